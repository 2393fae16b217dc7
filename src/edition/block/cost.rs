//! Costs, what they might free, and what would have to stop or move.

use serde::Serialize;

use crate::record::cost_model::{CostModel, ModelSide, Parameter, Releases};
use crate::record::economic::Economic;
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::value::{Known, MissingReason};

use crate::view::desk::Desk;
use crate::view::part::{Link, SourceLine};
use crate::view::reading::Reading;
use crate::view::shared::cost_answer::{CostAnswer, cost_answer};
use crate::view::shared::model_result::model_result;
use crate::view::shared::parameter_value::value_words;
use crate::words::say;

/// Costs, and what they might free.
#[derive(Debug, Serialize)]
pub struct Cost {
    /// Records with figures that could be read.
    pub with_figures: Vec<EconomicView>,
    /// Records without.
    pub without_figures: Vec<EconomicView>,
    /// The break-even model, where the synthesis that leads the answer carries it.
    pub model: Option<ModelView>,
    /// The model where another synthesis of the question carries it: it is told on that one's page.
    pub model_elsewhere: Option<Link>,
    /// The list of all economic records.
    pub all: Link,
}

/// An economic record.
#[derive(Debug, Serialize)]
pub struct EconomicView {
    /// The record, whose page holds its figures and what is missing.
    pub title: Link,
    /// What was found.
    pub finding_html: String,
    /// Why it has to be used with care.
    pub caution_html: String,
    /// Price year, currency, perspective.
    pub basis: Vec<Basis>,
    /// Where it was read.
    pub source: SourceLine,
}

/// Something that a figure needs to be used.
#[derive(Debug, Serialize)]
pub struct Basis {
    /// What it is.
    pub label: String,
    /// The value, or why it is missing.
    pub text: String,
}

/// A cost model.
#[derive(Debug, Serialize)]
pub struct ModelView {
    /// The record.
    pub title: Link,
    /// What it works out.
    pub purpose_html: String,
    /// Lines in words.
    pub lines: Vec<LineView>,
    /// Parameters.
    pub parameters: Vec<ParameterView>,
    /// The values that are asked for, in a list; empty when none is.
    pub asked: String,
    /// What it answers at the values that are known, or with those of its worked example; nothing where
    /// values are unknown and no example assumes them.
    pub answer: Option<CostAnswer>,
}

/// A line of a model in words.
#[derive(Debug, Serialize)]
pub struct LineView {
    /// What it is.
    pub label: String,
    /// "Cost", "Benefit (cash)", "Benefit (capacity)".
    pub side: String,
    /// The parameters multiplied, in words.
    pub formula: String,
}

/// A parameter.
#[derive(Debug, Serialize)]
pub struct ParameterView {
    /// What it is.
    pub label: String,
    /// Unit.
    pub unit: String,
    /// The value, where a source gives one.
    pub value: Option<String>,
    /// Where a reader can find a local value.
    pub find: String,
}

/// What would have to stop or move.
#[derive(Debug, Serialize)]
pub struct Displacement {
    /// What the record says; nothing when it says nothing.
    pub text_html: Option<String>,
    /// How what was studied stands to what was there, counted over studies.
    pub roles: Vec<String>,
    /// Economic records that say to which option they belong.
    pub options: Vec<OptionView>,
}

/// The option that an economic record is about.
#[derive(Debug, Serialize)]
pub struct OptionView {
    /// The record.
    pub title: Link,
    /// The option.
    pub option: String,
}

/// Makes the block on cost.
pub fn cost(reading: &Reading<'_>) -> Cost {
    let economics = reading.economics();
    let model = economics
        .iter()
        .find_map(|entry| Some((*entry, entry.value.model.as_ref()?)));
    let has_figure = |entry: &&Entry<Economic>| {
        let mut figures = entry.value.figures.iter();
        figures.any(|figure| figure.value.value().is_some())
    };
    let records: Vec<_> = economics
        .iter()
        .filter(|e| e.value.model.is_none())
        .collect();
    let (with, without): (Vec<_>, Vec<_>) = records.into_iter().partition(|e| has_figure(e));
    let view = |entry: &&&Entry<Economic>| economic(reading, entry);
    let (model, elsewhere) = match model {
        Some((entry, _)) if !leads(reading, entry) => (None, Some(model_link(reading, entry))),
        model => (model, None),
    };
    Cost {
        with_figures: with.iter().map(view).collect(),
        without_figures: without.iter().map(view).collect(),
        model: model.map(|(entry, model)| model_view(reading, entry, model)),
        model_elsewhere: elsewhere,
        all: reading.list(
            &say!(reading.desk, "block-cost.all-economic-evidence"),
            "economics/index.html",
        ),
    }
}

