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
        (study, "id: K01\n", "id: K02\n", &["E0109", "E0401"]),
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
