//! Mantel-Haenszel pooling of two-by-two tables (Cochrane Handbook 10.4.1).

use crate::effect::EffectSize;
use crate::effect::binary::{BinaryMeasure, TwoByTwo, binary_effects, corrected_tables};
use crate::effect::zero_cells::ZeroCells;
use crate::error::StatsError;
use crate::heterogeneity::QTest;
use crate::level::Level;
use crate::model::inference::Inference;
use crate::model::options::{MeanTest, Model, ModelOptions, TestRule};
use crate::pool::homogeneity::{Homogeneity, homogeneity};
use crate::pool::inverse_variance::{Pooled, pool};
use crate::pool::result::{TablePooled, present};
use crate::tau2::Tau2Method;

/// Measures the method exists for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MantelHaenszelMeasure {
    /// Log odds ratio, variance of Robins, Breslow and Greenland (1986).
    OddsRatio,
    /// Log risk ratio, variance of Greenland and Robins (1985).
    RiskRatio,
    /// Risk difference, with the choice of variance.
    RiskDifference(RiskDifferenceVariance),
}

/// The two published variances of the Mantel-Haenszel risk difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RiskDifferenceVariance {
    /// Sato, Greenland and Robins (1989); metafor.
    Sato,
    /// Greenland and Robins (1985); Review Manager, Stata, meta.
    GreenlandRobins,
}

/// What is corrected before single-study estimates, and what before pooling.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MantelHaenszelOptions {
    /// The rule for the single-study estimates, on which Q rests.
    pub single: ZeroCells,
    /// The rule for the tables that are pooled.
    pub pooled: ZeroCells,
    /// Whether the Cochran-Mantel-Haenszel test is continuity corrected.
    pub continuity: bool,
    /// Level of the interval.
    pub level: Level,
}

impl MantelHaenszelOptions {
    /// Pooling on the raw tables, a half for single-study estimates only: metafor's `rma.mh`.
    pub const METAFOR: Self = Self {
        single: ZeroCells::REVMAN,
        pooled: ZeroCells::NONE,
        continuity: true,
        level: Level::P95,
    };
    /// A half in tables with a zero cell before pooling too: Review Manager 5 and meta.
    pub const REVMAN: Self = Self {
        pooled: ZeroCells::REVMAN,
        ..Self::METAFOR
    };

    /// Review Manager's risk difference: raw tables, a half in the single variances only.
    pub const REVMAN_RISK_DIFFERENCE: Self = Self {
        single: ZeroCells::REVMAN_RISK_DIFFERENCE,
        ..Self::METAFOR
    };

    /// Raw tables throughout, double-zero studies left out: Peto's method as in Review Manager.
    pub const UNCORRECTED: Self = Self {
        single: ZeroCells {
            drop_double_zero: true,
            ..ZeroCells::NONE
        },
        ..Self::METAFOR
    };
}

/// Pools tables by Mantel and Haenszel's weights.
pub fn mantel_haenszel(
    tables: &[TwoByTwo],
    measure: MantelHaenszelMeasure,
    options: &MantelHaenszelOptions,
) -> Result<TablePooled, StatsError> {
    let (pooled, rows) = present(&corrected_tables(tables, options.pooled));
    let (estimate, variance) = match measure {
        MantelHaenszelMeasure::OddsRatio => odds_ratio(&pooled),
        MantelHaenszelMeasure::RiskRatio => risk_ratio(&pooled),
        MantelHaenszelMeasure::RiskDifference(form) => risk_difference(&pooled, form),
    };
    if !(estimate.is_finite() && variance.is_finite()) {
        return Err(StatsError::NoInformation);
    }
    let effects = binary_effects(tables, measure.single(), options.single);
    let weights: Vec<f64> = pooled.iter().map(|t| measure.weight(t)).collect();
    // Where everybody has the event, the terms of the variance cancel, and rounding may leave less than zero.
    let mean = (estimate, variance.max(0.0).sqrt());
    Ok(TablePooled::assemble(
        effects,
        mean,
        &weights,
        rows,
        options.level,
    ))
}

/// The Cochran-Mantel-Haenszel test and Tarone's test that go with a pooled log odds ratio.
pub fn odds_ratio_tests(
    tables: &[TwoByTwo],
    pooled: &TablePooled,
    options: &MantelHaenszelOptions,
) -> Homogeneity {
    let (tables, _) = present(&corrected_tables(tables, options.pooled));
    homogeneity(&tables, pooled.mean.estimate, options.continuity)
}

impl MantelHaenszelMeasure {
    /// The corresponding measure of a single study.
    pub fn single(self) -> BinaryMeasure {
        match self {
            Self::OddsRatio => BinaryMeasure::OddsRatio,
            Self::RiskRatio => BinaryMeasure::RiskRatio,
            Self::RiskDifference(_) => BinaryMeasure::RiskDifference,
        }
    }

    fn weight(self, t: &TwoByTwo) -> f64 {
        match self {
            Self::OddsRatio => t.b * t.c / t.total(),
            Self::RiskRatio => t.c * t.n1() / t.total(),
            Self::RiskDifference(_) => t.n1() * t.n2() / t.total(),
        }
    }
}

