//! Where there is nothing to list, a sentence says so: no table, list or table of contents without an
//! entry.

use testbed::{Project, Site, all_between};

/// Tables whose body has no row, and lists without an entry, by page.
fn empty_parts(site: &Site) -> Vec<String> {
    let mut empty = Vec::new();
    for (address, page) in site.pages() {
        for body in all_between(page, "<tbody>", "</tbody>") {
            if !body.contains("<tr") {
                empty.push(format!("{address}: a table"));
            }
        }
        for list in ["ul", "ol", "dl"] {
            for inside in all_between(page, &format!("<{list}"), &format!("</{list}>")) {
                let (attributes, inside) = inside.split_once('>').expect("a tag");
                // The script of the search fills this one.
                if inside.trim().is_empty() && !attributes.contains("search-results") {
                    empty.push(format!("{address}: <{list}{attributes}>"));
                }
            }
        }
    }
    empty
}

/// A synthesis of the starter whose studies are as given, with or without an outcome.
fn synthesis(studies: &str, outcomes: &str) -> String {
    format!(
        "title: Tea alone
short: tea alone
order: 9
type: meta-analysis
question: Does tea alone help?
summary: Nothing is known.
methods: As always.
studies: {studies}
comparisons:
  - id: c1
    title: Tea alone
    intervention: shared-tea-break
    comparator: breaks-alone
    population: Librarians
    setting: Libraries
    outcomes: {outcomes}
limitations: [Few studies.]
gaps: [Everything.]
versions:
  - {{version: '1.0', date: 2026-01-15, changed: First, conclusions_changed: false}}
"
    )
}

const EXCLUDED: &str = "excluded:\n  - {study: finch-2021, reason: Invented}\n";

#[test]
fn a_site_of_which_nothing_is_known_yet_has_no_empty_list() {
    let project = Project::starter();
    let site = project.read("site.yaml");
    let audiences = ["manager", "staff"].map(|name| format!("audiences/{name}.yaml"));
    let files = audiences.map(|file| (project.read(&file), file));
    let project = Project::empty();
    project.write(
        "site.yaml",
        site.replace("(study:finch-2021)", "(https://example.org/)"),
    );
    for (text, file) in files {
        project.write(&file, text);
    }
    let site = project.build();
    assert_eq!(empty_parts(&site), [""; 0]);
    assert!(
        site.file("studies/index.html")
            .contains("Nothing is on record yet.")
    );
}

#[test]
fn the_starter_has_no_empty_list() {
    assert_eq!(empty_parts(&Site::of(&Project::built())), [""; 0]);
}

#[test]
fn a_synthesis_whose_studies_are_all_excluded_says_so_once() {
    let project = Project::starter();
    let text = synthesis("[]", "[]") + EXCLUDED;
    project.write("syntheses/nothing-left.yaml", text);
    let text = synthesis(
        "[]",
        "[{outcome: calm, analysis: {method: pool, measure: SMD}}]",
    );
    project.write("syntheses/nothing-found.yaml", text);
    let site = project.build();
    assert_eq!(empty_parts(&site), [""; 0]);
    for name in ["nothing-left", "nothing-found"] {
        let page = site.file(&format!("evidence/{name}.html"));
        assert_eq!(page.matches("No study was eligible.").count(), 1, "{name}");
    }
    let studies = site.file("evidence/nothing-left/studies.html");
    assert!(studies.contains("Left out, with the reason"));
    let page = site.file("evidence/nothing-left.html");
    assert!(!page.contains("figure-summary-of-findings"));
}

#[test]
fn a_synthesis_whose_results_are_all_outside_the_question_says_so() {
    let project = Project::starter();
    project.write("syntheses/besides.yaml", synthesis("[finch-2021]", "[]"));
    let site = project.build();
    assert_eq!(empty_parts(&site), [""; 0]);
    let page = site.file("evidence/besides.html");
    assert!(page.contains("No result of its studies is on this question."));
    let studies = site.file("evidence/besides/studies.html");
    assert!(studies.contains("id=\"table-studies\""));
}
