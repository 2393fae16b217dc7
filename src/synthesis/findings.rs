//! The findings of all syntheses.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::evidence::Evidence;
use crate::record::analysis_settings::SeveralResults;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::reads::{self, Read};
use crate::record::synthesis::Synthesis;

use super::accuracy::{self, AccuracyFindings};
use super::doubt::Doubts;
use super::doubt::shared_people::{self, Pool};
use super::network::NetworkFindings;
use super::of_synthesis::{BySynthesis, OfSynthesis};
use super::outcome_findings::OutcomeFindings;
use super::prints::Prints;
use super::{analysis, network, published_pool, retold};

/// The findings of all syntheses.
#[derive(Debug, Default)]
pub struct Findings {
    by_synthesis: BySynthesis,
    /// The syntheses with findings on each outcome, with the places of those.
    by_outcome: ByOutcome,
    doubts: Doubts,
    analysed: usize,
}

impl Findings {
    /// Checks the data, works out the findings of every outcome of every comparison, and checks
    /// those against published ones. The problems are acceptances that fit no doubt or give no
    /// reason; doubts that nobody has dealt with are among [`Findings::doubts`].
    ///
    /// Findings of `before` are taken over while nothing that was read for them has changed.
    pub fn of(evidence: &Evidence, before: &BySynthesis) -> (Self, Diagnostics) {
        let mut doubts = Doubts::about_data(evidence);
        let work = Work {
            evidence,
            doubts: &doubts,
            prints: Prints {
                evidence,
                doubts: &doubts,
                analyses: &BySynthesis::new(),
            },
            before,
        };
        let syntheses: Vec<_> = evidence.records.syntheses.values().collect();
        let found = syntheses.par_iter().map(|synthesis| work.of(synthesis));
        let found: Vec<(Arc<OfSynthesis>, bool)> = found.collect();
        let analysed = found.iter().filter(|(_, is_new)| *is_new).count();
        let ids = syntheses.iter().map(|synthesis| synthesis.id.clone());
        let by_synthesis: BySynthesis =
            ids.zip(found.into_iter().map(|(found, _)| found)).collect();
        for synthesis in syntheses {
            let found = by_synthesis
                .get(&synthesis.id)
                .map_or(&[][..], |found| found.outcomes.as_slice());
            let raised = published_pool::doubts(evidence, synthesis, found);
            raised.into_iter().for_each(|doubt| doubts.add(doubt));
        }
        let raised = shared_people::doubts(pools(evidence, &by_synthesis));
        raised.into_iter().for_each(|doubt| doubts.add(doubt));
        let problems = doubts.settle(evidence);
        let findings = Self {
            by_outcome: by_outcome(&by_synthesis),
            by_synthesis,
            doubts,
            analysed,
        };
        (findings, problems)
    }

    /// Findings that were kept from an earlier run, made whole from the records. Those that do not
    /// fit the records are left out.
    pub fn restore(evidence: &Evidence, kept: BTreeMap<Id, OfSynthesis>) -> BySynthesis {
        let whole = kept.into_iter().filter_map(|(id, mut found)| {
            let comparisons = evidence
                .records
                .syntheses
                .get(&id)?
                .value
                .comparisons
                .iter();
            let analyses = comparisons.flat_map(|comparison| &comparison.outcomes);
            let outcomes = &evidence.records.outcomes;
            let analyses = analyses.filter(|one| outcomes.contains_key(one.outcome.id()));
            let analyses: Vec<_> = analyses.collect();
            if analyses.len() != found.outcomes.len() {
                return None;
            }
            for (outcome, analysis) in found.outcomes.iter_mut().zip(analyses) {
                outcome.complete(analysis);
            }
            Some((id, Arc::new(found)))
        });
        whole.collect()
    }

    /// Takes the texts of records that go with findings once more, after quoted values were put into
    /// them: reasons of judgements, remarks on results, why results were left out, why doubts were
    /// accepted. No number depends on them.
    pub fn retell(&mut self, evidence: &Evidence) {
        for synthesis in evidence.records.syntheses.values() {
            if let Some(found) = self.by_synthesis.get_mut(&synthesis.id) {
                retold::retell(evidence, synthesis, found);
            }
        }
        self.by_outcome = by_outcome(&self.by_synthesis);
        // What is wrong with acceptances was told when they were read first.
        let _ = self.doubts.settle(evidence);
    }

