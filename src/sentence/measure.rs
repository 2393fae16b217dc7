//! The measure of an effect, as it stands before a number.

use crate::record::result::Measure;
use crate::words::{TextId, Value, text_id};

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

/// The measure as it stands behind "the": a correlation is not called by its letter.
pub(super) fn measure_in_sentence(measure: Measure) -> Value<'static> {
    match measure {
        Measure::COR => text_id!("effect.correlation").into(),
        other => self::measure(other),
    }
}

/// "Risk ratio (RR)": the measure in words, with its short name, where a reader meets it first.
pub fn measure_in_words(measure: Measure) -> Value<'static> {
    let text: TextId = match measure {
        Measure::RR => text_id!("measure.rr"),
        Measure::OR => text_id!("measure.or"),
        Measure::RD => text_id!("measure.rd"),
        Measure::HR => text_id!("measure.hr"),
        Measure::IRR => text_id!("measure.irr"),
        Measure::IRD => text_id!("measure.ird"),
        Measure::MD => text_id!("measure.md"),
        Measure::SMD | Measure::SMDH | Measure::SMD1 => text_id!("measure.smd"),
        Measure::ROM => text_id!("measure.rom"),
        Measure::COR => text_id!("measure.cor"),
        other => return self::measure(other),
    };
    text.into()
}
