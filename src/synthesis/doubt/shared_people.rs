//! People who are counted twice in one pool.

use std::collections::BTreeMap;

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::analysis_settings::{AnalysisMethod, SeveralResults};
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
            for (result, doubt) in kept_apart(&results, analysis) {
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
