//! What is really done in an analysis: the preset with what a record changes in it.

use crate::record::analysis_settings::{
    AnalysisSettings, Pooling, PoolingModel, PredictionChoice, PresetChoice, ScaleChoice,
    SeveralResults, Tau2Choice, TestChoice,
};
use crate::record::conventions::{Conventions, MediansChoice, SubgroupVarianceChoice};
use crate::record::result::Measure;
use stats::effect::zero_cells::ZeroCells;
use stats::level::Level;
use stats::model::options::{MeanTest, Model, ModelOptions, TestRule};
use stats::pool::mantel_haenszel::{MantelHaenszelMeasure, MantelHaenszelOptions};
use stats::prediction::{PredictionQuantile, PredictionRule};
use stats::preset::Preset;
use stats::tau2::Tau2Method;

use super::departures::{self, SmallStudyTests};
use super::names::short_name;

/// The correlation assumed between results of one trial when a record names none: what two arms of
/// one size have that share a comparison group of that size.
pub const ASSUMED_CORRELATION: f64 = 0.5;

/// All choices of an analysis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choices {
    /// The preset from which the others depart.
    pub preset: Preset,
    /// Model, estimator, test and level.
    pub model: ModelOptions,
    /// What is weighted.
    pub pooling: Pooling,
    /// The prediction interval.
    pub prediction: PredictionRule,
    /// What is done with several results of one trial.
    pub several: Option<SeveralResults>,
    /// The correlation assumed between them.
    pub correlation: f64,
    /// The scale of analysis, where it is not the usual one of the measure.
    pub scale: Option<ScaleChoice>,
    /// How means follow from medians.
    pub medians: MediansChoice,
    /// Another level at which intervals are given beside those at 95%.
    pub other_level: Option<Level>,
    /// Whether subgroups share one variance between studies.
    pub shares_variance: bool,
    /// What is done about small-study effects.
    pub small_studies: SmallStudyTests,
}

/// Choices by the names that records use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoiceNames {
    /// What is weighted.
    pub pooling: &'static str,
    /// The model.
    pub model: &'static str,
    /// The estimator of τ² as metafor names it; nothing under a common effect.
    pub tau2: Option<&'static str>,
    /// The test.
    pub test: &'static str,
    /// The prediction interval.
    pub prediction: &'static str,
    /// What is done with several results of one trial.
    pub several: Option<&'static str>,
}

impl Choices {
    /// Those of settings that say nothing, in the place of choices that are not kept.
    pub(super) fn usual() -> Self {
        let preset = preset(PresetChoice::default());
        Self {
            preset,
            model: preset.random,
            pooling: Pooling::InverseVariance,
            prediction: preset.prediction,
            several: None,
            correlation: ASSUMED_CORRELATION,
            scale: None,
            medians: MediansChoice::LuoWan,
            other_level: None,
            shares_variance: false,
            small_studies: SmallStudyTests::of(&Conventions::default()),
        }
    }

    /// The choices that settings stand for.
    pub fn of(settings: &AnalysisSettings) -> Self {
        let mut preset = preset(settings.preset.unwrap_or_default());
        let conventions = &settings.conventions;
        departures::apply(&mut preset, conventions);
        let pooling = settings.pooling.unwrap_or(Pooling::InverseVariance);
        Self {
            preset,
            model: model(settings, &preset, pooling),
            pooling,
            prediction: prediction_rule(settings, preset.prediction),
            several: settings.several_results,
            correlation: settings.correlation.unwrap_or(ASSUMED_CORRELATION),
            scale: settings.scale,
            medians: MediansChoice::of(conventions),
            other_level: conventions.level.and_then(Level::from_percent),
            shares_variance: conventions.subgroup_variance == Some(SubgroupVarianceChoice::Common)
                && pooling == Pooling::InverseVariance,
            small_studies: SmallStudyTests::of(conventions),
        }
    }

    /// The rule for empty cells of single results.
    pub fn zero_cells(&self, measure: Measure) -> ZeroCells {
        match measure {
            Measure::RD => self.preset.zero_cells_risk_difference,
            _ => self.preset.zero_cells,
        }
    }

    /// The rules of Mantel-Haenszel pooling.
    pub fn mantel_haenszel(&self, measure: Measure) -> MantelHaenszelOptions {
        match measure {
            Measure::RD => self.preset.mantel_haenszel_risk_difference,
            _ => self.preset.mantel_haenszel,
        }
    }

    /// The measure as Mantel and Haenszel pool it; nothing for measures that they do not.
    pub fn mantel_haenszel_measure(&self, measure: Measure) -> Option<MantelHaenszelMeasure> {
        match measure {
            Measure::RR => Some(MantelHaenszelMeasure::RiskRatio),
            Measure::OR => Some(MantelHaenszelMeasure::OddsRatio),
            Measure::RD => Some(MantelHaenszelMeasure::RiskDifference(
                self.preset.risk_difference_variance,
            )),
            _ => None,
        }
    }

    /// The estimator of τ²; nothing under a common effect.
    pub fn tau2_method(&self) -> Option<Tau2Method> {
        match self.model.model {
            Model::CommonEffect => None,
            Model::RandomEffects(method) => Some(method),
        }
    }

