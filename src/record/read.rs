//! From the text of files to records: every fault of every file is told, then the sound ones are typed.

mod built_in;
mod tables;
mod typed;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::load::source::Format;
use crate::load::walk::Content;
use crate::load::{Source, marked, yaml_fault};

pub use built_in::tool_ids;
pub use typed::SCHEMAS;

use super::id::Id;
<<<<<<< HEAD
use super::kind::Kind;
use super::records::{FileLinks, Records, Unread};
use super::schema;

use built_in::WORDING;
use typed::{File, typed};
=======
use super::kind::{Kind, every_kind};
use super::records::{FileLinks, Records, TableResult, Unread};
use super::result::StudyResult;
use super::schema;
use super::shelf::Shelf;
use super::site::Site;
use super::wording::Wording;
>>>>>>> main

/// Reads all sources. Files with faults give problems and no record. What the program brings along
/// is added where the content has none.
pub fn read(content: impl Into<Content>) -> (Records, Diagnostics) {
    let content = content.into();
    let own = built_in::with_vocabularies(content.sources);
    let sources: Vec<Arc<Source>> = own.into_iter().map(Arc::new).collect();
    let mut found = Diagnostics::new();
    let refused = content.refused.into_iter();
    let refused = refused.filter_map(|refused| unread(&refused.folder, &refused.stem, ""));
    let mut records = Records {
        unread: refused.collect(),
        ..Records::default()
    };
    records.take_in(&sources, &mut found);
    let mut more = built_in::tools(&records);
    more.extend(built_in::wording(&records));
    records.take_in(&more, &mut found);
    (records, found)
}

impl Records {
    /// Reads sources and puts their records on the shelves.
    fn take_in(&mut self, sources: &[Arc<Source>], found: &mut Diagnostics) {
        let files: Vec<File> = sources.par_iter().map(read_file).collect();
        for (source, file) in sources.iter().zip(files) {
            if file.typed.is_none() || (source.format == Format::Csv && file.found.has_errors()) {
                let unread = unread(&source.folder, &source.stem, &source.text);
                self.unread.extend(unread);
            }
            found.append(file.found);
            self.links.extend(file.links);
            if let Some(typed) = file.typed
                && let Err(problem) = self.shelve(typed)
            {
                found.push(*problem);
            }
        }
        self.sort();
    }
}

fn unread(folder: &str, stem: &str, text: &str) -> Option<Unread> {
    Some(Unread {
        kind: kind_of(folder, stem)?,
        id: Id::new(stem),
        text: text.to_owned(),
    })
}

/// The kind of record that a folder holds; tables hold results of studies.
fn kind_of(folder: &str, stem: &str) -> Option<Kind> {
    match folder {
        "" if stem == WORDING => Some(Kind::Wording),
        "" => Some(Kind::Site),
        "results" => Some(Kind::Study),
        folder => Kind::from_folder(folder),
    }
}

fn read_file(source: &Arc<Source>) -> File {
    if source.format == Format::Csv {
        return tables::read_table(source);
    }
    let mut file = File::default();
    let Some(kind) = kind_of(&source.folder, &source.stem) else {
        return file;
    };
    if let Some(reason) = Id::fault(&source.stem) {
        let message = format!("The file name `{}` cannot be an id: {reason}.", source.stem);
        file.found.push(
            Diagnostic::new(&codes::BAD_ID, message)
                .at(Place::file(&source.name))
                .hint(format!(
                    "Rename it, for instance to `{}`.",
                    crate::text::slug::slug(&source.stem)
                )),
        );
    }
    match marked::parse(source.yaml()) {
        Ok(tree) => read_tree(source, kind, &tree, &mut file),
        Err(fault) => file.found.push(yaml_fault::explain(source, &fault)),
    }
    file
}

fn read_tree(source: &Arc<Source>, kind: Kind, tree: &marked::Node, file: &mut File) {
    let schema = &SCHEMAS[&kind];
    let findings = schema::walk(tree, schema);
    for fault in &findings.faults {
        let offset = source.yaml_start();
        let place = source.place_of_bytes(offset + fault.start, offset + fault.end);
        file.found.push(fault.problem.clone().at(place));
    }
    if findings.faults.is_empty() && file.found.is_empty() {
        match typed(kind, source, schema::to_json(tree, schema)) {
            Ok(record) => file.typed = Some(record),
            Err(problem) => file.found.push(*problem),
        }
    }
    let offset = source.yaml_start();
    file.links = Some(FileLinks {
        source: Arc::clone(source),
        kind,
        offset,
        findings,
    });
}
<<<<<<< HEAD
=======

macro_rules! reading {
    ($($(#[$about:meta])* $kind:ident {
        $module:ident, $shelf:ident, $folder:literal, $prefix:literal, $article:literal, $title:ident, $($shown:tt)*
    })*) => {
        /// A record of some kind.
        enum Typed {
            Site(Box<Entry<Site>>),
            Wording(Box<Entry<Wording>>),
            Table(Vec<TableResult>),
            $($kind(Box<Entry<super::$module::$kind>>),)*
        }

        fn typed(
            kind: Kind,
            source: &Arc<Source>,
            value: Value,
        ) -> Result<Typed, Box<Diagnostic>> {
            match kind {
                $(Kind::$kind => entry(source, value).map(|entry| Typed::$kind(Box::new(entry))),)*
                Kind::Wording => {
                    entry(source, value).map(|entry| Typed::Wording(Box::new(entry)))
                }
                _ => entry(source, value).map(|entry| Typed::Site(Box::new(entry))),
            }
        }

        /// The JSON Schema of every kind; that of a result of a table stands under `Finding`.
        pub static SCHEMAS: LazyLock<BTreeMap<Kind, Value>> = LazyLock::new(|| {
            BTreeMap::from([
                (Kind::Site, schema_of::<Site>()),
                (Kind::Wording, schema_of::<Wording>()),
                (Kind::Finding, schema_of::<StudyResult>()),
                $((Kind::$kind, schema_of::<super::$module::$kind>()),)*
            ])
        });

        impl Records {
            fn shelve(&mut self, typed: Typed) -> Result<(), Box<Diagnostic>> {
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
    value: Value,
) -> Result<Entry<T>, Box<Diagnostic>> {
    let value = serde_json::from_value(value).map_err(|error| {
        let message = format!("The record cannot be read: {error}.");
        let place = Place::file(&source.name);
        Box::new(Diagnostic::new(&codes::WRONG_TYPE, message).at(place))
    })?;
    Ok(Entry {
        id: Id::new(&source.stem),
        value,
        source: Arc::clone(source),
    })
}

fn put<T>(shelf: &mut Shelf<T>, entry: Entry<T>) -> Result<(), Box<Diagnostic>> {
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
>>>>>>> main
