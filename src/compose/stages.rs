//! The first stages of a build one by one, so that they can be measured.

use std::path::Path;

use crate::evidence::Evidence;
use crate::load::walk;
use crate::record::kind::Kind;
use crate::record::read::{self, Library};
use crate::synthesis::{BySynthesis, Findings};

use super::Request;

/// Records that are read, checked and linked.
#[derive(Debug)]
pub struct Linked(Evidence);

/// Reads every file of a content folder, and says how many there are.
pub fn read_files(content: &Path) -> usize {
    let folders = Kind::WITH_FOLDER.map(Kind::folder);
    walk::read_content(content, &folders).0.sources.len()
}

/// Reads every record of a content folder, and says how many could be read.
pub fn read_records(content: &Path) -> usize {
    let folders = Kind::WITH_FOLDER.map(Kind::folder);
    let (content, _) = walk::read_content(content, &folders);
    read::read(content, &mut Library::default()).0.count()
}

/// Reads, checks and links the records; nothing when there is no site.
pub fn link(request: &Request) -> Option<Linked> {
    super::evidence(request).0.map(Linked)
}

/// Works out all analyses, and says how many outcomes have one.
pub fn work_out(linked: &Linked) -> usize {
    let findings = Findings::of(&linked.0, &BySynthesis::new()).0;
    let syntheses = linked.0.records.syntheses.keys();
    syntheses.map(|id| findings.of_synthesis(id).len()).sum()
}
