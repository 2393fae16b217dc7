//! Results of all studies, whether they stand in a study's file or in a table.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::load::marked::Node;
use crate::load::{Source, path};
use crate::record::id::Id;
use crate::record::reads::{self, Read};
use crate::record::records::Records;
use crate::record::result::StudyResult;
use crate::record::synthesis::{OutcomeAnalysis, Synthesis};

/// A result with the study to which it belongs.
#[derive(Debug, Clone)]
pub struct ResultEntry {
    /// The study.
    pub study: Id,
    /// The result.
    pub result: StudyResult,
    /// Where it stands.
    pub place: ResultPlace,
}

/// Where a result stands.
#[derive(Debug, Clone)]
pub enum ResultPlace {
    /// In the study's file, as the element of `results` with this index.
    InStudy {
        /// The study's file.
        source: Arc<Source>,
        /// Index in `results`.
        index: usize,
    },
    /// In a row of a table.
    InTable {
        /// The table.
        source: Arc<Source>,
        /// The row.
        row: Node,
    },
}

impl ResultEntry {
    /// The place of a value of the result: `effect.estimate`; the whole result for an empty path.
    pub fn place(&self, value: &str) -> Place {
        match &self.place {
            ResultPlace::InStudy { source, index } => {
                source.place(&format!("results[{index}].{value}"))
            }
            ResultPlace::InTable { source, row } => {
                let node = row.deepest(&path::parse(value));
                source.place_of_bytes(node.start, node.end)
            }
        }
    }

    /// The trial that gave the result: its study, or the trial that the study tells of. Results of
    /// one trial share people and are not independent.
    pub fn trial(&self) -> String {
        match (&self.result.trial, &self.result.pools) {
            (Some(trial), _) => format!("{trial} (in {})", self.study),
            (None, Some(_)) => format!("trials pooled in {}", self.study),
            (None, None) => self.study.to_string(),
        }
    }

    /// True when the result has numbers that could be put together with others.
    pub fn has_numbers(&self) -> bool {
        let arms = self.result.intervention.is_some() && self.result.comparator.is_some();
        arms || self.result.effect.is_some()
    }
}

/// The results of all studies in the order of their ids, with the ways in which they are asked for.
#[derive(Debug, Default)]
pub struct Results {
    entries: Vec<ResultEntry>,
    places: HashMap<String, usize>,
    by_study: HashMap<Id, Vec<usize>>,
    by_outcome: HashMap<Id, Vec<usize>>,
    by_outcome_and_study: HashMap<(Id, Id), Vec<usize>>,
}

