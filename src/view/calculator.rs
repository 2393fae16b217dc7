//! What the calculator on the page of a cost model starts from: the model as data for a script.

use serde::Serialize;

use crate::record::economic::{CostModel, Economic, ModelLine, ModelSide, Parameter, Releases};
use crate::synthesis::economics::{DRAWS, GREEN_BOOK, SEED};

use super::desk::{Desk, Here};
use super::part::SourceLine;

/// The model, in the form in which `calculator.js` reads it.
#[derive(Debug, Serialize)]
struct Model<'a> {
    title: &'a str,
    currency: &'a str,
    perspective: String,
    price_year: String,
    caution: String,
    parameters: Vec<Input<'a>>,
    lines: Vec<Line<'a>>,
    break_even: Option<BreakEven<'a>>,
    /// Years over which sums are added up; 1 when the record names none.
    years: u32,
    /// The last year for which each discount rate holds, and the rate: 0.035 is 3.5%.
    rates: Vec<(u32, f64)>,
    /// How many draws the simulation makes, and the seed of their series.
    draws: u32,
    seed: u64,
}

#[derive(Debug, Serialize)]
struct Input<'a> {
    id: &'a str,
    label: &'a str,
    unit: &'a str,
    base: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    source: Option<SourceLine>,
    find: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    label: &'a str,
    side: &'static str,
    releases: Option<&'static str>,
    product: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct BreakEven<'a> {
    label: &'a str,
    unit: &'a str,
    product: Vec<&'a str>,
}

/// The model of a record as JSON; it is written into an attribute, because the content policy of
/// the pages allows no inline script.
pub(super) fn model_data(
    desk: &Desk<'_>,
    here: &Here,
    economic: &Economic,
    model: &CostModel,
) -> String {
    let input = |parameter| input(desk, here, parameter);
    let data = Model {
        title: &economic.title,
        currency: economic.currency.value().map_or("", String::as_str),
        perspective: desk.known(&economic.perspective, String::clone),
        price_year: desk.known(&economic.price_year, u16::to_string),
        caution: crate::prose::plain_text(&economic.caution.0),
        parameters: model.parameters.iter().map(input).collect(),
        lines: model.lines.iter().map(line).collect(),
        break_even: model.break_even.as_ref().map(|wanted| BreakEven {
            label: &wanted.label,
            unit: &wanted.unit,
            product: wanted.product.iter().map(|id| id.as_str()).collect(),
        }),
        years: model.years.unwrap_or(1),
        rates: GREEN_BOOK
            .iter()
            .map(|rate| (rate.to_year, rate.rate))
            .collect(),
        draws: DRAWS,
        seed: SEED,
    };
    serde_json::to_string(&data).unwrap_or_default()
}

fn input<'a>(desk: &Desk<'_>, here: &Here, parameter: &'a Parameter) -> Input<'a> {
    Input {
        id: parameter.id.as_str(),
        label: &parameter.label,
        unit: &parameter.unit,
        base: parameter.base.value().copied(),
        low: parameter.low,
        high: parameter.high,
        source: parameter
            .source
            .as_ref()
            .map(|source| desk.source(here, source)),
        find: parameter.find.as_deref(),
    }
}

fn line(line: &ModelLine) -> Line<'_> {
    Line {
        label: &line.label,
        side: match line.side {
            ModelSide::Cost => "cost",
            ModelSide::Benefit => "benefit",
        },
        releases: line.releases.map(|releases| match releases {
            Releases::Cash => "cash",
            Releases::Capacity => "capacity",
        }),
        product: line.product.iter().map(|id| id.as_str()).collect(),
    }
}
