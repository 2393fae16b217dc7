//! The likelihood of results that were published by their p value.

use crate::distribution::{normal_upper, normal_upper_quantile};
use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::numeric::ascent::Local;
use crate::numeric::derivatives;
use std::f64::consts::PI;

/// Which results are thought to be published more readily.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Favoured {
    /// Effects above zero.
    Above,
    /// Effects below zero.
    Below,
}

/// Results with the interval of each, turned so that effects above zero are favoured.
pub(super) struct Selection {
    studies: Vec<Study>,
    interval_of: Vec<usize>,
    /// The upper ends of the intervals, 1 last.
    ends: Vec<f64>,
    favoured: Favoured,
}

struct Study {
    y: f64,
    v: f64,
    /// The effects at the steps, falling.
    limits: Vec<f64>,
}

impl Selection {
    pub(super) fn new(
        effects: &[EffectSize],
        steps: &[f64],
        favoured: Favoured,
    ) -> Result<Self, StatsError> {
        let mut steps: Vec<f64> = steps.iter().copied().filter(|step| *step < 1.0).collect();
        steps.sort_by(f64::total_cmp);
        if steps.is_empty() || steps.iter().any(|step| *step <= 0.0 || step.is_nan()) {
            return Err(StatsError::OutOfRange("step of a selection model"));
        }
        let ends = [steps.as_slice(), &[1.0]].concat();
        let inside = |p: &f64| ends.iter().position(|end| p <= end).unwrap_or(steps.len());
        let interval_of: Vec<usize> = one_sided(effects, favoured).iter().map(inside).collect();
        if (0..ends.len()).any(|j| !interval_of.contains(&j)) {
            return Err(StatsError::NoInformation);
        }
        let quantiles: Vec<f64> = steps.iter().map(|p| normal_upper_quantile(*p)).collect();
        let study = |effect: &EffectSize| Study {
            y: sign(favoured) * effect.yi(),
            v: effect.vi(),
            limits: quantiles.iter().map(|z| z * effect.sei()).collect(),
        };
        Ok(Self {
            studies: effects.iter().map(study).collect(),
            interval_of,
            ends,
            favoured,
        })
    }

    pub(super) fn sign(&self) -> f64 {
        sign(self.favoured)
    }

    pub(super) fn interval_of(&self) -> &[usize] {
        &self.interval_of
    }

    pub(super) fn ends(&self) -> &[f64] {
        &self.ends
    }

    pub(super) fn intervals(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn smallest_variance(&self) -> f64 {
        let variances = self.studies.iter().map(|study| study.v);
        variances.fold(f64::INFINITY, f64::min)
    }

    /// The log likelihood of mean, tau2 and the relative probabilities after the first; `None`
    /// where it is not defined. A tau2 a little below zero is, which derivatives at zero need.
    pub(super) fn log_likelihood(&self, x: &[f64]) -> Option<f64> {
        let (mean, tau2, shares) = (x[0], x[1], &x[2..]);
        if shares.iter().any(|share| *share <= 0.0) {
            return None;
        }
        let share = |j: usize| if j == 0 { 1.0 } else { shares[j - 1] };
        let mut sum = 0.0;
        for (study, interval) in self.studies.iter().zip(&self.interval_of) {
            let variance = study.v + tau2;
            if variance <= 0.0 {
                return None;
            }
            let published = study.probability(mean, variance.sqrt(), share);
            let squares = (study.y - mean).powi(2) / variance;
            sum += share(*interval).ln() - published.ln();
            sum -= ((2.0 * PI * variance).ln() + squares) / 2.0;
        }
        sum.is_finite().then_some(sum)
    }

    /// The log likelihood with its derivatives.
    pub(super) fn local(&self, x: &[f64]) -> Option<Local> {
        let smallest = self.smallest_variance() + x[1];
        let mut widths = vec![0.008 * smallest.sqrt(), 0.008 * smallest];
        widths.extend(x[2..].iter().map(|share| 0.008 * share));
        derivatives::local(&|x: &[f64]| self.log_likelihood(x), x, &widths)
    }
}

impl Study {
    /// The probability that a result of this precision is published, relative to one in the first
    /// interval.
    fn probability(&self, mean: f64, sd: f64, share: impl Fn(usize) -> f64) -> f64 {
        let mut above = 0.0;
        let mut sum = 0.0;
        for (j, limit) in self.limits.iter().enumerate() {
            let beyond = normal_upper((limit - mean) / sd);
            sum += share(j) * (beyond - above);
            above = beyond;
        }
        sum + share(self.limits.len()) * (1.0 - above)
    }
}

fn sign(favoured: Favoured) -> f64 {
    match favoured {
        Favoured::Above => 1.0,
        Favoured::Below => -1.0,
    }
}

/// One-sided p values in the favoured direction.
pub(super) fn one_sided(effects: &[EffectSize], favoured: Favoured) -> Vec<f64> {
    let z = |effect: &EffectSize| match favoured {
        Favoured::Above => effect.yi() / effect.sei(),
        Favoured::Below => -effect.yi() / effect.sei(),
    };
    effects
        .iter()
        .map(|effect| normal_upper(z(effect)))
        .collect()
}