impl Results {
    /// The results that belong to an outcome of a synthesis: those that the record names, or all
    /// of the synthesis's studies for that outcome.
    pub fn of_analysis<'a>(
        &'a self,
        synthesis: &Synthesis,
        analysis: &OutcomeAnalysis,
    ) -> impl Iterator<Item = &'a ResultEntry> + use<'a> {
        let found = if analysis.results.is_empty() {
            let studies = synthesis.studies.iter().map(|study| study.id().clone());
            self.of_studies(analysis.outcome.id(), studies)
        } else {
            self.named(&analysis.results)
        };
        found.into_iter()
    }

    fn of(sorted: BTreeMap<String, ResultEntry>) -> Self {
        let mut results = Self::default();
        for (place, (id, entry)) in sorted.into_iter().enumerate() {
            let (study, outcome) = (entry.study.clone(), entry.result.outcome.id().clone());
            results.places.insert(id, place);
            let of_study = results.by_study.entry(study.clone());
            of_study.or_default().push(place);
            let on_outcome = results.by_outcome.entry(outcome.clone());
            on_outcome.or_default().push(place);
            let both = results.by_outcome_and_study.entry((outcome, study));
            both.or_default().push(place);
            results.entries.push(entry);
        }
        results
    }

    /// Puts a result in the place of the one with its id.
    pub(super) fn replace(&mut self, result: StudyResult) {
        let place = self.places.get(&result.id);
        if let Some(entry) = place.and_then(|place| self.entries.get_mut(*place)) {
            entry.result = result;
        }
    }

    /// The results of rows of a table, with the rows.
    pub(super) fn in_table<'a>(
        &'a self,
        table: &'a Source,
    ) -> impl Iterator<Item = (&'a ResultEntry, &'a Node)> {
        self.entries
            .iter()
            .filter_map(move |entry| match &entry.place {
                ResultPlace::InTable { source, row } if source.name == table.name => {
                    Some((entry, row))
                }
                _ => None,
            })
    }

    /// All results.
    pub fn values(&self) -> std::slice::Iter<'_, ResultEntry> {
        reads::note(|| Read::AllResults);
        self.entries.iter()
    }

    /// The result with this id.
    pub fn get(&self, id: &str) -> Option<&ResultEntry> {
        match self.places.get(id) {
            Some(place) => self.handed_out(*place),
            None => {
                reads::note(|| Read::AllResults);
                None
            }
        }
    }

    /// Whether there is a result with this id.
    pub fn contains_key(&self, id: &str) -> bool {
        self.get(id).is_some()
    }

    /// The results of a study.
    pub fn of_study(&self, study: &Id) -> impl ExactSizeIterator<Item = &ResultEntry> + Clone {
        reads::note(|| Read::Results(study.clone()));
        self.at(self.by_study.get(study))
    }

    /// The results on an outcome.
    pub fn on_outcome(&self, outcome: &Id) -> impl ExactSizeIterator<Item = &ResultEntry> + Clone {
        reads::note(|| Read::OnOutcome(outcome.clone()));
        self.at(self.by_outcome.get(outcome))
    }

    fn handed_out(&self, place: usize) -> Option<&ResultEntry> {
        let entry = self.entries.get(place)?;
        reads::note(|| Read::Results(entry.study.clone()));
        Some(entry)
    }

    /// The results of these studies on an outcome.
    pub(super) fn of_studies(
        &self,
        outcome: &Id,
        studies: impl Iterator<Item = Id>,
    ) -> Vec<&ResultEntry> {
        let places = studies.filter_map(|study| {
            reads::note(|| Read::Results(study.clone()));
            self.by_outcome_and_study.get(&(outcome.clone(), study))
        });
        self.in_order(places.flatten().copied())
    }

    /// The results with these ids.
    pub(super) fn named(&self, ids: &[String]) -> Vec<&ResultEntry> {
        let place = |id: &String| {
            self.get(id)?;
            self.places.get(id).copied()
        };
        self.in_order(ids.iter().filter_map(place))
    }

    /// The results at these places, each once, in the order of their ids.
    fn in_order(&self, places: impl Iterator<Item = usize>) -> Vec<&ResultEntry> {
        let mut places: Vec<usize> = places.collect();
        places.sort_unstable();
        places.dedup();
        places.iter().map(|place| &self.entries[*place]).collect()
    }

    fn at<'a>(
        &'a self,
        places: Option<&'a Vec<usize>>,
    ) -> impl ExactSizeIterator<Item = &'a ResultEntry> + Clone {
        let places = places.map_or(&[][..], Vec::as_slice);
        places.iter().map(|place| {
            let entry = &self.entries[*place];
            reads::note(|| Read::Results(entry.study.clone()));
            entry
        })
    }
}

/// Gathers the results of all studies; two results with the same id are an error.
pub(super) fn gather(records: &mut Records) -> (Results, Diagnostics) {
    let mut results: BTreeMap<String, ResultEntry> = BTreeMap::new();
    let mut found = Diagnostics::new();
    let mut entries = in_studies(records);
    entries.extend(in_tables(records));
    for entry in entries {
        let id = entry.result.id.clone();
        match results.get(&id) {
            None => {
                results.insert(id, entry);
            }
            Some(first) => found.push(twice(&entry, first)),
        }
    }
    (Results::of(results), found)
}

fn in_studies(records: &Records) -> Vec<ResultEntry> {
    let mut entries = Vec::new();
    for study in records.studies.values() {
        for (index, result) in study.value.results.iter().enumerate() {
            entries.push(ResultEntry {
                study: study.id.clone(),
                result: result.clone(),
                place: ResultPlace::InStudy {
                    source: Arc::clone(&study.source),
                    index,
                },
            });
        }
    }
    entries
}

fn in_tables(records: &mut Records) -> Vec<ResultEntry> {
    let rows = std::mem::take(&mut records.table_results);
    let entry = |row: crate::record::records::TableResult| ResultEntry {
        study: row.study,
        result: row.result,
        place: ResultPlace::InTable {
            source: row.source,
            row: row.row,
        },
    };
    rows.into_iter().map(entry).collect()
}

fn twice(entry: &ResultEntry, first: &ResultEntry) -> Diagnostic {
    let message = format!(
        "The result id `{}` is also that of a result of `{}`, in {}.",
        entry.result.id,
        first.study,
        first.place("id").label()
    );
    let problem = Diagnostic::new(&codes::DUPLICATE_ID, message).hint(ANOTHER_ID);
    problem.at(entry.place("id"))
}

/// What to do about an id that two things have.
pub(super) const ANOTHER_ID: &str =
    "Give one of the two another id; where the same thing was written twice, take one out.";
