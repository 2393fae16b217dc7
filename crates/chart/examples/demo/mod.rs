//! Invented input for every chart.

mod deeper;
mod economics;
mod effects;
mod others;
pub mod words;

use distil_chart::Figure;

/// Every chart by name.
pub fn all() -> Vec<(&'static str, Figure)> {
    [
        effects::all(),
        deeper::all(),
        others::all(),
        economics::all(),
    ]
    .concat()
}
