//! The cases that this room and the calculator of a page (`cost-model.js`) are both tested against,
//! so that the same values give the same results on both sides.

use serde_json::{Value, json};

use super::discount::GREEN_BOOK;
use super::{
    BreakEvenResult, DRAWS, EstimateResult, ModelOutcome, ModelResult, Net, SEED, Simulation,
    evaluate,
};
use crate::record::cost_model::CostModel;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cost-model/cases.json");
const CASES: &str = include_str!("../../../tests/cost-model/cases.json");

fn net(net: &Net) -> Value {
    json!({ "costs": net.costs, "cash": net.cash, "capacity": net.capacity })
}

fn break_even(found: &BreakEvenResult) -> Value {
    json!({ "in_cash": found.in_cash, "in_all": found.in_all })
}

fn estimate(found: &EstimateResult) -> Value {
    json!({ "central": found.central, "interval": found.interval.map(|(low, high)| [low, high]) })
}

fn simulation(found: &Simulation) -> Value {
    let (low, middle, high) = found.percentiles;
    json!({
        "gain_in_cash": found.gain_in_cash,
        "gain_in_all": found.gain_in_all,
        "percentiles": [low, middle, high],
        "break_even": found.break_even.map(|spread| json!({
            "in_cash": [spread.in_cash.0, spread.in_cash.1],
            "in_all": [spread.in_all.0, spread.in_all.1],
        })),
    })
}

fn complete(result: &ModelResult) -> Value {
    let swings = result.swings.iter();
    let swings = swings.map(
        |swing| json!({ "label": swing.label, "at_low": swing.at_low, "at_high": swing.at_high }),
    );
    json!({
        "missing": [],
        "lines": result.lines.iter().map(|line| line.amount).collect::<Vec<_>>(),
        "net": net(&result.net),
        "ratio": result.net.ratio(),
        "break_even": result.break_even.as_ref().map(break_even),
        "estimate": result.estimate.as_ref().map(estimate),
        "over_years": result.over_years.as_ref().map(net),
        "swings": swings.collect::<Vec<_>>(),
        "simulation": result.simulation.as_ref().map(simulation),
    })
}

pub(super) fn given(model: &CostModel) -> Value {
    match evaluate(model) {
        ModelOutcome::Complete(result) => complete(&result),
        ModelOutcome::Incomplete {
            missing,
            break_even: found,
            estimate: best,
        } => json!({
            "missing": missing,
            "break_even": found.as_ref().map(break_even),
            "estimate": best.as_ref().map(estimate),
        }),
    }
}

/// Compares numbers to nine digits, and everything else as it stands.
pub(super) fn agree(found: &Value, wanted: &Value, path: &str) {
    match (found, wanted) {
        (Value::Number(found), Value::Number(wanted)) => {
            let (found, wanted) = (found.as_f64(), wanted.as_f64());
            let pair = found.zip(wanted);
            let close = pair.is_some_and(|(a, b)| (a - b).abs() <= 1e-9 * b.abs().max(1.0));
            assert!(close, "{path}: {found:?} and not {wanted:?}");
        }
        (Value::Array(found), Value::Array(wanted)) => {
            assert_eq!(found.len(), wanted.len(), "{path}");
            for (at, (found, wanted)) in found.iter().zip(wanted).enumerate() {
                agree(found, wanted, &format!("{path}[{at}]"));
            }
        }
        (Value::Object(found), Value::Object(wanted)) => {
            assert_eq!(found.len(), wanted.len(), "{path}");
            for (key, wanted) in wanted {
                agree(&found[key], wanted, &format!("{path}.{key}"));
            }
        }
        _ => assert_eq!(found, wanted, "{path}"),
    }
}

#[test]
fn every_case_gives_what_the_calculator_gives() {
    let mut file: Value = serde_json::from_str(CASES).unwrap_or_default();
    if std::env::var_os("DISTIL_BLESS").is_some() {
        for case in file["cases"].as_array_mut().into_iter().flatten() {
            let model = serde_json::from_value::<CostModel>(case["model"].clone());
            case["gives"] = given(&model.expect("a model"));
        }
        let text = serde_json::to_string_pretty(&file).unwrap_or_default();
        return std::fs::write(FILE, text + "\n").expect("the file is written");
    }
    let cases = file["cases"].as_array().cloned().unwrap_or_default();
    assert!(cases.len() > 20, "{} cases", cases.len());
    for case in cases {
        let name = case["name"].as_str().unwrap_or_default();
        let model = serde_json::from_value::<CostModel>(case["model"].clone());
        let model = model.unwrap_or_else(|error| panic!("{name}: {error}"));
        agree(&given(&model), &case["gives"], name);
    }
}

#[test]
fn the_calculator_is_handed_the_rates_draws_and_seed_of_the_cases() {
    let file: Value = serde_json::from_str(CASES).unwrap_or_default();
    let rates = GREEN_BOOK
        .iter()
        .map(|rate| json!([rate.to_year, rate.rate]));
    assert_eq!(file["rates"], Value::from_iter(rates));
    assert_eq!(file["draws"], json!(DRAWS));
    assert_eq!(file["seed"], json!(SEED));
}