    /// The findings of each synthesis, for the next build.
    pub fn by_synthesis(&self) -> &BySynthesis {
        &self.by_synthesis
    }

    /// How many syntheses were analysed, and not taken over.
    pub fn analysed(&self) -> usize {
        self.analysed
    }

    /// Fingerprints of what can be read of the evidence and its findings.
    pub fn prints<'a>(&'a self, evidence: &'a Evidence) -> Prints<'a> {
        Prints {
            evidence,
            doubts: &self.doubts,
            analyses: &self.by_synthesis,
        }
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

    /// The networks of a synthesis, in the order of its record.
    pub fn networks(&self, synthesis: &Id) -> &[NetworkFindings] {
        reads::note(|| Read::Analyses(synthesis.clone()));
        let found = self.by_synthesis.get(synthesis);
        found.map_or(&[], |found| found.networks.as_slice())
    }

    /// Whether a synthesis has results that are told as numbers.
    pub fn has_numbers(&self, synthesis: &Id) -> bool {
        !self.of_synthesis(synthesis).is_empty()
            || !self.networks(synthesis).is_empty()
            || !self.accuracy_of(synthesis).is_empty()
    }

    /// The accuracy of the tests of a synthesis, in the order of its record.
    pub fn accuracy_of(&self, synthesis: &Id) -> &[AccuracyFindings] {
        reads::note(|| Read::Analyses(synthesis.clone()));
        let found = self.by_synthesis.get(synthesis);
        found.map_or(&[], |found| found.accuracy.as_slice())
    }

    /// The findings on an outcome, in the order of syntheses.
    pub fn on_outcome(&self, outcome: &Id) -> impl Iterator<Item = &OutcomeFindings> {
        reads::note(|| Read::AnalysesOn(outcome.clone()));
        let places = self.by_outcome.get(outcome).into_iter().flatten();
        places.filter_map(|(of_synthesis, place)| of_synthesis.outcomes.get(*place))
    }
}

/// What was really pooled: people can only count twice where two results are in one pool.
fn pools<'a>(evidence: &'a Evidence, found: &BySynthesis) -> impl Iterator<Item = Pool<'a>> {
    let outcomes = found.values().flat_map(|found| &found.outcomes);
    let pooled = outcomes.filter(|found| found.pooled.is_some());
    pooled.map(|found| {
        let rows = found.counted_rows();
        let results = rows
            .iter()
            .filter_map(|row| evidence.results.get(&row.result));
        Pool {
            keeps_apart: found.choices.several == Some(SeveralResults::KeepAsPublished),
            results: results.collect(),
        }
    })
}

type ByOutcome = HashMap<Id, Vec<(Arc<OfSynthesis>, usize)>>;

fn by_outcome(by_synthesis: &BySynthesis) -> ByOutcome {
    let mut by_outcome = ByOutcome::new();
    for of_synthesis in by_synthesis.values() {
        for (place, findings) in of_synthesis.outcomes.iter().enumerate() {
            let on_outcome = by_outcome.entry(findings.outcome.clone()).or_default();
            on_outcome.push((Arc::clone(of_synthesis), place));
        }
    }
    by_outcome
}

/// What the findings of a synthesis are worked out from.
struct Work<'a> {
    evidence: &'a Evidence,
    doubts: &'a Doubts,
    prints: Prints<'a>,
    before: &'a BySynthesis,
}

impl Work<'_> {
    /// The findings of a synthesis, and whether they are new.
    fn of(&self, synthesis: &Entry<Synthesis>) -> (Arc<OfSynthesis>, bool) {
        let before = self.before.get(&synthesis.id);
        if let Some(before) = before.filter(|found| self.prints.of_all(&found.reads) == found.print)
        {
            return (Arc::clone(before), false);
        }
        let ((outcomes, networks, accuracy), reads) = reads::noted(|| {
            // The record itself, which is at hand and was not asked for.
            reads::note_record(Kind::Synthesis, &synthesis.id);
            let outcomes = analysis::of_synthesis(self.evidence, self.doubts, synthesis);
            let networks = network::of_synthesis(self.evidence, synthesis);
            let accuracy = accuracy::of_synthesis(self.evidence, synthesis);
            (outcomes, networks, accuracy)
        });
        let print = self.prints.of_all(&reads);
        let found = OfSynthesis {
            outcomes,
            networks,
            accuracy,
            reads,
            print,
            quoted: 0,
        };
        (Arc::new(found), true)
    }
}
