//! Typed text may not say more, or other, than the judgements and numbers say.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::Evidence;
use crate::record::entry::Entry;
use crate::record::question::Question;
use crate::record::synthesis::{CertaintyLevel, Synthesis};
use crate::synthesis::Findings;
use crate::words::Words;

use super::certainty::certainty;
use super::statement::statement;
use super::voice::Voice;

/// How sure a sentence sounds. The order is that of certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tone {
    /// "very uncertain", "we do not know".
    VeryUncertain,
    /// "may".
    May,
    /// "probably".
    Probably,
    /// No such word.
    Sure,
}

/// Where a sentence says the effect goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Better,
    Worse,
    LittleOrNone,
}

/// Every disagreement between typed text and findings. Only English can be read in this way.
pub fn check(words: &Words, evidence: &Evidence, findings: &Findings) -> Diagnostics {
    let mut found = Diagnostics::new();
    if !words.language().is_english() {
        return found;
    }
    for synthesis in evidence.records.syntheses.values() {
        typed_statements(words, evidence, synthesis, findings, &mut found);
    }
    for question in evidence.records.questions.values() {
        bottom_lines(question, findings, &mut found);
    }
    found
}

fn typed_statements(
    words: &Words,
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
    findings: &Findings,
    found: &mut Diagnostics,
) {
    for (at, comparison) in synthesis.value.comparisons.iter().enumerate() {
        for (index, analysis) in comparison.outcomes.iter().enumerate() {
            let mut all = findings.of_synthesis(&synthesis.id).iter();
            let ours = all.find(|ours| {
                ours.comparison == comparison.id && ours.outcome == *analysis.outcome.id()
            });
            let (Some(typed), Some(ours)) = (&analysis.statement, ours) else {
                continue;
            };
            let ours = statement(words, evidence, ours, Voice::Standard);
            if let Some(reason) = disagreement(typed, &ours) {
                let path = format!("comparisons[{at}].outcomes[{index}].statement");
                found.push(
                    Diagnostic::new(&codes::STATEMENT_DISAGREES, reason)
                        .at(synthesis.place(&path))
                        .hint(format!("Write: {ours}"))
                        .hint("Or leave `statement` out; the sentence is made for you."),
                );
            }
        }
    }
}

/// What a typed sentence says otherwise than ours.
fn disagreement(typed: &str, ours: &str) -> Option<String> {
    let (theirs, made) = (tone(typed), tone(ours));
    if theirs != made {
        return Some(format!(
            "The sentence sounds {}, and the certainty asks for one that sounds {}.",
            tone_words(theirs),
            tone_words(made)
        ));
    }
    match (direction(typed), direction(ours)) {
        (Some(theirs), Some(made)) if theirs != made => Some(format!(
            "The sentence speaks of {}, and the numbers of {}.",
            direction_words(theirs),
            direction_words(made)
        )),
        _ => None,
    }
}

/// Short answers that sound surer than the surest outcome behind them.
fn bottom_lines(question: &Entry<Question>, findings: &Findings, found: &mut Diagnostics) {
    let syntheses = question.value.syntheses.iter();
    let outcomes = syntheses.flat_map(|synthesis| findings.of_synthesis(synthesis.id()));
    let levels = outcomes.filter_map(|outcome| outcome.grade.as_ref().map(|grade| grade.level));
    let Some(surest) = levels.max() else {
        return;
    };
    for (audience, edition) in &question.value.editions {
        for sentence in sentences(&edition.bottom_line.0) {
            if direction(&sentence).is_some() && tone(&sentence) > allowed(surest) {
                let message = format!(
                    "\"{sentence}\" sounds {}; the surest outcome behind it is of {} certainty.",
                    tone_words(tone(&sentence)),
                    level_words(surest)
                );
                let path = format!("editions.{audience}.bottom_line");
                found.push(
                    Diagnostic::new(&codes::BOTTOM_LINE_TOO_SURE, message)
                        .at(question.place(&path))
                        .hint("Write \"may\" at low certainty, \"probably\" at moderate; at very low certainty say that the evidence is very uncertain."),
                );
            }
        }
    }
}

fn sentences(text: &str) -> impl Iterator<Item = String> {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts: Vec<String> = flat
        .split_inclusive(['.', ';', '?', '!'])
        .map(|part| part.trim().to_owned())
        .collect();
    parts.into_iter()
}

