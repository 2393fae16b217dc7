//! The results and analyses of each synthesis, in full precision.

use serde_json::{Value, json};

use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;
use crate::record::vocabulary::Attribution;
use crate::render::files::OutputFile;
use crate::synthesis::{EffectRow, OutcomeFindings, PooledEffect};
use crate::view::Desk;

use super::sheet::{Sheet, cell};

/// Two files for each synthesis with numbers.
pub(super) fn files(desk: &Desk<'_>) -> Vec<OutputFile> {
    let syntheses = desk.evidence.records.syntheses.values();
    let with_results = syntheses.filter(|entry| !desk.findings.of_synthesis(&entry.id).is_empty());
    with_results
        .flat_map(|entry| [results(desk, entry), analyses(desk, entry)])
        .collect()
}

fn credit(synthesis: &Synthesis) -> String {
    let attribution = synthesis.attribution.as_ref();
    attribution.map(Attribution::line).unwrap_or_default()
}

fn results(desk: &Desk<'_>, entry: &Entry<Synthesis>) -> OutputFile {
    let header = [
        "comparison",
        "outcome",
        "result",
        "study",
        "label",
        "measure",
        "estimate",
        "ci_low",
        "ci_high",
        "yi",
        "sei",
        "weight_percent",
        "months",
        "in_doubt",
        "left_out",
        "note",
        "credit",
    ];
    let mut sheet = Sheet::new(format!("evidence/{}-results.csv", entry.id), &header);
    for found in desk.findings.of_synthesis(&entry.id) {
        for row in &found.rows {
            sheet.row(vec![
                found.comparison.to_string(),
                found.outcome.to_string(),
                row.result.clone(),
                row.study.to_string(),
                row.label.clone(),
                row.measure.short().to_owned(),
                cell(row.estimate.map(|e| e.value)),
                cell(row.estimate.and_then(|e| e.low)),
                cell(row.estimate.and_then(|e| e.high)),
                cell(row.size.map(|size| size.yi())),
                cell(row.size.map(|size| size.sei())),
                cell(row.weight),
                cell(row.months),
                row.in_doubt.to_string(),
                cell(row.left_out.clone()),
                cell(row.note.clone()),
                credit(&entry.value),
            ]);
        }
    }
    sheet.into_file()
}

fn analyses(desk: &Desk<'_>, entry: &Entry<Synthesis>) -> OutputFile {
    let found = desk.findings.of_synthesis(&entry.id);
    let value = json!({
        "format": "distil-analyses",
        "version": 1,
        "synthesis": entry.id.as_str(),
        "title": entry.value.title,
        "credit": credit(&entry.value),
        "analyses": found.iter().map(analysis).collect::<Vec<_>>(),
    });
    let text = serde_json::to_string_pretty(&value).unwrap_or_default() + "\n";
    OutputFile::text(format!("evidence/{}-analyses.json", entry.id), text)
}

fn analysis(found: &OutcomeFindings) -> Value {
    json!({
        "comparison": found.comparison.as_str(),
        "outcome": found.outcome.as_str(),
        "measure": found.measure.map(|measure| measure.short()),
        "no_difference": found.null,
        "inputs": found.rows.iter().map(input).collect::<Vec<_>>(),
        "pooled": found.pooled.as_ref().map(pooled),
        "pooled_without_doubt": found.without_doubt.as_ref().map(pooled),
        "directions": {
            "favour_intervention": found.directions.favour_intervention,
            "favour_comparator": found.directions.favour_comparator,
            "neither": found.directions.neither,
        },
        "statement": found.statement.words,
    })
}

fn input(row: &EffectRow) -> Value {
    json!({
        "result": row.result,
        "study": row.study.as_str(),
        "label": row.label,
        "yi": row.size.map(|size| size.yi()),
        "sei": row.size.map(|size| size.sei()),
        "weight_percent": row.weight,
        "in_doubt": row.in_doubt,
        "left_out": row.left_out,
    })
}

fn pooled(pooled: &PooledEffect) -> Value {
    json!({
        "k": pooled.k,
        "method": pooled.method_line,
        "estimate": pooled.estimate.value,
        "ci_low": pooled.estimate.low,
        "ci_high": pooled.estimate.high,
        "p": pooled.p,
        "prediction_low": pooled.prediction.map(|p| p.0),
        "prediction_high": pooled.prediction.map(|p| p.1),
        "tau2": pooled.tau2,
        "tau_low": pooled.tau.and_then(|(_, interval)| interval).map(|i| i.0),
        "tau_high": pooled.tau.and_then(|(_, interval)| interval).map(|i| i.1),
        "q": pooled.q,
        "q_df": pooled.df,
        "q_p": pooled.q_p,
        "i2_q_percent": pooled.i2,
        "i2_tau2_percent": pooled.i2_tau2,
        "hartung_knapp": pooled.hartung_knapp,
        "cautions": pooled.cautions,
    })
}
