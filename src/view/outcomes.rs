//! The list of outcomes, by domain.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::outcome::Outcome;

use super::desk::{Desk, Here};
use super::frame::Head;
use super::part::Link;

/// What the template `outcomes.html` sees.
#[derive(Debug, Serialize)]
pub struct OutcomesPage {
    /// Outcomes by domain.
    pub domains: Vec<DomainGroup>,
}

/// The outcomes of a domain.
#[derive(Debug, Serialize)]
pub struct DomainGroup {
    /// The domain.
    pub domain: String,
    /// Its outcomes.
    pub outcomes: Vec<OutcomeLine>,
}

/// An outcome in the list.
#[derive(Debug, Serialize)]
pub struct OutcomeLine {
    /// The outcome.
    pub outcome: Link,
    /// Its name in plain words.
    pub plain: String,
    /// How many results there are, or that there are none.
    pub results: String,
    /// Its importance, from 1 to 9.
    pub importance: u8,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, OutcomesPage)> {
    let head = Head {
        title: desk.say("title.outcomes"),
        description: desk.say("line.what-studies-measured-and-what-nobody-measured"),
        page_type: "outcomes",
        crumbs: vec![here.link(desk.say("link.evidence"), "evidence/index.html")],
        section: "evidence/index.html",
        ..Head::default()
    };
    let mut domains = BTreeMap::new();
    for entry in desk.evidence.records.outcomes.values() {
        let group: &mut Vec<OutcomeLine> = domains.entry(entry.value.domain).or_default();
        group.push(line(desk, here, entry));
    }
    let group = |(domain, outcomes): (crate::record::outcome::OutcomeDomain, _)| DomainGroup {
        domain: desk.words(domain),
        outcomes,
    };
    Some((
        head,
        OutcomesPage {
            domains: domains.into_iter().map(group).collect(),
        },
    ))
}

fn line(desk: &Desk<'_>, here: &Here, entry: &Entry<Outcome>) -> OutcomeLine {
    let results = desk.evidence.results.values();
    let n = results
        .filter(|result| *result.result.outcome.id() == entry.id)
        .count();
    OutcomeLine {
        outcome: desk.link(here, crate::record::kind::Kind::Outcome, &entry.id),
        plain: entry.value.plain_name.clone(),
        results: if n == 0 {
            "no result in this evidence".to_owned()
        } else {
            desk.count("count.results", n)
        },
        importance: entry.value.importance,
    }
}
