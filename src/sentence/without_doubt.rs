//! Results in doubt, and every figure that leans on them without them.

use crate::evidence::Evidence;
use crate::synthesis::{OutcomeFindings, Undoubted};
use crate::words::{Phrase, Value, Words, counted, phrase};

use super::statement::statement_without_doubt;
use super::voice::Voice;
use super::{joined, numbers};

/// How many results look wrong, the numbers without them, and what would be found where that is
/// something else; nothing when none is in doubt.
pub fn beside(
    words: &Words,
    evidence: &Evidence,
    found: &OutcomeFindings,
    voice: Voice,
) -> Option<String> {
    let doubted = found.doubted();
    if doubted == 0 {
        return None;
    }
    let wrong = Value::from(counted!("doubt.results-look-wrong", doubted));
    let numbers = figures(found, doubted).map(Value::from);
    let other = found.undoubted.as_ref().and_then(|undoubted| {
        let differs = undoubted.statement.says != found.statement.says
            || undoubted.statement.change != found.statement.change;
        let said = || statement_without_doubt(words, evidence, found, undoubted, voice);
        let said = differs.then(said)?;
        (said != super::statement::statement(words, evidence, found, voice)).then_some(said)
    });
    let parts = std::iter::once(wrong)
        .chain(numbers)
        .chain(other.map(Value::from));
    Some(words.show(&joined::sentences(parts)))
}

/// The numbers without the results in doubt alone: "Without it: SMD 0.04, …"; nothing when none is in
/// doubt, or nothing leans on them.
pub fn numbers_without(words: &Words, found: &OutcomeFindings) -> Option<String> {
    let doubted = found.doubted();
    let said = (doubted > 0).then(|| figures(found, doubted))??;
    Some(words.say(&said))
}

fn figures(found: &OutcomeFindings, doubted: usize) -> Option<Phrase<'static>> {
    found.estimate()?;
    Some(match &found.undoubted {
        Some(undoubted) if undoubted.estimate.is_some() => without(found, undoubted, doubted),
        _ => phrase!("doubt.no-number-without-them"),
    })
}

fn without(found: &OutcomeFindings, undoubted: &Undoubted, doubted: usize) -> Phrase<'static> {
    counted!(
        "doubt.without-them",
        doubted,
        numbers = numbers::without_doubt(found, undoubted)
    )
}
