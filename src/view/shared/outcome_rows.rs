//! The outcomes of a question as rows, in the order in which an audience wants them.

use serde::Serialize;

use crate::record::id::Id;
use crate::record::result::ArmData;
use crate::record::synthesis::{Comparison, OutcomeAnalysis};
use crate::sentence;
use crate::sentence::statement::statement;
use crate::sentence::unit;
use crate::sentence::voice::Voice;
use crate::synthesis::{EffectRow, OutcomeFindings};
use crate::text::case;
use crate::view::desk::Desk;
use crate::view::part::{Badge, Link};
use crate::view::reading::Reading;
use crate::words::{Phrase, Words, interval, phrase, point, say};

use super::comparators;
use super::hundred::forbids;

/// One outcome as a row.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeRow {
    /// The outcome, with a link to its page.
    pub outcome: Link,
    /// The sentence that every edition shows.
    pub statement: String,
    /// The numbers behind it.
    pub numbers: String,
    /// The numbers of one trial as people out of 100; only for outcomes that are counted.
    pub in_hundred: Option<String>,
    /// The certainty; nothing when it was not judged.
    pub badge: Option<Badge>,
    /// Whether the sentence begins with the words of the badge.
    pub says_certainty: bool,
    /// Whether the judgement waits for agreement.
    pub proposed: bool,
    /// What the intervention is compared with; nothing where nothing is compared.
    pub comparator: Option<Link>,
    /// Where the numbers stand in full.
    pub evidence: Link,
    /// What the evidence says in words, where the record says it.
    pub narrative_html: Option<String>,
    /// How doubtful results change the number; nothing when none is in doubt.
    pub doubt: Option<String>,
}

/// The outcomes of a question.
#[derive(Debug, Default, Serialize)]
pub struct OutcomeRows {
    /// Outcomes that the question names.
    pub main: Vec<OutcomeRow>,
    /// Other outcomes of the same evidence.
    pub others: Vec<OutcomeRow>,
    /// Outcomes that the question names and that no study in the evidence measured.
    pub unmeasured: Vec<Unmeasured>,
}

/// An outcome without a result.
#[derive(Debug, Serialize)]
pub struct Unmeasured {
    /// The outcome.
    pub outcome: Link,
    /// What the outcome's record says about the gap; nothing when it says nothing.
    pub gap_html: Option<String>,
}

/// Makes the rows of a reading.
pub fn rows(reading: &Reading<'_>) -> OutcomeRows {
    let named = ordered_outcomes(reading);
    let (main, others) = named_and_others(reading, &named);
    let measured = |id: &&Id| main.iter().any(|findings| findings.outcome == **id);
    let unmeasured = named.iter().filter(|id| !measured(id));
    OutcomeRows {
        unmeasured: unmeasured.map(|id| self::unmeasured(reading, id)).collect(),
        main: main.iter().map(|findings| row(reading, findings)).collect(),
        others: others
            .iter()
            .map(|findings| row(reading, findings))
            .collect(),
    }
}

/// The findings on outcomes that the question names, in the audience's order.
pub fn named_in_order<'a>(reading: &Reading<'a>) -> Vec<&'a OutcomeFindings> {
    named_and_others(reading, &ordered_outcomes(reading)).0
}

fn named_and_others<'a>(
    reading: &Reading<'a>,
    named: &[Id],
) -> (Vec<&'a OutcomeFindings>, Vec<&'a OutcomeFindings>) {
    let all = in_order(reading).into_iter();
    all.partition(|findings| named.contains(&findings.outcome))
}

/// The findings of a reading in the audience's order.
pub fn in_order<'a>(reading: &Reading<'a>) -> Vec<&'a OutcomeFindings> {
    let first = ids(&reading.audience.value.first_outcomes);
    let named = ids(&reading.question.value.outcomes);
    let mut findings = reading.outcome_findings();
    findings.sort_by_key(|f| {
        let importance = importance(reading, &f.outcome);
        rank(&first, &named, importance, &f.outcome)
    });
    findings
}

/// The outcomes that the question names, in the audience's order.
fn ordered_outcomes(reading: &Reading<'_>) -> Vec<Id> {
    let first = ids(&reading.audience.value.first_outcomes);
    let named = ids(&reading.question.value.outcomes);
    let mut outcomes = named.clone();
    outcomes.sort_by_key(|id| rank(&first, &named, importance(reading, id), id));
    outcomes
}

/// Outcomes that the question names come before others; among either, those that the audience puts
/// first, then the more important ones.
fn rank(first: &[Id], named: &[Id], importance: u8, outcome: &Id) -> (bool, usize, u8, usize) {
    let place = |list: &[Id]| {
        let place = list.iter().position(|id| id == outcome);
        place.unwrap_or(usize::MAX)
    };
    let is_other = !named.contains(outcome);
    (
        is_other,
        place(first),
        9_u8.saturating_sub(importance),
        place(named),
    )
}

