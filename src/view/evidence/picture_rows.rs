//! The rows of the picture of what is found: outcomes by the scale that they share, each drawn on it.

use chart::Heading;
use chart::axis::EffectAxis;
use chart::forest::{Block, Forest, Marker, Row, strips};
use serde::Serialize;

use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::result::Measure;
use crate::record::synthesis::Comparison;
use crate::sentence::measure_in_words;
use crate::synthesis::{GoodSide, OutcomeFindings};
use crate::view::desk::{Desk, Here, level_id};
use crate::view::part::Link;
use crate::view::shared::effect::{anchor, effect_axis};
use crate::words::{count, interval, point, say};

use super::summary::{self, SummaryRow};

/// Rows that share a scale.
#[derive(Debug, Clone, Serialize)]
pub struct PictureScale {
    /// The axis; empty when nothing is drawn on it.
    pub axis_html: String,
    /// The measure in short; empty when nothing is drawn.
    pub measure: String,
    /// What lies below no difference; empty where nothing is compared.
    pub favours_low: String,
    /// What lies above it.
    pub favours_high: String,
    /// The rows, by what is compared.
    pub comparisons: Vec<PictureComparison>,
}

/// Rows of one comparison.
#[derive(Debug, Clone, Serialize)]
pub struct PictureComparison {
    /// What is compared.
    pub title: String,
    /// Who was studied.
    pub population: String,
    /// Where.
    pub setting: String,
    /// That it lies outside what the site asks about, and why; empty where it does not.
    pub outside: String,
    /// The intervention.
    pub intervention: Link,
    /// One row per outcome.
    pub rows: Vec<PictureRow>,
}

/// An outcome.
#[derive(Debug, Clone, Serialize)]
pub struct PictureRow {
    /// `high`, `moderate`, `low`, `very-low` or `none`.
    pub level: String,
    /// The estimate and its interval, drawn; empty where no one number is known.
    pub mark_html: String,
    /// The same in figures, or how many results there are instead.
    pub figures: String,
    /// What is found, in words and figures.
    pub found: SummaryRow,
}

/// Outcomes that share a scale.
pub(super) struct Group<'a> {
    key: Key<'a>,
    /// The axis; nothing where no number is known.
    pub(super) axis: Option<EffectAxis>,
    found: Vec<&'a OutcomeFindings>,
}

/// What rows must have in common to stand on one axis: the measure and its good side; and the outcome
/// too where the measure is in units of its own.
type Key<'a> = Option<(Measure, GoodSide, Option<&'a Id>)>;

fn key(found: &OutcomeFindings) -> Key<'_> {
    let measure = found.measure.filter(|_| found.estimate().is_some())?;
    let has_units = !measure.is_ratio() && !measure.is_standardised() && measure != Measure::RD;
    Some((
        measure,
        found.good_side,
        has_units.then_some(&found.outcome),
    ))
}

pub(super) fn groups<'a>(desk: &Desk<'_>, found: &[&'a OutcomeFindings]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for found in found {
        let key = key(found);
        match groups.iter_mut().find(|group| group.key == key) {
            Some(group) => group.found.push(found),
            None => groups.push(Group {
                axis: key.and_then(|_| axis(desk, found)),
                key,
                found: vec![found],
            }),
        }
    }
    for group in &mut groups {
        name_sides(desk, group);
    }
    // What is not known comes last.
    groups.sort_by_key(|group| group.key.is_none());
    groups
}

/// The axis, with the measure in words: a picture stands where readers meet it first.
fn axis(desk: &Desk<'_>, found: &OutcomeFindings) -> Option<EffectAxis> {
    let axis = effect_axis(desk.words, found)?;
    let measure = found.measure.map(measure_in_words);
    Some(EffectAxis {
        measure: measure.map_or_else(String::new, |name| desk.words.show(&name)),
        ..axis
    })
}

/// Where rows have several interventions, the sides of the axis cannot bear the name of one.
fn name_sides(desk: &Desk<'_>, group: &mut Group<'_>) {
    let mut names = group.found.iter().map(|found| &found.intervention_name);
    let first = names.next();
    if names.all(|name| Some(name) == first) {
        return;
    }
    let Some(axis) = group
        .axis
        .as_mut()
        .filter(|axis| !axis.favours_low.is_empty())
    else {
        return;
    };
    let ours = say!(desk, "effect.favours-intervention");
    match group.found.first().map(|found| found.good_side) {
        Some(GoodSide::Below) => axis.favours_low = ours,
        _ => axis.favours_high = ours,
    }
}

