//! Economic records as rows: what was found, how far it can be used, what is missing.

use serde::Serialize;

use crate::record::economic::{Economic, Figure};
use crate::record::synthesis::Synthesis;
use crate::text::number;
use crate::view::part::Link;

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
    format!(
        "Perspective: {}. Currency: {}. Price year: {}.",
        desk.known(&economic.perspective, String::clone)
            .trim_end_matches('.'),
        desk.known(&economic.currency, String::clone),
        desk.known(&economic.price_year, u16::to_string)
    )
}

fn figure(desk: &Desk<'_>, figure: &Figure) -> String {
    let value = desk.known(&figure.value, |value| number::amount(*value));
    let option = figure
        .option
        .as_ref()
        .map(|option| format!(", {option}"))
        .unwrap_or_default();
    let derived = figure
        .derived
        .as_ref()
        .map(|how| format!(" (derived by us: {how})"));
    format!(
        "{}{option}: {value} {}{}",
        figure.label,
        figure.unit,
        derived.unwrap_or_default()
    )
}
