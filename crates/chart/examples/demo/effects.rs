//! Forests, funnel, direction, harvest, icons.

use distil_chart::appraisal::Domain;
use distil_chart::axis::{Band, EffectAxis};
use distil_chart::baujat::{self, Baujat, Weighty};
use distil_chart::direction::{self, DirectionPlot, DirectionRow, Effect, Way};
use distil_chart::forest::sequence::{self, Sequence, Step};
use distil_chart::forest::{self, Block, Forest, Pooled, Row};
use distil_chart::funnel::{self, Funnel, Spot};
use distil_chart::harvest::{self, Harvest, HarvestBar, HarvestRow, Height, Side};
use distil_chart::icons::{self, IconArray, IconGroup};
use distil_chart::mark::{Level, Mark};
use distil_chart::{Figure, Heading, Spread};

use super::words::{English, rank};

pub fn all() -> Vec<(&'static str, Figure)> {
    vec![
        ("Forest, subgroups", forest::draw(&subgroups(), &English)),
        (
            "Forest, plain differences",
            forest::draw(&plain(), &English),
        ),
        (
            "Forest, nothing",
            forest::draw(
                &Forest {
                    heading: Heading::new("f0", "Forest"),
                    ..Forest::default()
                },
                &English,
            ),
        ),
        ("Cumulative", sequence::cumulative(&steps("cum"), &English)),
        (
            "Leave one out",
            sequence::leave_one_out(&steps("loo"), &English),
        ),
        ("Baujat", baujat::draw(&influence(8), &English)),
        ("Funnel", funnel::draw(&funnel(14), &English)),
        ("Funnel, too few", funnel::draw(&funnel(4), &English)),
        ("Effect direction", direction::draw(&directions(), &English)),
        ("Harvest", harvest::draw(&harvest(), &English)),
        ("Icon array", icons::draw(&icons(), &English)),
    ]
}

fn axis() -> EffectAxis {
    EffectAxis {
        spread: Spread::Log,
        measure: "Risk ratio".into(),
        interval: "95% CI".into(),
        favours_low: "Favours tea breaks".into(),
        favours_high: "Favours usual breaks".into(),
        band: Some(Band {
            low: 0.9,
            high: 1.11,
            label: "Too small to matter (0.90 to 1.11)".into(),
        }),
        ..EffectAxis::default()
    }
}

fn study(
    label: &str,
    cells: [&str; 2],
    (estimate, low, high): (f64, f64, f64),
    weight: f64,
    levels: [Level; 5],
) -> Row {
    let bias = levels.map(|level| Mark::new(level, rank(level))).into();
    let cells = cells.map(str::to_owned).into();
    Row {
        cells,
        weight: Some(weight),
        bias,
        ..Row::new(label, estimate, low, high)
    }
}

