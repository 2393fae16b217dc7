//! The list of economic evidence, and the page of a record: a result, or a cost model.

use serde::Serialize;

use crate::plan::List;
use crate::record::cost_model::{CostModel, ModelLine, Offer, Parameter, Takes};
use crate::record::economic::{Economic, Figure};
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::view::calculator::model_data;
use crate::view::desk::{Desk, Here};
use crate::view::evidence::{EconomicRow, economic_row};
use crate::view::head::Head;
use crate::view::part::{Link, Row, SourceLine};
use crate::view::shared::cost_answer::{CostAnswer, cost_answer};
use crate::view::shared::model_result::{ModelResultView, line_label, model_result};
use crate::view::shared::pager::{Pager, Part};
use crate::view::shared::parameter_value::{range_words, value_words};
use crate::words::say;

use super::cost_charts::{CostCharts, charts};

/// What the template `economics.html` sees.
#[derive(Debug, Serialize)]
pub struct EconomicsPage {
    /// Economic results in their order.
    pub results: Vec<EconomicRow>,
    /// Cost models.
    pub models: Vec<Link>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
}

/// Makes a page of the list, counted from 0.
pub fn list(desk: &Desk<'_>, here: &Here, page: usize) -> Option<(Head, EconomicsPage)> {
    let (models, results) = in_order(desk);
    let part = Part {
        total: results.len(),
        page,
    };
    let head = Head {
        title: part.title(desk.words, &say!(desk, "title.economic-evidence")),
        description: say!(desk, "line.what-is-known-of-costs-and-of"),
        page_type: "economics",
        section: "evidence/index.html",
        crumbs: vec![here.link(say!(desk, "link.evidence"), "evidence/index.html")],
        ..Head::default()
    };
    let kind = crate::record::kind::Kind::Economic;
    let page = EconomicsPage {
        results: part
            .take(results)
            .filter_map(|e| economic_row(desk, here, &e.id))
            .collect(),
        models: models
            .iter()
            .map(|e| desk.link(here, kind, &e.id))
            .collect(),
        pager: part.pager(desk.words, here, |page| List::Economics.address(page)),
    };
    Some((head, page))
}

/// Cost models, and the other records, each in their order.
fn in_order<'a>(desk: &Desk<'a>) -> (Vec<&'a Entry<Economic>>, Vec<&'a Entry<Economic>>) {
    let mut entries: Vec<_> = desk.evidence.records.economics.values().collect();
    entries.sort_by_key(|entry| (entry.value.order, &entry.id));
    let is_model = |entry: &&Entry<Economic>| entry.value.model.is_some();
    entries.into_iter().partition(is_model)
}

/// What the template `economic.html` sees.
#[derive(Debug, Serialize)]
pub struct EconomicPage {
    /// Design and setting.
    pub design_html: String,
    /// What was found.
    pub finding_html: String,
    /// Perspective, currency, price year, uncertainty.
    pub facts: Vec<Row>,
    /// The figures.
    pub figures: Vec<FigureRow>,
    /// Why it has to be used with care.
    pub caution_html: String,
    /// What is missing.
    pub missing: Vec<String>,
    /// The study from which it comes, when there is one.
    pub study: Option<Link>,
    /// The cost model, when there is one.
    pub model: Option<ModelView>,
    /// Where it was read.
    pub source: SourceLine,
}

/// A figure.
#[derive(Debug, Serialize)]
pub struct FigureRow {
    /// What it is.
    pub label: String,
    /// To which option it belongs.
    pub option: String,
    /// The value, or why it is missing.
    pub value: String,
    /// Whether it is missing.
    pub is_missing: bool,
    /// The range; empty when there is none.
    pub range: String,
    /// The unit.
    pub unit: String,
    /// How it was derived; empty when it was read.
    pub derived: String,
}

