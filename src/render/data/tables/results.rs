//! Results of studies, and pooled results that reviews print.

use crate::record::result::{ArmData, StudyResult};
use crate::render::data::credit;
use crate::render::data::sheet::{Sheet, cell};
use crate::sentence::doubt::for_readers;
use crate::view::Desk;
use crate::words::{Worded, Words};

/// The columns of results, whose names are those of a results table in the content folder.
const RESULT_COLUMNS: [&str; 32] = [
    "id",
    "study",
    "outcome",
    "measured",
    "instrument",
    "better",
    "months",
    "against",
    "arm",
    "trial",
    "intervention.n",
    "intervention.events",
    "intervention.mean",
    "intervention.sd",
    "comparator.n",
    "comparator.events",
    "comparator.mean",
    "comparator.sd",
    "event",
    "n",
    "effect.measure",
    "effect.estimate",
    "effect.se",
    "effect.ci_low",
    "effect.ci_high",
    "effect.ci_derived",
    "data_status",
    "note",
    "source.url",
    "source.where",
    "doubts",
    "credit",
];

pub(super) fn results(desk: &Desk<'_>) -> Sheet {
    let mut sheet = Sheet::new("data/results.csv", &RESULT_COLUMNS);
    for entry in desk.evidence.results.values() {
        let study = desk.evidence.study_of(entry).map(|study| &*study.value);
        let mut cells = result_cells(entry.study.as_str(), &entry.result);
        cells.push(doubts(desk, &entry.result.id));
        cells.push(credit::of_study(study));
        sheet.row(cells);
    }
    sheet
}

/// What checks of the data found, each with its code and with what the editors say.
fn doubts(desk: &Desk<'_>, result: &str) -> String {
    let doubts = desk.findings.doubts().about(result).iter();
    let words = Words::english();
    let told = doubts.map(|doubt| format!("{}: {}", doubt.code.id, for_readers(&words, doubt)));
    told.collect::<Vec<_>>().join(" ")
}

/// The cells of a result, without what checks found and the credit.
fn result_cells(study: &str, result: &StudyResult) -> Vec<String> {
    let effect = result.effect.as_ref();
    let mut cells = vec![
        result.id.clone(),
        study.to_owned(),
        result.outcome.as_str().to_owned(),
        cell(result.measured.clone()),
        cell(result.instrument.clone()),
        cell(result.better.map(Worded::english)),
        cell(result.months),
        cell(
            result
                .against
                .as_ref()
                .map(|against| against.as_str().to_owned()),
        ),
        cell(result.arm.clone()),
        cell(result.trial.clone()),
    ];
    cells.extend(arm_cells(result.intervention.as_ref()));
    cells.extend(arm_cells(result.comparator.as_ref()));
    cells.extend([
        cell(result.event.clone()),
        cell(result.n),
        cell(effect.map(|effect| effect.measure.short())),
        cell(effect.map(|effect| effect.estimate)),
        cell(effect.and_then(|effect| effect.se)),
        cell(effect.and_then(|effect| effect.ci_low)),
        cell(effect.and_then(|effect| effect.ci_high)),
        cell(effect.map(|effect| effect.ci_derived)),
        result.data_status.english().to_owned(),
        cell(result.note.clone()),
        cell(result.source.url.clone()),
        cell(result.source.place.clone()),
    ]);
    cells
}

fn arm_cells(arm: Option<&ArmData>) -> [String; 4] {
    let arm = arm.cloned().unwrap_or_default();
    [cell(arm.n), cell(arm.events), cell(arm.mean), cell(arm.sd)]
}

pub(super) fn pooled_results(desk: &Desk<'_>) -> Sheet {
    let header = [
        "study",
        "outcome",
        "timepoint",
        "population",
        "studies",
        "comparisons",
        "n",
        "measure",
        "estimate",
        "ci_low",
        "ci_high",
        "p",
        "i_squared",
        "chi_squared",
        "df",
        "p_heterogeneity",
        "benefit",
        "certainty",
        "note",
        "source_url",
        "source_where",
        "credit",
    ];
    let mut sheet = Sheet::new("data/pooled-results.csv", &header);
    for entry in desk.evidence.records.studies.values() {
        for pooled in &entry.value.pooled_results {
            sheet.row(vec![
                entry.id.to_string(),
                pooled.outcome.clone(),
                cell(pooled.timepoint.clone()),
                cell(pooled.population.clone()),
                cell(pooled.studies),
                cell(pooled.comparisons),
                cell(pooled.n),
                pooled.measure.clone(),
                pooled.estimate.to_string(),
                cell(pooled.ci_low),
                cell(pooled.ci_high),
                cell(pooled.p.clone()),
                cell(pooled.i_squared),
                cell(pooled.chi_squared),
                cell(pooled.df),
                cell(pooled.p_heterogeneity.clone()),
                pooled.benefit.clone(),
                cell(pooled.certainty.clone()),
                cell(pooled.note.clone()),
                cell(pooled.source.url.clone()),
                cell(pooled.source.place.clone()),
                credit::of_study(Some(&entry.value)),
            ]);
        }
    }
    sheet
}
