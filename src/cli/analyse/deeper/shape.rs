//! Results as JSON under the names of the reference cases of `stats`.

use serde_json::{Map, Value, json};

use stats::effect::EffectSize;
use stats::heterogeneity::QTest;
use stats::level::Interval;
use stats::model::inference::{Inference, JointTest};

/// A number; infinities as words, which JSON lacks.
pub(super) fn number(value: f64) -> Value {
    if value.is_infinite() {
        json!(if value > 0.0 { "Infinity" } else { "-Infinity" })
    } else {
        json!(value)
    }
}

pub(super) fn optional(value: Option<f64>) -> Value {
    value.map_or(Value::Null, number)
}

pub(super) fn list(values: impl IntoIterator<Item = f64>) -> Value {
    values.into_iter().map(number).collect()
}

/// An object from pairs, in their order.
pub(super) fn object<const N: usize>(pairs: [(&str, Value); N]) -> Map<String, Value> {
    pairs
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

/// The limits of an interval under a name.
pub(super) fn put_interval(map: &mut Map<String, Value>, name: &str, interval: Option<Interval>) {
    map.insert(format!("{name}_lb"), optional(interval.map(|i| i.lower)));
    map.insert(format!("{name}_ub"), optional(interval.map(|i| i.upper)));
}

/// Estimate, standard error, statistic, p value and interval.
pub(super) fn inference(of: &Inference, estimate: &str) -> Map<String, Value> {
    let df = of.reference.df();
    let statistic = if df.is_some() { "tval" } else { "zval" };
    let mut map = object([
        (estimate, number(of.estimate)),
        ("se", number(of.se)),
        (statistic, number(of.statistic)),
        ("df", optional(df)),
        ("pval", number(of.p)),
    ]);
    put_interval(&mut map, "ci", Some(of.interval));
    map
}

/// Coefficients with their names.
pub(super) fn coefficients<'a>(
    of: impl IntoIterator<Item = &'a Inference>,
    names: &[String],
) -> Value {
    let named = of.into_iter().zip(names);
    named
        .map(|(coefficient, name)| {
            let mut map = object([("name", json!(name))]);
            map.extend(inference(coefficient, "estimate"));
            Value::Object(map)
        })
        .collect()
}

pub(super) fn matrix(rows: &[Vec<f64>]) -> Value {
    rows.iter().map(|row| list(row.iter().copied())).collect()
}

/// A test of several coefficients.
pub(super) fn joint(test: &JointTest) -> Map<String, Value> {
    object([
        (
            "statistic",
            json!(if test.df2.is_some() { "F" } else { "chi2" }),
        ),
        ("value", number(test.statistic)),
        ("df1", json!(test.df)),
        ("df2", optional(test.df2)),
        ("p", number(test.p)),
    ])
}

/// A test of heterogeneity; nothing in it when it has no meaning.
pub(super) fn q_test(test: Option<&QTest>) -> Map<String, Value> {
    let p = test.filter(|test| test.df > 0).map(|test| test.p);
    object([
        ("value", optional(test.map(|test| test.statistic))),
        ("df", json!(test.map(|test| test.df))),
        ("p", optional(p)),
    ])
}

/// The effects with their variances.
pub(super) fn yi_vi(effects: &[EffectSize]) -> Map<String, Value> {
    object([
        ("k", json!(effects.len())),
        ("yi", list(effects.iter().map(EffectSize::yi))),
        ("vi", list(effects.iter().map(EffectSize::vi))),
    ])
}