/// Whether the first synthesis of the question carries an economic record.
fn leads(reading: &Reading<'_>, entry: &Entry<Economic>) -> bool {
    let syntheses = reading.syntheses();
    let mut carried = syntheses.iter().take(1).flat_map(|s| &s.value.economics);
    carried.any(|economic| *economic.id() == entry.id)
}

fn model_link(reading: &Reading<'_>, entry: &Entry<Economic>) -> Link {
    reading.link_as(
        say!(reading.desk, "block-cost.break-even-model"),
        Kind::Economic,
        &entry.id,
    )
}

fn economic(reading: &Reading<'_>, entry: &Entry<Economic>) -> EconomicView {
    let economic = &entry.value;
    EconomicView {
        title: reading.desk.link(reading.here, Kind::Economic, &entry.id),
        finding_html: reading.inline(&economic.finding),
        caution_html: reading.inline(&economic.caution),
        basis: [
            basis(
                reading.desk,
                say!(reading.desk, "block-cost.price-year"),
                &economic.price_year,
                u16::to_string,
            ),
            basis(
                reading.desk,
                say!(reading.desk, "block-cost.currency"),
                &economic.currency,
                Clone::clone,
            ),
            basis(
                reading.desk,
                say!(reading.desk, "block-cost.perspective"),
                &economic.perspective,
                Clone::clone,
            ),
        ]
        .into_iter()
        .flatten()
        .collect(),
        source: reading.desk.source(reading.here, &economic.source),
    }
}

/// What a figure needs to be used; nothing where it has no meaning.
fn basis<T>(
    desk: &Desk<'_>,
    label: String,
    value: &Known<T>,
    show: impl Fn(&T) -> String,
) -> Option<Basis> {
    let has_meaning = match value {
        Known::Value(_) => true,
        Known::Missing(missing) => missing.missing != MissingReason::NotApplicable,
    };
    has_meaning.then(|| Basis {
        label,
        text: desk.known(value, show),
    })
}

fn model_view(reading: &Reading<'_>, entry: &Entry<Economic>, model: &CostModel) -> ModelView {
    let parameters: Vec<ParameterView> = model
        .parameters
        .iter()
        .map(|p| parameter(reading.desk, p))
        .collect();
    ModelView {
        title: model_link(reading, entry),
        asked: reading
            .desk
            .words
            .all_of(&model_result(reading.desk, entry.id.as_str(), &entry.value, model).missing),
        answer: cost_answer(
            reading.desk,
            reading.here,
            entry.id.as_str(),
            &entry.value,
            model,
        ),
        purpose_html: reading.html(&model.purpose),
        lines: model
            .lines
            .iter()
            .map(|line| line_view(reading.desk, model, line))
            .collect(),
        parameters,
    }
}

fn parameter(desk: &Desk<'_>, parameter: &Parameter) -> ParameterView {
    ParameterView {
        label: parameter.label.clone(),
        unit: parameter.unit.clone(),
        value: match parameter.rest_of.is_empty() {
            true => parameter
                .base
                .value()
                .map(|value| value_words(desk, parameter.takes, *value)),
            false => Some(say!(desk, "cost-model.rest")),
        },
        find: parameter.find.clone().unwrap_or_default(),
    }
}

fn line_view(
    desk: &Desk<'_>,
    model: &CostModel,
    line: &crate::record::cost_model::ModelLine,
) -> LineView {
    let label = |id: &crate::record::id::Id| {
        let parameter = model.parameters.iter().find(|p| p.id == *id);
        parameter.map_or_else(|| id.to_string(), |p| p.label.clone())
    };
    let factors: Vec<String> = line.product.iter().map(label).collect();
    LineView {
        label: line.label.clone(),
        side: match (line.side, line.releases) {
            (ModelSide::Cost, _) => say!(desk, "block-cost.cost"),
            (ModelSide::Benefit, Some(Releases::Cash)) => say!(desk, "block-cost.benefit-in-cash"),
            (ModelSide::Benefit, Some(Releases::Capacity)) => {
                say!(desk, "block-cost.benefit-in-capacity")
            }
            (ModelSide::Benefit, None) => say!(desk, "block-cost.benefit"),
        },
        formula: factors.join(" × "),
    }
}

/// Makes the block on displacement.
pub fn displacement(reading: &Reading<'_>) -> Displacement {
    let text = reading.question.value.displacement.as_ref();
    let economics = reading.economics();
    let option = |entry: &&Entry<Economic>| {
        Some(OptionView {
            title: reading.desk.link(reading.here, Kind::Economic, &entry.id),
            option: entry.value.option.clone()?,
        })
    };
    Displacement {
        text_html: text.map(|text| reading.html(text)),
        roles: super::role::roles(reading),
        options: economics.iter().filter_map(option).collect(),
    }
}
