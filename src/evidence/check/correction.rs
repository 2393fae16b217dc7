//! Corrections: what they concern is there, and news tells of those that changed a conclusion.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, RECORDS, codes};
use crate::evidence::graph::Evidence;
use crate::record::kind::Kind;
use crate::record::records::About;
use crate::record::update::UpdateKind;
use crate::text::suggest;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    let updates = evidence.records.updates.values();
    let told: BTreeSet<&str> = updates
        .flat_map(|update| update.value.corrects.iter().map(String::as_str))
        .collect();
    for about in evidence.records.every() {
        of_record(evidence, &about, &told, found);
    }
    of_news(evidence, found);
}

fn of_record(
    evidence: &Evidence,
    about: &About<'_>,
    told: &BTreeSet<&str>,
    found: &mut Diagnostics,
) {
    for (index, correction) in about.life.corrections.iter().enumerate() {
        let place = |key: &str| about.source.place(&format!("corrections[{index}].{key}"));
        if let Some(result) = &correction.result {
            let of_study = || evidence.results.of_study(about.id);
            let is_there =
                about.kind == Kind::Study && of_study().any(|it| it.result.id == *result);
            if !is_there {
                let message = format!("`{}` has no result `{result}`.", about.id);
                let ids: Vec<&str> = of_study().map(|it| it.result.id.as_str()).collect();
                let problem = nearest(Diagnostic::new(&codes::DANGLING, message), result, &ids);
                found.push(problem.at(place("result")));
            }
        }
        let same = |text: &str| {
            text.split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .to_lowercase()
        };
        if same(&correction.was) == same(&correction.is) {
            let message = format!(
                "The correction `{}` changes nothing: `was` and `is` are the same.",
                correction.id
            );
            let problem = Diagnostic::new(&codes::CORRECTION_EMPTY, message).at(place("is"));
            found.push(problem.hint(
                "Write under `was` what the site said before, and under `is` what it says now.",
            ));
        }
        if correction.conclusion_changed && !told.contains(correction.id.as_str()) {
            let message = format!(
                "The correction `{}` changed a conclusion, and no update tells of it.",
                correction.id
            );
            let problem = Diagnostic::new(&codes::CORRECTION_UNTOLD, message);
            let hint = format!(
                "Add an update with `kind: correction` and `corrects: [{}]`.",
                correction.id
            );
            found.push(problem.at(place("id")).hint(hint));
        }
    }
}

fn of_news(evidence: &Evidence, found: &mut Diagnostics) {
    let known: Vec<&str> = evidence.corrections.keys().map(String::as_str).collect();
    for update in evidence.records.updates.values() {
        for (index, id) in update.value.corrects.iter().enumerate() {
            if !known.contains(&id.as_str()) {
                let message = format!("There is no correction `{id}`.");
                let problem = nearest(Diagnostic::new(&codes::DANGLING, message), id, &known);
                // It may stand in a record that cannot be read.
                let problem = problem.follows(RECORDS);
                found.push(problem.at(update.place(&format!("corrects[{index}]"))));
            }
        }
        let is_correction = update.value.kind == UpdateKind::Correction;
        if is_correction && update.value.corrects.is_empty() {
            let message = "This update is a correction and names none.";
            let problem = Diagnostic::new(&codes::CORRECTION_UNTOLD, message);
            let hint = "Write `corrects: [K01]` with the id of the correction in the record, or another kind.";
            found.push(problem.at(update.place("kind")).hint(hint));
        }
        if !is_correction && !update.value.corrects.is_empty() {
            let message = "This update names corrections and is of another kind.";
            let problem = Diagnostic::new(&codes::CORRECTION_UNTOLD, message);
            found.push(
                problem
                    .at(update.place("kind"))
                    .hint("Write `kind: correction`."),
            );
        }
    }
}

fn nearest(problem: Diagnostic, typed: &str, known: &[&str]) -> Diagnostic {
    match suggest::nearest(typed, known.iter().copied()) {
        Some(near) => problem.hint(format!("Did you mean `{near}`?")),
        None if known.is_empty() => problem,
        None => problem.hint(format!("There are: {}.", known.join(", "))),
    }
}
