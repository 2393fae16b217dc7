//! Authors, pages and identifiers of papers, as they are typed and as pages show them. What reference
//! managers read is compared in `tests/readers`, on the same records.

use distil::{Diagnostic, Place};
use testbed::{Project, Site};

fn read_back() -> Project {
    let project = Project::starter();
    project.overlay("tests/readers/content");
    project
}

#[test]
fn names_are_cited_as_the_guides_ask() {
    let project = read_back();
    let site = project.build();
    assert_eq!(
        site.citations("studies/whole-2022.html")[..3],
        [
            "Finch A, King ML Jr, van den Berg V, Wren JP, Office of Invented Teas. Tea at noon and its effects on clerks. Journal of Things That Do Not Exist. 2022;7(3):160-6. doi:10.5555/whole.2022",
            "Finch, A. et al. (2022) ‘Tea at noon and its effects on clerks’, Journal of Things That Do Not Exist, 7(3), pp. 160–166. Available at: https://doi.org/10.5555/whole.2022.",
            "Finch, A., King, M. L., Jr., van den Berg, V., Wren, J.-P., & Office of Invented Teas. (2022). Tea at noon and its effects on clerks. Journal of Things That Do Not Exist, 7(3), 160–166. https://doi.org/10.5555/whole.2022",
        ]
    );
    let report = &site.citations("studies/who-2020.html")[2];
    assert!(report.starts_with("World Health Organization, The RECOVERY Collaborative Group, National Institute for Health and Care Excellence, & Centre for Reviews and Dissemination, University of York. (2020)"), "{report}");
    let names = &site.citations("studies/van-den-berg-2019.html")[0];
    assert!(names.starts_with("van den Berg V, ’s-Gravesande G, al-Hakim A, Della Porta D, King ML Jr, van Beethoven L, et al. "), "{names}");
    assert!(
        links_of(&site, "studies/smith-2020a.html").contains("https://doi.org/10.1000/xyz123\"")
    );
    assert!(
        links_of(&site, "studies/smith-inpress.html").contains("https://doi.org/10.1000/xyz125\"")
    );
    assert!(
        links_of(&site, "studies/names-2017.html")
            .contains("https://pubmed.ncbi.nlm.nih.gov/10000002/\"")
    );
}

fn links_of<'s>(site: &'s Site, page: &str) -> &'s str {
    site.file(page)
}

#[test]
fn what_names_no_author_is_told_at_its_line() {
    for author in [
        "Smith J et al",
        "Smith J, Jones K",
        "John Smith and Mary Jones",
        "Prof. Jane Smith",
        "Example UK",
    ] {
        let project = read_back();
        project.replace(
            "studies/smith-2020a.yaml",
            "[Smith J]",
            &format!("[\"{author}\"]"),
        );
        let told = of_code(&project, "W0331");
        assert_eq!(told.len(), 1, "{author}: {told:?}");
        let place = told[0].place.as_ref().map(Place::label).unwrap_or_default();
        assert!(place.contains("smith-2020a.yaml:4:"), "{place}");
    }
    assert_eq!(read_back().codes(), [""; 0]);
}

fn of_code(project: &Project, code: &str) -> Vec<Diagnostic> {
    let mut problems = project.problems();
    problems.retain(|problem| problem.code.id == code);
    problems
}

#[test]
fn pages_and_numbers_that_are_none_are_told() {
    for (from, to, code) in [
        ("pages: 160--166", "pages: in press", "E0332"),
        ("pages: 160--166", "pages: 166-160", "E0332"),
        ("pages: 160--166", "pages: 160-", "E0332"),
        ("pages: 160--166", "pmid: PMC1234567", "E0311"),
        ("pages: 160--166", "pmid: 1234567890", "E0311"),
        (
            "doi: https://doi.org/10.1000/xyz123",
            "doi: https://doi.org/",
            "E0311",
        ),
    ] {
        let project = read_back();
        project.replace("studies/smith-2020a.yaml", from, to);
        let told = of_code(&project, code);
        assert_eq!(told.len(), 1, "{to}: {told:?}");
    }
}
