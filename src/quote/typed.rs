//! Numbers that somebody typed beside a record: one that the record holds would better be quoted, and
//! one that it does not hold is perhaps wrong.

use std::collections::HashSet;

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::evidence::{Evidence, TypedNumber};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::synthesis::Findings;
use crate::text::figures::numbers;
use crate::words::Words;

use super::accepted::is_accepted;
use super::book::Book;
use super::counts::{self, WrongCount};
use super::needed::needed;
use super::quotable::Quotable;
use super::same_number::{is_rounded, is_same, is_turned};

/// How many ways to a number a message names.
const NAMED: usize = 3;

/// Counts that are not those of the analysis beside them; typed numbers that a record of their paragraph
/// holds, and those that the record beside them does not.
pub fn typed(evidence: &Evidence, findings: &Findings) -> Diagnostics {
    let words = Words::english();
    let book = Book::new(&words, evidence, findings);
    let mut found = Diagnostics::new();
    let wrong_counts = counts::wrong(&book, evidence);
    let of_counts: Vec<Place> = wrong_counts.iter().map(WrongCount::place).collect();
    for wrong in wrong_counts {
        let (kind, id) = &wrong.count.within;
        if !is_accepted(evidence, (*kind, id), wrong.problem.code.id) {
            let needed = needed(evidence, Kind::Synthesis, &wrong.count.synthesis);
            let problem = needed.into_iter().fold(wrong.problem, Diagnostic::follows);
            found.append(std::iter::once(problem).collect());
        }
    }
    let numbers = evidence.typed_numbers().iter();
    for number in numbers.filter(|number| !of_counts.contains(&number.place())) {
        let holders = holders(&book, evidence, number);
        let problem = match holders.first() {
            Some(_) => Some(held(number, &holders)),
            None => beside_links(&book, evidence, number),
        };
        let (kind, id) = &number.within;
        let accepts = |problem: &Diagnostic| is_accepted(evidence, (*kind, id), problem.code.id);
        let problem = problem.filter(|it| !accepts(it)).map(|problem| {
            let records = number.records.iter();
            let needed = records.flat_map(|(kind, id)| needed(evidence, *kind, id));
            needed.fold(problem, Diagnostic::follows)
        });
        found.append(problem.into_iter().collect());
    }
    found
}

/// What to type for each value of the records of the paragraph that shows this number.
fn holders(book: &Book<'_>, evidence: &Evidence, number: &TypedNumber) -> Vec<String> {
    let mut ways = Vec::new();
    // A record of the same sentence is the one that is spoken of.
    let spoken_of = match number.in_sentence {
        0 => number.records.len(),
        near => near,
    };
    for (kind, id) in number.records.iter().take(spoken_of) {
        for (kind, id) in with_costs(evidence, *kind, id) {
            let values = book.of(kind, &id);
            let of_record = values.iter().filter(|value| shows(value, number));
            ways.extend(
                of_record.map(|value| format!("<{}:{id}/{}>", kind.link_prefix(), value.path)),
            );
        }
    }
    ways.sort_by_key(String::len);
    ways
}

/// Whether a value shows this number. A share shows it only where the text speaks of a share, so that
/// 29 events are not taken for 29 in 100.
fn shows(value: &Quotable, number: &TypedNumber) -> bool {
    let shares = ["per_100", "in_100", "percent"];
    let key = value.path.rsplit('/').next().unwrap_or_default();
    let is_share = value.shown.ends_with('%') || shares.contains(&key);
    let behind: Vec<&str> = number.behind.split_whitespace().collect();
    let behind = behind.join(" ");
    let of_share = ["%", "percent", "per cent", "in 100", "of 100", "out of 100"];
    let says_share = of_share.iter().any(|words| behind.starts_with(words));
    let is_of_the_method = ["df", "mean_age"].contains(&key);
    (!is_share || says_share)
        && !is_of_the_method
        && !is_day(&value.shown)
        && numbers(&value.shown).contains(&number.number)
}

/// Whether a value is shown as a day: "1 March 2024".
fn is_day(shown: &str) -> bool {
    let parts: Vec<&str> = shown.split(' ').collect();
    let is_year = |part: &str| part.len() == 4 && part.parse::<u16>().is_ok();
    match parts.as_slice() {
        [_, month, year] => is_year(year) && month.chars().all(char::is_alphabetic),
        _ => false,
    }
}

