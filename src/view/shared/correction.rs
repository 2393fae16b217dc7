//! Mistakes of the site that were put right, as readers see them.

use serde::Serialize;

use crate::evidence::RecordKey;
use crate::plan::PageKind;
use crate::record::correction::Correction;
use crate::view::desk::{Desk, Here};
use crate::view::part::Link;
use crate::words::{Words, date, say};

/// A correction.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionLine {
    /// When it was put right.
    pub date: String,
    /// The record that was corrected.
    pub record: Link,
    /// What the site said and what it says now, where, why, and whether a conclusion changed.
    pub text: String,
}

/// The corrections of the record that a page shows.
pub fn of_page(desk: &Desk<'_>, here: &Here, page: &PageKind) -> Vec<CorrectionLine> {
    let Some(record) = page.record() else {
        return Vec::new();
    };
    let about = desk.evidence.records.about(record.0, &record.1);
    let corrections = about.into_iter().flat_map(|about| &about.life.corrections);
    let mut all: Vec<&Correction> = corrections.collect();
    all.sort_by_key(|correction| std::cmp::Reverse(correction.date));
    all.into_iter()
        .map(|it| line(desk, here, &record, it))
        .collect()
}

/// Corrections by their ids, as an update names them.
pub fn named(desk: &Desk<'_>, here: &Here, ids: &[String]) -> Vec<CorrectionLine> {
    let found = ids.iter().filter_map(|id| desk.evidence.correction(id));
    found
        .map(|(record, it)| line(desk, here, record, it))
        .collect()
}

fn line(
    desk: &Desk<'_>,
    here: &Here,
    (kind, id): &RecordKey,
    correction: &Correction,
) -> CorrectionLine {
    CorrectionLine {
        date: desk.date(correction.date),
        record: desk.link(here, *kind, id),
        text: text(desk.words, correction),
    }
}

/// "Events, Table 2: it said 38, it says 28. Copied from another row. No conclusion changed."
pub fn text(words: &Words, correction: &Correction) -> String {
    let Correction {
        place,
        was,
        is,
        why,
        ..
    } = correction;
    if correction.conclusion_changed {
        say!(
            words,
            "correction.conclusion-changed",
            place = place,
            was = was,
            is = is,
            why = why
        )
    } else {
        say!(
            words,
            "correction.no-conclusion-changed",
            place = place,
            was = was,
            is = is,
            why = why
        )
    }
}

/// The same with its day, for beside a number.
pub fn dated(words: &Words, correction: &Correction) -> String {
    say!(
        words,
        "correction.dated",
        date = date(correction.date.0),
        text = text(words, correction)
    )
}
