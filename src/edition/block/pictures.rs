//! Risks as a hundred people in each group, for readers whose editions ask for pictures. A picture
//! is drawn only from events in so many people with a baseline risk that has a source, above very low
//! certainty and from enough people; otherwise a sentence says why there is none.

use serde::Serialize;

use crate::record::result::Measure;
use crate::sentence::certainty::certainty;
use crate::sentence::comparators::named;
use crate::synthesis::{AbsoluteRow, ComparatorRisk, OutcomeFindings};
use crate::text::case;
use crate::view::part::SourceLine;
use crate::view::reading::Reading;
use crate::view::shared::hundred::{NotOfHundred, forbids};
use crate::view::shared::outcome_rows;
use crate::words::{Words, count, say};
use chart::Heading;
use chart::icons::{IconArray, IconGroup, draw};

/// Pictures of risks, and why others are missing.
#[derive(Debug, Default, Serialize)]
pub struct Pictures {
    /// The pictures.
    pub drawn: Vec<Picture>,
    /// Why outcomes have no picture, a sentence for each reason.
    pub missing: Vec<String>,
}

/// A hundred people in each of two groups.
#[derive(Debug, Serialize)]
pub struct Picture {
    /// Its name on the page.
    pub id: String,
    /// The outcome.
    pub outcome: String,
    /// What the picture shows, as a screen reader says it.
    pub sentence: String,
    /// The drawing; the sentence stands beside it, so it is hidden from screen readers.
    pub figure_html: String,
    /// The same without the results in doubt; nothing when none is.
    pub without_doubt: Option<String>,
    /// Where the risk without the intervention comes from.
    pub baseline: String,
    /// Its source, when it was read somewhere.
    pub source: Option<SourceLine>,
}

impl Picture {
    /// Pictures of one outcome, for people at several risks, have names of their own.
    fn numbered(mut self, nth: usize) -> Self {
        if nth > 0 {
            self.id = format!("{}-{}", self.id, nth + 1);
        }
        self
    }
}

/// Why an outcome has no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Without {
    /// It is an average: a score, days, visits.
    Average,
    /// There is a ratio, and nothing to which it can be applied.
    Baseline,
    /// There is no single number.
    Number,
    /// It is too rare for the difference to be seen.
    Rare,
    /// It could be drawn, and would look surer than it is.
    Forbidden(NotOfHundred),
}

/// Makes the pictures of an edition; none for readers whose record does not ask for them.
pub fn pictures(reading: &Reading<'_>) -> Pictures {
    if !reading.audience.value.icon_arrays {
        return Pictures::default();
    }
    let mut pictures = Pictures::default();
    let mut without: Vec<(Without, String)> = Vec::new();
    let findings = outcome_rows::in_order(reading).into_iter();
    for findings in findings.filter(|findings| is_named(reading, findings)) {
        let before = pictures.drawn.len();
        let rows = findings.absolute.iter().enumerate();
        let rows = rows.filter(|(_, row)| can_be_seen(row));
        let is_allowed = forbids(reading.desk, findings).is_none();
        for (at, row) in rows.filter(|_| is_allowed) {
            let index = pictures.drawn.len();
            let nth = index - before;
            pictures.drawn.extend(
                picture(reading, findings, at, row, index).map(|drawn| drawn.numbered(nth)),
            );
        }
        if pictures.drawn.len() == before {
            let name = case::small(&reading.outcome_name(&findings.outcome));
            without.push((reason(reading, findings), name));
        }
    }
    pictures.missing = sentences(reading.desk.words, without);
    pictures
}

/// An interval that rounds to one number of a hundred would look surer than it is.
fn can_be_seen(row: &AbsoluteRow) -> bool {
    row.of_hundred()
        .is_some_and(|(_, [_, low, high])| low < high)
}

fn is_named(reading: &Reading<'_>, findings: &OutcomeFindings) -> bool {
    let mut named = reading.question.value.outcomes.iter();
    named.any(|outcome| *outcome.id() == findings.outcome)
}

fn reason(reading: &Reading<'_>, findings: &OutcomeFindings) -> Without {
    let can_be_drawn = findings.absolute.iter().any(can_be_seen);
    if let Some(why) = forbids(reading.desk, findings).filter(|_| can_be_drawn) {
        return Without::Forbidden(why);
    }
    let counts_people = matches!(
        findings.measure,
        Some(Measure::RR | Measure::OR | Measure::HR | Measure::RD)
    );
    match (findings.absolute.is_empty(), findings.estimate()) {
        (false, _) => Without::Rare,
        (true, None) => Without::Number,
        (true, Some(_)) if counts_people => Without::Baseline,
        (true, Some(_)) => Without::Average,
    }
}

