//! The numbers that stand behind a statement.

use crate::record::result::Measure;
use crate::synthesis::{
    AbsoluteRow, Counted, Estimate, OutcomeFindings, Sources, Trials, Undoubted,
};
use crate::words::{Phrase, Value, Words, counted, decimal, interval, limit, phrase, point, say};
use stats::absolute::{WithLimits, round_half_up};

use super::design::so_many;
use super::unit::in_unit;
use super::{joined, measure};

/// "RR 0.54, 95% CI 0.38 to 0.77; 115 fewer per 1,000, from 155 to 57 fewer; 1 trial, 612 people".
pub fn numbers(words: &Words, found: &OutcomeFindings) -> String {
    let estimate = found.estimate();
    words.show(&figures(found, estimate, &found.absolute, found.counted))
}

/// The same without the results in doubt.
pub(super) fn without_doubt(found: &OutcomeFindings, undoubted: &Undoubted) -> Value<'static> {
    let Undoubted {
        estimate,
        absolute,
        counted,
        ..
    } = undoubted;
    figures(found, *estimate, absolute, *counted)
}

fn figures(
    found: &OutcomeFindings,
    estimate: Option<Estimate>,
    absolute: &[AbsoluteRow],
    counted: Counted,
) -> Value<'static> {
    let parts = [
        estimate
            .and_then(|estimate| effect(found, estimate))
            .map(|effect| in_unit(found, effect.into())),
        absolute.first().map(|row| per_so_many(row).into()),
        Some(trials_and_people(counted).into()),
    ];
    joined::with_semicolons(parts.into_iter().flatten())
}

fn effect(found: &OutcomeFindings, estimate: Estimate) -> Option<Phrase<'static>> {
    Some(estimated(found.measure?, estimate))
}

/// An effect with its measure and its interval: "SMD 0.15, 95% CI 0.04 to 0.27".
pub fn estimated(of: Measure, estimate: Estimate) -> Phrase<'static> {
    let (measure, limits) = (measure(of), estimate.low.zip(estimate.high));
    let value = point(estimate.value, limits, 2);
    match limits {
        Some((low, high)) => phrase!(
            "findings-numbers.effect-with-interval",
            measure = measure,
            value = value,
            interval = interval(low, high, 2),
        ),
        None => phrase!("findings-numbers.effect", measure = measure, value = value),
    }
}

/// The trials and people of an analysis: "1 trial, at least 612 people".
pub fn size(words: &Words, counted: Counted) -> String {
    words.say(&trials_and_people(counted))
}

fn trials_and_people(size: Counted) -> Phrase<'static> {
    phrase!(
        "findings-numbers.size",
        trials = trials(size.trials),
        people = people(size)
    )
}

/// "612 people", "at least 612 people"; where no result says how many people it counts, those who took
/// part in the trials.
pub fn people(size: Counted) -> Phrase<'static> {
    match (size.unknown_people, size.people) {
        (0, people) => counted!("findings-numbers.people", people),
        (_, 0) => people_who_took_part(size),
        (_, people) => counted!("findings-numbers.people-at-least", people),
    }
}

fn people_who_took_part(size: Counted) -> Phrase<'static> {
    match (size.unknown_took_part, size.took_part) {
        (_, 0) => phrase!("findings-numbers.people-unknown"),
        (0, people) => counted!("findings-numbers.people-took-part", people),
        (_, people) => counted!("findings-numbers.people-took-part-at-least", people),
    }
}

/// "5 trials", "1 pooled result of 2 trials", "3 trials and 1 pooled result of several trials".
pub fn trials(trials: Trials) -> Phrase<'static> {
    let single = sources(trials.sources, trials.single);
    if trials.pooled == 0 {
        return single;
    }
    let pooled = match trials.not_said {
        0 => counted!(
            "count.pooled-of-trials",
            trials.pooled,
            trials = counted!("count.trials", trials.in_pooled)
        ),
        _ => counted!("count.pooled-of-several-trials", trials.pooled),
    };
    match trials.single {
        0 => pooled,
        _ => phrase!("count.trials-and-pooled", trials = single, pooled = pooled),
    }
}

/// What counts once, where direction is counted: trials, or results where some are pooled results of
/// reviews.
pub fn units(trials: Trials) -> Phrase<'static> {
    match trials.pooled {
        0 => sources(trials.sources, trials.single),
        _ => counted!("count.results", trials.units()),
    }
}

