//! Odd input: every chart draws something honest and never panics.

use super::demo::words::English;
use super::xml;
use distil_chart::acceptability::{self, Acceptability, Curve};
use distil_chart::appraisal::{Appraised, Domain, Grid};
use distil_chart::axis::{Band, EffectAxis, NoEffect};
use distil_chart::direction::{self, DirectionPlot, DirectionRow, Effect, Way};
use distil_chart::forest::sequence::{self, Sequence, Step};
use distil_chart::forest::{self, Block, Forest, Pooled, Row};
use distil_chart::funnel::{self, Funnel, Spot};
use distil_chart::harvest::{self, Harvest, HarvestBar, HarvestRow, Height, Side};
use distil_chart::icons::{self, IconArray, IconGroup};
use distil_chart::mark::{Level, Mark};
use distil_chart::plane::{self, Plane};
use distil_chart::prisma::{self, Flow, Item};
use distil_chart::summary::{self, Summary};
use distil_chart::tornado::{self, Tornado, TornadoBar};
use distil_chart::traffic::{self, Traffic};
use distil_chart::{Figure, Spread};

const ODD: [f64; 9] = [
    f64::NAN,
    f64::INFINITY,
    f64::NEG_INFINITY,
    0.0,
    -1.0,
    f64::MAX,
    f64::MIN,
    f64::MIN_POSITIVE,
    1e-12,
];

fn sound(figure: &Figure) {
    xml::elements(&figure.svg);
    assert!(!figure.svg.contains("NaN"), "{}", figure.svg);
    let width = figure.table.columns.len();
    assert!(figure.table.rows.iter().all(|row| row.len() == width));
}

fn long() -> String {
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch & partners ".repeat(12)
}

fn axis(spread: Spread) -> EffectAxis {
    EffectAxis {
        spread,
        ..EffectAxis::default()
    }
}

#[test]
fn nothing_at_all_says_that_there_is_nothing() {
    let empty = [
        forest::draw(&Forest::default(), &English),
        sequence::cumulative(&Sequence::default(), &English),
        sequence::leave_one_out(&Sequence::default(), &English),
        distil_chart::baujat::draw(&distil_chart::baujat::Baujat::default(), &English),
        distil_chart::bubble::draw(&distil_chart::bubble::Bubbles::default(), &English),
        distil_chart::network::draw(&distil_chart::network::Network::default(), &English),
        distil_chart::density::draw(&distil_chart::density::Densities::default(), &English),
        distil_chart::labbe::draw(&distil_chart::labbe::Labbe::default(), &English),
        distil_chart::radial::draw(&distil_chart::radial::Radial::default(), &English),
        distil_chart::paired::draw(&distil_chart::paired::PairedForest::default(), &English),
        distil_chart::boundary::draw(&distil_chart::boundary::Boundary::default(), &English),
        distil_chart::sroc::draw(&distil_chart::sroc::Sroc::default(), &English),
        funnel::draw(&Funnel::default(), &English),
        traffic::draw(&Traffic::default(), &English),
        summary::draw(&Summary::default(), &English),
        direction::draw(&DirectionPlot::default(), &English),
        harvest::draw(&Harvest::default(), &English),
        icons::draw(&IconArray::default(), &English),
        plane::draw(&Plane::default(), &English),
        tornado::draw(&Tornado::default(), &English),
        acceptability::draw(&Acceptability::default(), &English),
    ];
    for figure in empty {
        sound(&figure);
        assert!(figure.svg.contains("Nothing to show"), "{}", figure.svg);
    }
    sound(&prisma::draw(&Flow::default(), &English));
}

#[test]
fn odd_numbers_in_a_forest() {
    for spread in [Spread::Linear, Spread::Log] {
        for a in ODD {
            for b in ODD {
                sound(&forest::draw(&odd_forest(spread, a, b), &English));
            }
        }
    }
}

fn odd_forest(spread: Spread, a: f64, b: f64) -> Forest {
    let row = |estimate, low, high| Row {
        weight: Some(a),
        ..Row::new("Odd", estimate, low, high)
    };
    Forest {
        axis: EffectAxis {
            no_effect: NoEffect::At(a),
            band: Some(Band {
                low: b,
                high: a,
                label: "Band".into(),
            }),
            ..axis(spread)
        },
        blocks: vec![Block {
            rows: vec![row(1.0, a, b), row(a, b, 1.0), row(b, b, a)],
            ..Block::default()
        }],
        overall: vec![Pooled {
            prediction: Some((b, a)),
            weight: Some(b),
            ..Pooled::new("Pooled", a, b, a)
        }],
        ..Forest::default()
    }
}

#[test]
fn not_estimable_is_said_and_not_drawn() {
    let rows = vec![
        Row::new("A", f64::NAN, f64::NAN, f64::NAN),
        Row::new("B", f64::NAN, 0.0, 1.0),
    ];
    let input = Forest {
        blocks: vec![Block {
            rows,
            ..Block::default()
        }],
        ..Forest::default()
    };
    let figure = forest::draw(&input, &English);
    assert!(figure.svg.contains("none of the 2 studies"));
    assert!(
        figure
            .table
            .rows
            .iter()
            .flatten()
            .any(|cell| cell == "not estimable")
    );
}