fn sentences(words: &Words, mut without: Vec<(Without, String)>) -> Vec<String> {
    without.sort_by_key(|(reason, _)| *reason);
    let groups = without.chunk_by(|(a, _), (b, _)| a == b);
    groups
        .map(|group| {
            let names: Vec<&str> = group.iter().map(|(_, name)| name.as_str()).collect();
            let names = case::capital(&words.all_of(&names));
            match group.first().map(|(reason, _)| *reason) {
                Some(Without::Forbidden(why)) => forbidden(words, why, names),
                Some(Without::Average) => say!(words, "picture.none-average", outcomes = names),
                Some(Without::Baseline) => say!(words, "picture.none-baseline", outcomes = names),
                Some(Without::Rare) => say!(words, "picture.none-rare", outcomes = names),
                _ => say!(words, "picture.none-number", outcomes = names),
            }
        })
        .collect()
}

fn forbidden(words: &Words, why: NotOfHundred, names: String) -> String {
    match why {
        NotOfHundred::VeryUncertain => {
            say!(words, "picture.none-very-uncertain", outcomes = names)
        }
        NotOfHundred::NotJudged => say!(words, "picture.none-not-judged", outcomes = names),
        NotOfHundred::FewPeople { least } => {
            count!(words, "picture.none-few-people", least, outcomes = names)
        }
    }
}

fn picture(
    reading: &Reading<'_>,
    findings: &OutcomeFindings,
    at: usize,
    row: &AbsoluteRow,
    index: usize,
) -> Option<Picture> {
    let (without, [with, low, high]) = row.of_hundred()?;
    let outcome = reading.outcome_name(&findings.outcome);
    let given = case::small(&reading.intervention_name(&findings.intervention));
    let other = other(reading, findings);
    let desk = reading.desk;
    let level = findings.grade.as_ref().map(|grade| grade.level);
    let sentence = say!(
        desk,
        "picture.sentence",
        outcome = case::small(&outcome),
        other = &other,
        without = without,
        given = &given,
        with = with,
        low = low,
        high = high,
        certainty = certainty(level)
    );
    let (baseline, source) = baseline(reading, row);
    let groups = vec![
        group(
            say!(desk, "picture.with", what = &other),
            (without, without),
            String::new(),
        ),
        group(
            say!(desk, "picture.with", what = &given),
            (low, high),
            say!(desk, "picture.range", with = with, low = low, high = high),
        ),
    ];
    let people = IconArray {
        heading: Heading {
            hidden: true,
            ..Heading::new(format!("people-{}", index + 1), sentence.clone())
        },
        categories: vec![
            outcome.clone(),
            say!(desk, "picture.either-way"),
            say!(desk, "picture.no-event", outcome = case::small(&outcome)),
        ],
        groups,
    };
    let figure = draw(&people, reading.desk.words);
    Some(Picture {
        id: findings.file_stem(),
        outcome,
        sentence,
        figure_html: figure.svg,
        without_doubt: without_doubt(reading, findings, at, &given, &other),
        baseline,
        source,
    })
}

/// What it is compared with, in the reader's words where there is one comparator.
fn other(reading: &Reading<'_>, findings: &OutcomeFindings) -> String {
    match findings.comparators.as_slice() {
        [one] if reading.is_plain() => case::small(&reading.intervention_name(&one.intervention)),
        comparators => named(reading.desk.words, comparators),
    }
}

/// The numbers of the picture without the results in doubt.
fn without_doubt(
    reading: &Reading<'_>,
    findings: &OutcomeFindings,
    at: usize,
    given: &str,
    other: &str,
) -> Option<String> {
    if findings.doubted() == 0 {
        return None;
    }
    let row = findings
        .undoubted
        .as_ref()
        .and_then(|left| left.absolute.get(at));
    let Some((without, [with, low, high])) = row.and_then(AbsoluteRow::of_hundred) else {
        return Some(say!(reading.desk, "picture.none-without-doubt"));
    };
    Some(say!(
        reading.desk,
        "picture.without-doubt",
        with = with,
        given = given,
        low = low,
        high = high,
        other = other,
        without = without
    ))
}

/// A hundred people: those to whom it happens even at the lower end of the interval, those to whom it happens
/// at the upper end only, and the others.
fn group(label: String, (low, high): (u32, u32), note: String) -> IconGroup {
    let (low, high) = (low.min(100), high.min(100));
    IconGroup {
        label,
        counts: vec![low, high.saturating_sub(low), 100 - high],
        note,
    }
}

/// Where the risk in the other group comes from.
fn baseline(reading: &Reading<'_>, row: &AbsoluteRow) -> (String, Option<SourceLine>) {
    match &row.risk {
        ComparatorRisk::Assumed { label, source } => (
            say!(reading.desk, "picture.known-of", people = label),
            Some(reading.desk.source(reading.here, source)),
        ),
        ComparatorRisk::ComparatorArms { arms: 1 } => {
            (say!(reading.desk, "picture.from-one-trial"), None)
        }
        ComparatorRisk::ComparatorArms { arms } => {
            (count!(reading.desk, "picture.from-trials", *arms), None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_with_the_same_reason_share_a_sentence() {
        let without = vec![
            (Without::Number, "days in hospital".to_owned()),
            (Without::Average, "calm".to_owned()),
            (Without::Average, "hope".to_owned()),
        ];
        let sentences = sentences(&Words::english(), without);
        assert_eq!(sentences.len(), 2);
        assert!(sentences[0].starts_with("Calm and hope: no chart: these results are averages"));
    }
}
