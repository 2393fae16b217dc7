//! The forest plot of an outcome: the same input draws the graphics column of its table and the file.

use chart::Heading;
use chart::forest::{Block, Forest, Row, draw};

use crate::record::kind::Kind;
use crate::synthesis::{EffectRow, OutcomeFindings};
use crate::view::desk::{Desk, Here};
use crate::view::shared::effect::{anchor, diamond, effect_axis, forest_row, reading};
use crate::view::shared::figure_files::{FigureFiles, share};
use crate::view::shared::most::{DRAWN, drawn, heaviest};
use crate::words::say;

use super::forest_columns;
use super::pooled::heterogeneity;
use super::standalone;

/// The plot with one row for each of these results, those without an estimate among them; nothing when
/// they share no measure.
pub(super) fn of_rows(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    rows: &[&EffectRow],
) -> Option<Forest> {
    let axis = effect_axis(desk.words, found)?;
    let unknown = || Row::new("", f64::NAN, f64::NAN, f64::NAN);
    let row = |row: &&EffectRow| forest_row(desk, row).unwrap_or_else(unknown);
    let mut rows: Vec<(&EffectRow, Row)> = rows.iter().map(|own| (*own, row(own))).collect();
    let columns = forest_columns::add(desk, found, &mut rows);
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    Some(Forest {
        axis,
        blocks: vec![Block {
            rows,
            ..Block::default()
        }],
        overall: found
            .pooled
            .iter()
            .map(|pooled| diamond(desk.words, pooled))
            .collect(),
        ..columns
    })
}

/// How much a row counts; one that is not pooled counts least.
pub(super) fn weight(row: &EffectRow) -> f64 {
    row.weight.unwrap_or(0.0)
}

/// The whole plot as a drawing; nothing with fewer than two results that can be drawn.
pub(super) fn drawing(desk: &Desk<'_>, found: &OutcomeFindings, outcome: &str) -> Option<Forest> {
    let with_numbers: Vec<&EffectRow> = found
        .rows
        .iter()
        .filter(|row| row.estimate.is_some())
        .collect();
    if with_numbers.len() < 2 {
        return None;
    }
    let all = with_numbers.len();
    let kept = heaviest(with_numbers, DRAWN, |row| weight(row));
    let plot = of_rows(desk, found, &kept)?;
    let pooled = found.pooled.iter();
    let notes = pooled.map(|pooled| heterogeneity(desk.words, found, pooled));
    Some(Forest {
        heading: Heading::new(
            format!("forest-{}", anchor(found)),
            say!(desk, "evidence-analysis.forest-plot", outcome = outcome),
        ),
        notes: notes.chain(drawn(desk, all)).collect(),
        ..plot
    })
}

/// The plot as a file of its own; nothing when there is nothing to draw.
pub fn file(desk: &Desk<'_>, found: &OutcomeFindings) -> Option<(String, String)> {
    let mut plot = drawing(desk, found, desk.title(Kind::Outcome, &found.outcome))?;
    let page = desk
        .addresses
        .analysis(&found.synthesis, &found.comparison, &found.outcome);
    plot.notes
        .extend(standalone::origin(desk, &[&found.synthesis], &page));
    let svg = draw(&plot, desk.words).svg;
    Some((address(found), chart::file(&[&svg])))
}

fn address(found: &OutcomeFindings) -> String {
    format!("evidence/{}.svg", found.file_stem())
}

/// How to read the plot: of what is drawn alone.
fn how_to_read(desk: &Desk<'_>, found: &OutcomeFindings) -> String {
    let reading = reading(desk.words, found);
    let mut said = say!(desk, "figure.reading-of-results", reading = &reading);
    let Some(pooled) = &found.pooled else {
        return said;
    };
    said = say!(desk, "figure.reading-of-diamond", reading = &said);
    if pooled.prediction.is_some() {
        said = say!(desk, "figure.reading-of-bar", reading = &said);
    }
    said
}

/// What stands below the table: source, data, drawing, how to read it.
pub(super) fn files(
    desk: &Desk<'_>,
    here: &Here,
    found: &OutcomeFindings,
    data: &str,
) -> FigureFiles {
    FigureFiles {
        sources: vec![desk.link(here, Kind::Synthesis, &found.synthesis)],
        data: vec![here.link(say!(desk, "figure.data"), data)],
        svg: here.href(&address(found)),
        reading: how_to_read(desk, found),
        share: share(
            desk,
            &desk
                .addresses
                .analysis(&found.synthesis, &found.comparison, &found.outcome),
            &format!("figure-{}", anchor(found)),
            &say!(
                desk,
                "evidence-analysis.forest-plot",
                outcome = desk.title(Kind::Outcome, &found.outcome)
            ),
            &address(found),
            None,
        ),
    }
}