fn subgroups() -> Forest {
    use Level::{Critical, High, Low, NoInformation, Some as Concerns};
    let community = vec![
        study(
            "Invented 2009",
            ["12 / 80", "18 / 78"],
            (0.65, 0.34, 1.26),
            11.2,
            [Low, Low, Concerns, Low, Low],
        ),
        study(
            "Example and others 2012",
            ["30 / 210", "41 / 205"],
            (0.71, 0.47, 1.1),
            24.6,
            [Low, Concerns, Low, High, Low],
        ),
        study(
            "Tiny pilot 2014",
            ["0 / 11", "3 / 12"],
            (0.16, 0.01, 2.7),
            0.9,
            [High, Critical, NoInformation, High, Concerns],
        ),
    ];
    let discharge = vec![
        study(
            "A trial with a very long name from several regions of the country 2016",
            ["44 / 300", "52 / 301"],
            (0.85, 0.59, 1.23),
            33.0,
            [Low; 5],
        ),
        study(
            "Fictional 2019",
            ["25 / 140", "22 / 139"],
            (1.13, 0.67, 1.9),
            16.4,
            [Low, Low, Low, Concerns, Low],
        ),
        study(
            "Not estimable 2020",
            ["0 / 20", "0 / 21"],
            (f64::NAN, f64::NAN, f64::NAN),
            f64::NAN,
            [Low; 5],
        ),
        study(
            "Imagined 2022",
            ["19 / 120", "26 / 118"],
            (0.72, 0.42, 1.23),
            13.9,
            [Low, High, Low, Low, Low],
        ),
    ];
    let block = |label: &str, rows, pooled, weight, note: &str| Block {
        label: label.into(),
        rows,
        pooled: Some(Pooled {
            weight: Some(weight),
            ..pooled
        }),
        notes: vec![note.into()],
    };
    Forest {
        heading: Heading::new("forest-a", "Days away within a year (invented)"),
        axis: axis(),
        columns: vec!["Tea breaks, events / total".into(), "Usual breaks, events / total".into()],
        bias: ["Randomisation", "Deviations", "Missing data", "Measurement", "Selection of the result"]
            .iter()
            .enumerate()
            .map(|(i, label)| Domain::new(format!("D{}", i + 1), *label))
            .collect(),
        blocks: vec![
            block("Small libraries", community, Pooled::new("Subtotal", 0.68, 0.48, 0.97), 36.7, "Heterogeneity: τ² = 0.000; χ² = 1.02, df = 2 (P = 0.60); I² = 0%"),
            block("Large libraries", discharge, Pooled::new("Subtotal", 0.87, 0.69, 1.1), 63.3, "Heterogeneity: τ² = 0.004; χ² = 2.11, df = 2 (P = 0.35); I² = 5%"),
        ],
        overall: vec![Pooled {
            cells: vec!["130 / 881".into(), "162 / 874".into()],
            weight: Some(100.0),
            prediction: Some((0.55, 1.14)),
            ..Pooled::new("Random effects (REML)", 0.79, 0.65, 0.97)
        }],
        notes: vec!["Heterogeneity: τ² = 0.010; χ² = 4.90, df = 5 (P = 0.43); I² = 8%. Test for subgroup differences: χ² = 1.30, df = 1 (P = 0.25).".into()],
        ..Forest::default()
    }
}

fn plain() -> Forest {
    let rows = (1..=6).map(|i| {
        let middle = f64::from(i) * 0.11 - 0.5;
        Row {
            weight: Some(f64::from(i * i)),
            ..Row::new(format!("Invented {i}"), middle, middle - 0.4, middle + 0.35)
        }
    });
    Forest {
        heading: Heading::new("forest-b", "Mood, standardised mean difference (invented)"),
        axis: EffectAxis {
            measure: "Standardised mean difference".into(),
            interval: "95% CI".into(),
            favours_low: "Favours usual breaks".into(),
            favours_high: "Favours tea breaks".into(),
            ..EffectAxis::default()
        },
        blocks: vec![Block {
            rows: rows.collect(),
            ..Block::default()
        }],
        overall: vec![
            Pooled::new("Common effect", -0.02, -0.2, 0.16),
            Pooled::new("Random effects", -0.05, -0.3, 0.2),
        ],
        ..Forest::default()
    }
}

fn steps(id: &str) -> Sequence {
    let steps = [
        (2009, 0.65, 0.34, 1.26),
        (2012, 0.69, 0.48, 0.99),
        (2016, 0.78, 0.61, 1.0),
        (2022, 0.79, 0.65, 0.97),
    ];
    let step = |(i, (year, e, l, h)): (usize, (i32, f64, f64, f64))| Step {
        studies: Some(i + 1),
        ..Step::new(format!("Invented {year}"), e, l, h)
    };
    Sequence {
        heading: Heading::new(id, "Days away, step by step (invented)"),
        axis: EffectAxis {
            band: None,
            ..axis()
        },
        steps: steps.into_iter().enumerate().map(step).collect(),
        overall: Some(Pooled::new("All studies", 0.79, 0.65, 0.97)),
        notes: vec!["Studies in order of publication.".into()],
    }
}

fn funnel(count: u32) -> Funnel {
    let spot = |i: u32| {
        let wobble = f64::from((i * 7919) % 13) / 13.0 - 0.5;
        let error = 0.08 + f64::from(i) * 0.035;
        Spot {
            label: format!("Invented {}", 2000 + i),
            effect: (-0.25 + wobble * error * 4.6).exp(),
            error,
        }
    };
    Funnel {
        heading: Heading::new(format!("funnel-{count}"), "Small-study effects (invented)"),
        axis: axis(),
        studies: (0..count).map(spot).collect(),
        filled: vec![Spot {
            label: "Mirror of 2011".into(),
            effect: 1.9,
            error: 0.5,
        }],
        pooled: Some(0.79),
        ..Funnel::default()
    }
}

