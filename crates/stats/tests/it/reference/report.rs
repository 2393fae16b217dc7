//! Results in the shape of the expected values.

use distil_stats::effect::EffectSize;
use distil_stats::effect::transform::BackTransform;
use distil_stats::level::{Interval, Level};
use distil_stats::model::inference::Inference;
use distil_stats::pool::inverse_variance::Pooled;
use distil_stats::prediction::PredictionRule;
use serde_json::{Map, Value, json};

/// A number, with infinities as the reference files write them.
pub fn number(value: f64) -> Value {
    if value == f64::INFINITY {
        json!("Infinity")
    } else if value == f64::NEG_INFINITY {
        json!("-Infinity")
    } else {
        json!(value)
    }
}

pub fn optional(value: Option<f64>) -> Value {
    value.map_or(Value::Null, number)
}

pub fn numbers(values: impl IntoIterator<Item = f64>) -> Value {
    Value::Array(values.into_iter().map(number).collect())
}

pub fn put_interval(map: &mut Map<String, Value>, prefix: &str, interval: Option<Interval>) {
    map.insert(format!("{prefix}_lb"), optional(interval.map(|i| i.lower)));
    map.insert(format!("{prefix}_ub"), optional(interval.map(|i| i.upper)));
}

/// The estimates and variances of all rows, `null` where not defined.
pub fn yi_vi(effects: &[Option<EffectSize>]) -> Map<String, Value> {
    let mut map = Map::new();
    let list = |f: fn(&EffectSize) -> f64| -> Value {
        Value::Array(
            effects
                .iter()
                .map(|e| optional(e.as_ref().map(f)))
                .collect(),
        )
    };
    map.insert("yi".into(), list(EffectSize::yi));
    map.insert("vi".into(), list(EffectSize::vi));
    map
}

/// Estimate, standard error, statistic, p value and interval.
pub fn inference(result: &Inference, estimate: &str) -> Map<String, Value> {
    let mut map = Map::new();
    let statistic = if result.reference.df().is_some() {
        "tval"
    } else {
        "zval"
    };
    map.insert(estimate.into(), number(result.estimate));
    map.insert("se".into(), number(result.se));
    map.insert(statistic.into(), number(result.statistic));
    map.insert("stat".into(), number(result.statistic));
    map.insert("df".into(), optional(result.reference.df()));
    map.insert("pval".into(), number(result.p));
    put_interval(&mut map, "ci", Some(result.interval));
    map
}

/// A pooled result; `effects` holds all rows, those without an estimate included.
pub fn pooled(result: &Pooled, effects: &[Option<EffectSize>]) -> Map<String, Value> {
    let mut map = inference(&result.mean, "beta");
    map.insert("k".into(), json!(result.k));
    map.insert(
        "k_dropped".into(),
        json!(effects.len().saturating_sub(result.k)),
    );
    map.extend(yi_vi(effects));
    map.insert(
        "weights_pct".into(),
        numbers(result.weights_percent.iter().copied()),
    );
    map.insert("s2w".into(), optional(result.hartung_knapp_factor));
    map.insert("logLik".into(), optional(result.log_likelihood));
    heterogeneity(&mut map, result);
    tau2(&mut map, result);
    predictions(&mut map, result);
    map
}

fn heterogeneity(map: &mut Map<String, Value>, result: &Pooled) {
    let h = &result.heterogeneity;
    map.insert("Q".into(), number(h.q.statistic));
    map.insert("Q_df".into(), json!(h.q.df));
    map.insert("Q_p".into(), number(h.q.p));
    map.insert("I2".into(), number(h.i2_percent));
    map.insert("H2".into(), number(h.h2));
    map.insert("I2_Q".into(), number(h.i2_q_percent));
    put_interval(map, "I2_Q_ci", h.i2_q_interval_percent);
}

fn tau2(map: &mut Map<String, Value>, result: &Pooled) {
    map.insert("tau2".into(), optional(result.tau2.map(|t| t.value)));
    let Some(tau2) = result.tau2 else { return };
    map.insert("tau".into(), number(tau2.tau()));
    map.insert("se_tau2".into(), optional(tau2.se));
    let typical = result.heterogeneity.typical_variance.unwrap_or(f64::NAN);
    put_interval(map, "tau2_ci", tau2.interval.map(|i| i.tau2));
    put_interval(map, "tau_ci", tau2.interval.map(|i| i.tau()));
    put_interval(map, "I2_ci", tau2.interval.map(|i| i.i2_percent(typical)));
    put_interval(map, "H2_ci", tau2.interval.map(|i| i.h2(typical)));
    map.insert(
        "tau2_ci_null".into(),
        json!(tau2.interval.is_some_and(|i| i.empty)),
    );
}

fn predictions(map: &mut Map<String, Value>, result: &Pooled) {
    let level = result.options.level;
    let interval = |rule| result.predictive(rule).map(|p| p.interval(level));
    put_interval(map, "pi", interval(PredictionRule::METAFOR));
    put_interval(map, "pi_t", interval(PredictionRule::RESIDUAL_DF));
    put_interval(map, "pi_riley", interval(PredictionRule::RILEY));
}

/// Estimate and limits on the natural scale, prediction limits where there are any.
pub fn back(map: &mut Map<String, Value>, transform: BackTransform) {
    let mut out = Map::new();
    let pairs = [("beta", "estimate"), ("ci_lb", "ci_lb"), ("ci_ub", "ci_ub")];
    let limits = [("pi_lb", "pi_lb"), ("pi_ub", "pi_ub")];
    for (from, to) in pairs.into_iter().chain(limits) {
        let value = map.get(from).and_then(Value::as_f64);
        out.insert(to.into(), optional(value.map(|x| transform.apply(x))));
    }
    let name = match transform {
        BackTransform::Identity => return,
        BackTransform::Exponential => "exp",
        BackTransform::Square => "square",
        BackTransform::FisherZ => "tanh",
        BackTransform::Logit => "plogis",
        BackTransform::Arcsine => "sin^2 (0 if < 0, 1 if > pi/2)",
        BackTransform::FreemanTukey { harmonic_n } => {
            out.insert("harmonic_mean_n".into(), number(harmonic_n));
            "inverse Freeman-Tukey at the harmonic mean of ni"
        }
    };
    out.insert("transform".into(), json!(name));
    map.insert("back".into(), Value::Object(out));
}

/// The level of a case.
pub fn level(options: &Value) -> Level {
    let percent = options.get("level").and_then(Value::as_f64).unwrap_or(95.0);
    Level::from_percent(percent).unwrap()
}
