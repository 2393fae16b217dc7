//! The effect-direction plot: studies by outcome domains, an arrow for the direction of effect in each.
//!
//! After Thomson and Thomas 2013 as revised by Boon and Thomson 2021: ▲ improves, ▼ worsens, ◄► conflicting or no
//! change; the size is the sample, the small number how many outcomes the arrow stands for. Statistical significance
//! is not shown, as the revision asks.

use crate::fact::{Alternative, Cell, ChartWords, Column, Label, Line, Nothing};
use crate::figure::{self, Figure};
use crate::key::{self, Entry, Icon, Sample};
use crate::mark::{self, LEVELS, Mark};
use crate::measure::{self, Face};
use crate::svg::{Anchor, Path, Point, Svg, step};
use crate::voice::Said;

use super::heading::{Heading, Table};

/// An effect-direction plot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DirectionPlot {
    /// Its name.
    pub heading: Heading,
    /// What the quality column judges: "Risk of bias".
    pub judged: String,
    /// Outcome domains.
    pub domains: Vec<String>,
    /// Studies, in the order to be drawn.
    pub rows: Vec<DirectionRow>,
    /// Sentences under the plot: the sign test.
    pub notes: Vec<String>,
}

/// A study.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DirectionRow {
    /// Its name.
    pub label: String,
    /// Its quality or risk of bias.
    pub quality: Option<Mark>,
    /// How many people took part.
    pub sample: Option<u64>,
    /// One entry per domain; `None` where the study did not look.
    pub cells: Vec<Option<Effect>>,
}

/// What a study found in a domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    /// The direction.
    pub way: Way,
    /// How many outcomes it stands for; shown when more than one.
    pub outcomes: u32,
}

/// Direction of an effect in terms of health, not of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Health improves.
    Improves,
    /// Health worsens.
    Worsens,
    /// Conflicting findings, or no change.
    Unclear,
}

/// Samples below the first are small, above the second large.
const SAMPLES: (u64, u64) = (50, 300);
const CELL: f64 = 104.0;
const ROW: f64 = 40.0;

/// Measured columns.
struct Sheet {
    label: f64,
    quality: Option<f64>,
    sample: f64,
    cells: f64,
    head: f64,
    width: f64,
}

impl Sheet {
    fn fit(input: &Said<'_, DirectionPlot>) -> Self {
        let label = measure::widest(input.rows.iter().map(|row| row.label.as_str()), Face::Body)
            .clamp(90.0, 220.0);
        let words = input
            .rows
            .iter()
            .filter_map(|row| row.quality.as_ref())
            .map(|mark| mark.word.as_str());
        let named = measure::width(&input.judged, Face::SmallStrong);
        let wide = f64::max(measure::widest(words, Face::Small) + 40.0, named + 12.0).min(170.0);
        let judged = input.rows.iter().any(|row| row.quality.is_some());
        let sample = 8.0 + label + 16.0 + if judged { wide } else { 0.0 };
        let heads = input
            .domains
            .iter()
            .map(|domain| head(domain).len())
            .max()
            .unwrap_or(1);
        Self {
            label,
            quality: judged.then_some(8.0 + label + 16.0),
            sample: sample + 66.0,
            cells: sample + 80.0,
            head: step(heads.max(1)) * Face::SmallStrong.leading() + 16.0,
            width: sample + 80.0 + step(input.domains.len()) * CELL + 8.0,
        }
    }

    fn middle(&self, index: usize) -> f64 {
        self.cells + (step(index) + 0.5) * CELL
    }
}

impl Way {
    fn word(self) -> Cell {
        match self {
            Self::Improves => Cell::Improves,
            Self::Worsens => Cell::Worsens,
            Self::Unclear => Cell::Unclear,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Improves => "ch-for",
            Self::Worsens => "ch-against",
            Self::Unclear => "ch-neutral",
        }
    }
}

