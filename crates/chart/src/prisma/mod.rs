//! The flow diagram of PRISMA 2020, for a new review of databases and registers.
//!
//! Its boxes follow the statement (Page 2021) and the R package `PRISMA2020`. The diagram repeats the
//! counts it is given and computes none; a count that is not known is said not to be reported.

mod boxes;
mod flow;
mod layout;

use boxes::{Block, Part, said};

use crate::fact::{Alternative, ChartWords, Column, Text};
use crate::figure::Figure;
use crate::heading::Table;
use crate::svg::Svg;
use crate::voice::Said;

pub use flow::{Count, Flow, Included, Item, Records};

/// Draws the flow diagram.
pub fn draw(input: &Flow, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let boxes = boxes::all(input);
    let mut svg = Svg::new();
    let size = layout::draw(&mut svg, input.voice, &boxes);
    let svg = svg.finish(&input.heading, "ch", size, &describe(input));
    Figure {
        svg,
        table: table(input, &boxes),
    }
}

fn table(input: &Said<'_, Flow>, boxes: &[Block]) -> Table {
    let columns = [Column::Stage, Column::Step, Column::Number];
    let rows = boxes.iter().flat_map(|block| {
        block
            .parts
            .iter()
            .filter_map(|part| row(input, block, part))
    });
    input
        .heading
        .table(input.voice.columns(&columns), rows.collect())
}

fn row(input: &Said<'_, Flow>, block: &Block, part: &Part) -> Option<Vec<String>> {
    let stage = input.voice.say(&Text::Stage(block.stage()?));
    let step = if part.is_part {
        format!("– {}", part.label)
    } else {
        part.label.clone()
    };
    Some(vec![stage, step, part.count.clone().unwrap_or_default()])
}

fn describe(input: &Said<'_, Flow>) -> String {
    let count = |count| said(input.voice, count);
    input.voice.alternative(Alternative::Flow {
        screened: &count(input.records.screened),
        assessed: &count(input.records.assessed),
        included: &count(input.included.studies),
    })
}
