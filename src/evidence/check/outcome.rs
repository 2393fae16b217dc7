//! Outcomes: importance within 1 to 9, thresholds in order on a known scale, instruments with ends.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::outcome::{Outcome, Thresholds};
use crate::record::schema::not_a_choice;

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
        scale(outcome, found);
        instruments(outcome, found);
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

/// The scales on which thresholds can stand.
const SCALES: [&str; 3] = ["SMD", "MD", "per-1000"];

fn scale(outcome: &Entry<Outcome>, found: &mut Diagnostics) {
    let Some(thresholds) = &outcome.value.thresholds else {
        return;
    };
    if !SCALES.contains(&thresholds.scale.as_str()) {
        let scales = SCALES.map(str::to_owned);
        let problem = not_a_choice(&thresholds.scale, &scales, "`scale`");
        found.push(problem.at(outcome.place("thresholds.scale")));
    }
}

fn instruments(outcome: &Entry<Outcome>, found: &mut Diagnostics) {
    for (index, instrument) in outcome.value.instruments.iter().enumerate() {
        if instrument
            .low
            .zip(instrument.high)
            .is_some_and(|(low, high)| low >= high)
        {
            let message = format!(
                "The lowest score of {} is not below its highest.",
                instrument.name
            );
            let place = outcome.place(&format!("instruments[{index}].low"));
            found.push(Diagnostic::new(&codes::RANGE, message).at(place));
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
