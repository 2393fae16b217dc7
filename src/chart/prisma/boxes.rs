//! The boxes of the flow diagram as a table: where each stands and what it says.

use super::flow::{Count, Databases, Flow, Included, Item, Other, Previous, said};

/// A column of boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slot {
    Previous,
    Main,
    MainOut,
    Other,
    OtherOut,
}

/// A stage of the review, the label at the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    Banner,
    Identification,
    Screening,
    Included,
}

/// A box.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) slot: Slot,
    pub(crate) row: usize,
    pub(crate) stage: Stage,
    pub(crate) parts: Vec<Part>,
}

/// A line of a box.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) label: String,
    pub(crate) tally: Tally,
    /// 0 for the box itself, 1 for what it consists of, 2 for parts of a part.
    pub(crate) depth: u8,
}

/// The number of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tally {
    None,
    Of(Count),
}

/// Arrows: from a box to the next, drawn where both exist.
pub(crate) const ARROWS: [((Slot, usize), (Slot, usize)); 14] = [
    ((Slot::Main, 1), (Slot::Main, 2)),
    ((Slot::Main, 2), (Slot::Main, 3)),
    ((Slot::Main, 3), (Slot::Main, 4)),
    ((Slot::Main, 4), (Slot::Main, 5)),
    ((Slot::Main, 5), (Slot::Main, 6)),
    ((Slot::Main, 1), (Slot::MainOut, 1)),
    ((Slot::Main, 2), (Slot::MainOut, 2)),
    ((Slot::Main, 3), (Slot::MainOut, 3)),
    ((Slot::Main, 4), (Slot::MainOut, 4)),
    ((Slot::Other, 1), (Slot::Other, 3)),
    ((Slot::Other, 3), (Slot::Other, 4)),
    ((Slot::Other, 3), (Slot::OtherOut, 3)),
    ((Slot::Other, 4), (Slot::OtherOut, 4)),
    ((Slot::Other, 4), (Slot::Main, 5)),
];

impl Slot {
    pub(crate) fn source(self) -> &'static str {
        match self {
            Self::Previous => "Previous studies",
            Self::Main | Self::MainOut => "Databases and registers",
            Self::Other | Self::OtherOut => "Other methods",
        }
    }
}

impl Stage {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Banner => "",
            Self::Identification => "Identification",
            Self::Screening => "Screening",
            Self::Included => "Included",
        }
    }

    fn of(row: usize) -> Self {
        match row {
            0 => Self::Banner,
            1 => Self::Identification,
            2..=4 => Self::Screening,
            _ => Self::Included,
        }
    }
}

impl Part {
    /// The line as it is drawn.
    pub(crate) fn text(&self) -> String {
        format!("{}{}", self.label, self.tally.bracketed())
    }
}

impl Tally {
    /// " (n = 12)", in one piece.
    fn bracketed(self) -> String {
        match self {
            Self::None => String::new(),
            Self::Of(None) => format!(" ({})", said(None)),
            Self::Of(count) => format!(" (n\u{a0}=\u{a0}{})", said(count)),
        }
    }
}

/// All boxes of the template the input asks for.
pub(crate) fn all(input: &Flow) -> Vec<Block> {
    let mut boxes = banners(input);
    boxes.extend(
        input
            .previous
            .iter()
            .map(|before| previous(before, input.hide_reports)),
    );
    boxes.extend(databases(&input.databases, unit(input)));
    boxes.extend(input.other.iter().flat_map(|arm| other(arm, unit(input))));
    boxes.extend(included(input));
    boxes
}

/// What is retrieved and assessed.
fn unit(input: &Flow) -> &'static str {
    if input.hide_reports {
        "Studies"
    } else {
        "Reports"
    }
}

/// Only an updated review speaks of new studies.
fn banners(input: &Flow) -> Vec<Block> {
    let new = if input.previous.is_some() { "new " } else { "" };
    let arm = |slot, source| {
        banner(
            slot,
            &format!("Identification of {new}studies via {source}"),
        )
    };
    let mut banners = vec![arm(Slot::Main, "databases and registers")];
    banners.extend(
        input
            .previous
            .iter()
            .map(|_| banner(Slot::Previous, "Previous studies")),
    );
    banners.extend(
        input
            .other
            .iter()
            .map(|_| arm(Slot::Other, "other methods")),
    );
    banners
}

fn block(slot: Slot, row: usize, parts: Vec<Part>) -> Block {
    Block {
        slot,
        row,
        stage: Stage::of(row),
        parts,
    }
}

fn banner(slot: Slot, label: &str) -> Block {
    block(slot, 0, vec![heading(label)])
}

fn heading(label: &str) -> Part {
    Part {
        label: label.to_owned(),
        tally: Tally::None,
        depth: 0,
    }
}

fn line(label: &str, count: Count, depth: u8) -> Part {
    Part {
        label: label.to_owned(),
        tally: Tally::Of(count),
        depth,
    }
}

fn items(items: &[Item], depth: u8) -> impl Iterator<Item = Part> {
    items
        .iter()
        .map(move |item| line(&item.label, item.n, depth))
}

