//! From the text of files to records: every fault of every file is told, then the sound ones are typed.

mod built_in;
mod slips;
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
use super::kind::Kind;
use super::records::{FileLinks, Records, Unread};
use super::schema;

use built_in::WORDING;
use typed::{File, typed};

/// Reads all sources. Files with faults give problems and no record. What the program brings along
/// is added where the content has none.
pub fn read(content: impl Into<Content>) -> (Records, Diagnostics) {
    let content = content.into();
    let sources: Vec<Arc<Source>> = content.sources.into_iter().map(Arc::new).collect();
    let mut found = Diagnostics::new();
    let refused = content.refused.into_iter();
    let refused = refused.filter_map(|refused| unread(&refused.folder, &refused.stem, ""));
    let mut records = Records {
        unread: refused.collect(),
        ..Records::default()
    };
    records.take_in(&sources, &mut found);
    if let Err(problem) = built_in::add_to(&mut records) {
        found.push(*problem);
    }
    (records, found)
}

/// Reads some sources and adds nothing of the program.
pub fn read_alone(sources: Vec<Source>) -> (Records, Diagnostics) {
    let sources: Vec<Arc<Source>> = sources.into_iter().map(Arc::new).collect();
    let (mut records, mut found) = (Records::default(), Diagnostics::new());
    records.take_in(&sources, &mut found);
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
    let mut findings = schema::walk(tree, schema);
    let swallowed = slips::swallowed_items(source.yaml(), tree);
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
        findings,
    });
}
