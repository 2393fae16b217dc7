//! Which doubts editors have accepted, and which acceptances fit no doubt.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::evidence::{Evidence, ResultPlace};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::records::About;
use crate::record::value::Acceptance;
use crate::text::suggest;

use super::{Doubt, Doubts, Standing, Subject};

/// An acceptance with where it stands.
struct Accepted<'a> {
    record: (Kind, &'a Id),
    /// The result below which it stands, when it does not stand at the end of the record.
    within: Option<&'a str>,
    acceptance: &'a Acceptance,
    place: Box<dyn Fn() -> Place + 'a>,
}

pub(super) fn settle(evidence: &Evidence, doubts: Vec<Doubt>) -> (Doubts, Diagnostics) {
    let accepted = acceptances(evidence);
    let mut of_record: BTreeMap<(Kind, &Id), Vec<usize>> = BTreeMap::new();
    for (index, accepted) in accepted.iter().enumerate() {
        of_record.entry(accepted.record).or_default().push(index);
    }
    let mut used = BTreeSet::new();
    let mut found: Diagnostics = accepted.iter().filter_map(without_reason).collect();
    let mut settled = Doubts::default();
    for mut doubt in doubts {
        let key = (doubt.record.0, &doubt.record.1);
        let candidates = of_record.get(&key).into_iter().flatten();
        let fitting = candidates
            .copied()
            .find(|index| fits(&accepted[*index], &doubt));
        if let Some(index) = fitting {
            used.insert(index);
            doubt.standing = Standing::Accepted(accepted[index].acceptance.reason.clone());
        } else if doubt.standing == Standing::Open && !is_unread(evidence, &doubt) {
            found.push(problem(evidence, &doubt, of_record.contains_key(&key)));
        }
        settled.add(doubt);
    }
    let unused = (0..accepted.len()).filter(|index| !used.contains(index));
    unused.for_each(|index| found.push(stale(&accepted[index])));
    (settled, found)
}

/// A record that could not be read may well accept the doubt.
fn is_unread(evidence: &Evidence, doubt: &Doubt) -> bool {
    let (kind, id) = &doubt.record;
    evidence.records.is_unread(*kind, id.as_str())
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

fn problem(evidence: &Evidence, doubt: &Doubt, has_list: bool) -> Diagnostic {
    let (kind, id) = &doubt.record;
    let title = evidence.title_of(*kind, id.as_str()).unwrap_or(id.as_str());
    let about = match &doubt.subject {
        Subject::Record | Subject::Appraisal => title.to_owned(),
        Subject::Result(result) => format!("{title}, {result}"),
        Subject::Published { outcome, .. } => format!("{title}, {outcome}"),
        Subject::Analysis { outcome, .. } => format!("{title}, {outcome}"),
        Subject::Edition(audience) => format!("{title}, {audience}"),
    };
    Diagnostic::new(doubt.code, format!("{about}: {}", doubt.message))
        .at(doubt.place.clone())
        .hint("Look at the source again, and correct the record if it was copied wrongly.")
        .hint(how_to_accept(
            doubt,
            &file_of(evidence, *kind, id),
            has_list,
        ))
}

/// The line that accepts a doubt, to be copied.
fn how_to_accept(doubt: &Doubt, file: &str, has_list: bool) -> String {
    let narrowing = match &doubt.subject {
        Subject::Record | Subject::Appraisal => String::new(),
        Subject::Result(result) => format!("result: {result}, "),
        Subject::Published { outcome, .. } => format!("outcome: \"{outcome}\", "),
        Subject::Analysis { outcome, .. } => format!("outcome: {outcome}, "),
        Subject::Edition(audience) => format!("audience: {audience}, "),
    };
    let item = format!("{{check: {}, {narrowing}reason: \"…\"}}", doubt.code.id);
    let line = if has_list {
        format!("below `accept:` add `- {item}`")
    } else {
        format!("add `accept: [{item}]`")
    };
    format!("If the source says so, keep it and tell readers why: in `{file}` {line}.")
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

fn stale(accepted: &Accepted<'_>) -> Diagnostic {
    let check = &accepted.acceptance.check;
    let problem = match codes::find(check) {
        Some(code) => {
            let message = format!(
                "Nothing here raises {}: {}.",
                code.id,
                first_small(code.title)
            );
            Diagnostic::new(&codes::STALE_ACCEPTANCE, message)
        }
        None => {
            let message = format!("There is no check `{check}`.");
            let problem = Diagnostic::new(&codes::STALE_ACCEPTANCE, message);
            match suggest::nearest(check, codes::ALL.iter().map(|code| code.id)) {
                Some(near) => problem.hint(format!("Did you mean `{near}`?")),
                None => problem,
            }
        }
    };
    problem
        .at((accepted.place)())
        .hint("Take the entry away, or correct what it names.")
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
