//! All records of a site, one shelf a kind, with what the files say of other records.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::Place;
use crate::load::{Source, marked};

use super::entry::{Entry, Record};
use super::id::Id;
use super::kind::{Kind, RecordKind, every_kind};
use super::life::Life;
use super::result::StudyResult;
use super::schema::Findings;
use super::shelf::Shelf;
use super::site::Site;
use super::vocabulary::{Choice, Ranked, Topic, VocabularyValue};
use super::wording::Wording;

macro_rules! shelves {
    ($($(#[$about:meta])* $kind:ident {
        $module:ident, $shelf:ident, $folder:literal, $prefix:literal, $article:literal, $title:ident, $($shown:tt)*
    })*) => {
        /// All records as typed, not yet linked.
        #[derive(Debug, Default)]
        pub struct Records {
            /// `site.yaml`, when it could be read.
            pub site: Option<Entry<Site>>,
            /// The sentences in which findings are told, when they could be read.
            pub wording: Option<Entry<Wording>>,
            $(
                #[doc = concat!("The records in `", $folder, "/`.")]
                pub $shelf: Shelf<super::$module::$kind>,
            )*
            /// Results from tables.
            pub table_results: Vec<TableResult>,
            /// References and texts of each file, for linking.
            pub links: Vec<FileLinks>,
            /// Files that are there and could not be read.
            pub unread: Vec<Unread>,
            /// The files of `static/`, by their place in it, with `/` between folders.
            pub static_files: BTreeSet<String>,
        }

        impl Records {
            /// The ids of a kind that has a folder.
            pub fn ids(&self, kind: Kind) -> Vec<&str> {
                match kind {
                    $(Kind::$kind => self.$shelf.keys().map(Id::as_str).collect(),)*
                    Kind::Site | Kind::Wording | Kind::Finding => Vec::new(),
                }
            }

            /// How many records there are, without vocabularies, which only give words to others.
            pub fn count(&self) -> usize {
                0 $(+ self.$shelf.len())* - self.vocabularies.len()
            }

            /// What every kind of record has, of one record.
            pub fn about(&self, kind: Kind, id: &Id) -> Option<About<'_>> {
                match kind {
                    $(Kind::$kind => self.$shelf.get(id).map(About::of),)*
                    Kind::Site | Kind::Wording | Kind::Finding => None,
                }
            }

            /// What every kind of record has, of all records, by kind and id.
            pub fn every(&self) -> impl Iterator<Item = About<'_>> {
                let shelves: [Box<dyn Iterator<Item = About<'_>>>; Kind::WITH_FOLDER.len()] =
                    [$(Box::new(self.$shelf.values().map(About::of))),*];
                shelves.into_iter().flatten()
            }

            /// Puts the records of every kind in the order of their ids.
            pub(super) fn sort(&mut self) {
                $(self.$shelf.sort();)*
            }

            /// Keeps the records for which `keep` holds.
            pub fn retain(&mut self, mut keep: impl FnMut(&About<'_>) -> bool) {
                $(self.$shelf.retain(|entry| keep(&About::of(entry)));)*
            }
        }
    };
}

every_kind!(shelves);

/// What every kind of record has.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The kind.
    pub kind: Kind,
    /// The id.
    pub id: &'a Id,
    /// How lists and links name it.
    pub title: &'a str,
    /// Whether it is shown, when it was reviewed, earlier ids.
    pub life: &'a Life,
    /// The file.
    pub source: &'a Source,
    /// A fingerprint of the values that its texts quote.
    pub quoted: u64,
}

impl<'a> About<'a> {
    fn of<T: Record>(entry: &'a Entry<T>) -> Self {
        Self {
            kind: <T::Kind as RecordKind>::KIND,
            id: &entry.id,
            title: entry.value.title(),
            life: entry.value.life(),
            source: &entry.source,
            quoted: entry.quoted(),
        }
    }
}

/// A file that is there and could not be read; what it holds is not known to be missing.
#[derive(Debug, Clone)]
pub struct Unread {
    /// The kind of record in it; a table holds results of studies.
    pub kind: Kind,
    /// The id of the record.
    pub id: Id,
    /// The text, where there is any.
    pub text: String,
}

impl Unread {
    /// True when the file may hold something with this id, as far as its text tells.
    pub fn may_name(&self, id: &str) -> bool {
        let is_part = |c: char| c.is_alphanumeric() || c == '-';
        self.text.split(|c| !is_part(c)).any(|word| word == id)
    }
}

impl Records {
    /// The values of a vocabulary in their order; none when its file could not be read.
    pub fn vocabulary<T: Topic>(&self) -> &[VocabularyValue] {
        let vocabulary = self.vocabularies.get(&Id::new(T::NAME));
        vocabulary.map_or(&[], |entry| entry.value.values.as_slice())
    }

    /// A value of a vocabulary.
    pub fn word<T: Topic>(&self, choice: &Choice<T>) -> Option<&VocabularyValue> {
        let mut values = self.vocabulary::<T>().iter();
        values.find(|value| value.id == *choice.id())
    }

    /// A value with its place in its vocabulary.
    pub fn ranked<T: Topic>(&self, choice: &Choice<T>) -> Ranked<T> {
        let mut values = self.vocabulary::<T>().iter();
        let rank = values.position(|value| value.id == *choice.id());
        Ranked {
            rank: rank.unwrap_or(usize::MAX),
            choice: choice.clone(),
        }
    }

    /// True when this record is there and could not be read.
    pub fn is_unread(&self, kind: Kind, id: &str) -> bool {
        let is_it = |unread: &Unread| unread.kind == kind && unread.id.as_str() == id;
        self.unread.iter().any(is_it)
    }

    /// True when a study or table that could not be read may hold a result or finding of this id.
    pub fn may_hold(&self, id: &str) -> bool {
        let may = |unread: &Unread| unread.kind == Kind::Study && unread.may_name(id);
        self.unread.iter().any(may)
    }
}

/// A result from a row of a table.
#[derive(Debug, Clone)]
pub struct TableResult {
    /// The study.
    pub study: Id,
    /// The result.
    pub result: StudyResult,
    /// The table.
    pub source: Arc<Source>,
    /// The row as a tree, for the places of its cells.
    pub row: marked::Node,
}

/// The references and texts of one file.
#[derive(Debug, Clone)]
pub struct FileLinks {
    /// The file.
    pub source: Arc<Source>,
    /// The kind of record in it; a table holds results of studies.
    pub kind: Kind,
    /// Where offsets count from, in bytes of the file.
    pub offset: usize,
    /// What was found.
    pub findings: Arc<Findings>,
}

impl FileLinks {
    /// The place of a byte range that the findings name.
    pub fn place(&self, start: usize, end: usize) -> Place {
        self.source
            .place_of_bytes(self.offset + start, self.offset + end)
    }
}
