//! The list of outcomes, by domain.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::plan::List;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::outcome::Outcome;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::shared::pager::{Pager, Part};
use crate::view::shared::part::Link;

/// What the template `outcomes.html` sees.
#[derive(Debug, Serialize)]
pub struct OutcomesPage {
    /// Outcomes, by domain.
    pub outcomes: Vec<OutcomeLine>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
}

/// An outcome in the list.
#[derive(Debug, Serialize)]
pub struct OutcomeLine {
    /// Its id.
    pub id: String,
    /// The outcome.
    pub outcome: Link,
    /// Its domain.
    pub domain: String,
    /// Its name in plain words.
    pub plain: String,
    /// How many results there are, or that there are none.
    pub results: String,
    /// The number of results.
    pub n: usize,
    /// Its importance, from 1 to 9.
    pub importance: u8,
}

/// Makes a page of the list, counted from 0.
pub fn view(desk: &Desk<'_>, here: &Here, page: usize) -> Option<(Head, OutcomesPage)> {
    let part = Part {
        total: desk.evidence.records.outcomes.len(),
        page,
    };
    let head = Head {
        title: part.title(&desk.say("title.outcomes")),
        description: desk.say("line.what-studies-measured-and-what-nobody-measured"),
        page_type: "outcomes",
        crumbs: vec![here.link(desk.say("link.evidence"), "evidence/index.html")],
        section: "evidence/index.html",
        ..Head::default()
    };
    let mut outcomes: Vec<_> = desk.evidence.records.outcomes.values().collect();
    outcomes.sort_by_key(|entry| entry.value.domain);
    let results = results_by_outcome(desk);
    let n = |entry: &Entry<Outcome>| results.get(&entry.id).copied().unwrap_or_default();
    let lines = part
        .take(outcomes)
        .map(|entry| line(desk, here, entry, n(entry)));
    let page = OutcomesPage {
        outcomes: lines.collect(),
        pager: part.pager(here, |page| List::Outcomes.address(page)),
    };
    Some((head, page))
}

fn results_by_outcome<'a>(desk: &Desk<'a>) -> BTreeMap<&'a Id, usize> {
    let mut counts = BTreeMap::new();
    for entry in desk.evidence.results.values() {
        *counts.entry(entry.result.outcome.id()).or_default() += 1;
    }
    counts
}

fn line(desk: &Desk<'_>, here: &Here, entry: &Entry<Outcome>, n: usize) -> OutcomeLine {
    OutcomeLine {
        id: entry.id.to_string(),
        outcome: desk.link(here, crate::record::kind::Kind::Outcome, &entry.id),
        domain: desk.words(entry.value.domain),
        plain: entry.value.plain_name.clone(),
        results: if n == 0 {
            "no result in this evidence".to_owned()
        } else {
            desk.count("count.results", n)
        },
        n,
        importance: entry.value.importance,
    }
}
