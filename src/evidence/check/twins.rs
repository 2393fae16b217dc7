//! No two records are of the same thing: papers by their identifiers, actions by their codes, other
//! records by their names.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::kind::Kind;
use crate::record::study::Bibliography;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    papers(evidence, found);
    titles(evidence, found);
    codes_of_actions(evidence, found);
    names(evidence, found);
    news(evidence, found);
}

fn papers(evidence: &Evidence, found: &mut Diagnostics) {
    let mut seen: BTreeMap<(&str, String), &str> = BTreeMap::new();
    for study in evidence.records.studies.values() {
        let mut is_told = false;
        for (key, value) in marks(&study.value.bibliography) {
            let Some(other) = seen.insert((key, value), study.id.as_str()) else {
                continue;
            };
            if !std::mem::replace(&mut is_told, true) {
                let message = same_paper(key, other);
                let place = study.place(&format!("bibliography.{key}"));
                let problem = Diagnostic::new(&codes::SAME_RECORD, message).at(place);
                found.push(problem.hint(format!(
                    "If it is one paper, keep one record, and give it the id of the other under \
                     `aliases`. If it is not, correct `{key}`, or add what tells the two apart, such \
                     as `doi` or `pages`."
                )));
            }
        }
    }
}

/// What two records have in common: identifiers are of one paper, titles of one year most often.
fn same_paper(key: &str, other: &str) -> String {
    match key {
        "title" => {
            format!("`{other}` has the same title and year: both may be of one paper.")
        }
        "reference" => format!("`{other}` has the same reference: both are of one paper."),
        _ => format!("`{other}` has the same `{key}`: both are of one paper."),
    }
}

/// What no two papers share, by key.
fn marks(paper: &Bibliography) -> impl Iterator<Item = (&'static str, String)> {
    let title = paper.title.as_ref().zip(paper.year);
    let volume = paper
        .pages
        .as_deref()
        .or(paper.volume.as_deref())
        .unwrap_or_default();
    let title = title.map(|(title, year)| format!("{} {year} {volume}", title.to_lowercase()));
    let marks = [
        ("doi", paper.doi.as_ref().map(|doi| doi.to_lowercase())),
        ("pmid", paper.pmid.as_ref().map(|pmid| pmid.to_string())),
        ("title", title),
        (
            "reference",
            paper.reference.as_ref().map(|text| text.to_lowercase()),
        ),
    ];
    marks
        .into_iter()
        .filter_map(|(key, mark)| Some((key, mark?)))
}

/// Titles with fewer words are shared by papers that have nothing else in common.
const WORDS_OF_A_TITLE: usize = 5;

/// Copies of a record whose year or pages were changed: the same long title in the same year or the next,
/// or a short one by the same first author in one year. Two DOIs are two papers.
fn titles(evidence: &Evidence, found: &mut Diagnostics) {
    let mut seen: BTreeMap<String, Vec<(&Bibliography, &str)>> = BTreeMap::new();
    for study in evidence.records.studies.values() {
        let paper = &study.value.bibliography;
        let Some(title) = paper.title.as_deref().map(plain) else {
            continue;
        };
        let is_long = title.split(' ').count() >= WORDS_OF_A_TITLE;
        let alike = seen.entry(title).or_default();
        let is_copy = |(other, _): &&(&Bibliography, &str)| {
            let of_one = first_author(paper) == first_author(other) && paper.year == other.year;
            (is_long || of_one) && is_changed_copy(paper, other)
        };
        if let Some((other_paper, other)) = alike.iter().find(is_copy) {
            let by_one = first_author(paper) == first_author(other_paper);
            let what = if by_one { " and first author" } else { "" };
            let message = format!("`{other}` has the same title{what}.");
            let place = study.place("bibliography.title");
            let problem = Diagnostic::new(&codes::SAME_RECORD, message).at(place);
            found.push(problem.hint(
                "If it is one paper, keep one record, and give it the id of the other under `aliases`.",
            ));
        }
        alike.push((paper, study.id.as_str()));
    }
}

fn first_author(paper: &Bibliography) -> Option<String> {
    paper.authors.first().map(|author| plain(&author.said()))
}

/// Whether two papers of one title may be one, and no mark that they share has told it already.
fn is_changed_copy(paper: &Bibliography, other: &Bibliography) -> bool {
    let years = paper.year.zip(other.year);
    let is_near = years.is_none_or(|(one, other)| one.abs_diff(other) <= 1);
    let are_two = paper.doi.is_some() && other.doi.is_some() && paper.doi != other.doi;
    let is_told = marks(paper).any(|mark| marks(other).any(|known| known == mark));
    is_near && !are_two && !is_told
}

/// The words of a text, without marks and capital letters.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Printed lists name actions by their codes.
fn codes_of_actions(evidence: &Evidence, found: &mut Diagnostics) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for action in evidence.records.implementation.values() {
        let code = action.value.code.as_str();
        if let Some(other) = seen.insert(code, action.id.as_str()) {
            let message = format!("`{other}` has the same code: {code}.");
            let problem = Diagnostic::new(&codes::SAME_RECORD, message).at(action.place("code"));
            found.push(
                problem.hint("Give one of the two another code, or keep one record of the two."),
            );
        }
    }
}

/// Studies may share their short citation, and news its heading; other names stand once in a kind.
fn names(evidence: &Evidence, found: &mut Diagnostics) {
    let mut seen: BTreeMap<(Kind, String), &str> = BTreeMap::new();
    let may_share = |kind| {
        let others = [
            Kind::Study,
            Kind::Implementation,
            Kind::Update,
            Kind::Vocabulary,
        ];
        others.contains(&kind)
    };
    for record in evidence
        .records
        .every()
        .filter(|record| !may_share(record.kind))
    {
        let name = record.title.trim().to_lowercase();
        if let Some(other) = seen.insert((record.kind, name), record.id.as_str()) {
            let message = format!("`{other}` has the same name: \"{}\".", record.title);
            let place = record.source.place(record.kind.title_key());
            let problem = Diagnostic::new(&codes::SAME_RECORD, message).at(place);
            found.push(problem.hint(
                "Keep one of the two, with the id of the other under `aliases`; or give one another \
                 name.",
            ));
        }
    }
}

/// News may share its heading, such as "Corrections", but not its words as well.
fn news(evidence: &Evidence, found: &mut Diagnostics) {
    let mut seen: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for update in evidence.records.updates.values() {
        let words = (update.value.title.as_str(), update.value.summary.as_str());
        if let Some(other) = seen.insert(words, update.id.as_str()) {
            let message = format!("`{other}` has the same title and summary.");
            let problem = Diagnostic::new(&codes::SAME_RECORD, message).at(update.place("summary"));
            found.push(problem.hint("Keep one of the two, or write what this one tells."));
        }
    }
}
