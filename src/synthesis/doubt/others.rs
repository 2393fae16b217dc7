//! What is usual among the other effects on an outcome.

use std::collections::BTreeSet;

use crate::evidence::ResultEntry;
use crate::record::id::Id;

use super::size::Size;

/// The effects on an outcome.
pub(super) struct Others<'a> {
    sizes: Vec<&'a Size<'a>>,
    /// What is usual among all, where there are so many that one of them changes nothing.
    all: Option<Usual>,
}

/// What is usual among effects.
#[derive(Debug, Clone, Copy)]
pub(super) struct Usual {
    /// How many studies gave them.
    pub(super) studies: usize,
    /// Their middle.
    pub(super) value: f64,
    /// The variance of another study's true effect about it.
    variance: f64,
}

/// Among so many, what is usual is worked out once for all.
const MANY: usize = 60;

/// Studies differ by so much even where a few of them do not show it, as a standard deviation.
const LEAST_BETWEEN: f64 = 0.15;

/// How much the middle of few studies may be off, as a standard deviation for one of them.
const OF_ONE: f64 = 0.5;

/// With so many studies their middle speaks for itself.
const ENOUGH: usize = 10;

/// With so many studies their median distance is a measure of how they differ.
const FOR_MEDIAN: usize = 5;

impl<'a> Others<'a> {
    pub(super) fn of(sizes: impl Iterator<Item = &'a Size<'a>>) -> Self {
        let sizes: Vec<&Size<'_>> = sizes.collect();
        let all = (sizes.len() > MANY).then(|| usual(&sizes)).flatten();
        Self { sizes, all }
    }

    /// What is usual in other studies than that of this result; none where there are none.
    pub(super) fn without(&self, entry: &ResultEntry) -> Option<Usual> {
        let others = self
            .sizes
            .iter()
            .filter(|size| size.entry.study != entry.study);
        self.all
            .or_else(|| usual(&others.copied().collect::<Vec<_>>()))
    }
}

impl Usual {
    /// How far an effect with this variance of its own may lie from the middle, as a standard
    /// deviation.
    pub(super) fn spread(&self, own: f64) -> f64 {
        (own + self.variance).sqrt()
    }
}

/// A pool of random effects: DerSimonian and Laird's, or a median where that varies less.
fn usual(sizes: &[&Size<'_>]) -> Option<Usual> {
    let k = sizes.len() as f64;
    let studies: BTreeSet<&Id> = sizes.iter().map(|size| &size.entry.study).collect();
    if sizes.is_empty() {
        return None;
    }
    let (_, common) = weighted(sizes, 0.0);
    let weights = || sizes.iter().map(|size| 1.0 / size.variance);
    let (sum, squares): (f64, f64) = (weights().sum(), weights().map(|w| w * w).sum());
    let q: f64 = sizes
        .iter()
        .map(|size| (size.value - common).powi(2) / size.variance)
        .sum();
    let c = sum - squares / sum;
    let tau2 = if c > 0.0 {
        ((q - (k - 1.0)) / c).max(0.0)
    } else {
        0.0
    };
    let robust = robust(sizes).filter(|(_, variance)| *variance < tau2);
    let (value, tau2, of_middle) = match robust {
        // The variance of a median is π/2 times that of a mean.
        Some((median, variance)) => (median, variance, 1.57 * variance / k + 1.0 / sum),
        None => {
            let (weight, mean) = weighted(sizes, tau2);
            (mean, tau2, 1.0 / weight)
        }
    };
    let of_few = if sizes.len() < ENOUGH {
        OF_ONE * OF_ONE / k
    } else {
        0.0
    };
    let between = tau2.max(LEAST_BETWEEN * LEAST_BETWEEN);
    Some(Usual {
        studies: studies.len(),
        value,
        variance: between + of_middle + of_few,
    })
}

/// The sum of the weights and the weighted mean.
fn weighted(sizes: &[&Size<'_>], tau2: f64) -> (f64, f64) {
    let weight = |size: &Size<'_>| 1.0 / (size.variance + tau2);
    let sum: f64 = sizes.iter().map(|size| weight(size)).sum();
    let total: f64 = sizes.iter().map(|size| weight(size) * size.value).sum();
    (sum, total / sum)
}

/// The median, and the square of the median distance from it as a standard deviation (1.4826 for a
/// normal distribution).
fn robust(sizes: &[&Size<'_>]) -> Option<(f64, f64)> {
    if sizes.len() < FOR_MEDIAN {
        return None;
    }
    let median = middle(sizes.iter().map(|size| size.value).collect())?;
    let distances = sizes.iter().map(|size| (size.value - median).abs());
    let spread = 1.4826 * middle(distances.collect())?;
    Some((median, spread * spread))
}

/// The median.
fn middle(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get(values.len().saturating_sub(1) / 2)?;
    Some((lower + upper) / 2.0)
}
