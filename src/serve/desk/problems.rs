//! What `check` says of a record, each problem with the field that it is about.

use serde_json::{Value, json};

use crate::diag::{Diagnostic, Severity};
use crate::editor::path_at;

use super::files::Found;

/// The problems of a file in the words of `check`, and how many there are in other files.
pub(super) fn of(found: &Found, all: &[Diagnostic]) -> Value {
    let told = all
        .iter()
        .filter(|problem| problem.severity != Severity::Note);
    let (here, elsewhere): (Vec<&Diagnostic>, Vec<&Diagnostic>) = told.partition(|problem| {
        problem
            .place
            .as_ref()
            .is_some_and(|place| place.file == found.source.name)
    });
    let problems: Vec<Value> = here
        .into_iter()
        .map(|problem| one(found, problem))
        .collect();
    json!({ "problems": problems, "elsewhere": elsewhere.len() })
}

fn one(found: &Found, problem: &Diagnostic) -> Value {
    let place = problem.place.as_ref();
    let line = place.map_or(0, |place| place.line);
    let path = place.map(|place| path_at(&found.source, place.line, place.column));
    json!({
        "severity": problem.severity.word(),
        "code": problem.code.id,
        "message": problem.message,
        "advice": problem.advice(),
        "line": line,
        "path": path.unwrap_or_default(),
    })
}
