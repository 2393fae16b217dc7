//! Which studies a body of evidence rests on, and which it leaves out.

use std::collections::HashSet;

use serde::Serialize;

use crate::plan::EvidencePart;
use crate::record::entry::Entry;
use crate::record::study::Study;
use crate::record::synthesis::{Excluded, Synthesis};
use crate::synthesis::OutcomeFindings;
use crate::view::desk::{Desk, Here};
use crate::view::part::{Link, Row};
use crate::view::shared::like_mine::LikeMine;
use crate::view::shared::pager::{Pager, Part};
use crate::view::shared::tally;
use crate::words::{count, say};

use super::overlap::{self, OverlapView};
use super::set_aside::is_set_aside;
use super::studies::{self, StudyRow};

/// Characteristics of the studies.
#[derive(Debug, Serialize)]
pub struct StudiesPart {
    /// That no study was eligible; empty where there are studies.
    pub none_eligible: String,
    /// The studies of this page of the list.
    pub studies: Vec<StudyRow>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
    /// All of them by what is known of their settings.
    pub like_mine: LikeMine,
    /// Studies left out, with their reasons.
    pub excluded: Vec<Row>,
    /// Sources that give context and are not counted.
    pub context: Vec<Link>,
    /// How far the reviews among them rest on the same studies; nothing when there are no reviews.
    pub overlap: Option<OverlapView>,
}

/// A page of the list, counted from 0; what is besides the list stands on the first.
pub(super) fn part(
    desk: &Desk<'_>,
    here: &Here,
    entry: &Entry<Synthesis>,
    page: usize,
) -> StudiesPart {
    let synthesis = &entry.value;
    let is_first = page == 0;
    let list = list(entry, page);
    let pager = list.pager(desk.words, here, |page| {
        EvidencePart::Studies(page).address(&entry.id)
    });
    StudiesPart {
        none_eligible: none_eligible(desk, synthesis).unwrap_or_default(),
        studies: studies::rows(desk, here, entry, list),
        pager,
        like_mine: studies::by_setting(desk, here, synthesis),
        excluded: match is_first {
            true => excluded(desk, here, synthesis),
            false => Vec::new(),
        },
        context: match is_first {
            true => desk.links(here, &synthesis.context),
            false => Vec::new(),
        },
        overlap: overlap::view(desk, here, synthesis).filter(|_| is_first),
    }
}

/// What the list is called.
pub(super) fn title(desk: &Desk<'_>, entry: &Entry<Synthesis>, page: usize) -> String {
    list(entry, page).title(desk.words, &say!(desk, "evidence.the-studies"))
}

fn list(entry: &Entry<Synthesis>, page: usize) -> Part {
    Part {
        total: entry.value.studies.len(),
        page,
    }
}

/// What was included, in a few lines for the summary.
pub(super) fn rows(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>) -> Vec<Row> {
    let synthesis = &entry.value;
    let shelf = &desk.evidence.records.studies;
    let found = desk.findings.of_synthesis(&entry.id);
    let studies = synthesis.studies.iter().filter_map(|s| shelf.get(s.id()));
    let (set_aside, studies): (Vec<_>, Vec<&Entry<Study>>) =
        studies.partition(|study| is_set_aside(found, &study.id));
    let mut rows = Vec::new();
    if studies.is_empty() && set_aside.is_empty() {
        // Without outcomes the page says so in their place.
        let has_outcomes = !desk.findings.of_synthesis(&entry.id).is_empty();
        let none = none_eligible(desk, synthesis).filter(|_| has_outcomes);
        rows.extend(none.map(|words| Row::new(say!(desk, "common.studies"), words)));
    }
    let address = EvidencePart::Studies(0).address(&entry.id);
    if !studies.is_empty() {
        let designs = tally::designs_phrase(desk.words, &studies);
        let label = say!(desk, "common.studies");
        rows.push(Row::linked(label, here.link(designs, &address)));
        rows.push(people_row(desk, found, &studies));
    }
    if !set_aside.is_empty() {
        let label = count!(desk, "count.studies", set_aside.len());
        rows.push(Row::linked(
            say!(desk, "row.left-out-of-every-analysis"),
            here.link(label, &address),
        ));
    }
    if !synthesis.excluded.is_empty() {
        let address = format!("{}#excluded", EvidencePart::Studies(0).address(&entry.id));
        let label = count!(desk, "count.studies", synthesis.excluded.len());
        rows.push(Row::linked(
            say!(desk, "row.left-out"),
            here.link(label, &address),
        ));
    }
    let searched = synthesis.searched_to.map(|day| desk.date(day));
    let searched = searched.unwrap_or_else(|| say!(desk, "page.no-date-recorded"));
    let address = EvidencePart::Search.address(&entry.id);
    rows.push(Row::linked(
        say!(desk, "row.last-search-for-studies"),
        here.link(searched, &address),
    ));
    rows
}

/// The people in studies, by the results that count in the analyses; what the studies themselves say
/// are those who took part, of whom an analysis may lack some.
fn people_row(desk: &Desk<'_>, found: &[OutcomeFindings], studies: &[&Entry<Study>]) -> Row {
    let rows = found.iter().flat_map(OutcomeFindings::counted_rows);
    let counted: HashSet<&str> = rows.map(|row| row.result.as_str()).collect();
    let people = tally::people(desk.evidence, studies, |entry| {
        counted.contains(entry.result.id.as_str())
    });
    let label = match people.stated {
        0 => say!(desk, "common.people"),
        _ => say!(desk, "row.people-who-took-part"),
    };
    Row::new(label, tally::people_words(desk, people))
}

/// That no study was eligible, where the synthesis looks for studies and has none.
fn none_eligible(desk: &Desk<'_>, synthesis: &Synthesis) -> Option<String> {
    let looks_for_studies = !synthesis.comparisons.is_empty() || !synthesis.excluded.is_empty();
    (synthesis.studies.is_empty() && looks_for_studies)
        .then(|| say!(desk, "evidence.no-study-was-eligible"))
}

/// What stands in the place of comparisons where there are none with an outcome.
pub(super) fn no_comparisons(desk: &Desk<'_>, synthesis: &Synthesis) -> String {
    if !synthesis.accuracy.is_empty() && synthesis.comparisons.is_empty() {
        return String::new();
    }
    none_eligible(desk, synthesis).unwrap_or_else(|| match synthesis.comparisons.as_slice() {
        [] => say!(desk, "evidence.this-synthesis-has-no-trials-and"),
        _ => say!(desk, "evidence.no-result-on-the-question"),
    })
}

fn excluded(desk: &Desk<'_>, here: &Here, synthesis: &Synthesis) -> Vec<Row> {
    let row = |excluded: &Excluded| {
        let link = desk.link_ref(here, &excluded.study);
        Row {
            label: excluded.reason.clone(),
            text: link.label,
            href: link.href,
        }
    };
    synthesis.excluded.iter().map(row).collect()
}
