//! The measure of an effect, as it stands before a number.

use crate::record::result::Measure;
use crate::words::{Value, text_id};

/// "RR", "SMD": short names are the same in every language. Measures without one are said in words.
pub fn measure(measure: Measure) -> Value<'static> {
    match measure {
        Measure::PROP => text_id!("effect.proportion").into(),
        Measure::RATE => text_id!("effect.rate").into(),
        Measure::MEAN => text_id!("effect.mean").into(),
        Measure::MC => text_id!("effect.mean-change").into(),
        Measure::AS => text_id!("effect.arcsine-difference").into(),
        Measure::PETO => text_id!("effect.peto").into(),
        Measure::OR2D => text_id!("effect.or-as-smd").into(),
        Measure::D2OR => text_id!("effect.smd-as-or").into(),
        Measure::GENERIC => text_id!("effect.effect").into(),
        named => named.short().into(),
    }
}
