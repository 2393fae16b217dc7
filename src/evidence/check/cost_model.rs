//! Cost models can be worked out, and nothing in them is assumed without a source.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::cost_model::{Assumption, CostModel, Parameter, Takes};
use crate::record::economic::Economic;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::text::{number, suggest};

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for economic in evidence.records.economics.values() {
        let Some(model) = &economic.value.model else {
            continue;
        };
        for (path, ids) in named(model) {
            known(economic, model, ids, &path, found);
        }
        estimated(economic, model, found);
        for (index, parameter) in model.parameters.iter().enumerate() {
            let path = format!("model.parameters[{index}]");
            sourced(economic, parameter, &path, found);
            possible(economic, parameter, &path, found);
        }
        for (index, example) in model.examples.iter().enumerate() {
            assumed(economic, model, &example.values, index, found);
        }
        whole(economic, model, found);
    }
}

/// Every list of ids of parameters in a model, with its path.
fn named(model: &CostModel) -> Vec<(String, &[Id])> {
    let mut lists = vec![("model.first".to_owned(), model.first.as_slice())];
    for (index, line) in model.lines.iter().enumerate() {
        lists.push((format!("model.lines[{index}].product"), &line.product));
    }
    if let Some(wanted) = &model.break_even {
        lists.push(("model.break_even.product".to_owned(), &wanted.product));
    }
    for (index, parameter) in model.parameters.iter().enumerate() {
        lists.push((
            format!("model.parameters[{index}].rest_of"),
            &parameter.rest_of,
        ));
    }
    lists
}

fn known(
    economic: &Entry<Economic>,
    model: &CostModel,
    ids: &[Id],
    path: &str,
    found: &mut Diagnostics,
) {
    for (at, id) in ids.iter().enumerate() {
        one_known(economic, model, id, &format!("{path}[{at}]"), found);
    }
}

fn one_known(
    economic: &Entry<Economic>,
    model: &CostModel,
    id: &Id,
    path: &str,
    found: &mut Diagnostics,
) {
    let ids = || model.parameters.iter().map(|it| it.id.as_str());
    if ids().any(|known| known == id.as_str()) {
        return;
    }
    let message = format!("The model has no parameter `{id}`.");
    let mut problem = Diagnostic::new(&codes::MODEL_PARAMETER, message).at(economic.place(path));
    if let Some(near) = suggest::nearest(id.as_str(), ids()) {
        problem = problem.hint(format!("Did you mean `{near}`?"));
    }
    found.push(problem);
}

/// The estimate is one of the parameters whose product is sought.
fn estimated(economic: &Entry<Economic>, model: &CostModel, found: &mut Diagnostics) {
    let Some(wanted) = &model.break_even else {
        return;
    };
    let Some(estimate) = &wanted.estimate else {
        return;
    };
    if wanted.product.contains(&estimate.parameter) {
        return;
    }
    let message = format!(
        "The estimate `{}` is not one of the parameters whose product is sought.",
        estimate.parameter
    );
    found.push(
        Diagnostic::new(&codes::MODEL_PARAMETER, message)
            .at(economic.place("model.break_even.estimate.parameter"))
            .hint("Name one of the parameters of `break_even.product`."),
    );
}

fn sourced(economic: &Entry<Economic>, parameter: &Parameter, path: &str, found: &mut Diagnostics) {
    if parameter.base.value().is_none() || parameter.source.is_some() {
        return;
    }
    let message = format!("The value of `{}` has no source.", parameter.id);
    let place = economic.place(&format!("{path}.base"));
    found.push(
        Diagnostic::new(&codes::SOURCE_MISSING, message)
            .at(place)
            .hint("Add `source:` with where it was read.")
            .hint("Or write `base: {missing: not-reported}`; readers are then asked to bring their own."),
    );
}

/// A value with its range.
struct Ranged {
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
}

/// The values of a parameter are in order and within what it can be.
fn possible(
    economic: &Entry<Economic>,
    parameter: &Parameter,
    path: &str,
    found: &mut Diagnostics,
) {
    let values = Ranged {
        value: parameter.base.value().copied(),
        low: parameter.low,
        high: parameter.high,
    };
    ordered(economic, parameter, &values, (path, "base"), found);
    for (index, offer) in parameter.offers.iter().enumerate() {
        let values = Ranged {
            value: Some(offer.value),
            low: offer.low,
            high: offer.high,
        };
        let path = format!("{path}.offers[{index}]");
        ordered(economic, parameter, &values, (&path, "value"), found);
    }
}

/// The assumptions of an example are of the model, in order and within what is possible.
fn assumed(
    economic: &Entry<Economic>,
    model: &CostModel,
    assumptions: &[Assumption],
    example: usize,
    found: &mut Diagnostics,
) {
    for (index, assumption) in assumptions.iter().enumerate() {
        let path = format!("model.examples[{example}].values[{index}]");
        let id = &assumption.parameter;
        one_known(economic, model, id, &format!("{path}.parameter"), found);
        let Some(parameter) = model.parameters.iter().find(|it| it.id == *id) else {
            continue;
        };
        let values = Ranged {
            value: Some(assumption.value),
            low: assumption.low,
            high: assumption.high,
        };
        ordered(economic, parameter, &values, (&path, "value"), found);
    }
}

fn ordered(
    economic: &Entry<Economic>,
    parameter: &Parameter,
    values: &Ranged,
    (path, central): (&str, &str),
    found: &mut Diagnostics,
) {
    let id = &parameter.id;
    let mut say = |message: String, field: &str| {
        let place = economic.place(&format!("{path}.{field}"));
        found.push(Diagnostic::new(&codes::RANGE, message).at(place));
    };
    let (least, most) = parameter.limits();
    // Whether an amount without a limit of its own is plausible is checked with all other amounts.
    let has_most = parameter.most.is_some() || parameter.takes == Takes::Share;
    let most = if has_most { most } else { f64::INFINITY };
    let ends = [
        (values.value, central),
        (values.low, "low"),
        (values.high, "high"),
    ];
    for (value, field) in ends {
        let outside = value.filter(|value| *value < least || *value > most);
        if let Some(value) = outside {
            let [value, least, most] = [value, least, most].map(number::as_given);
            return say(
                format!("{value} of `{id}` is not from {least} to {most}, which are its limits."),
                field,
            );
        }
    }
    if values
        .low
        .zip(values.high)
        .is_some_and(|(low, high)| low > high)
    {
        return say(
            format!("The low value of `{id}` is above its high value."),
            "low",
        );
    }
    let Some(base) = values.value else {
        return;
    };
    let is_below = values.low.is_some_and(|low| low > base);
    if is_below || values.high.is_some_and(|high| high < base) {
        let base = number::as_given(base);
        say(
            format!("The central value {base} of `{id}` lies outside its range."),
            central,
        );
    }
}

/// Shares of which another is the rest are not more than one whole.
fn whole(economic: &Entry<Economic>, model: &CostModel, found: &mut Diagnostics) {
    for (index, rest) in model.parameters.iter().enumerate() {
        let parts = model.parameters.iter();
        let parts = parts.filter(|it| rest.rest_of.contains(&it.id));
        let sum: f64 = parts.filter_map(|it| it.base.value()).sum();
        if sum > 1.0 {
            let message = format!(
                "`{}` is the rest of shares that are {} together, more than one whole.",
                rest.id,
                number::as_given(sum)
            );
            let place = economic.place(&format!("model.parameters[{index}].rest_of"));
            found.push(Diagnostic::new(&codes::RANGE, message).at(place));
        }
    }
}
