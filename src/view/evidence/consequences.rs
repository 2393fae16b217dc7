//! Costs and consequences side by side: what each option gives, with what is not known left open.

use serde::Serialize;

use crate::record::economic::{Economic, Figure, FigureSide};
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::result::ArmData;
use crate::record::synthesis::Synthesis;
use crate::sentence::numbers::trials;
use crate::sentence::{row, unit};
use crate::synthesis::{EffectRow, OutcomeFindings};
use crate::text::case;
use crate::view::part::Link;
use crate::view::shared::effect::{estimate_words, measure_word};
use crate::words::{end_in, in_unit, say};

use super::super::desk::{Desk, Here};

/// A row of the table: a cost, or an outcome in its own unit.
#[derive(Debug, Clone, Serialize)]
pub struct ConsequenceRow {
    /// What it is, with its source.
    pub what: Link,
    /// What the figure is, or how many trials stand behind the outcome.
    pub detail: String,
    /// With the intervention; empty when not known.
    pub intervention: String,
    /// With the comparison; empty when not known.
    pub comparison: String,
    /// The difference with its interval; empty when not known.
    pub difference: String,
    /// How sure: a GRADE level, or that it was not judged.
    pub certainty: String,
}

/// Costs first, then outcomes; empty for a synthesis without economic records.
pub(super) fn rows(
    desk: &Desk<'_>,
    here: &Here,
    entry: &Entry<Synthesis>,
    found: &[OutcomeFindings],
) -> Vec<ConsequenceRow> {
    let records = entry.value.economics.iter();
    let economics: Vec<&Entry<Economic>> = records
        .filter_map(|record| desk.evidence.records.economics.get(record.id()))
        .collect();
    if economics.is_empty() {
        return Vec::new();
    }
    let costs = economics
        .iter()
        .flat_map(|economic| costs(desk, here, economic));
    let outcomes = found
        .iter()
        .filter(|found| !found.rows.is_empty())
        .map(|found| outcome(desk, here, found));
    costs.chain(outcomes).collect()
}

/// The figures of a record that say to which side they belong, one row a label. A comparison
/// without any has a row all the same: that nothing could be read is what its reader has to know.
fn costs(desk: &Desk<'_>, here: &Here, entry: &Entry<Economic>) -> Vec<ConsequenceRow> {
    let economic = &entry.value;
    let sided = || {
        economic
            .figures
            .iter()
            .filter(|figure| figure.side.is_some())
    };
    let none = say!(desk, "consequences.costs-by-option");
    let mut labels: Vec<&str> = sided().map(|figure| figure.label.as_str()).collect();
    labels.dedup();
    if labels.is_empty() && economic.option.is_some() && economic.model.is_none() {
        labels.push(&none);
    }
    let row = |label: &str| {
        let with = |side: FigureSide| {
            let mut figures = sided();
            let figure = figures.find(|f| f.label == label && f.side == Some(side));
            figure.map(|it| amount(desk, it)).unwrap_or_default()
        };
        ConsequenceRow {
            what: desk.link(here, Kind::Economic, &entry.id),
            detail: label.to_owned(),
            intervention: with(FigureSide::Intervention),
            comparison: with(FigureSide::Comparison),
            difference: with(FigureSide::Difference),
            certainty: say!(desk, "consequences.not-judged"),
        }
    };
    labels.into_iter().map(row).collect()
}

fn amount(desk: &Desk<'_>, figure: &Figure) -> String {
    let unit = figure.unit.as_str();
    let end = |value| desk.words.show(&end_in(value, unit));
    let value = desk.known(&figure.value, |value| {
        desk.words.show(&in_unit(*value, unit))
    });
    match figure.low.zip(figure.high) {
        Some((low, high)) => say!(
            desk,
            "consequences.range",
            value = value,
            low = end(low),
            high = end(high)
        ),
        None => value,
    }
}

fn outcome(desk: &Desk<'_>, here: &Here, found: &OutcomeFindings) -> ConsequenceRow {
    let address = desk
        .addresses
        .analysis(&found.synthesis, &found.comparison, &found.outcome);
    let title = desk
        .evidence
        .title_of(Kind::Outcome, found.outcome.as_str());
    let lone = match found.counted_rows().as_slice() {
        [row] => Some(*row),
        _ => None,
    };
    let arm = |of: fn(&EffectRow) -> &Option<ArmData>| {
        let data = lone.and_then(|row| of(row).as_ref());
        let said = data.and_then(|data| row::arm(desk.words, data));
        said.unwrap_or_default()
    };
    let measure = measure_word(desk.words, found);
    let level = found.grade.as_ref().map(|grade| desk.value(grade.level));
    ConsequenceRow {
        what: here.link(title.unwrap_or_default(), &address),
        detail: desk.words.say(&trials(found.counted.trials)),
        intervention: arm(|row| &row.intervention),
        comparison: arm(|row| &row.comparator),
        difference: found
            .estimate()
            .map(|estimate| estimate_words(desk.words, &measure, &estimate))
            .map(|effect| unit::of_outcome(desk.words, found, effect))
            .unwrap_or_default(),
        certainty: level.map_or_else(
            || say!(desk, "consequences.not-judged"),
            |level| case::small(&level),
        ),
    }
}
