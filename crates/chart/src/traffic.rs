//! The risk-of-bias traffic-light plot: studies by domains, a mark and its word in every cell.
//!
//! Layout as robvis: rows in the order given, the overall judgement last on a strip, domains and levels in the key.

use crate::appraisal::{Appraised, Domain, Grid};
use crate::fact::{Alternative, Cell, ChartWords, Column, Nothing};
use crate::figure::{self, Figure};
use crate::key;
use crate::mark::{self, Mark};
use crate::measure::{self, Face};
use crate::svg::{Anchor, Point, Rect, Svg, step};
use crate::voice::Said;

use super::heading::{Heading, Table};

/// A traffic-light plot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Traffic {
    /// Its name.
    pub heading: Heading,
    /// The judgements.
    pub grid: Grid,
}

const HEAD: f64 = 34.0;

/// Measured columns.
struct Sheet {
    label: f64,
    cell: f64,
    /// How many of the columns are domains.
    domains: usize,
    columns: Vec<Domain>,
    /// What stands where nobody judged.
    unjudged: String,
}

impl Sheet {
    fn fit(input: &Said<'_, Traffic>) -> Self {
        let grid = &input.grid;
        let unjudged = input.voice.cell(Cell::NotJudged);
        let label = measure::widest(grid.rows.iter().map(|row| row.label.as_str()), Face::Body)
            .clamp(90.0, 230.0);
        let columns = grid.columns(input.voice);
        let words = grid
            .rows
            .iter()
            .flat_map(|row| row.marks.iter().flatten().chain(&row.overall))
            .map(|mark| mark.word.as_str());
        let heads = columns.iter().map(|domain| domain.short.as_str());
        let missing = grid
            .rows
            .iter()
            .any(|row| (0..columns.len()).any(|i| row.mark(i, grid.domains.len()).is_none()));
        let widest = words.flat_map(str::split_whitespace).chain(heads).chain(
            missing
                .then_some(unjudged.as_str())
                .into_iter()
                .flat_map(str::split_whitespace),
        );
        let cell = (measure::widest(widest, Face::SmallStrong) + 14.0).clamp(46.0, 120.0);
        Self {
            label,
            cell,
            domains: grid.domains.len(),
            columns,
            unjudged,
        }
    }

    fn width(&self) -> f64 {
        self.left() + step(self.columns.len()) * self.cell + 8.0
    }

    fn left(&self) -> f64 {
        8.0 + self.label + 14.0
    }

    fn middle(&self, index: usize) -> f64 {
        self.left() + (step(index) + 0.5) * self.cell
    }
}

/// Draws a traffic-light plot.
pub fn draw(input: &Traffic, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let grid = &input.grid;
    let table = table(input);
    if grid.rows.is_empty() || grid.columns(input.voice).is_empty() {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NotAppraised);
    }
    let sheet = Sheet::fit(input);
    let heights: Vec<f64> = grid.rows.iter().map(|row| height(&sheet, row)).collect();
    let mut svg = Svg::new();
    let bottom = HEAD + heights.iter().sum::<f64>();
    head(&mut svg, input, &sheet, bottom);
    let mut y = HEAD;
    for (row, height) in grid.rows.iter().zip(heights) {
        one(&mut svg, &sheet, row, y);
        y += height;
        svg.line("ch-rule", (4.0, y), (sheet.width() - 4.0, y));
    }
    let key = key::draw(
        &mut svg,
        &grid.key(),
        (8.0, bottom + 12.0),
        sheet.width().max(320.0) - 16.0,
    );
    let size = (sheet.width().max(320.0), bottom + key + 16.0);
    Figure {
        svg: svg.finish(&input.heading, "ch", size, &describe(input)),
        table,
    }
}

fn head(svg: &mut Svg, input: &Said<'_, Traffic>, sheet: &Sheet, bottom: f64) {
    if input.grid.overall() {
        let x = sheet.left() + step(input.grid.domains.len()) * sheet.cell;
        svg.rect("ch-strip", Rect::new(x, 4.0, sheet.cell, bottom - 4.0));
    }
    let study = input.voice.column(Column::Study);
    svg.text(Face::SmallStrong, Anchor::Start, (8.0, 22.0), &study);
    for (index, domain) in sheet.columns.iter().enumerate() {
        let short = measure::wrap(&domain.short, Face::SmallStrong, sheet.cell - 4.0, 1);
        svg.lines(
            Face::SmallStrong,
            Anchor::Middle,
            (sheet.middle(index), 22.0),
            &short,
        );
    }
    svg.line("ch-rule", (4.0, HEAD), (sheet.width() - 4.0, HEAD));
}

fn one(svg: &mut Svg, sheet: &Sheet, row: &Appraised, y: f64) {
    let label = measure::wrap(&row.label, Face::Body, sheet.label + 0.01, 3);
    svg.lines(Face::Body, Anchor::Start, (8.0, y + 22.0), &label);
    for index in 0..sheet.columns.len() {
        cell(
            svg,
            sheet,
            row.mark(index, sheet.domains),
            (sheet.middle(index), y),
        );
    }
}

fn cell(svg: &mut Svg, sheet: &Sheet, mark: Option<&Mark>, (x, y): Point) {
    if let Some(mark) = mark {
        mark::place(svg, mark.level, (x, y + 17.0), 10.0);
    }
    let lines = words(sheet, mark);
    svg.lines(Face::Small, Anchor::Middle, (x, y + 42.0), &lines);
}

fn words(sheet: &Sheet, mark: Option<&Mark>) -> Vec<String> {
    measure::wrap(
        mark.map_or(sheet.unjudged.as_str(), |mark| &mark.word),
        Face::Small,
        sheet.cell - 8.0,
        2,
    )
}

fn height(sheet: &Sheet, row: &Appraised) -> f64 {
    let lines = |index| words(sheet, row.mark(index, sheet.domains)).len();
    let cells = (0..sheet.columns.len()).map(lines).max().unwrap_or(1);
    let label = measure::wrap(&row.label, Face::Body, sheet.label + 0.01, 3).len();
    f64::max(
        38.0 + step(cells) * Face::Small.leading(),
        16.0 + step(label) * Face::Body.leading(),
    )
}

fn table(input: &Said<'_, Traffic>) -> Table {
    let grid = &input.grid;
    let columns = grid.columns(input.voice);
    let unjudged = input.voice.cell(Cell::NotJudged);
    let cell = |row: &Appraised, index| {
        row.mark(index, grid.domains.len())
            .map_or(&unjudged, |mark| &mark.word)
            .to_owned()
    };
    let cells = |row: &Appraised| {
        (0..columns.len())
            .map(|index| cell(row, index))
            .collect::<Vec<_>>()
    };
    let rows = grid
        .rows
        .iter()
        .map(|row| [vec![row.label.clone()], cells(row)].concat())
        .collect();
    let names = columns.iter().map(|domain| domain.label.clone());
    input.heading.table(
        std::iter::once(input.voice.column(Column::Study))
            .chain(names)
            .collect(),
        rows,
    )
}

fn describe(input: &Said<'_, Traffic>) -> String {
    input.voice.alternative(Alternative::Traffic {
        studies: input.grid.rows.len(),
        domains: input.grid.domains.len(),
    })
}
