//! How certain each comparison of a network is: the six domains of CINeMA, with reasons.

use serde::Serialize;

use crate::record::network::{NetworkCertainty, NetworkDomain};
use crate::sentence::certainty::certainty;
use crate::sentence::network as said;
use crate::synthesis::{NetworkFit, PairFacts};
use crate::words::say;

use super::shown::Shown;

/// How certain each comparison is.
#[derive(Debug, Serialize)]
pub struct NetworkCertaintyView {
    /// The domains, in the order of the cells of each row.
    pub domains: Vec<String>,
    /// Every pair.
    pub rows: Vec<PairCertainty>,
}

/// How certain a comparison is.
#[derive(Debug, Serialize)]
pub struct PairCertainty {
    /// The comparison.
    pub pair: String,
    /// The level; that it was not judged, where it was not.
    pub level: String,
    /// What was judged in each domain; that it was not, where it was not.
    pub cells: Vec<DomainCell>,
    /// Whether the judgement waits for agreement.
    pub proposed: bool,
    /// Who judged; empty where nobody did.
    pub by: String,
}

/// What was judged in a domain.
#[derive(Debug, Serialize)]
pub struct DomainCell {
    /// The domain.
    pub domain: String,
    /// How large the concern is; that it was not judged, where it was not.
    pub concern: String,
    /// Whether it was judged.
    pub is_judged: bool,
    /// Why; empty where no reason is given.
    pub reason: String,
}

pub(super) fn view(shown: &Shown<'_>, fit: &NetworkFit) -> NetworkCertaintyView {
    let domains = NetworkDomain::ALL.iter();
    NetworkCertaintyView {
        domains: domains.map(|domain| shown.desk.value(*domain)).collect(),
        rows: fit.pairs.iter().map(|pair| row(shown, pair)).collect(),
    }
}

fn row(shown: &Shown<'_>, pair: &PairFacts) -> PairCertainty {
    let (desk, found) = (shown.desk, shown.found);
    let id = |place: usize| &found.treatments[place].intervention;
    let judged = shown.network.judgement(id(pair.first), id(pair.second));
    PairCertainty {
        pair: said::pair(desk.words, found, pair.first, pair.second),
        level: desk.text(certainty(judged.map(|judged| judged.level))),
        cells: NetworkDomain::ALL
            .iter()
            .map(|domain| cell(shown, judged, *domain))
            .collect(),
        proposed: judged.is_some_and(|judged| judged.proposed),
        by: judged.map(|judged| judged.by.clone()).unwrap_or_default(),
    }
}

fn cell(shown: &Shown<'_>, judged: Option<&NetworkCertainty>, domain: NetworkDomain) -> DomainCell {
    let desk = shown.desk;
    let concern = judged.and_then(|judged| judged.domains.get(&domain));
    DomainCell {
        domain: desk.value(domain),
        concern: match concern {
            Some(concern) => desk.value(concern.concern),
            None => say!(desk, "network.not-judged"),
        },
        is_judged: concern.is_some(),
        reason: concern
            .and_then(|concern| concern.reason.clone())
            .unwrap_or_default(),
    }
}
