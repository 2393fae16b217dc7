//! Says what differs, in the words of a site, to everybody or to one audience.

use crate::record::kind::Kind;
use crate::text::marks;
use crate::words::{TextId, Words, all_of, count, say, text_id};

use super::certain::{self, closed};
use super::difference::{
    Changes, EditionChange, OutcomeChange, Presence, QuestionChange, RecordChange, SynthesisChange,
    TextsChange, WasIs,
};
use super::sections::{Line, Section};
use super::texts;

/// The changes in sections: questions, bodies of evidence, other records, without news. For one audience what
/// it reads alone is said.
pub fn sections(words: &Words, changes: &Changes, audience: Option<&str>) -> Vec<Section> {
    let questions = changes.questions.iter();
    let mut all: Vec<Section> = questions.map(|it| question(words, it, audience)).collect();
    all.extend(changes.syntheses.iter().map(|it| synthesis(words, it)));
    for change in &changes.texts {
        let own = Some(format!("{}:{}", change.kind.link_prefix(), change.id));
        let lines = texts_of(words, change, audience);
        match all.iter_mut().find(|it| it.record == own) {
            Some(section) => section.lines.splice(0..0, lines).for_each(drop),
            None => all.push(Section {
                heading: change.title.clone(),
                address: Some(change.address.clone()),
                record: own.filter(|_| change.kind != Kind::Site),
                lines,
            }),
        }
    }
    all.extend(others(words, &changes.records));
    all.retain(|section| !section.lines.is_empty());
    all.into_iter().map(without_marks).collect()
}

/// A section without the marks of what another language lent: it goes into mail, Markdown and terminals.
fn without_marks(mut section: Section) -> Section {
    section.heading = marks::plain(&section.heading).into_owned();
    for line in &mut section.lines {
        let (Line::Now(text) | Line::Was(text) | Line::For(text)) = line;
        *text = marks::plain(text).into_owned();
    }
    section
}

/// Texts that are told nowhere else, with what they were before.
fn texts_of(words: &Words, change: &TextsChange, audience: Option<&str>) -> Vec<Line> {
    let is_for = |field: &str| match (field.strip_prefix("editions."), audience) {
        (Some(own), Some(audience)) => own == audience,
        _ => true,
    };
    let fields = change.fields.iter().filter(|it| is_for(&it.field));
    let texts = fields.flat_map(|it| it.wording.iter().filter_map(texts::to_read));
    texts
        .flat_map(|text| match (text.was, text.is) {
            (Some(was), Some(is)) => vec![Line::Now(is), before(words, Some(&was))],
            (None, Some(is)) => vec![Line::Now(say!(words, "changes.came", text = &is))],
            (Some(was), None) => vec![Line::Now(say!(words, "changes.went", text = &was))],
            (None, None) => Vec::new(),
        })
        .collect()
}

fn question(words: &Words, change: &QuestionChange, audience: Option<&str>) -> Section {
    let mut lines = Vec::new();
    lines.extend(standing(
        words,
        change.presence,
        text_id!("changes.question-new"),
        text_id!("changes.question-gone"),
    ));
    if change.presence == Presence::Changed {
        lines.extend(certainty(words, change.certainty.as_ref()));
        match audience {
            Some(audience) => {
                let mut own = change.editions.iter();
                if let Some(edition) = own.find(|it| it.audience == audience) {
                    lines.extend(outcomes(words, &edition.outcomes));
                    lines.extend(wording(words, edition));
                }
            }
            None => {
                lines.extend(outcomes(words, for_everybody(change)));
                for edition in &change.editions {
                    let own = wording(words, edition);
                    if !own.is_empty() {
                        lines.push(Line::For(say!(
                            words,
                            "changes.for-readers",
                            readers = &edition.readers
                        )));
                        lines.extend(own);
                    }
                }
            }
        }
    } else if let (Presence::New, Some(audience)) = (change.presence, audience) {
        let mut own = change.editions.iter();
        let edition = own.find(|it| it.audience == audience);
        let answer = edition.and_then(|it| it.answer.as_ref()?.is.clone());
        lines.extend(answer.map(Line::Now));
    }
    Section {
        heading: change.title.clone(),
        address: address(change.presence, &change.address),
        record: record(change.presence, Kind::Question, &change.id),
        lines,
    }
}

fn address(presence: Presence, address: &str) -> Option<String> {
    (presence != Presence::Gone).then(|| address.to_owned())
}

