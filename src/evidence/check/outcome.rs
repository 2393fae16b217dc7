//! Outcomes: importance within 1 to 9, thresholds in order on a known scale, instruments with ends.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::outcome::{Outcome, Thresholds};
use crate::record::result::{Measure, StudyResult};
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
        range_unused(evidence, outcome, found);
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

/// The range of an instrument serves to check means; where events are counted nothing uses it.
fn range_unused(evidence: &Evidence, outcome: &Entry<Outcome>, found: &mut Diagnostics) {
    let results = || evidence.results.on_outcome(&outcome.id);
    let with_numbers = results().filter(|entry| entry.has_numbers());
    let mut kinds = with_numbers
        .map(|entry| is_counted(&entry.result))
        .peekable();
    if kinds.peek().is_none() || !kinds.all(|is_counted| is_counted) {
        return;
    }
    for (index, instrument) in outcome.value.instruments.iter().enumerate() {
        let is_named = results().any(|entry| {
            let named = entry.result.instrument.as_deref();
            named.is_some_and(|named| named.contains(&instrument.name))
        });
        let (Some(_), false) = (instrument.low.or(instrument.high), is_named) else {
            continue;
        };
        let message = format!(
            "{} has a range of scores, and every result on the outcome counts events.",
            instrument.name
        );
        let key = if instrument.low.is_some() {
            "low"
        } else {
            "high"
        };
        let place = outcome.place(&format!("instruments[{index}].{key}"));
        found.push(Diagnostic::new(&codes::RANGE_UNUSED, message).at(place));
    }
}

/// Whether a result counts events, in its arms or as the measure of its effect says.
fn is_counted(result: &StudyResult) -> bool {
    let arms = [&result.intervention, &result.comparator];
    let has_events = arms
        .into_iter()
        .flatten()
        .all(|arm| arm.events.is_some() && arm.mean.is_none() && arm.median.is_none());
    let of_events = |measure: Measure| {
        matches!(
            measure,
            Measure::RR
                | Measure::OR
                | Measure::RD
                | Measure::HR
                | Measure::IRR
                | Measure::IRD
                | Measure::PETO
                | Measure::AS
                | Measure::PROP
                | Measure::RATE
        )
    };
    let effect = result.effect.as_ref();
    has_events && effect.is_none_or(|effect| of_events(effect.measure))
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
