//! The parts into which a body of evidence is divided.

use crate::evidence::{Evidence, ResultEntry};
use crate::record::id::Id;
use crate::record::synthesis::{AnalysisMethod, OutcomeAnalysis, Synthesis};

use super::lists::pages_of;

/// A part of a body of evidence that has a page of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidencePart {
    /// The results on an outcome within a comparison.
    Outcome {
        /// The comparison.
        comparison: Id,
        /// The outcome.
        outcome: Id,
    },
    /// How far the pooled result on an outcome depends on choices and on single results.
    Further {
        /// The comparison.
        comparison: Id,
        /// The outcome.
        outcome: Id,
    },
    /// A network of comparisons.
    Network(Id),
    /// The accuracy of a test, by its id in the synthesis.
    Accuracy(Id),
    /// What people say: qualitative findings.
    Voices,
    /// Costs and consequences.
    Costs,
    /// Risk of bias of the studies.
    Appraisal,
    /// Searches, and the flow of studies.
    Search,
    /// Characteristics of the studies: a page of the list, counted from 0.
    Studies(usize),
    /// Methods, certainty, doubts and files.
    Methods,
    /// All parts as one document, for paper.
    Whole,
}

impl EvidencePart {
    /// The address of the part.
    pub fn address(&self, synthesis: &Id) -> String {
        let name = match self {
            Self::Outcome {
                comparison,
                outcome,
            } => format!("{comparison}-{outcome}"),
            Self::Further {
                comparison,
                outcome,
            } => format!("{comparison}-{outcome}-analyses"),
            Self::Network(network) => format!("network/{network}"),
            Self::Accuracy(id) => format!("{id}-accuracy"),
            Self::Voices => "findings".to_owned(),
            Self::Costs => "costs".to_owned(),
            Self::Appraisal => "risk-of-bias".to_owned(),
            Self::Search => "search".to_owned(),
            Self::Studies(0) => "studies".to_owned(),
            Self::Studies(page) => format!("studies/page-{}", page + 1),
            Self::Methods => "methods".to_owned(),
            Self::Whole => "whole".to_owned(),
        };
        format!("evidence/{synthesis}/{name}.html")
    }

    /// The parts of a synthesis, in the order in which a reader wants them.
    pub fn all(evidence: &Evidence, synthesis: &Synthesis) -> Vec<Self> {
        let mut parts = outcomes(evidence, synthesis);
        let studies = &evidence.records.studies;
        let mut own = synthesis.studies.iter().filter_map(|s| studies.get(s.id()));
        let is_appraised = own.any(|study| !study.value.appraisals.is_empty());
        let has_studies = !synthesis.studies.is_empty()
            || !synthesis.excluded.is_empty()
            || !synthesis.context.is_empty();
        let list = (0..pages_of(synthesis.studies.len())).map(Self::Studies);
        let networks = synthesis.networks.iter();
        parts.extend(networks.map(|network| Self::Network(network.id.clone())));
        let tests = synthesis.accuracy.iter().map(|own| own.id.clone());
        parts.extend(tests.map(Self::Accuracy));
        parts.extend((!synthesis.findings.is_empty()).then_some(Self::Voices));
        parts.extend((!synthesis.economics.is_empty()).then_some(Self::Costs));
        parts.extend(is_appraised.then_some(Self::Appraisal));
        parts.extend(list.filter(|_| has_studies));
        parts.extend([Self::Search, Self::Methods, Self::Whole]);
        parts
    }
}

/// Each outcome, and what goes with it where its results are to be pooled.
fn outcomes(evidence: &Evidence, synthesis: &Synthesis) -> Vec<EvidencePart> {
    let mut parts = Vec::new();
    for comparison in &synthesis.comparisons {
        for analysis in &comparison.outcomes {
            let (comparison, outcome) = (comparison.id.clone(), analysis.outcome.id().clone());
            let further = EvidencePart::Further {
                comparison: comparison.clone(),
                outcome: outcome.clone(),
            };
            parts.push(EvidencePart::Outcome {
                comparison,
                outcome,
            });
            parts.extend(may_be_pooled(evidence, synthesis, analysis).then_some(further));
        }
    }
    parts
}

/// Whether results are to be pooled, and enough of them are not left out.
fn may_be_pooled(evidence: &Evidence, synthesis: &Synthesis, analysis: &OutcomeAnalysis) -> bool {
    let is_left_out = |entry: &&ResultEntry| {
        let mut left_out = analysis.left_out.iter();
        left_out.any(|left| left.result == entry.result.id)
    };
    let results = evidence.results_for(synthesis, analysis);
    let left = results.filter(|entry| !is_left_out(entry));
    analysis.analysis.method == AnalysisMethod::Pool && left.take(2).count() == 2
}

/// The list of the further analyses of a synthesis.
pub(super) fn analyses_address(synthesis: &Id) -> String {
    format!("evidence/{synthesis}-analyses.html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_synthesis_stand_in_a_folder_of_its_own() {
        let trials = Id::new("tea-trials");
        let outcome = EvidencePart::Outcome {
            comparison: Id::new("usual"),
            outcome: Id::new("calm"),
        };
        assert_eq!(
            outcome.address(&trials),
            "evidence/tea-trials/usual-calm.html"
        );
        let second = EvidencePart::Studies(1).address(&trials);
        assert_eq!(second, "evidence/tea-trials/studies/page-2.html");
    }
}
