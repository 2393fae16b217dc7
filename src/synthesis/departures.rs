//! What a record changes in the conventions of a preset.

use crate::record::conventions::{
    AddToChoice, Conventions, I2Choice, MeanVarianceChoice, MissingChoice, MissingSide,
    PredictionErrorChoice, RiskDifferenceVarianceChoice, SmallStudyChoice, SmdCorrection,
    SmdVarianceChoice, ZeroCellsChoice,
};
use stats::effect::continuous::MeanVariance;
use stats::effect::small_sample::SmallSample;
use stats::effect::standardized::SmdVariance;
use stats::effect::zero_cells::{AddTo, Amount, ZeroCells};
use stats::pool::mantel_haenszel::RiskDifferenceVariance;
use stats::prediction::PredictionError;
use stats::preset::{I2Form, Preset};
use stats::trim_and_fill::{MissingEstimator, Side};

/// Changes in a preset what the conventions name.
pub(super) fn apply(preset: &mut Preset, conventions: &Conventions) {
    if let Some(form) = conventions.i2 {
        preset.i2 = match form {
            I2Choice::Tau2 => I2Form::Tau2Based,
            I2Choice::Q => I2Form::QBased,
        };
    }
    effects(preset, conventions);
    cells(preset, conventions);
    if let Some(variance) = conventions.risk_difference_variance {
        preset.risk_difference_variance = match variance {
            RiskDifferenceVarianceChoice::Sato => RiskDifferenceVariance::Sato,
            RiskDifferenceVarianceChoice::GreenlandRobins => {
                RiskDifferenceVariance::GreenlandRobins
            }
        };
    }
}

fn effects(preset: &mut Preset, conventions: &Conventions) {
    if let Some(correction) = conventions.smd_correction {
        preset.smd.correction = match correction {
            SmdCorrection::Exact => SmallSample::Exact,
            SmdCorrection::Approximate => SmallSample::Approximate,
            SmdCorrection::None => SmallSample::None,
        };
    }
    if let Some(variance) = conventions.smd_variance {
        preset.smd.variance = match variance {
            SmdVarianceChoice::LargeSample => SmdVariance::LargeSample,
            SmdVarianceChoice::LargeSampleCorrected => SmdVariance::LargeSampleCorrected,
            SmdVarianceChoice::Unbiased => SmdVariance::Unbiased,
            SmdVarianceChoice::Average => SmdVariance::Average,
            SmdVarianceChoice::RevMan => SmdVariance::RevMan,
        };
    }
    if let Some(variance) = conventions.mean_variance {
        preset.mean_difference = match variance {
            MeanVarianceChoice::Separate => MeanVariance::Separate,
            MeanVarianceChoice::Pooled => MeanVariance::Pooled,
        };
    }
    if let Some(is_corrected) = conventions.ratio_of_means_corrected {
        preset.ratio_of_means_corrected = is_corrected;
    }
}

fn cells(preset: &mut Preset, conventions: &Conventions) {
    if let Some(choice) = &conventions.zero_cells {
        for rule in [
            &mut preset.zero_cells,
            &mut preset.zero_cells_risk_difference,
            &mut preset.mantel_haenszel.single,
            &mut preset.mantel_haenszel_risk_difference.single,
        ] {
            *rule = changed(*rule, choice);
        }
    }
    if let Some(choice) = conventions.zero_cells_of_tables {
        let choice = ZeroCellsChoice::from(choice);
        for rule in [
            &mut preset.mantel_haenszel.pooled,
            &mut preset.mantel_haenszel_risk_difference.pooled,
            &mut preset.peto.pooled,
        ] {
            *rule = changed(*rule, &choice);
        }
    }
}

fn changed(rule: ZeroCells, choice: &ZeroCellsChoice) -> ZeroCells {
    let amount = match (choice.arm_share, choice.add) {
        (Some(true), _) => Amount::ArmShare,
        (_, Some(add)) => Amount::Constant(add),
        _ => rule.amount,
    };
    let to = match choice.to {
        None => rule.to,
        Some(AddToChoice::OnlyZero) => AddTo::OnlyZero,
        Some(AddToChoice::All) => AddTo::All,
        Some(AddToChoice::AllIfAnyZero) => AddTo::AllIfAnyZero,
        Some(AddToChoice::Never) => AddTo::Never,
    };
    ZeroCells {
        amount,
        to,
        drop_double_zero: choice.drop_double_zero.unwrap_or(rule.drop_double_zero),
        in_estimate: choice.variance_only.map_or(rule.in_estimate, |only| !only),
    }
}

/// The standard error in the prediction interval.
pub(super) fn prediction_error(choice: PredictionErrorChoice) -> PredictionError {
    match choice {
        PredictionErrorChoice::Reported => PredictionError::Reported,
        PredictionErrorChoice::Wald => PredictionError::Wald,
        PredictionErrorChoice::HartungKnapp => PredictionError::HartungKnapp,
    }
}

/// The choices for small-study effects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmallStudyTests {
    /// How the number of missing results is estimated.
    pub missing: MissingEstimator,
    /// On which side they are missing; nothing: by the slope.
    pub side: Option<Side>,
    /// Egger's test in its classical form.
    pub egger: bool,
    /// The same as a meta-regression.
    pub egger_mixed: bool,
    /// Begg's test.
    pub begg: bool,
    /// Harbord's test.
    pub harbord: bool,
    /// Peters' test.
    pub peters: bool,
}

impl SmallStudyTests {
    /// Those that conventions name, or else the usual ones.
    pub(super) fn of(conventions: &Conventions) -> Self {
        let named = &conventions.small_studies;
        let has = |test| named.contains(&test);
        let usual = named.is_empty();
        Self {
            missing: match conventions.trim_and_fill {
                Some(MissingChoice::R0) => MissingEstimator::R0,
                _ => MissingEstimator::L0,
            },
            side: conventions.trim_and_fill_side.map(|side| match side {
                MissingSide::Left => Side::Left,
                MissingSide::Right => Side::Right,
            }),
            egger: usual || has(SmallStudyChoice::Egger),
            egger_mixed: has(SmallStudyChoice::EggerMixed),
            begg: usual || has(SmallStudyChoice::Begg),
            harbord: has(SmallStudyChoice::Harbord),
            peters: has(SmallStudyChoice::Peters),
        }
    }
}
