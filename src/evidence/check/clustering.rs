//! How much alike people in a group are: the numbers of a record against each other and against the
//! people of the result.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::evidence::results::ResultEntry;
use crate::record::result::Clustering;
use crate::text::number;

/// Coefficients of outcomes in people lie far below this.
const HIGH_COEFFICIENT: f64 = 0.3;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for entry in evidence.results.values() {
        if let Some(cluster) = &entry.result.cluster {
            let told = larger_than_all(entry, cluster)
                .or_else(|| disagrees(entry, cluster))
                .or_else(|| high(entry, cluster));
            found.append(told.into_iter().collect());
        }
    }
}

fn problem(entry: &ResultEntry, key: &str, message: String) -> Diagnostic {
    let place = entry.place(&format!("cluster.{key}"));
    Diagnostic::new(&codes::DESIGN_EFFECT, message).at(place)
}

/// A group cannot hold more people than both arms together.
fn larger_than_all(entry: &ResultEntry, cluster: &Clustering) -> Option<Diagnostic> {
    let result = &entry.result;
    let n = |arm: &Option<crate::record::result::ArmData>| arm.as_ref().and_then(|arm| arm.n);
    let arms = n(&result.intervention).zip(n(&result.comparator));
    let all = arms.map(|(one, other)| u64::from(one) + u64::from(other));
    let all = all.or(result.n.map(u64::from))?;
    let size = cluster.mean_size?;
    (size > all as f64).then(|| {
        let message = format!(
            "`{}` has {} people in a group on average, and {all} people in all.",
            result.id,
            number::as_given(size)
        );
        let problem = problem(entry, "mean_size", message);
        problem.hint("`mean_size` is people in one group that was randomised, not in an arm or in the trial.")
    })
}

/// A design effect that does not follow from the coefficient and the size of groups that stand beside
/// it. Groups of unequal size make it larger, rounding either way.
fn disagrees(entry: &ResultEntry, cluster: &Clustering) -> Option<Diagnostic> {
    let (given, icc, size) = (cluster.design_effect?, cluster.icc?, cluster.mean_size?);
    let follows = 1.0 + (size - 1.0) * icc;
    let rounding = 0.05 + 0.005 * (size - 1.0) + 0.5 * icc;
    let unequal = 1.0 + (1.6 * size - 1.0).max(0.0) * icc;
    if (follows - rounding..=unequal + rounding).contains(&given) {
        return None;
    }
    let message = format!(
        "`{}` has the design effect {}; from its coefficient {} and groups of {} follows {}.",
        entry.result.id,
        number::as_given(given),
        number::as_given(icc),
        number::as_given(size),
        number::as_given((follows * 100.0).round() / 100.0)
    );
    let problem = problem(entry, "design_effect", message);
    Some(problem.hint(
        "The design effect is 1 + (people in a group - 1) × ICC. Compare the three with the source; where it gives no design effect, leave it out, and it is worked out.",
    ))
}

/// A coefficient that is hardly one, unless the record says where it comes from.
fn high(entry: &ResultEntry, cluster: &Clustering) -> Option<Diagnostic> {
    let icc = cluster.icc.filter(|icc| *icc > HIGH_COEFFICIENT)?;
    if cluster.note.is_some() || cluster.design_effect.is_some() {
        return None;
    }
    let message = format!(
        "`{}` has the intracluster correlation coefficient {}, which is far above what is usual (0.01 to 0.2).",
        entry.result.id,
        number::as_given(icc)
    );
    Some(problem(entry, "icc", message).hint(
        "Look for a decimal point that moved, or for another correlation. If it is right, say under `cluster.note` where it comes from.",
    ))
}
