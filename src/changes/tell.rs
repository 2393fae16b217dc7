//! Tells what a site says, in the sentences of its pages.

use std::collections::BTreeMap;

use crate::evidence::RecordKey;
use crate::prose::plain_text;
use crate::record::entry::Entry;
use crate::record::id::{Id, Ref};
use crate::record::kind::{Kind, Shown};
use crate::record::question::Question;
use crate::record::synthesis::Synthesis;
use crate::record::update::Update;
use crate::record::value::Markdown;
use crate::text::marks;
use crate::view::desk::{Desk, Here, confidence_text};
use crate::view::reading::Reading;
use crate::view::shared::outcome_rows::{self, OutcomeRow};
use crate::view::shared::{answer_cards, certainty_span};

use super::told::{
    EditionTold, OutcomeTold, QuestionTold, RecordTold, SynthesisTold, Told, UpdateTold,
};

/// Keys whose values no reader sees as text.
const UNSEEN: [&str; 12] = [
    "accept",
    "aliases",
    "id",
    "order",
    "publish_on",
    "expires_on",
    "review_by",
    "reviewed",
    "rests_on",
    "status",
    "verified_at",
    "where",
];

/// What a site says.
pub fn tell(desk: &Desk<'_>) -> Told {
    let records = &desk.evidence.records;
    let questions = answer_cards::questions(desk).into_iter();
    let removed = desk.evidence.removed.all();
    let out = removed.map(|one| ((one.kind, one.id.clone()), one.removal.reason.clone()));
    Told {
        questions: questions.map(|entry| question(desk, entry)).collect(),
        syntheses: records
            .syntheses
            .values()
            .map(|it| synthesis(desk, it))
            .collect(),
        records: all_records(desk),
        updates: records
            .updates
            .values()
            .map(|it| update(desk, it))
            .collect(),
        out: out.collect(),
    }
}

/// A said text without the marks of what another language lent.
fn bare(text: &str) -> String {
    marks::plain(text).trim().to_owned()
}

fn plain(text: &Markdown) -> String {
    bare(&plain_text(&text.0))
}

fn question(desk: &Desk<'_>, entry: &Entry<Question>) -> QuestionTold {
    let audiences = answer_cards::audiences_of(desk, entry).into_iter();
    let editions = audiences.filter_map(|audience| edition(desk, entry, &audience.id));
    QuestionTold {
        id: entry.id.to_string(),
        title: entry.value.title.clone(),
        address: desk.addresses.of(Kind::Question, entry.id.as_str()),
        certainty: certainty_span::of_question(desk, entry).map(|badge| bare(&badge.label)),
        syntheses: entry.value.syntheses.iter().map(name).collect(),
        editions: editions.collect(),
    }
}

fn name<K>(reference: &Ref<K>) -> String {
    reference.id().to_string()
}

fn edition(desk: &Desk<'_>, question: &Entry<Question>, audience: &Id) -> Option<EditionTold> {
    let address = desk.addresses.edition(&question.id, audience);
    let here = Here::at(&address);
    let reading = Reading::new(desk, &here, &question.id, audience)?;
    let outcomes = outcome_rows::in_order(&reading)
        .into_iter()
        .map(|findings| {
            let row = outcome_rows::row(&reading, findings);
            let key = (&findings.synthesis, &findings.comparison, &findings.outcome);
            outcome(desk, key, &row)
        });
    Some(EditionTold {
        audience: audience.to_string(),
        readers: reading.audience.value.plural.clone(),
        is_plain: reading.is_plain(),
        answer: plain(&reading.edition.bottom_line),
        messages: reading.edition.key_messages.iter().map(plain).collect(),
        decide_now: reading.edition.decide_now.iter().map(plain).collect(),
        outcomes: outcomes.collect(),
        address,
    })
}

fn outcome(desk: &Desk<'_>, key: (&Id, &Id, &Id), row: &OutcomeRow) -> OutcomeTold {
    let (synthesis, comparison, outcome) = key;
    OutcomeTold {
        synthesis: synthesis.to_string(),
        comparison: comparison.to_string(),
        outcome: outcome.to_string(),
        name: bare(&row.outcome.label),
        address: desk.addresses.analysis(synthesis, comparison, outcome),
        statement: bare(&row.statement),
        numbers: bare(&row.numbers),
        certainty: row.badge.as_ref().map(|badge| bare(&badge.label)),
        is_proposed: row.proposed,
    }
}

fn synthesis(desk: &Desk<'_>, entry: &Entry<Synthesis>) -> SynthesisTold {
    let studies = entry.value.studies.iter().map(|study| {
        let title = desk.title(Kind::Study, study.id());
        (name(study), title.to_owned())
    });
    let findings = entry.value.findings.iter().map(|finding| {
        let confidence = bare(&desk.text(confidence_text(finding.confidence)));
        (finding.id.clone(), (plain(&finding.statement), confidence))
    });
    SynthesisTold {
        id: entry.id.to_string(),
        title: entry.value.title.clone(),
        address: desk.addresses.of(Kind::Synthesis, entry.id.as_str()),
        summary: plain(&entry.value.summary),
        certainty: certainty_span::of_synthesis(desk, entry).map(|badge| bare(&badge.label)),
        studies: studies.collect(),
        findings: findings.collect(),
    }
}

fn update(desk: &Desk<'_>, entry: &Entry<Update>) -> UpdateTold {
    let update = &entry.value;
    UpdateTold {
        id: entry.id.to_string(),
        title: update.title.clone(),
        address: desk.addresses.of(Kind::Update, entry.id.as_str()),
        date: update.date.0.to_string(),
        shown_date: bare(&desk.date(update.date)),
        summary: update.summary.clone(),
        changes_answer: update.changes_answer,
        questions: update.questions.iter().map(name).collect(),
        syntheses: update.syntheses.iter().map(name).collect(),
        audiences: update.audiences.iter().map(name).collect(),
    }
}

/// Every record that readers see.
fn all_records(desk: &Desk<'_>) -> BTreeMap<RecordKey, RecordTold> {
    let every = desk.evidence.records.every();
    let seen = every.filter(|about| about.kind.shown() != Some(Shown::Nowhere));
    let told = seen.map(|about| {
        let texts = about.source.texts(&UNSEEN).into_iter();
        let texts = texts.map(|text| text.trim().to_owned());
        let record = RecordTold {
            title: about.title.to_owned(),
            address: desk.addresses.of(about.kind, about.id.as_str()),
            texts: texts.filter(|text| !text.is_empty()).collect(),
        };
        ((about.kind, about.id.clone()), record)
    });
    told.collect()
}
