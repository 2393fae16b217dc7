//! What a sentence on an outcome compares with what, wherever sentences stand beside each other.

use crate::synthesis::OutcomeFindings;
use crate::view::reading::Reading;
use crate::words::say;

use super::outcome_rows;

/// What a sentence compares with what, where another one of those that are shown is on the same outcome:
/// without it the two seem to contradict each other. The body of evidence is named where the words of both
/// are the same.
pub fn compared(
    reading: &Reading<'_>,
    found: &OutcomeFindings,
    shown: &[&OutcomeFindings],
) -> Option<String> {
    let same = shown.iter().filter(|other| other.outcome == found.outcome);
    same.clone().nth(1)?;
    let title = |found: &OutcomeFindings| {
        let (comparison, _) = outcome_rows::analysis(reading, found)?;
        Some(comparison.title.as_str())
    };
    let own = title(found)?;
    let is_alone = same.filter(|other| title(other) == Some(own)).count() == 1;
    Some(match reading.records().syntheses.get(&found.synthesis) {
        Some(synthesis) if !is_alone => say!(
            reading.desk,
            "decision.comparison-of",
            comparison = own,
            evidence = &synthesis.value.short
        ),
        _ => say!(reading.desk, "decision.comparison", comparison = own),
    })
}
