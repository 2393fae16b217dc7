//! The results on an outcome as a table with a graphics column: arm data, weight, marks of risk of bias,
//! the effect in figures and drawn, and the doubt beside its row.

use chart::forest::{self, Forest};
use serde::Serialize;

use crate::record::result::ArmData;
use crate::sentence::{self, unit};
use crate::synthesis::{EffectRow, OutcomeFindings};
use crate::view::desk::{Desk, Here};
use crate::view::part::Link;
use crate::view::shared::doubt_line;
use crate::view::shared::effect::{estimate_words, measure_name};
use crate::view::shared::figure_files::FigureFiles;
use crate::view::shared::most::{Kept, ROWS, Rest, heaviest, rest};
use crate::view::shared::order::RowOrder;
use crate::view::shared::result_row::{months, without_effect};
use crate::words::{decimal, say};

use super::forest_plot;

/// Results with their drawings.
#[derive(Debug, Clone, Serialize)]
pub struct ResultTable {
    /// Results, one row each; of very many those with the most weight.
    pub rows: Vec<RowView>,
    /// Whether they compare two groups; without it there is no column of the other.
    pub compares: bool,
    /// What is told of the other rows; nothing when all stand here.
    pub rest: Option<Rest>,
    /// The axis of the drawings; empty when there is nothing to draw.
    pub axis_html: String,
    /// What lies below no difference; empty where nothing is compared.
    pub favours_low: String,
    /// What lies above it.
    pub favours_high: String,
    /// The pooled result, drawn; empty when results are not pooled.
    pub pooled_html: String,
    /// Where the effect in another place may lie, drawn; empty when it cannot be worked out.
    pub prediction_html: String,
    /// The same in figures.
    pub prediction: String,
    /// The short names of the domains of risk of bias, above their marks; empty when nothing was judged.
    pub domains_html: String,
    /// The domains with their short names: "D1 Randomisation process".
    pub domains: Vec<String>,
    /// Where the numbers come from, and the files of the drawing; nothing when there is no drawing.
    pub files: Option<FigureFiles>,
}

/// A result in an analysis.
#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    /// The study, linked to the result on its page.
    pub study: Link,
    /// The id of the result.
    pub result: String,
    /// Time point; empty when not given.
    pub time: String,
    /// Data of the intervention arm; empty when not given.
    pub intervention: String,
    /// Data of the comparator arm; empty when not given.
    pub comparator: String,
    /// Estimate with its interval.
    pub effect: String,
    /// Without an estimate: what the record says in words; empty when it says nothing.
    pub told: String,
    /// Weight in percent; empty when not pooled.
    pub weight: String,
    /// By what its table sorts.
    pub sort: RowOrder,
    /// Whether it is in doubt.
    pub in_doubt: bool,
    /// Why it is not put together with the others; empty when it is.
    pub left_out: String,
    /// Remarks.
    pub note: String,
    /// The estimate and its interval, drawn on the scale of the table; empty when there is no number.
    pub mark_html: String,
    /// Judgements on risk of bias as marks; empty when the study was not judged with the tool.
    pub bias_html: String,
    /// The same in words: "D1 low, D2 some concerns".
    pub bias: String,
}

