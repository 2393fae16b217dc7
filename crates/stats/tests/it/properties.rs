//! Laws the statistics must obey whatever the data.

use distil_stats::absolute::{RelativeEffect, intervention_risk};
use distil_stats::distribution::{
    Reference, beta_quantile, chi_squared_upper, chi_squared_upper_quantile, normal_upper,
    normal_upper_quantile, student_upper, student_upper_quantile,
};
use distil_stats::effect::EffectSize;
use distil_stats::effect::binary::{BinaryMeasure, TwoByTwo, binary_effects};
use distil_stats::effect::zero_cells::ZeroCells;
use distil_stats::level::{Interval, Level};
use distil_stats::model::options::{MeanTest, Model, ModelOptions, TestRule};
use distil_stats::pool::inverse_variance::{Pooled, pool};
use distil_stats::pool::mantel_haenszel::{
    MantelHaenszelMeasure, MantelHaenszelOptions, RiskDifferenceVariance, mantel_haenszel,
};
use distil_stats::pool::peto::peto;
use distil_stats::prediction::PredictionRule;
use distil_stats::preset::Preset;
use distil_stats::regression::{Moderator, meta_regression};
use distil_stats::tau2::Tau2Method;
use distil_stats::votes::sign_test;
use proptest::prelude::*;

const METHODS: [Tau2Method; 8] = [
    Tau2Method::DerSimonianLaird,
    Tau2Method::RestrictedMaximumLikelihood,
    Tau2Method::MaximumLikelihood,
    Tau2Method::PauleMandel,
    Tau2Method::SidikJonkman,
    Tau2Method::Hedges,
    Tau2Method::EmpiricalBayes,
    Tau2Method::HunterSchmidt,
];

fn studies() -> impl Strategy<Value = Vec<EffectSize>> {
    let study = (-3.0..3.0, 0.01..2.0).prop_map(|(y, v)| EffectSize::new(y, v).unwrap());
    prop::collection::vec(study, 2..12)
}

fn tables() -> impl Strategy<Value = Vec<TwoByTwo>> {
    let table = (0u32..20, 1u32..40, 0u32..20, 1u32..40).prop_map(|(a, b, c, d)| {
        let count = f64::from;
        TwoByTwo::from_events(count(a), count(a + b), count(c), count(c + d)).unwrap()
    });
    prop::collection::vec(table, 1..8)
}

fn method() -> impl Strategy<Value = Tau2Method> {
    prop::sample::select(METHODS.to_vec())
}

fn random(method: Tau2Method, test: MeanTest) -> ModelOptions {
    ModelOptions {
        model: Model::RandomEffects(method),
        test: TestRule::Always(test),
        level: Level::P95,
    }
}

fn common() -> ModelOptions {
    Preset::COCHRANE_2025.common()
}

fn tau2(result: &Pooled) -> f64 {
    result.tau2.map_or(0.0, |t| t.value)
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-7 * (1.0 + a.abs().max(b.abs()))
}

fn inside(inner: Interval, outer: Interval) -> bool {
    let slack = 1e-9 * (1.0 + outer.upper.abs() + outer.lower.abs());
    outer.lower <= inner.lower + slack && inner.upper <= outer.upper + slack
}

