//! The first stages of a build one by one, so that they can be measured and tried with any input.

use std::path::Path;

use crate::evidence::{self, Evidence, Settings};
use crate::load::Source;
use crate::load::source::Format;
use crate::load::walk;
use crate::plan::Addresses;
use crate::prose::{Prose, Setting, plain_text};
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

/// A site without content, beside which a text is tried.
const SITE: &str = "title: A\ntagline: B\ndescription: C\nlanguage: en\nversion: '1'\naudiences: []\n\
    organisation: {name: D, contact: {text: E}}\nlicence: {name: F}\n";

/// Reads the text of one file as that of a record or a table, links and checks it, and makes its
/// Markdown into HTML. Says how many problems there are, and how many bytes of HTML; nothing for a
/// file that is no record.
pub fn try_text(file: &str, text: &str) -> Option<(usize, usize)> {
    let own = source(file, text)?;
    let body = own.body().to_owned();
    let site = (file != "site.yaml")
        .then(|| source("site.yaml", SITE))
        .flatten();
    let (records, mut found) = read::read_alone([Some(own), site].into_iter().flatten().collect());
    let (evidence, more) = evidence::link(records, Settings::default());
    found.append(more);
    let problems = found.sorted().len();
    let html = evidence.map_or(0, |evidence| {
        let prose = Prose::new(Addresses::new(&evidence), "table", "back");
        let setting = Setting::plain("../", 2);
        prose.blocks(&body, &setting).len()
            + prose.inline(text, &setting).len()
            + plain_text(text).len()
    });
    Some((problems, html))
}

fn source(file: &str, text: &str) -> Option<Source> {
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    let (stem, ending) = name.rsplit_once('.')?;
    let own = |text: &str| text.to_owned();
    let (source, fault) = Source::new(
        own(file),
        own(folder),
        own(stem),
        Format::of_ending(ending)?,
        own(text),
    );
    fault.is_none().then_some(source)
}