fn previous(before: &Previous, hide_reports: bool) -> Block {
    let studies = "Studies included in previous version of review";
    let reports = "Reports of studies included in previous version of review";
    let counts = [(studies, before.studies), (reports, before.reports)];
    block(Slot::Previous, 1, counted(counts, hide_reports))
}

fn databases(arm: &Databases, unit: &str) -> Vec<Block> {
    let gone = excluded(
        "Records excluded",
        arm.screened_out,
        &arm.screened_out_reasons,
    );
    let mut boxes = vec![
        block(Slot::Main, 1, identified(arm)),
        block(Slot::MainOut, 1, removed(arm)),
        block(
            Slot::Main,
            2,
            vec![line("Records screened", arm.screened, 0)],
        ),
        block(Slot::MainOut, 2, gone),
    ];
    boxes.extend(retrieval(ARM, unit, (arm.sought, arm.not_retrieved)));
    boxes.extend(eligibility(
        ARM,
        unit,
        (arm.assessed, arm.excluded),
        &arm.excluded_reasons,
    ));
    boxes
}

/// The column of an arm and the column of what leaves it.
type Arm = (Slot, Slot);

const ARM: Arm = (Slot::Main, Slot::MainOut);
const OTHER: Arm = (Slot::Other, Slot::OtherOut);

fn retrieval((main, out): Arm, unit: &str, (sought, missing): (Count, Count)) -> [Block; 2] {
    let sought = line(&format!("{unit} sought for retrieval"), sought, 0);
    let missing = line(&format!("{unit} not retrieved"), missing, 0);
    [block(main, 3, vec![sought]), block(out, 3, vec![missing])]
}

fn eligibility(
    (main, out): Arm,
    unit: &str,
    (assessed, gone): (Count, Count),
    reasons: &[Item],
) -> [Block; 2] {
    let assessed = line(&format!("{unit} assessed for eligibility"), assessed, 0);
    let gone = excluded(&format!("{unit} excluded"), gone, reasons);
    [block(main, 4, vec![assessed]), block(out, 4, gone)]
}

fn identified(arm: &Databases) -> Vec<Part> {
    let mut parts = vec![
        heading("Records identified from:"),
        line("Databases", arm.databases, 1),
    ];
    parts.extend(items(&arm.database_list, 2));
    parts.push(line("Registers", arm.registers, 1));
    parts.extend(items(&arm.register_list, 2));
    parts
}

fn removed(arm: &Databases) -> Vec<Part> {
    vec![
        heading("Records removed before screening:"),
        line("Duplicate records", arm.duplicates, 1),
        line(
            "Records marked as ineligible by automation tools",
            arm.automation,
            1,
        ),
        line("Records removed for other reasons", arm.other_removed, 1),
    ]
}

/// A total that is not known is left to the reasons, if there are any.
fn excluded(label: &str, total: Count, reasons: &[Item]) -> Vec<Part> {
    let head = if total.is_none() && !reasons.is_empty() {
        heading(&format!("{label}:"))
    } else {
        line(label, total, 0)
    };
    std::iter::once(head).chain(items(reasons, 1)).collect()
}

fn other(arm: &Other, unit: &str) -> Vec<Block> {
    let mut boxes = vec![block(Slot::Other, 1, found(arm))];
    boxes.extend(retrieval(OTHER, unit, (arm.sought, arm.not_retrieved)));
    boxes.extend(eligibility(
        OTHER,
        unit,
        (arm.assessed, arm.excluded),
        &arm.excluded_reasons,
    ));
    boxes
}

fn found(arm: &Other) -> Vec<Part> {
    let mut parts = vec![
        heading("Records identified from:"),
        line("Websites", arm.websites, 1),
        line("Organisations", arm.organisations, 1),
        line("Citation searching", arm.citations, 1),
    ];
    parts.extend(items(&arm.more, 1));
    parts
}

fn included(input: &Flow) -> Vec<Block> {
    let mut boxes = vec![block(Slot::Main, 5, newly(input))];
    boxes.extend(
        input
            .previous
            .iter()
            .map(|_| block(Slot::Main, 6, total(input))),
    );
    if let (Some(last), Some(_)) = (boxes.last_mut(), input.included.pooled_studies) {
        let pooled = "Studies included in quantitative synthesis";
        last.parts
            .push(line(pooled, input.included.pooled_studies, 0));
    }
    boxes
}

fn newly(input: &Flow) -> Vec<Part> {
    let (studies, reports) = match input.previous {
        Some(_) => (
            "New studies included in review",
            "Reports of new included studies",
        ),
        None => ("Studies included in review", "Reports of included studies"),
    };
    let Included {
        studies: n,
        reports: m,
        ..
    } = input.included;
    counted([(studies, n), (reports, m)], input.hide_reports)
}

fn total(input: &Flow) -> Vec<Part> {
    let Included {
        total_studies: n,
        total_reports: m,
        ..
    } = input.included;
    let reports = "Reports of total included studies";
    counted(
        [("Total studies included in review", n), (reports, m)],
        input.hide_reports,
    )
}

/// A line for studies and, unless they are hidden, one for reports.
fn counted(counts: [(&str, Count); 2], hide_reports: bool) -> Vec<Part> {
    let shown = if hide_reports { 1 } else { 2 };
    counts
        .into_iter()
        .take(shown)
        .map(|(label, count)| line(label, count, 0))
        .collect()
}
