//! Checks across and inside linked records. Each check reads the evidence and returns problems.

mod accepted;
mod alias;
mod analysis;
mod audience;
mod bracketed;
mod certainty;
mod clustering;
mod compared;
mod correction;
mod cost_model;
mod countries;
mod days;
mod economic;
mod editions;
mod flow;
mod lists;
mod named_results;
mod network;
mod outcome;
mod panel;
mod parents;
mod placeholder;
mod policy;
mod prose;
mod quotation_form;
mod rests_on;
mod result;
mod review_dates;
mod search_dates;
mod searches;
mod shown_mark;
mod site;
mod test_accuracy;
mod thresholds;
mod tool;
mod twins;
mod unused;
mod vocabulary;
mod wording;

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::record::value::Date;

use super::graph::Evidence;

pub use accepted::is_settled_with_records;

/// Runs every check. `today` serves warnings about overdue reviews and days to come only.
pub(super) fn run(evidence: &Evidence, today: Option<Date>) -> Diagnostics {
    let checks: &[fn(&Evidence, &mut Diagnostics)] = &[
        result::check,
        analysis::check,
        flow::check,
        certainty::check,
        clustering::check,
        named_results::check,
        network::check,
        outcome::check,
        panel::check,
        parents::check,
        editions::check,
        site::check,
        cost_model::check,
        economic::check,
        thresholds::check,
        test_accuracy::check,
        tool::check,
        wording::check,
        vocabulary::check,
        audience::check,
        review_dates::check_order,
        search_dates::check,
        searches::check,
        alias::check,
        compared::check,
        rests_on::check,
        correction::check,
        lists::check,
        placeholder::check,
        policy::check,
        prose::check,
        quotation_form::check,
        twins::check,
        days::check_work,
        countries::check,
        unused::check,
    ];
    let of_each = checks.par_iter().map(|check| {
        let mut found = Diagnostics::new();
        check(evidence, &mut found);
        found
    });
    let of_each: Vec<Diagnostics> = of_each.collect();
    let found: Diagnostics = of_each.into_iter().flatten().collect();
    let mut found = accepted::settle(evidence, found);
    review_dates::check_overdue(evidence, today.unwrap_or(evidence.as_of()), &mut found);
    if let Some(today) = today {
        days::check(evidence, today, &mut found);
    }
    found
}
