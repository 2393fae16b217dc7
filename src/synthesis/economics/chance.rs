//! A thousand inputs of a cost model by chance. What this room works out for them is kept in a file, and
//! the calculator of a page (`tests/browser/cost-model.test.mjs`) has to work out the same.
//! `DISTIL_BLESS=1` writes the file anew.

use serde_json::{Value, json};

use super::cases::{agree, given};
use super::draw::Draws;
use crate::record::cost_model::{CostModel, Parameter, Takes};
use crate::record::value::{Known, Missing, MissingReason};

const KEPT: &str = include_str!("../../../tests/cost-model/chance.json");
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cost-model/chance.json");
const INPUTS: usize = 1000;

/// A row by chance: unknown, nothing, a value alone or with a range.
fn fill(parameter: &mut Parameter, draws: &mut Draws) {
    let (least, most) = parameter.limits();
    let whole = parameter.takes == Takes::Whole;
    let kind = draws.unit();
    let mut one = || {
        let value = least + (most - least) * draws.unit();
        if whole { value.floor() } else { value }
    };
    let mut ends = [one(), one(), one()];
    ends.sort_by(f64::total_cmp);
    if !parameter.rest_of.is_empty() {
        return;
    }
    let [low, middle, high] = ends;
    let (base, low, high) = match kind {
        kind if kind < 0.06 => (None, None, None),
        kind if kind < 0.16 => (Some(0.0), None, None),
        kind if kind < 0.5 => (Some(middle), None, None),
        kind if kind < 0.55 => (Some(middle), Some(low), None),
        kind if kind < 0.6 => (Some(middle), Some(middle), Some(middle)),
        _ => (Some(middle), Some(low), Some(high)),
    };
    let missing = Known::Missing(Missing {
        missing: MissingReason::NotReported,
        note: None,
    });
    parameter.base = base.map_or(missing, Known::Value);
    (parameter.low, parameter.high) = (low, high);
}

fn by_chance(model: &CostModel, draws: &mut Draws) -> CostModel {
    let mut model = model.clone();
    for parameter in &mut model.parameters {
        fill(parameter, draws);
    }
    model.years = Some(1 + (draws.unit() * 30.0).floor() as u32);
    model
}

/// The numbers of a result in a line, to ten digits.
fn line(found: &Value) -> Value {
    let even = &found["break_even"];
    let estimate = &found["estimate"];
    let ends = &estimate["interval"];
    let missing = found["missing"].as_array().map_or(0, Vec::len);
    let list = [
        &json!(missing),
        &even["in_cash"],
        &even["in_all"],
        &estimate["central"],
        &ends[0],
        &ends[1],
    ];
    let mut list: Vec<Value> = list.into_iter().cloned().collect();
    if missing == 0 {
        let (net, over) = (&found["net"], &found["over_years"]);
        let sums = ["costs", "cash", "capacity"];
        list.extend(sums.map(|sum| net[sum].clone()));
        list.push(found["ratio"].clone());
        list.extend(sums.map(|sum| over[sum].clone()));
        let swings = found["swings"].as_array().cloned().unwrap_or_default();
        list.push(json!(swings.len()));
        if let Some(first) = swings.first() {
            list.extend([first["at_low"].clone(), first["at_high"].clone()]);
        }
        let simulation = &found["simulation"];
        let all = |value: &Value| value.as_array().cloned().unwrap_or_default();
        if !simulation.is_null() {
            list.extend([
                simulation["gain_in_cash"].clone(),
                simulation["gain_in_all"].clone(),
            ]);
            list.extend(all(&simulation["percentiles"]));
            list.extend(all(&simulation["break_even"]["in_cash"]));
            list.extend(all(&simulation["break_even"]["in_all"]));
        }
    }
    list.into_iter().map(digits).collect()
}

fn digits(value: Value) -> Value {
    let Some(number) = value.as_f64() else {
        return value;
    };
    let short: f64 = format!("{number:.9e}").parse().unwrap_or(number);
    if short.fract() == 0.0 && short.abs() < 1e15 {
        json!(short as i64)
    } else {
        json!(short)
    }
}

#[test]
fn a_thousand_inputs_give_what_the_calculator_gives() {
    let kept: Value = serde_json::from_str(KEPT).expect("a file of JSON");
    let model: CostModel = serde_json::from_value(kept["model"].clone()).expect("a model");
    let mut draws = Draws::seeded(kept["seed"].as_u64().expect("a seed"));
    let found: Vec<Value> = (0..INPUTS)
        .map(|_| line(&given(&by_chance(&model, &mut draws))))
        .collect();
    if std::env::var_os("DISTIL_BLESS").is_some() {
        let rows: Vec<String> = found.iter().map(Value::to_string).collect();
        let start = json!({ "about": kept["about"], "seed": kept["seed"], "model": kept["model"] });
        let start = start.to_string();
        let start = start.strip_suffix('}').unwrap_or(&start);
        let text = format!("{start},\n\"gives\":[\n{}\n]}}\n", rows.join(",\n"));
        std::fs::write(FILE, text).expect("the file is written");
        return;
    }
    let wanted = kept["gives"].as_array().cloned().unwrap_or_default();
    assert_eq!(wanted.len(), INPUTS);
    for (at, (found, wanted)) in found.iter().zip(&wanted).enumerate() {
        agree(found, wanted, &format!("input {at}"));
    }
}
