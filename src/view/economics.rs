//! The list of economic evidence.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::evidence::{EconomicRow, economic_row};
use super::frame::Head;
use super::part::Link;

/// What the template `economics.html` sees.
#[derive(Debug, Serialize)]
pub struct EconomicsPage {
    /// Economic results in their order.
    pub results: Vec<EconomicRow>,
    /// Cost models.
    pub models: Vec<Link>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, EconomicsPage)> {
    let head = Head {
        title: desk.say("title.economic-evidence"),
        description: desk.say("line.what-is-known-of-costs-and-of"),
        page_type: "economics",
        section: "evidence/index.html",
        crumbs: vec![here.link(desk.say("link.evidence"), "evidence/index.html")],
        ..Head::default()
    };
    let mut entries: Vec<_> = desk.evidence.records.economics.values().collect();
    entries.sort_by_key(|entry| (entry.value.order, entry.id.clone()));
    let (models, results): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|entry| entry.value.model.is_some());
    let kind = crate::record::kind::Kind::Economic;
    let page = EconomicsPage {
        results: results
            .iter()
            .filter_map(|e| economic_row(desk, here, &e.id))
            .collect(),
        models: models
            .iter()
            .map(|e| desk.link(here, kind, &e.id))
            .collect(),
    };
    Some((head, page))
}
