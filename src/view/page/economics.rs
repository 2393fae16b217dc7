//! The list of economic evidence.

use serde::Serialize;

use crate::plan::List;
use crate::record::economic::Economic;
use crate::record::entry::Entry;
use crate::view::desk::{Desk, Here};
use crate::view::evidence::{EconomicRow, economic_row};
use crate::view::head::Head;
use crate::view::shared::pager::{Pager, Part};
use crate::view::shared::part::Link;

/// What the template `economics.html` sees.
#[derive(Debug, Serialize)]
pub struct EconomicsPage {
    /// Economic results in their order.
    pub results: Vec<EconomicRow>,
    /// Cost models.
    pub models: Vec<Link>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
}

/// Makes a page of the list, counted from 0.
pub fn view(desk: &Desk<'_>, here: &Here, page: usize) -> Option<(Head, EconomicsPage)> {
    let (models, results) = in_order(desk);
    let part = Part {
        total: results.len(),
        page,
    };
    let head = Head {
        title: part.title(&desk.say("title.economic-evidence")),
        description: desk.say("line.what-is-known-of-costs-and-of"),
        page_type: "economics",
        section: "evidence/index.html",
        crumbs: vec![here.link(desk.say("link.evidence"), "evidence/index.html")],
        ..Head::default()
    };
    let kind = crate::record::kind::Kind::Economic;
    let page = EconomicsPage {
        results: part
            .take(results)
            .filter_map(|e| economic_row(desk, here, &e.id))
            .collect(),
        models: models
            .iter()
            .map(|e| desk.link(here, kind, &e.id))
            .collect(),
        pager: part.pager(here, |page| List::Economics.address(page)),
    };
    Some((head, page))
}

/// Cost models, and the other records, each in their order.
fn in_order<'a>(desk: &Desk<'a>) -> (Vec<&'a Entry<Economic>>, Vec<&'a Entry<Economic>>) {
    let mut entries: Vec<_> = desk.evidence.records.economics.values().collect();
    entries.sort_by_key(|entry| (entry.value.order, &entry.id));
    let is_model = |entry: &&Entry<Economic>| entry.value.model.is_some();
    entries.into_iter().partition(is_model)
}
