//! What the parts of a body of evidence are called, and the ways to them.

use serde::Serialize;

use crate::plan::EvidencePart;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::synthesis::Synthesis;
use crate::synthesis::OutcomeFindings;
use crate::text::case;
use crate::view::desk::{Desk, Here};
use crate::view::part::Link;
use crate::words::say;

use super::included;
use crate::view::shared::outcome_name::outcome_name;

/// The way to a part.
#[derive(Debug, Clone, Serialize)]
pub struct PartLink {
    /// Its name on the page for paper.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What is compared, for the first of the outcomes of a comparison; else empty.
    pub group: String,
    /// Where it leads.
    pub href: String,
    /// Whether it is the page itself.
    pub current: bool,
}

/// The name of a part on the page for paper.
pub(super) fn anchor(part: &EvidencePart) -> String {
    match part {
        EvidencePart::Outcome {
            comparison,
            outcome,
        } => format!("results-{comparison}-{outcome}"),
        EvidencePart::Network(id) => format!("network-{id}"),
        EvidencePart::Accuracy(id) => format!("accuracy-{id}"),
        EvidencePart::Voices => "qualitative".to_owned(),
        EvidencePart::Costs => "economics".to_owned(),
        EvidencePart::Appraisal => "risk-of-bias".to_owned(),
        EvidencePart::Studies(0) => "studies".to_owned(),
        EvidencePart::Studies(page) => format!("studies-{}", page + 1),
        EvidencePart::Search => "flow".to_owned(),
        EvidencePart::Methods => "how-made".to_owned(),
        EvidencePart::Further { .. } | EvidencePart::Whole => "whole".to_owned(),
    }
}

/// What a part is called, on its page and where links lead to it.
pub(super) fn title(desk: &Desk<'_>, entry: &Entry<Synthesis>, part: &EvidencePart) -> String {
    match part {
        EvidencePart::Outcome {
            comparison,
            outcome,
        } => outcome_name(desk, entry, comparison, outcome),
        EvidencePart::Further { outcome, .. } => desk.title(Kind::Outcome, outcome).to_owned(),
        EvidencePart::Network(id) => network_title(entry, id),
        EvidencePart::Accuracy(id) => {
            let mut asked = entry.value.accuracy.iter();
            let own = asked.find(|own| own.id == *id);
            own.map_or_else(|| id.to_string(), |own| own.title.clone())
        }
        EvidencePart::Voices => say!(desk, "evidence.what-people-say-findings-and-confidence"),
        EvidencePart::Costs => say!(desk, "evidence.costs-and-consequences"),
        EvidencePart::Appraisal => say!(desk, "evidence.appraisal-of-the-studies"),
        EvidencePart::Studies(page) => included::title(desk, entry, *page),
        EvidencePart::Search => say!(desk, "evidence-part.search"),
        EvidencePart::Methods => say!(desk, "evidence-part.methods"),
        EvidencePart::Whole => say!(desk, "evidence-part.as-one-document"),
    }
}

/// The ways to the parts: outcomes, and the others.
pub(super) fn menu(
    desk: &Desk<'_>,
    here: &Here,
    entry: &Entry<Synthesis>,
    current: Option<&EvidencePart>,
) -> (Vec<PartLink>, Vec<PartLink>) {
    let all = EvidencePart::all(desk.evidence, &entry.value);
    let listed = all.into_iter().filter(|part| match part {
        EvidencePart::Further { .. } => false,
        EvidencePart::Studies(page) => *page == 0,
        _ => true,
    });
    let is_current = |part: &EvidencePart| match (part, current) {
        (EvidencePart::Studies(_), Some(EvidencePart::Studies(_))) => true,
        _ => Some(part) == current,
    };
    let mut compared = None;
    let item = |part: EvidencePart| {
        let (label, group) = named(desk, entry, &part, &mut compared);
        let item = PartLink {
            id: anchor(&part),
            label,
            group,
            href: here.href(&part.address(&entry.id)),
            current: is_current(&part),
        };
        (part, item)
    };
    let is_outcome = |part: &EvidencePart| {
        matches!(
            part,
            EvidencePart::Outcome { .. } | EvidencePart::Network(_)
        )
    };
    let (outcomes, others): (Vec<_>, Vec<_>) =
        listed.map(item).partition(|(part, _)| is_outcome(part));
    let items =
        |listed: Vec<(EvidencePart, PartLink)>| listed.into_iter().map(|(_, item)| item).collect();
    (items(outcomes), items(others))
}

/// What a part is called in the menu: an outcome by its name, and the first of a comparison with what
/// is compared above it.
fn named(
    desk: &Desk<'_>,
    entry: &Entry<Synthesis>,
    part: &EvidencePart,
    compared: &mut Option<Id>,
) -> (String, String) {
    let EvidencePart::Outcome {
        comparison,
        outcome,
    } = part
    else {
        return (
            title(desk, entry, part),
            group_of_networks(desk, entry, part),
        );
    };
    let is_first = compared.replace(comparison.clone()).as_ref() != Some(comparison);
    let mut comparisons = entry.value.comparisons.iter();
    let own = comparisons.find(|own| own.id == *comparison && is_first);
    let group = own.map(|own| own.title.clone()).unwrap_or_default();
    (desk.title(Kind::Outcome, outcome).to_owned(), group)
}

fn network_title(entry: &Entry<Synthesis>, id: &Id) -> String {
    let mut networks = entry.value.networks.iter();
    let own = networks.find(|own| own.id == *id);
    own.map_or_else(|| id.to_string(), |own| own.title.clone())
}

/// What stands above the first network; empty for all else.
fn group_of_networks(desk: &Desk<'_>, entry: &Entry<Synthesis>, part: &EvidencePart) -> String {
    let first = entry.value.networks.first().map(|network| &network.id);
    match part {
        EvidencePart::Network(id) if Some(id) == first => say!(desk, "network.menu"),
        _ => String::new(),
    }
}

/// The way to the further analyses of an outcome.
pub(super) fn further_of_outcome(desk: &Desk<'_>, here: &Here, found: &OutcomeFindings) -> Link {
    let page = desk
        .addresses
        .further(&found.synthesis, &found.comparison, &found.outcome);
    let name = desk
        .evidence
        .title_of(Kind::Outcome, found.outcome.as_str());
    let name = case::small(name.unwrap_or(found.outcome.as_str()));
    here.link(
        say!(desk, "evidence-analysis.further", outcome = &name),
        &page,
    )
}

/// The way to the list of further analyses.
pub(super) fn further(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>) -> Link {
    let address = desk.addresses.analyses(&entry.id);
    here.link(say!(desk, "evidence-part.further"), &address)
}
