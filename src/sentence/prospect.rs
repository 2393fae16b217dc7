//! What may be found in another place: the prediction interval in words that are never surer than
//! the certainty, which is named before any number.

use crate::record::synthesis::CertaintyLevel;
use crate::synthesis::{GoodSide, OutcomeFindings, PooledEffect};
use crate::words::{Phrase, Value, Words, limit, phrase};

use super::certainty::certainty;
use super::{joined, measure};

/// Where a range lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lies {
    /// On both sides of no difference.
    BothSides,
    /// On the side that is good for people.
    GoodSideOnly,
    /// On the side that is bad for people.
    BadSideOnly,
}

impl Lies {
    fn of((low, high): (f64, f64), null: f64, good: GoodSide) -> Self {
        if low <= null && high >= null {
            Self::BothSides
        } else if good.holds(low, null) {
            Self::GoodSideOnly
        } else {
            Self::BadSideOnly
        }
    }
}

/// What may be found in another place, and the same without the results in doubt; nothing where it
/// cannot be worked out.
pub fn in_another_place(words: &Words, found: &OutcomeFindings) -> Option<String> {
    let range = found.pooled.as_ref()?.prediction?;
    let level = found.grade.as_ref().map(|grade| grade.level);
    let measure = measure(found.measure?);
    let lies = found
        .null
        .map(|null| Lies::of(range, null, found.good_side));
    let doubted = found.doubted() > 0;
    let without = doubted.then(|| without_doubt(found.without_doubt.as_ref()));
    let parts = of_range(level, measure, range, lies);
    let parts = parts.into_iter().chain(without).map(Value::from);
    Some(words.show(&joined::sentences(parts)))
}

fn of_range(
    level: Option<CertaintyLevel>,
    measure: Value<'static>,
    range: (f64, f64),
    lies: Option<Lies>,
) -> Vec<Phrase<'static>> {
    let expected = expected(level, measure, range, lies.is_some());
    std::iter::once(expected)
        .chain(where_it_lies(level, lies))
        .collect()
}

/// The range, in the words that its certainty allows: of an effect, or of a value that is compared
/// with nothing.
fn expected(
    level: Option<CertaintyLevel>,
    measure: Value<'static>,
    (low, high): (f64, f64),
    compares: bool,
) -> Phrase<'static> {
    let (low, high) = (limit(low, 2), limit(high, 2));
    let certainty = certainty(level);
    macro_rules! said {
        ($id:literal) => {
            phrase!(
                $id,
                certainty = certainty,
                low = low,
                high = high,
                measure = measure
            )
        };
    }
    match (level, compares) {
        (Some(CertaintyLevel::High), true) => said!("prospect.high"),
        (Some(CertaintyLevel::High), false) => said!("prospect.high-amount"),
        (Some(CertaintyLevel::Moderate), true) => said!("prospect.moderate"),
        (Some(CertaintyLevel::Moderate), false) => said!("prospect.moderate-amount"),
        (Some(CertaintyLevel::Low), true) => said!("prospect.low"),
        (Some(CertaintyLevel::Low), false) => said!("prospect.low-amount"),
        (Some(CertaintyLevel::VeryLow), true) => said!("prospect.very-low"),
        (Some(CertaintyLevel::VeryLow), false) => said!("prospect.very-low-amount"),
        (None, true) => said!("prospect.not-judged"),
        (None, false) => said!("prospect.not-judged-amount"),
    }
}

/// What the range means. A range on one side is only told where the certainty carries it.
fn where_it_lies(level: Option<CertaintyLevel>, lies: Option<Lies>) -> Option<Phrase<'static>> {
    let is_known = !matches!(level, None | Some(CertaintyLevel::VeryLow));
    match lies? {
        Lies::BothSides => Some(phrase!("prospect.both-sides")),
        Lies::GoodSideOnly if is_known => Some(phrase!("prospect.good-side")),
        Lies::BadSideOnly if is_known => Some(phrase!("prospect.bad-side")),
        _ => None,
    }
}

fn without_doubt(without: Option<&PooledEffect>) -> Phrase<'static> {
    match without.and_then(|pooled| pooled.prediction) {
        Some((low, high)) => phrase!(
            "prospect.without-doubt",
            low = limit(low, 2),
            high = limit(high, 2)
        ),
        None => phrase!("prospect.too-few-without-doubt"),
    }
}

/// The sentences for a range, for tests.
#[cfg(test)]
pub(super) fn tried(
    words: &Words,
    level: Option<CertaintyLevel>,
    range: (f64, f64),
    null: Option<f64>,
) -> String {
    let lies = null.map(|null| Lies::of(range, null, GoodSide::Above));
    let parts = of_range(level, "SMD".into(), range, lies);
    words.show(&joined::sentences(parts.into_iter().map(Value::from)))
}
