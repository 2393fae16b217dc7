//! Records that were on the site and are out: withdrawn by the editors, retracted by their source, or shown
//! for a limited time that is over. They
//! leave the shelves, so that no list, search, count or pool can hold them, and are kept for their pages
//! alone.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::load::Source;
use crate::record::id::Id;
use crate::record::kind::{Kind, Shown};
use crate::record::life::{Removal, Status};
use crate::record::records::{About, Records, TableResult};
use crate::record::synthesis::Synthesis;
use crate::record::value::Date;
use crate::text::date;

use super::cited_by::RecordKey;

/// What took a record out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutBecause {
    /// The editors.
    Withdrawn,
    /// Its source was retracted.
    Retracted,
    /// It was for a limited time.
    Expired,
}

/// A record that is out.
#[derive(Debug, Clone)]
pub struct Removed {
    /// The kind.
    pub kind: Kind,
    /// The id.
    pub id: Id,
    /// How lists and links named it.
    pub title: String,
    /// What took it out.
    pub because: OutBecause,
    /// Why, and what takes its place.
    pub removal: Removal,
    /// Its earlier ids.
    pub aliases: Vec<Id>,
    /// The audiences for whom a question had editions.
    pub editions: Vec<Id>,
    /// A synthesis, for the addresses of its parts.
    pub synthesis: Option<Arc<Synthesis>>,
}

/// Records that are out, and findings that they held.
#[derive(Debug, Default)]
pub struct AllRemoved {
    records: BTreeMap<RecordKey, Removed>,
    findings: BTreeMap<String, RecordKey>,
    /// Rows of tables that hold results of studies that are out: the file, and the bytes.
    rows: Vec<(String, Range<usize>)>,
}

impl AllRemoved {
    /// Every record that is out, by kind and id.
    pub fn all(&self) -> impl Iterator<Item = &Removed> {
        self.records.values()
    }

    /// The record, where it is out; of a finding, the study that held it.
    pub fn get(&self, kind: Kind, id: &str) -> Option<&Removed> {
        let key = match kind {
            Kind::Finding => self.findings.get(id)?.clone(),
            _ => (kind, Id::new(id)),
        };
        self.records.get(&key)
    }

    /// Whether a place lies in a row of a table that left with its study.
    pub(super) fn has_row(&self, source: &Source, at: usize) -> bool {
        let mut rows = self.rows.iter();
        rows.any(|(name, bytes)| *name == source.name && bytes.contains(&at))
    }

    /// Whether a link may lead to the record: its page stays.
    pub(super) fn has_page(&self, kind: Kind, id: &str) -> bool {
        let removed = self.get(kind, id).filter(|_| kind != Kind::Finding);
        removed.is_some_and(|one| matches!(one.kind.shown(), Some(Shown::Page(_))))
    }

    /// What is told of a record that rests on one that is out.
    pub(super) fn problem(&self, kind: Kind, id: &str) -> Option<Diagnostic> {
        let removed = self.get(kind, id)?;
        let word = match removed.because {
            OutBecause::Retracted => "retracted",
            OutBecause::Withdrawn => "withdrawn",
            OutBecause::Expired => "expired",
        };
        let message = format!(
            "`{}` is out ({word}, {}), and this rests on it.",
            removed.id,
            date::long(removed.removal.date.0)
        );
        let mut problem = Diagnostic::new(&codes::REMOVED_REFERENCE, message);
        if let Some(other) = &removed.removal.replaced_by {
            problem = problem.hint(format!("`{other}` takes its place."));
        }
        Some(problem)
    }
}

/// Takes records that are out off the shelves.
pub(super) fn take(
    records: &mut Records,
    day: Option<Date>,
    found: &mut Diagnostics,
) -> AllRemoved {
    let mut all = AllRemoved::default();
    for about in records.every() {
        check(&about, records, found);
        if let Some((because, removal)) = out(&about, day) {
            let key = (about.kind, about.id.clone());
            all.records
                .insert(key, removed(&about, because, removal, records));
        }
    }
    let is_out = |kind: Kind, id: &Id| all.records.contains_key(&(kind, id.clone()));
    for study in records
        .studies
        .values()
        .filter(|study| is_out(Kind::Study, &study.id))
    {
        for finding in &study.value.findings {
            let key = (Kind::Study, study.id.clone());
            all.findings.insert(finding.id.clone(), key);
        }
    }
    if all.records.is_empty() {
        return all;
    }
    records.retain(|about| !is_out(about.kind, about.id));
    records
        .links
        .retain(|links| !is_out(links.kind, &Id::new(&links.source.stem)));
    let (left, stay) = std::mem::take(&mut records.table_results)
        .into_iter()
        .partition(|row| is_out(Kind::Study, &row.study));
    records.table_results = stay;
    let left: Vec<TableResult> = left;
    let rows = left.iter().map(|row| {
        let start = row.source.yaml_start();
        let bytes = start + row.row.start..start + row.row.end;
        (row.source.name.clone(), bytes)
    });
    all.rows = rows.collect();
    all
}

/// Why a record is out, where it is.
fn out(about: &About<'_>, day: Option<Date>) -> Option<(OutBecause, Removal)> {
    let because = match about.life.status {
        Status::Withdrawn => OutBecause::Withdrawn,
        Status::Retracted => OutBecause::Retracted,
        Status::Draft | Status::Published => {
            let last = about.life.expires_on?;
            let is_over = day.is_some_and(|day| last < day);
            return is_over.then(|| (OutBecause::Expired, expired(last)));
        }
    };
    Some((because, about.life.removal.clone()?))
}

fn expired(last: Date) -> Removal {
    Removal {
        date: last,
        reason: String::new(),
        notice: None,
        url: None,
        replaced_by: None,
    }
}

fn removed(about: &About<'_>, because: OutBecause, removal: Removal, records: &Records) -> Removed {
    let question = records.questions.get(about.id);
    let question = question.filter(|_| about.kind == Kind::Question);
    let editions = question
        .into_iter()
        .flat_map(|entry| entry.value.editions.keys());
    let synthesis = records.syntheses.get(about.id);
    let synthesis = synthesis.filter(|_| about.kind == Kind::Synthesis);
    Removed {
        kind: about.kind,
        id: about.id.clone(),
        title: about.title.to_owned(),
        because,
        removal,
        aliases: about.life.aliases.clone(),
        editions: editions.map(Id::new).collect(),
        synthesis: synthesis.map(|entry| Arc::clone(&entry.value)),
    }
}

/// A record that is out says why, and what takes its place is there.
fn check(about: &About<'_>, records: &Records, found: &mut Diagnostics) {
    let is_out = about.life.status.is_out();
    let (message, path) = match &about.life.removal {
        None if is_out => (
            "The record is out and does not say why: `removal` is missing.".to_owned(),
            "status",
        ),
        Some(_) if !is_out => (
            "The record has a `removal` and is not out: its status is neither `withdrawn` nor `retracted`."
                .to_owned(),
            "removal",
        ),
        Some(removal) => {
            let Some(other) = &removal.replaced_by else { return };
            let there = records.about(about.kind, other);
            if other != about.id && there.is_some_and(|other| other.life.status == Status::Published) {
                return;
            }
            (
                format!("`{other}`, which should take its place, is no record of the kind that is shown."),
                "removal.replaced_by",
            )
        }
        None => return,
    };
    let place = about.source.place(path);
    found.push(Diagnostic::new(&codes::REMOVAL, message).at(place));
}