/// Draws an effect-direction plot.
pub fn draw(input: &DirectionPlot, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let table = table(input);
    if !input
        .rows
        .iter()
        .any(|row| row.cells.iter().any(Option::is_some))
    {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NoDirection);
    }
    let sheet = Sheet::fit(input);
    let mut svg = Svg::new();
    heads(&mut svg, input, &sheet);
    let mut y = sheet.head;
    for row in &input.rows {
        one(&mut svg, input, &sheet, row, y);
        y += ROW;
        svg.line("ch-rule", (4.0, y), (sheet.width - 4.0, y));
    }
    let width = sheet.width.max(400.0);
    let height = y + 10.0 + key::draw(&mut svg, &entries(input), (8.0, y + 10.0), width - 16.0);
    let svg = svg.finish(
        &input.heading,
        "ch",
        (width, height + 4.0),
        &describe(input),
    );
    Figure { svg, table }
}

fn head(domain: &str) -> Vec<String> {
    measure::wrap(domain, Face::SmallStrong, CELL - 8.0, 4)
}

fn heads(svg: &mut Svg, input: &Said<'_, DirectionPlot>, sheet: &Sheet) {
    let study = input.voice.column(Column::Study);
    svg.text(Face::SmallStrong, Anchor::Start, (8.0, 18.0), &study);
    if let Some(x) = sheet.quality {
        svg.text(Face::SmallStrong, Anchor::Start, (x, 18.0), &input.judged);
    }
    svg.text(
        Face::SmallStrong,
        Anchor::End,
        (sheet.sample, 18.0),
        &input.voice.column(Column::People),
    );
    for (index, domain) in input.domains.iter().enumerate() {
        svg.lines(
            Face::SmallStrong,
            Anchor::Middle,
            (sheet.middle(index), 18.0),
            &head(domain),
        );
    }
    svg.line(
        "ch-rule",
        (4.0, sheet.head),
        (sheet.width - 4.0, sheet.head),
    );
}

fn one(svg: &mut Svg, input: &Said<'_, DirectionPlot>, sheet: &Sheet, row: &DirectionRow, y: f64) {
    let middle = y + ROW / 2.0;
    let label = measure::wrap(&row.label, Face::Body, sheet.label + 0.01, 2);
    let first = middle + 5.0 - (step(label.len()) - 1.0) * 8.0;
    svg.lines(Face::Body, Anchor::Start, (8.0, first), &label);
    if let (Some(x), Some(mark)) = (sheet.quality, &row.quality) {
        mark::place(svg, mark.level, (x + 10.0, middle), 9.0);
        let word = measure::wrap(&mark.word, Face::Small, 116.0, 1);
        svg.lines(Face::Small, Anchor::Start, (x + 26.0, middle + 4.0), &word);
    }
    svg.text(
        Face::Small,
        Anchor::End,
        (sheet.sample, middle + 4.0),
        &people(input, row),
    );
    for (index, effect) in row.cells.iter().take(input.domains.len()).enumerate() {
        cell(svg, *effect, row.sample, (sheet.middle(index), middle));
    }
}

fn cell(svg: &mut Svg, effect: Option<Effect>, sample: Option<u64>, (x, y): Point) {
    let Some(effect) = effect else {
        svg.text(Face::Small, Anchor::Middle, (x, y + 4.0), "–");
        return;
    };
    let radius = radius(sample);
    sign(svg, effect.way, sample.is_none(), (x, y), radius);
    if effect.outcomes > 1 {
        svg.text(
            Face::Small,
            Anchor::Start,
            (x + radius + 5.0, y + 12.0),
            &effect.outcomes.to_string(),
        );
    }
}

fn radius(sample: Option<u64>) -> f64 {
    match sample {
        Some(people) if people > SAMPLES.1 => 14.0,
        Some(people) if people >= SAMPLES.0 => 10.5,
        Some(_) => 7.0,
        None => 10.5,
    }
}

fn sign(svg: &mut Svg, way: Way, hollow: bool, (x, y): Point, r: f64) {
    let class = format!("{}{}", way.class(), if hollow { " ch-hollow" } else { "" });
    let path = match way {
        Way::Improves => Path::polygon([(x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)]),
        Way::Worsens => Path::polygon([(x, y + r), (x + r, y - r * 0.8), (x - r, y - r * 0.8)]),
        Way::Unclear => sideways((x, y), r),
    };
    svg.path(&class, &path);
}

