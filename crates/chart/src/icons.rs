//! The icon array: a hundred people per group, so that a risk can be counted.

use crate::fact::{Cell, ChartWords, Column, Label, Line, Nothing};
use crate::figure::{self, Figure};
use crate::key::{self, Entry, Icon, Sample};
use crate::measure::{self, Face};
use crate::svg::{Anchor, Path, Point, Rect, Svg, step};
use crate::voice::Said;

use super::heading::{Heading, Table};

/// An icon array.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IconArray {
    /// Its name.
    pub heading: Heading,
    /// What happens to people, worst first: "Readmitted", "Not readmitted". Three at most are told apart.
    pub categories: Vec<String>,
    /// The groups compared.
    pub groups: Vec<IconGroup>,
}

/// A hundred people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IconGroup {
    /// Who they are: "With the intervention".
    pub label: String,
    /// How many of the hundred fall in each category.
    pub counts: Vec<u32>,
    /// A sentence under the picture: "From 12 to 24 of 100, moderate certainty."
    pub note: String,
}

const PER: u32 = 100;
const CELL: (f64, f64) = (20.0, 25.0);
const PANEL: f64 = 10.0 * CELL.0 + 16.0;
const ACROSS: usize = 3;
/// Filled with ink, filled with a hole, outlined; the last is for people no category accounts for.
const CLASSES: [&str; 4] = [
    "ch-person",
    "ch-person-mid",
    "ch-person-open",
    "ch-person-unknown",
];
const UNKNOWN: usize = 3;

/// Draws an icon array.
pub fn draw(input: &IconArray, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let table = table(input);
    if input.groups.is_empty() || input.categories.is_empty() {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NoRisk);
    }
    if input
        .groups
        .iter()
        .any(|group| total(group) > u64::from(PER))
    {
        return figure::nothing(&input.heading, table, input.voice, Nothing::OverHundred);
    }
    let mut svg = Svg::new();
    let mut y = 4.0;
    for line in input.groups.chunks(ACROSS) {
        y += shelf(&mut svg, input, line, y);
    }
    let width = PANEL * step(input.groups.len().clamp(1, ACROSS)) + 16.0;
    let width = width.max(320.0);
    let height = y + key::draw(&mut svg, &entries(input), (8.0, y), width - 16.0);
    Figure {
        svg: svg.finish(
            &input.heading,
            "ch",
            (width, height + 4.0),
            &describe(input),
        ),
        table,
    }
}

fn total(group: &IconGroup) -> u64 {
    group.counts.iter().map(|count| u64::from(*count)).sum()
}

fn shelf(svg: &mut Svg, input: &Said<'_, IconArray>, groups: &[IconGroup], y: f64) -> f64 {
    let labels = |group: &IconGroup| measure::wrap(&group.label, Face::Strong, PANEL - 20.0, 3);
    let head = groups
        .iter()
        .map(|group| labels(group).len())
        .max()
        .unwrap_or(0);
    let top = y + step(head) * Face::Strong.leading() + 8.0;
    let mut below = 0.0;
    for (index, group) in groups.iter().enumerate() {
        let x = 8.0 + step(index) * PANEL;
        svg.lines(Face::Strong, Anchor::Start, (x, y + 16.0), &labels(group));
        people(svg, input, group, (x, top));
        let text = format!("{}. {}", spoken(input, group), group.note);
        let foot = top + 10.0 * CELL.1 + 4.0;
        below = f64::max(
            below,
            svg.paragraph(Face::Small, (x, foot), PANEL - 20.0, &text),
        );
    }
    top + 10.0 * CELL.1 + below + 18.0 - y
}

fn people(svg: &mut Svg, input: &Said<'_, IconArray>, group: &IconGroup, (x, y): Point) {
    let kinds = kinds(input, group);
    for (kind, class) in CLASSES.iter().enumerate() {
        let here = kinds.iter().enumerate().filter(|(_, of)| **of == kind);
        let place = |index: usize| {
            (
                x + step(index % 10) * CELL.0 + 9.0,
                y + step(index / 10) * CELL.1 + 12.0,
            )
        };
        let path = here.fold(Path::new(), |path, (index, _)| {
            person(path, kind, place(index))
        });
        svg.path(class, &path);
    }
}

