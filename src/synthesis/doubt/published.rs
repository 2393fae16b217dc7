//! Pooled results of reviews: their own numbers must fit each other.

use crate::diag::codes;
use crate::evidence::Evidence;
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::study::{PooledResult, Study};
use crate::stats::distribution::chi_squared_upper;
use crate::text::number;

use super::Doubt;
use super::printed::half_unit;

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for study in evidence.records.studies.values() {
        for (index, pooled) in study.value.pooled_results.iter().enumerate() {
            doubts.extend(i_squared(study, index, pooled));
            doubts.extend(p_heterogeneity(study, index, pooled));
        }
    }
    doubts
}

fn doubt(study: &Entry<Study>, index: usize, value: &str, message: String) -> Doubt {
    Doubt {
        code: &codes::HETEROGENEITY_DISAGREES,
        record: (Kind::Study, study.id.clone()),
        result: None,
        message,
        place: study.place(&format!("pooled_results[{index}].{value}")),
        is_grave: false,
        accepted: None,
    }
}

/// I² = 100 (Q - df) / Q (Higgins and Thompson 2002). Reviews that take it from the variance between
/// studies print another value, so only a plain misfit counts: 15 points.
fn i_squared(study: &Entry<Study>, index: usize, pooled: &PooledResult) -> Option<Doubt> {
    let (printed, q, df) = (
        pooled.i_squared?,
        pooled.chi_squared?,
        f64::from(pooled.df?),
    );
    let expected = if q > 0.0 {
        (100.0 * (q - df) / q).max(0.0)
    } else {
        0.0
    };
    ((printed - expected).abs() > 15.0).then(|| {
        let message = format!(
            "I² is printed as {}%; Q = {} with {df} degrees of freedom gives {}%.",
            number::as_given(printed),
            number::as_given(q),
            number::fixed(expected, 0)
        );
        doubt(study, index, "i_squared", message)
    })
}

fn p_heterogeneity(study: &Entry<Study>, index: usize, pooled: &PooledResult) -> Option<Doubt> {
    let (q, df) = (pooled.chi_squared?, f64::from(pooled.df?));
    let printed: f64 = pooled.p_heterogeneity.as_deref()?.trim().parse().ok()?;
    let expected = chi_squared_upper(q, df);
    let room =
        half_unit(printed) + 0.02 + chi_squared_upper((q - half_unit(q)).max(0.0), df) - expected;
    ((printed - expected).abs() > room).then(|| {
        let message = format!(
            "The p value of the heterogeneity is printed as {}; Q = {} with {df} degrees of freedom gives {}.",
            number::as_given(printed),
            number::as_given(q),
            number::fixed(expected, 3)
        );
        doubt(study, index, "p_heterogeneity", message)
    })
}
