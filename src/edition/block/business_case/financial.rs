//! The financial case: what it costs here.

use crate::prose::plain_text;
use crate::record::cost_model::{CostModel, Parameter};
use crate::record::economic::Economic;
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::view::reading::Reading;
use crate::view::shared::model_result::model_result;
use crate::view::shared::parameter_value::{range_words, unit_words, value_in_unit, value_words};
use crate::words::{count, say, text_id};

use super::case::{Case, Item, Part, Row, case, columns, local, of_question, of_record, part};

pub(super) fn financial(reading: &Reading<'_>) -> Case {
    let records = reading.economics();
    let mut models = records
        .iter()
        .filter_map(|entry| Some((*entry, entry.value.model.as_ref()?)));
    let mut parts = Vec::new();
    match models.next() {
        Some((entry, model)) => parts.extend(model_parts(reading, entry, model)),
        None => parts.push(part(
            reading,
            text_id!("business-case.costs-with-price-year-and-source"),
            [
                text_id!("business-case.local-staff"),
                text_id!("business-case.local-management"),
                text_id!("business-case.local-getting-ready"),
                text_id!("business-case.local-running-it"),
                text_id!("business-case.local-evaluation"),
            ]
            .map(|what| local(reading, what))
            .into(),
        )),
    }
    let displaced = reading.question.value.displacement.iter();
    let mut affordable: Vec<Item> = displaced
        .map(|text| of_question(reading, plain_text(&text.0)))
        .collect();
    affordable.extend([
        local(
            reading,
            text_id!("business-case.local-where-the-money-comes-from-for"),
        ),
        local(
            reading,
            text_id!("business-case.local-what-stops-or-moves-to-pay"),
        ),
        local(
            reading,
            text_id!("business-case.local-agreed-with-finance-name-date"),
        ),
    ]);
    parts.push(part(
        reading,
        text_id!("business-case.affordability"),
        affordable,
    ));
    case(
        reading,
        text_id!("business-case.financial-case-what-it-costs"),
        parts,
    )
}

fn model_parts(reading: &Reading<'_>, entry: &Entry<Economic>, model: &CostModel) -> Vec<Part> {
    let result = model_result(reading.desk, entry.id.as_str(), &entry.value, model);
    let mut worked: Vec<Item> = result
        .break_even
        .into_iter()
        .map(|line| of_record(reading, Kind::Economic, &entry.id, line))
        .collect();
    let estimate = result.estimate.into_iter();
    worked.extend(estimate.map(|line| of_record(reading, Kind::Economic, &entry.id, line)));
    if !result.missing.is_empty() {
        let missing = result.missing.len();
        let text = count!(reading.desk, "cost-model.no-result-in-case", missing);
        worked.push(of_record(reading, Kind::Economic, &entry.id, text));
    }
    vec![
        values(reading, entry, model),
        part(
            reading,
            text_id!("business-case.what-would-have-to-be-true"),
            worked,
        ),
    ]
}

/// The values of the model: those with a source, and those that are to be found here.
fn values(reading: &Reading<'_>, entry: &Entry<Economic>, model: &CostModel) -> Part {
    let currency = entry.value.currency.value();
    let rows = model.parameters.iter().map(|value| Row {
        cells: vec![
            value.label.clone(),
            unit_words(reading.desk, value.takes, &value.unit),
            known_value(reading, value),
            value.price_year.clone().unwrap_or_default(),
        ],
        item: parameter(reading, entry, value, currency),
    });
    let names = [
        text_id!("business-case.column-value"),
        text_id!("business-case.column-unit"),
        text_id!("business-case.column-figure-of-a-source"),
        text_id!("business-case.column-price-year"),
        text_id!("business-case.column-source-or-your-figure"),
    ];
    let heading = text_id!("business-case.values-of-the-cost-model");
    let rows = rows.collect();
    part(reading, heading, Vec::new()).with_table(columns(reading, names), rows)
}

/// A value that a source gives, with its range; nothing where none does.
fn known_value(reading: &Reading<'_>, parameter: &Parameter) -> String {
    let (desk, takes) = (reading.desk, parameter.takes);
    let Some(value) = parameter.base.value() else {
        return String::new();
    };
    let value = value_words(desk, takes, *value);
    let value = match parameter.low.zip(parameter.high) {
        Some((low, high)) => format!("{value} ({})", range_words(desk, takes, low, high)),
        None => value,
    };
    with_notes(reading, parameter, value)
}

/// A value with how it was derived and why it has to be used with care, where the record says so.
fn with_notes(reading: &Reading<'_>, parameter: &Parameter, value: String) -> String {
    let desk = reading.desk;
    let value = match &parameter.derived {
        Some(how) => {
            let how = say!(desk, "economic.derived-by-us", derived = how);
            say!(desk, "joined.semicolon", before = value, after = how)
        }
        None => value,
    };
    match &parameter.caution {
        Some(why) => say!(
            desk,
            "business-case.value-with-care",
            value = value.trim_end_matches('.'),
            caution = why
        ),
        None => value,
    }
}

fn parameter(
    reading: &Reading<'_>,
    entry: &Entry<Economic>,
    parameter: &Parameter,
    currency: Option<&String>,
) -> Item {
    let unit = &parameter.unit;
    if !parameter.rest_of.is_empty() {
        let rest = say!(reading.desk, "cost-model.rest");
        let text = format!("{}: {rest}", parameter.label);
        return of_record(reading, Kind::Economic, &entry.id, text);
    }
    if let Some(value) = parameter.base.value() {
        let text = format!(
            "{}: {}",
            parameter.label,
            value_in_unit(reading.desk, parameter.takes, *value, unit)
        );
        let text = with_notes(reading, parameter, text);
        return of_record(reading, Kind::Economic, &entry.id, text);
    }
    let find = parameter.find.as_ref();
    let is_price = currency.is_some_and(|currency| unit.contains(currency.as_str()));
    let (label, desk) = (&parameter.label, reading.desk);
    let unit = &unit_words(desk, parameter.takes, unit);
    Item::Local(match (is_price, find) {
        (true, Some(find)) => {
            say!(
                desk,
                "business-case.price-to-find",
                label = label,
                unit = unit,
                find = find
            )
        }
        (true, None) => say!(desk, "business-case.price", label = label, unit = unit),
        (false, Some(find)) => {
            say!(
                desk,
                "business-case.value-to-find",
                label = label,
                unit = unit,
                find = find
            )
        }
        (false, None) => say!(desk, "business-case.value", label = label, unit = unit),
    })
}
