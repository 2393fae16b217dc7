//! What bodies of evidence judge: how certain an outcome is, how far a finding can be trusted.

use crate::record::entry::Entry;
use crate::record::synthesis::{
    CertaintyLevel, Comparison, OutcomeAnalysis, ReviewFinding, Synthesis,
};

use super::graph::Evidence;

/// What a body of evidence judges, or leaves unjudged.
#[derive(Debug, Clone, Copy)]
pub enum Judged<'a> {
    /// The certainty of an outcome of a comparison.
    Outcome(&'a Comparison, &'a OutcomeAnalysis),
    /// The confidence in a finding about what people say.
    Finding(&'a ReviewFinding),
}

impl Judged<'_> {
    /// How sure it is; nothing when nobody judged.
    pub fn level(self) -> Option<CertaintyLevel> {
        match self {
            Judged::Outcome(_, analysis) => analysis.grade.as_ref().map(|grade| grade.level),
            Judged::Finding(finding) => Some(finding.confidence),
        }
    }
}

impl Evidence {
    /// All that bodies of evidence judge or leave unjudged, in their order.
    pub fn judged(&self) -> impl Iterator<Item = (&Entry<Synthesis>, Judged<'_>)> {
        let syntheses = self.records.syntheses.values();
        syntheses.flat_map(|entry| {
            let comparisons = entry.value.comparisons.iter();
            let outcomes = comparisons.flat_map(|comparison| {
                let outcomes = comparison.outcomes.iter();
                outcomes.map(move |outcome| Judged::Outcome(comparison, outcome))
            });
            let findings = entry.value.findings.iter().map(Judged::Finding);
            outcomes.chain(findings).map(move |judged| (entry, judged))
        })
    }
}