    /// The choices by the names that records use.
    pub fn names(&self) -> ChoiceNames {
        ChoiceNames {
            pooling: match self.pooling {
                Pooling::InverseVariance => "inverse-variance",
                Pooling::MantelHaenszel => "mantel-haenszel",
                Pooling::Peto => "peto",
            },
            model: match self.model.model {
                Model::CommonEffect => "common",
                Model::RandomEffects(_) => "random",
            },
            tau2: self.tau2_method().map(short_name),
            test: match self.model.test {
                TestRule::Always(MeanTest::Normal) => "z",
                TestRule::Always(MeanTest::StudentT) => "t",
                TestRule::Always(MeanTest::HartungKnapp) => "knha",
                TestRule::Always(MeanTest::HartungKnappAdHoc) => "adhoc",
                TestRule::HartungKnappIfHeterogeneous => "knha-if-heterogeneous",
            },
            prediction: match self.prediction.quantile {
                PredictionQuantile::AsTest => "as-test",
                PredictionQuantile::Normal => "normal",
                PredictionQuantile::ResidualDf => "k-minus-one",
                PredictionQuantile::ResidualDfLessOne => "k-minus-two",
            },
            several: self.several.map(|several| match several {
                SeveralResults::KeepAsPublished => "keep-as-published",
                SeveralResults::Combine => "combine",
                SeveralResults::First => "first",
                SeveralResults::ThreeLevel => "three-level",
                SeveralResults::Robust => "robust",
            }),
        }
    }

    /// The same choices with inverse-variance pooling under another model and test. It has two levels.
    #[must_use]
    pub(super) fn with_model(self, model: Model, test: MeanTest) -> Self {
        Self {
            pooling: Pooling::InverseVariance,
            model: ModelOptions {
                model,
                test: TestRule::Always(test),
                level: self.model.level,
            },
            several: match self.several {
                Some(SeveralResults::ThreeLevel | SeveralResults::Robust) => {
                    Some(SeveralResults::KeepAsPublished)
                }
                other => other,
            },
            ..self
        }
    }
}

fn preset(choice: PresetChoice) -> Preset {
    match choice {
        PresetChoice::Cochrane2025 => Preset::COCHRANE_2025,
        PresetChoice::RevMan5 => Preset::REVMAN5,
        PresetChoice::Metafor => Preset::METAFOR,
    }
}

/// Tables of events are pooled under a common effect unless the record says otherwise; their only
/// random-effects form is Review Manager 5's, with DerSimonian and Laird's estimator and Wald's test.
fn model(settings: &AnalysisSettings, preset: &Preset, pooling: Pooling) -> ModelOptions {
    let pools_tables = pooling != Pooling::InverseVariance;
    let is_common = match settings.model {
        Some(model) => model == PoolingModel::Common,
        None => pools_tables,
    };
    let own = if is_common {
        preset.common()
    } else if pools_tables {
        Preset::REVMAN5.random
    } else {
        preset.random
    };
    let model = match (own.model, settings.tau2) {
        (Model::RandomEffects(_), Some(tau2)) => Model::RandomEffects(tau2_method(tau2)),
        (model, _) => model,
    };
    let test = settings.test.map_or(own.test, test);
    ModelOptions { model, test, ..own }
}

fn tau2_method(choice: Tau2Choice) -> Tau2Method {
    match choice {
        Tau2Choice::Dl => Tau2Method::DerSimonianLaird,
        Tau2Choice::Reml => Tau2Method::RestrictedMaximumLikelihood,
        Tau2Choice::Ml => Tau2Method::MaximumLikelihood,
        Tau2Choice::Pm => Tau2Method::PauleMandel,
        Tau2Choice::Sj => Tau2Method::SidikJonkman,
        Tau2Choice::He => Tau2Method::Hedges,
        Tau2Choice::Eb => Tau2Method::EmpiricalBayes,
        Tau2Choice::Hs => Tau2Method::HunterSchmidt,
    }
}

fn test(choice: TestChoice) -> TestRule {
    TestRule::Always(match choice {
        TestChoice::Z => MeanTest::Normal,
        TestChoice::T => MeanTest::StudentT,
        TestChoice::Knha => MeanTest::HartungKnapp,
        TestChoice::Adhoc => MeanTest::HartungKnappAdHoc,
        TestChoice::KnhaIfHeterogeneous => return TestRule::HartungKnappIfHeterogeneous,
    })
}

fn prediction_rule(settings: &AnalysisSettings, usual: PredictionRule) -> PredictionRule {
    let quantile = settings.prediction.map(|choice| match choice {
        PredictionChoice::KMinusOne => PredictionQuantile::ResidualDf,
        PredictionChoice::KMinusTwo => PredictionQuantile::ResidualDfLessOne,
        PredictionChoice::AsTest => PredictionQuantile::AsTest,
        PredictionChoice::Normal => PredictionQuantile::Normal,
    });
    let error = settings.conventions.prediction_error;
    PredictionRule {
        quantile: quantile.unwrap_or(usual.quantile),
        error: error.map_or(usual.error, departures::prediction_error),
    }
}
