//! Mistakes of a site that were put right are shown wherever somebody relied on them, and told where the
//! news and the records do not fit together.

use testbed::{Project, Site, listed, plain};

const TEXT: &str = "this site said a mean of 10.6, and now says a mean of 16.0";

#[test]
fn a_correction_is_shown_beside_the_number_on_the_record_in_the_news_and_in_feeds() {
    let site = Site::everything();
    let study = site.file("studies/robin-2015.html");
    let row = study.split("id=\"s01\"").nth(1).expect("the row");
    let row = row.split("</tr>").next().expect("its end");
    assert!(plain(row).contains(TEXT), "{row}");
    let evidence = site.file("evidence/tea-break-trials/whole.html");
    assert!(plain(evidence).contains(TEXT));
    let (_, section) = study
        .split_once("<h2 id=\"corrections\">")
        .expect("a section");
    assert!(plain(section).contains(TEXT) && section.contains("14 January 2026"));
    assert!(plain(section).contains("A conclusion changed."));
    for page in ["updates/index.html", "updates/doubtful-rows.html"] {
        let page = plain(site.file(page));
        assert!(page.contains(TEXT), "{page}");
    }
    for feed in ["updates/feed.xml", "updates/feed.json"] {
        let feed = site.file(feed);
        assert!(feed.contains(TEXT), "{feed}");
    }
    let economic = plain(site.file("economics/crane-2020-costs.html"));
    assert!(economic.contains("said £129, and now says £192"));
    assert!(economic.contains("No conclusion changed."));
}

#[test]
fn corrections_are_data() {
    let table = Site::everything().file("data/corrections.csv");
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows.len(), 3, "{table}");
    assert!(
        rows[1].starts_with("K01,2026-01-14,study,robin-2015,S01,"),
        "{table}"
    );
    assert!(
        rows[1].ends_with(",true") && rows[2].ends_with(",false"),
        "{table}"
    );
}

#[test]
fn a_page_without_corrections_has_no_section_for_them() {
    let page = Site::everything().file("studies/plover-2016.html");
    assert!(!page.contains("id=\"corrections\""));
}

fn told(edit: impl Fn(&Project)) -> (Vec<&'static str>, String) {
    let project = Project::everything();
    edit(&project);
    let problems = project.problems();
    (
        problems.iter().map(|it| it.code.id).collect(),
        listed(&problems),
    )
}

#[test]
fn what_does_not_fit_together_is_told() {
    let update = "updates/doubtful-rows.md";
    let study = "studies/robin-2015.yaml";
    let edits: [(&str, &str, &str, &[&str]); 6] = [
        (update, "corrects: [K01]\n", "", &["W0411", "W0411"]),
        (
            update,
            "corrects: [K01]",
            "corrects: [K01, K11]",
            &["E0401"],
        ),
        (update, "kind: correction", "kind: update", &["W0411"]),
        (study, "result: S01\n", "result: S011\n", &["E0401"]),
        // That nothing is called K01 now follows from it, and waits.
        (study, "id: K01\n", "id: K02\n", &["E0109"]),
        (study, "conclusion_changed: true\n", "\n", &["E0302"]),
    ];
    for (file, from, to, codes) in edits {
        let (found, list) = told(|project| {
            project.replace(file, from, to);
        });
        for code in codes {
            assert!(found.contains(code), "{from} -> {to}: {list}");
        }
    }
}

#[test]
fn a_correction_says_a_number_that_its_record_holds() {
    let study = "studies/robin-2015.yaml";
    let (found, list) = told(|project| {
        project.replace(study, "is: a mean of 16.0", "is: a mean of 17.0");
    });
    assert_eq!(found, ["W0420"], "{list}");
    assert!(list.contains("17.0"), "{list}");
    // The number itself was not put right.
    let (found, list) = told(|project| {
        project.replace("results/trials.csv", "29,,16.0,6.6", "29,,10.6,6.6");
    });
    assert!(found.contains(&"W0420"), "{list}");
    assert!(
        list.contains("10.6, which the correction says was wrong, still stands here"),
        "{list}"
    );
    let (found, list) = told(|project| {
        project.replace("economics/crane-2020-costs.yaml", "is: £192", "is: £912");
    });
    assert_eq!(found, ["W0420"], "{list}");
}

#[test]
fn a_number_that_changed_again_has_a_later_correction() {
    let again = "  - id: K09\n    date: 2026-01-10\n    where: Pressure with breaks alone, Table 2 (invented)\n    result: S01\n    was: a mean of 61.0\n    is: a mean of 10.6\n    why: It was another arm. (Invented.)\n    conclusion_changed: false\n";
    let (found, list) = told(|project| {
        let file = "studies/robin-2015.yaml";
        let text = project.read(file) + again;
        project.write(file, text);
    });
    assert!(found.is_empty(), "{list}");
}

#[test]
fn a_correction_without_a_number_and_one_that_is_accepted_are_silent() {
    let file = "economics/crane-2020-costs.yaml";
    let (found, list) = told(|project| {
        project.replace(file, "is: £192", "is: the cost of breaks alone");
    });
    assert!(found.is_empty(), "{list}");
    let (found, list) = told(|project| {
        project.replace(file, "is: £192", "is: £912");
        let text =
            project.read(file) + "accept:\n  - {check: W0420, reason: Worked out elsewhere.}\n";
        project.write(file, text);
    });
    assert!(found.is_empty(), "{list}");
}

#[test]
fn the_newest_correction_of_a_page_is_open_and_the_others_are_folded() {
    let project = Project::everything();
    project.replace(
        "studies/robin-2015.yaml",
        "corrections:\n",
        "corrections:\n  - id: K09\n    date: 2026-01-10\n    where: Aims\n    was: nine\n    is: eight\n    why: Miscounted.\n    conclusion_changed: false\n",
    );
    let site = project.build();
    let study = site.file("studies/robin-2015.html");
    let (_, section) = study
        .split_once("<h2 id=\"corrections\">")
        .expect("a section");
    let (open, folded) = section.split_once("<details>").expect("a fold");
    assert!(plain(open).contains(TEXT), "{open}");
    assert!(!plain(open).contains("said nine"), "{open}");
    assert!(folded.starts_with("\n<summary>1 more correction</summary>"));
    let (folded, _) = folded.split_once("</details>").expect("its end");
    assert!(plain(folded).contains("said nine, and now says eight"));
}
