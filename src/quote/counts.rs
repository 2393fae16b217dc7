//! Counts in texts against the analyses beside which they stand: how many trials, people and results the
//! analysis itself has.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Place, codes};
use crate::evidence::{CountInText, CountSource, CountedUnit, Evidence};
use crate::record::kind::Kind;
use crate::text::figures::numbers;

use super::book::Book;
use super::quotable::Quotable;

/// A count that is not that of the analysis beside it, with its place and its problem.
pub(super) struct WrongCount {
    /// In which record it stands.
    pub count: CountInText,
    /// What is told.
    pub problem: Diagnostic,
}

impl WrongCount {
    /// Where it stands.
    pub fn place(&self) -> Place {
        self.count.place()
    }
}

/// A smaller number in words is most often of a part: "two trials say so".
const LEAST_IN_WORDS: u64 = 4;
/// A number that stands alone beside a link may be any small part of what is there.
const LEAST_BESIDE_A_LINK: u64 = 10;

/// Every count that is not that of its analysis.
pub(super) fn wrong(book: &Book<'_>, evidence: &Evidence) -> Vec<WrongCount> {
    let counts = evidence.counts_in_texts().iter();
    let wrong = counts.filter_map(|count| {
        let problem = problem(book, count)?;
        let count = count.clone();
        Some(WrongCount { count, problem })
    });
    wrong.collect()
}

fn problem(book: &Book<'_>, count: &CountInText) -> Option<Diagnostic> {
    let values = book.of(Kind::Synthesis, &count.synthesis);
    let said = match &count.count {
        CountSource::Typed(number) => vec![number.clone()],
        CountSource::InWords(word) => {
            let number = book.number_in_words(word)?;
            vec![Some(number).filter(|it| *it >= LEAST_IN_WORDS)?.to_string()]
        }
        CountSource::Quoted(path) => {
            let value = values.iter().find(|value| value.path == *path)?;
            numbers(&value.shown)
        }
    };
    // The numbers of one row are those of its study.
    if count.beside.iter().any(|path| path.contains("/results/")) {
        return None;
    }
    let named = named(&values, count);
    let is_quoted = matches!(count.count, CountSource::Quoted(_));
    if named.is_empty() && is_quoted {
        return None;
    }
    let own: BTreeSet<String> = match named.as_slice() {
        [] => of_all(&values, count.unit, said.first()?)?,
        named => named
            .iter()
            .flat_map(|analysis| of_analysis(&values, analysis, count.unit))
            .collect(),
    };
    let sides = named
        .iter()
        .flat_map(|analysis| of_sides(&values, analysis, count.unit));
    let sides: Vec<String> = sides.collect();
    let is_own = said
        .iter()
        .any(|number| own.contains(number) || sides.contains(number));
    if own.is_empty() || is_own {
        return None;
    }
    let about = match named.as_slice() {
        [one] => format!("{}/{one}", count.synthesis),
        _ => count.synthesis.to_string(),
    };
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let has = match own.as_slice() {
        few if few.len() <= 3 => format!("which has {} {}", few.join(" or "), name(count.unit)),
        _ => format!("which has no such number of {}", name(count.unit)),
    };
    let typed = match &count.count {
        CountSource::InWords(word) => word.as_str(),
        _ => said.first()?,
    };
    let message = format!("The count {typed} stands beside `synthesis:{about}`, {has}.");
    let problem = Diagnostic::new(&codes::COUNT_ELSEWHERE, message).at(count.place());
    let problem = match (named.as_slice(), key(count.unit)) {
        ([one], key) => problem.hint(format!(
            "Quote its own: `<synthesis:{}/{one}/{key}>`.",
            count.synthesis
        )),
        _ => problem.hint(format!(
            "`distil quote synthesis:{}` lists its counts.",
            count.synthesis
        )),
    };
    Some(problem.hint(
        "If another count is meant, put it into a sentence of its own, or link the record from which it comes.",
    ))
}

