//! The accuracy of tests as files: results and summary in full precision, R code and its data.

use serde_json::{Value, json};

use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;
use crate::render::output_file::OutputFile;
use crate::sentence::r_code::accuracy_script;
use crate::synthesis::{AccuracyFindings, AccuracyModel, Estimate, Findings, Tested};
use crate::view::Desk;

use super::credit;
use super::sheet::{Sheet, cell};

/// All tests of a synthesis; the keys are told in docs/analyses.md.
pub(super) fn json(entry: &Entry<Synthesis>, findings: &Findings) -> Value {
    let all = findings.accuracy_of(&entry.id).iter();
    all.map(|found| {
        json!({
            "id": found.id.as_str(),
            "results": found.rows.iter().map(|row| json!({
                "result": row.result,
                "study": row.study.as_str(),
                "threshold": row.threshold,
                "left_out": row.left_out,
                "sensitivity": estimate(&row.sensitivity),
                "specificity": estimate(&row.specificity),
            })).collect::<Vec<_>>(),
            "model": found.model.as_ref().map(model),
            "tested": found.tested.iter().map(tested).collect::<Vec<_>>(),
        })
    })
    .collect()
}

fn estimate(estimate: &Estimate) -> Value {
    json!({
        "estimate": estimate.value,
        "ci_low": estimate.low,
        "ci_high": estimate.high,
    })
}

fn model(model: &AccuracyModel) -> Value {
    let logit = |of: usize| {
        let (mean, se) = model.logits[of];
        json!({ "mean": mean, "se": se, "tau": model.tau[of] })
    };
    json!({
        "k": model.k,
        "half_added": model.has_halves,
        "sensitivity": estimate(&model.sensitivity),
        "specificity": estimate(&model.specificity),
        "logit_sensitivity": logit(0),
        "logit_false_positive_rate": logit(1),
        "covariance": model.covariance,
        "correlation": model.correlation,
        "positive_likelihood_ratio": model.likelihood_ratios[0],
        "negative_likelihood_ratio": model.likelihood_ratios[1],
        "odds_ratio": model.odds_ratio,
        "curve": model.curve.as_ref().map(|curve| json!({
            "threshold": curve.threshold,
            "accuracy": curve.accuracy,
            "shape": curve.shape,
            "threshold_variance": curve.threshold_variance,
            "accuracy_variance": curve.accuracy_variance,
        })),
    })
}

fn tested(tested: &Tested) -> Value {
    let people =
        |[estimate, low, high]: [u32; 3]| json!({ "estimate": estimate, "low": low, "high": high });
    json!({
        "of": tested.of.as_ref().map(|(label, _)| label),
        "with_condition": tested.with,
        "found": people(tested.found),
        "missed": people(tested.missed()),
        "cleared": people(tested.cleared),
        "wrongly_found": people(tested.wrongly_found()),
    })
}

/// The data of each test, and a script for each that has a summary.
pub(super) fn files(desk: &Desk<'_>, entry: &Entry<Synthesis>) -> Vec<OutputFile> {
    let all = desk.findings.accuracy_of(&entry.id).iter();
    all.flat_map(|found| of_test(desk, entry, found)).collect()
}

fn of_test(desk: &Desk<'_>, entry: &Entry<Synthesis>, found: &AccuracyFindings) -> Vec<OutputFile> {
    let stem = found.file_stem();
    let header = [
        "study",
        "result",
        "threshold",
        "tp",
        "fp",
        "fn",
        "tn",
        "left_out",
        "credit",
    ];
    let mut sheet = Sheet::new(format!("evidence/{stem}.csv"), &header);
    for row in &found.rows {
        let mut cells = vec![
            row.label.clone(),
            row.result.clone(),
            cell(row.threshold.clone()),
        ];
        cells.extend(row.cells.map(|count| count.to_string()));
        cells.push(cell(row.left_out.clone()));
        cells.push(credit::of_row(desk.evidence, &entry.value, &row.study));
        sheet.row(cells);
    }
    let mut files = vec![sheet.into_file()];
    let script = accuracy_script(desk.words, found, &format!("{stem}.csv"));
    files.extend(script.map(|code| OutputFile::text(format!("evidence/{stem}.R"), code)));
    files
}
