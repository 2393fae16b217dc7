//! Economic records as rows: what was found, how far it can be used, what is missing.

use serde::Serialize;

use crate::record::economic::{Economic, Figure};
use crate::record::synthesis::Synthesis;
use crate::view::part::Link;
use crate::words::{in_unit, say};

use super::super::desk::{Desk, Here};

/// An economic record in a table.
#[derive(Debug, Clone, Serialize)]
pub struct EconomicRow {
    /// The record.
    pub record: Link,
    /// What was found.
    pub finding_html: String,
    /// Perspective, currency and price year, each said to be missing where it is.
    pub basis: String,
    /// Figures in one line each.
    pub figures: Vec<String>,
    /// Why it has to be used with care.
    pub caution_html: String,
    /// What is missing.
    pub missing: Vec<String>,
}

/// The rows of a synthesis.
pub(super) fn rows(desk: &Desk<'_>, here: &Here, synthesis: &Synthesis) -> Vec<EconomicRow> {
    let records = synthesis.economics.iter();
    records
        .filter_map(|record| row(desk, here, record.id()))
        .collect()
}

/// The row of an economic record, for any page.
pub(in crate::view) fn row(
    desk: &Desk<'_>,
    here: &Here,
    id: &crate::record::id::Id,
) -> Option<EconomicRow> {
    let economic = &desk.evidence.records.economics.get(id)?.value;
    Some(EconomicRow {
        record: desk.link(here, crate::record::kind::Kind::Economic, id),
        finding_html: desk.inline(here, &economic.finding),
        basis: basis(desk, economic),
        figures: economic.figures.iter().map(|it| figure(desk, it)).collect(),
        caution_html: desk.inline(here, &economic.caution),
        missing: economic.missing.clone(),
    })
}

/// Whose costs, in which money, of which year.
pub fn basis(desk: &Desk<'_>, economic: &Economic) -> String {
    let perspective = desk.known(&economic.perspective, String::clone);
    say!(
        desk,
        "evidence-costs.basis",
        perspective = perspective.trim_end_matches('.'),
        currency = desk.known(&economic.currency, String::clone),
        year = desk.known(&economic.price_year, u16::to_string)
    )
}

fn figure(desk: &Desk<'_>, figure: &Figure) -> String {
    let value = desk.known(&figure.value, |value| {
        desk.words.show(&in_unit(*value, &figure.unit))
    });
    let option = figure
        .option
        .as_ref()
        .map(|option| format!(", {option}"))
        .unwrap_or_default();
    let label = format!("{}{option}", figure.label);
    match &figure.derived {
        Some(how) => say!(
            desk,
            "evidence-costs.derived-figure",
            label = label,
            value = value,
            how = how
        ),
        None => say!(desk, "evidence-costs.figure", label = label, value = value),
    }
}
