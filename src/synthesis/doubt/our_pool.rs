//! Our pooled results against those of published reviews with which the record compares them.

use crate::diag::codes;
use crate::evidence::Evidence;
use crate::record::entry::Entry;
use crate::record::study::PooledResult;
use crate::record::synthesis::{Comparison, OutcomeAnalysis, Synthesis};
use crate::text::number;

use super::super::analysis;
use super::super::effect::Estimate;
use super::interval::Symmetric;
use super::{Doubt, Doubts, Subject};

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for synthesis in evidence.records.syntheses.values() {
        for (c, comparison) in synthesis.value.comparisons.iter().enumerate() {
            for (o, analysis) in comparison.outcomes.iter().enumerate() {
                let path = format!("comparisons[{c}].outcomes[{o}].compare_with");
                doubts.extend(doubt(evidence, synthesis, comparison, analysis, &path));
            }
        }
    }
    doubts
}

fn doubt(
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
    comparison: &Comparison,
    analysis: &OutcomeAnalysis,
    path: &str,
) -> Option<Doubt> {
    let theirs = published(evidence, analysis)?;
    // Doubts change the result without the rows in doubt, not the pooled result itself.
    let none = Doubts::default();
    let ours = analysis::of_outcome(evidence, &none, synthesis, comparison, analysis)?;
    let (scale, ours) = (Symmetric::of(ours.measure?), ours.pooled?.estimate);
    if agree(scale, &ours, theirs) {
        return None;
    }
    let words = |value: f64, low: Option<f64>, high: Option<f64>| {
        let interval = low
            .zip(high)
            .map(|(low, high)| number::interval(low, high, 2));
        let interval = interval.map(|interval| format!(" ({interval})"));
        format!(
            "{}{}",
            number::fixed(value, 2),
            interval.unwrap_or_default()
        )
    };
    let message = format!(
        "The results here give {}; {} gives {} for {}.",
        words(ours.value, ours.low, ours.high),
        evidence
            .records
            .studies
            .get(analysis.compare_with.as_ref()?.study.id())?
            .value
            .label,
        words(theirs.estimate, theirs.ci_low, theirs.ci_high),
        theirs.outcome
    );
    let subject = Subject::Analysis {
        comparison: comparison.id.clone(),
        outcome: analysis.outcome.id().clone(),
    };
    Some(Doubt::new(
        synthesis,
        subject,
        &codes::POOL_DISAGREES,
        path,
        message,
    ))
}

fn published<'a>(evidence: &'a Evidence, analysis: &OutcomeAnalysis) -> Option<&'a PooledResult> {
    let compare = analysis.compare_with.as_ref()?;
    let study = evidence.records.studies.get(compare.study.id())?;
    let mut pooled = study.value.pooled_results.iter();
    pooled.find(|pooled| pooled.outcome == compare.outcome)
}

/// The estimates agree within rounding and a twentieth of the interval's width, and the limits
/// within a tenth: methods of the same kind differ by that much.
fn agree(scale: Symmetric, ours: &Estimate, theirs: &PooledResult) -> bool {
    let scaled = |value: f64| scale.scaled(value);
    let width = theirs
        .ci_low
        .zip(theirs.ci_high)
        .map_or(0.0, |(low, high)| scaled(high) - scaled(low));
    let near = |ours: f64, theirs: f64, share: f64| {
        let room = scale.slack(theirs) * 1.1 + share * width;
        (scaled(ours) - scaled(theirs)).abs() <= room
    };
    let limit = |ours: Option<f64>, theirs: Option<f64>| match (ours, theirs) {
        (Some(ours), Some(theirs)) => near(ours, theirs, 0.1),
        _ => true,
    };
    near(ours.value, theirs.estimate, 0.05)
        && limit(ours.low, theirs.ci_low)
        && limit(ours.high, theirs.ci_high)
}
