//! One badge for several judgements: their span, never only the best of them.

use std::collections::BTreeMap;

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::question::Question;
use crate::record::synthesis::{CertaintyLevel, Grade, Synthesis};
use crate::sentence::certainty::certainty;
use crate::view::desk::{Desk, confidence_text, level_id};
use crate::view::part::Badge;
use crate::view::reading::{syntheses_of, with_findings};
use crate::words::{Worded, Words, say};

/// The badge of a question: GRADE over its own outcomes, else CERQual over its qualitative
/// findings. No badge when nothing was judged.
pub fn of_question(desk: &Desk<'_>, question: &Entry<Question>) -> Option<Badge> {
    let syntheses = syntheses_of(desk, question);
    let grades = grades_of(desk, question).into_iter();
    let grades: Vec<CertaintyLevel> = grades.map(|grade| grade.level).collect();
    span(desk.words, &grades).or_else(|| {
        let findings = with_findings(syntheses).into_iter();
        mostly(
            desk.words,
            &findings.map(|(_, f)| f.confidence).collect::<Vec<_>>(),
        )
    })
}

/// Whether one of the judgements behind the badge of a question waits for agreement.
pub fn is_proposed(desk: &Desk<'_>, question: &Entry<Question>) -> bool {
    let grades = grades_of(desk, question);
    let findings = with_findings(syntheses_of(desk, question)).into_iter();
    match grades.is_empty() {
        true => findings.into_iter().any(|(_, finding)| finding.proposed),
        false => grades.iter().any(|grade| grade.proposed),
    }
}

/// The judgements on the outcomes that a question names.
fn grades_of<'a>(desk: &Desk<'a>, question: &Entry<Question>) -> Vec<&'a Grade> {
    let named = |outcome: &Id| question.value.outcomes.iter().any(|it| it.id() == outcome);
    let syntheses = syntheses_of(desk, question).into_iter();
    let findings = syntheses.flat_map(|it| desk.findings.of_synthesis(&it.id));
    let named = findings.filter(|findings| named(&findings.outcome));
    named
        .filter_map(|findings| findings.grade.as_ref())
        .collect()
}

/// The badge of a synthesis: GRADE over all its outcomes, else CERQual over its findings.
pub fn of_synthesis(desk: &Desk<'_>, synthesis: &Entry<Synthesis>) -> Option<Badge> {
    let outcomes = desk.findings.of_synthesis(&synthesis.id).iter();
    let grades: Vec<CertaintyLevel> = outcomes
        .filter_map(|findings| findings.grade.as_ref().map(|grade| grade.level))
        .collect();
    let findings = synthesis.value.findings.iter();
    span(desk.words, &grades).or_else(|| {
        mostly(
            desk.words,
            &findings.map(|f| f.confidence).collect::<Vec<_>>(),
        )
    })
}

/// The span of GRADE levels: "Very low to low certainty, by outcome", drawn at the lowest.
fn span(words: &Words, levels: &[CertaintyLevel]) -> Option<Badge> {
    let (low, high) = (levels.iter().min()?, levels.iter().max()?);
    let label = if low == high {
        words.text(certainty(Some(*low)))
    } else {
        let high = words.value(*high).to_lowercase();
        say!(
            words,
            "certainty.by-outcome",
            low = low.text_id(),
            high = high
        )
    };
    Some(badge(*low, label, "certainty"))
}

/// The commonest CERQual level: "Mostly moderate confidence"; of two that are as common, the lower.
fn mostly(words: &Words, levels: &[CertaintyLevel]) -> Option<Badge> {
    let mut counts: BTreeMap<CertaintyLevel, usize> = BTreeMap::new();
    for level in levels {
        *counts.entry(*level).or_default() += 1;
    }
    let (level, n) = counts
        .iter()
        .max_by_key(|(level, n)| (**n, std::cmp::Reverse(**level)))?;
    let label = if *n == levels.len() {
        words.text(confidence_text(*level))
    } else {
        let level = words.value(*level).to_lowercase();
        say!(words, "confidence.mostly", level = level)
    };
    Some(badge(*level, label, "confidence"))
}

fn badge(level: CertaintyLevel, label: String, kind: &str) -> Badge {
    Badge {
        level: level_id(level).to_owned(),
        label,
        kind: kind.to_owned(),
        href: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::CertaintyLevel::{High, Low, Moderate, VeryLow};
    use super::*;
    #[test]
    fn a_span_names_both_ends_and_is_drawn_at_the_lower() {
        let badge = span(&Words::english(), &[Low, VeryLow, Low]).unwrap();
        assert_eq!(badge.label, "Very low to low certainty, by outcome");
        assert_eq!(badge.level, "very-low");
        assert_eq!(
            span(&Words::english(), &[Low, Low]).unwrap().label,
            "Low certainty"
        );
        assert_eq!(span(&Words::english(), &[]), None);
    }

    #[test]
    fn the_commonest_confidence_is_named_and_ties_go_down() {
        let label = |levels: &[CertaintyLevel]| mostly(&Words::english(), levels).unwrap().label;
        assert_eq!(
            label(&[Moderate, High, Moderate]),
            "Mostly moderate confidence"
        );
        assert_eq!(label(&[Moderate, Moderate]), "Moderate confidence");
        assert_eq!(label(&[Moderate, Low]), "Mostly low confidence");
    }
}
