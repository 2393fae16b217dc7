//! Complete sets of choices, as plain data.

use crate::effect::continuous::MeanVariance;
use crate::effect::standardized::SmdOptions;
use crate::effect::zero_cells::ZeroCells;
use crate::level::Level;
use crate::model::options::{MeanTest, Model, ModelOptions, TestRule};
use crate::pool::mantel_haenszel::{MantelHaenszelOptions, RiskDifferenceVariance};
use crate::prediction::PredictionRule;
use crate::tau2::Tau2Method;

/// Which I2 is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum I2Form {
    /// tau2 / (tau2 + typical variance).
    Tau2Based,
    /// max(0, (Q - df) / Q).
    QBased,
}

/// Every choice an analysis needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Preset {
    /// The name used in records.
    pub name: &'static str,
    /// Random-effects pooling.
    pub random: ModelOptions,
    /// The prediction interval.
    pub prediction: PredictionRule,
    /// Which I2 is shown.
    pub i2: I2Form,
    /// Zero cells of ratio measures and of single-arm proportions.
    pub zero_cells: ZeroCells,
    /// Zero cells of risk differences.
    pub zero_cells_risk_difference: ZeroCells,
    /// Mantel-Haenszel pooling of ratios.
    pub mantel_haenszel: MantelHaenszelOptions,
    /// Mantel-Haenszel pooling of risk differences.
    pub mantel_haenszel_risk_difference: MantelHaenszelOptions,
    /// Peto pooling.
    pub peto: MantelHaenszelOptions,
    /// The variance of the Mantel-Haenszel risk difference.
    pub risk_difference_variance: RiskDifferenceVariance,
    /// The variance of a mean difference.
    pub mean_difference: MeanVariance,
    /// The form of the standardised mean difference.
    pub smd: SmdOptions,
    /// Whether log ratios of means are bias corrected.
    pub ratio_of_means_corrected: bool,
}

impl Preset {
    /// Cochrane's practice since 2025 and the default: REML, Q-profile interval, Hartung-Knapp
    /// with more than two studies and tau2 above zero, prediction interval from t with k - 1
    /// degrees of freedom, tau2-based I2.
    pub const COCHRANE_2025: Self = Self {
        name: "cochrane-2025",
        random: ModelOptions {
            model: Model::RandomEffects(Tau2Method::RestrictedMaximumLikelihood),
            test: TestRule::HartungKnappIfHeterogeneous,
            level: Level::P95,
        },
        prediction: PredictionRule::RESIDUAL_DF,
        i2: I2Form::Tau2Based,
        zero_cells: ZeroCells::REVMAN,
        zero_cells_risk_difference: ZeroCells::REVMAN_RISK_DIFFERENCE,
        mantel_haenszel: MantelHaenszelOptions::REVMAN,
        mantel_haenszel_risk_difference: MantelHaenszelOptions::REVMAN_RISK_DIFFERENCE,
        peto: MantelHaenszelOptions::UNCORRECTED,
        risk_difference_variance: RiskDifferenceVariance::GreenlandRobins,
        mean_difference: MeanVariance::Separate,
        smd: SmdOptions::REVMAN,
        ratio_of_means_corrected: false,
    };

    /// Review Manager 5: DerSimonian-Laird, Wald, Q-based I2.
    pub const REVMAN5: Self = Self {
        name: "revman5",
        random: ModelOptions {
            model: Model::RandomEffects(Tau2Method::DerSimonianLaird),
            test: TestRule::Always(MeanTest::Normal),
            level: Level::P95,
        },
        i2: I2Form::QBased,
        ..Self::COCHRANE_2025
    };

    /// metafor 5's defaults.
    pub const METAFOR: Self = Self {
        name: "metafor",
        random: ModelOptions {
            model: Model::RandomEffects(Tau2Method::RestrictedMaximumLikelihood),
            test: TestRule::Always(MeanTest::Normal),
            level: Level::P95,
        },
        prediction: PredictionRule::METAFOR,
        i2: I2Form::Tau2Based,
        zero_cells: ZeroCells::METAFOR,
        zero_cells_risk_difference: ZeroCells::METAFOR,
        mantel_haenszel: MantelHaenszelOptions::METAFOR,
        mantel_haenszel_risk_difference: MantelHaenszelOptions::METAFOR,
        peto: MantelHaenszelOptions::METAFOR,
        risk_difference_variance: RiskDifferenceVariance::Sato,
        mean_difference: MeanVariance::Separate,
        smd: SmdOptions::METAFOR,
        ratio_of_means_corrected: true,
    };

    /// All presets, the default first.
    pub const ALL: [Self; 3] = [Self::COCHRANE_2025, Self::REVMAN5, Self::METAFOR];

    /// The preset of a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.name == name)
    }

    /// The choices for a common-effect analysis at the same level.
    pub fn common(&self) -> ModelOptions {
        ModelOptions {
            model: Model::CommonEffect,
            test: TestRule::Always(MeanTest::Normal),
            level: self.random.level,
        }
    }
}

impl Default for Preset {
    fn default() -> Self {
        Self::COCHRANE_2025
    }
}
