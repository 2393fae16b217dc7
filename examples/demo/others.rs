//! Risk of bias, flow of records, gap cells, marks.

use distil::chart::appraisal::{Appraised, Domain, Grid};
use distil::chart::certainty::{self, Certainty, CertaintyInput, Kind};
use distil::chart::gap::{self, GapCell};
use distil::chart::mark::{self, Level, Mark, MarkInput};
use distil::chart::prisma::{self, Databases, Flow, Included, Item, Other, Previous};
use distil::chart::summary::{self, Summary, Weighting};
use distil::chart::traffic::{self, Traffic};
use distil::chart::{Figure, Heading};

pub fn all() -> Vec<(&'static str, Figure)> {
    let flow = |id, previous, other| prisma::draw(&flow(id, previous, other));
    let mut all = vec![
        (
            "Traffic lights",
            traffic::draw(&Traffic {
                heading: Heading::new("traffic", "Risk of bias (invented)"),
                grid: grid(),
            }),
        ),
        (
            "Checklist",
            traffic::draw(&Traffic {
                heading: Heading::new("casp", "Checklist (invented)"),
                grid: checklist(),
            }),
        ),
        (
            "Summary",
            summary::draw(&summary("sum-a", Weighting::Equal)),
        ),
        (
            "Summary by weight",
            summary::draw(&summary("sum-b", Weighting::ByWeight)),
        ),
        ("Flow: new, databases", flow("flow-a", false, false)),
        ("Flow: new, other methods", flow("flow-b", false, true)),
        ("Flow: updated, databases", flow("flow-c", true, false)),
        ("Flow: updated, other methods", flow("flow-d", true, true)),
    ];
    all.push(("Gap cells and marks", marks()));
    all
}

fn grid() -> Grid {
    use Level::{Critical, High, Low, NoInformation, Some as Concerns};
    let word = |level| Some(Mark::new(level, ""));
    let row = |label: &str, levels: [Level; 5], overall, weight| Appraised {
        label: label.into(),
        marks: levels.map(word).into(),
        overall: word(overall),
        weight: Some(weight),
    };
    let mut grid = Grid {
        domains: [
            "Randomisation process",
            "Deviations from intended interventions",
            "Missing outcome data",
            "Measurement of the outcome",
            "Selection of the reported result",
        ]
        .iter()
        .enumerate()
        .map(|(i, label)| Domain::new(format!("D{}", i + 1), *label))
        .collect(),
        rows: vec![
            row(
                "Invented 2009",
                [Low, Low, Concerns, Low, Low],
                Concerns,
                11.0,
            ),
            row(
                "Example and others 2012",
                [Low, Concerns, Low, High, Low],
                High,
                25.0,
            ),
            row(
                "Tiny pilot 2014",
                [High, Critical, NoInformation, High, Concerns],
                Critical,
                1.0,
            ),
            row(
                "A trial with a very long name from several regions of the country 2016",
                [Low; 5],
                Low,
                40.0,
            ),
            row("Imagined 2022", [Low, High, Low, Low, Low], High, 23.0),
        ],
    };
    if let Some(row) = grid.rows.last_mut() {
        row.marks.truncate(4);
    }
    grid
}

fn checklist() -> Grid {
    let mark = |level, word: &str| Some(Mark::new(level, word));
    let answer = |i: usize| match i % 4 {
        0 | 1 => mark(Level::Low, "Yes"),
        2 => mark(Level::Some, "Can't tell"),
        _ => mark(Level::NotApplicable, "Not applicable"),
    };
    Grid {
        domains: (1..=10)
            .map(|i| Domain::new(i.to_string(), format!("Question {i}")))
            .collect(),
        rows: (0..3)
            .map(|i| Appraised {
                label: format!("Interview study {i}"),
                marks: (i..i + 10).map(answer).collect(),
                ..Appraised::default()
            })
            .collect(),
    }
}

fn summary(id: &str, weighting: Weighting) -> Summary {
    Summary {
        heading: Heading::new(id, "Risk of bias by domain (invented)"),
        grid: grid(),
        weighting,
    }
}

fn flow(id: &str, updated: bool, other: bool) -> Flow {
    let reasons = vec![
        Item::new("Not about peer support", 41),
        Item::new("No comparison group", 22),
        Item::new("Conference abstract only", None),
    ];
    Flow {
        heading: Heading::new(id, "Flow of records (invented)"),
        previous: updated.then_some(Previous {
            studies: Some(11),
            reports: Some(14),
        }),
        databases: Databases {
            databases: Some(2310),
            database_list: vec![Item::new("MEDLINE", 1200), Item::new("PsycINFO", 1110)],
            registers: Some(84),
            duplicates: Some(610),
            automation: Some(0),
            screened: Some(1784),
            screened_out: Some(1650),
            sought: Some(134),
            not_retrieved: Some(6),
            assessed: Some(128),
            excluded: Some(117),
            excluded_reasons: reasons,
            ..Databases::default()
        },
        other: other.then(|| Other {
            websites: Some(12),
            organisations: Some(9),
            citations: Some(30),
            sought: Some(40),
            not_retrieved: Some(2),
            assessed: Some(38),
            excluded: Some(35),
            ..Other::default()
        }),
        included: Included {
            studies: Some(12),
            reports: Some(14),
            total_studies: Some(23),
            total_reports: Some(28),
            pooled_studies: Some(9),
        },
        hide_reports: false,
    }
}

/// Several small marks in one line, so that they can be looked at together.
fn marks() -> Figure {
    let levels = [
        Certainty::High,
        Certainty::Moderate,
        Certainty::Low,
        Certainty::VeryLow,
    ];
    let dots = levels
        .into_iter()
        .flat_map(|level| [Kind::Grade, Kind::Cerqual].map(|kind| (level, kind)))
        .enumerate();
    let dots = dots.map(|(i, (level, kind))| {
        certainty::draw(&CertaintyInput {
            heading: Heading::new(format!("dots{i}"), ""),
            kind,
            level,
        })
    });
    let cells = [
        (0, None),
        (1, Some(Certainty::VeryLow)),
        (6, Some(Certainty::Moderate)),
        (24, Some(Certainty::High)),
        (140, None),
    ];
    let cells = cells
        .into_iter()
        .enumerate()
        .map(|(i, (studies, certainty))| {
            gap::draw(&GapCell {
                heading: Heading::new(format!("cell{i}"), ""),
                studies,
                most: 24,
                certainty,
                kind: Kind::Grade,
            })
        });
    let ranks = [
        Level::Low,
        Level::Some,
        Level::High,
        Level::Critical,
        Level::NoInformation,
        Level::NotApplicable,
    ];
    let ranks = ranks.into_iter().enumerate().map(|(i, level)| {
        mark::draw(&MarkInput {
            heading: Heading::new(format!("mark{i}"), ""),
            mark: Mark::new(level, ""),
        })
    });
    let all: Vec<Figure> = dots.chain(cells).chain(ranks).collect();
    let svg = all
        .iter()
        .map(|figure| figure.svg.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    Figure {
        svg,
        table: all
            .into_iter()
            .next()
            .map(|figure| figure.table)
            .unwrap_or_default(),
    }
}
