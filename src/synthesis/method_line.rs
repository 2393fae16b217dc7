//! The line that says how a pooled result was worked out: made from what was really done.

use crate::record::analysis_settings::Pooling;
use crate::record::result::Measure;
use crate::stats::effect::continuous::MeanVariance;
use crate::stats::effect::small_sample::SmallSample;
use crate::stats::effect::standardized::SmdVariance;
use crate::stats::effect::transform::BackTransform;
use crate::stats::effect::zero_cells::ZeroCells;
use crate::stats::model::options::{MeanTest, Model, TestRule};
use crate::stats::pool::mantel_haenszel::RiskDifferenceVariance;
use crate::stats::prediction::PredictionQuantile;
use crate::stats::preset::I2Form;

use super::arm_data::ArmSummary;
use super::choices::Choices;
use super::effect::EffectRow;
use super::names::estimator;
use super::raw::Raw;
use super::scale::Scale;
use super::several;

/// The method line of a result.
pub(super) fn of(rows: &[&EffectRow], scale: Scale, choices: &Choices, raw: &Raw) -> String {
    let parts = [
        Some(format!("{}{}", scale.name, scale.words())),
        several::words(rows, choices),
        effects(rows, scale, choices),
        Some(pooling(rows, choices, raw)),
        Some(interval(choices, raw)),
        prediction(choices, raw),
        raw.tau2
            .filter(|_| raw.full.is_some())
            .map(|_| "Q-profile interval of τ".to_owned()),
        Some(i_squared(choices, raw)),
        Some(format!("preset {}", choices.preset.name)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{}.", parts.join("; "))
}

/// How effects were worked out from arms, where any were.
fn effects(rows: &[&EffectRow], scale: Scale, choices: &Choices) -> Option<String> {
    let computed = || rows.iter().filter(|row| !row.stated && row.size.is_some());
    let arms: Vec<&ArmSummary> = computed().filter_map(|row| row.arms.as_ref()).collect();
    let measure = rows.first()?.measure;
    let mut parts = Vec::new();
    if arms.iter().any(|arms| matches!(arms, ArmSummary::Means(_))) {
        parts.extend(means(measure, choices));
    }
    let has = |kind: fn(&ArmSummary) -> bool| arms.iter().any(|arms| kind(arms));
    let two_arms = |arms: &ArmSummary| matches!(arms, ArmSummary::Counts(_) | ArmSummary::Rates(_));
    if has(two_arms) && choices.pooling != Pooling::Peto {
        parts.push(zero_cells(choices.zero_cells(measure)));
    }
    let uncorrected = matches!(
        scale.back,
        BackTransform::Arcsine | BackTransform::FreemanTukey { .. }
    );
    if has(|arms| matches!(arms, ArmSummary::Proportion { .. })) && !uncorrected {
        parts.push("0.5 added to groups without events or with events only".to_owned());
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn means(measure: Measure, choices: &Choices) -> Option<String> {
    let words = match measure {
        Measure::SMD => smd(choices),
        Measure::MD => match choices.preset.mean_difference {
            MeanVariance::Separate => "variance of the mean difference from each arm's own SD",
            MeanVariance::Pooled => "variance of the mean difference from the pooled SD",
        }
        .to_owned(),
        Measure::ROM if choices.preset.ratio_of_means_corrected => {
            "ratio of means with bias correction".to_owned()
        }
        Measure::ROM => "ratio of means without bias correction".to_owned(),
        _ => return None,
    };
    Some(words)
}

fn smd(choices: &Choices) -> String {
    let form = choices.preset.smd;
    let correction = match form.correction {
        SmallSample::Exact => "Hedges g with the exact correction",
        SmallSample::Approximate => "Hedges g with the correction 1 − 3/(4N − 9)",
        SmallSample::None => "Cohen's d without correction",
    };
    let variance = match form.variance {
        SmdVariance::LargeSample => "variance 1/n₁ + 1/n₂ + g²/(2N)",
        SmdVariance::LargeSampleCorrected => "variance J²(1/n₁ + 1/n₂ + d²/(2N))",
        SmdVariance::Unbiased => "the unbiased variance",
        SmdVariance::Average => "variance from the average g",
        SmdVariance::RevMan => "variance 1/n₁ + 1/n₂ + g²/(2(N − 3.94))",
    };
    format!("{correction} and {variance} where worked out from arms")
}

fn zero_cells(rule: ZeroCells) -> String {
    let place = if rule.in_estimate {
        ""
    } else {
        " in the variance only"
    };
    let double = if rule.drop_double_zero {
        "studies without events in either arm left out"
    } else {
        "studies without events kept"
    };
    format!("0.5 added to studies with an empty cell{place}, {double}")
}

fn pooling(rows: &[&EffectRow], choices: &Choices, raw: &Raw) -> String {
    let measure = rows.first().map_or(Measure::GENERIC, |row| row.measure);
    match (choices.pooling, choices.model.model) {
        (Pooling::InverseVariance, Model::CommonEffect) => {
            "inverse variance, common effect".to_owned()
        }
        (Pooling::InverseVariance, Model::RandomEffects(asked)) => {
            let tau2 = raw.full.as_ref().and_then(|full| full.tau2);
            let used = tau2.map_or(asked, |tau2| tau2.method);
            let instead = if used == asked {
                String::new()
            } else {
                format!(" in place of {}", estimator(asked))
            };
            format!(
                "inverse variance, random effects by {}{instead}",
                estimator(used)
            )
        }
        (Pooling::MantelHaenszel, Model::CommonEffect) => {
            format!(
                "Mantel-Haenszel, common effect, {}",
                mantel_haenszel(measure, choices)
            )
        }
        (Pooling::MantelHaenszel, Model::RandomEffects(_)) => format!(
            "random effects as in Review Manager 5: DerSimonian and Laird's τ² with Q around the Mantel-Haenszel estimate, {}",
            mantel_haenszel(measure, choices)
        ),
        (Pooling::Peto, _) => {
            "Peto's one-step odds ratio, common effect, nothing added to empty cells".to_owned()
        }
    }
}

fn mantel_haenszel(measure: Measure, choices: &Choices) -> String {
    let variance = match (measure, choices.preset.risk_difference_variance) {
        (Measure::OR, _) => "variance of Robins, Breslow and Greenland",
        (Measure::RD, RiskDifferenceVariance::Sato) => "variance of Sato, Greenland and Robins",
        _ => "variance of Greenland and Robins",
    };
    let corrected = choices.mantel_haenszel(measure).pooled != ZeroCells::NONE;
    let cells = if corrected {
        "0.5 added to tables with an empty cell before pooling"
    } else {
        "tables pooled as they are"
    };
    format!("{variance}, {cells}")
}

fn interval(choices: &Choices, raw: &Raw) -> String {
    let wald = "Wald interval";
    let Some(full) = &raw.full else {
        return wald.to_owned();
    };
    let rule = choices.model.test == TestRule::HartungKnappIfHeterogeneous;
    let adhoc = choices.model.test == TestRule::Always(MeanTest::HartungKnappAdHoc);
    let words = match (full.mean.reference.df(), raw.hartung_knapp()) {
        (Some(df), true) if adhoc => format!(
            "Hartung-Knapp interval with the factor not below one, t with {df:.0} degrees of freedom"
        ),
        (Some(df), true) => format!("Hartung-Knapp interval, t with {df:.0} degrees of freedom"),
        _ => wald.to_owned(),
    };
    match (rule, raw.hartung_knapp()) {
        (true, true) => format!("{words} (more than two results, and they differ)"),
        (true, false) => format!("{words} (two results or fewer, or no variation between them)"),
        _ => words,
    }
}

fn prediction(choices: &Choices, raw: &Raw) -> Option<String> {
    raw.predictive?;
    let quantile = match choices.prediction.quantile {
        PredictionQuantile::AsTest => "the distribution of the test",
        PredictionQuantile::Normal => "the normal distribution",
        PredictionQuantile::ResidualDf => "t with k − 1 degrees of freedom",
        PredictionQuantile::ResidualDfLessOne => "t with k − 2 degrees of freedom",
    };
    Some(format!("prediction interval from {quantile}"))
}

fn i_squared(choices: &Choices, raw: &Raw) -> String {
    let has_tau2 = raw.full.as_ref().is_some_and(|full| full.tau2.is_some());
    match choices.preset.i2 {
        I2Form::Tau2Based if has_tau2 => "I² from τ², and from Q where it says so".to_owned(),
        _ => "I² from Q".to_owned(),
    }
}
