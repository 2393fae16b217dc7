//! The site as a whole: duties of public bodies, cost models that can be worked out.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::text::suggest;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    let site = &evidence.site;
    if site.value.public_sector && site.value.accessibility.is_none() {
        let message = "`public_sector` is true, and there are no data for the statement.";
        let place = site.place("public_sector");
        found.push(Diagnostic::new(&codes::ACCESSIBILITY_DATA, message).at(place));
    }
    for economic in evidence.records.economics.values() {
        let Some(model) = &economic.value.model else {
            continue;
        };
        for (index, line) in model.lines.iter().enumerate() {
            for (at, factor) in line.product.iter().enumerate() {
                if !model
                    .parameters
                    .iter()
                    .any(|parameter| parameter.id == *factor)
                {
                    let message = format!("The model has no parameter `{factor}`.");
                    let place = economic.place(&format!("model.lines[{index}].product[{at}]"));
                    let ids = model
                        .parameters
                        .iter()
                        .map(|parameter| parameter.id.as_str());
                    let mut problem = Diagnostic::new(&codes::MODEL_PARAMETER, message).at(place);
                    if let Some(near) = suggest::nearest(factor.as_str(), ids) {
                        problem = problem.hint(format!("Did you mean `{near}`?"));
                    }
                    found.push(problem);
                }
            }
        }
    }
}
