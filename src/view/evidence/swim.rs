//! Synthesis without meta-analysis: the items that its reporting guideline asks for (SWiM, Campbell
//! 2020).

use crate::prose::plain_text;
use crate::record::synthesis::{AnalysisMethod, Synthesis};
use crate::record::value::Markdown;
use crate::sentence::swim;
use crate::synthesis::OutcomeFindings;
use crate::view::desk::Desk;
use crate::view::part::Row;
use crate::words::{TextId, text_id};

/// The nine items, filled from the records; none when everything is pooled.
pub(super) fn items(desk: &Desk<'_>, synthesis: &Synthesis, found: &[OutcomeFindings]) -> Vec<Row> {
    let is_unpooled = |found: &&OutcomeFindings| {
        found.pooled.is_none() && !found.rows.is_empty() && found.method != AnalysisMethod::Pool
    };
    let unpooled: Vec<&OutcomeFindings> = found.iter().filter(is_unpooled).collect();
    if unpooled.is_empty() {
        return Vec::new();
    }
    let (words, own) = (desk.words, &synthesis.swim);
    let text = |text: TextId| words.text(text);
    let item = |label: TextId, own: &Option<Markdown>, made: String| {
        let said = own.as_ref().map_or(made, |text| plain_text(&text.0));
        Row::new(text(label), said)
    };
    vec![
        item(
            text_id!("swim.item-grouping"),
            &own.grouping,
            swim::grouping(words, &synthesis.comparisons),
        ),
        item(
            text_id!("swim.item-measures"),
            &own.measures,
            swim::measures(words, &unpooled),
        ),
        item(
            text_id!("swim.item-methods"),
            &own.methods,
            swim::methods(words, &unpooled),
        ),
        item(
            text_id!("swim.item-prioritisation"),
            &own.prioritisation,
            text(text_id!("swim.prioritisation")),
        ),
        item(
            text_id!("swim.item-heterogeneity"),
            &own.heterogeneity,
            text(text_id!("swim.heterogeneity")),
        ),
        item(
            text_id!("swim.item-certainty"),
            &own.certainty,
            swim::certainty(words, &unpooled),
        ),
        item(
            text_id!("swim.item-presentation"),
            &own.presentation,
            text(text_id!("swim.presentation")),
        ),
        item(
            text_id!("swim.item-reporting"),
            &own.reporting,
            text(text_id!("swim.reporting")),
        ),
        item(
            text_id!("swim.item-limitations"),
            &own.limitations,
            text(text_id!("swim.limitations")),
        ),
    ]
}
