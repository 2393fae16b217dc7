//! What the calculator on the page of a cost model starts from: the model as data for a script.

use serde::Serialize;

use crate::record::cost_model::{
    CostModel, ModelLine, ModelSide, Offer, Parameter, Releases, Takes, WorkedExample,
};
use crate::record::economic::Economic;
use crate::record::id::Id;
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
    /// Ids of the parameters that stand first; empty for all.
    first: Vec<&'a str>,
    lines: Vec<Line<'a>>,
    break_even: Option<BreakEven<'a>>,
    /// Years over which sums are added up; 1 when the record names none.
    years: u32,
    /// The last year for which each discount rate holds, and the rate: 0.035 is 3.5%.
    rates: Vec<(u32, f64)>,
    /// The name of the worked example that assumes values; empty when there is none.
    example: &'a str,
    /// How many draws the simulation makes, and the seed of their series.
    draws: u32,
    seed: u64,
}

#[derive(Debug, Serialize)]
struct Input<'a> {
    id: &'a str,
    label: &'a str,
    unit: &'a str,
    takes: &'static str,
    least: f64,
    most: f64,
    base: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    rest_of: Vec<&'a str>,
    price_year: Option<&'a str>,
    derived: Option<&'a str>,
    caution: Option<&'a str>,
    offers: Vec<Offered<'a>>,
    assumed: Option<Assumed<'a>>,
    source: Option<SourceLine>,
    find: Option<&'a str>,
}

/// Another value from a source.
#[derive(Debug, Serialize)]
struct Offered<'a> {
    label: &'a str,
    base: f64,
    low: Option<f64>,
    high: Option<f64>,
    derived: Option<&'a str>,
    source: SourceLine,
}

/// What the worked example assumes.
#[derive(Debug, Serialize)]
struct Assumed<'a> {
    base: f64,
    low: Option<f64>,
    high: Option<f64>,
    why: &'a str,
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
    estimate: Option<Estimated<'a>>,
}

/// The parameter of the product that comes from the evidence, and which evidence that is.
#[derive(Debug, Serialize)]
struct Estimated<'a> {
    parameter: &'a str,
    evidence: String,
}

/// The model of a record as JSON; it is written into an attribute, because the content policy of
/// the pages allows no inline script.
pub(super) fn model_data(
    desk: &Desk<'_>,
    here: &Here,
    economic: &Economic,
    model: &CostModel,
) -> String {
    let example = model.examples.first();
    let input = |parameter| input(desk, here, parameter, example);
    let data = Model {
        title: &economic.title,
        currency: economic.currency.value().map_or("", String::as_str),
        perspective: desk.known(&economic.perspective, String::clone),
        price_year: desk.known(&economic.price_year, u16::to_string),
        caution: crate::prose::plain_text(&economic.caution.0),
        parameters: model.parameters.iter().map(input).collect(),
        first: ids(&model.first),
        example: example.map_or("", |example| example.title.as_str()),
        lines: model.lines.iter().map(line).collect(),
        break_even: model.break_even.as_ref().map(|wanted| BreakEven {
            label: &wanted.label,
            unit: &wanted.unit,
            product: ids(&wanted.product),
            estimate: wanted.estimate.as_ref().map(|estimate| Estimated {
                parameter: estimate.parameter.as_str(),
                evidence: crate::prose::plain_text(&estimate.evidence.0),
            }),
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

fn ids(ids: &[Id]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}

fn input<'a>(
    desk: &Desk<'_>,
    here: &Here,
    parameter: &'a Parameter,
    example: Option<&'a WorkedExample>,
) -> Input<'a> {
    let (least, most) = parameter.limits();
    let mut assumptions = example.iter().flat_map(|example| &example.values);
    let assumed = assumptions.find(|it| it.parameter == parameter.id);
    Input {
        id: parameter.id.as_str(),
        label: &parameter.label,
        unit: &parameter.unit,
        takes: match parameter.takes {
            Takes::Amount => "amount",
            Takes::Whole => "whole",
            Takes::Share => "share",
        },
        least,
        most,
        base: parameter.base.value().copied(),
        low: parameter.low,
        high: parameter.high,
        rest_of: ids(&parameter.rest_of),
        price_year: parameter.price_year.as_deref(),
        derived: parameter.derived.as_deref(),
        caution: parameter.caution.as_deref(),
        offers: parameter
            .offers
            .iter()
            .map(|offer| offered(desk, here, offer))
            .collect(),
        assumed: assumed.map(|it| Assumed {
            base: it.value,
            low: it.low,
            high: it.high,
            why: &it.why,
        }),
        source: parameter
            .source
            .as_ref()
            .map(|source| desk.source(here, source)),
        find: parameter.find.as_deref(),
    }
}

fn offered<'a>(desk: &Desk<'_>, here: &Here, offer: &'a Offer) -> Offered<'a> {
    Offered {
        label: &offer.label,
        base: offer.value,
        low: offer.low,
        high: offer.high,
        derived: offer.derived.as_deref(),
        source: desk.source(here, &offer.source),
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
        product: ids(&line.product),
    }
}
