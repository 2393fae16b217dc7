//! Money comes with currency, perspective and price year, or with the word that the source does not
//! give them; figures lie within their ranges.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::economic::{Economic, Figure};
use crate::record::entry::Entry;
use crate::record::value::{Known, MissingReason};
use crate::text::currency::{CURRENCIES, currency};
use crate::text::{number, suggest};

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for record in evidence.records.economics.values() {
        let figures = record.value.figures.iter().enumerate();
        let money: Vec<(usize, &str)> = figures.filter_map(in_money).collect();
        if !money.is_empty() {
            basis(record, found);
        }
        other_currency(record, &money, found);
        known_currency(record, found);
        plausible(record, &money, found);
        prices(record, found);
        within_range(record, found);
    }
}

/// The currency of a figure that has a value in money.
fn in_money((index, figure): (usize, &Figure)) -> Option<(usize, &str)> {
    let currency = currency(&figure.unit)?;
    figure.value.value().map(|_| (index, currency))
}

/// What every figure in money needs.
fn basis(record: &Entry<Economic>, found: &mut Diagnostics) {
    let value = &record.value;
    let parts = [
        ("currency", does_not_apply(&value.currency), "in a currency"),
        (
            "perspective",
            does_not_apply(&value.perspective),
            "somebody's money",
        ),
        (
            "price_year",
            does_not_apply(&value.price_year),
            "in prices of a year",
        ),
    ];
    for (key, _, what) in parts.into_iter().filter(|(_, is_so, _)| *is_so) {
        let message = format!(
            "`{key}` is said not to apply, and the record has figures in money, which are {what}."
        );
        let problem = Diagnostic::new(&codes::ECONOMIC_BASIS, message).at(record.place(key));
        found.push(problem.hint(format!(
            "Give `{key}`, or write `{key}: {{missing: not-reported}}` where the source does not."
        )));
    }
}

fn does_not_apply<T>(known: &Known<T>) -> bool {
    matches!(known, Known::Missing(missing) if missing.missing == MissingReason::NotApplicable)
}

/// Figures in another currency than the record's, or in one where the record has none.
fn other_currency(record: &Entry<Economic>, money: &[(usize, &str)], found: &mut Diagnostics) {
    let own = record.value.currency.value();
    for (index, currency) in money {
        if own.is_some_and(|own| own == currency) {
            continue;
        }
        let figure = &record.value.figures[*index];
        let message = match own {
            Some(own) => format!(
                "\"{}\" is in {currency}; the record's currency is {own}.",
                figure.label
            ),
            None => format!(
                "\"{}\" is in {currency}; the record has no currency.",
                figure.label
            ),
        };
        let place = record.place(&format!("figures[{index}].unit"));
        let problem = Diagnostic::new(&codes::ECONOMIC_BASIS, message).at(place);
        found.push(problem.hint(format!(
            "Write `currency: {currency}`, or correct the unit."
        )));
    }
}

fn known_currency(record: &Entry<Economic>, found: &mut Diagnostics) {
    let own = record.value.currency.value();
    if let Some(own) = own.filter(|own| !CURRENCIES.contains(&own.as_str())) {
        let message = format!("`{own}` is not the code of a currency.");
        let mut problem =
            Diagnostic::new(&codes::ECONOMIC_BASIS, message).at(record.place("currency"));
        if let Some(near) = suggest::nearest(own, CURRENCIES) {
            problem = problem.hint(format!("Did you mean `{near}`?"));
        }
        found
            .push(problem.hint("Write its code of three capital letters (ISO 4217), such as GBP."));
    }
}

fn within_range(record: &Entry<Economic>, found: &mut Diagnostics) {
    for (index, figure) in record.value.figures.iter().enumerate() {
        let Some(value) = figure.value.value() else {
            continue;
        };
        let is_below = figure.low.is_some_and(|low| low > *value);
        let is_above = figure.high.is_some_and(|high| high < *value);
        if is_below || is_above {
            let message = format!(
                "The value {} of \"{}\" lies outside its range.",
                number::as_given(*value),
                figure.label
            );
            let place = record.place(&format!("figures[{index}].value"));
            found.push(Diagnostic::new(&codes::RANGE, message).at(place));
        }
    }
}

/// More than this is not paid for one person, case or day.
const MOST_FOR_ONE: f64 = 1e8;

/// More than this is no sum of a health service or a state.
const MOST: f64 = 1e13;

/// Currencies of which a pound is worth hundreds or thousands of units.
const SMALL_UNITS: [&str; 24] = [
    "JPY", "KRW", "IDR", "VND", "IRR", "COP", "CLP", "HUF", "LAK", "KHR", "MMK", "UGX", "TZS",
    "RWF", "BIF", "GNF", "MGA", "PYG", "UZS", "LBP", "IQD", "SLE", "XOF", "XAF",
];

/// The largest amount of a unit that can be right.
fn most(unit: &str, currency: &str) -> f64 {
    let words = unit.split(|c: char| !c.is_alphanumeric());
    let is_for_one = words
        .into_iter()
        .any(|word| matches!(word, "a" | "an" | "per" | "each"));
    let most = if is_for_one { MOST_FOR_ONE } else { MOST };
    if SMALL_UNITS.contains(&currency) {
        most * 1e4
    } else {
        most
    }
}

/// Amounts that nobody pays.
fn plausible(record: &Entry<Economic>, money: &[(usize, &str)], found: &mut Diagnostics) {
    for (index, currency) in money {
        let figure = &record.value.figures[*index];
        let values = [
            ("value", figure.value.value().copied()),
            ("low", figure.low),
            ("high", figure.high),
        ];
        let most = most(&figure.unit, currency);
        for (key, value) in values {
            if let Some(value) = value.filter(|value| value.abs() > most) {
                let place = record.place(&format!("figures[{index}].{key}"));
                found.push(no_size(&figure.label, value, &figure.unit).at(place));
            }
        }
    }
}

fn no_size(label: &str, value: f64, unit: &str) -> Diagnostic {
    let value = number::as_given(value);
    let message = format!("\"{label}\" is {value} {unit}, which is no plausible amount.");
    Diagnostic::new(&codes::MONEY, message)
}

/// Prices in a cost model are not negative, and of a plausible size.
fn prices(record: &Entry<Economic>, found: &mut Diagnostics) {
    let parameters = record
        .value
        .model
        .iter()
        .flat_map(|model| &model.parameters);
    for (index, parameter) in parameters.enumerate() {
        let Some(currency) = currency(&parameter.unit) else {
            continue;
        };
        let values = [
            ("base", parameter.base.value().copied()),
            ("low", parameter.low),
            ("high", parameter.high),
        ];
        let most = most(&parameter.unit, currency);
        for (key, value) in values {
            if let Some(value) = value.filter(|value| *value < 0.0 || *value > most) {
                let place = record.place(&format!("model.parameters[{index}].{key}"));
                found.push(no_size(&parameter.label, value, &parameter.unit).at(place));
            }
        }
    }
}
