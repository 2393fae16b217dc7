//! The flow of studies adds up (PRISMA 2020). A count that is left out is not checked.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::synthesis::{Flow, Synthesis};

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for synthesis in evidence.records.syntheses.values() {
        if let Some(flow) = &synthesis.value.flow {
            check_flow(synthesis, flow, found);
        }
    }
}

fn check_flow(synthesis: &Entry<Synthesis>, flow: &Flow, found: &mut Diagnostics) {
    let excluded =
        (!flow.excluded.is_empty()).then(|| flow.excluded.iter().map(|part| part.n).sum::<u32>());
    let included = flow
        .included_reports
        .or(flow.pooled_studies)
        .or(flow.included_studies);
    let equations = [
        (
            "screened",
            "records screened",
            flow.screened,
            "excluded",
            flow.screened_out,
            flow.sought,
        ),
        (
            "sought",
            "reports sought",
            flow.sought,
            "not retrieved",
            flow.not_retrieved,
            flow.assessed,
        ),
        (
            "assessed",
            "reports assessed",
            flow.assessed,
            "excluded",
            excluded,
            included,
        ),
    ];
    for (key, what, total, minus, part, rest) in equations {
        let (Some(total), Some(part), Some(rest)) = (total, part, rest) else {
            continue;
        };
        if total != part + rest {
            let message = format!(
                "{total} {what} less {part} {minus} is {}, and the next count is {rest}.",
                i64::from(total) - i64::from(part)
            );
            let place = synthesis.place(&format!("flow.{key}"));
            found.push(Diagnostic::new(&codes::FLOW_SUM, message).at(place));
        }
    }
    if let (Some(studies), Some(reports)) = (flow.included_studies, flow.included_reports)
        && studies > reports
    {
        let message = format!("{studies} studies cannot come from {reports} reports.");
        let place = synthesis.place("flow.included_studies");
        found.push(Diagnostic::new(&codes::FLOW_SUM, message).at(place));
    }
}
