//! Makes the method line of a pooled result from what was really done.

use crate::record::analysis_settings::Pooling;
use crate::record::result::Measure;
use stats::effect::transform::BackTransform;
use stats::effect::zero_cells::AddTo;
use stats::model::options::{MeanTest, Model, TestRule};
use stats::pool::mantel_haenszel::RiskDifferenceVariance;
use stats::prediction::PredictionError;
use stats::preset::I2Form;

use super::arm_data::ArmSummary;
use super::choices::Choices;
use super::effect::EffectRow;
use super::method_line::{
    EffectsDone, I2Done, IntervalDone, IntervalForm, MethodLine, PoolingDone, RuleDecided,
    TablesDone, TablesVariance,
};
use super::raw::Raw;
use super::scale::Scale;
use super::several;

/// The method line of a result.
pub(super) fn line(rows: &[&EffectRow], scale: Scale, choices: &Choices, raw: &Raw) -> MethodLine {
    let is_random = raw.full.is_some() && raw.tau2.is_some();
    MethodLine {
        scale,
        several: several::done(rows, choices),
        effects: effects(rows, scale, choices),
        pooling: pooling(rows, choices, raw),
        interval: interval(choices, raw),
        prediction: raw.predictive.map(|_| choices.prediction.quantile),
        prediction_error: raw
            .predictive
            .map(|_| choices.prediction.error)
            .filter(|error| *error != PredictionError::Reported),
        has_interval_of_tau: is_random,
        i2: match choices.preset.i2 {
            _ if raw.levels.is_some() => I2Done::Tau2,
            I2Form::Tau2Based if raw.full.as_ref().is_some_and(|full| full.tau2.is_some()) => {
                I2Done::Tau2
            }
            _ => I2Done::Q,
        },
        preset: choices.preset.name,
    }
}

/// How effects were worked out from arms, where any were.
fn effects(rows: &[&EffectRow], scale: Scale, choices: &Choices) -> Vec<EffectsDone> {
    let computed = rows.iter().filter(|row| !row.stated && row.size.is_some());
    let arms: Vec<&ArmSummary> = computed.filter_map(|row| row.arms.as_ref()).collect();
    let measure = rows.first().map_or(Measure::GENERIC, |row| row.measure);
    let has = |kind: fn(&ArmSummary) -> bool| arms.iter().any(|arms| kind(arms));
    let mut done = Vec::new();
    if has(|arms| matches!(arms, ArmSummary::Means(_))) {
        done.extend(means(measure, choices));
    }
    let two_arms = |arms: &ArmSummary| matches!(arms, ArmSummary::Counts(_) | ArmSummary::Rates(_));
    if has(two_arms) && choices.pooling != Pooling::Peto {
        done.push(EffectsDone::EmptyCells(choices.zero_cells(measure)));
    }
    let uncorrected = matches!(
        scale.back,
        BackTransform::Arcsine | BackTransform::FreemanTukey { .. }
    );
    let rule = choices.preset.zero_cells;
    let is_added = rule.to != AddTo::Never;
    if has(|arms| matches!(arms, ArmSummary::Proportion { .. })) && !uncorrected && is_added {
        done.push(EffectsDone::EmptyGroups(rule));
    }
    let without_events =
        |arms: &ArmSummary| matches!(arms, ArmSummary::Rate(rate) if rate.events() == 0.0);
    let is_empty = has(without_events) || rule.to == AddTo::All;
    let has_rates = has(|arms| matches!(arms, ArmSummary::Rate(_)));
    if has_rates && is_empty && is_added && scale.back != BackTransform::Square {
        done.push(EffectsDone::EmptyRates(rule));
    }
    done
}

fn means(measure: Measure, choices: &Choices) -> Option<EffectsDone> {
    let preset = &choices.preset;
    match measure {
        Measure::SMD => Some(EffectsDone::Standardised {
            correction: preset.smd.correction,
            variance: preset.smd.variance,
        }),
        Measure::MD => Some(EffectsDone::MeanDifference(preset.mean_difference)),
        Measure::ROM => Some(EffectsDone::RatioOfMeans {
            is_corrected: preset.ratio_of_means_corrected,
        }),
        _ => None,
    }
}

fn pooling(rows: &[&EffectRow], choices: &Choices, raw: &Raw) -> PoolingDone {
    let measure = rows.first().map_or(Measure::GENERIC, |row| row.measure);
    match (choices.pooling, choices.model.model) {
        (Pooling::InverseVariance, Model::CommonEffect) => PoolingDone::InverseVarianceCommon,
        (Pooling::InverseVariance, Model::RandomEffects(_)) if raw.levels.is_some() => {
            PoolingDone::ThreeLevel
        }
        (Pooling::InverseVariance, Model::RandomEffects(asked)) => {
            let tau2 = raw.full.as_ref().and_then(|full| full.tau2);
            let used = tau2.map_or(asked, |tau2| tau2.method);
            PoolingDone::InverseVarianceRandom {
                used,
                in_place_of: (used != asked).then_some(asked),
            }
        }
        (Pooling::MantelHaenszel, Model::CommonEffect) => {
            PoolingDone::MantelHaenszelCommon(tables(measure, choices))
        }
        (Pooling::MantelHaenszel, Model::RandomEffects(_)) => {
            PoolingDone::MantelHaenszelRandom(tables(measure, choices))
        }
        (Pooling::Peto, _) => PoolingDone::Peto(choices.preset.peto.pooled),
    }
}

fn tables(measure: Measure, choices: &Choices) -> TablesDone {
    TablesDone {
        variance: match (measure, choices.preset.risk_difference_variance) {
            (Measure::OR, _) => TablesVariance::RobinsBreslowGreenland,
            (Measure::RD, RiskDifferenceVariance::Sato) => TablesVariance::SatoGreenlandRobins,
            _ => TablesVariance::GreenlandRobins,
        },
        cells: choices.mantel_haenszel(measure).pooled,
    }
}

fn interval(choices: &Choices, raw: &Raw) -> IntervalDone {
    let is_asked = match choices.model.test {
        TestRule::HartungKnappIfHeterogeneous => true,
        // One result alone has no such interval.
        TestRule::Always(MeanTest::HartungKnapp | MeanTest::HartungKnappAdHoc) => {
            !raw.hartung_knapp() && raw.mean.reference.df().is_none()
        }
        TestRule::Always(_) => false,
    };
    let has_rule = raw.full.is_some() && is_asked;
    let rule = has_rule.then_some(if raw.hartung_knapp() {
        RuleDecided::ResultsDiffer
    } else {
        RuleDecided::TooFewOrAlike
    });
    let not_below_one = choices.model.test == TestRule::Always(MeanTest::HartungKnappAdHoc);
    let is_robust = raw.levels.is_some_and(|levels| levels.is_robust);
    let form = match raw.mean.reference.df() {
        Some(df) if is_robust => IntervalForm::ClusterRobust { df },
        Some(df) if !raw.hartung_knapp() => IntervalForm::StudentT { df },
        Some(df) if not_below_one => IntervalForm::HartungKnappNotBelowOne { df },
        Some(df) => IntervalForm::HartungKnapp { df },
        None => IntervalForm::Wald,
    };
    IntervalDone { form, rule }
}
