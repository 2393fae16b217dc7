//! The sentence that says what is found: one of the wording, with names, verbs and counts filled in.

use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::synthesis::CertaintyLevel;
use crate::record::wording::{BySize, Register, Verb, Wording};
use crate::synthesis::{Change, Conclusion, OutcomeFindings, Says, Size, Statement, Undoubted};
use crate::text::{case, marks};
use crate::words::{Words, count, interval, point, say};

use super::certainty::certainty;
use super::one_result::{Named, alone};
use super::voice::Voice;
use super::{comparators, measure_in_sentence, numbers};

/// What is found on an outcome, in a sentence of the wording.
pub fn statement(
    words: &Words,
    evidence: &Evidence,
    found: &OutcomeFindings,
    voice: Voice,
) -> String {
    said(words, evidence, found, &found.statement, voice)
}

/// What would be found without the results in doubt.
pub(super) fn statement_without_doubt(
    words: &Words,
    evidence: &Evidence,
    found: &OutcomeFindings,
    undoubted: &Undoubted,
    voice: Voice,
) -> String {
    said(words, evidence, found, &undoubted.statement, voice)
}

/// What an estimate says of two treatments by name, the first compared with the second; empty where
/// there is no estimate.
pub(super) fn of_two(
    words: &Words,
    evidence: &Evidence,
    (first, second): (&str, &str),
    outcome: &Id,
    statement: &Statement,
    voice: Voice,
) -> String {
    let Some(wording) = &evidence.records.wording else {
        return String::new();
    };
    let register = register(&wording.value, voice);
    let names = Names {
        intervention: first.to_owned(),
        outcome: self::outcome(evidence, outcome, voice),
        verb: verb(register, statement.change),
        other: verb(register, statement.change.opposite()),
        favoured: if statement.is_good { first } else { second }.to_owned(),
        favour: String::new(),
        results: String::new(),
    };
    let said = Sentence::new(&names, is_english_elsewhere(words, evidence));
    match statement.says {
        Says::Effect(conclusion, level) => said.filled(of_effect(register, conclusion, level)),
        _ => String::new(),
    }
}

fn register(wording: &Wording, voice: Voice) -> &Register {
    match voice {
        Voice::Standard => &wording.standard,
        Voice::Plain => &wording.plain,
    }
}

fn said(
    words: &Words,
    evidence: &Evidence,
    found: &OutcomeFindings,
    statement: &Statement,
    voice: Voice,
) -> String {
    let Some(wording) = &evidence.records.wording else {
        return String::new();
    };
    let register = register(&wording.value, voice);
    let outcome = outcome(evidence, &found.outcome, voice);
    let names = names(words, found, statement, register, outcome);
    if let Some(no_direction) = no_direction(words, found, statement.says, &names.outcome) {
        return no_direction;
    }
    let named = Named {
        intervention: &names.intervention,
        outcome: &names.outcome,
        favoured: &names.favoured,
        results: &names.results,
    };
    if let Some(alone) = alone(words, found, statement, &named, voice) {
        return alone;
    }
    let said = Sentence::new(&names, is_english_elsewhere(words, evidence));
    match sentence(register, statement.says) {
        Some(text) => said.filled(text),
        None if statement.says == Says::Amount => amount(words, found, &names.outcome),
        None => say!(words, "statement.nothing-left", outcome = &names.outcome),
    }
}

/// What is said of a measure that compares nothing: how much there is, and no side.
fn amount(words: &Words, found: &OutcomeFindings, outcome: &str) -> String {
    let estimated = || {
        let estimate = found.estimate()?;
        let level = found.grade.as_ref().map(|grade| grade.level);
        Some(say!(
            words,
            "statement.amount-estimated",
            certainty = certainty(level),
            outcome = outcome,
            measure = measure_in_sentence(found.measure?),
            value = point(estimate.value, estimate.low.zip(estimate.high), 2),
            interval = interval(estimate.low?, estimate.high?, 2)
        ))
    };
    estimated().unwrap_or_else(|| say!(words, "statement.amount", outcome = outcome))
}

