//! `distil quote`.

use anstream::{eprintln, println};

use crate::evidence::Evidence;
use crate::quote::Book;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::synthesis::{BySynthesis, Findings};
use crate::text::suggest;
use crate::words::Words;

use super::args::QuoteArgs;
use super::exit::Exit;
use super::renamed::today;

/// The widest column of what to type: a longer line pushes its value to the right.
const WIDEST: usize = 72;

/// Lists what texts can quote of a record, each value with what to type for it.
pub(super) fn run(args: &QuoteArgs) -> Exit {
    let (evidence, _) = match super::request::evidence(&args.content) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let asked = args.record.trim_matches(|c| matches!(c, '<' | '>'));
    let record = asked.split('/').next().unwrap_or_default();
    let mut records = named(&evidence, record);
    if records.is_empty() {
        records = named(&evidence, &as_today(&evidence, record));
    }
    if records.is_empty() {
        return unknown(&evidence, record);
    }
    let findings = Findings::of(&evidence, &BySynthesis::new()).0;
    let words = Words::english();
    let book = Book::new(&words, &evidence, &findings);
    for (kind, id) in records {
        let name = format!("{}:{id}", kind.link_prefix());
        let values = book.of(kind, &id);
        let typed = values
            .iter()
            .map(|value| format!("<{name}/{}>", value.path));
        let typed: Vec<String> = typed.collect();
        let widths = typed.iter().map(|it| it.chars().count());
        let width = widths.max().unwrap_or(0).min(WIDEST);
        println!("<{name}>");
        for (typed, value) in typed.iter().zip(values.iter()) {
            println!("{typed:width$}  {}", value.shown);
        }
    }
    Exit::Good
}

/// The name with the id of today, where it is another name of a record.
fn as_today(evidence: &Evidence, name: &str) -> String {
    match name.split_once(':') {
        Some((prefix, id)) => {
            let kinds: Vec<Kind> = Kind::from_link_prefix(prefix).into_iter().collect();
            format!("{prefix}:{}", today(&evidence.records, &kinds, id))
        }
        None => today(&evidence.records, &Kind::WITH_FOLDER, name),
    }
}

/// The records of this name: one with its kind, `study:smith-2021`, or every kind's without.
fn named(evidence: &Evidence, name: &str) -> Vec<(Kind, Id)> {
    let (kinds, id) = match name.split_once(':') {
        Some((prefix, id)) => (Kind::from_link_prefix(prefix).into_iter().collect(), id),
        None => (Kind::WITH_FOLDER.to_vec(), name),
    };
    let id = Id::new(id);
    let is_there = |kind: &Kind| evidence.records.about(*kind, &id).is_some();
    let kinds = kinds.into_iter().filter(is_there);
    kinds.map(|kind| (kind, id.clone())).collect()
}

fn unknown(evidence: &Evidence, name: &str) -> Exit {
    eprintln!("There is no record `{name}`.");
    let named = |kind: Kind| {
        let ids = evidence.records.ids(kind).into_iter();
        ids.map(move |id| format!("{}:{id}", kind.link_prefix()))
    };
    let all: Vec<String> = Kind::WITH_FOLDER.into_iter().flat_map(named).collect();
    let ids = all
        .iter()
        .map(|name| name.split_once(':').map_or("", |(_, id)| id));
    let near = match name.contains(':') {
        true => suggest::nearest(name, all.iter().map(String::as_str)),
        false => suggest::nearest(name, ids),
    };
    if let Some(near) = near {
        eprintln!("Did you mean `{near}`?");
    }
    eprintln!("Name a record by its kind and id, as in a link: `distil quote study:smith-2021`.");
    Exit::WrongUse
}
