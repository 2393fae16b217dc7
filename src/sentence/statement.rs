//! The sentence that says what is found: one of the wording, with names, verbs and counts filled in.

use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::synthesis::CertaintyLevel;
use crate::record::wording::{BySize, Register, Verb};
use crate::synthesis::{Change, Conclusion, OutcomeFindings, Says, Size};
use crate::text::case;
use crate::words::{Words, count};

/// For whom a statement is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Most readers.
    Standard,
    /// Readers who want plain names.
    Plain,
}

/// What is found on an outcome, in a sentence of the wording.
pub fn statement(
    words: &Words,
    evidence: &Evidence,
    found: &OutcomeFindings,
    voice: Voice,
) -> String {
    let Some(wording) = &evidence.records.wording else {
        return String::new();
    };
    let register = match voice {
        Voice::Standard => &wording.value.standard,
        Voice::Plain => &wording.value.plain,
    };
    let names = names(words, evidence, found, voice, register);
    names.fill(sentence(register, found.statement.says))
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
    /// How many results favoured the intervention.
    favour: String,
    /// Out of how many: "5 results".
    results: String,
}

fn names<'a>(
    words: &Words,
    evidence: &Evidence,
    found: &OutcomeFindings,
    voice: Voice,
    register: &'a Register,
) -> Names<'a> {
    let (intervention, comparator) = found.names.clone();
    let favoured = if found.statement.is_good {
        intervention.clone()
    } else {
        comparator
    };
    Names {
        outcome: outcome(evidence, &found.outcome, voice),
        verb: verb(register, found.statement.change),
        other: verb(register, found.statement.change.opposite()),
        favour: words.whole(found.directions.favour_intervention),
        results: count!(words, "count.results", found.directions.total()),
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

/// The sentence for what can be said.
fn sentence(register: &Register, says: Says) -> &str {
    match says {
        Says::Nothing => &register.nothing,
        Says::Effect(conclusion, level) => of_effect(register, conclusion, level),
        Says::Counted(level) => of_count(register, level),
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

impl Names<'_> {
    /// The sentence with everything filled in and a capital at its start.
    fn fill(&self, sentence: &str) -> String {
        let mut text = String::new();
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((place, after)) = after.split_once('}') else {
                break;
            };
            text.push_str(before);
            text.push_str(self.value(place));
            rest = after;
        }
        text.push_str(rest);
        case::capital(&text)
    }

    /// What fills a place; the check of the wording knows the same places.
    fn value(&self, place: &str) -> &str {
        match place {
            "intervention" => &self.intervention,
            "outcome" => &self.outcome,
            "verb" => &self.verb.base,
            "verbs" => &self.verb.third,
            "noun" => &self.verb.noun,
            "other" => &self.other.base,
            "favoured" => &self.favoured,
            "favour" => &self.favour,
            "results" => &self.results,
            _ => "",
        }
    }
}