/// The table of an outcome.
pub(super) fn table(
    desk: &Desk<'_>,
    here: &Here,
    found: &OutcomeFindings,
    outcome: &str,
) -> ResultTable {
    let kept = heaviest(found.rows.iter().collect(), ROWS, |row| {
        forest_plot::weight(row)
    });
    let plot = forest_plot::of_rows(desk, found, &kept);
    let strips = plot.as_ref().map(|plot| forest::strips(plot, desk.words));
    let strips = strips.unwrap_or_default();
    let mut rows: Vec<RowView> = kept
        .iter()
        .map(|row| row_view(desk, here, found, row))
        .collect();
    for (index, row) in rows.iter_mut().enumerate() {
        row.mark_html = strips.rows.get(index).cloned().unwrap_or_default();
        row.bias_html = strips.bias.get(index).cloned().unwrap_or_default();
        row.bias = bias_words(plot.as_ref(), index);
    }
    let axis = plot.as_ref().map(|plot| plot.axis.clone());
    let axis = axis.unwrap_or_default();
    let pooled = |index: usize| strips.pooled.get(index).cloned().unwrap_or_default();
    let has_file = forest_plot::drawing(desk, found, outcome).is_some();
    ResultTable {
        compares: found.null.is_some(),
        rest: rest(desk, here, Kept::Heaviest, found.rows.len(), &data(found)),
        axis_html: strips.axis.clone(),
        favours_low: axis.favours_low,
        favours_high: axis.favours_high,
        pooled_html: pooled(0),
        prediction_html: pooled(1),
        prediction: prediction(desk, found),
        domains_html: strips.domains.clone(),
        domains: plot.iter().flat_map(domains).collect(),
        files: has_file.then(|| forest_plot::files(desk, here, found, &data(found))),
        rows,
    }
}

/// The file with every result of the synthesis.
fn data(found: &OutcomeFindings) -> String {
    format!("evidence/{}-results.csv", found.synthesis)
}

fn domains(plot: &Forest) -> impl Iterator<Item = String> {
    let domains = plot.bias.iter();
    domains.map(|domain| format!("{} {}", domain.short, domain.label))
}

fn bias_words(plot: Option<&Forest>, index: usize) -> String {
    let row = plot.and_then(|plot| Some((plot, plot.blocks.first()?.rows.get(index)?)));
    let Some((plot, row)) = row else {
        return String::new();
    };
    let judged = plot.bias.iter().zip(&row.bias);
    let words = judged.map(|(domain, mark)| format!("{} {}", domain.short, mark.word));
    words.collect::<Vec<_>>().join(", ")
}

/// "−0.20 to 0.51"; empty when there is no prediction interval.
fn prediction(desk: &Desk<'_>, found: &OutcomeFindings) -> String {
    let limits = found.pooled.as_ref().and_then(|pooled| pooled.prediction);
    let said = limits.map(|(low, high)| desk.words.interval(low, high, 2));
    said.unwrap_or_default()
}

fn row_view(desk: &Desk<'_>, here: &Here, found: &OutcomeFindings, row: &EffectRow) -> RowView {
    let address = desk.addresses.result(&row.study, row.first_result());
    let arm = |data: &Option<ArmData>| {
        let data = data.as_ref();
        let said = data.and_then(|data| sentence::row::arm(desk.words, data));
        said.unwrap_or_default()
    };
    RowView {
        study: here.link(
            sentence::row::label(desk.words, row.label.without_result()),
            &address,
        ),
        result: row.result.clone(),
        time: row.months.map(|n| months(desk, n)).unwrap_or_default(),
        intervention: arm(&row.intervention),
        comparator: arm(&row.comparator),
        effect: row
            .estimate
            .map(|e| estimate_words(desk.words, &measure_name(desk.words, row.measure), &e))
            .map(|effect| unit::of_row(desk.words, row, effect))
            .unwrap_or_default(),
        told: told(desk, row),
        weight: row
            .weight
            .map(|weight| say!(desk, "number.percent", n = decimal(weight, 1)))
            .unwrap_or_default(),
        sort: RowOrder::of(row),
        in_doubt: row.in_doubt,
        left_out: row
            .left_out
            .as_ref()
            .map(|why| sentence::left_out::left_out(desk.words, why))
            .unwrap_or_default(),
        note: doubt_line::remark(desk, found, row).unwrap_or_default(),
        mark_html: String::new(),
        bias_html: String::new(),
        bias: String::new(),
    }
}

/// What the record of a row without an estimate says in words.
fn told(desk: &Desk<'_>, row: &EffectRow) -> String {
    let entry = desk.evidence.results.get(&row.result);
    entry
        .filter(|_| row.estimate.is_none())
        .map(|entry| without_effect(desk, &entry.result))
        .unwrap_or_default()
}
