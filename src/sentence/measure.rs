//! The measure of an effect, as it stands before a number.

use crate::record::result::Measure;
use crate::words::{Value, text_id};

/// "RR", "SMD": short names are the same in every language. Measures without one are said in words.
pub fn measure(measure: Measure) -> Value<'static> {
    match measure {
        Measure::PROP => text_id!("effect.proportion").into(),
        Measure::GENERIC => text_id!("effect.effect").into(),
        named => named.short().into(),
    }
}
