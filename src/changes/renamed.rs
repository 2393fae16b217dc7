//! A record that has another id now is compared with what it was under its earlier one.

use std::collections::BTreeMap;

use crate::evidence::RecordKey;
use crate::record::id::Id;
use crate::record::kind::Kind;

use super::difference::Moved;
use super::told::{EditionTold, FieldsTold, OutcomeTold, RecordTold, Told};

/// Earlier ids of one kind with the ids of today.
type Ids<'a> = BTreeMap<(Kind, &'a str), &'a str>;

/// What was said before, under the ids of today.
pub(super) fn under_todays_ids(before: &Told, now: &Told) -> Told {
    let ids = ids(now);
    let mut told = before.clone();
    if ids.is_empty() {
        return told;
    }
    for question in &mut told.questions {
        rename(&ids, Kind::Question, &mut question.id);
        rename_all(&ids, Kind::Synthesis, &mut question.syntheses);
        question
            .editions
            .iter_mut()
            .for_each(|it| edition(&ids, it));
    }
    for synthesis in &mut told.syntheses {
        rename(&ids, Kind::Synthesis, &mut synthesis.id);
        let studies = std::mem::take(&mut synthesis.studies).into_iter();
        let renamed =
            studies.map(|(id, label)| (renamed(&ids, Kind::Study, &id).to_owned(), label));
        synthesis.studies = renamed.collect();
    }
    for update in &mut told.updates {
        rename(&ids, Kind::Update, &mut update.id);
    }
    told.records = keys(&ids, std::mem::take(&mut told.records));
    told.fields = keys(&ids, std::mem::take(&mut told.fields));
    told.records.values_mut().for_each(|it| record(&ids, it));
    told.fields.values_mut().for_each(|it| fields(&ids, it));
    told
}

/// The same version with links and references to earlier ids as if they named those of today, for their
/// meaning is the same.
pub(super) fn with_todays_references(now: &Told) -> Told {
    let ids = ids(now);
    let mut told = now.clone();
    if !ids.is_empty() {
        told.records.values_mut().for_each(|it| record(&ids, it));
        told.fields.values_mut().for_each(|it| fields(&ids, it));
    }
    told
}

/// Records that have a new address, and had another before.
pub(super) fn moved(before: &Told, now: &Told) -> Vec<Moved> {
    let is_there = |it: &(&RecordKey, &Id)| before.records.contains_key(it.0);
    let moved = now.aliases.iter().filter(is_there);
    let moved = moved.filter_map(|((kind, was), is)| {
        let told = now.records.get(&(*kind, is.clone()))?;
        Some(Moved {
            kind: *kind,
            was: was.clone(),
            is: is.clone(),
            title: told.title.clone(),
            address: told.address.clone(),
        })
    });
    moved.collect()
}

fn ids(now: &Told) -> Ids<'_> {
    let aliases = now.aliases.iter();
    let is_free = |it: &(&RecordKey, &Id)| !now.records.contains_key(it.0);
    aliases
        .filter(is_free)
        .map(|((kind, was), is)| ((*kind, was.as_str()), is.as_str()))
        .collect()
}

fn renamed<'a>(ids: &Ids<'a>, kind: Kind, id: &'a str) -> &'a str {
    ids.get(&(kind, id)).copied().unwrap_or(id)
}

fn rename(ids: &Ids<'_>, kind: Kind, id: &mut String) {
    if let Some(now) = ids.get(&(kind, id.as_str())) {
        *id = (*now).to_owned();
    }
}

fn rename_all(ids: &Ids<'_>, kind: Kind, all: &mut [String]) {
    all.iter_mut().for_each(|id| rename(ids, kind, id));
}

fn edition(ids: &Ids<'_>, edition: &mut EditionTold) {
    rename(ids, Kind::Audience, &mut edition.audience);
    for outcome in &mut edition.outcomes {
        let OutcomeTold {
            synthesis, outcome, ..
        } = outcome;
        rename(ids, Kind::Synthesis, synthesis);
        rename(ids, Kind::Outcome, outcome);
    }
}

fn keys<T>(ids: &Ids<'_>, all: BTreeMap<RecordKey, T>) -> BTreeMap<RecordKey, T> {
    let all = all.into_iter().map(|((kind, id), told)| {
        let now = ids.get(&(kind, id.as_str()));
        let id = now.map_or(id, Id::new);
        ((kind, id), told)
    });
    all.collect()
}

fn record(ids: &Ids<'_>, record: &mut RecordTold) {
    record.texts.iter_mut().for_each(|it| text(ids, it));
}

fn fields(ids: &Ids<'_>, told: &mut FieldsTold) {
    let texts = told.fields.values_mut().flatten();
    texts.for_each(|it| text(ids, it));
}

/// A reference that is nothing but an earlier id, and the links of a text.
fn text(ids: &Ids<'_>, text: &mut String) {
    for ((kind, was), is) in ids {
        if text == was {
            *text = (*is).to_owned();
        }
        let link = format!("({}:{was})", kind.link_prefix());
        if text.contains(&link) {
            *text = text.replace(&link, &format!("({}:{is})", kind.link_prefix()));
        }
    }
}
