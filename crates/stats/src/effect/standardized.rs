//! Standardised mean differences between two groups.
//!
//! g is corrected for small samples and d is not. The variance forms are named as in metafor;
//! they differ from the third decimal on, so the one used belongs in the method line.

use crate::effect::continuous::TwoGroups;
use crate::effect::small_sample::SmallSample;
use crate::effect::{EffectSize, size_weighted_mean};
use std::f64::consts::PI;

/// How the sampling variance of a standardised mean difference is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum SmdVariance {
    /// 1/n1 + 1/n2 + g^2/(2N) (Hedges 1982); metafor's default, `LS`.
    LargeSample,
    /// J^2 (1/n1 + 1/n2 + d^2/(2N)) (Borenstein 2009); `LS2`.
    LargeSampleCorrected,
    /// 1/n1 + 1/n2 + (1 - (m-2)/(m J^2)) g^2, unbiased (Hedges 1983); `UB`.
    Unbiased,
    /// As `LargeSample` with the size-weighted mean of all g; `AV`.
    Average,
    /// N/(n1 n2) + g^2/(2(N - 3.94)), Review Manager's.
    RevMan,
}

/// Correction and variance form of a standardised mean difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SmdOptions {
    /// The small-sample correction.
    pub correction: SmallSample,
    /// The variance form.
    pub variance: SmdVariance,
}

impl SmdOptions {
    /// Hedges' g with the exact factor and the large-sample variance: metafor's default.
    pub const METAFOR: Self = Self {
        correction: SmallSample::Exact,
        variance: SmdVariance::LargeSample,
    };

    /// Review Manager's formulas.
    pub const REVMAN: Self = Self {
        correction: SmallSample::Approximate,
        variance: SmdVariance::RevMan,
    };
}

/// What is needed of one study: d, the correction, and the sizes its variance refers to.
struct Standardised {
    d: f64,
    g: f64,
    factor: f64,
    inverse_sizes: f64,
    /// Degrees of freedom of the standard deviation.
    m: f64,
    /// The size in the second term of the variance.
    size: f64,
    total: f64,
}

impl Standardised {
    fn new(
        d: f64,
        m: f64,
        size: f64,
        (n1, n2): (f64, f64),
        correction: SmallSample,
    ) -> Option<Self> {
        let factor = correction.factor(m)?;
        let inverse_sizes = 1.0 / n1 + 1.0 / n2;
        Some(Self {
            d,
            g: factor * d,
            factor,
            inverse_sizes,
            m,
            size,
            total: n1 + n2,
        })
    }

    fn effect(&self, variance: SmdVariance, average: f64) -> Option<EffectSize> {
        let large = |x: f64| self.inverse_sizes + x * x / (2.0 * self.size);
        let vi = match variance {
            SmdVariance::LargeSample => large(self.g),
            SmdVariance::LargeSampleCorrected => self.factor.powi(2) * large(self.d),
            SmdVariance::Unbiased => {
                let ratio = (self.m - 2.0) / (self.m * self.factor.powi(2));
                self.inverse_sizes + (1.0 - ratio) * self.g.powi(2)
            }
            SmdVariance::Average => large(average),
            SmdVariance::RevMan => self.inverse_sizes + self.g.powi(2) / (2.0 * (self.size - 3.94)),
        };
        EffectSize::new(self.g, vi)
    }
}

/// Standardised mean differences with the pooled standard deviation (Hedges' g or Cohen's d).
pub fn standardized_mean_differences(
    studies: &[TwoGroups],
    options: SmdOptions,
) -> Vec<Option<EffectSize>> {
    effects(
        options,
        studies.iter().map(|s| {
            let d = s.difference() / s.pooled_sd();
            let sizes = (s.first.n, s.second.n);
            Standardised::new(d, s.total() - 2.0, s.total(), sizes, options.correction)
        }),
    )
}

/// Glass's delta: standardised by the second group's standard deviation.
pub fn glass_deltas(studies: &[TwoGroups], options: SmdOptions) -> Vec<Option<EffectSize>> {
    effects(
        options,
        studies.iter().map(|s| {
            let d = s.difference() / s.second.sd;
            let sizes = (s.first.n, s.second.n);
            Standardised::new(d, s.second.n - 1.0, s.second.n, sizes, options.correction)
        }),
    )
}

fn effects(
    options: SmdOptions,
    studies: impl Iterator<Item = Option<Standardised>>,
) -> Vec<Option<EffectSize>> {
    let studies: Vec<_> = studies.collect();
    let defined = studies.iter().flatten().map(|s| (s.g, s.total));
    let average = size_weighted_mean(defined).unwrap_or(0.0);
    studies
        .iter()
        .map(|s| s.as_ref()?.effect(options.variance, average))
        .collect()
}

/// Standardised mean differences with the average of the two variances, for groups whose
/// spread differs (Bonett 2008, 2009; metafor's `SMDH`).
pub fn heteroscedastic_differences(
    studies: &[TwoGroups],
    correction: SmallSample,
) -> Vec<Option<EffectSize>> {
    studies
        .iter()
        .map(|s| {
            let (v1, v2) = (s.first.sd.powi(2), s.second.sd.powi(2));
            let mean_variance = (v1 + v2) / 2.0;
            let yi = correction.factor(s.total() - 2.0)? * s.difference() / mean_variance.sqrt();
            let (m1, m2) = (s.first.n - 1.0, s.second.n - 1.0);
            let curvature = (v1 * v1 / m1 + v2 * v2 / m2) / (8.0 * mean_variance.powi(2));
            EffectSize::new(
                yi,
                yi * yi * curvature + (v1 / m1 + v2 / m2) / mean_variance,
            )
        })
        .collect()
}

/// Cohen's d turned into a log odds ratio: times pi/sqrt(3) (Hasselblad and Hedges 1995;
/// metafor's `D2ORL`).
pub fn differences_as_log_odds_ratios(studies: &[TwoGroups]) -> Vec<Option<EffectSize>> {
    let plain = SmdOptions {
        correction: SmallSample::None,
        variance: SmdVariance::LargeSample,
    };
    let factor = PI / 3f64.sqrt();
    standardized_mean_differences(studies, plain)
        .into_iter()
        .map(|d| EffectSize::new(d?.yi() * factor, d?.vi() * factor * factor))
        .collect()
}

/// Hedges' g with the large-sample variance from an uncorrected d and the group sizes.
pub fn smd_from_d(d: f64, n1: f64, n2: f64, correction: SmallSample) -> Option<EffectSize> {
    let total = n1 + n2;
    Standardised::new(d, total - 2.0, total, (n1, n2), correction)?
        .effect(SmdVariance::LargeSample, 0.0)
}

/// Hedges' g with the large-sample variance from the t statistic of two independent groups.
pub fn smd_from_t(t: f64, n1: f64, n2: f64, correction: SmallSample) -> Option<EffectSize> {
    smd_from_d(t * (1.0 / n1 + 1.0 / n2).sqrt(), n1, n2, correction)
}
