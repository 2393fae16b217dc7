//! Outcomes and bodies of evidence as columns.

use crate::prose::plain_text;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::outcome::Outcome;
use crate::record::question::Question;
use crate::record::synthesis::Synthesis;
use crate::sentence::comparators::with_trials;
use crate::synthesis::OutcomeFindings;
use crate::view::shared::credits;

use super::super::desk::{Desk, Here};
use super::super::evidence::{SummaryRow, summary};
use super::subject::{Line, Subject, at_most};
use crate::words::{TextId, Value, phrase, say, text_id};

/// The rows of a comparison of outcomes or of bodies of evidence.
pub(super) const ROWS: [TextId; 8] = [
    text_id!("compare.does-it-help"),
    text_id!("compare.how-sure"),
    text_id!("compare.size"),
    text_id!("compare.cost"),
    text_id!("compare.unwanted-effects"),
    text_id!("compare.for-whom"),
    text_id!("compare.missing"),
    text_id!("compare.searched-to"),
];

/// An outcome as a column.
pub(super) fn outcome(desk: &Desk<'_>, here: &Here, entry: &Entry<Outcome>) -> Subject {
    let mut found: Vec<&OutcomeFindings> = Vec::new();
    let mut syntheses = Vec::new();
    for synthesis in desk.evidence.records.syntheses.values() {
        let own = desk.findings.of_synthesis(&synthesis.id).iter();
        let before = found.len();
        found.extend(own.filter(|findings| findings.outcome == entry.id));
        if found.len() > before {
            syntheses.push(synthesis);
        }
    }
    let names = |findings: &OutcomeFindings| title(desk, Kind::Synthesis, &findings.synthesis);
    let gap = entry.value.gap.iter();
    let gaps = gap.map(|gap| Line::plain(plain_text(&gap.0))).collect();
    let link = desk.link(here, Kind::Outcome, &entry.id);
    let rows = rows(desk, here, &found);
    Subject {
        id: entry.id.to_string(),
        credits: credits::lines(desk, &syntheses),
        cells: cells(
            desk, here, &link.href, &rows, &found, &syntheses, names, gaps,
        ),
        title: link.label,
        href: link.href,
    }
}

/// A body of evidence as a column.
pub(super) fn synthesis(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>) -> Subject {
    let found: Vec<_> = desk.findings.of_synthesis(&entry.id).iter().collect();
    let names = |findings: &OutcomeFindings| title(desk, Kind::Outcome, &findings.outcome);
    let gaps = entry.value.gaps.iter();
    let gaps = gaps.map(|gap| Line::plain(plain_text(&gap.0))).collect();
    let link = desk.link(here, Kind::Synthesis, &entry.id);
    let rows = rows(desk, here, &found);
    let mut cells = cells(desk, here, &link.href, &rows, &found, &[entry], names, gaps);
    if let (true, Some(first)) = (found.is_empty(), cells.first_mut()) {
        first.push(Line::plain(plain_text(&entry.value.summary.0)));
    }
    Subject {
        id: entry.id.to_string(),
        credits: credits::lines(desk, &[entry]),
        cells,
        title: entry.value.short.clone(),
        href: link.href,
    }
}

fn rows(desk: &Desk<'_>, here: &Here, found: &[&OutcomeFindings]) -> Vec<SummaryRow> {
    let all = found.iter();
    all.map(|findings| summary(desk, here, findings)).collect()
}

#[allow(clippy::too_many_arguments, reason = "the parts of one column")]
fn cells(
    desk: &Desk<'_>,
    here: &Here,
    href: &str,
    rows: &[SummaryRow],
    found: &[&OutcomeFindings],
    syntheses: &[&Entry<Synthesis>],
    name: impl Fn(&OutcomeFindings) -> String,
    gaps: Vec<Line>,
) -> Vec<Vec<Line>> {
    let lines = |words: &dyn Fn(&SummaryRow) -> String| {
        let pairs = found.iter().zip(rows);
        let line = |(findings, row): (&&OutcomeFindings, &SummaryRow)| {
            Line::linked(name(findings), row.outcome.href.clone(), words(row))
        };
        at_most(desk, pairs.map(line).collect(), href)
    };
    vec![
        lines(&|row| row.statement.clone()),
        lines(&|row| certainty(desk, row)),
        lines(&|row| size(desk, row)),
        at_most(desk, cost(desk, here, syntheses), href),
        at_most(desk, harms(desk, here, syntheses), href),
        at_most(desk, for_whom(desk, found, syntheses), href),
        at_most(desk, gaps, href),
        searched(desk, syntheses),
    ]
}

