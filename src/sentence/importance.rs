//! In how many settings the effect may matter: no surer than the certainty, and the same without the
//! results in doubt beside it.

use crate::record::synthesis::CertaintyLevel;
use crate::synthesis::{Importance, OutcomeFindings};
use crate::words::{Phrase, Value, Words, decimal, phrase};

use super::certainty::certainty;
use super::joined;

/// The share of settings with an effect that matters, in a sentence; `reading` says which side of no
/// difference is better.
pub fn share(words: &Words, found: &OutcomeFindings, share: Importance, reading: &str) -> String {
    let level = found.grade.as_ref().map(|grade| grade.level);
    if level == Some(CertaintyLevel::VeryLow) {
        return words.say(&phrase!("importance.very-uncertain"));
    }
    let main = phrase!(
        "importance.share",
        certainty = certainty(level),
        above = percent(share.above),
        above_threshold = decimal(share.above_threshold, 2),
        below = percent(share.below),
        below_threshold = decimal(share.below_threshold, 2),
        reading = reading
    );
    let without = (found.doubted() > 0).then(|| without_doubt(found));
    let parts = [Some(main), without];
    words.show(&joined::sentences(
        parts.into_iter().flatten().map(Value::from),
    ))
}

fn without_doubt(found: &OutcomeFindings) -> Phrase<'static> {
    let further = found.further.as_ref();
    match further.and_then(|further| further.importance_without_doubt) {
        Some(share) => phrase!(
            "importance.without-doubt",
            above = percent(share.above),
            below = percent(share.below)
        ),
        None => phrase!("importance.too-few-without-doubt"),
    }
}

fn percent(share: f64) -> Phrase<'static> {
    phrase!("number.percent", n = decimal(100.0 * share, 0))
}