/// So many of the units in which directions are counted.
pub(super) fn so_many_units(trials: Trials, n: u64) -> Phrase<'static> {
    match trials.pooled {
        0 => sources(trials.sources, n as usize),
        _ => counted!("count.results", n),
    }
}

/// "5 trials", "5 before-and-after studies", "5 studies".
fn sources(sources: Sources, n: usize) -> Phrase<'static> {
    match sources {
        Sources::Trials => counted!("count.trials", n),
        Sources::Of(design) => so_many(design, n),
        Sources::Mixed => counted!("count.studies", n),
    }
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
    let people = people_apart(value.abs());
    if value < 0.0 || people == Value::Whole(0) {
        phrase!("findings-numbers.fewer", people = people)
    } else {
        phrase!("findings-numbers.more", people = people)
    }
}

/// A difference as whole people; one that is less than half a person and not none has decimals, because
/// 0 would say that there is none.
fn people_apart(people: f64) -> Value<'static> {
    match whole(people) {
        0 if people > 1e-9 => limit(people, 1),
        whole => whole.into(),
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
    use crate::record::study::Design;
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
    fn a_difference_of_less_than_half_a_person_is_not_told_as_none() {
        let words = Words::english();
        let said = |estimate, at_lower, at_upper| {
            let effect = WithLimits {
                estimate,
                at_lower,
                at_upper,
            };
            let effect = absolute_effect(RelativeEffect::RiskRatio, effect, 0.3, 1000.0).unwrap();
            let risk = ComparatorRisk::ComparatorArms { arms: 1 };
            difference(&words, &AbsoluteRow { risk, effect })
        };
        assert_eq!(
            said(0.999, 0.9987, 0.9993),
            "0.3 fewer per 1,000, from 0.4 fewer to 0.2 fewer"
        );
        assert_eq!(
            said(1.0, 0.9, 1.1),
            "0 fewer per 1,000, from 30 fewer to 30 more"
        );
    }

    #[test]
    fn a_pooled_result_of_a_review_is_never_called_one_trial() {
        let words = Words::english();
        let said = |single, pooled, in_pooled, not_said| {
            words.say(&trials(Trials {
                single,
                sources: Sources::Trials,
                pooled,
                in_pooled,
                not_said,
            }))
        };
        assert_eq!(said(1, 0, 0, 0), "1 trial");
        assert_eq!(said(0, 1, 2, 0), "1 pooled result of 2 trials");
        assert_eq!(said(0, 2, 7, 0), "2 pooled results of 7 trials in all");
        assert_eq!(said(0, 1, 0, 1), "1 pooled result of several trials");
        assert_eq!(said(3, 1, 2, 0), "3 trials and 1 pooled result of 2 trials");
    }

    #[test]
    fn a_study_that_is_no_trial_is_named_by_its_design() {
        let words = Words::english();
        let said = |sources, single| {
            words.say(&trials(Trials {
                single,
                sources,
                ..Trials::default()
            }))
        };
        let before = Sources::Of(Design::BeforeAfter);
        assert_eq!(said(before, 1), "1 before-and-after study");
        assert_eq!(said(before, 2), "2 before-and-after studies");
        assert_eq!(said(Sources::Mixed, 3), "3 studies");
    }

    #[test]
    fn people_who_took_part_are_told_where_no_result_says_how_many_it_counts() {
        let words = Words::english();
        let said = |people, unknown_people, took_part, unknown_took_part| {
            words.say(&super::people(Counted {
                people,
                unknown_people,
                took_part,
                unknown_took_part,
                ..Counted::default()
            }))
        };
        assert_eq!(said(120, 0, 130, 0), "120 people");
        assert_eq!(said(120, 1, 590, 0), "at least 120 people");
        assert_eq!(
            said(0, 1, 590, 0),
            "590 people took part, of whom this result counts an unknown number"
        );
        assert_eq!(
            said(0, 2, 590, 1),
            "at least 590 people took part, of whom this result counts an unknown number"
        );
        assert_eq!(said(0, 1, 0, 1), "number of people not reported");
    }

    #[test]
    fn small_p_values_are_told_by_their_limit() {
        let words = Words::english();
        assert_eq!(words.show(&p_value(0.0004)), "< 0.001");
        assert_eq!(words.show(&p_value(0.0312)), "0.031");
    }
}
