//! From the text of files to records: every fault of every file is told, then the sound ones are typed.

mod built_in;
mod facts;
mod filling;
mod kept_value;
mod other_kind;
mod renamed;
mod slips;
mod store;
mod tables;
mod typed;

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3;

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::load::source::Format;
use crate::load::walk::Content;
use crate::load::{Source, marked, yaml_fault};
use crate::text::slug::slug;

#[cfg(test)]
pub use built_in::english_wording;
pub use built_in::{is_built_in, tool_ids, vocabulary_has};
pub use filling::{Texts, filled_row, value_of};
pub use typed::SCHEMAS;

use super::id::Id;
use super::kind::Kind;
use super::records::{FileLinks, Records, Unread};
use super::schema;

use built_in::WORDING;
use store::Store;
use typed::{File, typed};

/// What came of files that were read before, by fingerprints of their names and texts.
#[derive(Debug, Default)]
pub struct Library {
    /// In memory, for a program that reads again and again.
    files: HashMap<u128, File>,
    /// As they are kept between runs of the program; nothing where they are not.
    store: Option<Store>,
    /// Whether the store is not what was kept.
    is_new: bool,
    parsed: usize,
}

/// How a file came to be read.
enum From {
    /// From memory, or from the store.
    Before,
    /// From its text; with the form in which it is kept.
    Text(Option<Vec<u8>>),
}

impl Library {
    /// A library that is kept between runs of the program, as the last run left it.
    pub fn kept(bytes: Vec<u8>) -> Self {
        Self {
            store: Some(Store::of(bytes)),
            ..Self::default()
        }
    }

    /// How a library is kept, where it is not as it was.
    pub fn to_keep(&self) -> Option<&[u8]> {
        self.store
            .as_ref()
            .filter(|_| self.is_new)
            .map(Store::bytes)
    }

    /// How many files were parsed when it was asked last.
    pub fn parsed(&self) -> usize {
        self.parsed
    }

    /// Reads files, those that are known from what is known of them; forgets those that are not
    /// asked for.
    fn read(&mut self, sources: &[Arc<Source>]) -> Vec<File> {
        let read = sources.par_iter().map(|source| {
            let print = print(source);
            let (file, from) = self.one(source, print);
            (print, file, from)
        });
        let read: Vec<(u128, File, From)> = read.collect();
        let is_new = |from: &From| matches!(from, From::Text(_));
        self.parsed = read.iter().filter(|(_, _, from)| is_new(from)).count();
        if let Some(store) = &mut self.store {
            let used = read.iter().map(|(print, ..)| *print).collect();
            self.is_new = store.forget_all_but(&used);
            for (print, _, from) in &read {
                if let From::Text(Some(file)) = from {
                    store.add(*print, file);
                    self.is_new = true;
                }
            }
        } else {
            let files = read.iter().map(|(print, file, _)| (*print, file.clone()));
            self.files = files.collect();
        }
        read.into_iter().map(|(_, file, _)| file).collect()
    }

    fn one(&self, source: &Arc<Source>, print: u128) -> (File, From) {
        if let Some(file) = self.files.get(&print) {
            return (file.clone(), From::Before);
        }
        let kept = self.store.as_ref().and_then(|store| store.get(print));
        let kind = kind_of(&source.folder, &source.stem);
        let restored = kept.zip(kind);
        if let Some(file) = restored.and_then(|(kept, kind)| store::restore(source, kind, kept)) {
            return (file, From::Before);
        }
        let (file, kept) = read_file(source, self.store.is_some());
        (file, From::Text(kept))
    }
}

/// The fingerprint of a file with its name.
fn print(source: &Source) -> u128 {
    let mut print = Xxh3::new();
    for part in [&source.name, &source.text] {
        print.update(&part.len().to_le_bytes());
        print.update(part.as_bytes());
    }
    print.digest128()
}

/// Reads all sources. Files with faults give problems and no record. What the program brings along
/// is added where the content has none. Files that the library knows are not parsed again.
pub fn read(content: impl Into<Content>, library: &mut Library) -> (Records, Diagnostics) {
    let content = content.into();
    let sources: Vec<Arc<Source>> = content.sources.into_iter().map(Arc::new).collect();
    let mut found = Diagnostics::new();
    let refused = content.refused.into_iter();
    let refused =
        refused.filter_map(|refused| unread(&refused.folder, &refused.stem, &refused.text));
    let mut records = Records {
        unread: refused.collect(),
        ..Records::default()
    };
    let files = library.read(&sources);
    records.take_in(&sources, files, &mut found);
    if let Err(problem) = built_in::add_to(&mut records) {
        found.push(*problem);
    }
    (records, found)
}

