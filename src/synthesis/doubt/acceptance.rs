//! Which doubts editors have accepted, and which acceptances fit no doubt.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::vocabulary::Acceptance;

use super::{Doubt, Doubts};

/// An acceptance with the record in which it stands.
struct Accepted<'a> {
    record: (Kind, &'a Id),
    acceptance: &'a Acceptance,
    place: Box<dyn Fn() -> Place + 'a>,
}

pub(super) fn settle(evidence: &Evidence, doubts: Vec<Doubt>) -> (Doubts, Diagnostics) {
    let accepted = acceptances(evidence);
    let mut used = BTreeSet::new();
    let mut found = Diagnostics::new();
    let mut settled = Doubts::default();
    for mut doubt in doubts {
        let fitting = accepted.iter().position(|accepted| fits(accepted, &doubt));
        if let Some(index) = fitting {
            used.insert(index);
            doubt.accepted = Some(accepted[index].acceptance.reason.clone());
        } else {
            found.push(problem(evidence, &doubt));
        }
        match doubt.result.clone() {
            Some(result) => settled.by_result.entry(result).or_default().push(doubt),
            None => settled.of_records.push(doubt),
        }
    }
    for (index, accepted) in accepted.iter().enumerate() {
        if !used.contains(&index) {
            found.push(stale(accepted));
        }
    }
    (settled, found)
}

fn acceptances(evidence: &Evidence) -> Vec<Accepted<'_>> {
    let mut all = Vec::new();
    for entry in evidence.records.studies.values() {
        for (index, acceptance) in entry.value.accept.iter().enumerate() {
            all.push(Accepted {
                record: (Kind::Study, &entry.id),
                acceptance,
                place: Box::new(move || entry.place(&format!("accept[{index}]"))),
            });
        }
    }
    for entry in evidence.records.questions.values() {
        for (index, acceptance) in entry.value.accept.iter().enumerate() {
            all.push(Accepted {
                record: (Kind::Question, &entry.id),
                acceptance,
                place: Box::new(move || entry.place(&format!("accept[{index}]"))),
            });
        }
    }
    all
}

fn fits(accepted: &Accepted<'_>, doubt: &Doubt) -> bool {
    let (kind, id) = accepted.record;
    let acceptance = accepted.acceptance;
    kind == doubt.record.0
        && *id == doubt.record.1
        && acceptance.check.eq_ignore_ascii_case(doubt.code.id)
        && (acceptance.result.is_none() || acceptance.result == doubt.result)
}

fn problem(evidence: &Evidence, doubt: &Doubt) -> Diagnostic {
    let (kind, id) = &doubt.record;
    let title = evidence.title_of(*kind, id.as_str()).unwrap_or(id.as_str());
    let about = match &doubt.result {
        Some(result) => format!("{title}, {result}: "),
        None => format!("{title}: "),
    };
    let result = doubt
        .result
        .as_ref()
        .map(|result| format!("result: {result}, "))
        .unwrap_or_default();
    let file = format!("{}/{id}.yaml", kind.folder());
    Diagnostic::new(doubt.code, format!("{about}{}", doubt.message))
        .at(doubt.place.clone())
        .hint("Look at the source again, and correct the record if it was copied wrongly.")
        .hint(format!(
            "If the source says so, keep it and tell readers why: in `{file}` write `accept: [{{check: {}, {result}reason: \"…\"}}]`.",
            doubt.code.id
        ))
}

fn stale(accepted: &Accepted<'_>) -> Diagnostic {
    let acceptance = accepted.acceptance;
    let message = format!("Nothing here raises {}.", acceptance.check);
    Diagnostic::new(&codes::STALE_ACCEPTANCE, message)
        .at((accepted.place)())
        .hint("Take the entry away, or correct its `check` and `result`.")
}