fn title(desk: &Desk<'_>, kind: Kind, id: &Id) -> String {
    let title = match kind {
        Kind::Synthesis => {
            let record = desk.evidence.records.syntheses.get(id);
            record.map(|entry| entry.value.short.as_str())
        }
        _ => desk.evidence.title_of(kind, id.as_str()),
    };
    title.unwrap_or(id.as_str()).to_owned()
}

fn certainty(desk: &Desk<'_>, row: &SummaryRow) -> String {
    let proposed = row.grade.as_ref().is_some_and(|grade| grade.proposed);
    let level: Value<'_> = match &row.badge {
        Some(badge) => (&badge.label).into(),
        None => phrase!("compare.not-judged").into(),
    };
    let level = if proposed {
        phrase!("compare.proposed", judgement = level).into()
    } else {
        level
    };
    if row.has_doubt {
        say!(desk, "compare.rows-in-doubt", judgement = level)
    } else {
        desk.words.show(&level)
    }
}

/// Events in so many people with each, where that is known, else the effect; then how many people.
fn size(desk: &Desk<'_>, row: &SummaryRow) -> String {
    let numbers: Value<'_> = if !row.comparator_risk.is_empty() {
        phrase!(
            "compare.both-risks",
            comparison = &row.comparator_risk,
            intervention = &row.intervention_risk
        )
        .into()
    } else if row.effect.is_empty() {
        phrase!("compare.no-number").into()
    } else {
        (&row.effect).into()
    };
    let all = say!(
        desk,
        "compare.numbers-and-size",
        numbers = numbers,
        size = &row.size
    );
    match &row.without_doubt {
        Some(without) => format!("{all}. {without}"),
        None => all,
    }
}

fn cost(desk: &Desk<'_>, here: &Here, syntheses: &[&Entry<Synthesis>]) -> Vec<Line> {
    let mut ids: Vec<&Id> = Vec::new();
    for record in syntheses.iter().flat_map(|entry| &entry.value.economics) {
        if !ids.contains(&record.id()) {
            ids.push(record.id());
        }
    }
    let shelf = &desk.evidence.records.economics;
    let records = ids.into_iter().filter_map(|id| shelf.get(id));
    records
        .filter(|entry| entry.value.model.is_none())
        .map(|entry| {
            let finding = plain_text(&entry.value.finding.0);
            let link = desk.link(here, Kind::Economic, &entry.id);
            Line::linked(link.label, link.href, finding)
        })
        .collect()
}

/// What the questions that rest on the evidence say of unwanted effects.
fn harms(desk: &Desk<'_>, here: &Here, syntheses: &[&Entry<Synthesis>]) -> Vec<Line> {
    let rests = |question: &&Entry<Question>| {
        let mut used = question.value.syntheses.iter();
        used.any(|used| syntheses.iter().any(|entry| entry.id == *used.id()))
    };
    let questions = desk.evidence.records.questions.values().filter(rests);
    questions
        .map(|question| {
            let link = desk.link(here, Kind::Question, &question.id);
            let text = plain_text(&question.value.harms.0);
            Line::linked(question.value.short.clone(), link.href, text)
        })
        .collect()
}

fn for_whom(
    desk: &Desk<'_>,
    found: &[&OutcomeFindings],
    syntheses: &[&Entry<Synthesis>],
) -> Vec<Line> {
    let comparisons = syntheses.iter().flat_map(|entry| {
        let own = entry.value.comparisons.iter();
        own.map(|comparison| (&entry.id, comparison))
    });
    let in_use = comparisons.filter(|(synthesis, comparison)| {
        let mut found = found.iter();
        found.any(|f| f.synthesis == **synthesis && f.comparison == comparison.id)
    });
    in_use
        .map(|(synthesis, comparison)| {
            let of_comparison = found
                .iter()
                .filter(|f| f.synthesis == *synthesis && f.comparison == comparison.id);
            let of_comparison: Vec<&OutcomeFindings> = of_comparison.copied().collect();
            let against = OutcomeFindings::comparators_of(&of_comparison);
            let against = with_trials(desk.words, &against);
            Line::plain(say!(
                desk,
                "compare.whom-line",
                population = closed(&comparison.population),
                setting = closed(&comparison.setting),
                comparator = against,
            ))
        })
        .collect()
}

fn closed(text: &str) -> String {
    format!("{}.", text.trim_end_matches('.'))
}

fn searched(desk: &Desk<'_>, syntheses: &[&Entry<Synthesis>]) -> Vec<Line> {
    let line = |entry: &&Entry<Synthesis>| {
        let words = match entry.value.searched_to {
            Some(day) => desk.words.date(day.0),
            None => say!(desk, "compare.no-search"),
        };
        match syntheses.len() {
            1 => Line::plain(words),
            _ => Line::plain(format!("{}: {words}", entry.value.short)),
        }
    };
    syntheses.iter().map(line).collect()
}
