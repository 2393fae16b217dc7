//! The tests for small-study effects and trim and fill, for the terminal.

use std::fmt::Write as _;

use crate::synthesis::{Asymmetry, FilledIn, Further, LEAST_FOR_ASYMMETRY, Numbers};
use crate::text::number;
use crate::words::{Words, say};

use super::text::{estimate, p_value};

/// What was found; nothing for few results of which nobody asked it.
pub(super) fn of(words: &Words, numbers: &Numbers<'_>, further: &Further) -> String {
    let asked = numbers.choices.small_studies;
    let is_asked = asked.egger_mixed || asked.harbord || asked.peters;
    let mut text = String::from("\nSmall studies and large ones\n");
    let Some(asymmetry) = &further.asymmetry else {
        let _ = writeln!(
            text,
            "  {}",
            say!(words, "small-studies.too-few", least = LEAST_FOR_ASYMMETRY)
        );
        return if is_asked { text } else { String::new() };
    };
    if asymmetry.has_equal_errors {
        let _ = writeln!(text, "  {}", say!(words, "small-studies.equal-errors"));
        return text;
    }
    text.push_str(&tests(asymmetry));
    let lacking = [
        ("Harbord", asked.harbord && asymmetry.harbord.is_none()),
        ("Peters", asked.peters && asymmetry.peters.is_none()),
    ];
    for (name, _) in lacking.iter().filter(|(_, is_lacking)| *is_lacking) {
        let _ = writeln!(
            text,
            "  {name}: not worked out: it needs events and people in both arms of every row"
        );
    }
    if let Some(fill) = &asymmetry.trim_and_fill {
        let _ = writeln!(text, "  {}", trim_and_fill(fill));
    }
    text
}

fn tests(asymmetry: &Asymmetry) -> String {
    let all = [
        ("Egger (weighted regression, t)", "slope", asymmetry.egger),
        (
            "Egger (meta-regression, same model)",
            "slope",
            asymmetry.egger_mixed,
        ),
        ("Begg (rank correlation)", "τ", asymmetry.begg),
        (
            "Harbord (score on its standard error)",
            "slope",
            asymmetry.harbord,
        ),
        (
            "Peters (effect on the inverse of the people)",
            "slope",
            asymmetry.peters,
        ),
    ];
    let mut text = String::new();
    for (name, what, test) in all {
        if let Some(test) = test {
            let (value, p) = (number::fixed(test.value, 3), p_value(test.p));
            let _ = writeln!(text, "  {name}: {what} {value}, p {p}");
        }
    }
    text
}

fn trim_and_fill(fill: &FilledIn) -> String {
    let by = if fill.by_r0 { "R0" } else { "L0" };
    let side = if fill.on_the_left { "left" } else { "right" };
    let pooled = estimate(&fill.estimate);
    format!(
        "Trim and fill ({by}) adds {} on the {side}: {pooled}",
        fill.missing
    )
}
