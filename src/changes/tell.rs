//! Tells what a site says, in the sentences of its pages.

use std::collections::BTreeMap;

use crate::evidence::RecordKey;
use crate::load::marked::{self, Node};
use crate::prose::plain_text;
use crate::record::entry::Entry;
use crate::record::id::{Id, Ref};
use crate::record::kind::{Kind, Shown};
use crate::record::question::Question;
use crate::record::synthesis::Synthesis;
use crate::record::update::Update;
use crate::record::value::Markdown;
use crate::synthesis::{OutcomeFindings, Says};
use crate::text::marks;
use crate::text::number::{decimals_of_limit, decimals_of_point};
use crate::view::desk::{Desk, Here, confidence_text};
use crate::view::reading::Reading;
use crate::view::shared::compared::compared;
use crate::view::shared::outcome_rows::{self, OutcomeRow};
use crate::view::shared::{answer_cards, certainty_span};

use super::told::{
    EditionTold, FieldsTold, OutcomeTold, QuestionTold, RecordTold, SynthesisTold, Told, UpdateTold,
};
use super::worked_out;

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

/// Keys of an edition that are told by themselves.
const OF_EDITION: [&str; 3] = ["bottom_line", "key_messages", "decide_now"];
/// Keys of a finding of a body of evidence that are told by themselves.
const OF_FINDING: [&str; 2] = ["statement", "confidence"];
/// Keys of a body of evidence that are told by themselves.
const OF_SYNTHESIS: [&str; 2] = ["summary", "studies"];
/// Keys of the site that no reader sees.
const OF_SITE: [&str; 2] = ["base_url", "redirects"];

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
        fields: all_fields(desk),
        aliases: aliases(desk),
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
        is_proposed: certainty_span::is_proposed(desk, entry),
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
    let all = outcome_rows::in_order(&reading);
    let outcomes = all.iter().map(|findings| {
        let row = outcome_rows::row(&reading, findings);
        let named = &question.value.outcomes;
        let is_of_answer = named.is_empty() || named.iter().any(|it| *it.id() == findings.outcome);
        let compared = compared(&reading, findings, &all);
        let is_typed = outcome_rows::analysis(&reading, findings)
            .is_some_and(|(_, analysis)| analysis.statement.is_some());
        OutcomeTold {
            is_of_answer,
            says_certainty: row.says_certainty || (says_not_judged(findings) && !is_typed),
            compared: compared.map(|it| bare(&it)),
            ..outcome(desk, findings, &row)
        }
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

/// Whether the sentence made for an outcome says that its certainty was not judged.
fn says_not_judged(findings: &OutcomeFindings) -> bool {
    matches!(
        findings.statement.says,
        Says::Effect(_, None) | Says::Counted(None)
    )
}

fn outcome(desk: &Desk<'_>, findings: &OutcomeFindings, row: &OutcomeRow) -> OutcomeTold {
    let (synthesis, comparison, outcome) =
        (&findings.synthesis, &findings.comparison, &findings.outcome);
    let estimate = findings.estimate().map(|it| {
        let shown = |value: f64, decimals: usize| format!("{value:.decimals$}");
        let limit = |value: f64| shown(value, decimals_of_limit(value, 2));
        let limits = [it.low, it.high].map(|value| value.map_or(String::new(), limit));
        let decimals = decimals_of_point(it.value, it.low.zip(it.high), 2);
        format!("{} [{}]", shown(it.value, decimals), limits.join(", "))
    });
    OutcomeTold {
        estimate,
        is_of_answer: true,
        says_certainty: false,
        compared: None,
        doubt: row.doubt.as_deref().map(bare),
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
        worked_out: worked_out::of(desk, entry),
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

/// Earlier ids of records that are there or out, each with the id of today.
fn aliases(desk: &Desk<'_>) -> BTreeMap<RecordKey, Id> {
    let mut all = BTreeMap::new();
    let mut note = |kind: Kind, id: &Id, aliases: &[Id]| {
        all.extend(aliases.iter().map(|it| ((kind, it.clone()), id.clone())));
    };
    for about in desk.evidence.records.every() {
        note(about.kind, about.id, &about.life.aliases);
    }
    for removed in desk.evidence.removed.all() {
        note(removed.kind, &removed.id, &removed.aliases);
    }
    all
}

/// The texts of the site, its questions and its bodies of evidence by field.
fn all_fields(desk: &Desk<'_>) -> BTreeMap<RecordKey, FieldsTold> {
    let records = &desk.evidence.records;
    let site = &desk.evidence.site;
    let told = |kind: Kind, id: &Id, title: &str, fields| {
        let address = match kind {
            Kind::Site => "index.html".to_owned(),
            _ => desk.addresses.of(kind, id.as_str()),
        };
        let title = title.to_owned();
        let told = FieldsTold {
            title,
            address,
            fields,
        };
        ((kind, id.clone()), told)
    };
    let mut all = BTreeMap::new();
    all.extend([told(
        Kind::Site,
        &Id::new("site"),
        &site.value.title,
        fields(site, &OF_SITE),
    )]);
    for one in records.questions.values() {
        all.extend([told(
            Kind::Question,
            &one.id,
            &one.value.title,
            fields(one, &[]),
        )]);
    }
    for one in records.syntheses.values() {
        all.extend([told(
            Kind::Synthesis,
            &one.id,
            &one.value.title,
            fields(one, &OF_SYNTHESIS),
        )]);
    }
    all
}

/// The texts of a record by field, an edition for each audience; what no reader sees is left out, and what
/// is told by itself.
fn fields<T>(entry: &Entry<T>, told: &[&str]) -> BTreeMap<String, Vec<String>> {
    let read = || marked::parse(entry.source.yaml()).ok();
    let filled = entry.filled.as_ref().map(|it| it.tree.clone());
    let mut all = BTreeMap::new();
    let mut note = |name: String, node: &Node, told: &[&str]| {
        let skipped: Vec<&str> = UNSEEN.iter().chain(told).copied().collect();
        let texts = node.texts(&skipped).into_iter();
        let texts = texts.map(|it| it.trim().to_owned());
        all.insert(name, texts.filter(|it| !it.is_empty()).collect());
    };
    let root = filled.or_else(read);
    for (key, value) in root.iter().flat_map(Node::entries) {
        match key.text() {
            Some("editions") => {
                for (audience, edition) in value.entries() {
                    let name = format!("editions.{}", audience.text().unwrap_or_default());
                    note(name, edition, &OF_EDITION);
                }
            }
            Some("findings") => note("findings".to_owned(), value, &OF_FINDING),
            Some(key) if !UNSEEN.contains(&key) && !told.contains(&key) => {
                note(key.to_owned(), value, &[]);
            }
            _ => {}
        }
    }
    all
}
