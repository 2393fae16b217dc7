//! The numbers that stand behind a statement.

use crate::synthesis::{AbsoluteRow, OutcomeFindings};
use crate::words::{Phrase, Value, Words, counted, decimal, interval, phrase, say};
use stats::absolute::{WithLimits, round_half_up};

use super::{joined, measure};

/// "RR 0.54, 95% CI 0.38 to 0.77; 115 fewer per 1,000, from 155 to 57 fewer; 1 trial, 612 people".
pub fn numbers(words: &Words, found: &OutcomeFindings) -> String {
    let parts = [
        effect(found),
        found.absolute.first().map(per_so_many),
        Some(size(found)),
    ];
    let parts = parts.into_iter().flatten().map(Value::from);
    words.show(&joined::with_semicolons(parts))
}

fn effect(found: &OutcomeFindings) -> Option<Phrase<'static>> {
    let (estimate, measure) = (found.estimate()?, measure(found.measure?));
    let value = decimal(estimate.value, 2);
    Some(match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => phrase!(
            "findings-numbers.effect-with-interval",
            measure = measure,
            value = value,
            interval = interval(low, high, 2),
        ),
        _ => phrase!("findings-numbers.effect", measure = measure, value = value),
    })
}

/// "1 trial, at least 612 people".
fn size(found: &OutcomeFindings) -> Phrase<'static> {
    let people = if found.counted.unknown_people > 0 {
        counted!("findings-numbers.people-at-least", found.counted.people)
    } else {
        counted!("findings-numbers.people", found.counted.people)
    };
    let trials = counted!("count.trials", found.counted.trials);
    phrase!("findings-numbers.size", trials = trials, people = people)
}

/// People as a whole number: "1,204".
pub fn whole_people(words: &Words, people: f64) -> String {
    words.whole(whole(people))
}

fn whole(people: f64) -> u64 {
    round_half_up(people).max(0.0) as u64
}

/// A risk with its interval, in people: "188 (150 to 235)".
pub fn risk(words: &Words, risk: WithLimits<f64>) -> String {
    let (one, other) = (risk.at_lower, risk.at_upper);
    say!(
        words,
        "findings-numbers.risk",
        risk = whole(risk.estimate),
        low = whole(one.min(other)),
        high = whole(one.max(other)),
    )
}

/// A difference in people: "63 fewer per 1,000, from 100 fewer to 15 fewer".
pub fn difference(words: &Words, row: &AbsoluteRow) -> String {
    words.say(&per_so_many(row))
}

fn per_so_many(row: &AbsoluteRow) -> Phrase<'static> {
    let difference = row.effect.difference_capped;
    let (one, other) = (difference.at_lower, difference.at_upper);
    phrase!(
        "findings-numbers.difference",
        difference = more_or_fewer(difference.estimate),
        people = row.effect.per as u64,
        low = more_or_fewer(one.min(other)),
        high = more_or_fewer(one.max(other)),
    )
}

fn more_or_fewer(value: f64) -> Phrase<'static> {
    let people = whole(value.abs());
    if value < 0.0 || people == 0 {
        phrase!("findings-numbers.fewer", people = people)
    } else {
        phrase!("findings-numbers.more", people = people)
    }
}

/// A p value with three digits; "< 0.001" when smaller.
pub fn p_value(p: f64) -> Value<'static> {
    if p < 0.001 {
        phrase!("findings-numbers.p-below", limit = decimal(0.001, 3)).into()
    } else {
        decimal(p, 3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::synthesis::ComparatorRisk;
    use stats::absolute::{RelativeEffect, absolute_effect};

    #[test]
    fn a_risk_ratio_of_three_quarters_at_a_risk_of_a_quarter() {
        let words = Words::english();
        let effect = WithLimits {
            estimate: 0.75,
            at_lower: 0.60,
            at_upper: 0.94,
        };
        let effect = absolute_effect(RelativeEffect::RiskRatio, effect, 0.25, 1000.0).unwrap();
        assert_eq!(risk(&words, effect.intervention_capped), "188 (150 to 235)");
        let row = AbsoluteRow {
            risk: ComparatorRisk::ComparatorArms { arms: 1 },
            effect,
        };
        assert_eq!(
            difference(&words, &row),
            "63 fewer per 1,000, from 100 fewer to 15 fewer"
        );
    }

    #[test]
    fn small_p_values_are_told_by_their_limit() {
        let words = Words::english();
        assert_eq!(words.show(&p_value(0.0004)), "< 0.001");
        assert_eq!(words.show(&p_value(0.0312)), "0.031");
    }
}
