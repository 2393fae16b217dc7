//! Standard deviations that look like standard errors or are far above what is usual, means and
//! standard deviations outside an instrument's range, and results that read an instrument the other
//! way round.

use crate::diag::{Code, codes};
use crate::evidence::{Evidence, ResultEntry};
use crate::record::outcome::Instrument;
use crate::record::result::ArmData;

use super::fact::{DoubtFact, Range, Score, Side, SpreadFact};
use super::instrument::{self, Name};
use super::measured::Measured;
use super::raised::Doubt;
use super::usual_sd::Same;

/// An SD that is so many times smaller than the usual one is far below it.
const FAR_BELOW: f64 = 3.0;

/// An SD of both arms that is so many times larger than the usual one is far above it.
const FAR_ABOVE: f64 = 3.0;

/// So many other results say what is usual.
const LEAST_OTHERS: usize = 2;

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let instruments = by_instrument(evidence);
    let mut doubts = Vec::new();
    let names: Vec<&Name> = instruments.iter().map(|(name, _)| name).collect();
    for (one, same) in instruments.iter().zip(instrument::alike(&names)) {
        let same = Same::of(same.iter().flat_map(|other| &instruments[*other].1));
        for result in &one.1 {
            doubts.extend(error_as_sd(evidence, result, &same));
            doubts.extend(far_above(result, &same));
        }
    }
    for entry in evidence.results.values() {
        doubts.extend(out_of_range(evidence, entry));
        doubts.extend(beyond_range(evidence, entry));
        doubts.extend(other_way_round(evidence, entry));
    }
    doubts
}

/// Results by the name of their instrument.
fn by_instrument(evidence: &Evidence) -> Vec<(Name, Vec<Measured<'_>>)> {
    let mut of_name = std::collections::BTreeMap::<Name, Vec<Measured<'_>>>::new();
    for entry in evidence.results.values() {
        let name = entry.result.instrument.as_deref().and_then(Name::of);
        if let (Some(name), Some(measured)) = (name, Measured::of(entry)) {
            of_name.entry(name).or_default().push(measured);
        }
    }
    of_name.into_iter().collect()
}

/// An SD far below the usual one, which would fit it when it is multiplied by the square root of n.
fn error_as_sd(evidence: &Evidence, one: &Measured<'_>, same: &Same<'_>) -> Option<Doubt> {
    let usual = same.usual(one, FAR_BELOW, || {
        instrument::record(evidence, one.entry)?.typical_sd
    })?;
    let as_sd = one.sd * one.n.sqrt();
    let is_far_below = one.sd < usual.sd / FAR_BELOW;
    let would_fit = as_sd > usual.sd / 2.0 && as_sd < usual.sd * 2.0;
    if !(is_far_below && would_fit) {
        return None;
    }
    let fact = SpreadFact::LooksLikeError {
        sd: one.sd,
        from: usual.from,
        usual: usual.sd,
        as_sd,
    };
    Some(doubt(one.entry, &codes::SE_AS_SD, "intervention.sd", fact))
}

/// SDs of both arms far above those of other studies.
fn far_above(one: &Measured<'_>, same: &Same<'_>) -> Option<Doubt> {
    let (others, usual) = same.usual_below(one, FAR_ABOVE)?;
    let result = &one.entry.result;
    let arms = [&result.intervention, &result.comparator];
    let is_above = |arm: &Option<ArmData>| {
        let sd = arm.as_ref().and_then(|arm| arm.sd);
        sd.is_some_and(|sd| sd > FAR_ABOVE * usual)
    };
    if others < LEAST_OTHERS || !arms.into_iter().all(is_above) {
        return None;
    }
    let fact = SpreadFact::FarAbove {
        sd: one.sd,
        others,
        usual,
    };
    Some(doubt(
        one.entry,
        &codes::SPREAD_UNLIKE,
        "intervention.sd",
        fact,
    ))
}

/// Rounding of mean and SD can make an SD larger than the largest possible one by this share.
const ROUNDING: f64 = 1.02;

