//! Vocabularies have known names and each value once, and records choose values that are there.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::read::{is_built_in, vocabulary_has};
use crate::record::records::FileLinks;
use crate::record::schema::{Chosen, not_a_choice};
use crate::record::vocabulary::{NAMES, Place, Topic, Vocabulary};
use crate::text::suggest;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for vocabulary in evidence.records.vocabularies.values() {
        name(vocabulary, found);
        values(vocabulary, found);
        circles(vocabulary, found);
    }
    for file in &evidence.records.links {
        for chosen in &file.findings.chosen {
            if let Some(problem) = unknown(evidence, file, chosen) {
                found.push(problem);
            }
        }
    }
}

fn name(vocabulary: &Entry<Vocabulary>, found: &mut Diagnostics) {
    let name = vocabulary.id.as_str();
    if !NAMES.contains(&name) {
        let problem = not_a_choice(name, &NAMES, "the name of a file in `vocabularies/`");
        found.push(problem.at(vocabulary.place("")));
    }
}

fn values(vocabulary: &Entry<Vocabulary>, found: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for (index, value) in vocabulary.value.values.iter().enumerate() {
        if !seen.insert(&value.id) {
            let message = format!("The value `{}` is given twice.", value.id);
            let place = vocabulary.place(&format!("values[{index}].id"));
            found.push(Diagnostic::new(&codes::DUPLICATE_ID, message).at(place));
        }
    }
}

/// No place lies in itself.
fn circles(vocabulary: &Entry<Vocabulary>, found: &mut Diagnostics) {
    if vocabulary.id.as_str() != Place::NAME {
        return;
    }
    let values = &vocabulary.value.values;
    let wider = |id: &Id| -> Option<&Id> {
        let value = values.iter().find(|value| value.id == *id)?;
        value.lies_in.as_ref().map(|place| place.id())
    };
    for (index, value) in values.iter().enumerate() {
        let way = std::iter::successors(wider(&value.id), |at| wider(at));
        if way.take(values.len()).any(|id| *id == value.id) {
            let message = format!("`{}` would lie in itself.", value.id);
            let place = vocabulary.place(&format!("values[{index}].lies_in"));
            let problem = Diagnostic::new(&codes::CYCLE, message).at(place);
            found.push(problem.hint("Take one of these `lies_in` keys out."));
        }
    }
}

/// The problem of a value that its vocabulary does not have; a vocabulary that could not be read has
/// its own problem already.
fn unknown(evidence: &Evidence, file: &FileLinks, chosen: &Chosen) -> Option<Diagnostic> {
    let name = &chosen.vocabulary;
    let vocabulary = evidence.records.vocabularies.get(&Id::new(name))?;
    let values = &vocabulary.value.values;
    if values.iter().any(|value| value.id.as_str() == chosen.value) {
        return None;
    }
    let known: Vec<&str> = values.iter().map(|value| value.id.as_str()).collect();
    let what = match chosen.key.as_str() {
        "this key" => "this key".to_owned(),
        key => format!("`{key}`"),
    };
    let file_name = format!("vocabularies/{name}.yaml");
    let problem =
        not_a_choice(&chosen.value, &known, &what).follows(format!("vocabularies/{name}"));
    let is_misspelt = suggest::nearest(&chosen.value, known.iter().copied()).is_some();
    let problem = match !is_built_in(&vocabulary.source) && vocabulary_has(name, &chosen.value) {
        true => problem.hint(format!(
            "The program's own list has it, but your file `{file_name}` takes the place of the whole \
             list: add the value there too."
        )),
        false if is_built_in(&vocabulary.source) && is_misspelt => problem,
        false if is_built_in(&vocabulary.source) => problem.hint(format!(
            "Or, if the list should have it: write a list of your own, `{file_name}`, which takes the \
             place of the program's."
        )),
        false => problem.hint(format!("Or add it to `{file_name}`.")),
    };
    Some(problem.at(file.place(chosen.start, chosen.end)))
}
