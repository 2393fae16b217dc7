//! The values of a model's parameters, and which of them bear on the result.

use crate::record::cost_model::{CostModel, Parameter};
use crate::record::id::Id;

/// The value of every parameter of a model, in its order; none where it is unknown.
pub(super) type Values = Vec<Option<f64>>;

/// The central values.
pub(super) fn base(model: &CostModel) -> Values {
    let central = |parameter: &Parameter| parameter.base.value().copied();
    let mut values = model.parameters.iter().map(central).collect();
    fill_rests(model, &mut values);
    values
}

/// Works out the shares that are what others leave of one whole.
pub(super) fn fill_rests(model: &CostModel, values: &mut Values) {
    for (at, parameter) in model.parameters.iter().enumerate() {
        if !parameter.rest_of.is_empty() {
            let parts = parameter.rest_of.iter().map(|id| value(model, values, id));
            let sum = parts.sum::<Option<f64>>();
            values[at] = sum.map(|sum| (1.0 - sum).max(0.0));
        }
    }
}

/// The place of a parameter in its model.
fn place(model: &CostModel, id: &Id) -> Option<usize> {
    let mut parameters = model.parameters.iter();
    parameters.position(|parameter| parameter.id == *id)
}

fn value(model: &CostModel, values: &Values, id: &Id) -> Option<f64> {
    values[place(model, id)?]
}

/// The product of parameters at some values. It is nothing where one of them is, whatever the others
/// are; otherwise none when one is unknown.
pub(super) fn product<'a>(
    model: &CostModel,
    values: &Values,
    of: impl IntoIterator<Item = &'a Id>,
) -> Option<f64> {
    let mut result = Some(1.0);
    for id in of {
        match value(model, values, id) {
            Some(0.0) => return Some(0.0),
            factor => result = result.zip(factor).map(|(result, factor)| result * factor),
        }
    }
    result
}

/// Whether a parameter varies: its low value lies below its high one.
pub(super) fn varies(parameter: &Parameter) -> bool {
    let range = parameter.low.zip(parameter.high);
    parameter.rest_of.is_empty() && range.is_some_and(|(low, high)| low < high)
}

/// Labels of the parameters that are unknown and bear on the result.
pub(super) fn missing(model: &CostModel) -> Vec<String> {
    let values = base(model);
    let parameters = model.parameters.iter().enumerate();
    let asked = parameters.filter(|(at, parameter)| {
        values[*at].is_none() && parameter.rest_of.is_empty() && matters(model, &parameter.id)
    });
    asked
        .map(|(_, parameter)| parameter.label.clone())
        .collect()
}

/// Whether a parameter bears on the result: it stands in a line, or is part of a share that does,
/// and nothing else in that line is always nothing. For the quantity that a model is solved for it
/// does not count that this may be nothing.
fn matters(model: &CostModel, id: &Id) -> bool {
    let wanted = model.break_even.as_ref().map(|it| it.product.as_slice());
    let wanted = wanted.unwrap_or_default();
    let in_a_line = model.lines.iter().any(|line| {
        let holds_all = wanted.iter().all(|id| line.product.contains(id));
        let is_solved_for = |other: &Id| holds_all && wanted.contains(other);
        let mut others = line.product.iter().filter(|other| *other != id);
        line.product.contains(id)
            && !others.any(|other| {
                is_always_nothing(model, other) && (is_solved_for(id) || !is_solved_for(other))
            })
    });
    let mut rests = model.parameters.iter().filter(|it| it.rest_of.contains(id));
    in_a_line || rests.any(|rest| rest.id != *id && matters(model, &rest.id))
}

/// Whether a parameter is nothing and does not vary.
fn is_always_nothing(model: &CostModel, id: &Id) -> bool {
    let Some(parameter) = place(model, id).map(|at| &model.parameters[at]) else {
        return false;
    };
    let parts = || parameter.rest_of.iter().filter_map(|id| place(model, id));
    let is_fixed = !varies(parameter) && !parts().any(|at| varies(&model.parameters[at]));
    is_fixed && value(model, &base(model), id) == Some(0.0)
}
