//! The boxes of the flow diagram as a table: where each stands and what it says.

use crate::fact::{Cell, Line, Stage, Step, Text};
use crate::voice::{Said, Voice};

use super::flow::{Count, Flow, Item};

/// A column of boxes: what goes on, and what leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    Main,
    Out,
}

/// A box.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) slot: Slot,
    pub(crate) row: usize,
    pub(crate) parts: Vec<Part>,
}

/// A line of a box.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) label: String,
    /// Its count as it is shown, unless it has none of its own.
    pub(crate) count: Option<String>,
    /// Label and count in one.
    pub(crate) text: String,
    /// Whether it is a part of the box, not the box itself.
    pub(crate) is_part: bool,
}

/// How many rows of boxes there are, with the banner.
pub(crate) const ROWS: usize = 6;

/// Arrows: from a box to another, by slot and row.
pub(crate) const ARROWS: [((Slot, usize), (Slot, usize)); 8] = [
    ((Slot::Main, 1), (Slot::Main, 2)),
    ((Slot::Main, 2), (Slot::Main, 3)),
    ((Slot::Main, 3), (Slot::Main, 4)),
    ((Slot::Main, 4), (Slot::Main, 5)),
    ((Slot::Main, 1), (Slot::Out, 1)),
    ((Slot::Main, 2), (Slot::Out, 2)),
    ((Slot::Main, 3), (Slot::Out, 3)),
    ((Slot::Main, 4), (Slot::Out, 4)),
];

impl Block {
    /// The stage it belongs to; the banner belongs to none.
    pub(crate) fn stage(&self) -> Option<Stage> {
        match self.row {
            0 => None,
            1 => Some(Stage::Identification),
            2..=4 => Some(Stage::Screening),
            _ => Some(Stage::Included),
        }
    }

    pub(crate) fn is_banner(&self) -> bool {
        self.row == 0
    }
}

/// All boxes.
pub(crate) fn all(input: &Said<'_, Flow>) -> Vec<Block> {
    let (records, reports, voice) = (&input.records, !input.hide_reports, input.voice);
    let line = |step, count| counted(voice, step, count, false);
    let main = |row, parts| block(Slot::Main, row, parts);
    let out = |row, parts| block(Slot::Out, row, parts);
    let excluded = line(Step::Excluded { reports }, records.excluded);
    let reasons = records.excluded_reasons.iter();
    let reasons = reasons.map(|reason| item(voice, reason));
    vec![
        main(0, vec![heading(voice, Step::Banner)]),
        main(1, identified(input)),
        out(1, removed(input)),
        main(2, vec![line(Step::Screened, records.screened)]),
        out(2, vec![line(Step::ScreenedOut, records.screened_out)]),
        main(3, vec![line(Step::Sought { reports }, records.sought)]),
        out(
            3,
            vec![line(Step::NotRetrieved { reports }, records.not_retrieved)],
        ),
        main(4, vec![line(Step::Assessed { reports }, records.assessed)]),
        out(4, std::iter::once(excluded).chain(reasons).collect()),
        main(5, included(input)),
    ]
}

fn block(slot: Slot, row: usize, parts: Vec<Part>) -> Block {
    Block { slot, row, parts }
}

fn heading(voice: Voice<'_>, step: Step) -> Part {
    let label = voice.say(&Text::Step(step));
    Part {
        text: label.clone(),
        label,
        count: None,
        is_part: false,
    }
}

fn counted(voice: Voice<'_>, step: Step, count: Count, is_part: bool) -> Part {
    named(voice, voice.say(&Text::Step(step)), count, is_part)
}

fn item(voice: Voice<'_>, item: &Item) -> Part {
    named(voice, item.label.clone(), item.n, true)
}

fn named(voice: Voice<'_>, label: String, count: Count, is_part: bool) -> Part {
    let shown = said(voice, count);
    let text = match count {
        None => Line::NotCounted { step: &label },
        Some(_) => Line::Counted {
            step: &label,
            count: &shown,
        },
    };
    Part {
        text: voice.line(text),
        label,
        count: Some(shown),
        is_part,
    }
}

/// "1,234", or that it was not reported.
pub(crate) fn said(voice: Voice<'_>, count: Count) -> String {
    count.map_or_else(|| voice.cell(Cell::NotReported), |count| voice.count(count))
}

fn identified(input: &Said<'_, Flow>) -> Vec<Part> {
    let (records, voice) = (&input.records, input.voice);
    let other = records.other_sources;
    let other = other.map(|n| counted(voice, Step::OtherSources, Some(n), true));
    let mut parts = vec![
        heading(voice, Step::Identified),
        counted(voice, Step::Databases, records.databases, true),
        counted(voice, Step::Registers, records.registers, true),
    ];
    parts.extend(other);
    parts
}

fn removed(input: &Said<'_, Flow>) -> Vec<Part> {
    let (records, voice) = (&input.records, input.voice);
    vec![
        heading(voice, Step::Removed),
        counted(voice, Step::Duplicates, records.duplicates, true),
        counted(voice, Step::Automation, records.automation, true),
        counted(voice, Step::OtherRemoved, records.other_removed, true),
    ]
}

fn included(input: &Said<'_, Flow>) -> Vec<Part> {
    let (included, voice) = (&input.included, input.voice);
    let line = |step, count| counted(voice, step, count, false);
    let pooled = included.pooled_studies;
    let pooled = pooled.map(|n| line(Step::Pooled, Some(n)));
    let studies = line(Step::IncludedStudies, included.studies);
    let known = |step, count: Count| count.map(|n| line(step, Some(n)));
    let previous = known(Step::PreviousStudies, included.previous);
    let reports = included.reports.filter(|_| !input.hide_reports);
    previous
        .into_iter()
        .chain([studies])
        .chain(known(Step::IncludedReports, reports))
        .chain(known(Step::StudiesInAll, included.in_all))
        .chain(pooled)
        .collect()
}
