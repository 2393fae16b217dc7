//! The harvest plot: for each outcome a row of three panels, a bar per study in the panel of its direction.
//!
//! After Ogilvie 2008: the height of a bar is the suitability or quality of the study, its filling the kind of design
//! or outcome. A study that nobody judged has no bar, which would give it a height, but a ring on the base line. Bars are
//! numbered and named in the key, because study names do not fit under them.

use crate::fact::{Alternative, Cell, ChartWords, Column, Line, Nothing};
use crate::figure::{self, Figure};
use crate::key::{self, Entry, Icon, Sample};
use crate::measure::{self, Face};
use crate::svg::{Anchor, Path, Point, Rect, Svg, step};
use crate::voice::Said;

use super::heading::{Heading, Table};

/// A harvest plot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Harvest {
    /// Its name.
    pub heading: Heading,
    /// Headings of the three panels, worse to better.
    pub panels: [String; 3],
    /// What the height means: "Height: suitability of design".
    pub height: String,
    /// What the fillings mean; the first is solid, then outlined, then striped. More than three repeat.
    pub fillings: Vec<String>,
    /// Outcomes.
    pub rows: Vec<HarvestRow>,
}

/// An outcome.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HarvestRow {
    /// Its name.
    pub label: String,
    /// Its studies.
    pub bars: Vec<HarvestBar>,
}

/// A study's finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HarvestBar {
    /// Its name.
    pub study: String,
    /// The panel it stands in.
    pub side: Side,
    /// What was judged of the study; nothing when nobody judged it.
    pub height: Option<Height>,
    /// Index into `fillings`.
    pub filling: usize,
}

/// The height of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Height {
    /// A third of the tallest.
    Low,
    /// Two thirds.
    Medium,
    /// The tallest.
    High,
}

impl Height {
    fn thirds(self) -> f64 {
        match self {
            Height::Low => 1.0,
            Height::Medium => 2.0,
            Height::High => 3.0,
        }
    }
}

/// A panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Negative.
    Against,
    /// No difference.
    Neither,
    /// Positive.
    For,
}

const SIDES: [Side; 3] = [Side::Against, Side::Neither, Side::For];
const FILLINGS: [&str; 3] = ["ch-harvest", "ch-harvest-open", "ch-harvest-striped"];
const LABEL: f64 = 170.0;
const PITCH: f64 = 24.0;
/// Bars side by side before a panel starts a second shelf.
const SHELF: usize = 8;
const PANEL: f64 = PITCH * 8.0 + 16.0;
const TALLEST: f64 = 42.0;
/// The radius of the ring in the place of a bar.
const RING: f64 = 6.0;
const SHELF_HEIGHT: f64 = TALLEST + 26.0;
const WIDTH: f64 = LABEL + 3.0 * PANEL + 8.0;
const HEAD: f64 = 34.0;

/// Draws a harvest plot.
pub fn draw(input: &Harvest, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let table = table(input);
    if input.rows.iter().all(|row| row.bars.is_empty()) {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NoDirection);
    }
    let names = names(&input.rows);
    let mut svg = Svg::new();
    let mut y = HEAD;
    for row in &input.rows {
        y += one(&mut svg, &names, row, y);
    }
    heads(&mut svg, input, y);
    let height = y
        + 12.0
        + key::draw(
            &mut svg,
            &entries(input, &names),
            (8.0, y + 12.0),
            WIDTH - 16.0,
        );
    let svg = svg.finish(
        &input.heading,
        "ch",
        (WIDTH, height + 4.0),
        &describe(input, &names),
    );
    Figure { svg, table }
}

fn heads(svg: &mut Svg, input: &Said<'_, Harvest>, bottom: f64) {
    for (index, name) in input.panels.iter().enumerate() {
        let left = LABEL + step(index) * PANEL;
        let name = measure::wrap(name, Face::SmallStrong, PANEL - 8.0, 1);
        svg.lines(
            Face::SmallStrong,
            Anchor::Middle,
            (left + PANEL / 2.0, 20.0),
            &name,
        );
        svg.line("ch-rule", (left, 8.0), (left, bottom));
    }
}

/// Studies in the order they first appear; a bar's number is its place in this list.
fn names(rows: &[HarvestRow]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for bar in rows.iter().flat_map(|row| &row.bars) {
        if !names.contains(&bar.study.as_str()) {
            names.push(&bar.study);
        }
    }
    names
}

fn one(svg: &mut Svg, names: &[&str], row: &HarvestRow, y: f64) -> f64 {
    let label = measure::wrap(&row.label, Face::Body, LABEL - 20.0, 4);
    let most = SIDES
        .map(|side| on(row, side).count())
        .into_iter()
        .max()
        .unwrap_or(0);
    let shelves = most.div_ceil(SHELF).max(1);
    let height = f64::max(
        step(shelves) * SHELF_HEIGHT,
        step(label.len()) * Face::Body.leading(),
    ) + 10.0;
    svg.lines(Face::Body, Anchor::Start, (8.0, y + 28.0), &label);
    for (index, side) in SIDES.into_iter().enumerate() {
        let left = LABEL + step(index) * PANEL + 8.0;
        panel(svg, names, on(row, side), (left, y));
    }
    svg.line("ch-rule", (4.0, y + height), (WIDTH - 4.0, y + height));
    height
}

fn on(row: &HarvestRow, side: Side) -> impl Iterator<Item = &HarvestBar> {
    row.bars.iter().filter(move |bar| bar.side == side)
}

