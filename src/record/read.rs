//! From the text of files to records: every fault of every file is told, then the sound ones are typed.

mod built_in;
mod tables;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::load::source::Format;
use crate::load::walk::Content;
use crate::load::{Source, marked, yaml_fault};

pub use built_in::{is_built_in, tool_ids};

use super::entry::Entry;
use super::id::Id;
use super::kind::Kind;
use super::result::StudyResult;
use super::schema::{self, Findings};
use super::{
    audience::Audience, economic::Economic, example::Example, implementation::Implementation,
    intervention::Intervention, open_issue::OpenIssue, outcome::Outcome, page::Page,
    policy::Policy, question::Question, resource::Resource, risk::Risk, site::Site, study::Study,
    synthesis::Synthesis, term::Term, tool::Tool, update::Update, wording::Wording,
};

/// Records of one kind by id.
pub type Shelf<T> = BTreeMap<Id, Entry<T>>;

/// All records as typed, not yet linked.
#[derive(Debug, Default)]
pub struct Records {
    /// `site.yaml`, when it could be read.
    pub site: Option<Entry<Site>>,
    /// The sentences in which findings are told, when they could be read.
    pub wording: Option<Entry<Wording>>,
    /// Reader roles.
    pub audiences: Shelf<Audience>,
    /// Decision questions.
    pub questions: Shelf<Question>,
    /// Syntheses.
    pub syntheses: Shelf<Synthesis>,
    /// Studies.
    pub studies: Shelf<Study>,
    /// Outcomes.
    pub outcomes: Shelf<Outcome>,
    /// Interventions and comparators.
    pub interventions: Shelf<Intervention>,
    /// Implementation actions.
    pub implementation: Shelf<Implementation>,
    /// Risks.
    pub risks: Shelf<Risk>,
    /// Open issues.
    pub open_issues: Shelf<OpenIssue>,
    /// Resources.
    pub resources: Shelf<Resource>,
    /// Economic results and models.
    pub economics: Shelf<Economic>,
    /// Policies.
    pub policies: Shelf<Policy>,
    /// Examples.
    pub examples: Shelf<Example>,
    /// Updates.
    pub updates: Shelf<Update>,
    /// Glossary terms.
    pub terms: Shelf<Term>,
    /// Standing pages.
    pub pages: Shelf<Page>,
    /// Appraisal tools.
    pub tools: Shelf<Tool>,
    /// Results from tables.
    pub table_results: Vec<TableResult>,
    /// References and texts of each file, for linking.
    pub links: Vec<FileLinks>,
    /// Files that are there and could not be read.
    pub unread: Vec<Unread>,
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
    /// The row.
    pub place: Place,
    /// The table.
    pub source: Arc<Source>,
    /// The row as a tree, for the places of its cells.
    pub row: marked::Node,
}

/// The references and texts of one file.
#[derive(Debug)]
pub struct FileLinks {
    /// The file.
    pub source: Arc<Source>,
    /// The kind of record in it; a table holds results of studies.
    pub kind: Kind,
    /// Where offsets count from, in bytes of the file.
    pub offset: usize,
    /// What was found.
    pub findings: Findings,
}

impl FileLinks {
    /// The place of a byte range that the findings name.
    pub fn place(&self, start: usize, end: usize) -> Place {
        self.source
            .place_of_bytes(self.offset + start, self.offset + end)
    }
}

/// Reads all sources. Files with faults give problems and no record. What the program brings along
/// is added where the content has none.
pub fn read(content: impl Into<Content>) -> (Records, Diagnostics) {
    let content = content.into();
    let own = built_in::with_wording(content.sources);
    let sources: Vec<Arc<Source>> = own.into_iter().map(Arc::new).collect();
    let mut found = Diagnostics::new();
    let refused = content.refused.into_iter();
    let refused = refused.filter_map(|refused| unread(&refused.folder, &refused.stem, ""));
    let mut records = Records {
        unread: refused.collect(),
        ..Records::default()
    };
    records.take_in(&sources, &mut found);
    let tools = built_in::tools(&records);
    records.take_in(&tools, &mut found);
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
    }
}

/// The name of the file of sentences, without its ending.
const WORDING: &str = "wording";

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

/// What came of one file.
#[derive(Default)]
struct File {
    typed: Option<Typed>,
    links: Option<FileLinks>,
    found: Diagnostics,
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

macro_rules! kinds {
    ($($kind:ident => $shelf:ident),* $(,)?) => {
        /// A record of some kind.
        enum Typed {
            Site(Box<Entry<Site>>),
            Wording(Box<Entry<Wording>>),
            Table(Vec<TableResult>),
            $($kind(Box<Entry<$kind>>),)*
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
                $((Kind::$kind, schema_of::<$kind>()),)*
            ])
        });

        impl Records {
            fn shelve(&mut self, typed: Typed) -> Result<(), Box<Diagnostic>> {
                match typed {
                    Typed::Site(entry) => {
                        self.site = Some(*entry);
                        Ok(())
                    }
                    Typed::Wording(entry) => {
                        self.wording = Some(*entry);
                        Ok(())
                    }
                    Typed::Table(results) => {
                        self.table_results.extend(results);
                        Ok(())
                    }
                    $(Typed::$kind(entry) => put(&mut self.$shelf, *entry),)*
                }
            }

            /// The ids of a kind that has a folder.
            pub fn ids(&self, kind: Kind) -> Vec<&str> {
                match kind {
                    $(Kind::$kind => self.$shelf.keys().map(Id::as_str).collect(),)*
                    Kind::Site | Kind::Wording | Kind::Finding => Vec::new(),
                }
            }

            /// How many records there are.
            pub fn count(&self) -> usize {
                0 $(+ self.$shelf.len())*
            }
        }
    };
}

kinds!(
    Audience => audiences,
    Question => questions,
    Synthesis => syntheses,
    Study => studies,
    Outcome => outcomes,
    Intervention => interventions,
    Implementation => implementation,
    Risk => risks,
    OpenIssue => open_issues,
    Resource => resources,
    Economic => economics,
    Policy => policies,
    Example => examples,
    Update => updates,
    Term => terms,
    Page => pages,
    Tool => tools,
);

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
    let Some(other) = shelf.get(&entry.id) else {
        shelf.insert(entry.id.clone(), entry);
        return Ok(());
    };
    let message = format!(
        "The id `{}` is also that of {}.",
        entry.id, other.source.name
    );
    let problem = Diagnostic::new(&codes::DUPLICATE_ID, message)
        .at(Place::file(&entry.source.name))
        .hint("Rename one of the two files, or delete the one that is out of date.");
    Err(Box::new(problem))
}
