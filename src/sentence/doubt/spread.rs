//! Means and standard deviations that do not fit their instrument.

use crate::record::value::Better;
use crate::synthesis::{Range, Score, SpreadFact, UsualFrom};
use crate::words::{Phrase, as_given, counted, decimal, phrase, text_id};

pub(super) fn phrase(fact: &SpreadFact) -> Phrase<'_> {
    match fact {
        SpreadFact::LooksLikeError {
            sd,
            from,
            usual,
            as_sd,
        } => looks_like_error(*sd, *from, *usual, *as_sd),
        SpreadFact::FarTooLarge {
            sd,
            difference,
            others,
            usual,
            would_be,
        } => counted!(
            "doubt.far-too-large",
            *others,
            sd = decimal(*sd, 2),
            difference = decimal(*difference, 1),
            usual = decimal(*usual, 2),
            would_be = decimal(*would_be, 2),
        ),
        SpreadFact::ArmsApart { one, other, as_sd } => arms_apart(*one, *other, *as_sd),
        SpreadFact::FarAbove { sd, others, usual } => counted!(
            "doubt.far-above",
            *others,
            sd = decimal(*sd, 2),
            usual = decimal(*usual, 2),
        ),
        SpreadFact::BeyondRange {
            sd,
            instrument,
            most,
        } => phrase!(
            "doubt.beyond-range",
            sd = as_given(*sd),
            instrument = instrument,
            most = decimal(*most, 2),
        ),
        SpreadFact::OutOfRange {
            what,
            value,
            instrument,
            range,
        } => out_of_range(*what, *value, instrument, *range),
        SpreadFact::WiderThanRange {
            value,
            instrument,
            range: (low, high),
        } => phrase!(
            "doubt.wider-than-range",
            value = as_given(*value),
            instrument = instrument,
            low = as_given(*low),
            high = as_given(*high),
            wide = as_given(high - low),
        ),
        SpreadFact::OtherWayRound { own, instrument } => match own {
            Better::Lower => phrase!("doubt.reads-lower-as-better", instrument = instrument),
            Better::Higher => phrase!("doubt.reads-higher-as-better", instrument = instrument),
        },
    }
}

fn looks_like_error(sd: f64, from: UsualFrom, usual: f64, as_sd: f64) -> Phrase<'static> {
    let (sd, usual, as_sd) = (decimal(sd, 2), decimal(usual, 2), decimal(as_sd, 1));
    match from {
        UsualFrom::OtherResults(others) => counted!(
            "doubt.looks-like-error-others",
            others,
            sd = sd,
            usual = usual,
            as_sd = as_sd,
        ),
        UsualFrom::Record => phrase!(
            "doubt.looks-like-error-record",
            sd = sd,
            usual = usual,
            as_sd = as_sd,
        ),
    }
}

fn arms_apart(one: f64, other: f64, as_sd: Option<f64>) -> Phrase<'static> {
    let (one, other) = (as_given(one), as_given(other));
    match as_sd {
        Some(as_sd) => phrase!(
            "doubt.arms-apart-error",
            one = one,
            other = other,
            as_sd = decimal(as_sd, 2),
        ),
        None => phrase!("doubt.arms-apart", one = one, other = other),
    }
}

fn out_of_range(what: Score, value: f64, instrument: &str, range: Range) -> Phrase<'_> {
    let value = as_given(value);
    let what = match what {
        Score::Mean => text_id!("doubt.the-mean"),
        Score::Median => text_id!("doubt.the-median"),
        Score::LowerQuartile => text_id!("doubt.the-lower-quartile"),
        Score::UpperQuartile => text_id!("doubt.the-upper-quartile"),
        Score::Smallest => text_id!("doubt.the-smallest"),
        Score::Largest => text_id!("doubt.the-largest"),
    };
    match range {
        Range::Between(low, high) => phrase!(
            "doubt.out-of-range-between",
            what = what,
            value = value,
            instrument = instrument,
            low = as_given(low),
            high = as_given(high),
        ),
        Range::From(low) => phrase!(
            "doubt.out-of-range-from",
            what = what,
            value = value,
            instrument = instrument,
            low = as_given(low),
        ),
        Range::UpTo(high) => phrase!(
            "doubt.out-of-range-up-to",
            what = what,
            value = value,
            instrument = instrument,
            high = as_given(high),
        ),
    }
}