/// Reads some sources and adds nothing of the program.
pub fn read_alone(sources: Vec<Source>) -> (Records, Diagnostics) {
    let sources: Vec<Arc<Source>> = sources.into_iter().map(Arc::new).collect();
    let (mut records, mut found) = (Records::default(), Diagnostics::new());
    let files = sources.iter().map(|source| read_file(source, false).0);
    let files = files.collect();
    records.take_in(&sources, files, &mut found);
    (records, found)
}

impl Records {
    /// Puts what came of sources on the shelves.
    fn take_in(&mut self, sources: &[Arc<Source>], files: Vec<File>, found: &mut Diagnostics) {
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
pub fn kind_of(folder: &str, stem: &str) -> Option<Kind> {
    match folder {
        "" if stem == WORDING => Some(Kind::Wording),
        "" => Some(Kind::Site),
        "results" => Some(Kind::Study),
        folder => Kind::from_folder(folder),
    }
}

/// What comes of a file, and the form in which it is kept, when that is wanted and nothing is wrong.
fn read_file(source: &Arc<Source>, with_kept: bool) -> (File, Option<Vec<u8>>) {
    if source.format == Format::Csv {
        return (tables::read_table(source), None);
    }
    let mut file = File::default();
    let Some(kind) = kind_of(&source.folder, &source.stem) else {
        return (file, None);
    };
    if let Some(reason) = Id::fault(&source.stem) {
        let message = format!("The file name `{}` cannot be an id: {reason}.", source.stem);
        let problem = Diagnostic::new(&codes::BAD_ID, message).at(Place::file(&source.name));
        let name = slug(&source.stem);
        // References to the record by the name that it should have follow from this.
        let problem = problem.tells_of(format!("{}/{name}", source.folder));
        let is_latin = !source.stem.chars().any(|c| c.is_alphabetic() && c > 'ɏ');
        file.found.push(match Id::fault(&name) {
            None if is_latin => problem.hint(format!("Rename it, for instance to `{name}`.")),
            _ => problem.hint(format!(
                "Rename it to say what it holds, for instance `{}`.",
                id_of_example(kind)
            )),
        });
    }
    let mut kept = None;
    match marked::parse(source.yaml()) {
        Ok(tree) => kept = read_tree(source, kind, tree, &mut file, with_kept),
        Err(fault) => file.found.push(yaml_fault::explain(source, &fault)),
    }
    (file, kept)
}

/// An id as records of a kind have them.
fn id_of_example(kind: Kind) -> &'static str {
    match kind {
        Kind::Study => "smith-2021",
        Kind::Term => "mean-difference",
        Kind::Update => "first-version",
        _ => "two-or-three-words",
    }
}

fn read_tree(
    source: &Arc<Source>,
    kind: Kind,
    tree: marked::Node,
    file: &mut File,
    with_kept: bool,
) -> Option<Vec<u8>> {
    let schema = &SCHEMAS[&kind];
    let mut findings = schema::walk(&tree, schema);
    let swallowed = slips::swallowed_items(source.yaml(), &tree);
    findings.faults.extend(slips::marks(source.yaml(), &tree));
    // A name with more words in it names nothing.
    let is_whole = |reference: &schema::Reference| {
        let holds = |fault: &schema::Fault| (reference.start..reference.end).contains(&fault.start);
        !swallowed.iter().any(holds)
    };
    findings.references.retain(is_whole);
    findings.faults.extend(swallowed);
    if let Some(problem) = other_kind::problem(source, kind, &tree, findings.faults.len()) {
        file.found.push(problem);
        return None;
    }
    for fault in &findings.faults {
        let offset = source.yaml_start();
        let place = source.place_of_bytes(offset + fault.start, offset + fault.end);
        file.found.push(fault.problem.clone().at(place));
    }
    let mut kept = None;
    if !file.found.has_errors() {
        let value = schema::to_json(tree, schema);
        let facts = facts::print(&value);
        // Records are read in one way, whether they come from a text or were kept.
        if let Some(value) = kept_value::keep(&value) {
            kept = with_kept
                .then(|| store::keep(&value, facts, &findings))
                .flatten();
            match typed(kind, source, &value, facts) {
                Ok(record) => file.typed = Some(record),
                Err(problem) => file.found.push(*problem),
            }
        }
    }
    let offset = source.yaml_start();
    file.links = Some(FileLinks {
        source: Arc::clone(source),
        kind,
        offset,
        findings: Arc::new(findings),
    });
    kept.filter(|_| file.found.is_empty())
}
