//! What the content would be with files changed: whether it would still be without errors.

use anstream::eprintln;

use crate::compose::{self, Request};
use crate::diag::{Diagnostics, Severity, codes};
use crate::edit::Change;
use crate::evidence::Evidence;
use crate::load::Source;
use crate::load::source::Format;

use super::exit::Exit;
use super::report;

/// The evidence, drafts included, as changes would make it. Changes that would put errors into the content,
/// with or without drafts, are refused. Nothing is written for that: the records are read from memory.
pub(super) fn with(
    request: &Request,
    before: &Diagnostics,
    changes: &[Change],
) -> Result<Evidence, Exit> {
    let (evidence, with_drafts) = compose::evidence_with(request, sources(request, changes));
    let errors = new_errors(before, &with_drafts);
    let Some(evidence) = evidence.filter(|_| !errors.has_errors()) else {
        report::errors(&errors);
        eprintln!("Nothing was written, because the records would not pass `distil check`.");
        return Err(Exit::Problems);
    };
    let mut without = request.clone();
    without.settings.with_drafts = false;
    let (_, now) = compose::evidence(&without);
    let (_, shown) = compose::evidence_with(&without, sources(request, changes));
    let errors = new_errors(&now, &shown);
    if !errors.has_errors() {
        return Ok(evidence);
    }
    report::errors(&errors);
    eprintln!("Nothing was written, because the records would not pass `distil check`.");
    if errors
        .sorted()
        .iter()
        .any(|problem| problem.code.id == codes::DRAFT_REFERENCE.id)
    {
        eprintln!(
            "A record that is shown would refer to new drafts: give --publish, or make it a draft first."
        );
    }
    Err(Exit::Problems)
}

/// The errors of a run that were not there before.
fn new_errors(before: &Diagnostics, after: &Diagnostics) -> Diagnostics {
    let known: Vec<&str> = before
        .sorted()
        .into_iter()
        .map(|problem| problem.message.as_str())
        .collect();
    let errors = after
        .sorted()
        .into_iter()
        .filter(|problem| problem.severity == Severity::Error);
    errors
        .filter(|problem| !known.contains(&problem.message.as_str()))
        .cloned()
        .collect()
}

/// The files as they would be read.
fn sources(request: &Request, changes: &[Change]) -> Vec<Source> {
    let source = |change: &Change| {
        let name = request.content.join(&change.path).display().to_string();
        let (folder, file) = change.path.split_once('/').unwrap_or(("", &change.path));
        let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
        let format = Format::of_ending(ending).unwrap_or(Format::Yaml);
        Source::new(
            name,
            folder.to_owned(),
            stem.to_owned(),
            format,
            change.after.clone(),
        )
        .0
    };
    changes.iter().map(source).collect()
}