fn panel<'a>(
    svg: &mut Svg,
    names: &[&str],
    bars: impl Iterator<Item = &'a HarvestBar>,
    (x, y): Point,
) {
    for (index, bar) in bars.enumerate() {
        let (shelf, place) = (index / SHELF, index % SHELF);
        let foot = (
            x + step(place) * PITCH,
            y + (step(shelf) + 1.0) * SHELF_HEIGHT - 18.0,
        );
        let middle = foot.0 + PITCH / 2.0 - 1.0;
        match bar.height {
            Some(height) => {
                let height = TALLEST * height.thirds() / 3.0;
                let rect = Rect::new(foot.0 + 2.0, foot.1 - height, PITCH - 6.0, height);
                filled(svg, bar.filling, rect);
            }
            None => not_judged(svg, (middle, foot.1 - RING)),
        }
        let number = names
            .iter()
            .position(|name| *name == bar.study)
            .map_or(0, |index| index + 1);
        svg.text(
            Face::Small,
            Anchor::Middle,
            (middle, foot.1 + 14.0),
            &number.to_string(),
        );
    }
}

/// The mark of a study that nobody judged: a dashed ring, which has no height.
fn not_judged(svg: &mut Svg, middle: Point) {
    svg.circle("ch-hollow", middle, RING);
}

fn filled(svg: &mut Svg, filling: usize, rect: Rect) {
    let class = FILLINGS
        .get(filling % FILLINGS.len())
        .copied()
        .unwrap_or("ch-harvest");
    svg.rect(class, rect);
    if filling % FILLINGS.len() == 2 {
        svg.path("ch-stripes", &stripes(rect));
    }
}

fn stripes(rect: Rect) -> Path {
    let mut path = Path::new();
    let mut y = rect.y + 4.0;
    while y < rect.bottom() {
        path = path.lift().to((rect.x, y)).to((rect.right(), y));
        y += 4.0;
    }
    path
}

fn entries(input: &Said<'_, Harvest>, names: &[&str]) -> Vec<Entry> {
    let icons: [Icon; 3] = [
        |svg, at| icon(svg, 0, at),
        |svg, at| icon(svg, 1, at),
        |svg, at| icon(svg, 2, at),
    ];
    let fillings = input.fillings.iter().zip(icons.into_iter().cycle());
    let mut entries: Vec<Entry> = fillings
        .map(|(name, icon)| Entry::new(Sample::Icon(icon), name))
        .collect();
    if has_unjudged(&input.rows) {
        let name = input.voice.cell(Cell::NotJudged);
        entries.push(Entry::new(Sample::Icon(not_judged), name));
    }
    entries.push(Entry::note(&input.height));
    let numbered = names
        .iter()
        .enumerate()
        .map(|(index, name)| format!("{} {name}", index + 1));
    let studies = numbered.collect::<Vec<_>>().join("; ");
    entries.push(Entry::note(
        input
            .voice
            .line(Line::NumberedStudies { studies: &studies }),
    ));
    entries
}

fn has_unjudged(rows: &[HarvestRow]) -> bool {
    let mut bars = rows.iter().flat_map(|row| &row.bars);
    bars.any(|bar| bar.height.is_none())
}

fn icon(svg: &mut Svg, filling: usize, (x, y): Point) {
    filled(svg, filling, Rect::new(x - 8.0, y - 7.0, 16.0, 14.0));
}

fn table(input: &Said<'_, Harvest>) -> Table {
    let names = input.voice.columns(&[
        Column::Outcome,
        Column::Study,
        Column::Direction,
        Column::Height,
        Column::Filling,
    ]);
    let of_row = |row| row_cells(input, row);
    input
        .heading
        .table(names, input.rows.iter().flat_map(of_row).collect())
}

fn row_cells(input: &Said<'_, Harvest>, row: &HarvestRow) -> Vec<Vec<String>> {
    row.bars.iter().map(|bar| cells(input, row, bar)).collect()
}

fn cells(input: &Said<'_, Harvest>, row: &HarvestRow, bar: &HarvestBar) -> Vec<String> {
    let [against, neither, better] = &input.panels;
    let side = match bar.side {
        Side::Against => against,
        Side::Neither => neither,
        Side::For => better,
    };
    let height = match bar.height {
        None => Cell::NotJudged,
        Some(Height::Low) => Cell::Low,
        Some(Height::Medium) => Cell::Medium,
        Some(Height::High) => Cell::High,
    };
    let filling = input.fillings.get(bar.filling).cloned().unwrap_or_default();
    vec![
        row.label.clone(),
        bar.study.clone(),
        side.clone(),
        input.voice.cell(height),
        filling,
    ]
}

fn describe(input: &Said<'_, Harvest>, names: &[&str]) -> String {
    let count = |side| {
        input
            .rows
            .iter()
            .map(|row| on(row, side).count())
            .sum::<usize>()
    };
    let [against, neither, better] = &input.panels;
    let counts = [
        (against, Side::Against),
        (neither, Side::Neither),
        (better, Side::For),
    ];
    let parts: Vec<String> = counts
        .into_iter()
        .map(|(name, side)| format!("{name}: {}", count(side)))
        .collect();
    input.voice.alternative(Alternative::Harvest {
        studies: names.len(),
        outcomes: input.rows.len(),
        findings: &parts.join(", "),
    })
}
