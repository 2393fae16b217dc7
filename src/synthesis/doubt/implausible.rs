//! Effects so much larger than the others on an outcome that their SDs may be standard errors. It
//! serves where no other study used the instrument, so that SDs cannot be compared.

use std::collections::BTreeMap;

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};

use super::fact::{DoubtFact, SpreadFact};
use super::instrument::Name;
use super::raised::Doubt;
use super::spread::Measured;
use super::two_arms::TwoArms;

/// How many other studies must say what is usual.
const LEAST_OTHERS: usize = 4;

/// A difference of one SD between arms is large in any trial.
const LARGE: f64 = 1.0;

/// How many standard errors away from the others counts as apart.
const APART: f64 = 3.0;

/// A standardised difference from arm data, without its sign.
struct Size<'a> {
    measured: Measured<'a>,
    g: f64,
    error: f64,
}

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let mut of_outcome: BTreeMap<&str, Vec<Size<'_>>> = BTreeMap::new();
    for entry in evidence.results.values() {
        if let Some(size) = size(entry) {
            let outcome = entry.result.outcome.as_str();
            of_outcome.entry(outcome).or_default().push(size);
        }
    }
    let doubts = of_outcome.values().flat_map(|sizes| {
        let large = sizes.iter().filter(|size| size.g > LARGE);
        large.filter_map(|size| doubt(size, sizes))
    });
    doubts.collect()
}

fn size(entry: &ResultEntry) -> Option<Size<'_>> {
    let measured = Measured::of(entry)?;
    let arms = TwoArms::of(&entry.result)?;
    let g = arms.standardised()?.0.first()?.abs();
    let error = *arms.errors_of_standardised(g)?.first()?;
    Some(Size { measured, g, error })
}

fn doubt(one: &Size<'_>, all: &[Size<'_>]) -> Option<Doubt> {
    let entry = one.measured.entry;
    let name = |entry: &ResultEntry| entry.result.instrument.as_deref().and_then(Name::of);
    let own = name(entry);
    let others: Vec<&Size<'_>> = all
        .iter()
        .filter(|other| other.measured.entry.study != entry.study)
        .collect();
    let is_shared = others.iter().any(|other| {
        let name = name(other.measured.entry);
        own.as_ref()
            .zip(name)
            .is_some_and(|(own, name)| own.is_same(&name))
    });
    if is_shared || others.len() < LEAST_OTHERS {
        return None;
    }
    let sizes: Vec<f64> = others.iter().map(|other| other.g).collect();
    let usual = middle(sizes.clone())?;
    // The median distance from the median, as a standard deviation (1.4826 for a normal one).
    let spread = 1.4826 * middle(sizes.iter().map(|g| (g - usual).abs()).collect())?;
    // The error of a g that is too large is too large as well; that of a usual g counts.
    let error = one
        .error
        .min(2.0 / (2.0 * one.measured.n).sqrt())
        .hypot(spread);
    let would_be = one.g / one.measured.n.sqrt();
    let is_apart = one.g - usual > APART * error;
    let would_fit = (would_be - usual).abs() <= APART * error;
    (is_apart && would_fit).then(|| {
        let fact = DoubtFact::Spread(SpreadFact::FarTooLarge {
            sd: one.measured.sd,
            difference: one.g,
            others: others.len(),
            usual,
            would_be,
        });
        Doubt::of_result(entry, &codes::SE_AS_SD, "intervention.sd", fact).grave()
    })
}

fn middle(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}
