//! Results: events within totals, both arms of one kind, estimates within intervals, ratios above
//! zero, something to show.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::evidence::results::ResultEntry;
use crate::record::entry::Entry;
use crate::record::printed_measure::printed;
use crate::record::result::{ArmData, DataStatus, Effect, Measure};
use crate::record::study::{PooledResult, Study};
use crate::text::number;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for entry in evidence.results.values() {
        has_data(entry, found);
        for (name, arm) in arms(entry) {
            counts(entry, name, arm, found);
            quantiles(entry, name, arm, found);
        }
        mixed(entry, found);
        if let Some(effect) = &entry.result.effect {
            interval(entry, effect, found);
            possible(entry, effect, found);
            has_sides(entry, effect, found);
        }
        has_source(entry, found);
        doubt(entry, found);
    }
    for study in evidence.records.studies.values() {
        for (index, pooled) in study.value.pooled_results.iter().enumerate() {
            published(study, index, pooled, found);
        }
    }
}

/// The pooled result of a review, which a reader takes for as sure as one of a study.
fn published(study: &Entry<Study>, index: usize, pooled: &PooledResult, found: &mut Diagnostics) {
    let place = |key: &str| study.place(&format!("pooled_results[{index}].{key}"));
    let limits = (pooled.ci_low, pooled.ci_high);
    if let Some(problem) = outside(pooled.estimate, limits) {
        found.push(problem.at(place("estimate")));
    }
    let Some(measure) = printed(&pooled.measure) else {
        return;
    };
    let values = [
        ("estimate", Some(pooled.estimate)),
        ("ci_low", pooled.ci_low),
        ("ci_high", pooled.ci_high),
    ];
    for (key, value) in values {
        if let Some(problem) = value.and_then(|value| measure.problem_of(key, value)) {
            let problem = problem.hint(
                "Compare it with the review. Numbers on another scale, logarithms or percentages, need a measure that says so: `log OR`, `prevalence (%)`.",
            );
            found.push(problem.at(place(key)));
        }
    }
}

fn arms(entry: &ResultEntry) -> impl Iterator<Item = (&'static str, &ArmData)> {
    let result = &entry.result;
    let both = [
        ("intervention", &result.intervention),
        ("comparator", &result.comparator),
    ];
    both.into_iter()
        .filter_map(|(name, arm)| arm.as_ref().map(|arm| (name, arm)))
}

fn has_data(entry: &ResultEntry, found: &mut Diagnostics) {
    let result = &entry.result;
    let both_arms = result.intervention.is_some() && result.comparator.is_some();
    let has = both_arms
        || is_of_one_group(entry)
        || result.effect.is_some()
        || result.direction.is_some()
        || result.narrative.is_some();
    if !has {
        let message = format!("The result `{}` has no data.", result.id);
        found.push(
            Diagnostic::new(&codes::NO_DATA, message)
                .at(entry.place("id"))
                .hint("Give both arms, an effect, a direction, or a narrative."),
        );
    }
}

/// Whether it has the data of one group and says of nothing that it is compared with: a proportion, a
/// rate, a mean or a change.
fn is_of_one_group(entry: &ResultEntry) -> bool {
    let result = &entry.result;
    let compares = result.comparator.is_some() || result.against.is_some();
    let arm = result.intervention.as_ref().filter(|_| !compares);
    arm.is_some_and(|arm| {
        let counted = arm.events.is_some() && (arm.n.is_some() || arm.person_time.is_some());
        let spread = arm.sd.is_some() || arm.se.is_some();
        let median = arm.median.is_some() && (arm.q1.is_some() || arm.min.is_some());
        counted || (((arm.mean.is_some() && spread) || median) && arm.n.is_some())
    })
}

fn counts(entry: &ResultEntry, name: &str, arm: &ArmData, found: &mut Diagnostics) {
    if let (Some(events), Some(n)) = (arm.events, arm.n)
        && events > n
    {
        let message = format!("{events} of {n} people had the event: more events than people.");
        let place = entry.place(&format!("{name}.events"));
        found.push(Diagnostic::new(&codes::ARM_COUNTS, message).at(place));
    }
}

/// Smallest value, lower quartile, median, upper quartile and largest value rise in this order.
fn quantiles(entry: &ResultEntry, name: &str, arm: &ArmData, found: &mut Diagnostics) {
    for ((low, below), (high, above)) in arm.falling() {
        let message = format!(
            "`{low}` is {} and `{high}` {}: they have to rise.",
            number::as_given(below),
            number::as_given(above)
        );
        let place = entry.place(&format!("{name}.{high}"));
        found.push(Diagnostic::new(&codes::RANGE, message).at(place));
    }
}

