//! Outcomes: importance within 1 to 9, thresholds in order.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::outcome::Thresholds;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for outcome in evidence.records.outcomes.values() {
        let value = &outcome.value;
        let mut importance = vec![("importance".to_owned(), value.importance)];
        importance.extend(
            value
                .importance_for
                .iter()
                .map(|(who, n)| (format!("importance_for.{who}"), *n)),
        );
        for (path, n) in importance.into_iter().filter(|(_, n)| !(1..=9).contains(n)) {
            let message = format!("Importance is {n}; it goes from 1 to 9.");
            found.push(Diagnostic::new(&codes::RANGE, message).at(outcome.place(&path)));
        }
        if value
            .thresholds
            .as_ref()
            .is_some_and(|thresholds| !in_order(thresholds))
        {
            let message = "The thresholds are not in order.";
            let place = outcome.place("thresholds.small");
            found.push(Diagnostic::new(&codes::THRESHOLDS, message).at(place));
        }
    }
}

fn in_order(thresholds: &Thresholds) -> bool {
    let given = [
        Some(thresholds.small),
        thresholds.moderate,
        thresholds.large,
    ];
    let given: Vec<f64> = given.into_iter().flatten().collect();
    given[0] > 0.0 && given.windows(2).all(|pair| pair[0] < pair[1])
}
