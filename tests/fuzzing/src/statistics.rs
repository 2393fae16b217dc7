//! The statistics on numbers that are finite: no panic, and nothing that is not a number comes out.

use std::fmt::Debug;

use stats::asymmetry::begg::begg;
use stats::asymmetry::egger::{egger_classical, egger_mixed};
use stats::describe::describe;
use stats::effect::EffectSize;
use stats::effect::binary::{BinaryMeasure, TwoByTwo, binary_effects};
use stats::effect::continuous::{
    Group, MeanVariance, TwoGroups, log_ratios_of_means, mean_differences,
};
use stats::effect::standardized::{glass_deltas, standardized_mean_differences};
use stats::level::Level;
use stats::model::options::{MeanTest, Model, ModelOptions, TestRule};
use stats::pool::inverse_variance::pool;
use stats::pool::mantel_haenszel::{
    MantelHaenszelMeasure, mantel_haenszel, mantel_haenszel_random,
};
use stats::pool::peto::peto;
use stats::prediction::PredictionRule;
use stats::preset::Preset;
use stats::regression::{Moderator, meta_regression};
use stats::sensitivity::{cumulative, leave_one_out};
use stats::subgroup::{common_subgroups, separate_subgroups};
use stats::tau2::Tau2Method;
use stats::trim_and_fill::{MissingEstimator, trim_and_fill};
use stats::votes::sign_test;

use crate::bytes::Bytes;

const MOST_STUDIES: usize = 12;

/// Panics when something that is not a number stands in a result.
fn sound(what: &str, result: &impl Debug) {
    let said = format!("{result:?}");
    assert!(!said.contains("NaN"), "{what} is not a number: {said}");
}

/// Effects, pooled in every way.
pub(crate) fn pooled(data: &[u8]) {
    let mut bytes = Bytes(data);
    let is_extreme = bytes.byte() % 8 == 0;
    let options = options(&mut bytes);
    let mut effects = Vec::new();
    let mut keys = Vec::new();
    while !bytes.is_empty() && effects.len() < MOST_STUDIES {
        let (yi, vi) = if is_extreme {
            (bytes.extreme(), bytes.extreme())
        } else {
            (bytes.number(), bytes.positive())
        };
        effects.extend(EffectSize::new(yi, vi));
        keys.resize(effects.len(), bytes.positive());
    }
    if is_extreme {
        let _ = everything(&effects, &keys, &options);
    } else {
        everything(&effects, &keys, &options)
            .iter()
            .for_each(|(what, said)| sound(what, said));
    }
}

fn options(bytes: &mut Bytes<'_>) -> ModelOptions {
    let methods = [
        Tau2Method::DerSimonianLaird,
        Tau2Method::RestrictedMaximumLikelihood,
        Tau2Method::MaximumLikelihood,
        Tau2Method::PauleMandel,
        Tau2Method::SidikJonkman,
        Tau2Method::Hedges,
        Tau2Method::EmpiricalBayes,
        Tau2Method::HunterSchmidt,
    ];
    let method = bytes.below(methods.len() + 1);
    let model = methods
        .get(method)
        .map_or(Model::CommonEffect, |method| Model::RandomEffects(*method));
    let tests = [
        TestRule::Always(MeanTest::Normal),
        TestRule::Always(MeanTest::StudentT),
        TestRule::Always(MeanTest::HartungKnapp),
        TestRule::Always(MeanTest::HartungKnappAdHoc),
        TestRule::HartungKnappIfHeterogeneous,
    ];
    ModelOptions {
        model,
        test: tests[bytes.below(tests.len())],
        level: Level::P95,
    }
}

