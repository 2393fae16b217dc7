//! A model with the values that a worked example assumes.

use crate::record::cost_model::{Assumption, CostModel};
use crate::record::value::Known;

/// The model with the assumptions of an example, counted from 0, and of those before it.
pub fn with_example(model: &CostModel, index: usize) -> CostModel {
    let mut assumed = model.clone();
    let examples = model.examples.iter().take(index + 1);
    for assumption in examples.flat_map(|example| &example.values) {
        take(&mut assumed, assumption);
    }
    assumed
}

fn take(model: &mut CostModel, assumption: &Assumption) {
    let mut parameters = model.parameters.iter_mut();
    if let Some(parameter) = parameters.find(|it| it.id == assumption.parameter) {
        parameter.base = Known::Value(assumption.value);
        parameter.low = assumption.low;
        parameter.high = assumption.high;
    }
}
