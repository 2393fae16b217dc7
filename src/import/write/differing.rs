//! A result of a table that the site has with other numbers: corrected, most likely, and no second result.

use crate::import::found::FoundResult;
use crate::record::result::{ArmData, Effect, StudyResult};

/// A number by its name, as the site has it and as it was found.
type Pair = (String, Option<f64>, Option<f64>);

/// Whether a result of the site is of the same outcome, time, instrument and group as one of a table, and
/// has numbers of the same kind. Results of a review are told apart by its analyses.
pub fn is_otherwise(result: &StudyResult, found: &FoundResult, outcome: &str) -> bool {
    let is_same_time = match (result.months, found.months) {
        (None, None) => true,
        (Some(has), Some(_)) => near(Some(has), found.months),
        _ => false,
    };
    let groups = result.groups.iter();
    let groups = groups.map(|(name, word)| (name.as_str(), word.as_str()));
    let found_groups = found.groups.iter();
    let found_groups = found_groups.map(|(name, word)| (name.as_str(), word.as_str()));
    found.analysis.is_empty()
        && result.outcome.as_str() == outcome
        && is_same_time
        && result.measured == found.measured
        && result.instrument == found.instrument
        && result.arm == found.arm
        && result.trial.is_none()
        && result.against.is_none()
        && groups.eq(found_groups)
        && pairs(result, found)
            .iter()
            .any(|(_, has, found)| has.is_some() && found.is_some())
        && same_measure(result, found)
}

fn same_measure(result: &StudyResult, found: &FoundResult) -> bool {
    let effects = result.effect.as_ref().zip(found.effect.as_ref());
    effects.is_none_or(|(has, found)| has.measure == found.measure)
}

/// What is told of it.
pub fn told(study: &str, result: &StudyResult, found: &FoundResult) -> String {
    let differ = pairs(result, found)
        .into_iter()
        .filter(|(_, has, found)| found.is_some() && !(has.is_some() && near(*has, *found)));
    let number = |number: Option<f64>| number.map_or("nothing".to_owned(), |it| it.to_string());
    let differ: Vec<String> = differ
        .map(|(name, has, found)| {
            format!(
                "`{name}` is {} there and {} here",
                number(has),
                number(found)
            )
        })
        .collect();
    let differ = match differ.is_empty() {
        true => "this row gives fewer numbers".to_owned(),
        false => differ.join(", "),
    };
    format!(
        "The row differs from the result `{}` of `{study}`, which is of the same outcome and time: {differ}. Nothing of the row was written. If the record is wrong, put it right (`distil export table {study}` makes a table of it). If the row is another result, say in a column what tells it apart: `months`, `instrument` or `arm`.",
        result.id
    )
}

/// The numbers of both, of the parts that were found.
fn pairs(result: &StudyResult, found: &FoundResult) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (name, has, found) in [
        ("intervention", &result.intervention, &found.intervention),
        ("comparator", &result.comparator, &found.comparator),
    ] {
        let of = |arm: &ArmData| {
            [
                ("n", arm.n.map(f64::from)),
                ("events", arm.events.map(f64::from)),
                ("mean", arm.mean),
                ("sd", arm.sd),
                ("se", arm.se),
                ("person_time", arm.person_time),
            ]
        };
        let has = of(&has.clone().unwrap_or_default());
        let both = has.into_iter().zip(of(found));
        pairs.extend(both.map(|((what, has), (_, found))| (format!("{name}.{what}"), has, found)));
    }
    let of = |effect: Option<&Effect>| {
        [
            ("estimate", effect.map(|effect| effect.estimate)),
            ("se", effect.and_then(|effect| effect.se)),
            ("ci_low", effect.and_then(|effect| effect.ci_low)),
            ("ci_high", effect.and_then(|effect| effect.ci_high)),
        ]
    };
    let both = of(result.effect.as_ref())
        .into_iter()
        .zip(of(found.effect.as_ref()));
    pairs.extend(both.map(|((what, has), (_, found))| (format!("effect.{what}"), has, found)));
    pairs
}

/// Whether two numbers agree to nine figures; one that was not found says nothing.
pub fn near(has: Option<f64>, found: Option<f64>) -> bool {
    match (has, found) {
        (_, None) => true,
        (Some(has), Some(found)) => (has - found).abs() <= 1e-9 * has.abs().max(found.abs()),
        (None, Some(_)) => false,
    }
}