/// A cost model.
#[derive(Debug, Clone, Serialize)]
pub struct ModelView {
    /// What it works out.
    pub purpose_html: String,
    /// Its parameters.
    pub parameters: Vec<ParameterRow>,
    /// Its lines as formulas in words.
    pub lines: Vec<Row>,
    /// What it gives, or which values are missing.
    pub result: ModelResultView,
    /// The values that a reader has to supply, to where each is described; empty when there is a result.
    pub missing: Vec<Link>,
    /// What it answers at the values that are known, or with those of its worked example; nothing where
    /// values are unknown and no example assumes them.
    pub answer: Option<CostAnswer>,
    /// Drawings of costs against what the model is solved for; nothing when that does not vary.
    pub charts: Option<CostCharts>,
    /// The model as JSON, for the calculator.
    pub data: String,
}

/// A parameter of a cost model.
#[derive(Debug, Clone, Serialize)]
pub struct ParameterRow {
    /// Its name in the record and on the page.
    pub id: String,
    /// What it is.
    pub label: String,
    /// The unit.
    pub unit: String,
    /// The value; empty when the reader has to supply it.
    pub value: String,
    /// The low and the high value; empty when there is no range.
    pub range: String,
    /// The year of its prices; empty when the record names none.
    pub price_year: String,
    /// How the value was derived; empty when it was read.
    pub derived: String,
    /// Why it has to be used with care; empty when nothing is noted.
    pub caution: String,
    /// Other values from sources.
    pub offers: Vec<OfferRow>,
    /// Where the value was read, when a source gives one.
    pub source: Option<SourceLine>,
    /// Where a reader finds a local value.
    pub find: String,
}

/// Another value of a parameter from a source.
#[derive(Debug, Clone, Serialize)]
pub struct OfferRow {
    /// What it is.
    pub label: String,
    /// The value, with its range.
    pub value: String,
    /// How it was derived; empty when it was read.
    pub derived: String,
    /// Where it was read.
    pub source: SourceLine,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, EconomicPage)> {
    let entry = desk.evidence.records.economics.get(id)?;
    let economic = &entry.value;
    let head = Head {
        title: economic.title.clone(),
        description: crate::prose::plain_text(&economic.finding.0),
        page_type: "economic",
        section: "evidence/index.html",
        crumbs: vec![
            here.link(say!(desk, "link.evidence"), "evidence/index.html"),
            here.link(say!(desk, "link.economic-evidence"), "economics/index.html"),
        ],
        overdue: desk.overdue(entry),
        ..Head::default()
    };
    Some((head, page(desk, here, id, economic)))
}

fn page(desk: &Desk<'_>, here: &Here, id: &Id, economic: &Economic) -> EconomicPage {
    EconomicPage {
        design_html: desk.html(here, &economic.design),
        finding_html: desk.html(here, &economic.finding),
        facts: facts(desk, economic),
        figures: economic.figures.iter().map(|it| figure(desk, it)).collect(),
        caution_html: desk.html(here, &economic.caution),
        missing: economic.missing.clone(),
        study: economic
            .study
            .as_ref()
            .map(|study| desk.link_ref(here, study)),
        model: economic
            .model
            .as_ref()
            .map(|model| model_view(desk, here, id, economic, model)),
        source: desk.source(here, &economic.source),
    }
}

fn facts(desk: &Desk<'_>, economic: &Economic) -> Vec<Row> {
    let mut rows = vec![
        Row::new(
            say!(desk, "row.perspective"),
            desk.known(&economic.perspective, String::clone),
        ),
        Row::new(
            say!(desk, "row.currency"),
            desk.known(&economic.currency, String::clone),
        ),
        Row::new(
            say!(desk, "row.price-year"),
            desk.known(&economic.price_year, u16::to_string),
        ),
        Row::new(
            say!(desk, "row.uncertainty"),
            desk.known(&economic.uncertainty, String::clone),
        ),
    ];
    if let Some(option) = &economic.option {
        rows.insert(0, Row::new(say!(desk, "row.compared"), option.clone()));
    }
    rows
}

