//! The numbers that stand behind a statement.

use crate::stats::absolute::{WithLimits, round_half_up};
use crate::text::number;

use super::super::absolute::AbsoluteRow;
use super::super::analysis::OutcomeFindings;

/// "RR 0.54, 95% CI 0.38 to 0.77; 115 fewer per 1,000, from 155 to 57 fewer; 1 trial, 612 people".
pub(super) fn of(findings: &OutcomeFindings) -> String {
    let trials = number::count(findings.trials, "trial", "trials");
    let mut people = format!("{} people", number::grouped(u64::from(findings.people)));
    if findings.unknown_people > 0 {
        people = format!("at least {people}");
    }
    let absolute = findings.absolute.first().map(difference_words);
    let parts = [
        effect(findings),
        absolute,
        Some(format!("{trials}, {people}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn effect(findings: &OutcomeFindings) -> Option<String> {
    let (estimate, measure) = (findings.estimate()?, findings.measure?);
    let interval = match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => format!(", 95% CI {}", number::interval(low, high, 2)),
        _ => String::new(),
    };
    let value = number::fixed(estimate.value, 2);
    Some(format!("{} {value}{interval}", measure.short()))
}

/// People as a whole number: "1,204".
pub fn whole_people(people: f64) -> String {
    number::grouped(round_half_up(people).max(0.0) as u64)
}

/// A risk with its interval, in people: "188 (150 to 235)".
pub fn risk_words(risk: WithLimits<f64>) -> String {
    let whole = whole_people;
    let (one, other) = (risk.at_lower, risk.at_upper);
    let (low, high) = (one.min(other), one.max(other));
    format!(
        "{} ({} to {})",
        whole(risk.estimate),
        whole(low),
        whole(high)
    )
}

/// A difference in people: "63 fewer per 1,000, from 100 fewer to 15 fewer".
pub fn difference_words(row: &AbsoluteRow) -> String {
    let difference = row.effect.difference_capped;
    let (one, other) = (difference.at_lower, difference.at_upper);
    format!(
        "{} per {}, from {} to {}",
        more_or_fewer(difference.estimate),
        number::grouped(row.effect.per as u64),
        more_or_fewer(one.min(other)),
        more_or_fewer(one.max(other)),
    )
}

fn more_or_fewer(value: f64) -> String {
    let people = round_half_up(value.abs());
    let words = if value < 0.0 { "fewer" } else { "more" };
    if people == 0.0 {
        return "0 fewer".to_owned();
    }
    format!("{} {words}", number::grouped(people as u64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::absolute::{RelativeEffect, absolute_effect};
    use crate::synthesis::absolute::ComparatorRisk;

    #[test]
    fn a_risk_ratio_of_three_quarters_at_a_risk_of_a_quarter() {
        let effect = WithLimits {
            estimate: 0.75,
            at_lower: 0.60,
            at_upper: 0.94,
        };
        let effect = absolute_effect(RelativeEffect::RiskRatio, effect, 0.25, 1000.0).unwrap();
        assert_eq!(risk_words(effect.intervention_capped), "188 (150 to 235)");
        let row = AbsoluteRow {
            risk: ComparatorRisk::ComparatorArms { arms: 1 },
            effect,
        };
        assert_eq!(
            difference_words(&row),
            "63 fewer per 1,000, from 100 fewer to 15 fewer"
        );
    }
}
