//! Which doubts editors have accepted, and which acceptances fit no doubt.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::evidence::{Evidence, ResultPlace, is_settled_with_records};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::records::About;
use crate::record::value::Acceptance;

use super::raised::{Doubt, Standing, Subject};

/// An acceptance with where it stands.
struct Accepted<'a> {
    record: (Kind, &'a Id),
    /// The result below which it stands, when it does not stand at the end of the record.
    within: Option<&'a str>,
    acceptance: &'a Acceptance,
    place: Box<dyn Fn() -> Place + 'a>,
}

pub(super) fn settle<'a>(
    evidence: &Evidence,
    doubts: impl Iterator<Item = &'a mut Doubt>,
) -> Diagnostics {
    let accepted = acceptances(evidence);
    let mut of_record: BTreeMap<(Kind, &Id), Vec<usize>> = BTreeMap::new();
    for (index, accepted) in accepted.iter().enumerate() {
        of_record.entry(accepted.record).or_default().push(index);
    }
    let mut used = BTreeSet::new();
    for doubt in doubts {
        let key = (doubt.record.0, &doubt.record.1);
        let mut candidates = of_record.get(&key).into_iter().flatten().copied();
        if let Some(index) = candidates.find(|index| fits(&accepted[*index], doubt)) {
            used.insert(index);
            doubt.standing = Standing::Accepted(accepted[index].acceptance.reason.clone());
        }
    }
    let mut found: Diagnostics = accepted.iter().filter_map(without_reason).collect();
    let of_texts = [
        &codes::TYPED_VALUE,
        &codes::TYPED_ELSEWHERE,
        &codes::COUNT_ELSEWHERE,
        &codes::CORRECTION_ELSEWHERE,
    ];
    let is_of_texts = |index: &usize| {
        let check = &accepted[*index].acceptance.check;
        of_texts
            .iter()
            .any(|code| check.eq_ignore_ascii_case(code.id))
            || is_settled_with_records(check)
    };
    let unused = (0..accepted.len()).filter(|index| !used.contains(index) && !is_of_texts(index));
    found.append(unused.filter_map(|index| stale(&accepted[index])).collect());
    found
}

fn acceptances(evidence: &Evidence) -> Vec<Accepted<'_>> {
    let mut all: Vec<_> = evidence.records.every().flat_map(of_record).collect();
    for entry in evidence.results.values() {
        let ResultPlace::InStudy { .. } = &entry.place else {
            continue;
        };
        let of_result = entry.result.accept.iter().enumerate();
        all.extend(of_result.map(|(index, acceptance)| Accepted {
            record: (Kind::Study, &entry.study),
            within: Some(&entry.result.id),
            acceptance,
            place: Box::new(move || entry.place(&format!("accept[{index}].check"))),
        }));
    }
    all
}

fn of_record(record: About<'_>) -> impl Iterator<Item = Accepted<'_>> {
    let accepted = record.life.accept.iter().enumerate();
    accepted.map(move |(index, acceptance)| Accepted {
        record: (record.kind, record.id),
        within: None,
        acceptance,
        place: Box::new(move || record.source.place(&format!("accept[{index}].check"))),
    })
}

/// What an acceptance does not name it does not ask for.
fn fits(accepted: &Accepted<'_>, doubt: &Doubt) -> bool {
    let acceptance = accepted.acceptance;
    let is_asked = |asked: Option<&str>, own: Option<&str>| asked.is_none() || asked == own;
    let (outcome, audience) = match &doubt.subject {
        Subject::Published { outcome, .. } => (Some(outcome.as_str()), None),
        Subject::Analysis { outcome, .. } => (Some(outcome.as_str()), None),
        Subject::Edition(audience) => (None, Some(audience.as_str())),
        Subject::Record | Subject::Appraisal | Subject::Result(_) => (None, None),
    };
    acceptance.check.eq_ignore_ascii_case(doubt.code.id)
        && is_asked(accepted.within, doubt.result())
        && is_asked(acceptance.result.as_deref(), doubt.result())
        && is_asked(acceptance.outcome.as_deref(), outcome)
        && is_asked(acceptance.audience.as_deref(), audience)
}

/// An acceptance that no doubt fits; a check that does not exist is told where the file is read.
fn stale(accepted: &Accepted<'_>) -> Option<Diagnostic> {
    let code = codes::find(&accepted.acceptance.check)?;
    let message = format!(
        "Nothing here raises {}: {}.",
        code.id,
        first_small(code.title)
    );
    let problem = Diagnostic::new(&codes::STALE_ACCEPTANCE, message).at((accepted.place)());
    Some(problem.hint("Take the entry away, or correct what it names."))
}

fn first_small(title: &str) -> String {
    let mut chars = title.chars();
    let first = chars.next().map(|c| c.to_ascii_lowercase());
    first.into_iter().chain(chars).collect()
}

/// An acceptance is shown to readers with its reason, so it needs one.
fn without_reason(accepted: &Accepted<'_>) -> Option<Diagnostic> {
    let has_words = accepted.acceptance.reason.chars().any(char::is_alphabetic);
    (!has_words).then(|| {
        let message = format!(
            "The accepted doubt {} has no reason.",
            accepted.acceptance.check
        );
        Diagnostic::new(&codes::EMPTY_TEXT, message)
            .at((accepted.place)())
            .hint("Say in `reason` why the value is kept; readers see it beside the number.")
    })
}