fn importance(reading: &Reading<'_>, id: &Id) -> u8 {
    let outcome = reading.records().outcomes.get(id);
    outcome.map_or(0, |outcome| {
        let own = outcome
            .value
            .importance_for
            .get(reading.audience.id.as_str());
        own.copied().unwrap_or(outcome.value.importance)
    })
}

fn ids<K>(refs: &[crate::record::id::Ref<K>]) -> Vec<Id> {
    refs.iter().map(|r| r.id().clone()).collect()
}

/// One row.
pub fn row(reading: &Reading<'_>, findings: &OutcomeFindings) -> OutcomeRow {
    let evidence = evidence_address(reading, findings);
    let outcome = reading.desk.addresses.of(
        crate::record::kind::Kind::Outcome,
        findings.outcome.as_str(),
    );
    let name = reading.outcome_name(&findings.outcome);
    let statement = statement(
        reading.desk.words,
        reading.desk.evidence,
        findings,
        voice(reading),
    );
    let badge = findings.grade.as_ref().map(|grade| {
        reading
            .desk
            .certainty_badge(grade.level, reading.here.href(&evidence))
    });
    OutcomeRow {
        outcome: reading.here.link(name.clone(), &outcome),
        says_certainty: badge
            .as_ref()
            .is_some_and(|badge| statement.starts_with(&badge.label)),
        statement,
        numbers: numbers(reading, findings),
        in_hundred: only_row(findings)
            .filter(|_| forbids(reading.desk, findings).is_none())
            .and_then(|row| in_hundred(reading, row)),
        badge,
        proposed: findings.grade.as_ref().is_some_and(|grade| grade.proposed),
        comparator: findings.null.map(|_| comparator(reading, findings)),
        evidence: reading.here.link(
            say!(
                reading.desk,
                "page.studies-and-numbers",
                outcome = case::small(&name)
            ),
            &evidence,
        ),
        narrative_html: analysis(reading, findings)
            .and_then(|(_, analysis)| analysis.narrative.as_ref())
            .map(|narrative| reading.html(narrative)),
        doubt: doubt(reading, findings),
    }
}

/// What it is compared with: one comparator in the reader's words, or all of them with their trials.
fn comparator(reading: &Reading<'_>, findings: &OutcomeFindings) -> Link {
    match findings.comparators.as_slice() {
        [one] => reading.link_as(
            reading.intervention_name(&one.intervention),
            crate::record::kind::Kind::Intervention,
            &one.intervention,
        ),
        _ => comparators::link(reading.desk, reading.here, findings),
    }
}

/// The comparison and analysis in the record from which findings were made.
pub fn analysis<'a>(
    reading: &Reading<'a>,
    findings: &OutcomeFindings,
) -> Option<(&'a Comparison, &'a OutcomeAnalysis)> {
    let synthesis = reading.records().syntheses.get(&findings.synthesis)?;
    let comparison = synthesis
        .value
        .comparisons
        .iter()
        .find(|comparison| comparison.id == findings.comparison)?;
    let analysis = comparison
        .outcomes
        .iter()
        .find(|analysis| *analysis.outcome.id() == findings.outcome)?;
    Some((comparison, analysis))
}

/// The anchor of the findings on their evidence page.
pub fn evidence_address(reading: &Reading<'_>, findings: &OutcomeFindings) -> String {
    reading
        .desk
        .addresses
        .analysis(&findings.synthesis, &findings.comparison, &findings.outcome)
}

fn unmeasured(reading: &Reading<'_>, id: &Id) -> Unmeasured {
    let outcome = reading.records().outcomes.get(id);
    let name = reading.outcome_name(id);
    Unmeasured {
        outcome: reading.link_as(name, crate::record::kind::Kind::Outcome, id),
        gap_html: outcome
            .and_then(|outcome| outcome.value.gap.as_ref())
            .map(|gap| reading.inline(gap)),
    }
}

/// The row that stands alone for an outcome that is not pooled.
fn only_row(findings: &OutcomeFindings) -> Option<&EffectRow> {
    match (&findings.pooled, findings.counted_rows().as_slice()) {
        (None, [row]) => Some(*row),
        _ => None,
    }
}

/// The numbers of the statement; those of a lone result that it leaves out come first.
pub fn numbers(reading: &Reading<'_>, findings: &OutcomeFindings) -> String {
    let words = sentence::numbers::numbers(reading.desk.words, findings);
    let left_out = findings.estimate().is_none();
    match only_row(findings)
        .filter(|_| left_out)
        .and_then(|row| effect_words(reading.desk, row))
    {
        Some(effect) => format!("{effect}; {words}"),
        None => words,
    }
}

/// A result as text: "RR 0.76 (95% CI 0.58 to 1.00)".
pub fn effect_words(desk: &Desk<'_>, row: &EffectRow) -> Option<String> {
    let effect = estimate_of(desk, row)?;
    Some(unit::of_row(desk.words, row, effect))
}