/// What every analysis says of the effects.
fn everything(
    effects: &[EffectSize],
    keys: &[f64],
    options: &ModelOptions,
) -> Vec<(&'static str, String)> {
    let groups: Vec<usize> = keys.iter().map(|key| *key as usize % 2).collect();
    let moderators = [Moderator::Numeric(keys.to_vec())];
    let pooled = pool(effects, options);
    let rules = [
        PredictionRule::METAFOR,
        PredictionRule::RESIDUAL_DF,
        PredictionRule::RILEY,
    ];
    let predicted = pooled.as_ref().ok().map(|pooled| {
        let predictives = rules.into_iter().filter_map(|rule| pooled.predictive(rule));
        let said = predictives.map(|p| {
            (
                p.interval(Level::P95),
                p.proportion_above(0.1),
                p.proportion_below(-0.1),
            )
        });
        said.collect::<Vec<_>>()
    });
    let estimates: Vec<f64> = effects.iter().map(EffectSize::yi).collect();
    let up = estimates.iter().filter(|yi| **yi > 0.0).count() as u64;
    vec![
        ("prediction", format!("{predicted:?}")),
        ("pool", format!("{pooled:?}")),
        (
            "leave one out",
            format!("{:?}", leave_one_out(effects, options)),
        ),
        (
            "cumulative",
            format!("{:?}", cumulative(effects, keys, options)),
        ),
        (
            "subgroups",
            format!("{:?}", separate_subgroups(effects, &groups, 2, options)),
        ),
        (
            "subgroups with one variance",
            format!("{:?}", common_subgroups(effects, &groups, 2, options)),
        ),
        (
            "regression",
            format!("{:?}", meta_regression(effects, &moderators, options)),
        ),
        (
            "Egger",
            format!("{:?}", egger_classical(effects, Level::P95)),
        ),
        (
            "Egger, mixed",
            format!("{:?}", egger_mixed(effects, options)),
        ),
        ("Begg", format!("{:?}", begg(effects))),
        (
            "trim and fill",
            format!(
                "{:?}",
                trim_and_fill(effects, MissingEstimator::L0, None, options)
            ),
        ),
        ("describe", format!("{:?}", describe(&estimates))),
        (
            "sign test",
            format!(
                "{:?}",
                sign_test(up, estimates.len() as u64 - up, 0.5, Level::P95)
            ),
        ),
    ]
}

/// Arms of trials, with events and with means.
pub(crate) fn tables(data: &[u8]) {
    let mut bytes = Bytes(data);
    let preset = Preset::ALL[bytes.below(Preset::ALL.len())];
    let (mut tables, mut groups) = (Vec::new(), Vec::new());
    while !bytes.is_empty() && tables.len() < MOST_STUDIES {
        let (n1, n2) = (
            bytes.positive().floor() + 1.0,
            bytes.positive().floor() + 1.0,
        );
        let (x1, x2) = (
            bytes.positive().floor().min(n1),
            bytes.positive().floor().min(n2),
        );
        tables.extend(TwoByTwo::from_events(x1, n1, x2, n2).ok());
        let first = Group::new(bytes.number(), bytes.positive(), n1);
        let second = Group::new(bytes.number(), bytes.positive(), n2);
        if let (Ok(first), Ok(second)) = (first, second) {
            groups.push(TwoGroups { first, second });
        }
    }
    events(&tables, &preset);
    means(&groups, &preset);
}

fn events(tables: &[TwoByTwo], preset: &Preset) {
    for measure in [
        BinaryMeasure::RiskRatio,
        BinaryMeasure::OddsRatio,
        BinaryMeasure::PetoOddsRatio,
        BinaryMeasure::RiskDifference,
        BinaryMeasure::ArcsineDifference,
    ] {
        let effects = binary_effects(tables, measure, preset.zero_cells);
        sound("an effect of events", &effects);
        let effects: Vec<EffectSize> = effects.into_iter().flatten().collect();
        sound("pooled events", &pool(&effects, &preset.random));
    }
    let difference = MantelHaenszelMeasure::RiskDifference(preset.risk_difference_variance);
    for measure in [
        MantelHaenszelMeasure::OddsRatio,
        MantelHaenszelMeasure::RiskRatio,
        difference,
    ] {
        sound(
            "Mantel and Haenszel",
            &mantel_haenszel(tables, measure, &preset.mantel_haenszel),
        );
        sound(
            "Mantel and Haenszel, random",
            &mantel_haenszel_random(tables, measure, &preset.mantel_haenszel),
        );
    }
    sound("Peto", &peto(tables, &preset.peto));
}

fn means(groups: &[TwoGroups], preset: &Preset) {
    let effects = [
        (
            "mean differences",
            mean_differences(groups, MeanVariance::Separate),
        ),
        (
            "mean differences, pooled",
            mean_differences(groups, MeanVariance::Pooled),
        ),
        (
            "standardised differences",
            standardized_mean_differences(groups, preset.smd),
        ),
        ("Glass's deltas", glass_deltas(groups, preset.smd)),
        (
            "ratios of means",
            log_ratios_of_means(groups, MeanVariance::Separate, true),
        ),
    ];
    for (what, effects) in effects {
        sound(what, &effects);
        let effects: Vec<EffectSize> = effects.into_iter().flatten().collect();
        sound(what, &pool(&effects, &preset.random));
    }
}