/// The analyses of which the sentence gives a value. A quoted count names its own only where no other value
/// says of which analysis the sentence speaks.
fn named<'a>(values: &'a [Quotable], count: &CountInText) -> Vec<&'a str> {
    let analyses = values
        .iter()
        .filter_map(|value| value.path.strip_suffix("/trials"));
    let analyses: Vec<&str> = analyses.collect();
    let of = |path: &str| {
        let own = analyses.iter().copied().filter(|it| is_within(path, it));
        own.max_by_key(|it| it.len())
    };
    let is_count = |path: &&String| {
        let mut keys = path.rsplit('/').filter(|key| *key != "number");
        keys.next()
            .is_some_and(|key| ["trials", "people", "results", "comparisons"].contains(&key))
    };
    let values = count.beside.iter().filter(|path| !is_count(path));
    let by_value: BTreeSet<&str> = values.filter_map(|path| of(path)).collect();
    if !by_value.is_empty() {
        return by_value.into_iter().collect();
    }
    match &count.count {
        CountSource::Quoted(path) => of(path).into_iter().collect(),
        CountSource::Typed(_) | CountSource::InWords(_) => {
            let all: BTreeSet<&str> = count.beside.iter().filter_map(|path| of(path)).collect();
            all.into_iter().collect()
        }
    }
}

fn is_within(path: &str, analysis: &str) -> bool {
    path.strip_prefix(analysis)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// What an analysis itself counts.
fn of_analysis(values: &[Quotable], analysis: &str, unit: CountedUnit) -> Vec<String> {
    let keys: &[&str] = match unit {
        CountedUnit::Studies => &["trials", "trials/number"],
        CountedUnit::People => &["people", "people/number"],
        CountedUnit::Results => &["results", "results/number", "comparisons"],
    };
    of_keys(values, analysis, keys)
}

/// How many trials or results of an analysis favour a side.
fn of_sides(values: &[Quotable], analysis: &str, unit: CountedUnit) -> Vec<String> {
    match unit {
        CountedUnit::People => Vec::new(),
        _ => of_keys(
            values,
            analysis,
            &["favour_intervention", "favour_comparator"],
        ),
    }
}

fn of_keys(values: &[Quotable], analysis: &str, keys: &[&str]) -> Vec<String> {
    let is_own = |value: &&Quotable| {
        let rest = value.path.strip_prefix(analysis);
        let rest = rest.and_then(|rest| rest.strip_prefix('/'));
        rest.is_some_and(|key| keys.contains(&key))
    };
    let own = values.iter().filter(is_own);
    own.flat_map(|value| numbers(&value.shown)).collect()
}

/// What the body of evidence counts anywhere; nothing where the count may be of a part.
fn of_all(values: &[Quotable], unit: CountedUnit, number: &str) -> Option<BTreeSet<String>> {
    number
        .parse::<u64>()
        .ok()
        .filter(|it| *it >= LEAST_BESIDE_A_LINK)?;
    let analyses = values
        .iter()
        .filter_map(|value| value.path.strip_suffix("/trials"));
    let mut own: BTreeSet<String> = analyses
        .flat_map(|analysis| {
            of_analysis(values, analysis, unit)
                .into_iter()
                .chain(of_sides(values, analysis, unit))
        })
        .collect();
    if unit == CountedUnit::Results {
        let of_several = values.iter().filter(|value| {
            let path = value.path.trim_end_matches("/number");
            ["pooled", "pooled_in_doubt", "in_doubt"].contains(&path)
        });
        own.extend(of_several.flat_map(|value| numbers(&value.shown)));
    }
    if unit == CountedUnit::Studies {
        let of_studies = values
            .iter()
            .filter(|value| value.path.starts_with("studies"));
        own.extend(of_studies.flat_map(|value| numbers(&value.shown)));
    }
    Some(own)
}

fn name(unit: CountedUnit) -> &'static str {
    match unit {
        CountedUnit::Studies => "trials or studies",
        CountedUnit::People => "people",
        CountedUnit::Results => "results",
    }
}

fn key(unit: CountedUnit) -> &'static str {
    match unit {
        CountedUnit::Studies => "trials",
        CountedUnit::People => "people",
        CountedUnit::Results => "results",
    }
}
