//! Risk of bias, flow of records, a network.

use distil_chart::appraisal::{Appraised, Domain, Grid};
use distil_chart::mark::{Level, Mark};
use distil_chart::network::{self, Network, Pair, Treatment};
use distil_chart::prisma::{self, Flow, Included, Item, Records};
use distil_chart::summary::{self, Summary, Weighting};
use distil_chart::traffic::{self, Traffic};
use distil_chart::{Figure, Heading};

use super::words::{English, rank};

pub fn all() -> Vec<(&'static str, Figure)> {
    vec![
        (
            "Traffic lights",
            traffic::draw(
                &Traffic {
                    heading: Heading::new("traffic", "Risk of bias (invented)"),
                    grid: grid(),
                },
                &English,
            ),
        ),
        (
            "Checklist",
            traffic::draw(
                &Traffic {
                    heading: Heading::new("casp", "Checklist (invented)"),
                    grid: checklist(),
                },
                &English,
            ),
        ),
        (
            "Summary",
            summary::draw(&summary("sum-a", Weighting::Equal), &English),
        ),
        (
            "Summary by weight",
            summary::draw(&summary("sum-b", Weighting::ByWeight), &English),
        ),
        (
            "Flow of records",
            prisma::draw(&flow("flow-a", false), &English),
        ),
        (
            "Flow of records, studies only",
            prisma::draw(&flow("flow-b", true), &English),
        ),
        ("Network", network::draw(&network(), &English)),
    ]
}

fn network() -> Network {
    let treatment = |label: &str, people, studies| Treatment {
        label: label.into(),
        people,
        studies,
        is_reference: label == "No break",
    };
    let pair = |first, second, studies, people| Pair {
        first,
        second,
        studies,
        people,
    };
    Network {
        heading: Heading::new("network", "What trials compare (invented)"),
        treatments: vec![
            treatment("No break", 412, 7),
            treatment("Breaks alone, whenever there is time for one", 980, 9),
            treatment("Shared break", 655, 8),
            treatment("Long shared break with a host", 60, 2),
            treatment("Tea at the desk", 0, 0),
        ],
        pairs: vec![
            pair(0, 1, 6, 700),
            pair(1, 2, 8, 1_200),
            pair(0, 2, 1, 90),
            pair(2, 3, 2, 118),
        ],
    }
}

fn grid() -> Grid {
    use Level::{Critical, High, Low, NoInformation, Some as Concerns};
    let word = |level| Some(Mark::new(level, rank(level)));
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

fn flow(id: &str, hide_reports: bool) -> Flow {
    let reasons = vec![
        Item::new("Not about tea", 41),
        Item::new("No comparison group", 22),
        Item::new("Conference abstract only", None),
    ];
    Flow {
        heading: Heading::new(id, "Flow of records (invented)"),
        records: Records {
            databases: Some(2310),
            registers: Some(84),
            other_sources: hide_reports.then_some(12),
            duplicates: Some(610),
            automation: Some(0),
            screened: Some(1784),
            screened_out: Some(1650),
            sought: Some(134),
            not_retrieved: Some(6),
            assessed: Some(128),
            excluded: Some(117),
            excluded_reasons: reasons,
            ..Records::default()
        },
        included: Included {
            studies: Some(12),
            reports: Some(14),
            pooled_studies: Some(9),
            ..Included::default()
        },
        hide_reports,
    }
}
