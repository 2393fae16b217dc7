//! From the text of files to records: every fault of every file is told, then the sound ones are typed.

mod built_in;
mod facts;
mod slips;
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

pub use built_in::tool_ids;
pub use typed::SCHEMAS;

use super::id::Id;
use super::kind::Kind;
use super::records::{FileLinks, Records, Unread};
use super::schema;

use built_in::WORDING;
use typed::{File, typed};

/// What came of files that were read before, by fingerprints of their names and texts.
#[derive(Debug, Default)]
pub struct Library {
    files: HashMap<u128, File>,
    parsed: usize,
}

impl Library {
    /// How many files were parsed when it was asked last.
    pub fn parsed(&self) -> usize {
        self.parsed
    }

    /// Reads files, those that are known from memory; forgets those that are not asked for.
    fn read(&mut self, sources: &[Arc<Source>], kept: &mut HashMap<u128, File>) -> Vec<File> {
        let prints: Vec<u128> = sources.par_iter().map(|source| print(source)).collect();
        let file = |(source, print): (&Arc<Source>, &u128)| match self.files.get(print) {
            Some(file) => (file.clone(), false),
            None => (read_file(source), true),
        };
        let files = sources.par_iter().zip(&prints).map(file);
        let files: Vec<(File, bool)> = files.collect();
        self.parsed += files.iter().filter(|(_, is_new)| *is_new).count();
        let files: Vec<File> = files.into_iter().map(|(file, _)| file).collect();
        kept.extend(prints.into_iter().zip(files.iter().cloned()));
        files
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
    let mut kept = HashMap::new();
    library.parsed = 0;
    let sources: Vec<Arc<Source>> = content.sources.into_iter().map(Arc::new).collect();
    let mut found = Diagnostics::new();
    let refused = content.refused.into_iter();
    let refused = refused.filter_map(|refused| unread(&refused.folder, &refused.stem, ""));
    let mut records = Records {
        unread: refused.collect(),
        ..Records::default()
    };
    let files = library.read(&sources, &mut kept);
    records.take_in(&sources, files, &mut found);
    library.files = kept;
    if let Err(problem) = built_in::add_to(&mut records) {
        found.push(*problem);
    }
    (records, found)
}

/// Reads some sources and adds nothing of the program.
pub fn read_alone(sources: Vec<Source>) -> (Records, Diagnostics) {
    let sources: Vec<Arc<Source>> = sources.into_iter().map(Arc::new).collect();
    let (mut records, mut found) = (Records::default(), Diagnostics::new());
    let files = sources.iter().map(read_file).collect();
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
        Ok(tree) => read_tree(source, kind, tree, &mut file),
        Err(fault) => file.found.push(yaml_fault::explain(source, &fault)),
    }
    file
}

fn read_tree(source: &Arc<Source>, kind: Kind, tree: marked::Node, file: &mut File) {
    let schema = &SCHEMAS[&kind];
    let mut findings = schema::walk(&tree, schema);
    let swallowed = slips::swallowed_items(source.yaml(), &tree);
    // A name with more words in it names nothing.
    let is_whole = |reference: &schema::Reference| {
        let holds = |fault: &schema::Fault| (reference.start..reference.end).contains(&fault.start);
        !swallowed.iter().any(holds)
    };
    findings.references.retain(is_whole);
    findings.faults.extend(swallowed);
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
        findings: Arc::new(findings),
    });
}
