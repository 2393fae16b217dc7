//! The findings of all syntheses.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::evidence::Evidence;
use crate::record::id::Id;

use super::doubt::Doubts;
use super::outcome_findings::OutcomeFindings;
use super::{analysis, published_pool};

/// The findings of all syntheses.
#[derive(Debug, Default)]
pub struct Findings {
    by_synthesis: BTreeMap<Id, Vec<OutcomeFindings>>,
    doubts: Doubts,
}

impl Findings {
    /// Checks the data, works out the findings of every outcome of every comparison, and checks
    /// those against published ones. The problems are acceptances that fit no doubt or give no
    /// reason; doubts that nobody has dealt with are among [`Findings::doubts`].
    pub fn of(evidence: &Evidence) -> (Self, Diagnostics) {
        let mut doubts = Doubts::about_data(evidence);
        let syntheses: Vec<_> = evidence.records.syntheses.values().collect();
        let found = syntheses.par_iter().map(|synthesis| {
            let found = analysis::of_synthesis(evidence, &doubts, synthesis);
            (synthesis.id.clone(), found)
        });
        let by_synthesis: BTreeMap<Id, Vec<OutcomeFindings>> = found.collect();
        for synthesis in syntheses {
            let found = by_synthesis
                .get(&synthesis.id)
                .map_or(&[][..], Vec::as_slice);
            let raised = published_pool::doubts(evidence, synthesis, found);
            raised.into_iter().for_each(|doubt| doubts.add(doubt));
        }
        let problems = doubts.settle(evidence);
        let findings = Self {
            by_synthesis,
            doubts,
        };
        (findings, problems)
    }

    /// Doubts about the data.
    pub fn doubts(&self) -> &Doubts {
        &self.doubts
    }

    /// The outcomes of a synthesis, in the order of its comparisons.
    pub fn of_synthesis(&self, synthesis: &Id) -> &[OutcomeFindings] {
        self.by_synthesis.get(synthesis).map_or(&[], Vec::as_slice)
    }

    /// Every synthesis that has findings on an outcome.
    pub fn on_outcome<'a>(&'a self, outcome: &'a Id) -> impl Iterator<Item = &'a OutcomeFindings> {
        self.by_synthesis
            .values()
            .flatten()
            .filter(move |findings| findings.outcome == *outcome)
    }
}
