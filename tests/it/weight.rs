//! What a page weighs. Readers with a slow connection wait for every byte, and a build writes them all;
//! each kind of page has a budget on the example that shows everything.

use testbed::{Project, Site, all_between};

/// Budgets in thousands of bytes by kind of page, as `data-page-type` names it.
const BUDGETS: [(&str, usize); 44] = [
    ("accessibility", 12),
    ("analyses", 76),
    ("audience", 26),
    ("briefing", 12),
    ("browse", 42),
    ("by-certainty", 26),
    ("checklist", 25),
    ("compare", 21),
    ("decision", 40),
    ("downloads", 15),
    ("economic", 62),
    ("economics", 13),
    ("edition", 160),
    ("evidence", 56),
    ("evidence-list", 14),
    ("evidence-outcome", 50),
    ("evidence-part", 125),
    ("evidence-whole", 390),
    ("examples", 12),
    ("findings", 16),
    ("glossary", 12),
    ("home", 28),
    ("intervention", 15),
    ("interventions", 10),
    ("map", 42),
    ("not-found", 5),
    ("open-issue", 11),
    ("open-issues", 13),
    ("outcome", 21),
    ("outcomes", 15),
    ("policies", 11),
    ("policy", 11),
    ("question", 31),
    ("questions", 13),
    ("resource", 14),
    ("resources", 13),
    ("risk", 14),
    ("risks", 16),
    ("search", 11),
    ("sheet", 17),
    ("standing", 10),
    ("study", 31),
    ("theme", 13),
    ("update", 10),
];

/// Pages of which there is one, and that show all of something.
const OTHERS: usize = 41;

#[test]
fn no_page_is_heavier_than_its_kind_may_be() {
    let mut heavy = Vec::new();
    for (name, page) in Site::everything().pages() {
        let kinds = all_between(page, "data-page-type=\"", "\"");
        let kind = kinds.first().copied().unwrap_or_default();
        let budget = BUDGETS.iter().find(|(of, _)| *of == kind);
        let budget = 1000 * budget.map_or(OTHERS, |(_, budget)| *budget);
        if page.len() > budget {
            heavy.push(format!("{name} ({kind}): {} of {budget}", page.len()));
        }
    }
    assert!(heavy.is_empty(), "{heavy:#?}");
}

/// Budgets in thousands of bytes by kind of page that hold at any number of records, because lists are
/// divided and tables end somewhere. They were measured at 10,000 studies and 1,000 syntheses.
const AT_ANY_SIZE: [(&str, usize); 42] = [
    ("accessibility", 12),
    ("analyses", 95),
    ("audience", 45),
    ("briefing", 20),
    ("browse", 110),
    ("by-certainty", 95),
    ("compare", 20),
    ("decision", 40),
    ("economic", 65),
    ("economics", 85),
    // What is said to a reader of a body of evidence with a thousand results.
    ("edition", 1_200),
    ("evidence", 110),
    ("evidence-list", 55),
    ("evidence-outcome", 150),
    ("evidence-part", 400),
    // All parts of it as one document.
    ("evidence-whole", 1_950),
    ("examples", 40),
    ("findings", 15),
    ("glossary", 25),
    ("home", 45),
    ("intervention", 60),
    ("map", 450),
    ("not-found", 5),
    ("open-issue", 11),
    ("outcome", 110),
    ("outcome-results", 90),
    ("outcomes", 50),
    ("policies", 40),
    ("policy", 11),
    ("question", 40),
    ("questions", 95),
    ("resource", 15),
    ("resources", 75),
    ("risk", 14),
    ("risks", 150),
    ("search", 11),
    ("sheet", 17),
    ("standing", 10),
    ("studies", 125),
    ("study", 45),
    ("theme", 65),
    ("update", 11),
];

/// Pages that are not divided: thousands of bytes, and the bytes that they may have besides for each
/// synthesis of an invented site, with which the records come that they show.
const NOT_DIVIDED: [(&str, usize, usize); 6] = [
    ("checklist", 25, 260),
    ("downloads", 20, 200),
    ("interventions", 12, 50),
    ("open-issues", 14, 90),
    ("tools", 25, 0),
    ("updates", 25, 20),
];

/// The site of invented records.
fn invented(studies: usize, syntheses: usize) -> Site {
    let project = Project::empty();
    let (studies, of) = (studies.to_string(), syntheses.to_string());
    let run = project.run(&[
        "generate",
        "invented",
        "--studies",
        &studies,
        "--syntheses",
        &of,
        "--seed",
        "1",
    ]);
    assert_eq!(run.code, 0, "{run:?}");
    let _ = std::fs::remove_dir(project.content());
    std::fs::rename(project.path().join("invented/content"), project.content()).unwrap();
    project.build()
}

#[test]
fn no_page_outgrows_its_budget_as_records_are_added() {
    let mut heavy = Vec::new();
    for (studies, syntheses) in [(30, 10), (120, 40)] {
        for (name, page) in invented(studies, syntheses).pages() {
            let kinds = all_between(page, "data-page-type=\"", "\"");
            let kind = kinds.first().copied().unwrap_or_default();
            let fixed = AT_ANY_SIZE.iter().find(|(of, _)| *of == kind);
            let growing = NOT_DIVIDED.iter().find(|(of, ..)| *of == kind);
            let budget = match (fixed, growing) {
                (Some((_, budget)), _) => 1000 * budget,
                (None, Some((_, budget, each))) => 1000 * budget + each * syntheses,
                (None, None) => 0,
            };
            if page.len() > budget {
                heavy.push(format!("{name} ({kind}): {} of {budget}", page.len()));
            }
        }
    }
    assert!(heavy.is_empty(), "{heavy:#?}");
}

#[test]
fn a_study_is_one_file() {
    let site = Site::everything();
    let beside = site
        .files()
        .filter(|(name, _)| name.starts_with("studies/") && !name.ends_with(".html"));
    let beside: Vec<&str> = beside.map(|(name, _)| name).collect();
    assert!(beside.is_empty(), "{beside:?}");
}
