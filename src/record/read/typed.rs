//! Records of every kind from trees without faults, and the schemas of the kinds.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::load::Source;
use crate::record::entry::{Entry, Filled, Record};
use crate::record::id::Id;
use crate::record::kind::{Kind, every_kind};
use crate::record::records::{FileLinks, Records, TableResult};
use crate::record::result::StudyResult;
use crate::record::shelf::Shelf;
use crate::record::site::Site;
use crate::record::wording::Wording;

use super::kept_value;

/// What came of one file.
#[derive(Debug, Clone, Default)]
pub(super) struct File {
    pub(super) typed: Option<Typed>,
    pub(super) links: Option<FileLinks>,
    pub(super) found: Diagnostics,
}

macro_rules! reading {
    ($($(#[$about:meta])* $kind:ident {
        $module:ident, $shelf:ident, $folder:literal, $prefix:literal, $article:literal, $title:ident, $($shown:tt)*
    })*) => {
        /// A record of some kind.
        #[derive(Debug, Clone)]
        pub(super) enum Typed {
            Site(Box<Entry<Site>>),
            Wording(Box<Entry<Wording>>),
            Table(Vec<TableResult>),
            $($kind(Box<Entry<crate::record::$module::$kind>>),)*
        }

        /// The typed record of a file whose tree has no faults, from its value as it is kept.
        pub(super) fn typed(
            kind: Kind,
            source: &Arc<Source>,
            value: &[u8],
            facts: u64,
        ) -> Result<Typed, Box<Diagnostic>> {
            match kind {
                $(Kind::$kind => entry(source, value, facts).map(|entry| Typed::$kind(Box::new(entry))),)*
                Kind::Wording => {
                    entry(source, value, facts).map(|entry| Typed::Wording(Box::new(entry)))
                }
                _ => entry(source, value, facts).map(|entry| Typed::Site(Box::new(entry))),
            }
        }

        impl Typed {
            /// The record with the texts of its file as they are after quoted values were put in.
            pub(super) fn filled(mut self, filled: Filled) -> Self {
                let filled = Some(Arc::new(filled));
                match &mut self {
                    Typed::Site(entry) => entry.filled = filled,
                    Typed::Wording(entry) => entry.filled = filled,
                    Typed::Table(_) => {}
                    $(Typed::$kind(entry) => entry.filled = filled,)*
                }
                self
            }
        }

        /// The JSON Schema of every kind; that of a result of a table stands under `Finding`.
        pub static SCHEMAS: LazyLock<BTreeMap<Kind, Value>> = LazyLock::new(|| {
            BTreeMap::from([
                (Kind::Site, schema_of::<Site>()),
                (Kind::Wording, schema_of::<Wording>()),
                (Kind::Finding, schema_of::<StudyResult>()),
                $((Kind::$kind, schema_of::<crate::record::$module::$kind>()),)*
            ])
        });

        impl Records {
            /// Puts a record in the place of the one with its id.
            pub(super) fn replace(&mut self, typed: Typed) {
                match typed {
                    Typed::Site(mut entry) => {
                        // The address may have been given with the command.
                        let address = self.site.as_ref().and_then(|old| old.value.base_url.clone());
                        Arc::make_mut(&mut entry.value).base_url = address;
                        self.site = Some(*entry);
                    }
                    Typed::Wording(_) | Typed::Table(_) => {}
                    $(Typed::$kind(entry) => self.$shelf.replace(*entry),)*
                }
            }

            /// Puts a record on its shelf.
            pub(super) fn shelve(&mut self, typed: Typed) -> Result<(), Box<Diagnostic>> {
                match typed {
                    Typed::Site(entry) => self.site = Some(*entry),
                    Typed::Wording(entry) => self.wording = Some(*entry),
                    Typed::Table(results) => self.table_results.extend(results),
                    $(Typed::$kind(entry) => return put(&mut self.$shelf, *entry),)*
                }
                Ok(())
            }
        }
    };
}

every_kind!(reading);

fn schema_of<T: JsonSchema>() -> Value {
    schemars::schema_for!(T).to_value()
}

/// The typed record of a file whose tree has no faults.
fn entry<T: DeserializeOwned>(
    source: &Arc<Source>,
    value: &[u8],
    facts: u64,
) -> Result<Entry<T>, Box<Diagnostic>> {
    let value = kept_value::read(value).map_err(|error| {
        let message = format!("The record cannot be read: {error}.");
        let place = Place::file(&source.name);
        Box::new(Diagnostic::new(&codes::WRONG_TYPE, message).at(place))
    })?;
    Ok(Entry {
        id: Id::new(&source.stem),
        value: Arc::new(value),
        source: Arc::clone(source),
        facts,
        filled: None,
    })
}

fn put<T: Record>(shelf: &mut Shelf<T>, entry: Entry<T>) -> Result<(), Box<Diagnostic>> {
    let Err(entry) = shelf.put(entry) else {
        return Ok(());
    };
    let other = shelf.get(&entry.id).map_or("", |other| &other.source.name);
    let message = format!("The id `{}` is also that of {other}.", entry.id);
    let problem = Diagnostic::new(&codes::DUPLICATE_ID, message)
        .at(Place::file(&entry.source.name))
        .hint("Rename one of the two files, or delete the one that is out of date.");
    Err(Box::new(problem))
}