/// What counted results say when none points either way: "0 of 3 favoured it" would read as if the
/// three favoured the other side.
fn no_direction(
    words: &Words,
    found: &OutcomeFindings,
    says: Says,
    outcome: &str,
) -> Option<String> {
    let Says::Counted(level) = says else {
        return None;
    };
    let directions = found.directions();
    let points = directions.favour_intervention + directions.favour_comparator;
    let certainty = certainty(level);
    (points == 0).then(|| {
        let trials = found.counted.trials;
        // A trial with several results that point in different ways has found differences.
        let mut by_trial = found.ladder.by_trial.iter();
        let disagrees = by_trial.any(|trial| trial.results > 1);
        match trials.pooled {
            0 if disagrees => say!(
                words,
                "statement.several-directions",
                certainty = certainty,
                trials = numbers::units(trials),
                outcome = outcome
            ),
            0 => say!(
                words,
                "statement.no-direction",
                certainty = certainty,
                trials = numbers::units(trials),
                outcome = outcome
            ),
            _ => count!(
                words,
                "statement.no-direction-of-results",
                trials.units(),
                certainty = certainty,
                outcome = outcome
            ),
        }
    })
}

/// Whether sentences are the program's English on a site in another language.
fn is_english_elsewhere(words: &Words, evidence: &Evidence) -> bool {
    evidence.records.language_of_wording() == Some("en") && !words.language().is_english()
}

/// What is filled into a sentence.
struct Names<'a> {
    /// What was done.
    intervention: String,
    /// What was measured.
    outcome: String,
    /// The change in the direction of the estimate.
    verb: &'a Verb,
    /// The change in the other direction.
    other: &'a Verb,
    /// The better side, by name.
    favoured: String,
    /// How many trials favoured the intervention.
    favour: String,
    /// Out of how many: "5 trials".
    results: String,
}

fn names<'a>(
    words: &Words,
    found: &OutcomeFindings,
    statement: &Statement,
    register: &'a Register,
    outcome: String,
) -> Names<'a> {
    let intervention = found.intervention_name.clone();
    let favoured = if statement.is_good {
        intervention.clone()
    } else {
        comparators::named(words, &found.comparators)
    };
    Names {
        outcome,
        verb: verb(register, statement.change),
        other: verb(register, statement.change.opposite()),
        favour: words.whole(found.directions().favour_intervention),
        results: words.say(&numbers::units(found.ladder.told)),
        intervention,
        favoured,
    }
}

/// The name of an outcome as it stands inside a sentence.
fn outcome(evidence: &Evidence, id: &Id, voice: Voice) -> String {
    let record = evidence.records.outcomes.get(id);
    let name = record.map(|outcome| match voice {
        Voice::Standard => outcome.value.name.as_str(),
        Voice::Plain => outcome.value.plain_name.as_str(),
    });
    case::small(name.unwrap_or(id.as_str()))
}

fn verb(register: &Register, change: Change) -> &Verb {
    let verbs = &register.verbs;
    match change {
        Change::Improve => &verbs.improve,
        Change::Worsen => &verbs.worsen,
        Change::Reduce => &verbs.reduce,
        Change::Increase => &verbs.increase,
    }
}

/// The sentence of the wording for what can be said; nothing when every result was left out or
/// nothing is compared, which is said in the same words everywhere.
pub(super) fn sentence(register: &Register, says: Says) -> Option<&str> {
    match says {
        Says::Nothing => Some(&register.nothing),
        Says::NothingLeft | Says::Amount => None,
        Says::Effect(conclusion, level) => Some(of_effect(register, conclusion, level)),
        Says::Counted(level) => Some(of_count(register, level)),
    }
}

/// The sentence for a conclusion at a certainty.
fn of_effect(register: &Register, conclusion: Conclusion, level: Option<CertaintyLevel>) -> &str {
    let has_direction = matches!(
        conclusion,
        Conclusion::Effect(_) | Conclusion::DirectionOnly
    );
    let sizes = match level {
        None if has_direction => return &register.not_judged,
        None => return &register.not_judged_unclear,
        Some(CertaintyLevel::VeryLow) => return &register.very_low,
        Some(CertaintyLevel::Low) => &register.low,
        Some(CertaintyLevel::Moderate) => &register.moderate,
        Some(CertaintyLevel::High) => &register.high,
    };
    of_size(sizes, conclusion)
}

fn of_size(sizes: &BySize, conclusion: Conclusion) -> &str {
    match conclusion {
        Conclusion::Effect(Size::Large) => &sizes.large,
        Conclusion::Effect(Size::Moderate) => &sizes.moderate,
        Conclusion::Effect(Size::Small) => &sizes.small,
        Conclusion::Effect(Size::Trivial) | Conclusion::LittleOrNoDifference { .. } => {
            &sizes.trivial
        }
        Conclusion::LittleOrNoDifferenceOr => &sizes.trivial_or,
        Conclusion::DirectionOnly => &sizes.direction_only,
        Conclusion::Unclear => &sizes.unclear,
    }
}

