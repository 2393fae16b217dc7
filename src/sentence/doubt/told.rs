//! Doubts that nobody has dealt with, as problems for staff.

use crate::diag::{Diagnostic, Diagnostics};
use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::synthesis::{Doubt, DoubtFact, Doubts, Subject};
use crate::words::Words;

use super::said::message;

/// A problem for each open doubt, with how to accept it.
pub fn problems(evidence: &Evidence, doubts: &Doubts) -> Diagnostics {
    let words = Words::english();
    let open = doubts.open(evidence);
    open.map(|doubt| problem(&words, evidence, doubt)).collect()
}

/// A problem for each doubt about a table that belongs to no site, and so can accept none.
pub fn problems_of_table(evidence: &Evidence, doubts: &Doubts) -> Diagnostics {
    let words = Words::english();
    let told = doubts
        .all()
        .map(|doubt| told(&words, evidence, doubt).hint("Compare the row with the source."));
    told.collect()
}

fn problem(words: &Words, evidence: &Evidence, doubt: &Doubt) -> Diagnostic {
    told(words, evidence, doubt)
        .hint(what_to_look_at(&doubt.fact))
        .hint(how_to_accept(evidence, doubt))
}

fn what_to_look_at(fact: &DoubtFact) -> &'static str {
    match fact {
        DoubtFact::GroupsIgnored => {
            "Give the effect that allows for it, with `adjusted: true`; or how alike people in a group are: `cluster` with `design_effect`, or with `icc` and `mean_size`."
        }
        _ => "Look at the source again, and correct the record if it was copied wrongly.",
    }
}

/// What a doubt is about, and what was found.
fn told(words: &Words, evidence: &Evidence, doubt: &Doubt) -> Diagnostic {
    let (kind, id) = &doubt.record;
    let title = evidence.title_of(*kind, id.as_str()).unwrap_or(id.as_str());
    let about = match &doubt.subject {
        Subject::Record | Subject::Appraisal => title.to_owned(),
        Subject::Result(result) => format!("{title}, {result}"),
        Subject::Published { outcome, .. } => format!("{title}, {outcome}"),
        Subject::Analysis { outcome, .. } => format!("{title}, {outcome}"),
        Subject::Edition(audience) => format!("{title}, {audience}"),
    };
    Diagnostic::new(
        doubt.code,
        format!("{about}: {}", message(words, &doubt.fact)),
    )
    .at(doubt.place.clone())
}

/// The line that accepts a doubt, to be copied.
fn how_to_accept(evidence: &Evidence, doubt: &Doubt) -> String {
    let (kind, id) = &doubt.record;
    let file = file_of(evidence, *kind, id);
    let narrowing = match &doubt.subject {
        Subject::Record | Subject::Appraisal => String::new(),
        Subject::Result(result) => format!("result: {result}, "),
        Subject::Published { outcome, .. } => format!("outcome: \"{outcome}\", "),
        Subject::Analysis { outcome, .. } => format!("outcome: {outcome}, "),
        Subject::Edition(audience) => format!("audience: {audience}, "),
    };
    let item = format!("{{check: {}, {narrowing}reason: \"…\"}}", doubt.code.id);
    let line = if has_list(evidence, *kind, id) {
        format!("below `accept:` add `- {item}`")
    } else {
        format!("add `accept: [{item}]`")
    };
    format!("If the source says so, keep it and tell readers why: in `{file}` {line}.")
}

/// Whether the file of a record has a list of accepted doubts.
fn has_list(evidence: &Evidence, kind: Kind, id: &Id) -> bool {
    let record = evidence.records.about(kind, id);
    record.is_some_and(|record| !record.life.accept.is_empty())
}

fn file_of(evidence: &Evidence, kind: Kind, id: &Id) -> String {
    let record = evidence.records.about(kind, id);
    let name = record.map(|record| record.source.name.as_str());
    let file = name.and_then(|name| name.rsplit(['/', '\\']).next());
    match file {
        Some(file) => format!("{}/{file}", kind.folder()),
        None => format!("{}/{id}.yaml", kind.folder()),
    }
}
