//! Why there is nothing to draw.

use ::chart::fact::Nothing;

use crate::words::{Words, count, say};

pub(super) fn nothing(words: &Words, nothing: Nothing) -> String {
    match nothing {
        Nothing::NotEstimable { studies } => count!(words, "chart.not-estimable-any", studies),
        Nothing::TooFew { studies, least } => {
            count!(words, "chart.too-few", studies, least = least)
        }
        Nothing::NoStudy => say!(words, "chart.no-study"),
        Nothing::NoStandardError => say!(words, "chart.no-standard-error"),
        Nothing::NotAppraised => say!(words, "chart.not-appraised"),
        Nothing::NoWeight => say!(words, "chart.no-weight"),
        Nothing::NoDirection => say!(words, "chart.no-direction"),
        Nothing::NoRisk => say!(words, "chart.no-risk"),
        Nothing::OverHundred => say!(words, "chart.over-hundred"),
        Nothing::NoCostAndEffect => say!(words, "chart.no-cost-and-effect"),
        Nothing::NoProbability => say!(words, "chart.no-probability"),
        Nothing::NoInput => say!(words, "chart.no-input"),
    }
}