fn sideways((x, y): Point, r: f64) -> Path {
    let left = Path::polygon([
        (x - r * 1.2, y),
        (x - 2.0, y - r * 0.75),
        (x - 2.0, y + r * 0.75),
    ]);
    [
        (x + r * 1.2, y),
        (x + 2.0, y - r * 0.75),
        (x + 2.0, y + r * 0.75),
    ]
    .into_iter()
    .fold(left, Path::to)
    .close()
}

fn people(input: &Said<'_, DirectionPlot>, row: &DirectionRow) -> String {
    match row.sample {
        Some(people) => input.voice.count(people),
        None => input.voice.cell(Cell::NotGiven),
    }
}

fn entries(input: &Said<'_, DirectionPlot>) -> Vec<Entry> {
    let (small, large) = SAMPLES;
    let note = input.voice.line(Line::DirectionNote { small, large });
    let notes = input.notes.iter().map(Entry::note);
    signs(input)
        .chain([Entry::note(note)])
        .chain(levels(input))
        .chain(notes)
        .collect()
}

fn signs<'a>(input: &'a Said<'_, DirectionPlot>) -> impl Iterator<Item = Entry> + 'a {
    let unknown = input.rows.iter().any(|row| row.sample.is_none());
    let icons: [(Icon, Label); 4] = [
        (
            |svg, at| sign(svg, Way::Improves, false, at, 8.0),
            Label::Improves,
        ),
        (
            |svg, at| sign(svg, Way::Worsens, false, at, 8.0),
            Label::Worsens,
        ),
        (
            |svg, at| sign(svg, Way::Unclear, false, at, 8.0),
            Label::Unclear,
        ),
        (
            |svg, at| sign(svg, Way::Improves, true, at, 8.0),
            Label::SampleNotGiven,
        ),
    ];
    let shown = icons.into_iter().take(if unknown { 4 } else { 3 });
    shown.map(|(icon, label)| Entry::new(Sample::Icon(icon), input.voice.label(label)))
}

fn levels<'a>(input: &'a Said<'_, DirectionPlot>) -> impl Iterator<Item = Entry> + 'a {
    let marks = || input.rows.iter().filter_map(|row| row.quality.as_ref());
    let used = move |level| marks().find(|mark| mark.level == level);
    let entry = move |level| Some(Entry::new(Sample::Mark(level), &used(level)?.word));
    LEVELS.into_iter().filter_map(entry)
}

fn table(input: &Said<'_, DirectionPlot>) -> Table {
    let fixed = [
        input.voice.column(Column::Study),
        input.judged.clone(),
        input.voice.column(Column::People),
    ];
    let rows = input.rows.iter().map(|row| {
        let quality = row.quality.as_ref().map_or_else(
            || input.voice.cell(Cell::NotJudged),
            |mark| mark.word.clone(),
        );
        let cells = (0..input.domains.len())
            .map(|index| words(input, row.cells.get(index).copied().flatten()));
        [row.label.clone(), quality, people(input, row)]
            .into_iter()
            .chain(cells)
            .collect()
    });
    input.heading.table(
        fixed.into_iter().chain(input.domains.clone()).collect(),
        rows.collect(),
    )
}

fn words(input: &Said<'_, DirectionPlot>, effect: Option<Effect>) -> String {
    match effect {
        None => input.voice.cell(Cell::NotStudied),
        Some(effect) if effect.outcomes > 1 => input.voice.line(Line::Several {
            direction: &input.voice.cell(effect.way.word()),
            outcomes: effect.outcomes,
        }),
        Some(effect) => input.voice.cell(effect.way.word()),
    }
}

fn describe(input: &Said<'_, DirectionPlot>) -> String {
    let count = |way: Way| {
        let effects = input
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().take(input.domains.len()).flatten());
        effects.filter(|effect| effect.way == way).count()
    };
    input.voice.alternative(Alternative::Directions {
        studies: input.rows.len(),
        domains: input.domains.len(),
        improve: count(Way::Improves),
        worsen: count(Way::Worsens),
        unclear: count(Way::Unclear),
    })
}
