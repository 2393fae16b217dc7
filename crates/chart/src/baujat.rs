//! Baujat's plot: what each study adds to heterogeneity across, what it does to the pooled result upwards
//! (Baujat and others 2002). Studies far to the right and high up deserve a second look.

use crate::fact::{Alternative, ChartWords, Column, Label, Nothing};
use crate::figure::{self, Figure};
use crate::frame::{self, Side};
use crate::key::{Entry, Sample};
use crate::measure::{self, Face};
use crate::scale::{Scale, Spread};
use crate::svg::{Anchor, Point, Rect, Svg};
use crate::voice::Said;

use super::heading::{Heading, Table};

/// A plot of the influence of studies.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Baujat {
    /// Its name.
    pub heading: Heading,
    /// The studies.
    pub studies: Vec<Weighty>,
    /// The names of further columns of the table.
    pub others: Vec<String>,
}

/// A study and how it bears on the result.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weighty {
    /// Its name.
    pub label: String,
    /// Its contribution to heterogeneity.
    pub heterogeneity: f64,
    /// How far it moves the pooled result.
    pub influence: f64,
    /// Whether it passes a rule for influential studies.
    pub is_influential: bool,
    /// What stands in the further columns of the table.
    pub others: Vec<f64>,
}

const PLOT: Rect = Rect {
    x: 58.0,
    y: 34.0,
    w: 470.0,
    h: 300.0,
};
const WIDTH: f64 = 550.0;
/// More labels than this hide what they point at.
const LABELS: usize = 5;

/// Draws the plot.
pub fn draw(input: &Baujat, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let table = table(input);
    let usable: Vec<&Weighty> = input.studies.iter().filter(|study| usable(study)).collect();
    if usable.is_empty() {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NoStandardError);
    }
    let most = |of: fn(&Weighty) -> f64| {
        let most = usable.iter().map(|study| of(study)).fold(0.0, f64::max);
        if most > 0.0 { most * 1.06 } else { 1.0 }
    };
    let across = (0.0, most(|study| study.heterogeneity));
    let up = (0.0, most(|study| study.influence));
    let across = Scale::exact(Spread::Linear, across, (PLOT.x, PLOT.right()));
    let up = Scale::exact(Spread::Linear, up, (PLOT.bottom(), PLOT.y));
    let mut svg = Svg::new();
    let at = |study: &Weighty| (across.at(study.heterogeneity), up.at(study.influence));
    for study in &usable {
        let class = if study.is_influential {
            "ch-spot-hollow"
        } else {
            "ch-spot"
        };
        svg.circle(class, at(study), 4.5);
    }
    labels(&mut svg, &usable, at);
    let names =
        [Label::HeterogeneityAxis, Label::InfluenceAxis].map(|name| input.voice.label(name));
    let across = Side::new(&across, &names[0], input.voice);
    let up = Side::new(&up, &names[1], input.voice);
    let key = entries(input, &usable);
    let height = frame::axes_and_key(&mut svg, PLOT, (&across, &up), &key, WIDTH);
    let description = input.voice.alternative(Alternative::Baujat {
        studies: usable.len(),
    });
    Figure {
        svg: svg.finish(&input.heading, "ch", (WIDTH, height), &description),
        table,
    }
}

fn usable(study: &Weighty) -> bool {
    let inside = 0.0..1e100;
    inside.contains(&study.heterogeneity) && inside.contains(&study.influence)
}

/// Names the studies that are influential, and those that move the result most, where there is room.
fn labels(svg: &mut Svg, studies: &[&Weighty], at: impl Fn(&Weighty) -> Point) {
    let mut ordered = studies.to_vec();
    ordered.sort_by(|a, b| {
        let first = b.is_influential.cmp(&a.is_influential);
        first.then(b.influence.total_cmp(&a.influence))
    });
    let mut taken: Vec<Rect> = Vec::new();
    for study in ordered.into_iter().take(LABELS) {
        let text = measure::wrap(&study.label, Face::Small, 150.0, 1).concat();
        let (x, y) = at(study);
        let w = measure::width(&text, Face::Small);
        let right = x + 9.0 + w <= PLOT.right();
        let room = Rect::new(if right { x + 9.0 } else { x - 9.0 - w }, y - 8.0, w, 16.0);
        if taken.iter().all(|other| apart(*other, room)) {
            svg.label(Anchor::Start, (room.x, room.y + 12.0), &text);
            taken.push(room);
        }
    }
}

fn apart(a: Rect, b: Rect) -> bool {
    a.right() < b.x || b.right() < a.x || a.bottom() < b.y || b.bottom() < a.y
}

fn entries(input: &Said<'_, Baujat>, studies: &[&Weighty]) -> Vec<Entry> {
    let label = |label| input.voice.label(label);
    let mut entries = vec![Entry::new(Sample::Disc("ch-spot"), label(Label::Study))];
    if studies.iter().any(|study| study.is_influential) {
        entries.push(Entry::new(
            Sample::Disc("ch-spot-hollow"),
            label(Label::Influential),
        ));
    }
    entries
}

fn table(input: &Said<'_, Baujat>) -> Table {
    let names = [Column::Study, Column::Heterogeneity, Column::Influence];
    let names = names.map(|name| input.voice.column(name)).into_iter();
    let row = |study: &Weighty| {
        let numbers = [study.heterogeneity, study.influence].into_iter();
        let numbers = numbers.chain(study.others.iter().copied());
        let numbers = numbers.map(|number| input.voice.fixed(number, 2));
        std::iter::once(study.label.clone())
            .chain(numbers)
            .collect()
    };
    let names = names.chain(input.others.iter().cloned()).collect();
    input
        .heading
        .table(names, input.studies.iter().map(row).collect())
}
