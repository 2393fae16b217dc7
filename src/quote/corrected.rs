//! Corrections whose new number the record does not hold: the number was not put right, or the correction
//! says another one.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::Evidence;
use crate::record::correction::Correction;
use crate::record::records::About;
use crate::synthesis::Findings;
use crate::text::figures::numbers;
use crate::words::Words;

use super::accepted::is_accepted;
use super::book::Book;
use super::needed::needed;
use super::same_number::is_same;

/// The key of corrections, whose own words prove nothing.
const CORRECTIONS: &str = "corrections";

/// Corrections that say a number which stands nowhere in their record.
pub fn corrected(evidence: &Evidence, findings: &Findings) -> Diagnostics {
    let words = Words::english();
    let book = Book::new(&words, evidence, findings);
    let records = evidence.records.every();
    let with_corrections = records.filter(|about| !about.life.corrections.is_empty());
    let problems = with_corrections.flat_map(|about| of_record(&book, evidence, &about));
    problems.collect()
}

fn of_record(book: &Book<'_>, evidence: &Evidence, about: &About<'_>) -> Vec<Diagnostic> {
    let code = &codes::CORRECTION_ELSEWHERE;
    if is_accepted(evidence, (about.kind, about.id), code.id) {
        return Vec::new();
    }
    let values = book.of(about.kind, about.id);
    let shown = values.iter().map(|value| value.shown.clone());
    let texts = about.source.texts(&[CORRECTIONS]);
    let known: Vec<String> = shown.chain(texts).flat_map(|it| numbers(&it)).collect();
    let places = last_of_each_place(&about.life.corrections);
    let problems = places.into_iter().filter_map(|(index, correction)| {
        let is_there = |number: &String| known.iter().any(|it| is_same(it, number));
        let missing = numbers(&correction.is).into_iter().find(|it| !is_there(it))?;
        let said = numbers(&correction.was);
        let stays = said.iter().find(|it| is_there(it) && !is_said(&correction.is, it));
        let message = format!(
            "The correction `{}` says that it is {missing} now, which stands nowhere else in this record.",
            correction.id
        );
        let place = about.source.place(&format!("{CORRECTIONS}[{index}].is"));
        let problem = Diagnostic::new(code, message).at(place);
        let problem = match stays {
            Some(old) => problem.hint(format!(
                "{old}, which the correction says was wrong, still stands here: put it right in the record itself."
            )),
            None => problem.hint(
                "Compare `is` with the record: one of the two has a slip, or the number has changed again and needs a correction of its own.",
            ),
        };
        let needed = needed(evidence, about.kind, about.id);
        Some(needed.into_iter().fold(problem, Diagnostic::follows))
    });
    problems.collect()
}

fn is_said(text: &str, number: &str) -> bool {
    numbers(text).iter().any(|it| is_same(it, number))
}

/// The last correction of each place: what an earlier one said was put right again.
fn last_of_each_place(corrections: &[Correction]) -> Vec<(usize, &Correction)> {
    let mut last: BTreeMap<(&str, Option<&str>), (usize, &Correction)> = BTreeMap::new();
    for (index, correction) in corrections.iter().enumerate() {
        let place = (correction.place.as_str(), correction.result.as_deref());
        let is_newer = last
            .get(&place)
            .is_none_or(|(_, known)| known.date <= correction.date);
        if is_newer {
            last.insert(place, (index, correction));
        }
    }
    let mut last: Vec<_> = last.into_values().collect();
    last.sort_by_key(|(index, _)| *index);
    last
}