/// A mean in one arm and events in the other give no effect.
fn mixed(entry: &ResultEntry, found: &mut Diagnostics) {
    let both: Vec<_> = arms(entry).collect();
    let [(_, one), (name, other)] = both.as_slice() else {
        return;
    };
    let has_mean = |arm: &ArmData| arm.mean.is_some();
    let has_events = |arm: &ArmData| arm.events.is_some();
    let is_one_way = |one: &ArmData, other: &ArmData| {
        has_mean(one) && !has_events(one) && has_events(other) && !has_mean(other)
    };
    if is_one_way(one, other) || is_one_way(other, one) {
        let message = "One arm has a mean, and the other has events.";
        let key = if has_events(other) { "events" } else { "mean" };
        let place = entry.place(&format!("{name}.{key}"));
        found.push(Diagnostic::new(&codes::MIXED_ARMS, message).at(place));
    }
}

fn interval(entry: &ResultEntry, effect: &Effect, found: &mut Diagnostics) {
    if let Some(problem) = outside(effect.estimate, (effect.ci_low, effect.ci_high)) {
        found.push(problem.at(entry.place("effect.estimate")));
    }
}

/// The problem of an estimate that its limits do not hold.
fn outside(estimate: f64, limits: (Option<f64>, Option<f64>)) -> Option<Diagnostic> {
    let (low, high) = limits;
    let is_below = low.is_some_and(|low| estimate < low);
    let is_above = high.is_some_and(|high| estimate > high);
    if !is_below && !is_above {
        return None;
    }
    let shown = number::as_given(estimate);
    let limit = |limit: Option<f64>| limit.map_or_else(|| "…".to_owned(), number::as_given);
    let range = format!("{} to {}", limit(low), limit(high));
    let message = if low.zip(high).is_some_and(|(low, high)| low > high) {
        format!("The interval {range} has its lower limit above its upper limit.")
    } else {
        format!("The estimate {shown} lies outside its interval, {range}.")
    };
    Some(Diagnostic::new(&codes::INTERVAL, message))
}

/// Ratios, correlations, proportions, rates and differences of risks have ends of their own.
fn possible(entry: &ResultEntry, effect: &Effect, found: &mut Diagnostics) {
    let values = [
        ("estimate", Some(effect.estimate)),
        ("ci_low", effect.ci_low),
        ("ci_high", effect.ci_high),
    ];
    for (key, value) in values {
        if let Some(problem) = value.and_then(|value| effect.measure.problem_of(key, value)) {
            found.push(problem.at(entry.place(&format!("effect.{key}"))));
        }
    }
}

/// An effect that compares two groups has a good side; a value of one group has none.
fn has_sides(entry: &ResultEntry, effect: &Effect, found: &mut Diagnostics) {
    let result = &entry.result;
    let is_of_one_group =
        result.intervention.is_some() && result.comparator.is_none() && result.against.is_none();
    let compares = match effect.measure {
        Measure::GENERIC => !is_of_one_group,
        measure => measure.compares(),
    };
    if compares && effect.positive.is_none() {
        let message = "The key `positive` is missing in `effect`.";
        let problem = Diagnostic::new(&codes::MISSING_KEY, message).at(entry.place("effect"));
        found.push(problem.hint(
            "Add `positive: favours-intervention` or `positive: higher-with-intervention`: what a value above no difference means.",
        ));
    }
}

fn has_source(entry: &ResultEntry, found: &mut Diagnostics) {
    let source = &entry.result.source;
    if source.record.is_none() && source.url.is_none() && source.reported_in.is_none() {
        let message = format!(
            "The result `{}` does not say where it was read.",
            entry.result.id
        );
        let problem = Diagnostic::new(&codes::SOURCE_MISSING, message).at(entry.place("source"));
        found.push(problem.hint(
            "Add `record:` with the id of the study that prints it, or `url:`; `where` says the place there.",
        ));
    }
}

fn doubt(entry: &ResultEntry, found: &mut Diagnostics) {
    if entry.result.data_status == DataStatus::InDoubt {
        let message = format!("The result `{}` is marked as in doubt.", entry.result.id);
        found.push(Diagnostic::new(&codes::DATA_IN_DOUBT, message).at(entry.place("data_status")));
    }
}
