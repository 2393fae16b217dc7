//! What a plain R run of a case prints.
//!
//! R stops iterating early, so a value agrees within ten times the distance the file itself
//! states between R's default run and the tightly converged case.

use super::compare::{Comparison, Tolerance};
use super::dispatch;
use serde_json::Value;
use std::collections::HashMap;

/// Compares a script's values with what the engine makes of the case the script belongs to.
pub fn run(script: &Value, cases: &HashMap<String, Value>, comparison: &mut Comparison) {
    let id = script["id"].as_str().unwrap_or("");
    let Some(case) = script["case"].as_str().and_then(|name| cases.get(name)) else {
        return comparison.fail(format!("{id}: its case is not in any file"));
    };
    let Some(got) = dispatch::compute(case) else {
        return comparison.fail(format!("{id}: unknown kind of case"));
    };
    for (version, values) in script["values"].as_object().into_iter().flatten() {
        let stated = script["max_relative_difference_from_case"][version].as_f64();
        let relative = (10.0 * stated.unwrap_or(0.0)).clamp(1e-8, 1e-2);
        let picked = pick(&got, values);
        let tolerance = Tolerance {
            relative,
            ..Tolerance::DEFAULT
        };
        comparison.case(&format!("{id} ({version})"), values, &picked, tolerance);
    }
}

/// The computed values under the dotted names a script uses.
fn pick(got: &Value, names: &Value) -> Value {
    let find = |name: &String| {
        let pointer = format!("/{}", name.replace('.', "/"));
        Some((name.clone(), got.pointer(&pointer)?.clone()))
    };
    names
        .as_object()
        .into_iter()
        .flatten()
        .filter_map(|(name, _)| find(name))
        .collect()
}