/// SDs that no scores within the range of the instrument can have beside their mean: the largest
/// possible variance is (mean - low)(high - mean), that of scores at both ends (Bhatia and Davis
/// 2000), times n/(n - 1) in a sample.
fn beyond_range(evidence: &Evidence, entry: &ResultEntry) -> Vec<Doubt> {
    let instrument = instrument::record(evidence, entry);
    let Some((instrument, low, high)) =
        instrument.and_then(|instrument| Some((instrument, instrument.low?, instrument.high?)))
    else {
        return Vec::new();
    };
    let arms = [
        (Side::Intervention, &entry.result.intervention),
        (Side::Comparator, &entry.result.comparator),
    ];
    let beyond = arms.into_iter().filter_map(|(side, arm)| {
        let arm = arm.as_ref()?;
        let (mean, sd, n) = (arm.mean?, arm.sd?, f64::from(arm.n?));
        let variance = (mean - low) * (high - mean) * n / (n - 1.0);
        let most = variance.sqrt();
        // A mean at an end, and one outside the range, is told by itself.
        let is_beyond = mean > low && mean < high && n > 1.0 && sd > most * ROUNDING;
        is_beyond.then(|| {
            let instrument = instrument.name.clone();
            let fact = SpreadFact::BeyondRange {
                sd,
                instrument,
                most,
            };
            let value = format!("{}.sd", side.key());
            doubt(entry, &codes::SPREAD_UNLIKE, &value, fact)
        })
    });
    beyond.collect()
}

/// Each of these doubts is grave.
fn doubt(entry: &ResultEntry, code: &'static Code, value: &str, fact: SpreadFact) -> Doubt {
    Doubt::of_result(entry, code, value, DoubtFact::Spread(fact)).grave()
}

fn out_of_range(evidence: &Evidence, entry: &ResultEntry) -> Vec<Doubt> {
    let Some(instrument) = instrument::record(evidence, entry) else {
        return Vec::new();
    };
    let arms = [
        (Side::Intervention, &entry.result.intervention),
        (Side::Comparator, &entry.result.comparator),
    ];
    let Some(range) = range(instrument) else {
        return Vec::new();
    };
    let values = arms.into_iter().flat_map(|(side, arm)| {
        let values = arm.as_ref().map(values).unwrap_or_default();
        values.into_iter().map(move |value| (side, value))
    });
    let outside = values.filter(|(_, (_, _, value))| is_outside(*value, range));
    let doubts = outside.map(|(side, (key, what, value))| {
        let instrument = instrument.name.clone();
        let fact = SpreadFact::OutOfRange {
            what,
            value,
            instrument,
            range,
        };
        let value = format!("{}.{key}", side.key());
        doubt(entry, &codes::MEAN_OUT_OF_RANGE, &value, fact)
    });
    doubts.collect()
}

/// The values of an arm that lie within the range of scores, each with its key.
fn values(arm: &ArmData) -> Vec<(&'static str, Score, f64)> {
    let all = [
        ("mean", Score::Mean, arm.mean),
        ("median", Score::Median, arm.median),
        ("q1", Score::LowerQuartile, arm.q1),
        ("q3", Score::UpperQuartile, arm.q3),
        ("min", Score::Smallest, arm.min),
        ("max", Score::Largest, arm.max),
    ];
    let known = all.into_iter();
    known
        .filter_map(|(key, what, value)| Some((key, what, value?)))
        .collect()
}

pub(super) fn range(instrument: &Instrument) -> Option<Range> {
    match (instrument.low, instrument.high) {
        (Some(low), Some(high)) => Some(Range::Between(low, high)),
        (Some(low), None) => Some(Range::From(low)),
        (None, Some(high)) => Some(Range::UpTo(high)),
        (None, None) => None,
    }
}

pub(super) fn is_outside(mean: f64, range: Range) -> bool {
    match range {
        Range::Between(low, high) => mean < low || mean > high,
        Range::From(low) => mean < low,
        Range::UpTo(high) => mean > high,
    }
}

/// A result that reads its instrument the other way round than the instrument's record.
fn other_way_round(evidence: &Evidence, entry: &ResultEntry) -> Option<Doubt> {
    let instrument = instrument::record(evidence, entry)?;
    let own = entry.result.better?;
    if own == instrument.better {
        return None;
    }
    let instrument = instrument.name.clone();
    let fact = SpreadFact::OtherWayRound { own, instrument };
    Some(doubt(entry, &codes::DIRECTION_DISAGREES, "better", fact))
}