/// The sentence for counted results at a certainty.
fn of_count(register: &Register, level: Option<CertaintyLevel>) -> &str {
    let counted = &register.counted;
    match level {
        None => &counted.not_judged,
        Some(CertaintyLevel::VeryLow) => &counted.very_low,
        Some(CertaintyLevel::Low) => &counted.low,
        Some(CertaintyLevel::Moderate) => &counted.moderate,
        Some(CertaintyLevel::High) => &counted.high,
    }
}

/// A sentence on its way to a reader.
struct Sentence<'a> {
    names: &'a Names<'a>,
    /// Whether its own words are English on a site in another language.
    is_english: bool,
    said: String,
    /// Between the marks of English.
    is_open: bool,
}

impl<'a> Sentence<'a> {
    fn new(names: &'a Names<'a>, is_english: bool) -> Self {
        Self {
            names,
            is_english,
            said: String::new(),
            is_open: false,
        }
    }

    /// The sentence with everything filled in and a capital at its start.
    fn filled(mut self, sentence: &str) -> String {
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((place, after)) = after.split_once('}') else {
                break;
            };
            self.own(before);
            self.place(place);
            rest = after;
        }
        self.own(rest);
        self.close();
        case::capital(&self.said)
    }

    /// What fills a place; the check of the wording knows the same places.
    fn place(&mut self, place: &str) {
        let names = self.names;
        match place {
            "verb" => self.own(&names.verb.base),
            "verbs" => self.own(&names.verb.third),
            "noun" => self.own(&names.verb.noun),
            "other" => self.own(&names.other.base),
            "intervention" => self.name(&names.intervention),
            "outcome" => self.name(&names.outcome),
            "favoured" => self.name(&names.favoured),
            "favour" => self.name(&names.favour),
            "results" => self.name(&names.results),
            _ => {}
        }
    }

    /// Words of the wording.
    fn own(&mut self, words: &str) {
        if self.is_english && !self.is_open && words.contains(char::is_alphabetic) {
            self.said.push(marks::OPEN);
            self.is_open = true;
        }
        self.said.push_str(words);
    }

    /// A name of the records, or a count in the language of the site.
    fn name(&mut self, name: &str) {
        self.close();
        self.said.push_str(name);
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.said.push(marks::CLOSE);
        }
    }
}

/// A sentence with names of tests in its places.
#[cfg(test)]
pub(super) fn tried(sentence: &str, verb: &Verb, other: &Verb) -> String {
    let names = Names {
        intervention: "tea breaks".to_owned(),
        outcome: "calm".to_owned(),
        verb,
        other,
        favoured: "tea breaks".to_owned(),
        favour: "3".to_owned(),
        results: "5 trials".to_owned(),
    };
    Sentence::new(&names, false).filled(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verb(base: &str) -> Verb {
        Verb {
            base: base.to_owned(),
            third: format!("{base}s"),
            noun: format!("{base} in"),
        }
    }

    fn filled(sentence: &str, is_english: bool) -> String {
        let (verb, other) = (verb("improve"), verb("worsen"));
        let names = Names {
            intervention: "tea breaks".to_owned(),
            outcome: "calm".to_owned(),
            verb: &verb,
            other: &other,
            favoured: "tea breaks".to_owned(),
            favour: "3".to_owned(),
            results: "5 results".to_owned(),
        };
        Sentence::new(&names, is_english).filled(sentence)
    }

    #[test]
    fn names_verbs_and_counts_are_filled_in_behind_a_capital() {
        assert_eq!(
            filled("{intervention} may {verb} or {other} {outcome}.", false),
            "Tea breaks may improve or worsen calm."
        );
        assert_eq!(
            filled("{favour} of {results} favoured {favoured}.", false),
            "3 of 5 results favoured tea breaks."
        );
    }

    #[test]
    fn english_on_a_site_in_another_language_is_marked_without_the_names_of_records() {
        let said = filled("{intervention} {verbs} {outcome}.", true);
        assert_eq!(said, "Tea breaks \u{FDD0}improves \u{FDD1}calm.");
        let said = filled("the effect on {outcome}", true);
        assert_eq!(said, "\u{FDD0}The effect on \u{FDD1}calm");
    }
}