fn record(presence: Presence, kind: Kind, id: &str) -> Option<String> {
    (presence != Presence::Gone).then(|| format!("{}:{id}", kind.link_prefix()))
}

/// The outcomes as most readers are told of them: in the sentences of the first audience that gets technical
/// names, or else of the first of all.
fn for_everybody(change: &QuestionChange) -> &[OutcomeChange] {
    let mut with = change
        .editions_with_conclusions()
        .filter(|it| !it.outcomes.is_empty());
    with.next().map_or(&[], |it| it.outcomes.as_slice())
}

fn standing(words: &Words, presence: Presence, new: TextId, gone: TextId) -> Option<Line> {
    match presence {
        Presence::New => Some(Line::Now(words.text(new))),
        Presence::Gone => Some(Line::Now(words.text(gone))),
        Presence::Changed => None,
    }
}

fn certainty(words: &Words, change: Option<&WasIs>) -> Option<Line> {
    let line = match change? {
        WasIs {
            was: Some(was),
            is: Some(is),
        } => say!(words, "changes.certainty", was = was, is = is),
        WasIs { is: Some(is), .. } => say!(words, "changes.certainty-first", is = is),
        WasIs { was, .. } => say!(
            words,
            "changes.certainty-gone",
            was = was.as_deref().unwrap_or_default()
        ),
    };
    Some(Line::Now(line))
}

/// What is said of outcomes, always with the certainty of today.
fn outcomes(words: &Words, changes: &[OutcomeChange]) -> Vec<Line> {
    changes.iter().flat_map(|it| outcome(words, it)).collect()
}

fn outcome(words: &Words, change: &OutcomeChange) -> Vec<Line> {
    let told = &change.told;
    if change.presence == Presence::Gone {
        let line = say!(words, "changes.outcome-gone", outcome = &told.name);
        return vec![Line::Now(line), before(words, Some(&told.statement))];
    }
    let mut lines = vec![Line::Now(statement(words, change))];
    let was = change.statement.as_ref().map(|it| it.was.as_deref());
    lines.extend(was.map(|was| before(words, was)));
    if let Some(WasIs { was, .. }) = &change.certainty {
        let line = match was {
            Some(was) => say!(words, "changes.certainty-was", was = was),
            None => say!(words, "changes.certainty-was-not-judged"),
        };
        lines.push(Line::Was(line));
    }
    if let Some(WasIs { was: Some(was), .. }) = &change.numbers {
        lines.push(Line::Was(say!(
            words,
            "changes.numbers-were",
            numbers = was
        )));
    }
    lines
}

/// The statement with the numbers and the certainty behind it, what is compared, and the numbers without
/// results in doubt.
fn statement(words: &Words, change: &OutcomeChange) -> String {
    let told = &change.told;
    let said = say!(
        words,
        "changes.statement",
        outcome = &told.name,
        statement = told.statement.trim_end_matches('.'),
        numbers = told.numbers.trim_end_matches('.'),
        certainty = certain::of_outcome(words, told)
    );
    let besides = told.compared.iter().chain(&told.doubt);
    let parts = std::iter::once(said).chain(besides.map(|it| closed(it)));
    parts.collect::<Vec<_>>().join(" ")
}

fn before(words: &Words, was: Option<&str>) -> Line {
    match was {
        Some(was) => Line::Was(say!(words, "changes.before", text = was)),
        None => Line::Was(say!(words, "changes.nothing-before")),
    }
}

/// The answer and the messages of an edition.
fn wording(words: &Words, change: &EditionChange) -> Vec<Line> {
    let mut lines = Vec::new();
    lines.extend(standing(
        words,
        change.presence,
        text_id!("changes.edition-new"),
        text_id!("changes.edition-gone"),
    ));
    if change.presence == Presence::Gone {
        return lines;
    }
    if let Some(WasIs { was, is: Some(is) }) = &change.answer {
        lines.push(Line::Now(say!(words, "changes.answer", text = is)));
        lines.extend(was.as_ref().map(|was| before(words, Some(was))));
    }
    if change.presence == Presence::Changed {
        lines.extend(
            change
                .came
                .iter()
                .map(|text| Line::Now(say!(words, "changes.came", text = text))),
        );
        lines.extend(
            change
                .went
                .iter()
                .map(|text| Line::Now(say!(words, "changes.went", text = text))),
        );
    }
    lines
}

