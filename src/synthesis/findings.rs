//! The findings of all syntheses.

use std::collections::HashMap;
use std::ops::Range;

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
    /// In the order of syntheses, and in each in that of its comparisons.
    all: Vec<OutcomeFindings>,
    /// Where those of each synthesis stand.
    by_synthesis: HashMap<Id, Range<usize>>,
    /// Where those on each outcome stand.
    by_outcome: HashMap<Id, Vec<usize>>,
    doubts: Doubts,
}

impl Findings {
    /// Checks the data, works out the findings of every outcome of every comparison, and checks
    /// those against published ones. The problems are acceptances that fit no doubt or give no
    /// reason; doubts that nobody has dealt with are among [`Findings::doubts`].
    pub fn of(evidence: &Evidence) -> (Self, Diagnostics) {
        let mut doubts = Doubts::about_data(evidence);
        let syntheses: Vec<_> = evidence.records.syntheses.values().collect();
        let worked_out: Vec<Vec<OutcomeFindings>> = syntheses
            .par_iter()
            .map(|synthesis| analysis::of_synthesis(evidence, &doubts, synthesis))
            .collect();
        let mut findings = Self::default();
        for (synthesis, found) in syntheses.into_iter().zip(worked_out) {
            let raised = published_pool::doubts(evidence, synthesis, &found);
            raised.into_iter().for_each(|doubt| doubts.add(doubt));
            findings.add(&synthesis.id, found);
        }
        let problems = doubts.settle(evidence);
        findings.doubts = doubts;
        (findings, problems)
    }

    fn add(&mut self, synthesis: &Id, found: Vec<OutcomeFindings>) {
        let start = self.all.len();
        for (place, findings) in (start..).zip(&found) {
            let on_outcome = self.by_outcome.entry(findings.outcome.clone());
            on_outcome.or_default().push(place);
        }
        self.all.extend(found);
        let places = start..self.all.len();
        self.by_synthesis.insert(synthesis.clone(), places);
    }

    /// Doubts about the data.
    pub fn doubts(&self) -> &Doubts {
        &self.doubts
    }

    /// The outcomes of a synthesis, in the order of its comparisons.
    pub fn of_synthesis(&self, synthesis: &Id) -> &[OutcomeFindings] {
        let places = self.by_synthesis.get(synthesis).cloned();
        &self.all[places.unwrap_or_default()]
    }

    /// The findings on an outcome, in the order of syntheses.
    pub fn on_outcome(&self, outcome: &Id) -> impl Iterator<Item = &OutcomeFindings> {
        let places = self.by_outcome.get(outcome).into_iter().flatten();
        places.map(|place| &self.all[*place])
    }
}
