//! Cases on funnel-plot asymmetry and trim and fill.

use super::dispatch::{Case, object};
use super::effects::{back_transform, tables};
use super::report::{self, level, number, numbers, optional, pooled};
use distil_stats::asymmetry::begg::begg;
use distil_stats::asymmetry::count_tests::{harbord, peters};
use distil_stats::asymmetry::egger::{RegressionTest, egger_classical, egger_mixed};
use distil_stats::effect::EffectSize;
use distil_stats::model::options::{MeanTest, ModelOptions, TestRule};
use distil_stats::trim_and_fill::{MissingEstimator, Side, trim_and_fill};
use serde_json::{Map, Value, json};

fn regression_test(test: &RegressionTest, statistic: &str) -> Value {
    let (bias, limit) = (&test.bias, &test.limit);
    let mut map = Map::new();
    map.insert(statistic.into(), number(bias.statistic));
    map.extend(object(json!({
        "bias": bias.estimate,
        "bias_se": bias.se,
        "df": optional(bias.reference.df()),
        "pval": bias.p,
        "limit_estimate": limit.estimate,
        "limit_se": limit.se,
        "limit_ci_lb": limit.interval.lower,
        "limit_ci_ub": limit.interval.upper,
        "sigma2": optional(test.dispersion),
        "tau2": optional(test.tau2),
    })));
    Value::Object(map)
}

pub fn asymmetry(case: &Case) -> Value {
    let effects = case.present();
    let level = level(case.options);
    let model = |test| ModelOptions {
        test: TestRule::Always(test),
        ..case.model()
    };
    let mut map = report::yi_vi(&case.effects());
    let classical = egger_classical(&effects, level).unwrap();
    let mixed = egger_mixed(&effects, &model(MeanTest::Normal)).unwrap();
    let knha = egger_mixed(&effects, &model(MeanTest::HartungKnapp)).unwrap();
    let rank = begg(&effects).unwrap();
    map.insert("k".into(), json!(effects.len()));
    map.insert("egger_lm".into(), regression_test(&classical, "tval"));
    map.insert("egger_rma".into(), regression_test(&mixed, "zval"));
    map.insert("egger_rma_knha".into(), regression_test(&knha, "tval"));
    let rank = json!({ "tau": rank.tau, "pval": rank.p, "exact": rank.exact });
    map.insert("begg".into(), rank);
    if case.expected.get("peters").is_some() {
        let test = peters(&tables(case.data), &case.effects(), level).unwrap();
        map.insert("peters".into(), regression_test(&test, "tval"));
    }
    if case.expected.get("harbord").is_some() {
        let test = harbord(&tables(case.data), level).unwrap();
        map.insert("harbord".into(), regression_test(&test, "tval"));
    }
    Value::Object(map)
}

pub fn trimmed(case: &Case) -> Value {
    let estimator = match case.options["estimator"].as_str() {
        Some("L0") => MissingEstimator::L0,
        Some("R0") => MissingEstimator::R0,
        other => panic!("{}: unknown estimator {other:?}", case.id),
    };
    let side = match case.options["side"].as_str() {
        Some("left") => Some(Side::Left),
        Some("right") => Some(Side::Right),
        _ => None,
    };
    let result = trim_and_fill(&case.present(), estimator, side, &case.model()).unwrap();
    let back = back_transform(case.measure, case.data);
    let with_back = |mut map: Map<String, Value>| {
        report::back(&mut map, back);
        map
    };
    let all: Vec<Option<EffectSize>> = case.effects();
    let filled: Vec<Option<EffectSize>> = all
        .iter()
        .copied()
        .chain(result.filled.iter().map(|e| Some(*e)))
        .collect();
    json!({
        "k0": result.missing,
        "se_k0": result.se_missing,
        "k0_p": optional(result.p_none_missing),
        "side": match result.side { Side::Left => "left", Side::Right => "right" },
        "filled_yi": numbers(result.filled.iter().map(EffectSize::yi)),
        "filled_vi": numbers(result.filled.iter().map(EffectSize::vi)),
        "unadjusted": with_back(pooled(&result.unadjusted, &all)),
        "adjusted": with_back(pooled(&result.adjusted, &filled)),
    })
}