fn synthesis(words: &Words, change: &SynthesisChange) -> Section {
    let mut lines = Vec::new();
    lines.extend(standing(
        words,
        change.presence,
        text_id!("changes.evidence-new"),
        text_id!("changes.evidence-gone"),
    ));
    if change.presence == Presence::Changed {
        lines.extend(certainty(words, change.certainty.as_ref()));
        if let Some(WasIs { was, is: Some(is) }) = &change.summary {
            lines.push(Line::Now(say!(words, "changes.answer", text = is)));
            lines.extend(was.as_ref().map(|was| before(words, Some(was))));
        }
        let (came, went) = (&change.studies_came, &change.studies_went);
        if !came.is_empty() {
            lines.push(Line::Now(count!(
                words,
                "changes.studies-came",
                came.len(),
                studies = all_of(came)
            )));
        }
        if !went.is_empty() {
            lines.push(Line::Now(count!(
                words,
                "changes.studies-went",
                went.len(),
                studies = all_of(went)
            )));
        }
        for finding in change.findings.iter().chain(&change.worked_out) {
            match (&finding.was, &finding.is) {
                (was, Some(is)) => {
                    lines.push(Line::Now(is.clone()));
                    lines.push(before(words, was.as_deref()));
                }
                (Some(was), None) => lines.push(Line::Now(say!(words, "changes.went", text = was))),
                (None, None) => {}
            }
        }
    }
    Section {
        heading: change.title.clone(),
        address: address(change.presence, &change.address),
        record: record(change.presence, Kind::Synthesis, &change.id),
        lines,
    }
}

/// Other records: those that readers use first, each with what became of it.
fn others(words: &Words, changes: &[RecordChange]) -> Vec<Section> {
    let own = |kinds: &'static [Kind]| {
        let of = changes.iter().filter(|it| kinds.contains(&it.kind));
        of.flat_map(|it| other(words, it)).collect::<Vec<_>>()
    };
    let section = |heading: String, lines: Vec<Line>| Section {
        heading,
        address: None,
        record: None,
        lines,
    };
    let all = Kind::WITH_FOLDER.iter();
    let seen = all.filter(|it| !matches!(it, Kind::Resource | Kind::Study));
    let rest = changes
        .iter()
        .filter(|it| seen.clone().any(|kind| *kind == it.kind));
    vec![
        section(say!(words, "changes.resources"), own(&[Kind::Resource])),
        section(say!(words, "changes.studies"), own(&[Kind::Study])),
        section(
            say!(words, "changes.other-pages"),
            rest.flat_map(|it| other(words, it)).collect(),
        ),
    ]
}

fn other(words: &Words, change: &RecordChange) -> Vec<Line> {
    let title = &change.title;
    let line = match (&change.presence, &change.out_because) {
        (Presence::New, _) => say!(words, "changes.record-new", title = title),
        (Presence::Gone, Some(reason)) if !reason.is_empty() => {
            say!(words, "changes.record-out", title = title, reason = reason)
        }
        (Presence::Gone, _) => say!(words, "changes.record-gone", title = title),
        (Presence::Changed, _) => return changed(words, change),
    };
    vec![Line::Now(line)]
}

/// Texts that differ, by their count, and numbers that differ, with what they were: a number is no text.
fn changed(words: &Words, change: &RecordChange) -> Vec<Line> {
    let title = &change.title;
    let is_number = |it: &&WasIs| {
        let mut values = it.was.iter().chain(&it.is);
        values.all(|value| texts::is_number(value))
    };
    let (numbers, texts): (Vec<&WasIs>, Vec<&WasIs>) = change.wording.iter().partition(is_number);
    let mut lines = Vec::new();
    if !texts.is_empty() {
        let line = count!(words, "changes.record-changed", texts.len(), title = title);
        lines.push(Line::Now(line));
    }
    let all = |of: fn(&WasIs) -> Option<&String>| -> String {
        let values: Vec<&str> = numbers
            .iter()
            .filter_map(|it| of(it))
            .map(String::as_str)
            .collect();
        values.join("; ")
    };
    let (was, is) = (all(|it| it.was.as_ref()), all(|it| it.is.as_ref()));
    if !is.is_empty() {
        lines.push(Line::Now(format!("{title}: {is}")));
    } else if !was.is_empty() {
        lines.push(Line::Now(title.clone()));
    }
    if !was.is_empty() {
        lines.push(Line::Was(say!(
            words,
            "changes.numbers-were",
            numbers = &was
        )));
    }
    lines
}
