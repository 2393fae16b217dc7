//! People who are counted twice in one pool.

use std::collections::BTreeMap;

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::analysis_settings::{AnalysisMethod, SeveralResults};
use crate::record::result::{ArmData, StudyResult};
use crate::record::synthesis::{OutcomeAnalysis, Synthesis};

use super::fact::{DoubtFact, Side};
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

/// Results of different trials with exactly the same data of both arms, which is one trial under two
/// names; or of one arm, which two reports share.
fn same_numbers<'a>(results: &[&'a ResultEntry]) -> Vec<About<'a>> {
    let mut about = Vec::new();
    for shared in [
        Shared::Both,
        Shared::Arm(Side::Comparator),
        Shared::Arm(Side::Intervention),
    ] {
        let mut of_data: BTreeMap<String, Vec<&'a ResultEntry>> = BTreeMap::new();
        for entry in results {
            if let Some(data) = shared.data(&entry.result) {
                of_data.entry(data).or_default().push(entry);
            }
        }
        for entries in of_data.into_values().filter(|entries| entries.len() > 1) {
            let doubts = entries.iter().filter_map(|entry| {
                let other = entries.iter().find(|other| shared.is_other(entry, other))?;
                let fact = shared.fact(&other.result.id);
                let doubt = Doubt::of_result(entry, &codes::SHARED_PEOPLE, "id", fact);
                Some((entry.result.id.as_str(), doubt))
            });
            about.extend(doubts);
        }
    }
    about
}

/// What two results have in common.
#[derive(Clone, Copy)]
enum Shared {
    Both,
    Arm(Side),
}

impl Shared {
    /// What must be the same, as a key; none where too little is known of it.
    fn data(self, result: &StudyResult) -> Option<String> {
        let (one, other) = (
            arm(result.intervention.as_ref()?)?,
            arm(result.comparator.as_ref()?)?,
        );
        Some(match self {
            Self::Both => format!("{one} {other}"),
            Self::Arm(Side::Intervention) => {
                is_telling(result.intervention.as_ref()?).then_some(one)?
            }
            Self::Arm(Side::Comparator) => {
                is_telling(result.comparator.as_ref()?).then_some(other)?
            }
        })
    }

    /// Whether a result with the same data is of another trial, and has not more in common.
    fn is_other(self, entry: &ResultEntry, other: &ResultEntry) -> bool {
        let both = |entry: &ResultEntry| Self::Both.data(&entry.result);
        let is_told = matches!(self, Self::Arm(_)) && both(entry) == both(other);
        entry.trial() != other.trial() && !is_told
    }

    fn fact(self, other: &str) -> DoubtFact {
        let other = other.to_owned();
        match self {
            Self::Both => DoubtFact::SameData { other },
            Self::Arm(side) => DoubtFact::SameArm { side, other },
        }
    }
}

/// People with their mean and its spread, or with their events, as a key.
fn arm(arm: &ArmData) -> Option<String> {
    let has_mean = arm.mean.is_some() && (arm.sd.is_some() || arm.se.is_some());
    (arm.n.is_some() && (arm.events.is_some() || has_mean)).then(|| format!("{arm:?}"))
}

/// Whether an arm can be known again: many trials have arms without an event.
fn is_telling(arm: &ArmData) -> bool {
    arm.events != Some(0) || arm.mean.is_some()
}
