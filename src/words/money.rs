//! Sums of money as the language of a page writes them: "£43,515", "CHF 43 515".

use crate::text::currency;

use super::value::{Phrase, Value};
use crate::phrase;

/// A sum in a currency (its code in ISO 4217), with the sign and at the place that the language gives it; the
/// amount alone where no currency is known. The amount must not be negative.
pub fn money<'a>(code: &'a str, amount: impl Into<Value<'a>>) -> Value<'a> {
    let amount = amount.into();
    let phrase: Phrase<'a> = match code {
        "" => return amount,
        "GBP" => phrase!("money.gbp", amount = amount),
        "EUR" => phrase!("money.eur", amount = amount),
        "USD" => phrase!("money.usd", amount = amount),
        "AUD" => phrase!("money.aud", amount = amount),
        "CAD" => phrase!("money.cad", amount = amount),
        "NZD" => phrase!("money.nzd", amount = amount),
        _ => phrase!("money.other", amount = amount, currency = code),
    };
    phrase.into()
}

/// A value in its unit. Where the unit begins with a currency, the value is a sum of money and the rest
/// of the unit follows: "£31,491 a year"; otherwise "12 days".
pub fn in_unit(value: f64, unit: &str) -> Value<'_> {
    let (sum, rest) = sum_in(value, unit);
    match rest {
        "" => sum,
        rest => phrase!("money.in-unit", amount = sum, unit = rest).into(),
    }
}

/// The value of a range in a unit, without the words of the unit: "£1,900", "12".
pub fn end_in(value: f64, unit: &str) -> Value<'_> {
    sum_in(value, unit).0
}

/// A unit where its value stands elsewhere, with the sign of its currency: "£ a year", "days".
pub fn unit_alone(unit: &str) -> Value<'_> {
    let Some((code, rest)) = priced(unit).filter(|_| has_sign(unit)) else {
        return Value::from(unit);
    };
    match (money(code, ""), rest) {
        (sign, "") => sign,
        (sign, rest) => phrase!("money.in-unit", amount = sign, unit = rest).into(),
    }
}

/// Whether a value in this unit is a sum of money for whose currency the language has a sign.
pub fn has_sign(unit: &str) -> bool {
    let code = priced(unit).map(|(code, _)| code);
    matches!(code, Some("GBP" | "EUR" | "USD" | "AUD" | "CAD" | "NZD"))
}

/// The value as it stands before a unit, and what is left of the unit.
fn sum_in(value: f64, unit: &str) -> (Value<'_>, &str) {
    let amount = |value| Value::Amount(value, currency::decimals(unit));
    let Some((code, rest)) = priced(unit) else {
        return (amount(value), unit);
    };
    let sum = money(code, amount(value.abs()));
    let sum = match value < 0.0 {
        true => phrase!("money.minus", amount = sum).into(),
        false => sum,
    };
    (sum, rest)
}

/// The currency with which a unit begins, and what follows it: "GBP a year".
fn priced(unit: &str) -> Option<(&str, &str)> {
    let (code, rest) = unit.split_once(' ').unwrap_or((unit, ""));
    let is_code = code.len() == 3 && currency::currency(code) == Some(code);
    is_code.then_some((code, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    fn shown(value: f64, unit: &str) -> String {
        Words::english().show(&in_unit(value, unit))
    }

    fn alone(unit: &str) -> String {
        Words::english().show(&unit_alone(unit))
    }

    #[test]
    fn a_currency_at_the_head_of_a_unit_becomes_its_sign() {
        assert_eq!(
            shown(31491.0, "GBP a year, full time"),
            "£31,491 a year, full time"
        );
        assert_eq!(shown(12.5, "GBP"), "£12.50");
        assert_eq!(shown(-5.0, "EUR a case"), "−€5 a case");
        assert_eq!(shown(900.0, "CHF a case"), "CHF\u{a0}900 a case");
    }

    #[test]
    fn other_units_stay_as_they_are_recorded() {
        assert_eq!(shown(12.0, "days"), "12 days");
        assert_eq!(alone("GBP a year"), "£ a year");
        assert_eq!(alone("SEK a year"), "SEK a year");
        assert_eq!(alone("GBP"), "£");
        assert_eq!(shown(2.0, "cases per 1,000 GBP"), "2 cases per 1,000 GBP");
    }
}
