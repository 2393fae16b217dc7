//! From the text of files to records: every fault of every file is told, then the sound ones are typed.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::load::source::Format;
use crate::load::{Source, marked, table, yaml_fault};

use super::entry::Entry;
use super::id::Id;
use super::kind::Kind;
use super::result::StudyResult;
use super::schema::{self, Findings};
use super::{
    audience::Audience, economic::Economic, example::Example, implementation::Implementation,
    intervention::Intervention, open_issue::OpenIssue, outcome::Outcome, page::Page,
    policy::Policy, question::Question, resource::Resource, risk::Risk, site::Site, study::Study,
    synthesis::Synthesis, term::Term, tool::Tool, update::Update,
};

/// Records of one kind by id.
pub type Shelf<T> = BTreeMap<Id, Entry<T>>;

/// All records as typed, not yet linked.
#[derive(Debug, Default)]
pub struct Records {
    /// `site.yaml`, when it could be read.
    pub site: Option<Entry<Site>>,
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

/// Reads all sources. Files with faults give problems and no record.
pub fn read(sources: Vec<Source>) -> (Records, Diagnostics) {
    let sources: Vec<Arc<Source>> = sources.into_iter().map(Arc::new).collect();
    let files: Vec<File> = sources.par_iter().map(read_file).collect();
    let mut records = Records::default();
    let mut found = Diagnostics::new();
    for file in files {
        found.append(file.found);
        records.links.extend(file.links);
        if let Some(typed) = file.typed
            && let Err(problem) = records.shelve(typed)
        {
            found.push(*problem);
        }
    }
    (records, found)
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
        return read_table(source);
    }
    let kind = if source.folder.is_empty() {
        Some(Kind::Site)
    } else {
        Kind::from_folder(&source.folder)
    };
    let mut file = File::default();
    let Some(kind) = kind else { return file };
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
        match typed(kind, source) {
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

fn read_table(source: &Arc<Source>) -> File {
    let schema = &SCHEMAS[&Kind::Finding];
    let (rows, mut found) = table::rows(source);
    let mut all = Findings::default();
    let mut results = Vec::new();
    for row in rows {
        let place = source.place_of_bytes(row.tree.start, row.tree.end);
        let findings = schema::walk(&row.tree, schema);
        for fault in &findings.faults {
            found.push(
                fault
                    .problem
                    .clone()
                    .at(source.place_of_bytes(fault.start, fault.end)),
            );
        }
        let sound = findings.faults.is_empty();
        all.references.extend(findings.references);
        let study = row
            .study
            .as_ref()
            .and_then(marked::Node::text)
            .map(str::to_owned);
        let Some(study) =
            study.or_else(|| (source.folder == "studies").then(|| source.stem.clone()))
        else {
            found.push(
                Diagnostic::new(
                    &codes::BAD_TABLE,
                    "The row does not say of which study it is.",
                )
                .at(place)
                .hint("Fill in the column `study` with the id of the study."),
            );
            continue;
        };
        if let Some(cell) = &row.study {
            all.references.push(schema::Reference {
                kind: Kind::Study,
                id: study.clone(),
                start: cell.start,
                end: cell.end,
            });
        }
        let value = schema::to_json(&row.tree, schema, schema);
        if let Ok(result) = serde_json::from_value::<StudyResult>(value)
            && sound
        {
            let (study, source) = (Id::new(study), Arc::clone(source));
            results.push(TableResult {
                study,
                result,
                place,
                source,
                row: row.tree,
            });
        }
    }
    let links = FileLinks {
        source: Arc::clone(source),
        kind: Kind::Study,
        offset: 0,
        findings: all,
    };
    File {
        typed: Some(Typed::Table(results)),
        links: Some(links),
        found,
    }
}

macro_rules! kinds {
    ($($kind:ident => $shelf:ident),* $(,)?) => {
        /// A record of some kind.
        enum Typed {
            Site(Box<Entry<Site>>),
            Table(Vec<TableResult>),
            $($kind(Box<Entry<$kind>>),)*
        }

        fn typed(kind: Kind, source: &Arc<Source>) -> Result<Typed, Box<Diagnostic>> {
            match kind {
                $(Kind::$kind => entry(source).map(|entry| Typed::$kind(Box::new(entry))),)*
                _ => entry(source).map(|entry| Typed::Site(Box::new(entry))),
            }
        }

        /// The JSON Schema of every kind; that of a result of a table stands under `Finding`.
        pub static SCHEMAS: LazyLock<BTreeMap<Kind, Value>> = LazyLock::new(|| {
            BTreeMap::from([
                (Kind::Site, schema_of::<Site>()),
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
                    Kind::Site | Kind::Finding => Vec::new(),
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

/// Reads the typed record of a file whose tree has no faults.
fn entry<T: DeserializeOwned>(source: &Arc<Source>) -> Result<Entry<T>, Box<Diagnostic>> {
    let value = serde_yaml::from_str(source.yaml()).map_err(|error| {
        let line = error.location().map_or(0, |at| at.line() as usize);
        let start = source.yaml_start() + line_start(source.yaml(), line);
        let words = error.without_snippet().to_string();
        let message = format!("The record cannot be read: {words}.");
        Box::new(
            Diagnostic::new(&codes::WRONG_TYPE, message)
                .at(source.place_of_bytes(start, start + 1)),
        )
    })?;
    Ok(Entry {
        id: Id::new(&source.stem),
        value,
        source: Arc::clone(source),
    })
}

fn line_start(text: &str, line: usize) -> usize {
    text.split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum()
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
    let place = Place::file(&entry.source.name);
    Err(Box::new(
        Diagnostic::new(&codes::DUPLICATE_ID, message).at(place),
    ))
}
