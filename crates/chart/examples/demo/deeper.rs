//! Risks of two arms, precision, a sequential boundary, and the accuracy of a test.

use distil_chart::boundary::{self, Boundary, LookAt};
use distil_chart::labbe::{self, Labbe, RiskPair};
use distil_chart::paired::{self, PairedForest, PairedRow};
use distil_chart::radial::{self, Radial, Ray};
use distil_chart::sroc::{self, Accuracy, Named, Sroc};
use distil_chart::{Figure, Heading};

use super::words::English;

pub fn all() -> Vec<(&'static str, Figure)> {
    vec![
        ("L'Abbé", labbe::draw(&risks(), &English)),
        ("Radial", radial::draw(&rays(), &English)),
        ("Boundary", boundary::draw(&looks(), &English)),
        ("Paired forest", paired::draw(&shares(), &English)),
        ("Summary plot of a test", sroc::draw(&plane(), &English)),
    ]
}

fn risks() -> Labbe {
    let study = |i: u32| RiskPair {
        label: format!("Trial {i}"),
        comparator: f64::from(i) / 20.0,
        intervention: f64::from(i) / 30.0,
        people: f64::from(40 * i),
    };
    Labbe {
        heading: Heading::new("labbe", "Risks (invented)"),
        across: "Risk with usual breaks".into(),
        up: "Risk with tea breaks".into(),
        study: "Study".into(),
        people: "People".into(),
        same: "Same risk".into(),
        line_label: "Pooled effect".into(),
        alternative: "Risks of invented trials.".into(),
        studies: (1..8).map(study).collect(),
        line: (0..=20)
            .map(|i| (f64::from(i) / 40.0, f64::from(i) / 60.0))
            .collect(),
    }
}

fn rays() -> Radial {
    let ray = |i: u32| Ray {
        label: format!("Trial {i}"),
        precision: f64::from(i),
        score: f64::from(i) * 0.4 + if i == 5 { 3.0 } else { 0.5 },
    };
    Radial {
        heading: Heading::new("radial", "Precision (invented)"),
        precision: "Precision".into(),
        score: "Effect / standard error".into(),
        study: "Study".into(),
        outside: "Beyond the limits".into(),
        distance: "Distance".into(),
        line: "Common effect".into(),
        limits: "Limits".into(),
        alternative: "Invented trials by precision.".into(),
        studies: (1..9).map(ray).collect(),
        slope: 0.4,
        reach: 1.96,
    }
}

fn looks() -> Boundary {
    let look = |i: u32| LookAt {
        label: (2000 + i).to_string(),
        share: f64::from(i) / 5.0,
        z: f64::from(i) * 0.5,
        boundary: (i > 1).then(|| 2.0 / (f64::from(i) / 5.0).sqrt()),
    };
    Boundary {
        heading: Heading::new("boundary", "Boundary (invented)"),
        look: "Until".into(),
        share: "Share of the information".into(),
        z: "Cumulative Z".into(),
        boundary: "Boundary".into(),
        required: "Required information".into(),
        none: "none".into(),
        alternative: "An invented boundary.".into(),
        looks: (1..6).map(look).collect(),
    }
}

fn shares() -> PairedForest {
    let row = |i: u32| PairedRow {
        label: format!("Study {i} with a long name that is cut"),
        counts: vec![10 * i, i, 2 * i, 20 * i],
        shares: [(0.83, 0.6, 0.95), (0.95, 0.9, 0.98)],
    };
    PairedForest {
        heading: Heading::new("paired", "Both shares (invented)"),
        study: "Study".into(),
        counts: ["TP", "FP", "FN", "TN"].map(String::from).into(),
        shares: ["Sensitivity", "Specificity"].map(String::from),
        alternative: "Shares of invented studies.".into(),
        studies: (1..6).map(row).collect(),
        summary: Some(PairedRow {
            label: "Summary".into(),
            counts: Vec::new(),
            shares: [(0.83, 0.8, 0.86), (0.95, 0.93, 0.96)],
        }),
    }
}

fn plane() -> Sroc {
    let study = |i: u32| Accuracy {
        label: format!("Study {i}"),
        sensitivity: 0.7 + f64::from(i) / 40.0,
        specificity: 0.95 - f64::from(i) / 50.0,
        people: f64::from(50 * i),
    };
    let ring = |wide: f64| {
        let turn = |i: u32| f64::from(i) / 12.0 * std::f64::consts::TAU;
        let point = move |i: u32| (0.12 + wide * turn(i).cos(), 0.8 + wide * turn(i).sin());
        (0..12).map(point).collect::<Vec<_>>()
    };
    let named = |label: &str, at| {
        Some(Named {
            label: label.to_owned(),
            at,
        })
    };
    Sroc {
        heading: Heading::new("sroc", "A test (invented)"),
        sensitivity: "Sensitivity".into(),
        specificity: "Specificity".into(),
        study: "Study".into(),
        people: "People".into(),
        alternative: "Invented studies of a test.".into(),
        studies: (1..9).map(study).collect(),
        point: Some(Named {
            label: "Summary point".into(),
            at: (0.12, 0.8),
        }),
        confidence: named("Confidence region", ring(0.04)),
        prediction: named("Prediction region", ring(0.1)),
        curve: named("Summary curve", vec![(0.07, 0.7), (0.12, 0.8), (0.2, 0.88)]),
    }
}
