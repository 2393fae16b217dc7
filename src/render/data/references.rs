//! References as RIS, BibTeX and CSL-JSON: of all studies, of each study, and of the studies behind
//! each synthesis and each question.

use crate::record::entry::Entry;
use crate::record::study::Study;
use crate::reference::Item;
use crate::reference::bibtex::bibtex;
use crate::reference::csl::csl_file;
use crate::reference::ris::ris;
use crate::render::output_file::OutputFile;
use crate::view::Desk;
use crate::view::reading::{studies_of, syntheses_of};

/// Three files for each list.
pub(super) fn files(desk: &Desk<'_>) -> Vec<OutputFile> {
    let records = &desk.evidence.records;
    let all: Vec<&Entry<Study>> = records.studies.values().collect();
    let mut files = list("data/references", &all);
    for study in records.studies.values() {
        files.extend(list(&format!("studies/{}", study.id), &[study]));
    }
    let syntheses = records.syntheses.values();
    let of_syntheses = syntheses.map(|s| (format!("evidence/{}", s.id), studies_of(desk, &[s])));
    let questions = records.questions.values();
    let of_questions = questions.map(|question| {
        let studies = studies_of(desk, &syntheses_of(desk, question));
        (format!("questions/{}", question.id), studies)
    });
    for (page, studies) in of_syntheses.chain(of_questions) {
        if !studies.is_empty() {
            files.extend(list(&format!("{page}-references"), &studies));
        }
    }
    files
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
