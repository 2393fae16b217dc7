//! Medians from which no mean follows, or one that cannot be.

use crate::record::conventions::MediansChoice;
use crate::synthesis::{MediansFact, Range};
use crate::words::{Phrase, TextId, as_given, counted, decimal, phrase, text_id};

pub(super) fn phrase(fact: &MediansFact) -> Phrase<'_> {
    match fact {
        MediansFact::NoPeople => phrase!("doubt.median-no-people"),
        MediansFact::TooFew { n, least } => counted!(
            "doubt.median-too-few",
            *n as usize,
            least = least.to_string()
        ),
        MediansFact::Alone => phrase!("doubt.median-alone"),
        MediansFact::NoSpread => phrase!("doubt.median-no-spread"),
        MediansFact::NotAboveZero { value } => {
            phrase!("doubt.median-not-above-zero", value = as_given(*value))
        }
        MediansFact::Impossible {
            by,
            mean,
            sd,
            instrument,
            range,
        } => impossible(*by, (*mean, *sd), instrument, *range),
    }
}

fn impossible(
    by: MediansChoice,
    (mean, sd): (f64, f64),
    instrument: &str,
    range: Range,
) -> Phrase<'_> {
    let (mean, sd) = (decimal(mean, 2), decimal(sd, 2));
    match range {
        Range::Between(low, high) => phrase!(
            "doubt.median-impossible-between",
            mean = mean,
            sd = sd,
            by = named(by),
            instrument = instrument,
            low = as_given(low),
            high = as_given(high),
        ),
        Range::From(low) => phrase!(
            "doubt.median-impossible-from",
            mean = mean,
            sd = sd,
            by = named(by),
            instrument = instrument,
            low = as_given(low),
        ),
        Range::UpTo(high) => phrase!(
            "doubt.median-impossible-up-to",
            mean = mean,
            sd = sd,
            by = named(by),
            instrument = instrument,
            high = as_given(high),
        ),
    }
}

fn named(by: MediansChoice) -> TextId {
    match by {
        MediansChoice::LuoWan => text_id!("doubt.by-luo-wan"),
        MediansChoice::QuantileEstimation => text_id!("doubt.by-quantiles"),
        MediansChoice::BoxCox => text_id!("doubt.by-box-cox"),
    }
}
