//! What one result says alone, in sentences that are true of one.

use crate::synthesis::{Change, Conclusion, OutcomeFindings, Says, Statement};
use crate::text::case;
use crate::words::{Words, say};

use super::certainty::certainty;
use super::comparators;
use super::voice::Voice;

/// The names in a sentence on one result.
pub(super) struct Named<'a> {
    /// What was done.
    pub intervention: &'a str,
    /// What was measured.
    pub outcome: &'a str,
    /// The better side.
    pub favoured: &'a str,
    /// "1 trial".
    pub results: &'a str,
}

/// What one result says alone: "1 of 1 trial favoured it" and "on average the results favoured it" are
/// true of several only. Of what there should be less of, it says that there was less: "favoured it on
/// harm" would read as if it did harm.
pub(super) fn alone(
    words: &Words,
    found: &OutcomeFindings,
    statement: &Statement,
    names: &Named<'_>,
    voice: Voice,
) -> Option<String> {
    let wants_less = matches!(statement.change, Change::Reduce | Change::Increase);
    match statement.says {
        Says::Counted(level) if found.ladder.told.units() == 1 => {
            let favoured = match found.directions().favour_intervention {
                0 => comparators::named(words, &found.comparators),
                _ => names.intervention.to_owned(),
            };
            let certainty = certainty(level);
            let trials = names.results;
            let outcome = names.outcome;
            Some(match (voice, wants_less) {
                (Voice::Standard, false) => say!(
                    words,
                    "statement.alone-counted",
                    certainty = certainty,
                    trials = trials,
                    favoured = &favoured,
                    outcome = outcome
                ),
                (Voice::Standard, true) => say!(
                    words,
                    "statement.alone-counted-less",
                    certainty = certainty,
                    trials = trials,
                    favoured = &favoured,
                    outcome = outcome
                ),
                (Voice::Plain, false) => say!(
                    words,
                    "statement.alone-counted-plain",
                    certainty = certainty,
                    trials = trials,
                    favoured = &favoured,
                    outcome = case::capital(outcome)
                ),
                (Voice::Plain, true) => say!(
                    words,
                    "statement.alone-counted-less-plain",
                    certainty = certainty,
                    trials = trials,
                    favoured = &favoured,
                    outcome = case::capital(outcome)
                ),
            })
        }
        Says::Effect(conclusion, None) if found.counted_rows().len() == 1 => Some(
            alone_not_judged(words, conclusion, names, voice, wants_less),
        ),
        _ => None,
    }
}

/// The same of an effect whose certainty nobody has judged.
fn alone_not_judged(
    words: &Words,
    conclusion: Conclusion,
    names: &Named<'_>,
    voice: Voice,
    wants_less: bool,
) -> String {
    let outcome = names.outcome;
    let favoured = matches!(
        conclusion,
        Conclusion::Effect(_) | Conclusion::DirectionOnly
    )
    .then_some(names.favoured);
    match (favoured, voice) {
        (Some(favoured), Voice::Standard) if wants_less => say!(
            words,
            "statement.alone-not-judged-less",
            favoured = favoured,
            outcome = outcome
        ),
        (Some(favoured), Voice::Plain) if wants_less => say!(
            words,
            "statement.alone-not-judged-less-plain",
            favoured = favoured,
            outcome = case::capital(outcome)
        ),
        (Some(favoured), Voice::Standard) => say!(
            words,
            "statement.alone-not-judged",
            favoured = favoured,
            outcome = outcome
        ),
        (Some(favoured), Voice::Plain) => say!(
            words,
            "statement.alone-not-judged-plain",
            favoured = favoured,
            outcome = case::capital(outcome)
        ),
        (None, Voice::Standard) => say!(words, "statement.alone-unclear", outcome = outcome),
        (None, Voice::Plain) => say!(
            words,
            "statement.alone-unclear-plain",
            outcome = case::capital(outcome)
        ),
    }
}
