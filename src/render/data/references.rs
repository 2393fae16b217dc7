//! References as RIS, BibTeX and CSL-JSON: of all studies, and of the studies behind each synthesis and
//! each question. Files of a single study are made by a script on its page.

use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::study::Study;
use crate::reference::Item;
use crate::reference::bibtex::bibtex;
use crate::reference::csl::csl_file;
use crate::reference::ris::ris;
use crate::render::output_file::OutputFile;
use crate::render::piece::{MadeFrom, Piece};
use crate::view::Desk;
use crate::view::reading::{studies_of, syntheses_of};

/// Three files for each list.
pub(super) fn pieces<'a>(desk: &'a Desk<'a>) -> Vec<Piece<'a>> {
    let records = &desk.evidence.records;
    let all = || {
        let all: Vec<&Entry<Study>> = records.studies.values().collect();
        list("data/references", &all)
    };
    let mut pieces = vec![Piece::new("references", MadeFrom::Reads, all)];
    pieces.extend(records.syntheses.values().map(|entry| {
        let name = format!("evidence/{}", entry.id);
        let from = MadeFrom::Record(Kind::Synthesis, &entry.id);
        Piece::new(format!("references/{name}"), from, move || {
            behind(&name, &studies_of(desk, &[entry]))
        })
    }));
    pieces.extend(records.questions.values().map(|entry| {
        let name = format!("questions/{}", entry.id);
        let from = MadeFrom::Record(Kind::Question, &entry.id);
        Piece::new(format!("references/{name}"), from, move || {
            behind(&name, &studies_of(desk, &syntheses_of(desk, entry)))
        })
    }));
    pieces
}

/// The references behind a page; none where no study is.
fn behind(page: &str, studies: &[&Entry<Study>]) -> Vec<OutputFile> {
    match studies.is_empty() {
        true => Vec::new(),
        false => list(&format!("{page}-references"), studies),
    }
}

/// The references of studies in the three formats, under one name.
fn list(name: &str, studies: &[&Entry<Study>]) -> Vec<OutputFile> {
    let items: Vec<Item> = studies.iter().map(|study| Item::of_study(study)).collect();
    let ris: String = items.iter().map(ris).collect();
    let bibtex: String = items.iter().map(bibtex).collect();
    vec![
        OutputFile::text(format!("{name}.ris"), ris),
        OutputFile::text(format!("{name}.bib"), bibtex),
        OutputFile::text(format!("{name}.json"), csl_file(&items)),
    ]
}