#[test]
fn equal_values_still_have_an_axis() {
    for (spread, value) in [
        (Spread::Linear, 0.0),
        (Spread::Log, 1.0),
        (Spread::Linear, 7e9),
    ] {
        let rows = (0..3)
            .map(|_| Row::new("Same", value, value, value))
            .collect();
        let blocks = vec![Block {
            rows,
            ..Block::default()
        }];
        let figure = forest::draw(
            &Forest {
                axis: axis(spread),
                blocks,
                ..Forest::default()
            },
            &English,
        );
        sound(&figure);
        assert!(figure.svg.contains("ch-axis"));
    }
}

#[test]
fn two_hundred_studies_with_long_names() {
    let row = |i: u32| Row {
        cells: vec![long(), long()],
        bias: vec![Mark::new(Level::Some, long()); 3],
        weight: Some(0.5),
        ..Row::new(
            format!("{i} {}", long()),
            f64::from(i) - 100.0,
            -500.0,
            500.0,
        )
    };
    let input = Forest {
        columns: vec![long(), String::new()],
        bias: (0..5)
            .map(|i| Domain::new(format!("D{i}"), long()))
            .collect(),
        blocks: vec![Block {
            label: long(),
            rows: (0..200).map(row).collect(),
            notes: vec![long()],
            ..Block::default()
        }],
        ..Forest::default()
    };
    sound(&forest::draw(&input, &English));
}

#[test]
fn odd_steps_and_spots() {
    for a in ODD {
        let steps = vec![Step::new("A", a, a, a), Step::new("B", 1.0, a, 2.0)];
        sound(&sequence::cumulative(
            &Sequence {
                steps,
                axis: axis(Spread::Log),
                ..Sequence::default()
            },
            &English,
        ));
        for spread in [Spread::Linear, Spread::Log] {
            let spot = |effect, error| Spot {
                label: long(),
                effect,
                error,
            };
            let studies = vec![spot(a, 0.1), spot(1.0, a), spot(2.0, 0.0), spot(0.5, 1e9)];
            let input = Funnel {
                studies,
                pooled: Some(a),
                axis: axis(spread),
                least: 0,
                ..Funnel::default()
            };
            sound(&funnel::draw(&input, &English));
        }
    }
}

#[test]
fn uneven_judgements() {
    let row = |count: usize| Appraised {
        label: long(),
        marks: vec![Some(Mark::new(Level::Critical, long())); count],
        overall: (count == 2).then(|| Mark::new(Level::NotApplicable, "")),
        weight: Some(f64::NAN),
    };
    let domains = (0..3)
        .map(|i| Domain::new(format!("D{i}"), long()))
        .collect();
    let grid = Grid {
        domains,
        rows: (0..6).map(row).collect(),
    };
    sound(&traffic::draw(
        &Traffic {
            grid: grid.clone(),
            ..Traffic::default()
        },
        &English,
    ));
    for weighting in [summary::Weighting::Equal, summary::Weighting::ByWeight] {
        sound(&summary::draw(
            &Summary {
                grid: grid.clone(),
                weighting,
                ..Summary::default()
            },
            &English,
        ));
    }
}

#[test]
fn crowded_directions_and_harvests() {
    let cells = vec![
        Some(Effect {
            way: Way::Worsens,
            outcomes: u32::MAX
        });
        9
    ];
    let row = DirectionRow {
        label: long(),
        quality: None,
        sample: Some(u64::MAX),
        cells,
    };
    let input = DirectionPlot {
        domains: vec![long()],
        rows: vec![row; 200],
        ..DirectionPlot::default()
    };
    sound(&direction::draw(&input, &English));
    let bar = |i: usize| HarvestBar {
        study: format!("{i}{}", long()),
        side: Side::For,
        height: i.is_multiple_of(2).then_some(Height::High),
        filling: i,
    };
    let rows = vec![HarvestRow {
        label: long(),
        bars: (0..200).map(bar).collect(),
    }];
    sound(&harvest::draw(
        &Harvest {
            rows,
            ..Harvest::default()
        },
        &English,
    ));
}

#[test]
fn extreme_counts() {
    let group = IconGroup {
        label: long(),
        counts: vec![u32::MAX; 5],
        note: long(),
    };
    sound(&icons::draw(
        &IconArray {
            categories: vec![long()],
            groups: vec![group],
            ..IconArray::default()
        },
        &English,
    ));
    let mut flow = Flow::default();
    flow.records.excluded_reasons = vec![Item::new(long(), u64::MAX); 40];
    sound(&prisma::draw(&flow, &English));
}

#[test]
fn odd_money() {
    for a in ODD {
        for b in ODD {
            sound(&plane::draw(&odd_plane(a, b), &English));
            let bar = TornadoBar {
                label: long(),
                low: a,
                high: b,
                ..TornadoBar::default()
            };
            sound(&tornado::draw(
                &Tornado {
                    bars: vec![bar],
                    base: 1.0,
                    ..Tornado::default()
                },
                &English,
            ));
            let curve = Curve {
                label: long(),
                points: vec![(a, 0.5), (b, 0.7), (1.0, a), (3.0, b)],
            };
            sound(&acceptability::draw(
                &Acceptability {
                    curves: vec![curve; 9],
                    ..Acceptability::default()
                },
                &English,
            ));
        }
    }
}

fn odd_plane(a: f64, b: f64) -> Plane {
    Plane {
        cloud: vec![(a, b), (b, a), (0.0, 0.0)],
        central: Some((a, b)),
        ..Plane::default()
    }
}
