//! Medians that stand in the place of means, from which no mean follows, or one that cannot be.

use std::collections::BTreeMap;

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::conventions::MediansChoice;
use crate::record::id::Id;
use crate::record::outcome::Instrument;
use crate::record::result::ArmData;
use crate::synthesis::arm_means::{LEAST, mean_and_sd, quantiles, spread};

use super::fact::{DoubtFact, MediansFact, Range, Side};
use super::instrument;
use super::raised::Doubt;
use super::spread::{is_outside, range};

/// What an SD can exceed the largest possible one by through rounding.
const ROUNDING: f64 = 1.02;

/// How far the 95% limits of a mean lie from it, in standard errors.
const LIMIT: f64 = 1.96;

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let asked = asked(evidence);
    let of_result = |entry: &ResultEntry| {
        let chosen = asked.get(entry.result.outcome.id());
        let chosen = chosen.map_or(&[MediansChoice::LuoWan][..], Vec::as_slice);
        let doubts = arms(entry).into_iter().filter_map(|(side, arm)| {
            let (key, fact) = doubtful(evidence, entry, arm, chosen)?;
            let value = format!("{}.{key}", side.key());
            let fact = DoubtFact::Medians(fact);
            Some(Doubt::of_result(entry, &codes::MEDIANS, &value, fact))
        });
        doubts.collect::<Vec<_>>()
    };
    evidence.results.values().flat_map(of_result).collect()
}

/// The methods that analyses of an outcome ask for.
fn asked(evidence: &Evidence) -> BTreeMap<&Id, Vec<MediansChoice>> {
    let mut asked: BTreeMap<&Id, Vec<MediansChoice>> = BTreeMap::new();
    let syntheses = evidence.records.syntheses.values();
    let comparisons = syntheses.flat_map(|synthesis| &synthesis.value.comparisons);
    for named in comparisons.flat_map(|comparison| &comparison.outcomes) {
        let by = MediansChoice::of(&named.analysis.conventions);
        let of_outcome = asked.entry(named.outcome.id()).or_default();
        if !of_outcome.contains(&by) {
            of_outcome.push(by);
        }
    }
    asked
}

/// Arms whose mean or SD has to follow from a median, as nothing else is known.
fn arms(entry: &ResultEntry) -> Vec<(Side, &ArmData)> {
    let result = &entry.result;
    if result.effect.is_some() || result.direction.is_some() || result.narrative.is_some() {
        return Vec::new();
    }
    let both = [
        (Side::Intervention, &result.intervention),
        (Side::Comparator, &result.comparator),
    ];
    let needs = |arm: &ArmData| {
        let has_median = arm.median.is_some() && arm.events.is_none();
        has_median && (arm.mean.is_none() || spread(arm).is_none())
    };
    let arms = both.into_iter();
    let arms = arms.filter_map(|(side, arm)| Some((side, arm.as_ref()?)));
    arms.filter(|(_, arm)| needs(arm)).collect()
}

/// What is wrong with an arm, and at which of its values; values that do not rise are told elsewhere.
fn doubtful(
    evidence: &Evidence,
    entry: &ResultEntry,
    arm: &ArmData,
    chosen: &[MediansChoice],
) -> Option<(&'static str, MediansFact)> {
    let has_pair = arm.q1.zip(arm.q3).is_some() || arm.min.zip(arm.max).is_some();
    if !has_pair {
        return Some(("median", MediansFact::Alone));
    }
    let Some(n) = arm.n else {
        return Some(("median", MediansFact::NoPeople));
    };
    if n < LEAST {
        return Some(("n", MediansFact::TooFew { n, least: LEAST }));
    }
    if quantiles(arm).is_none() {
        let equal = [arm.q1, arm.min].into_iter().zip([arm.q3, arm.max]);
        let is_equal = equal
            .into_iter()
            .any(|(low, high)| low.is_some() && low == high);
        return is_equal.then_some(("median", MediansFact::NoSpread));
    }
    let values = [("min", arm.min), ("q1", arm.q1), ("median", arm.median)];
    let lowest = values
        .into_iter()
        .find_map(|(key, value)| Some((key, value?)));
    if let Some((key, value)) = lowest.filter(|(_, value)| *value <= 0.0)
        && chosen.contains(&MediansChoice::BoxCox)
    {
        return Some((key, MediansFact::NotAboveZero { value }));
    }
    let instrument = instrument::record(evidence, entry)?;
    let mut impossible = chosen
        .iter()
        .filter_map(|by| impossible(arm, n, instrument, *by));
    impossible.next().map(|fact| ("median", fact))
}

/// A mean outside the range of the instrument, or with a limit there, or with an SD that no scores of the
/// range can have. The values themselves are told where they lie outside it.
fn impossible(
    arm: &ArmData,
    n: u32,
    instrument: &Instrument,
    by: MediansChoice,
) -> Option<MediansFact> {
    let range = range(instrument)?;
    let own = [arm.min, arm.q1, arm.median, arm.q3, arm.max];
    if own
        .into_iter()
        .flatten()
        .any(|value| is_outside(value, range))
    {
        return None;
    }
    let (mean, sd) = mean_and_sd(arm, by)?;
    let n = f64::from(n);
    let reach = LIMIT * sd / n.sqrt();
    let is_too_wide = match range {
        Range::Between(low, high) => {
            let most = ((mean - low) * (high - mean) * n / (n - 1.0))
                .max(0.0)
                .sqrt();
            sd > most * ROUNDING
        }
        Range::From(_) | Range::UpTo(_) => false,
    };
    let reaches_out = is_outside(mean - reach, range) || is_outside(mean + reach, range);
    (is_too_wide || reaches_out).then(|| MediansFact::Impossible {
        by,
        mean,
        sd,
        instrument: instrument.name.clone(),
        range,
    })
}
