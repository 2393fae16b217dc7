//! The findings of all syntheses.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::reads::{self, Read, Reads};

use super::doubt::Doubts;
use super::outcome_findings::OutcomeFindings;
use super::{analysis, published_pool};

/// The findings of all syntheses.
#[derive(Debug, Default)]
pub struct Findings {
    by_synthesis: BTreeMap<Id, OfSynthesis>,
    doubts: Doubts,
}

/// The findings of a synthesis.
#[derive(Debug, Default)]
struct OfSynthesis {
    outcomes: Vec<OutcomeFindings>,
    /// What was read for them.
    reads: Reads,
}

impl Findings {
    /// Checks the data, works out the findings of every outcome of every comparison, and checks
    /// those against published ones. The problems are acceptances that fit no doubt or give no
    /// reason; doubts that nobody has dealt with are among [`Findings::doubts`].
    pub fn of(evidence: &Evidence) -> (Self, Diagnostics) {
        let mut doubts = Doubts::about_data(evidence);
        let syntheses: Vec<_> = evidence.records.syntheses.values().collect();
        let found = syntheses.par_iter().map(|synthesis| {
            let analyse = || analysis::of_synthesis(evidence, &doubts, synthesis);
            let (outcomes, reads) = reads::noted_of_facts(analyse);
            (synthesis.id.clone(), OfSynthesis { outcomes, reads })
        });
        let by_synthesis: BTreeMap<Id, OfSynthesis> = found.collect();
        for synthesis in syntheses {
            let found = by_synthesis
                .get(&synthesis.id)
                .map_or(&[][..], |found| found.outcomes.as_slice());
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
        reads::note(|| Read::Analyses(synthesis.clone()));
        let found = self.by_synthesis.get(synthesis);
        found.map_or(&[], |found| found.outcomes.as_slice())
    }

    /// What was read for the analyses of a synthesis; nothing where there are none.
    pub fn reads_of(&self, synthesis: &Id) -> Option<&Reads> {
        self.by_synthesis.get(synthesis).map(|found| &found.reads)
    }

    /// Every synthesis that has findings on an outcome.
    pub fn on_outcome<'a>(&'a self, outcome: &'a Id) -> impl Iterator<Item = &'a OutcomeFindings> {
        reads::note(|| Read::AllAnalyses);
        self.by_synthesis
            .values()
            .flat_map(|found| &found.outcomes)
            .filter(move |findings| findings.outcome == *outcome)
    }
}