proptest! {
    #[test]
    fn order_does_not_matter(effects in studies(), method in method()) {
        let options = random(method, MeanTest::HartungKnapp);
        let mut turned = effects.clone();
        turned.rotate_left(effects.len() / 2);
        turned.reverse();
        let (one, other) = (pool(&effects, &options).unwrap(), pool(&turned, &options).unwrap());
        prop_assert!(close(one.mean.estimate, other.mean.estimate));
        prop_assert!(close(one.mean.se, other.mean.se));
        prop_assert!(close(tau2(&one), tau2(&other)));
        prop_assert!(close(one.heterogeneity.q.p, other.heterogeneity.q.p));
    }

    #[test]
    fn the_unit_does_not_matter(
        effects in studies(),
        method in method(),
        power in -9i32..9,
    ) {
        let unit = 10f64.powi(power);
        let options = random(method, MeanTest::Normal);
        let scale = |e: &EffectSize| EffectSize::new(e.yi() * unit, e.vi() * unit * unit).unwrap();
        let scaled: Vec<EffectSize> = effects.iter().map(scale).collect();
        let (one, other) = (pool(&effects, &options).unwrap(), pool(&scaled, &options).unwrap());
        prop_assert!(close(one.mean.estimate, other.mean.estimate / unit));
        prop_assert!(close(tau2(&one), tau2(&other) / unit / unit));
        prop_assert!(close(one.heterogeneity.i2_percent, other.heterogeneity.i2_percent));
        let upper = |r: &Pooled| r.tau2.unwrap().interval.unwrap().tau2.upper;
        prop_assert!(close(upper(&one), upper(&other) / unit / unit));
    }

    #[test]
    fn reversing_effects_reverses_the_mean(effects in studies(), method in method()) {
        let options = random(method, MeanTest::Normal);
        let reversed: Vec<EffectSize> = effects.iter().map(EffectSize::reversed).collect();
        let (one, other) = (pool(&effects, &options).unwrap(), pool(&reversed, &options).unwrap());
        prop_assert!(close(one.mean.estimate, -other.mean.estimate));
        prop_assert!(close(one.mean.interval.lower, -other.mean.interval.upper));
        prop_assert!(close(tau2(&one), tau2(&other)));
    }

    #[test]
    fn swapping_arms_changes_the_sign(tables in tables()) {
        let swapped: Vec<TwoByTwo> = tables.iter().map(TwoByTwo::swapped).collect();
        for measure in [
            BinaryMeasure::RiskRatio,
            BinaryMeasure::OddsRatio,
            BinaryMeasure::PetoOddsRatio,
            BinaryMeasure::RiskDifference,
            BinaryMeasure::ArcsineDifference,
        ] {
            let one = binary_effects(&tables, measure, ZeroCells::METAFOR);
            let other = binary_effects(&swapped, measure, ZeroCells::METAFOR);
            for (one, other) in one.iter().zip(&other) {
                let (Some(one), Some(other)) = (one, other) else {
                    prop_assert_eq!(one.is_none(), other.is_none());
                    continue;
                };
                prop_assert!(close(one.yi(), -other.yi()) && close(one.vi(), other.vi()));
            }
        }
    }

    #[test]
    fn swapping_arms_changes_the_sign_of_pooled_tables(tables in tables()) {
        let options = MantelHaenszelOptions::METAFOR;
        let swapped: Vec<TwoByTwo> = tables.iter().map(TwoByTwo::swapped).collect();
        let form = RiskDifferenceVariance::GreenlandRobins;
        for measure in [
            MantelHaenszelMeasure::OddsRatio,
            MantelHaenszelMeasure::RiskRatio,
            MantelHaenszelMeasure::RiskDifference(form),
        ] {
            let one = mantel_haenszel(&tables, measure, &options);
            let other = mantel_haenszel(&swapped, measure, &options);
            if let (Ok(one), Ok(other)) = (one, other) {
                prop_assert!(close(one.mean.estimate, -other.mean.estimate));
                prop_assert!(close(one.mean.se, other.mean.se));
            }
        }
        if let (Ok(one), Ok(other)) = (peto(&tables, &options), peto(&swapped, &options)) {
            prop_assert!(close(one.mean.estimate, -other.mean.estimate));
        }
    }

    #[test]
    fn higher_levels_contain_lower_ones(effects in studies(), method in method()) {
        let at = |percent: f64| {
            let level = Level::from_percent(percent).unwrap();
            pool(&effects, &ModelOptions { level, ..random(method, MeanTest::StudentT) }).unwrap()
        };
        for (low, high) in [(50.0, 80.0), (80.0, 95.0), (95.0, 99.9)] {
            let (low, high) = (at(low), at(high));
            prop_assert!(inside(low.mean.interval, high.mean.interval));
            let profile = |r: &Pooled| r.tau2.unwrap().interval.unwrap();
            // An empty interval is shown as zero, which need not lie inside a wider one.
            prop_assert!(profile(&low).empty || inside(profile(&low).tau2, profile(&high).tau2));
        }
    }

    #[test]
    fn the_mean_lies_among_the_effects(effects in studies(), method in method()) {
        let low = effects.iter().map(EffectSize::yi).fold(f64::INFINITY, f64::min);
        let high = effects.iter().map(EffectSize::yi).fold(f64::NEG_INFINITY, f64::max);
        for options in [common(), random(method, MeanTest::Normal)] {
            let result = pool(&effects, &options).unwrap();
            let range = Interval { lower: low - 1e-12, upper: high + 1e-12 };
            prop_assert!(range.contains(result.mean.estimate));
            prop_assert!(close(result.weights_percent.iter().sum::<f64>(), 100.0));
        }
    }

    #[test]
    fn varying_effects_never_add_precision(effects in studies(), method in method()) {
        let fixed = pool(&effects, &common()).unwrap();
        let varying = pool(&effects, &random(method, MeanTest::Normal)).unwrap();
        prop_assert!(varying.mean.se >= fixed.mean.se * (1.0 - 1e-12));
        prop_assert!(tau2(&varying) >= 0.0);
    }

    #[test]
    fn paule_mandel_lies_in_its_profile_interval(effects in studies()) {
        let result = pool(&effects, &random(Tau2Method::PauleMandel, MeanTest::Normal)).unwrap();
        let interval = result.tau2.unwrap().interval.unwrap();
        prop_assert!(interval.empty || interval.tau2.contains(tau2(&result)));
    }

    #[test]
    fn the_prediction_interval_contains_the_confidence_interval(
        effects in studies(),
        method in method(),
    ) {
        let result = pool(&effects, &random(method, MeanTest::HartungKnapp)).unwrap();
        let predicted = result.predictive(PredictionRule::METAFOR).unwrap();
        prop_assert!(inside(result.mean.interval, predicted.interval(Level::P95)));
        let sides = predicted.proportion_above(0.3) + predicted.proportion_below(0.3);
        prop_assert!(close(sides, 1.0));
    }

    #[test]
    fn shifting_a_moderator_changes_only_the_intercept(
        effects in prop::collection::vec((-3.0..3.0, 0.01..2.0, -5.0..5.0), 5..12),
        shift in -100.0..100.0,
    ) {
        let studies: Vec<EffectSize> =
            effects.iter().map(|(y, v, _)| EffectSize::new(*y, *v).unwrap()).collect();
        let fit = |by: f64| {
            let values = effects.iter().map(|(_, _, x)| x + by).collect();
            let options = random(Tau2Method::DerSimonianLaird, MeanTest::HartungKnapp);
            meta_regression(&studies, &[Moderator::Numeric(values)], &options)
        };
        if let (Ok(one), Ok(other)) = (fit(0.0), fit(shift)) {
            prop_assert!(close(one.coefficients[1].estimate, other.coefficients[1].estimate));
            let (here, there) = (one.predict(&[1.0]).unwrap(), other.predict(&[1.0 + shift]).unwrap());
            prop_assert!(close(here.estimate, there.estimate) && close(here.se, there.se));
        }
    }

    #[test]
    fn extreme_data_give_a_result_or_an_error(
        rows in prop::collection::vec((-150.0..150.0, -150.0..150.0, any::<bool>()), 1..8),
        method in method(),
    ) {
        let effects: Vec<EffectSize> = rows
            .iter()
            .filter_map(|(y, v, negative): &(f64, f64, bool)| {
                let size = 10f64.powf(*y);
                EffectSize::new(if *negative { -size } else { size }, 10f64.powf(*v))
            })
            .collect();
        for test in [MeanTest::Normal, MeanTest::HartungKnapp] {
            if let Ok(result) = pool(&effects, &random(method, test)) {
                prop_assert!(tau2(&result) >= 0.0);
                prop_assert!(!result.mean.estimate.is_nan());
            }
        }
    }

    #[test]
    fn risks_stay_risks(effect in 0.0..50.0, risk in 0.0..=1.0) {
        for kind in [
            RelativeEffect::OddsRatio,
            RelativeEffect::HazardRatio,
            RelativeEffect::HazardRatioEventFree,
        ] {
            let result = intervention_risk(kind, effect, risk).unwrap();
            prop_assert!((0.0..=1.0).contains(&result), "{kind:?} {effect} {risk} {result}");
        }
    }

    #[test]
    fn directions_are_treated_alike(positive in 0u64..60, negative in 0u64..60) {
        prop_assume!(positive + negative > 0);
        let one = sign_test(positive, negative, 0.5, Level::P95).unwrap();
        let other = sign_test(negative, positive, 0.5, Level::P95).unwrap();
        prop_assert!(close(one.p_two_sided, other.p_two_sided));
        prop_assert!(close(one.wilson.lower, 1.0 - other.wilson.upper));
        prop_assert!(close(one.p_greater, other.p_less));
        for interval in [one.wilson, one.clopper_pearson, one.jeffreys] {
            prop_assert!(interval.contains(one.proportion));
        }
    }

    #[test]
    fn quantiles_invert_tails(p in 1e-12..0.999, df in 0.5..300.0) {
        let agrees = |back: f64| { let ratio: f64 = back / p; (ratio - 1.0).abs() < 1e-11 };
        prop_assert!(agrees(normal_upper(normal_upper_quantile(p))));
        prop_assert!(agrees(student_upper(student_upper_quantile(p, df), df)));
        prop_assert!(agrees(chi_squared_upper(chi_squared_upper_quantile(p, df), df)));
        prop_assert!(beta_quantile(p, df, 2.0) < beta_quantile((1.0 + p) / 2.0, df, 2.0));
    }

    #[test]
    fn two_sided_p_is_symmetric(statistic in -50.0..50.0, df in 1.0..100.0) {
        for reference in [Reference::Normal, Reference::StudentT { df }] {
            let (one, other) = (reference.two_sided_p(statistic), reference.two_sided_p(-statistic));
            prop_assert!(one == other && (0.0..=1.0).contains(&one));
        }
    }
}
