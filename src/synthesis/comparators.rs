//! What the results of an analysis compare with. A comparison names one comparator; its trials often
//! have several, and a sentence may name none that the analysis does not have.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::text::case;

use super::effect::EffectRow;
use super::study_facts::StudyFacts;
use super::trials::Trials;

/// A comparator of an analysis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparator {
    /// Its record.
    pub intervention: Id,
    /// Its name as it stands inside a sentence.
    pub name: String,
    /// How many trials compare with it.
    pub trials: Trials,
}

/// The comparators of these rows, those of most trials first; `usual` stands for rows that name none,
/// and alone where there are no rows.
pub(super) fn of_rows(evidence: &Evidence, rows: &[&EffectRow], usual: &Id) -> Vec<Comparator> {
    let mut tally = Tally::default();
    for row in rows {
        tally.add(of_row(row, usual), row);
    }
    if rows.is_empty() {
        tally.trials.insert(usual, BTreeMap::new());
    }
    tally.named(|id| name(evidence, id))
}

/// What a row is compared with.
pub(super) fn of_row<'a>(row: &'a EffectRow, usual: &'a Id) -> &'a Id {
    row.facts.against.as_ref().unwrap_or(usual)
}

/// The trials that have each comparator.
#[derive(Debug, Default)]
pub(super) struct Tally<'a> {
    trials: BTreeMap<&'a Id, BTreeMap<&'a str, &'a StudyFacts>>,
}

impl<'a> Tally<'a> {
    /// Counts a trial with a comparator, however often it is added.
    pub(super) fn add(&mut self, comparator: &'a Id, row: &'a EffectRow) {
        let trials = self.trials.entry(comparator).or_default();
        trials.insert(&row.facts.trial, &row.facts);
    }

    /// The comparators by their names, those of most trials first.
    pub(super) fn named(self, name: impl Fn(&Id) -> String) -> Vec<Comparator> {
        let comparators = self.trials.into_iter().map(|(id, trials)| Comparator {
            name: name(id),
            intervention: id.clone(),
            trials: counted(trials.into_values()),
        });
        let mut all: Vec<Comparator> = comparators.collect();
        all.sort_by(|a, b| (b.trials.units(), &a.name).cmp(&(a.trials.units(), &b.name)));
        all
    }
}

fn counted<'a>(each: impl Iterator<Item = &'a StudyFacts>) -> Trials {
    let mut trials = Trials::default();
    each.for_each(|facts| trials.add(facts.pools, facts.design));
    trials
}

/// The name of an intervention or comparator as it stands inside a sentence.
pub(super) fn name(evidence: &Evidence, id: &Id) -> String {
    let record = evidence.records.interventions.get(id);
    if let Some(own) = record.and_then(|record| record.value.in_sentence.clone()) {
        return own;
    }
    let title = evidence.title_of(Kind::Intervention, id.as_str());
    case::small(title.unwrap_or(id.as_str()))
}