fn figure(desk: &Desk<'_>, figure: &Figure) -> FigureRow {
    let range = figure.low.zip(figure.high);
    FigureRow {
        label: figure.label.clone(),
        option: figure.option.clone().unwrap_or_default(),
        value: desk.known(&figure.value, |value| {
            desk.words.amount_in(*value, &figure.unit)
        }),
        is_missing: figure.value.value().is_none(),
        range: range
            .map(|(low, high)| range_words(desk, Takes::Amount, low, high))
            .unwrap_or_default(),
        unit: figure.unit.clone(),
        derived: figure.derived.clone().unwrap_or_default(),
    }
}

/// The view of a cost model, for any page.
pub fn model_view(
    desk: &Desk<'_>,
    here: &Here,
    id: &Id,
    economic: &Economic,
    model: &CostModel,
) -> ModelView {
    let line = |line: &ModelLine| {
        let factors: Vec<&str> = line
            .product
            .iter()
            .map(|id| {
                let parameter = model
                    .parameters
                    .iter()
                    .find(|parameter| parameter.id == *id);
                parameter.map_or(id.as_str(), |parameter| parameter.label.as_str())
            })
            .collect();
        let label = line_label(desk, &line.label, line.side, line.releases);
        Row::new(label, factors.join(" × "))
    };
    let result = model_result(desk, id.as_str(), economic, model);
    ModelView {
        purpose_html: desk.html(here, &model.purpose),
        parameters: model
            .parameters
            .iter()
            .map(|row| parameter(desk, here, row))
            .collect(),
        lines: model.lines.iter().map(line).collect(),
        missing: missing(model, &result),
        result,
        answer: cost_answer(desk, here, id.as_str(), economic, model),
        charts: charts(desk, id.as_str(), economic, model),
        data: model_data(desk, here, economic, model),
    }
}

fn missing(model: &CostModel, result: &ModelResultView) -> Vec<Link> {
    let parameters = model.parameters.iter();
    let missing = parameters.filter(|it| result.missing.contains(&it.label));
    missing
        .map(|it| Link::new(it.label.clone(), format!("#parameter-{}", it.id)))
        .collect()
}

fn parameter(desk: &Desk<'_>, here: &Here, parameter: &Parameter) -> ParameterRow {
    let takes = parameter.takes;
    let range = parameter.low.zip(parameter.high);
    let value = parameter.base.value();
    ParameterRow {
        id: parameter.id.to_string(),
        label: parameter.label.clone(),
        unit: parameter.unit.clone(),
        value: match parameter.rest_of.is_empty() {
            true => value.map_or_else(String::new, |value| value_words(desk, takes, *value)),
            false => say!(desk, "cost-model.rest"),
        },
        range: range.map_or_else(String::new, |(low, high)| {
            range_words(desk, takes, low, high)
        }),
        price_year: parameter.price_year.clone().unwrap_or_default(),
        derived: parameter.derived.clone().unwrap_or_default(),
        caution: parameter.caution.clone().unwrap_or_default(),
        offers: parameter
            .offers
            .iter()
            .map(|offer| offer_row(desk, here, takes, offer))
            .collect(),
        source: parameter
            .source
            .as_ref()
            .map(|source| desk.source(here, source)),
        find: parameter.find.clone().unwrap_or_default(),
    }
}

fn offer_row(desk: &Desk<'_>, here: &Here, takes: Takes, offer: &Offer) -> OfferRow {
    let value = value_words(desk, takes, offer.value);
    let value = match offer.low.zip(offer.high) {
        Some((low, high)) => say!(
            desk,
            "block-cost.value-with-range",
            value = value,
            low = value_words(desk, takes, low),
            high = value_words(desk, takes, high)
        ),
        None => value,
    };
    OfferRow {
        label: offer.label.clone(),
        value,
        derived: offer.derived.clone().unwrap_or_default(),
        source: desk.source(here, &offer.source),
    }
}
