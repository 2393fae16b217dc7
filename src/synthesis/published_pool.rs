//! Our pooled results against those of published reviews with which the record compares them. It
//! needs the findings, so it runs after them.

use crate::diag::codes;
use crate::evidence::Evidence;
use crate::record::entry::Entry;
use crate::record::study::PooledResult;
use crate::record::synthesis::{OutcomeAnalysis, Synthesis};

use super::doubt::{Doubt, DoubtFact, Subject, Symmetric};
use super::effect::Estimate;
use super::outcome_findings::OutcomeFindings;

/// The doubts about the findings of a synthesis.
pub(super) fn doubts(
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
    findings: &[OutcomeFindings],
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for (c, comparison) in synthesis.value.comparisons.iter().enumerate() {
        for (o, analysis) in comparison.outcomes.iter().enumerate() {
            let mut found = findings.iter();
            let found = found.find(|found| {
                found.comparison == comparison.id && found.outcome == *analysis.outcome.id()
            });
            let path = format!("comparisons[{c}].outcomes[{o}].compare_with");
            doubts
                .extend(found.and_then(|found| doubt(evidence, synthesis, analysis, found, &path)));
        }
    }
    doubts
}

fn doubt(
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
    analysis: &OutcomeAnalysis,
    found: &OutcomeFindings,
    path: &str,
) -> Option<Doubt> {
    let (review, theirs) = published(evidence, analysis)?;
    let (scale, ours) = (
        Symmetric::of(found.measure?),
        found.pooled.as_ref()?.estimate,
    );
    if agree(scale, &ours, theirs) {
        return None;
    }
    let fact = DoubtFact::Pool {
        ours,
        review: review.to_owned(),
        theirs: Estimate {
            value: theirs.estimate,
            low: theirs.ci_low,
            high: theirs.ci_high,
        },
        outcome: theirs.outcome.clone(),
    };
    let subject = Subject::Analysis {
        comparison: found.comparison.clone(),
        outcome: found.outcome.clone(),
    };
    let code = &codes::POOL_DISAGREES;
    Some(Doubt::new(synthesis, subject, code, path, fact))
}

/// The published result with the label of its review.
fn published<'a>(
    evidence: &'a Evidence,
    analysis: &OutcomeAnalysis,
) -> Option<(&'a str, &'a PooledResult)> {
    let compare = analysis.compare_with.as_ref()?;
    let review = &evidence.records.studies.get(compare.study.id())?.value;
    let mut pooled = review.pooled_results.iter();
    let theirs = pooled.find(|pooled| pooled.outcome == compare.outcome)?;
    Some((&review.label, theirs))
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
