//! Forests of steps: without each result, and as results are added.

use crate::chart::axis::EffectAxis;
use crate::chart::forest::Pooled;
use crate::chart::forest::sequence::{self, Sequence, Step};
use crate::chart::{Figure, Heading};
use crate::synthesis::{Further, OutcomeFindings, StepLine};
use crate::view::shared::effect::{anchor, diamond, effect_axis};

pub(super) fn leave_one_out(
    found: &OutcomeFindings,
    further: &Further,
    name: &str,
) -> Option<Figure> {
    let title = format!("{name}: the pooled result without each result in turn");
    let steps = further.leave_one_out.iter();
    let steps = steps.map(|step| shown(step, step.label.clone())).collect();
    let input = sequence(found, "without", title, steps)?;
    Some(sequence::leave_one_out(&input))
}

pub(super) fn cumulative(found: &OutcomeFindings, further: &Further, name: &str) -> Option<Figure> {
    let title = format!("{name}: the pooled result as results are added by year of publication");
    let steps = further.cumulative.iter();
    let label = |step: &StepLine| match step.year {
        Some(year) if !step.label.contains(&year.to_string()) => format!("{}, {year}", step.label),
        _ => step.label.clone(),
    };
    let steps = steps
        .map(|step| Step {
            studies: Some(step.pooled.k),
            ..shown(step, label(step))
        })
        .collect();
    let input = sequence(found, "by-year", title, steps)?;
    Some(sequence::cumulative(&input))
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
        ..diamond(pooled)
    });
    let axis: EffectAxis = effect_axis(found)?;
    Some(Sequence {
        heading: Heading::new(format!("{kind}-{}", anchor(found)), title),
        axis,
        steps,
        overall,
        notes: Vec::new(),
    })
}
