//! Forests of steps: without each result, and as results are added.

use crate::sentence::row;
use crate::synthesis::{Further, OutcomeFindings, StepLine};
use crate::view::desk::Desk;
use crate::view::shared::effect::{anchor, diamond, effect_axis};
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
    let steps = further.leave_one_out.iter();
    let steps = steps
        .map(|step| shown(step, row::label(desk.words, &step.label)))
        .collect();
    let input = sequence(desk, found, "without", title, steps)?;
    Some(sequence::leave_one_out(&input, desk.words))
}

pub(super) fn cumulative(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    further: &Further,
    name: &str,
) -> Option<Figure> {
    let title = say!(desk, "analyses.by-year", outcome = name);
    let steps = further.cumulative.iter();
    let label = |step: &StepLine| {
        let label = row::label(desk.words, &step.label);
        match step.year {
            Some(year) if !label.contains(&year.to_string()) => format!("{label}, {year}"),
            _ => label,
        }
    };
    let steps = steps
        .map(|step| Step {
            studies: Some(step.pooled.k),
            ..shown(step, label(step))
        })
        .collect();
    let input = sequence(desk, found, "by-year", title, steps)?;
    Some(sequence::cumulative(&input, desk.words))
}

fn shown(step: &StepLine, label: String) -> Step {
    let estimate = &step.pooled.estimate;
    Step::new(
        label,
        estimate.value,
        estimate.low.unwrap_or(f64::NAN),
        estimate.high.unwrap_or(f64::NAN),
    )
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