fn estimate_of(desk: &Desk<'_>, row: &EffectRow) -> Option<String> {
    let estimate = row.estimate?;
    let value = point(estimate.value, estimate.low.zip(estimate.high), 2);
    let measure = sentence::measure(row.measure);
    Some(match estimate.low.zip(estimate.high) {
        Some((low, high)) => say!(
            desk,
            "effect.with-interval",
            measure = measure,
            value = value,
            interval = interval(low, high, 2)
        ),
        None => say!(desk, "effect.alone", measure = measure, value = value),
    })
}

/// "29 in 100 with it, 38 in 100 in the other group", from the counts of both arms.
fn in_hundred(reading: &Reading<'_>, row: &EffectRow) -> Option<String> {
    let share = |arm: &Option<ArmData>| {
        let arm = arm.as_ref()?;
        per_hundred(
            reading.desk.words,
            f64::from(arm.events?),
            f64::from(arm.n?),
        )
    };
    let (with, without) = (share(&row.intervention)?, share(&row.comparator)?);
    Some(say!(
        reading.desk,
        "effect.in-this-trial",
        with = with,
        without = without
    ))
}

/// A share as a whole number out of 100; in fewer people than that it would say too much.
fn per_hundred(words: &Words, events: f64, n: f64) -> Option<String> {
    (n >= 100.0).then(|| words.decimal(100.0 * events / n, 0))
}

/// How the numbers, and what is found, change without the results in doubt.
pub fn doubt(reading: &Reading<'_>, findings: &OutcomeFindings) -> Option<String> {
    let desk = reading.desk;
    sentence::without_doubt::beside(desk.words, desk.evidence, findings, voice(reading))
}

fn voice(reading: &Reading<'_>) -> Voice {
    if reading.is_plain() {
        Voice::Plain
    } else {
        Voice::Standard
    }
}

/// How certain a row is, in a sentence: "Low certainty (proposed)."
pub fn certainty_words(words: &Words, row: &OutcomeRow) -> String {
    words.show(&certainty_phrase(row).into())
}

fn certainty_phrase(row: &OutcomeRow) -> Phrase<'_> {
    match (&row.badge, row.proposed) {
        (Some(badge), true) => phrase!("outcome-line.proposed", certainty = &badge.label),
        (Some(badge), false) => phrase!("outcome-line.judged", certainty = &badge.label),
        (None, _) => phrase!("outcome-line.not-judged"),
    }
}

/// One outcome with numbers, certainty and comparator.
pub fn outcome_line(words: &Words, row: &OutcomeRow) -> String {
    let certainty = certainty_phrase(row);
    let statement = row.statement.trim_end_matches('.');
    match &row.comparator {
        Some(comparator) => say!(
            words,
            "outcome-line.line",
            outcome = &row.outcome.label,
            statement = statement,
            numbers = &row.numbers,
            comparator = &comparator.label,
            certainty = certainty
        ),
        None => say!(
            words,
            "outcome-line.line-of-amount",
            outcome = &row.outcome.label,
            statement = statement,
            numbers = &row.numbers,
            certainty = certainty
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(names: &[&str]) -> Vec<Id> {
        names.iter().map(|&name| Id::new(name)).collect()
    }

    fn sorted(first: &[&str], named: &[&str], found: &[(&str, u8)]) -> Vec<String> {
        let (first, named) = (ids(first), ids(named));
        let mut found: Vec<(Id, u8)> = found.iter().map(|&(id, i)| (Id::new(id), i)).collect();
        found.sort_by_key(|(id, importance)| rank(&first, &named, *importance, id));
        found.iter().map(|(id, _)| id.to_string()).collect()
    }

    #[test]
    fn what_the_audience_puts_first_comes_first() {
        let order = sorted(
            &["readmission", "days"],
            &["calm", "readmission", "days"],
            &[("calm", 9), ("days", 5), ("readmission", 5)],
        );
        assert_eq!(order, ["readmission", "days", "calm"]);
    }

    #[test]
    fn outcomes_outside_the_question_come_last_however_wanted() {
        let order = sorted(&["cost"], &["calm"], &[("cost", 9), ("calm", 1)]);
        assert_eq!(order, ["calm", "cost"]);
    }

    #[test]
    fn others_follow_by_importance() {
        let order = sorted(&[], &["a", "b"], &[("a", 4), ("b", 8)]);
        assert_eq!(order, ["b", "a"]);
    }

    #[test]
    fn shares_are_whole_numbers_out_of_a_hundred() {
        assert_eq!(
            per_hundred(&Words::english(), 64.0, 218.0).as_deref(),
            Some("29")
        );
        assert_eq!(per_hundred(&Words::english(), 2.0, 9.0), None);
    }
}
