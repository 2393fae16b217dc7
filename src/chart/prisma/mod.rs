//! The PRISMA 2020 flow diagram, in all four templates: new or updated review, with or without other methods.
//!
//! Box words follow the PRISMA 2020 statement (Page 2021) and the R package `PRISMA2020`. The diagram repeats the
//! counts it is given and computes none; a count that is not known says "not reported".

mod boxes;
mod flow;
mod layout;

use boxes::{Part, Stage, Tally};

use crate::chart::figure::{Figure, columns};
use crate::chart::svg::Svg;

use super::heading::Table;

use flow::said;

pub use flow::{Count, Databases, Flow, Included, Item, Other, Previous};

/// Draws the flow diagram.
pub fn draw(input: &Flow) -> Figure {
    let boxes = boxes::all(input);
    let mut svg = Svg::new();
    let size = layout::draw(&mut svg, &boxes);
    let svg = svg.finish(&input.heading, "ch", size, &describe(input));
    Figure {
        svg,
        table: table(input, &boxes),
    }
}

fn table(input: &Flow, boxes: &[boxes::Block]) -> Table {
    let names = columns(&["Stage", "Source", "Step", "Number"]);
    let listed = boxes.iter().filter(|block| block.stage != Stage::Banner);
    let rows = listed
        .flat_map(|block| block.parts.iter().map(|part| row(block, part)))
        .collect();
    input.heading.table(names, rows)
}

fn row(block: &boxes::Block, part: &Part) -> Vec<String> {
    let number = match part.tally {
        Tally::None => String::new(),
        Tally::Of(count) => said(count),
    };
    let step = if part.depth == 0 {
        part.label.clone()
    } else {
        format!("– {}", part.label)
    };
    vec![
        block.stage.word().to_owned(),
        block.slot.source().to_owned(),
        step,
        number,
    ]
}

fn describe(input: &Flow) -> String {
    let arm = &input.databases;
    format!(
        "Flow of records. Screened: {}. Reports assessed: {}. Studies included: {}.",
        said(arm.screened),
        said(arm.assessed),
        said(if input.previous.is_some() {
            input.included.total_studies
        } else {
            input.included.studies
        })
    )
}