/// The rows of a group, drawn.
pub(super) fn scale(desk: &Desk<'_>, here: &Here, group: &Group<'_>) -> PictureScale {
    let drawn = strips(&forest(desk, group), desk.words);
    let mut marks = drawn.rows.into_iter();
    let comparisons = comparisons(group).into_iter();
    let comparisons = comparisons
        .map(|found| {
            let rows = found.iter().map(|found| PictureRow {
                level: level(found).to_owned(),
                mark_html: marks.next().unwrap_or_default(),
                figures: figures(desk, found),
                found: summary::summary(desk, here, found),
            });
            let rows = rows.collect();
            comparison(desk, here, &found, rows)
        })
        .collect();
    let axis = group.axis.clone().unwrap_or_default();
    PictureScale {
        axis_html: drawn.axis,
        measure: axis.measure,
        favours_low: axis.favours_low,
        favours_high: axis.favours_high,
        comparisons,
    }
}

/// "0.15 (0.04 to 0.27)", on the scale of the row.
pub(super) fn figures(desk: &Desk<'_>, found: &OutcomeFindings) -> String {
    let Some(estimate) = found.estimate() else {
        let results = found.counted_rows().len();
        return match results {
            0 => say!(desk, "figure.no-result"),
            n => count!(desk, "figure.not-put-together", n),
        };
    };
    let limits = estimate.low.zip(estimate.high);
    let value = desk.words.show(&point(estimate.value, limits, 2));
    match limits {
        Some((low, high)) => say!(
            desk,
            "figure.estimate",
            value = &value,
            interval = interval(low, high, 2)
        ),
        None => value,
    }
}

fn level(found: &OutcomeFindings) -> &'static str {
    let grade = found.grade.as_ref();
    grade.map_or("none", |grade| level_id(grade.level))
}

fn comparison(
    desk: &Desk<'_>,
    here: &Here,
    found: &[&OutcomeFindings],
    rows: Vec<PictureRow>,
) -> PictureComparison {
    let record = found.first().and_then(|found| record(desk, found));
    let intervention = found
        .first()
        .map(|found| desk.link(here, Kind::Intervention, &found.intervention));
    PictureComparison {
        title: title(desk, found),
        population: record.map(|it| it.population.clone()).unwrap_or_default(),
        setting: record.map(|it| it.setting.clone()).unwrap_or_default(),
        outside: found
            .first()
            .and_then(|found| outside(desk, found))
            .unwrap_or_default(),
        intervention: intervention.unwrap_or_else(|| Link::new("", "")),
        rows,
    }
}

pub(super) fn title(desk: &Desk<'_>, found: &[&OutcomeFindings]) -> String {
    let record = found.first().and_then(|found| record(desk, found));
    record.map(|it| it.title.clone()).unwrap_or_default()
}

/// That findings lie outside what the site asks about, and why; nothing where they do not.
pub fn outside(desk: &Desk<'_>, found: &OutcomeFindings) -> Option<String> {
    let why = record(desk, found)?.outside.as_ref()?;
    Some(say!(desk, "figure.outside", why = why))
}

fn record<'a>(desk: &Desk<'a>, found: &OutcomeFindings) -> Option<&'a Comparison> {
    let synthesis = desk.evidence.records.syntheses.get(&found.synthesis)?;
    let mut comparisons = synthesis.value.comparisons.iter();
    comparisons.find(|comparison| comparison.id == found.comparison)
}

/// The outcomes of a group, those of one comparison together.
pub(super) fn comparisons<'a>(group: &Group<'a>) -> Vec<Vec<&'a OutcomeFindings>> {
    let mut all: Vec<Vec<&OutcomeFindings>> = Vec::new();
    for found in &group.found {
        let same = |others: &&mut Vec<&OutcomeFindings>| {
            let other = others.first();
            other.is_some_and(|other| {
                (&other.synthesis, &other.comparison) == (&found.synthesis, &found.comparison)
            })
        };
        match all.iter_mut().find(same) {
            Some(others) => others.push(found),
            None => all.push(vec![found]),
        }
    }
    all
}

fn forest(desk: &Desk<'_>, group: &Group<'_>) -> Forest {
    let row = |found: &&OutcomeFindings| {
        let label = desk.title(Kind::Outcome, &found.outcome);
        let estimate = found.estimate().filter(|_| group.key.is_some());
        let limit = |of: Option<f64>| of.unwrap_or(f64::NAN);
        Row::new(
            label,
            limit(estimate.map(|it| it.value)),
            limit(estimate.and_then(|it| it.low)),
            limit(estimate.and_then(|it| it.high)),
        )
    };
    let block = |found: Vec<&OutcomeFindings>| Block {
        label: title(desk, &found),
        rows: found.iter().map(row).collect(),
        ..Block::default()
    };
    let first = group.found.first();
    let id = first.map(|found| format!("picture-{}", anchor(found)));
    Forest {
        heading: Heading::new(
            id.unwrap_or_default(),
            say!(desk, "picture-of-findings.title"),
        ),
        axis: group.axis.clone().unwrap_or_default(),
        label: say!(desk, "common.outcome"),
        blocks: comparisons(group).into_iter().map(block).collect(),
        marker: Marker::Disc,
        ..Forest::default()
    }
}
