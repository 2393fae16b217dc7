//! Checks across and inside linked records. Each check reads the evidence and returns problems.

mod analysis;
mod audience;
mod certainty;
mod cost_model;
mod economic;
mod editions;
mod flow;
mod outcome;
mod parents;
mod result;
mod review_dates;
mod search_dates;
mod site;
mod tool;
mod vocabulary;
mod wording;

use crate::diag::Diagnostics;
use crate::record::value::Date;

use super::graph::Evidence;

/// Runs every check. `today` serves warnings about overdue reviews only.
pub(super) fn run(evidence: &Evidence, today: Date) -> Diagnostics {
    let checks: [fn(&Evidence, &mut Diagnostics); 16] = [
        result::check,
        analysis::check,
        flow::check,
        certainty::check,
        outcome::check,
        parents::check,
        editions::check,
        site::check,
        cost_model::check,
        economic::check,
        tool::check,
        wording::check,
        vocabulary::check,
        audience::check,
        review_dates::check_order,
        search_dates::check,
    ];
    let mut found = Diagnostics::new();
    for check in checks {
        check(evidence, &mut found);
    }
    review_dates::check_overdue(evidence, today, &mut found);
    found
}