fn sum(tables: &[TwoByTwo], term: impl Fn(&TwoByTwo) -> f64) -> f64 {
    tables.iter().map(term).sum()
}

fn odds_ratio(tables: &[TwoByTwo]) -> (f64, f64) {
    let concordant = |t: &TwoByTwo| t.a * t.d / t.total();
    let discordant = |t: &TwoByTwo| t.b * t.c / t.total();
    let same = |t: &TwoByTwo| (t.a + t.d) / t.total();
    let other = |t: &TwoByTwo| (t.b + t.c) / t.total();
    let (r, s) = (sum(tables, concordant), sum(tables, discordant));
    let pr = sum(tables, |t| same(t) * concordant(t));
    let mixed = sum(tables, |t| {
        same(t) * discordant(t) + other(t) * concordant(t)
    });
    let qs = sum(tables, |t| other(t) * discordant(t));
    let variance = pr / (r * r) + mixed / (r * s) + qs / (s * s);
    ((r / s).ln(), variance / 2.0)
}

fn risk_ratio(tables: &[TwoByTwo]) -> (f64, f64) {
    let r = sum(tables, |t| t.a * t.n2() / t.total());
    let s = sum(tables, |t| t.c * t.n1() / t.total());
    let spread = sum(tables, |t| {
        let n = t.total();
        t.n1() / n * (t.n2() / n) * t.events() - t.a * t.c / n
    });
    ((r / s).ln(), spread / (r * s))
}

fn risk_difference(tables: &[TwoByTwo], form: RiskDifferenceVariance) -> (f64, f64) {
    let size = sum(tables, |t| t.n1() * t.n2() / t.total());
    let excess = sum(tables, |t| (t.a * t.n2() - t.c * t.n1()) / t.total());
    let estimate = excess / size;
    let spread = match form {
        RiskDifferenceVariance::Sato => estimate * sato_p(tables) + sato_q(tables),
        RiskDifferenceVariance::GreenlandRobins => greenland_robins(tables),
    };
    (estimate, spread / (size * size))
}

fn sato_p(tables: &[TwoByTwo]) -> f64 {
    sum(tables, |t| {
        let (share1, share2) = (t.n1() / t.total(), t.n2() / t.total());
        t.c * share1.powi(2) - t.a * share2.powi(2) + share1 * share2 * (t.n2() - t.n1()) / 2.0
    })
}

fn sato_q(tables: &[TwoByTwo]) -> f64 {
    sum(tables, |t| (t.a * t.d + t.c * t.b) / t.total()) / 2.0
}

fn greenland_robins(tables: &[TwoByTwo]) -> f64 {
    sum(tables, |t| {
        let weight = t.n1() * t.n2() / t.total();
        (t.a * t.b / t.n1().powi(3) + t.c * t.d / t.n2().powi(3)) * weight * weight
    })
}

/// Review Manager 5's random-effects Mantel-Haenszel analysis: DerSimonian-Laird with Q taken
/// around the Mantel-Haenszel estimate, then inverse-variance pooling.
///
/// The returned tau2 carries no standard error or interval: Review Manager 5 gave none.
pub fn mantel_haenszel_random(
    tables: &[TwoByTwo],
    measure: MantelHaenszelMeasure,
    options: &MantelHaenszelOptions,
) -> Result<RevManRandom, StatsError> {
    let fixed = mantel_haenszel(tables, measure, options)?;
    let effects: Vec<EffectSize> = fixed.effects.iter().flatten().copied().collect();
    let tau2 = revman_tau2(&effects, &fixed.q);
    let shifted: Vec<EffectSize> = effects
        .iter()
        .filter_map(|e| EffectSize::new(e.yi(), e.vi() + tau2))
        .collect();
    let common = ModelOptions {
        model: Model::CommonEffect,
        test: TestRule::Always(MeanTest::Normal),
        level: options.level,
    };
    let Pooled {
        mean,
        weights_percent,
        ..
    } = pool(&shifted, &common)?;
    let method = Tau2Method::DerSimonianLaird;
    Ok(RevManRandom {
        mean,
        tau2,
        method,
        q: fixed.q,
        weights_percent,
    })
}

/// The result of Review Manager 5's random-effects Mantel-Haenszel analysis.
#[derive(Debug, Clone, PartialEq)]
pub struct RevManRandom {
    /// The pooled estimate.
    pub mean: Inference,
    /// The variance of true effects.
    pub tau2: f64,
    /// How it was estimated.
    pub method: Tau2Method,
    /// Q around the Mantel-Haenszel estimate.
    pub q: QTest,
    /// Shares of the weight in percent, one a study with an estimate.
    pub weights_percent: Vec<f64>,
}

fn revman_tau2(effects: &[EffectSize], q: &QTest) -> f64 {
    let w = effects.iter().map(|e| 1.0 / e.vi()).sum::<f64>();
    let w2 = effects.iter().map(|e| e.vi().powi(-2)).sum::<f64>();
    let scale = w - w2 / w;
    if scale > 0.0 {
        ((q.statistic - q.df as f64) / scale).max(0.0)
    } else {
        0.0
    }
}
