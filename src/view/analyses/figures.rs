//! Forests of steps: without each result, and as results are added.

use crate::sentence::row;
use crate::synthesis::{Further, OutcomeFindings, RuleDecided, StepLine};
use crate::view::desk::Desk;
use crate::view::shared::effect::{anchor, diamond, effect_axis};
use crate::view::shared::most::{DRAWN, drawn, heaviest};
use crate::words::say;
use chart::axis::EffectAxis;
use chart::forest::Pooled;
use chart::forest::sequence::{self, Sequence, Step};
use chart::{Figure, Heading};

pub(super) fn leave_one_out(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    further: &Further,
    name: &str,
) -> Option<Figure> {
    let title = say!(desk, "analyses.without-each", outcome = name);
    let all = further.leave_one_out.len();
    let whole = found.pooled.as_ref().map_or(0.0, |it| it.estimate.value);
    let moved = |step: &&StepLine| (step.pooled.estimate.value - whole).abs();
    let steps = heaviest(further.leave_one_out.iter().collect(), DRAWN, moved);
    let steps = steps
        .into_iter()
        .map(|step| shown(desk, step, row::label(desk.words, &step.label)))
        .collect();
    let mut input = sequence(desk, found, "without", title, steps)?;
    input.notes.extend(drawn(desk, all));
    input.notes.extend(rule_of(desk, &further.leave_one_out));
    Some(sequence::leave_one_out(&input, desk.words))
}

pub(super) fn cumulative(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    further: &Further,
    name: &str,
) -> Option<Figure> {
    let title = say!(desk, "analyses.by-year", outcome = name);
    let all = further.cumulative.len();
    // The first steps move most, and the last are what the evidence has come to.
    let (first, last) = (DRAWN / 2, all.saturating_sub(DRAWN / 2));
    let steps = further.cumulative.iter().enumerate();
    let steps = steps.filter(|(at, _)| *at < first || *at >= last);
    let label = |step: &StepLine| {
        let label = row::label(desk.words, &step.label);
        match step.year {
            Some(year) if !label.contains(&year.to_string()) => format!("{label}, {year}"),
            _ => label,
        }
    };
    let steps = steps
        .map(|(_, step)| Step {
            studies: Some(step.pooled.k),
            ..shown(desk, step, label(step))
        })
        .collect();
    let mut input = sequence(desk, found, "by-year", title, steps)?;
    if all > DRAWN {
        let note = say!(desk, "most.first-and-last", shown = DRAWN, all = all);
        input.notes.push(note);
    }
    input.notes.extend(rule_of(desk, &further.cumulative));
    Some(sequence::cumulative(&input, desk.words))
}

/// A step is marked where the rule for the interval fell back on Wald's.
fn shown(desk: &Desk<'_>, step: &StepLine, label: String) -> Step {
    let estimate = &step.pooled.estimate;
    let label = match step.pooled.rule {
        Some(RuleDecided::TooFewOrAlike) => say!(desk, "analyses.step-wald", label = label),
        _ => label,
    };
    Step::new(
        label,
        estimate.value,
        estimate.low.unwrap_or(f64::NAN),
        estimate.high.unwrap_or(f64::NAN),
    )
}

/// What the marks mean, where any step has one.
fn rule_of(desk: &Desk<'_>, steps: &[StepLine]) -> Option<String> {
    let fell_back = |step: &StepLine| step.pooled.rule == Some(RuleDecided::TooFewOrAlike);
    let differs = |step: &StepLine| step.pooled.rule == Some(RuleDecided::ResultsDiffer);
    match steps.iter().filter(|step| fell_back(step)).count() {
        0 => None,
        all if all == steps.len() => Some(say!(desk, "analyses.steps-all-wald")),
        // Others may be of a model with an interval of its own, as that of three levels.
        _ if steps.iter().any(|step| !fell_back(step) && !differs(step)) => {
            Some(say!(desk, "analyses.steps-some-wald"))
        }
        _ => Some(say!(desk, "analyses.steps-wald")),
    }
}

fn sequence(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    kind: &str,
    title: String,
    steps: Vec<Step>,
) -> Option<Sequence> {
    if steps.is_empty() {
        return None;
    }
    let overall: Option<Pooled> = found.pooled.as_ref().map(|pooled| Pooled {
        prediction: None,
        ..diamond(desk.words, pooled)
    });
    let axis: EffectAxis = effect_axis(desk.words, found)?;
    Some(Sequence {
        heading: Heading::new(format!("{kind}-{}", anchor(found)), title),
        axis,
        steps,
        overall,
        notes: Vec::new(),
    })
}
