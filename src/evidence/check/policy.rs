//! The year by which a policy is put in order is the first one that its date names.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for policy in evidence.records.policies.values() {
        let Some(named) = first_year(&policy.value.date) else {
            continue;
        };
        let sorted = policy.value.sort_year;
        if (named..named + 1.0).contains(&sorted) {
            continue;
        }
        let message = format!("`date` names {named} first, and `sort_year` is {sorted}.",);
        let problem = Diagnostic::new(&codes::DATES_ORDER, message).at(policy.place("sort_year"));
        found.push(problem.hint(format!("Write `sort_year: {named}`, or correct `date`.")));
    }
}

/// The first number of four digits.
fn first_year(text: &str) -> Option<f64> {
    let mut words = text.split(|c: char| !c.is_ascii_digit());
    words.find(|word| word.len() == 4)?.parse().ok()
}
