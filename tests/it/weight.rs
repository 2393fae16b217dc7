//! What a page weighs. Readers with a slow connection wait for every byte, and a build writes them all;
//! each kind of page has a budget on the example that shows everything.

use testbed::{Site, all_between};

/// Budgets in thousands of bytes by kind of page, as `data-page-type` names it.
const BUDGETS: [(&str, usize); 38] = [
    ("accessibility", 12),
    ("audience", 17),
    ("briefing", 12),
    ("browse", 42),
    ("checklist", 25),
    ("compare", 21),
    ("downloads", 15),
    ("economic", 62),
    ("economics", 13),
    ("edition", 160),
    ("evidence", 375),
    ("evidence-list", 14),
    ("examples", 12),
    ("findings", 16),
    ("glossary", 12),
    ("home", 19),
    ("intervention", 15),
    ("interventions", 10),
    ("map", 35),
    ("not-found", 5),
    ("open-issue", 11),
    ("open-issues", 13),
    ("outcome", 21),
    ("outcomes", 15),
    ("policies", 11),
    ("policy", 11),
    ("question", 20),
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

#[test]
fn a_study_is_one_file() {
    let site = Site::everything();
    let beside = site
        .files()
        .filter(|(name, _)| name.starts_with("studies/") && !name.ends_with(".html"));
    let beside: Vec<&str> = beside.map(|(name, _)| name).collect();
    assert!(beside.is_empty(), "{beside:?}");
}
