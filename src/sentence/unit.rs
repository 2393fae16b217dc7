//! The unit beside a difference of means. Ratios, standardised differences, proportions and
//! correlations have none.

use crate::record::result::Measure;
use crate::synthesis::{EffectRow, OutcomeFindings, Unit};
use crate::words::{Phrase, Value, Words, as_given, phrase};

/// The effect of a row with its unit: "MD −1.20 (95% CI −2.00 to −0.40), in days".
pub fn of_row(words: &Words, row: &EffectRow, effect: String) -> String {
    words.show(&with_unit(row_unit(row), effect.into()))
}

/// The one estimate of an outcome with the unit that its rows share.
pub fn of_outcome(words: &Words, found: &OutcomeFindings, effect: String) -> String {
    words.show(&in_unit(found, effect.into()))
}

/// The same for an effect that is not said yet.
pub(super) fn in_unit<'a>(found: &OutcomeFindings, effect: Value<'a>) -> Value<'a> {
    let rows = found.counted_rows();
    let mut units = rows.iter().map(|row| row_unit(row));
    let first = units.next().flatten();
    let shared = first.filter(|_| found.measure == Some(Measure::MD));
    let shared = shared.filter(|first| units.all(|other| other == Some(*first)));
    with_unit(shared, effect)
}

fn row_unit(row: &EffectRow) -> Option<&Unit> {
    row.facts
        .unit
        .as_ref()
        .filter(|_| row.measure == Measure::MD)
}

fn with_unit<'a>(unit: Option<&Unit>, effect: Value<'a>) -> Value<'a> {
    match unit {
        Some(unit) => phrase!("unit.effect", effect = effect, unit = said(unit)).into(),
        None => effect,
    }
}

fn said(unit: &Unit) -> Value<'static> {
    let of_scale =
        |scale: &str| -> Phrase<'static> { phrase!("unit.points", scale = scale.to_owned()) };
    match unit {
        Unit::Named(name) => name.clone().into(),
        Unit::Points { scale, range: None } => of_scale(scale).into(),
        Unit::Points {
            scale,
            range: Some((low, high)),
        } => phrase!(
            "unit.points-with-range",
            points = of_scale(scale),
            low = as_given(*low),
            high = as_given(*high)
        )
        .into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effect_in(unit: &Unit) -> String {
        Words::english().show(&with_unit(Some(unit), "MD −1.20".into()))
    }

    #[test]
    fn a_difference_has_points_of_its_scale_with_their_range_or_a_unit_of_its_own() {
        let scale = |range| Unit::Points {
            scale: "Calm Desk Scale".to_owned(),
            range,
        };
        assert_eq!(
            effect_in(&scale(Some((0.0, 10.0)))),
            "MD −1.20, in points of the Calm Desk Scale (0 to 10)"
        );
        assert_eq!(
            effect_in(&scale(None)),
            "MD −1.20, in points of the Calm Desk Scale"
        );
        assert_eq!(
            effect_in(&Unit::Named("days".to_owned())),
            "MD −1.20, in days"
        );
    }
}
