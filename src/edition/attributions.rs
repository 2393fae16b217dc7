//! The credits that a page of a question owes for its data.

use crate::view::desk::credit;
use crate::view::part::Credit;
use crate::view::reading::Reading;

/// Credits owed for the data of the syntheses, each once.
pub fn attributions(reading: &Reading<'_>) -> Vec<Credit> {
    let syntheses = reading.syntheses().into_iter();
    let mut credits: Vec<Credit> = Vec::new();
    for found in syntheses
        .filter_map(|s| s.value.attribution.as_ref())
        .map(credit)
    {
        if !credits.contains(&found) {
            credits.push(found);
        }
    }
    credits
}
