//! People who are counted twice in one pool.

use std::collections::BTreeMap;

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::analysis_settings::{AnalysisMethod, SeveralResults};
use crate::record::result::StudyResult;
use crate::record::synthesis::{OutcomeAnalysis, Synthesis};

use super::fact::DoubtFact;
use super::raised::Doubt;

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let mut doubts: BTreeMap<&str, Vec<Doubt>> = BTreeMap::new();
    for synthesis in evidence.records.syntheses.values() {
        let comparisons = synthesis.value.comparisons.iter();
        let pools = comparisons
            .flat_map(|comparison| &comparison.outcomes)
            .filter(|analysis| analysis.analysis.method == AnalysisMethod::Pool);
        for analysis in pools {
            let results = pooled(evidence, &synthesis.value, analysis);
            for (result, doubt) in kept_apart(&results, analysis).chain(same_numbers(&results)) {
                let known = doubts.entry(result).or_default();
                // Several pools may hold the same results.
                if !known.iter().any(|other| other.fact == doubt.fact) {
                    known.push(doubt);
                }
            }
        }
    }
    doubts.into_values().flatten().collect()
}

/// The results that an analysis puts together.
fn pooled<'a>(
    evidence: &'a Evidence,
    synthesis: &'a Synthesis,
    analysis: &'a OutcomeAnalysis,
) -> Vec<&'a ResultEntry> {
    let left_out = analysis.ids_left_out();
    let is_left_out = |entry: &ResultEntry| left_out.contains(entry.result.id.as_str());
    evidence
        .results_for(synthesis, analysis)
        .filter(|entry| entry.has_numbers() && !is_left_out(entry))
        .collect()
}

type About<'a> = (&'a str, Doubt);

/// Results of one trial that the analysis keeps apart, as its settings say. Where they say
/// nothing, the record is in error, which is told elsewhere; the other settings put things right.
fn kept_apart<'a>(
    results: &[&'a ResultEntry],
    analysis: &OutcomeAnalysis,
) -> impl Iterator<Item = About<'a>> {
    let is_kept = analysis.analysis.several_results == Some(SeveralResults::KeepAsPublished);
    let mut of_trial: BTreeMap<String, Vec<&'a ResultEntry>> = BTreeMap::new();
    for entry in results.iter().filter(|_| is_kept) {
        of_trial.entry(entry.trial()).or_default().push(entry);
    }
    let several = of_trial.into_values().filter(|entries| entries.len() > 1);
    several.flat_map(|entries| {
        let ids = entries.iter().map(|entry| entry.result.id.clone());
        let fact = DoubtFact::KeptApart {
            results: ids.collect(),
        };
        let doubt = move |entry: &&'a ResultEntry| {
            let fact = fact.clone();
            let doubt = Doubt::of_result(entry, &codes::SHARED_PEOPLE, "id", fact).decided();
            (entry.result.id.as_str(), doubt)
        };
        entries.iter().map(doubt).collect::<Vec<_>>()
    })
}

/// Results of different trials with exactly the same data of both arms: one trial under two names.
fn same_numbers<'a>(results: &[&'a ResultEntry]) -> impl Iterator<Item = About<'a>> {
    let mut of_data: BTreeMap<String, Vec<&'a ResultEntry>> = BTreeMap::new();
    for entry in results {
        if let Some(data) = data(&entry.result) {
            of_data.entry(data).or_default().push(entry);
        }
    }
    let several = of_data.into_values().filter(|entries| entries.len() > 1);
    several.flat_map(|entries| {
        let trials: Vec<String> = entries.iter().map(|entry| entry.trial()).collect();
        let first = trials.first();
        // Of the first trial, and of the first one that is not it: one of the two is another one.
        let different = trials.iter().position(|trial| Some(trial) != first);
        let doubt = |(place, entry): (usize, &&'a ResultEntry)| {
            let is_first = trials.get(place) == first;
            let other = entries[if is_first { different? } else { 0 }];
            let fact = DoubtFact::SameData {
                other: other.result.id.clone(),
            };
            let doubt = Doubt::of_result(entry, &codes::SHARED_PEOPLE, "id", fact);
            Some((entry.result.id.as_str(), doubt))
        };
        entries
            .iter()
            .enumerate()
            .filter_map(doubt)
            .collect::<Vec<_>>()
    })
}

/// People with their means and SDs, or with their events, as a key; none without both arms.
fn data(result: &StudyResult) -> Option<String> {
    let (one, other) = (result.intervention.as_ref()?, result.comparator.as_ref()?);
    let has_data = |arm: &crate::record::result::ArmData| {
        arm.n.is_some() && (arm.events.is_some() || (arm.mean.is_some() && arm.sd.is_some()))
    };
    (has_data(one) && has_data(other)).then(|| format!("{one:?} {other:?}"))
}
