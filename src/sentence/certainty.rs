//! The certainty by name, as it stands before a number that leans on it.

use crate::record::synthesis::CertaintyLevel;
use crate::words::{TextId, text_id};

/// "Low certainty"; "Certainty not judged" where nobody judged it.
pub fn certainty(level: Option<CertaintyLevel>) -> TextId {
    match level {
        Some(CertaintyLevel::VeryLow) => text_id!("certainty.very-low"),
        Some(CertaintyLevel::Low) => text_id!("certainty.low"),
        Some(CertaintyLevel::Moderate) => text_id!("certainty.moderate"),
        Some(CertaintyLevel::High) => text_id!("certainty.high"),
        None => text_id!("certainty.not-judged"),
    }
}
