//! Where the evidence stands against a rule for stopping or updating: a picture, a table, and what can
//! be said with care.

use crate::synthesis::{Further, Look, OutcomeFindings, SequentialFindings};
use crate::view::desk::Desk;
use crate::view::shared::effect::anchor;
use crate::words::{Words, as_given, decimal, say};
use chart::boundary::{Boundary, LookAt, draw};
use chart::{Figure, Heading};

use super::section::MethodSection;

pub(super) fn section(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    further: &Further,
    (measure, name): (&str, &str),
) -> Option<MethodSection> {
    let own = further.sequential.as_ref()?;
    let last = own.last()?;
    let words = desk.words;
    let mut sentences = vec![
        say!(words, "sequential.discouraged"),
        rule(words, own, measure),
    ];
    sentences.push(match own.is_assumed {
        true => say!(
            words,
            "sequential.assumed",
            diversity = decimal(100.0 * own.diversity, 0)
        ),
        false => say!(
            words,
            "sequential.estimated",
            diversity = decimal(100.0 * own.diversity, 0)
        ),
    });
    sentences.push(reached(words, own, last));
    sentences.push(stands(words, own, last));
    sentences.extend(
        own.differs_by_usual_test_alone()
            .then(|| say!(words, "sequential.usual-alone")),
    );
    Some(MethodSection {
        id: "sequential",
        title: say!(words, "sequential.title"),
        sentences,
        unfold: say!(words, "sequential.unfold"),
        figure: Some(figure(words, found, own, name)),
        ..MethodSection::default()
    })
}

fn rule(words: &Words, own: &SequentialFindings, measure: &str) -> String {
    say!(
        words,
        "sequential.rule",
        measure = measure,
        effect = as_given(own.effect),
        alpha = as_given(100.0 * own.alpha),
        power = as_given(100.0 * own.power),
        reason = &own.reason
    )
}

fn reached(words: &Words, own: &SequentialFindings, last: &Look) -> String {
    let share = decimal(100.0 * last.share, 0);
    match (own.people, own.required_people()) {
        (Some(people), Some(required)) => say!(
            words,
            "sequential.reached-people",
            share = share,
            people = u64::from(people),
            required = required.ceil() as u64
        ),
        _ => say!(words, "sequential.reached", share = share),
    }
}

/// What the boundary says, each where it holds.
fn stands(words: &Words, own: &SequentialFindings, last: &Look) -> String {
    let z = decimal(last.z, 2);
    let Some(boundary) = last.boundary else {
        return say!(words, "sequential.too-early", z = z);
    };
    let boundary = decimal(boundary, 2);
    match (last.crosses(), last.share >= 1.0) {
        (true, _) => say!(words, "sequential.crossed", z = z, boundary = boundary),
        (false, true) => say!(
            words,
            "sequential.reached-not-crossed",
            z = z,
            boundary = boundary,
            effect = as_given(own.effect)
        ),
        (false, false) => say!(words, "sequential.not-crossed", z = z, boundary = boundary),
    }
}

fn figure(words: &Words, found: &OutcomeFindings, own: &SequentialFindings, name: &str) -> Figure {
    let look = |look: &Look| LookAt {
        label: look.year.to_string(),
        share: look.share,
        z: look.z,
        boundary: look.boundary,
    };
    let share = own.last().map_or(0.0, |last| last.share);
    let input = Boundary {
        heading: Heading::new(
            format!("sequential-{}", anchor(found)),
            say!(words, "sequential.figure", outcome = name),
        ),
        look: say!(words, "sequential.year"),
        share: say!(words, "sequential.share"),
        z: say!(words, "sequential.z"),
        boundary: say!(words, "sequential.boundary"),
        required: say!(words, "sequential.required"),
        none: say!(words, "sequential.none"),
        alternative: say!(
            words,
            "sequential.alternative",
            share = decimal(100.0 * share, 0)
        ),
        looks: own.looks.iter().map(look).collect(),
    };
    draw(&input, words)
}
