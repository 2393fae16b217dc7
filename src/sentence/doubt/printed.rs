//! Printed numbers that do not fit each other.

use crate::synthesis::{ErrorFrom, PrintedFact, Symmetric};
use crate::words::{Phrase, TextId, Value, as_given, counted, decimal, phrase, text_id};

pub(super) fn phrase(fact: &PrintedFact) -> Phrase<'_> {
    match fact {
        PrintedFact::Lopsided {
            below,
            above,
            scale,
        } => lopsided(*below, *above, *scale),
        PrintedFact::Width { se, from_interval } => phrase!(
            "doubt.width",
            se = decimal(*se, 3),
            found = decimal(*from_interval, 3),
        ),
        PrintedFact::Derived { limit, se, found } => phrase!(
            "doubt.derived-limit",
            limit = as_given(*limit),
            se = as_given(*se),
            found = as_given(*found),
        ),
        PrintedFact::P {
            printed,
            with,
            expected,
        } => {
            let expected = p_value(*expected);
            match with {
                ErrorFrom::Interval => {
                    phrase!(
                        "doubt.p-with-interval",
                        printed = printed,
                        expected = expected
                    )
                }
                ErrorFrom::Stated => phrase!(
                    "doubt.p-with-standard-error",
                    printed = printed,
                    expected = expected,
                ),
            }
        }
        PrintedFact::ISquared {
            printed,
            q,
            df,
            found,
        } => counted!(
            "doubt.i-squared",
            *df,
            printed = as_given(*printed),
            q = as_given(*q),
            found = decimal(*found, 0),
        ),
        PrintedFact::PHeterogeneity {
            printed,
            q,
            df,
            found,
        } => counted!(
            "doubt.p-heterogeneity",
            *df,
            printed = printed,
            q = as_given(*q),
            found = p_value(*found),
        ),
    }
}

fn lopsided(below: f64, above: f64, scale: Symmetric) -> Phrase<'static> {
    let (below, above) = (decimal(below, 2), decimal(above, 2));
    match name(scale) {
        Some(scale) => phrase!(
            "doubt.lopsided-on-scale",
            below = below,
            above = above,
            scale = scale,
        ),
        None => phrase!("doubt.lopsided", below = below, above = above),
    }
}

fn name(scale: Symmetric) -> Option<TextId> {
    match scale {
        Symmetric::OnLogarithm => Some(text_id!("scale.logarithm")),
        Symmetric::OnFisherZ => Some(text_id!("scale.fisher-z")),
        Symmetric::AsItIs | Symmetric::Nowhere => None,
    }
}

/// "0.031", or "less than 0.001".
fn p_value(p: f64) -> Value<'static> {
    if p < 0.001 {
        phrase!("doubt.p-below", limit = decimal(0.001, 3)).into()
    } else {
        decimal(p, 3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn a_lopsided_interval_is_told_with_its_scale() {
        let said = |scale| Words::english().say(&lopsided(0.5, 1.25, scale));
        assert_eq!(
            said(Symmetric::OnLogarithm),
            "The interval reaches 0.50 below the estimate and 1.25 above it on the logarithm; the two should be much alike."
        );
        assert!(said(Symmetric::AsItIs).contains("1.25 above it; the two"));
    }

    #[test]
    fn a_small_p_value_is_told_in_words() {
        let fact = PrintedFact::P {
            printed: "0.4".to_owned(),
            with: ErrorFrom::Interval,
            expected: 0.0002,
        };
        assert_eq!(
            Words::english().say(&phrase(&fact)),
            "The p value is printed as 0.4; the estimate and its interval give about less than 0.001."
        );
    }
}