/// A record, and what tells of the same study: its economic records, or the study of one.
fn with_costs(evidence: &Evidence, kind: Kind, id: &Id) -> Vec<(Kind, Id)> {
    let economics = evidence.records.economics.values();
    let of_study = economics.filter(|entry| {
        let study = entry.value.study.as_ref();
        kind == Kind::Study && study.is_some_and(|study| study.id() == id)
    });
    let costs = of_study.map(|entry| (Kind::Economic, entry.id.clone()));
    let own = evidence.records.economics.get(id);
    let own = own.filter(|_| kind == Kind::Economic);
    let study = own.and_then(|entry| entry.value.study.as_ref());
    let study = study.map(|study| (Kind::Study, study.id().clone()));
    let all = std::iter::once((kind, id.clone())).chain(costs);
    all.chain(study).collect()
}

/// What is told of a number beside links to records that each have numbers with which to compare: none
/// of them is this one, or, beside one record alone, one is with the other sign.
fn beside_links(book: &Book<'_>, evidence: &Evidence, number: &TypedNumber) -> Option<Diagnostic> {
    let linked = &number.records[..number.in_sentence];
    // A record may speak of what another one holds, such as its own study.
    if linked.is_empty() || linked.contains(&number.within) {
        return None;
    }
    let (own_kind, own_id) = &number.within;
    let mut known: Vec<String> = shown(book, *own_kind, own_id);
    let mut is_each_with_numbers = true;
    for (kind, id) in linked {
        let values = shown(book, *kind, id);
        is_each_with_numbers &= !book.of(*kind, id).is_empty();
        known.extend(values);
        known.extend(numbers(&texts_of(evidence, *kind, id)));
    }
    let typed = number.number.as_str();
    let is_there = known.iter().any(|it| is_rounded(it, typed));
    let says_sign = typed.starts_with('-') || number.is_behind_measure;
    match () {
        () if !is_each_with_numbers => None,
        () if !is_there => Some(unknown(number)),
        () if linked.len() > 1 || !says_sign => None,
        () if known.iter().any(|it| is_same(it, typed)) => None,
        () => {
            let other = known.iter().find(|it| is_turned(it, typed))?;
            Some(turned(number, other))
        }
    }
}

/// The numbers among the values of a record.
fn shown(book: &Book<'_>, kind: Kind, id: &Id) -> Vec<String> {
    let values = book.of(kind, id);
    values
        .iter()
        .flat_map(|value| numbers(&value.shown))
        .collect()
}

/// The texts of a record, in which a number may stand that is no value of its own.
fn texts_of(evidence: &Evidence, kind: Kind, id: &Id) -> String {
    let about = evidence.records.about(kind, id);
    about.map_or_else(String::new, |about| about.source.texts(&[]).join(" "))
}

fn held(number: &TypedNumber, holders: &[String]) -> Diagnostic {
    let named: HashSet<&String> = holders.iter().take(NAMED).collect();
    let mut named: Vec<String> = named.into_iter().map(|way| format!("`{way}`")).collect();
    named.sort();
    let message = format!(
        "The number {} is typed, and a record here holds it.",
        number.number
    );
    Diagnostic::new(&codes::TYPED_VALUE, message)
        .at(number.place())
        .hint(format!("Quote it: {}.", named.join(" or ")))
}

/// A link in a message: `study:smith-2021`.
fn link(number: &TypedNumber) -> String {
    let record = number.records.first();
    let record = record.map(|(kind, id)| format!("{}:{id}", kind.link_prefix()));
    record.unwrap_or_default()
}

fn turned(number: &TypedNumber, other: &str) -> Diagnostic {
    let record = link(number);
    let message = format!(
        "The number {} stands beside a link to `{record}`, which has {other}: the sign is turned.",
        number.number
    );
    Diagnostic::new(&codes::TYPED_ELSEWHERE, message)
        .at(number.place())
        .hint(format!(
            "Look which of the two points the right way, with `distil quote {record}`, and quote the value."
        ))
}

fn unknown(number: &TypedNumber) -> Diagnostic {
    let link = link(number);
    let others: Vec<String> = number.records[..number.in_sentence]
        .iter()
        .skip(1)
        .map(|(kind, id)| format!("`{}:{id}`", kind.link_prefix()))
        .collect();
    let beside = match others.as_slice() {
        [] => format!("a link to `{link}`, which does not hold it"),
        others => format!(
            "links to `{link}` and {}, none of which holds it",
            others.join(" and ")
        ),
    };
    let message = format!("The number {} stands beside {beside}.", number.number);
    Diagnostic::new(&codes::TYPED_ELSEWHERE, message)
        .at(number.place())
        .hint(format!(
            "Compare it with `distil quote {link}`, and quote the value that is meant."
        ))
        .hint("If it is right, put it into the record, or link the record from which it comes.")
}