fn directions() -> DirectionPlot {
    let effect = |way, outcomes| Some(Effect { way, outcomes });
    let row = |label: &str, level, sample, cells| DirectionRow {
        label: label.into(),
        quality: Some(Mark::new(level, rank(level))),
        sample,
        cells,
    };
    DirectionPlot {
        judged: "Risk of bias".into(),
        heading: Heading::new("direction", "Direction of effect (invented)"),
        domains: ["Concentration", "Absence", "Tiredness", "Staying in the job and other outcomes of work"].map(String::from).into(),
        rows: vec![
            row("Invented 2009", Level::Low, Some(441), vec![effect(Way::Improves, 3), effect(Way::Unclear, 1), None, effect(Way::Worsens, 2)]),
            row("Example and others 2012", Level::Some, Some(120), vec![effect(Way::Improves, 1), effect(Way::Improves, 2), effect(Way::Unclear, 4), None]),
            row("Tiny pilot 2014", Level::High, Some(23), vec![effect(Way::Worsens, 1), None, effect(Way::Improves, 1), None]),
            row("Unknown size 2015", Level::NoInformation, None, vec![effect(Way::Improves, 1), effect(Way::Worsens, 1), effect(Way::Unclear, 1), None]),
        ],
        notes: vec!["Sign test, concentration: 3 of 4 studies favour tea breaks (75%, 95% CI 30% to 95%; P = 0.63).".into()],
    }
}

fn harvest() -> Harvest {
    let bar = |study: &str, side, height, filling| HarvestBar {
        study: study.into(),
        side,
        height,
        filling,
    };
    let many = (0..11_u8).map(|i| {
        bar(
            &format!("Cohort {i}"),
            Side::For,
            [
                Some(Height::Low),
                Some(Height::Medium),
                Some(Height::High),
                None,
            ][usize::from(i % 4)],
            usize::from(i % 3),
        )
    });
    Harvest {
        heading: Heading::new("harvest", "Where the findings fall (invented)"),
        panels: ["Worse", "No difference", "Better"].map(str::to_owned),
        height: "Height: quality of the study (low, medium, high)".into(),
        fillings: vec![
            "Randomised trial".into(),
            "Cohort".into(),
            "Before and after".into(),
        ],
        rows: vec![
            HarvestRow {
                label: "Concentration".into(),
                bars: vec![
                    bar("Invented 2009", Side::For, Some(Height::High), 0),
                    bar("Tiny pilot 2014", Side::Against, Some(Height::Low), 2),
                    bar("Example 2012", Side::Neither, None, 1),
                ],
            },
            HarvestRow {
                label: "Absence, any measure of days or spells".into(),
                bars: many.collect(),
            },
            HarvestRow {
                label: "Staying in the job".into(),
                bars: vec![],
            },
        ],
    }
}

fn icons() -> IconArray {
    let group = |label: &str, counts: [u32; 3], note: &str| IconGroup {
        label: label.into(),
        counts: counts.into(),
        note: note.into(),
    };
    IconArray {
        heading: Heading::new("icons", "Away within a year (invented)"),
        categories: vec!["Away".into(), "Absence avoided".into(), "Not away".into()],
        groups: vec![
            group("With usual breaks", [25, 0, 75], ""),
            group(
                "With tea breaks",
                [19, 6, 75],
                "The 6 avoided could be from 2 to 10. Moderate certainty.",
            ),
            group("With half the data", [20, 0, 60], ""),
        ],
    }
}

fn influence(count: u32) -> Baujat {
    let study = |i: u32| Weighty {
        label: format!("Trial {i}"),
        heterogeneity: f64::from(i * i) / 10.0,
        influence: f64::from(i) / 4.0,
        is_influential: i + 1 == count,
        others: vec![f64::from(i)],
    };
    Baujat {
        heading: Heading::new("baujat".to_owned(), "Influence (invented)"),
        studies: (0..count).map(study).collect(),
        others: vec!["Residual".to_owned()],
    }
}
