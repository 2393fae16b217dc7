//! Pooled results of reviews: their own numbers must fit each other.

use crate::diag::codes;
use crate::evidence::Evidence;
use crate::record::entry::Entry;
use crate::record::printed_measure::printed;
use crate::record::study::{PooledResult, Study};
use stats::distribution::chi_squared_upper;
use stats::heterogeneity::QTest;

use super::fact::{DoubtFact, PrintedFact};
use super::interval::Stated;
use super::printed::{PrintedP, half_unit};
use super::raised::Doubt;
use super::symmetric::Symmetric;

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for study in evidence.records.studies.values() {
        for (index, pooled) in study.value.pooled_results.iter().enumerate() {
            for misfit in stated(pooled).misfits() {
                let (code, value) = (misfit.code, misfit.value);
                let fact = DoubtFact::Printed(misfit.fact);
                doubts.push(Doubt::of_published(study, index, code, value, fact));
            }
            doubts.extend(i_squared(study, index, pooled));
            doubts.extend(p_heterogeneity(study, index, pooled));
        }
    }
    doubts
}

fn stated(pooled: &PooledResult) -> Stated<'_> {
    Stated {
        scale: scale(&pooled.measure),
        estimate: pooled.estimate,
        low: pooled.ci_low,
        high: pooled.ci_high,
        se: None,
        p: pooled.p.as_deref(),
    }
}

/// The scale of a measure as a review names it: "RR", "SMD (Hedges g)", "odds ratio".
fn scale(measure: &str) -> Symmetric {
    printed(measure).map_or(Symmetric::Nowhere, Symmetric::of)
}

/// I² = 100 (Q - df) / Q (Higgins and Thompson 2002), as far as the rounding of Q goes and one
/// point more. Reviews that take it from the variance between studies print another value, so only
/// a plain misfit counts: 15 points.
const I_SQUARED_ROOM: f64 = 15.0;

fn i_squared(study: &Entry<Study>, index: usize, pooled: &PooledResult) -> Option<Doubt> {
    let (printed, q, df) = (pooled.i_squared?, pooled.chi_squared?, pooled.df?);
    let of = |q: f64| QTest::new(q.max(0.0), df as usize).i2_percent();
    let (least, most) = (of(q - half_unit(q)), of(q + half_unit(q)));
    let room = I_SQUARED_ROOM + half_unit(printed);
    (printed < least - room || printed > most + room).then(|| {
        let fact = PrintedFact::ISquared {
            printed,
            q,
            df,
            found: of(q),
        };
        heterogeneity(study, index, "i_squared", fact)
    })
}

fn p_heterogeneity(study: &Entry<Study>, index: usize, pooled: &PooledResult) -> Option<Doubt> {
    let (q, df) = (pooled.chi_squared?, pooled.df?);
    let text = pooled.p_heterogeneity.as_deref()?;
    let p_of = |q: f64| chi_squared_upper(q.max(0.0), f64::from(df));
    let (least, most) = (p_of(q + half_unit(q)), p_of(q - half_unit(q)));
    if PrintedP::read(text)?.fits(least, most) {
        return None;
    }
    let fact = PrintedFact::PHeterogeneity {
        printed: text.trim().to_owned(),
        q,
        df,
        found: p_of(q),
    };
    Some(heterogeneity(study, index, "p_heterogeneity", fact))
}

fn heterogeneity(study: &Entry<Study>, index: usize, value: &str, fact: PrintedFact) -> Doubt {
    let code = &codes::HETEROGENEITY_DISAGREES;
    Doubt::of_published(study, index, code, value, DoubtFact::Printed(fact))
}
