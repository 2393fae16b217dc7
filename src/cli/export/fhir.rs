//! `distil export fhir`: bodies of evidence as resources of FHIR.

use std::path::PathBuf;

use anstream::{eprintln, println};

use crate::compose::Site;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::synthesis::Synthesis;
use crate::render;
use crate::text::suggest;

use super::super::exit::Exit;
use super::super::export_args::FhirArgs;
use super::super::renamed::today;
use super::ready::prepared;

/// Writes the bundle.
pub(super) fn run(args: &FhirArgs) -> Exit {
    let site = match prepared(&args.content) {
        Ok(site) => site,
        Err(exit) => return exit,
    };
    let mut syntheses: Vec<&Entry<Synthesis>> = Vec::new();
    for name in &args.sources {
        let kinds = [Kind::Question, Kind::Synthesis];
        let name = &today(&site.desk().evidence.records, &kinds, name);
        let Some(found) = named(&site, name) else {
            return unknown(&site, name);
        };
        for entry in found {
            if !syntheses.iter().any(|known| known.id == entry.id) {
                syntheses.push(entry);
            }
        }
    }
    let first = args.sources.first().map_or("evidence", String::as_str);
    let path = args
        .output
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("{first}.fhir.json")));
    let bundle = render::fhir(&site.desk(), &syntheses);
    let text = serde_json::to_string_pretty(&bundle).unwrap_or_default() + "\n";
    match args.overwrite.write(&path, text) {
        Ok(()) => {
            let entries = bundle["entry"].as_array().map_or(0, Vec::len);
            println!(
                "{entries} resources of FHIR R5 are in `{}`.",
                path.display()
            );
            Exit::Good
        }
        Err(exit) => exit,
    }
}

/// A body of evidence, those of a question, or all.
fn named<'s>(site: &'s Site, name: &str) -> Option<Vec<&'s Entry<Synthesis>>> {
    let records = &site.desk().evidence.records;
    if name == "all" {
        return Some(records.syntheses.values().collect());
    }
    let id = Id::new(name);
    if let Some(entry) = records.syntheses.get(&id) {
        return Some(vec![entry]);
    }
    let question = records.questions.get(&id)?;
    let of_question = question.value.syntheses.iter();
    Some(
        of_question
            .filter_map(|it| records.syntheses.get(it.id()))
            .collect(),
    )
}

fn unknown(site: &Site, name: &str) -> Exit {
    let desk = site.desk();
    let records = &desk.evidence.records;
    eprintln!("There is no question and no synthesis `{name}`.");
    let ids = records
        .questions
        .keys()
        .chain(records.syntheses.keys())
        .map(Id::as_str);
    if let Some(near) = suggest::nearest(name, ids.chain(["all"])) {
        eprintln!("Did you mean `{near}`?");
    }
    Exit::WrongUse
}
