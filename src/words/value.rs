//! What fills the places of a text.

use jiff::civil::Date;

use crate::text::currency;
use crate::text::number::{decimals_of_limit, decimals_of_point};

use super::id::TextId;

/// What fills a place. Numbers, dates and lists take the form of the language in which the text
/// around them is said.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// A text as it stands: a title, a name, words that were said before.
    Text(std::borrow::Cow<'a, str>),
    /// A whole number, with its thousands grouped.
    Whole(u64),
    /// A number with this many decimals.
    Decimal(f64, usize),
    /// A number with no more decimals than it needs, at most four.
    AsGiven(f64),
    /// An amount with so many decimals at least, where it is not whole.
    Amount(f64, usize),
    /// An interval, both ends with this many decimals.
    Interval(f64, f64, usize),
    /// A calendar day.
    Date(Date),
    /// All of these: "a, b and c".
    All(Vec<Value<'a>>),
    /// One of these: "a, b or c".
    Any(Vec<Value<'a>>),
    /// Another text of the program.
    Phrase(Phrase<'a>),
}

/// A text with its places filled, not yet said in any language.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase<'a> {
    pub(super) text: TextId,
    pub(super) count: Option<u64>,
    pub(super) places: Vec<(&'a str, Value<'a>)>,
}

impl<'a> Phrase<'a> {
    /// A text with these places; [`crate::phrase!`] checks them.
    pub fn new(text: TextId, places: Vec<(&'a str, Value<'a>)>) -> Self {
        let count = places.iter().find_map(|(place, value)| match value {
            Value::Whole(n) if *place == "count" => Some(*n),
            _ => None,
        });
        Self {
            text,
            count,
            places,
        }
    }

    /// A text that depends on a count; [`crate::counted!`] checks its places.
    pub fn counted(text: TextId, n: impl Count, mut places: Vec<(&'a str, Value<'a>)>) -> Self {
        places.push(("count", Value::Whole(n.number())));
        Self::new(text, places)
    }
}

impl From<TextId> for Phrase<'_> {
    fn from(text: TextId) -> Self {
        Self::new(text, Vec::new())
    }
}

/// A number of things. Years are none: they are not grouped.
pub trait Count {
    /// The number.
    fn number(self) -> u64;
}

macro_rules! counts {
    ($($number:ty)*) => {
        $(impl Count for $number {
            fn number(self) -> u64 {
                self as u64
            }
        }

        impl Count for &$number {
            fn number(self) -> u64 {
                *self as u64
            }
        }

        impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                Value::Whole(number as u64)
            }
        })*
    };
}

counts!(usize u64 u32);

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(text.into())
    }
}

impl<'a> From<&&'a str> for Value<'a> {
    fn from(text: &&'a str) -> Self {
        Value::Text((*text).into())
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Value::Text(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(text.into())
    }
}

impl<'a> From<std::borrow::Cow<'a, str>> for Value<'a> {
    fn from(text: std::borrow::Cow<'a, str>) -> Self {
        Value::Text(text)
    }
}

impl<'a> From<Phrase<'a>> for Value<'a> {
    fn from(phrase: Phrase<'a>) -> Self {
        Value::Phrase(phrase)
    }
}

impl From<TextId> for Value<'_> {
    fn from(text: TextId) -> Self {
        Value::Phrase(text.into())
    }
}

/// A number with this many decimals: 0.16, in German 0,16.
pub fn decimal(value: f64, digits: usize) -> Value<'static> {
    Value::Decimal(value, digits)
}

/// A number as it was written: no more decimals than it needs, at most four.
pub fn as_given(value: f64) -> Value<'static> {
    Value::AsGiven(value)
}

/// An amount in a unit; one of money that is not whole has the decimals of its currency: "1.50".
pub fn amount_in(value: f64, unit: &str) -> Value<'static> {
    Value::Amount(value, currency::decimals(unit))
}

/// A limit of an interval alone, with so many decimals and more where it would be rounded onto 0 or 1.
pub fn limit(value: f64, digits: usize) -> Value<'static> {
    Value::Decimal(value, decimals_of_limit(value, digits))
}

/// An estimate beside its limits, with so many decimals and more where rounding would put it outside them.
pub fn point(value: f64, limits: Option<(f64, f64)>, digits: usize) -> Value<'static> {
    Value::Decimal(value, decimals_of_point(value, limits, digits))
}

/// An interval: "0.04 to 0.27". A limit that rounding would put onto 0 or 1 has more digits.
pub fn interval(low: f64, high: f64, digits: usize) -> Value<'static> {
    Value::Interval(low, high, digits)
}

/// A long date: "1 March 2024".
pub fn date(day: Date) -> Value<'static> {
    Value::Date(day)
}

/// All of these: "a, b and c".
pub fn all_of<'a, T: Into<Value<'a>>>(items: impl IntoIterator<Item = T>) -> Value<'a> {
    Value::All(items.into_iter().map(Into::into).collect())
}

/// One of these: "a, b or c".
pub fn any_of<'a, T: Into<Value<'a>>>(items: impl IntoIterator<Item = T>) -> Value<'a> {
    Value::Any(items.into_iter().map(Into::into).collect())
}
