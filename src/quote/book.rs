//! What can be quoted of each record, gathered when it is first asked for.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::quotation::Quotation;
use crate::record::read::value_of;
use crate::synthesis::Findings;
use crate::text::suggest;
use crate::words::{Words, say};

use super::quotable::{Gathered, Quotable};
use super::{economic, record, study, synthesis};

/// What each record that was asked about offers.
type Offered = HashMap<(Kind, Id), Rc<Vec<Quotable>>>;

/// What can be quoted of the records of a site.
pub struct Book<'a> {
    words: &'a Words,
    evidence: &'a Evidence,
    findings: &'a Findings,
    known: RefCell<Offered>,
}

/// Why a value cannot be quoted.
pub(super) enum Unknown {
    /// The record is not there, which is told where records are linked.
    Record,
    /// The record has no such value; the nearest, and some of those that it has.
    Value(Option<String>, Vec<String>),
}

/// How many values a message lists.
const LISTED: usize = 12;

impl<'a> Book<'a> {
    /// Of these records and findings, in these words.
    pub fn new(words: &'a Words, evidence: &'a Evidence, findings: &'a Findings) -> Self {
        Self {
            words,
            evidence,
            findings,
            known: RefCell::default(),
        }
    }

    /// Every value of a record, in the order of its keys.
    pub fn of(&self, kind: Kind, id: &Id) -> Rc<Vec<Quotable>> {
        let key = (kind, id.clone());
        if let Some(known) = self.known.borrow().get(&key) {
            return Rc::clone(known);
        }
        let gathered = Rc::new(self.gather(kind, id));
        self.known.borrow_mut().insert(key, Rc::clone(&gathered));
        gathered
    }

    /// The number that this word is, in the words of the site: "nineteen".
    pub(super) fn number_in_words(&self, word: &str) -> Option<u64> {
        let all = say!(self.words, "number.in-words");
        let place = all.split(',').position(|known| known.trim() == word)?;
        u64::try_from(place).ok()
    }

    fn gather(&self, kind: Kind, id: &Id) -> Vec<Quotable> {
        let mut gathered = Gathered::new(self.words);
        let records = &self.evidence.records;
        if kind == Kind::Study {
            for entry in self.evidence.results_of(id) {
                study::add_result(&mut gathered, entry);
            }
            if let Some(entry) = records.studies.get(id) {
                study::add_pooled(&mut gathered, &entry.value);
            }
        }
        if let Some(entry) = records
            .syntheses
            .get(id)
            .filter(|_| kind == Kind::Synthesis)
        {
            synthesis::gather(&mut gathered, self.evidence, self.findings, entry);
        }
        if let Some(entry) = records.economics.get(id).filter(|_| kind == Kind::Economic) {
            economic::gather(&mut gathered, &entry.value);
        }
        let value = records.about(kind, id);
        if let Some(value) = value.and_then(|about| value_of(kind, about.source)) {
            record::gather(&mut gathered, &value);
        }
        gathered.into_all()
    }

    /// A quoted value; its record by name where no value is asked for.
    pub(super) fn find(&self, quotation: &Quotation) -> Result<Quotable, Unknown> {
        let kind = quotation.kind.ok_or(Unknown::Record)?;
        let id = Id::new(&quotation.id);
        if kind == Kind::Finding {
            return Err(Unknown::Value(None, Vec::new()));
        }
        let about = self
            .evidence
            .records
            .about(kind, &id)
            .ok_or(Unknown::Record)?;
        if quotation.path.is_empty() {
            return Ok(Quotable {
                path: String::new(),
                shown: about.title.to_owned(),
                place: String::new(),
            });
        }
        let all = self.of(kind, &id);
        let found = all.iter().find(|value| value.path == quotation.path);
        found.cloned().ok_or_else(|| unknown(&quotation.path, &all))
    }
}

/// The nearest value and its neighbours: those of the same result or analysis first.
fn unknown(path: &str, all: &[Quotable]) -> Unknown {
    let paths = || all.iter().map(|value| value.path.as_str());
    let near = suggest::nearest(path, paths()).map(str::to_owned);
    let first = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    let group = first(near.as_deref().unwrap_or(path));
    let (mut listed, others): (Vec<&str>, Vec<&str>) =
        paths().partition(|path| first(path) == group);
    listed.extend(others);
    listed.truncate(LISTED);
    Unknown::Value(near, listed.into_iter().map(str::to_owned).collect())
}
