//! Intervals at another level than 95%.

use crate::synthesis::PooledEffect;
use crate::words::{Words, as_given, interval, phrase, say};

/// The intervals at another level, where one was asked for.
pub fn other_level(words: &Words, pooled: &PooledEffect) -> Option<String> {
    let other = pooled.other_level?;
    let percent = phrase!("number.percent", n = as_given(other.percent));
    let around = interval(other.interval.0, other.interval.1, 2);
    Some(match other.prediction {
        None => say!(
            words,
            "evidence-analysis.other-level",
            percent = percent,
            interval = around
        ),
        Some((low, high)) => say!(
            words,
            "evidence-analysis.other-level-with-prediction",
            percent = percent,
            interval = around,
            prediction = interval(low, high, 2)
        ),
    })
}
