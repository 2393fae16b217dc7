//! The drawings of the accuracy of a test: both shares of each study side by side, and the plane of both.

use crate::record::test_accuracy::TestAccuracy;
use crate::synthesis::{AccuracyFindings, AccuracyModel, AccuracyRow, Estimate};
use crate::words::{Words, counted, decimal, say};
use chart::paired::{self, PairedForest, PairedRow};
use chart::sroc::{self, Accuracy, Named, Sroc};
use chart::{Figure, Heading};

/// Sensitivity and specificity of each study side by side.
pub(super) fn forest(words: &Words, asked: &TestAccuracy, found: &AccuracyFindings) -> Figure {
    let row = |row: &AccuracyRow| PairedRow {
        label: row.label.clone(),
        counts: row.cells.to_vec(),
        shares: [limits(&row.sensitivity), limits(&row.specificity)],
    };
    let input = PairedForest {
        heading: Heading::new(
            format!("accuracy-forest-{}", asked.id),
            say!(words, "accuracy.forest", title = &asked.title),
        ),
        study: say!(words, "chart.study"),
        counts: vec![
            say!(words, "accuracy.tp"),
            say!(words, "accuracy.fp"),
            say!(words, "accuracy.fn"),
            say!(words, "accuracy.tn"),
        ],
        shares: [
            say!(words, "accuracy.sensitivity"),
            say!(words, "accuracy.specificity"),
        ],
        alternative: say!(
            words,
            "accuracy.forest-alternative",
            studies = counted!("count.studies", found.counted().count())
        ),
        studies: found.counted().map(row).collect(),
        summary: found.model.as_ref().map(|model| PairedRow {
            label: say!(words, "accuracy.summary-point"),
            counts: Vec::new(),
            shares: [limits(&model.sensitivity), limits(&model.specificity)],
        }),
    };
    paired::draw(&input, words)
}

fn limits(estimate: &Estimate) -> (f64, f64, f64) {
    let none = f64::NAN;
    let (low, high) = (estimate.low.unwrap_or(none), estimate.high.unwrap_or(none));
    (estimate.value, low, high)
}

/// Points of the plane: specificity and sensitivity, in the order in which a line joins them.
type Points = Vec<(f64, f64)>;

/// The studies in the plane of sensitivity and specificity, with the summary.
pub(super) fn plane(words: &Words, asked: &TestAccuracy, found: &AccuracyFindings) -> Figure {
    let study = |row: &AccuracyRow| Accuracy {
        label: row.label.clone(),
        sensitivity: row.sensitivity.value,
        specificity: row.specificity.value,
        people: row.cells.iter().map(|cell| f64::from(*cell)).sum(),
    };
    let model = found.model.as_ref();
    let named = |label: String, of: fn(&AccuracyModel) -> Option<Points>| {
        model.and_then(of).map(|at| Named { label, at })
    };
    let input = Sroc {
        heading: Heading::new(
            format!("accuracy-plane-{}", asked.id),
            say!(words, "accuracy.plane", title = &asked.title),
        ),
        sensitivity: say!(words, "accuracy.sensitivity"),
        specificity: say!(words, "accuracy.specificity"),
        study: say!(words, "chart.study"),
        people: say!(words, "labbe.people"),
        alternative: alternative(words, found),
        studies: found.counted().map(study).collect(),
        point: model.map(|model| Named {
            label: say!(words, "accuracy.summary-point"),
            at: (1.0 - model.specificity.value, model.sensitivity.value),
        }),
        confidence: named(say!(words, "accuracy.confidence"), |model| {
            Some(model.confidence.clone())
        }),
        prediction: named(say!(words, "accuracy.prediction"), |model| {
            Some(model.prediction.clone())
        }),
        curve: named(say!(words, "accuracy.curve"), |model| {
            Some(model.curve.as_ref()?.points.clone())
        }),
    };
    sroc::draw(&input, words)
}

fn alternative(words: &Words, found: &AccuracyFindings) -> String {
    let studies = counted!("count.studies", found.counted().count());
    match &found.model {
        Some(model) => say!(
            words,
            "accuracy.plane-alternative",
            studies = studies,
            sensitivity = decimal(model.sensitivity.value, 2),
            specificity = decimal(model.specificity.value, 2)
        ),
        None => say!(words, "accuracy.plane-alone", studies = studies),
    }
}
