//! Cost models can be worked out, and nothing in them is assumed without a source.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::economic::{CostModel, Economic, Parameter};
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::text::{number, suggest};

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for economic in evidence.records.economics.values() {
        let Some(model) = &economic.value.model else {
            continue;
        };
        for (index, line) in model.lines.iter().enumerate() {
            let path = format!("model.lines[{index}].product");
            known(economic, model, &line.product, &path, found);
        }
        if let Some(wanted) = &model.break_even {
            let path = "model.break_even.product";
            known(economic, model, &wanted.product, path, found);
        }
        for (index, parameter) in model.parameters.iter().enumerate() {
            let path = format!("model.parameters[{index}]");
            sourced(economic, parameter, &path, found);
            ordered(economic, parameter, &path, found);
        }
    }
}

fn known(
    economic: &Entry<Economic>,
    model: &CostModel,
    product: &[Id],
    path: &str,
    found: &mut Diagnostics,
) {
    let ids = || {
        model
            .parameters
            .iter()
            .map(|parameter| parameter.id.as_str())
    };
    for (at, factor) in product.iter().enumerate() {
        if ids().any(|id| id == factor.as_str()) {
            continue;
        }
        let message = format!("The model has no parameter `{factor}`.");
        let place = economic.place(&format!("{path}[{at}]"));
        let mut problem = Diagnostic::new(&codes::MODEL_PARAMETER, message).at(place);
        if let Some(near) = suggest::nearest(factor.as_str(), ids()) {
            problem = problem.hint(format!("Did you mean `{near}`?"));
        }
        found.push(problem);
    }
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

fn ordered(economic: &Entry<Economic>, parameter: &Parameter, path: &str, found: &mut Diagnostics) {
    if parameter
        .low
        .zip(parameter.high)
        .is_some_and(|(low, high)| low > high)
    {
        let message = format!(
            "The low value of `{}` is above its high value.",
            parameter.id
        );
        let place = economic.place(&format!("{path}.low"));
        return found.push(Diagnostic::new(&codes::RANGE, message).at(place));
    }
    let Some(base) = parameter.base.value() else {
        return;
    };
    let is_below = parameter.low.is_some_and(|low| low > *base);
    let is_above = parameter.high.is_some_and(|high| high < *base);
    if is_below || is_above {
        let message = format!(
            "The central value {} of `{}` lies outside its range.",
            number::as_given(*base),
            parameter.id
        );
        let place = economic.place(&format!("{path}.base"));
        found.push(Diagnostic::new(&codes::RANGE, message).at(place));
    }
}