/// The class of each of the hundred, in reading order. With two categories the second is outlined.
fn kinds(input: &Said<'_, IconArray>, group: &IconGroup) -> Vec<usize> {
    let mut kinds = Vec::new();
    for (index, count) in group.counts.iter().enumerate().take(input.categories.len()) {
        kinds.extend((0..*count).map(|_| kind(input, index)));
    }
    kinds.resize(100, UNKNOWN);
    kinds
}

fn kind(input: &Said<'_, IconArray>, index: usize) -> usize {
    if index > 0 && index + 1 == input.categories.len() {
        2
    } else {
        index.min(1)
    }
}

/// A head and a body; the middle kind has a hole in the body, so that it differs without colour.
fn person(path: Path, kind: usize, (x, y): Point) -> Path {
    let head = path.circle((x, y - 6.5), 3.5);
    let shoulders = [
        (x - 5.0, y + 9.0),
        (x - 6.0, y - 0.5),
        (x - 3.5, y - 2.0),
        (x + 3.5, y - 2.0),
    ];
    let body = shoulders
        .into_iter()
        .chain([(x + 6.0, y - 0.5), (x + 5.0, y + 9.0)])
        .fold(head, Path::to)
        .close();
    if kind == 1 {
        body.rect(Rect::new(x - 2.5, y + 1.0, 5.0, 5.0))
    } else {
        body
    }
}

fn entries(input: &Said<'_, IconArray>) -> Vec<Entry> {
    let icons: [Icon; 4] = [
        |s, at| icon(s, 0, at),
        |s, at| icon(s, 1, at),
        |s, at| icon(s, 2, at),
        |s, at| icon(s, UNKNOWN, at),
    ];
    let entry = |kind: usize, label: &str| {
        let sample = icons
            .get(kind)
            .map_or(Sample::Nothing, |icon| Sample::Icon(*icon));
        Entry::new(sample, label)
    };
    let named = input
        .categories
        .iter()
        .enumerate()
        .map(|(index, name)| entry(kind(input, index), name));
    let missing = input
        .groups
        .iter()
        .any(|group| kinds(input, group).contains(&UNKNOWN));
    named
        .chain(missing.then(|| entry(UNKNOWN, &input.voice.label(Label::NotAccountedFor))))
        .collect()
}

fn icon(svg: &mut Svg, kind: usize, (x, y): Point) {
    let class = CLASSES.get(kind).copied().unwrap_or("ch-person");
    svg.path(class, &person(Path::new(), kind, (x, y)));
}

/// "18 of 100 readmitted, 82 of 100 not readmitted".
fn spoken(input: &Said<'_, IconArray>, group: &IconGroup) -> String {
    let pairs = group.counts.iter().zip(&input.categories).enumerate();
    let last = input.categories.len().saturating_sub(1);
    // Nobody between the first and the last needs no words.
    let told = pairs.filter(|(at, (count, _))| *at == 0 || *at == last || **count > 0);
    let parts: Vec<String> = told
        .map(|(_, (count, category))| {
            input.voice.line(Line::OfHundred {
                count: *count,
                category,
            })
        })
        .collect();
    if parts.is_empty() {
        input.voice.cell(Cell::NotGiven)
    } else {
        parts.join("; ")
    }
}

fn table(input: &Said<'_, IconArray>) -> Table {
    let heading = |category: &String| input.voice.line(Line::CategoryOfHundred { category });
    let names = std::iter::once(input.voice.column(Column::Group))
        .chain(input.categories.iter().map(heading));
    let rows = input.groups.iter().map(|group| {
        let count = |index: usize| {
            group.counts.get(index).map_or_else(
                || input.voice.cell(Cell::NotGiven),
                |count| input.voice.count(*count),
            )
        };
        std::iter::once(group.label.clone())
            .chain((0..input.categories.len()).map(count))
            .collect()
    });
    input.heading.table(names.collect(), rows.collect())
}

fn describe(input: &Said<'_, IconArray>) -> String {
    let groups = input
        .groups
        .iter()
        .map(|group| format!("{}: {}.", group.label, spoken(input, group)));
    groups.collect::<Vec<_>>().join(" ")
}
