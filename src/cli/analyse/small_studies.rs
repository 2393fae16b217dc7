//! The tests for small-study effects and trim and fill, for the terminal.

use std::fmt::Write as _;

use crate::sentence::small_studies::{tests, trim_and_fill};
use crate::synthesis::{Further, LEAST_FOR_ASYMMETRY, Numbers};
use crate::words::{Words, say};

use super::figures::estimate;

/// What was found; nothing for few results of which nobody asked it.
pub(super) fn of(words: &Words, numbers: &Numbers<'_>, further: &Further) -> String {
    let asked = numbers.choices.small_studies;
    let is_asked = asked.egger_mixed || asked.harbord || asked.peters;
    let said = match &further.asymmetry {
        None if is_asked => vec![say!(
            words,
            "small-studies.too-few",
            least = LEAST_FOR_ASYMMETRY
        )],
        None => return String::new(),
        Some(asymmetry) if asymmetry.has_equal_errors => {
            vec![say!(words, "small-studies.equal-errors")]
        }
        Some(asymmetry) => {
            let fill = asymmetry.trim_and_fill.as_ref();
            let pooled = fill.map(|fill| estimate(&fill.estimate));
            let pooled = format!("{} {}", numbers.scale.name, pooled.unwrap_or_default());
            let mut said = tests(words, asymmetry, asked);
            said.push(trim_and_fill(words, fill, &pooled));
            said
        }
    };
    let mut text = String::from("\nSmall studies and large ones\n");
    for sentence in said {
        let _ = writeln!(text, "  {sentence}");
    }
    text
}
