//! Results of studies, and pooled results that reviews print.

use crate::record::result::{ArmData, Direction, EffectSign, StudyResult};
use crate::render::data::credit;
use crate::render::data::sheet::{Sheet, cell};
use crate::sentence::doubt::for_readers;
use crate::view::Desk;
use crate::words::{Worded, Words};

/// The columns of results, whose names are those of a results table in the content folder.
const RESULT_COLUMNS: [&str; 56] = [
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
    "intervention.se",
    "intervention.median",
    "intervention.q1",
    "intervention.q3",
    "intervention.min",
    "intervention.max",
    "intervention.person_time",
    "comparator.n",
    "comparator.events",
    "comparator.mean",
    "comparator.sd",
    "comparator.se",
    "comparator.median",
    "comparator.q1",
    "comparator.q3",
    "comparator.min",
    "comparator.max",
    "comparator.person_time",
    "correlation",
    "event",
    "n",
    "effect.measure",
    "effect.estimate",
    "effect.se",
    "effect.ci_low",
    "effect.ci_high",
    "effect.ci_derived",
    "effect.p",
    "effect.adjusted",
    "effect.positive",
    "direction",
    "narrative",
    "cluster.design_effect",
    "cluster.icc",
    "cluster.mean_size",
    "data_status",
    "note",
    "source.record",
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
    let cluster = result.cluster.as_ref();
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
        cell(result.correlation),
        cell(result.event.clone()),
        cell(result.n),
        cell(effect.map(|effect| effect.measure.short())),
        cell(effect.map(|effect| effect.estimate)),
        cell(effect.and_then(|effect| effect.se)),
        cell(effect.and_then(|effect| effect.ci_low)),
        cell(effect.and_then(|effect| effect.ci_high)),
        cell(effect.map(|effect| effect.ci_derived)),
        cell(effect.and_then(|effect| effect.p.clone())),
        cell(effect.map(|effect| effect.adjusted)),
        cell(effect.and_then(|effect| effect.positive).map(sign)),
        cell(result.direction.map(direction)),
        cell(result.narrative.clone()),
        cell(cluster.and_then(|cluster| cluster.design_effect)),
        cell(cluster.and_then(|cluster| cluster.icc)),
        cell(cluster.and_then(|cluster| cluster.mean_size)),
        result.data_status.english().to_owned(),
        cell(result.note.clone()),
        cell(
            result
                .source
                .record
                .as_ref()
                .map(|record| record.as_str().to_owned()),
        ),
        cell(result.source.url.clone()),
        cell(result.source.place.clone()),
    ]);
    cells
}

fn arm_cells(arm: Option<&ArmData>) -> [String; 11] {
    let arm = arm.cloned().unwrap_or_default();
    [
        cell(arm.n),
        cell(arm.events),
        cell(arm.mean),
        cell(arm.sd),
        cell(arm.se),
        cell(arm.median),
        cell(arm.q1),
        cell(arm.q3),
        cell(arm.min),
        cell(arm.max),
        cell(arm.person_time),
    ]
}

/// What a positive effect means, as records write it.
fn sign(of: EffectSign) -> &'static str {
    match of {
        EffectSign::FavoursIntervention => "favours-intervention",
        EffectSign::HigherWithIntervention => "higher-with-intervention",
    }
}

/// Which arm a result favours, as records write it.
fn direction(of: Direction) -> &'static str {
    match of {
        Direction::FavoursIntervention => "favours-intervention",
        Direction::NoDifference => "no-difference",
        Direction::FavoursComparator => "favours-comparator",
    }
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
