//! Whether an error shows: whether somebody who knows the right numbers would say that the wrong ones
//! can be told from right ones at all.

use super::row::{ARMS, Row};
use super::size::{Size, distance, size};

/// So many standard deviations are more than chance.
const MORE_THAN_CHANCE: f64 = 4.0;

/// Whether the change of a row can be told from chance and rounding.
pub fn shows(before: &Row, after: &Row, others: &[&Row]) -> bool {
    is_impossible(before, after)
        || ratios_moved(before, after)
        || fights_the_effect(before, after)
        || is_far(before, after, others)
}

/// More events than people, or more people than the study has.
fn is_impossible(before: &Row, after: &Row) -> bool {
    let people = |row: &Row| -> f64 {
        let of = |arm: &&str| row.number(&format!("{arm}.n"));
        ARMS.iter().filter_map(of).sum()
    };
    let more_events = ARMS.iter().any(|arm| {
        let (n, events) = (
            after.number(&format!("{arm}.n")),
            after.number(&format!("{arm}.events")),
        );
        n.zip(events).is_some_and(|(n, events)| events > n)
    });
    more_events || people(after) > 1.06 * people(before) + 1.0
}

/// An SD three times nearer to or farther from that of the other arm; people six times.
fn ratios_moved(before: &Row, after: &Row) -> bool {
    let moved = |key: &str| {
        let ratio = |row: &Row| {
            let of = |arm: &str| row.number(&format!("{arm}.{key}"));
            Some((of(ARMS[0])? / of(ARMS[1])?).ln())
        };
        ratio(before)
            .zip(ratio(after))
            .map_or(0.0, |(before, after)| (after - before).abs())
    };
    // Exchanged arms are as far apart as they were.
    let is_exchanged = ["n", "sd", "mean"].iter().all(|key| {
        let of = |row: &Row, arm: &str| row.number(&format!("{arm}.{key}"));
        of(before, ARMS[0]) == of(after, ARMS[1]) && of(before, ARMS[1]) == of(after, ARMS[0])
    });
    !is_exchanged && (moved("sd") > 3_f64.ln() || moved("n") > 6_f64.ln())
}

/// With an effect beside it: by more than rounding and the forms in which effects are printed.
fn fights_the_effect(before: &Row, after: &Row) -> bool {
    if !after.has_effect() {
        return false;
    }
    let (Some(before), Some(after)) = (size(before), size(after)) else {
        return false;
    };
    let moved = (after.0 - before.0).abs();
    let error = (after.1 / before.1).sqrt();
    moved > 0.08 + 0.08 * before.0.abs() || !(0.93..1.07).contains(&error)
}

/// An effect that has moved far, and now lies far from the others.
fn is_far(before: &Row, after: &Row, others: &[&Row]) -> bool {
    let others = others
        .iter()
        .filter(|row| row.text("study") != after.text("study"));
    let others: Vec<Size> = others.filter_map(|row| size(row)).collect();
    let (Some(before), Some(after)) = (size(before), size(after)) else {
        return false;
    };
    if others.is_empty() {
        return false;
    }
    let moved = (after.0 - before.0).abs() / after.1.max(before.1).sqrt();
    moved > MORE_THAN_CHANCE && distance(after, &others) > MORE_THAN_CHANCE
}
