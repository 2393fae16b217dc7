//! Our pooled results beside those that a review states, so that an import shows at once whether its
//! numbers were understood.

use anstream::println;

use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::study::PooledResult;
use crate::synthesis::{BySynthesis, Findings};
use crate::text::number;

/// Prints both results of every analysis that is compared with one of a review.
pub(super) fn show(evidence: &Evidence, syntheses: &[String]) {
    let findings = Findings::of(evidence, &BySynthesis::new()).0;
    let mut lines = Vec::new();
    for id in syntheses.iter().map(Id::new) {
        let Some(entry) = evidence.records.syntheses.get(&id) else {
            continue;
        };
        for comparison in &entry.value.comparisons {
            for analysis in &comparison.outcomes {
                let Some(compare) = &analysis.compare_with else {
                    continue;
                };
                let review = evidence.records.studies.get(compare.study.id());
                let mut stated = review
                    .into_iter()
                    .flat_map(|review| &review.value.pooled_results);
                let stated = stated.find(|pooled| pooled.outcome == compare.outcome);
                let found = findings.of_synthesis(&id).iter();
                let mut found = found.filter(|found| {
                    found.comparison == comparison.id && found.outcome == *analysis.outcome.id()
                });
                let ours = found.next().and_then(|found| found.pooled.as_ref());
                lines.extend(stated.map(|stated| line(stated, ours.map(|ours| ours.estimate))));
            }
        }
    }
    if !lines.is_empty() {
        println!("Pooled results, worked out anew beside those of the file:");
        lines.iter().for_each(|line| println!("  {line}"));
    }
}

fn line(stated: &PooledResult, ours: Option<crate::synthesis::Estimate>) -> String {
    let shown = |value: f64, limits: Option<(f64, f64)>| {
        let point = number::point(value, limits, 3);
        match limits {
            Some((low, high)) => format!("{point} ({})", number::interval(low, high, 3)),
            None => point,
        }
    };
    let limits = stated.ci_low.zip(stated.ci_high);
    let theirs = format!("{} {}", stated.measure, shown(stated.estimate, limits));
    let Some(ours) = ours else {
        return format!("{}: file {theirs}; ours: not pooled", stated.outcome);
    };
    let said = shown(ours.value, ours.low.zip(ours.high));
    let near = |ours: Option<f64>, theirs: Option<f64>| match ours.zip(theirs) {
        Some((ours, theirs)) => (ours - theirs).abs() <= 0.0015 * ours.abs().max(1.0),
        None => true,
    };
    let agree = near(Some(ours.value), Some(stated.estimate))
        && near(ours.low, stated.ci_low)
        && near(ours.high, stated.ci_high);
    let verdict = if agree {
        "they agree"
    } else {
        "THEY DIFFER: look at the settings of the analysis"
    };
    format!("{}: file {theirs}; ours {said}: {verdict}", stated.outcome)
}
