//! Standard deviations that look like standard errors, and means outside an instrument's range.

use std::collections::BTreeSet;

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::result::ArmData;
use crate::text::number;

use super::Doubt;

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let measured: Vec<Measured<'_>> = evidence.results.values().filter_map(measured).collect();
    let of_spread = measured
        .iter()
        .filter_map(|one| standard_error_as_sd(one, &measured));
    let of_range = evidence
        .results
        .values()
        .flat_map(|entry| out_of_range(entry, evidence));
    of_spread.chain(of_range).collect()
}

/// A result with means on a named instrument.
struct Measured<'a> {
    entry: &'a ResultEntry,
    words: BTreeSet<String>,
    sd: f64,
    n: f64,
}

fn measured(entry: &ResultEntry) -> Option<Measured<'_>> {
    let result = &entry.result;
    let (one, other) = (result.intervention.as_ref()?, result.comparator.as_ref()?);
    let n = (f64::from(one.n?) + f64::from(other.n?)) / 2.0;
    Some(Measured {
        entry,
        words: words(result.instrument.as_deref()?),
        sd: (one.sd? * other.sd?).sqrt(),
        n,
    })
}

/// Words that say nothing about which instrument it is.
const COMMON: [&str; 16] = [
    "scale",
    "total",
    "score",
    "the",
    "of",
    "and",
    "pooled",
    "high",
    "low",
    "questionnaire",
    "inventory",
    "form",
    "subscale",
    "subjective",
    "short",
    "support",
];

fn words(instrument: &str) -> BTreeSet<String> {
    let lower = instrument.to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 1 && !COMMON.contains(word))
        .map(str::to_owned)
        .collect()
}

/// The same instrument: more than half of all words of both names are shared.
fn is_same(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    let all = one.union(other).count();
    2 * shared > all
}

/// An SD far below those of other studies on the same instrument, which would fit them when it is
/// multiplied by the square root of n.
fn standard_error_as_sd(one: &Measured<'_>, all: &[Measured<'_>]) -> Option<Doubt> {
    let others = all
        .iter()
        .filter(|other| other.entry.study != one.entry.study && is_same(&one.words, &other.words));
    let mut sds: Vec<f64> = others.map(|other| other.sd).collect();
    sds.sort_by(f64::total_cmp);
    let usual = *sds.get(sds.len() / 2)?;
    let as_sd = one.sd * one.n.sqrt();
    let is_far_below = one.sd < usual / 3.0;
    let would_fit = as_sd > usual / 2.0 && as_sd < usual * 2.0;
    if !(is_far_below && would_fit) {
        return None;
    }
    let others = number::count(sds.len(), "other result", "other results");
    let message = format!(
        "The SDs are about {}; {others} on the same instrument have about {}. Times the square root of n they would be {}, so they look like standard errors.",
        number::fixed(one.sd, 2),
        number::fixed(usual, 2),
        number::fixed(as_sd, 1)
    );
    Some(Doubt::of_result(one.entry, &codes::SE_AS_SD, "intervention.sd", message).grave())
}

fn out_of_range(entry: &ResultEntry, evidence: &Evidence) -> Vec<Doubt> {
    let result = &entry.result;
    let outcome = evidence.records.outcomes.get(result.outcome.id());
    let instrument = outcome.and_then(|outcome| {
        let mut instruments = outcome.value.instruments.iter();
        instruments.find(|instrument| Some(&instrument.name) == result.instrument.as_ref())
    });
    let Some(instrument) = instrument else {
        return Vec::new();
    };
    let arms = [
        ("intervention", &result.intervention),
        ("comparator", &result.comparator),
    ];
    let mean = |arm: &Option<ArmData>| arm.as_ref().and_then(|arm| arm.mean);
    let outside = arms.into_iter().filter_map(|(name, arm)| {
        let mean = mean(arm)?;
        let is_below = instrument.low.is_some_and(|low| mean < low);
        let is_above = instrument.high.is_some_and(|high| mean > high);
        (is_below || is_above).then_some((name, mean))
    });
    outside
        .map(|(name, mean)| {
            let limit = |limit: Option<f64>| limit.map_or("?".to_owned(), number::as_given);
            let message = format!(
                "The mean {} lies outside the range of {}, {} to {}.",
                number::as_given(mean),
                instrument.name,
                limit(instrument.low),
                limit(instrument.high)
            );
            let value = format!("{name}.mean");
            Doubt::of_result(entry, &codes::MEAN_OUT_OF_RANGE, &value, message).grave()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_instrument_are_told_from_names_of_others() {
        let same = |one: &str, other: &str| is_same(&words(one), &words(other));
        assert!(same(
            "Lehman's quality of life (QOL)",
            "Lehman's Quality of Life - subjective"
        ));
        assert!(same("RAS - total", "RAS - total (high)"));
        assert!(!same("RAS - total", "BASIS-24 - high support"));
        assert!(!same("UCLA Loneliness Scale (LS)", "Empowerment Scale"));
    }
}
