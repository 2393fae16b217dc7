//! The picture of what is found: outcomes in rows, the effect with its interval on an axis that all rows
//! share whose numbers can be compared, certainty by shape and word, and nothing drawn where nothing is known.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::plan::PageKind;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::synthesis::Synthesis;
use crate::synthesis::OutcomeFindings;
use crate::view::colophon::card;
use crate::view::desk::{Desk, Here};
use crate::view::part::Link;
use crate::view::shared::figure_files::{FigureFiles, FigureShare, share};
use crate::words::{count, say};

use super::picture_rows::{Group, PictureScale, groups, outside, scale};

/// The picture of what is found.
#[derive(Debug, Clone, Serialize)]
pub struct FindingsPicture {
    /// Its name on the page.
    pub id: String,
    /// What it shows.
    pub caption: String,
    /// The rows, by the scale on which they are drawn.
    pub scales: Vec<PictureScale>,
    /// Comparisons that lie outside what the site asks about; nothing where there are none, or no others.
    pub outside: Option<OutsidePicture>,
    /// Where the numbers come from, and the files of the picture.
    pub files: FigureFiles,
}

/// Rows that are no part of the answer.
#[derive(Debug, Clone, Serialize)]
pub struct OutsidePicture {
    /// How many comparisons they are.
    pub heading: String,
    /// The rows, by the scale on which they are drawn.
    pub scales: Vec<PictureScale>,
}

/// What is put in rows, and under which name.
pub struct Pictured<'a> {
    /// The name of the picture on its page.
    pub id: &'a str,
    /// What it shows.
    pub caption: String,
    /// The outcomes in their order.
    pub found: Vec<&'a OutcomeFindings>,
    /// The address of its file, without the ending.
    pub file: String,
    /// The address of its page.
    pub page: String,
    /// The same page.
    pub of: PageKind,
}

/// The picture of a synthesis; nothing when it has no outcome.
pub(super) fn of_synthesis(
    desk: &Desk<'_>,
    here: &Here,
    entry: &Entry<Synthesis>,
) -> Option<FindingsPicture> {
    picture(desk, here, &pictured(desk, entry))
}

pub(super) fn pictured<'a>(desk: &Desk<'a>, entry: &'a Entry<Synthesis>) -> Pictured<'a> {
    Pictured {
        id: "summary-of-findings",
        caption: say!(
            desk,
            "picture-of-findings.caption",
            title = &entry.value.title
        ),
        found: desk.findings.of_synthesis(&entry.id).iter().collect(),
        file: format!("evidence/{}-picture", entry.id),
        page: desk.addresses.of(Kind::Synthesis, entry.id.as_str()),
        of: PageKind::Evidence(entry.id.clone()),
    }
}

/// The picture of these outcomes; nothing when there are none.
pub fn picture(desk: &Desk<'_>, here: &Here, pictured: &Pictured<'_>) -> Option<FindingsPicture> {
    let groups = groups(desk, &pictured.found);
    let (scales, outside) = in_and_outside(desk, here, &pictured.found);
    let is_drawn = groups.iter().any(|group| group.axis.is_some());
    let syntheses = syntheses(pictured);
    let is_one = syntheses.len() == 1;
    let data = syntheses.iter();
    let data = data.map(|id| data_of(desk, here, id, is_one)).collect();
    let sources = syntheses.into_iter();
    let svg = here.href(&format!("{}.svg", pictured.file));
    (!scales.is_empty()).then(|| FindingsPicture {
        id: pictured.id.to_owned(),
        caption: pictured.caption.clone(),
        scales,
        outside,
        files: FigureFiles {
            sources: sources
                .map(|id| desk.link(here, Kind::Synthesis, id))
                .collect(),
            data,
            svg: if is_drawn { svg } else { String::new() },
            reading: reading(desk, &groups),
            share: is_drawn.then(|| shared(desk, pictured)).flatten(),
        },
    })
}

/// The rows of the answer, and apart from them those that lie outside it. Where all do, they are what there is.
fn in_and_outside(
    desk: &Desk<'_>,
    here: &Here,
    found: &[&OutcomeFindings],
) -> (Vec<PictureScale>, Option<OutsidePicture>) {
    let scales = |found: &[&OutcomeFindings]| -> Vec<PictureScale> {
        let groups = groups(desk, found);
        groups.iter().map(|it| scale(desk, here, it)).collect()
    };
    let is_outside = |found: &&OutcomeFindings| outside(desk, found).is_some();
    let (apart, asked): (Vec<_>, Vec<_>) = found.iter().copied().partition(is_outside);
    if apart.is_empty() || asked.is_empty() {
        return (scales(found), None);
    }
    let apart = OutsidePicture {
        heading: count!(desk, "figure.outside-count", compared(&apart)),
        scales: scales(&apart),
    };
    (scales(&asked), Some(apart))
}

/// How many comparisons these findings are of.
fn compared(found: &[&OutcomeFindings]) -> usize {
    let of = |found: &&OutcomeFindings| (found.synthesis.clone(), found.comparison.clone());
    let comparisons: BTreeSet<_> = found.iter().map(of).collect();
    comparisons.len()
}

fn shared(desk: &Desk<'_>, pictured: &Pictured<'_>) -> Option<FigureShare> {
    let has_card = card::of_page(desk, &pictured.of).is_some();
    let card = has_card.then(|| card::address(&pictured.page));
    share(
        desk,
        &pictured.page,
        &format!("figure-{}", pictured.id),
        &pictured.caption,
        &format!("{}.svg", pictured.file),
        card.as_deref(),
    )
}

/// The bodies of evidence from which it comes.
pub(super) fn syntheses<'a>(pictured: &Pictured<'a>) -> Vec<&'a Id> {
    let mut syntheses: Vec<&Id> = Vec::new();
    for found in &pictured.found {
        if !syntheses.contains(&&found.synthesis) {
            syntheses.push(&found.synthesis);
        }
    }
    syntheses
}

/// How to read it; the upright line is spoken of where something is compared.
pub(super) fn reading(desk: &Desk<'_>, groups: &[Group<'_>]) -> String {
    let all = say!(desk, "figure.reading-of-outcomes");
    let is_compared = |group: &Group<'_>| {
        let axis = group.axis.as_ref();
        axis.is_some_and(|axis| !axis.favours_low.is_empty())
    };
    match groups.iter().any(is_compared) {
        true => say!(desk, "figure.reading-of-line", reading = &all),
        false => all,
    }
}

/// The file with the numbers of a synthesis.
fn data_of(desk: &Desk<'_>, here: &Here, synthesis: &Id, is_one: bool) -> Link {
    let record = desk.evidence.records.syntheses.get(synthesis);
    let label = match record.filter(|_| !is_one) {
        Some(record) => say!(desk, "figure.data-of", title = &record.value.short),
        None => say!(desk, "figure.data"),
    };
    here.link(label, &format!("evidence/{synthesis}-results.csv"))
}
