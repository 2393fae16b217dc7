//! What is read of the evidence while something is made of it, so that it need not be made again while
//! all that it read is the same.
//!
//! Shelves and the graph note what they hand out. Outside [`noted`] nothing is kept.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::kind::Kind;

/// Something that was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Read {
    /// A record, or that there is none of this id; of a study its prose as well.
    Record(Kind, Id),
    /// A study without [prose](note_prose), or that there is none of this id.
    Facts(Id),
    /// All records of a kind.
    Shelf(Kind),
    /// All studies without prose.
    AllFacts,
    /// Which records of a kind there are.
    Ids(Kind),
    /// When the records of a kind were reviewed, and when they should be.
    Reviews(Kind),
    /// Whether there is any record of a kind.
    Any(Kind),
    /// The results of a study.
    Results(Id),
    /// Which results there are on an outcome.
    OnOutcome(Id),
    /// All results.
    AllResults,
    /// By what a study is sorted and found.
    Facets(Id),
    /// The values of a facet, by its place among all, that some study has.
    UsedFacet(u8),
    /// Which study holds a finding.
    Holder(Id),
    /// Which synthesis holds a finding of its own.
    HolderOfOwn(Id),
    /// Which findings of studies there are.
    Findings,
    /// Which findings are on a theme.
    Theme(Id),
    /// Which records refer to a record.
    CitedBy(Kind, Id),
    /// The day as of which the site speaks.
    Day,
    /// What the analyses of a synthesis found.
    Analyses(Id),
    /// What the analyses of an outcome found.
    AnalysesOn(Id),
    /// The doubts about a result.
    DoubtsAbout(Id),
    /// The doubts about a record that are about no single result of it.
    DoubtsIn(Kind, Id),
    /// All doubts.
    AllDoubts,
    /// Anything there is.
    Everything,
}

/// All that was read, each once.
pub type Reads = BTreeSet<Read>;

thread_local! {
    /// What was read for what is being made on this thread, the innermost last.
    static MAKING: RefCell<Vec<Reads>> = const { RefCell::new(Vec::new()) };
}

/// Makes something, and says what was read for it on this thread.
pub fn noted<T>(make: impl FnOnce() -> T) -> (T, Reads) {
    MAKING.with_borrow_mut(|all| all.push(Reads::new()));
    let made = make();
    let reads = MAKING.with_borrow_mut(Vec::pop);
    (made, reads.unwrap_or_default())
}

/// Looks at more than it tells: what `look` reads is not noted, but `read`, which must say of a
/// change whatever `look` would say of it.
pub fn noted_as<T>(read: Read, look: impl FnOnce() -> T) -> T {
    note(|| read);
    noted(look).0
}

/// Notes that something was read.
pub fn note(read: impl FnOnce() -> Read) {
    MAKING.with_borrow_mut(|all| {
        if let Some(reads) = all.last_mut() {
            reads.insert(read());
        }
    });
}

/// Notes that a record was read; of a study all but its prose, which few ask for and editors change most.
pub fn note_record(kind: Kind, id: &Id) {
    note(|| match kind {
        Kind::Study => Read::Facts(id.clone()),
        _ => Read::Record(kind, id.clone()),
    });
}

/// Notes that all records of a kind were read; of studies all but their prose.
pub fn note_shelf(kind: Kind) {
    note(|| match kind {
        Kind::Study => Read::AllFacts,
        _ => Read::Shelf(kind),
    });
}

/// Notes that a record is read with its prose. Of a study these are the keys that
/// `record/read/facts.rs` names, and the Markdown below the front matter: who looks at them has to say so.
pub fn note_prose(kind: Kind, id: &Id) {
    note(|| Read::Record(kind, id.clone()));
}

/// A value that is worked out once, by whoever asks for it first; everybody who asks has read what was
/// read for it.
#[derive(Debug)]
pub struct Once<T>(OnceLock<(T, Reads)>);

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> Once<T> {
    /// The value.
    pub fn get_or_init(&self, make: impl FnOnce() -> T) -> &T {
        let (value, reads) = self.0.get_or_init(|| noted(make));
        MAKING.with_borrow_mut(|all| {
            if let Some(making) = all.last_mut() {
                making.extend(reads.iter().cloned());
            }
        });
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_is_kept_was_read_by_everybody_who_asks() {
        let value = Once::default();
        let ask = || *value.get_or_init(|| note(|| Read::Day));
        assert_eq!(noted(ask).1, Reads::from([Read::Day]));
        assert_eq!(noted(ask).1, Reads::from([Read::Day]));
    }

    #[test]
    fn what_is_read_is_noted_for_the_innermost() {
        note(|| Read::Day);
        let (inner, outer) = noted(|| {
            note(|| Read::Findings);
            let (_, inner) = noted(|| {
                note_record(Kind::Study, &Id::new("finch-2021"));
                note_record(Kind::Outcome, &Id::new("calm"));
            });
            note_prose(Kind::Study, &Id::new("finch-2021"));
            inner
        });
        let study = Id::new("finch-2021");
        let outcome = Read::Record(Kind::Outcome, Id::new("calm"));
        assert_eq!(inner, Reads::from([Read::Facts(study.clone()), outcome]));
        let study = Read::Record(Kind::Study, study);
        assert_eq!(outer, Reads::from([Read::Findings, study]));
    }
}