pub(super) fn allowed(level: CertaintyLevel) -> Tone {
    match level {
        CertaintyLevel::VeryLow => Tone::VeryUncertain,
        CertaintyLevel::Low => Tone::May,
        CertaintyLevel::Moderate => Tone::Probably,
        CertaintyLevel::High => Tone::Sure,
    }
}

/// How sure a sentence sounds: by the certainty that it names before all else, or by its words.
pub(super) fn tone(sentence: &str) -> Tone {
    let text = sentence.to_lowercase();
    if let Some(level) = named_first(&text) {
        return allowed(level);
    }
    let holds = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(phrase));
    let has_word = |words: &[&str]| {
        let mut all = text.split(|c: char| !c.is_alphabetic());
        all.any(|word| words.contains(&word))
    };
    match () {
        () if holds(&[
            "uncertain",
            "not know",
            "nobody can say",
            "not clear",
            "not known",
        ]) =>
        {
            Tone::VeryUncertain
        }
        () if has_word(&[
            "may", "might", "could", "suggest", "suggests", "seem", "seems",
        ]) =>
        {
            Tone::May
        }
        () if has_word(&["probably", "likely"]) => Tone::Probably,
        () => Tone::Sure,
    }
}

/// The direction of the first word of effect in a sentence.
fn direction(sentence: &str) -> Option<Direction> {
    let text = sentence.to_lowercase();
    if ["little or no difference", "little to no difference"]
        .iter()
        .any(|phrase| text.contains(phrase))
    {
        return Some(Direction::LittleOrNone);
    }
    text.split(|c: char| !c.is_alphabetic()).find_map(|word| {
        let is = |stems: &[&str]| {
            let mut forms = stems.iter();
            forms.any(|stem| {
                [stem.to_string(), format!("{stem}s"), format!("{stem}es")]
                    .contains(&word.to_owned())
            })
        };
        if is(&[
            "improve", "reduce", "help", "ease", "prevent", "lower", "cut",
        ]) {
            Some(Direction::Better)
        } else if is(&["worsen", "increase", "raise"]) {
            Some(Direction::Worse)
        } else {
            None
        }
    })
}

/// The certainty with which a sentence begins, alone or behind the name of an outcome: "low
/// certainty: …", "calm: low certainty. …".
fn named_first(text: &str) -> Option<CertaintyLevel> {
    const LEVELS: [CertaintyLevel; 4] = [
        CertaintyLevel::VeryLow,
        CertaintyLevel::Low,
        CertaintyLevel::Moderate,
        CertaintyLevel::High,
    ];
    let mut clauses = text.split([':', '.', ';']).take(2).map(str::trim);
    clauses.find_map(|clause| {
        let is_named =
            |level: &CertaintyLevel| certainty(Some(*level)).english().to_lowercase() == clause;
        LEVELS.into_iter().find(is_named)
    })
}

fn tone_words(tone: Tone) -> &'static str {
    match tone {
        Tone::VeryUncertain => "very uncertain",
        Tone::May => "unsure (\"may\")",
        Tone::Probably => "fairly sure (\"probably\")",
        Tone::Sure => "sure",
    }
}

fn direction_words(direction: Direction) -> &'static str {
    match direction {
        Direction::Better => "a change for the better",
        Direction::Worse => "a change for the worse",
        Direction::LittleOrNone => "little or no difference",
    }
}

fn level_words(level: CertaintyLevel) -> &'static str {
    match level {
        CertaintyLevel::VeryLow => "very low",
        CertaintyLevel::Low => "low",
        CertaintyLevel::Moderate => "moderate",
        CertaintyLevel::High => "high",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "Tea breaks may improve calm.";

    #[test]
    fn other_words_for_the_same_are_no_disagreement() {
        assert_eq!(
            disagreement("A break may help people to be calm.", OURS),
            None
        );
        assert_eq!(disagreement(OURS, OURS), None);
    }

    #[test]
    fn a_surer_tone_and_another_direction_are() {
        let sure = disagreement("Tea breaks improve calm.", OURS);
        assert!(sure.is_some_and(|reason| reason.contains("sounds sure")));
        let worse = disagreement("Tea breaks may worsen calm.", OURS);
        assert!(worse.is_some_and(|reason| reason.contains("for the worse")));
        let none = disagreement("It may make little or no difference to calm.", OURS);
        assert!(none.is_some_and(|reason| reason.contains("little or no difference")));
    }
}
