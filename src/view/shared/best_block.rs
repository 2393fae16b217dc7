//! Which question answers best what a reader asks: the one with most to show in that block.

use crate::record::audience::{Audience, Block, BlockKind};
use crate::record::entry::Entry;
use crate::record::guidance::{GuidanceKind, GuidancePart};
use crate::record::id::Id;
use crate::record::question::Question;
use crate::record::vocabulary::DomainAbout;
use crate::view::desk::Desk;
use crate::view::reading::{syntheses_of, with_findings};

use super::answer_cards::questions;

/// The question that has most to show in a block, for an audience that has an edition of it.
pub fn question_for<'a>(
    desk: &Desk<'a>,
    audience: &Entry<Audience>,
    name: &Id,
) -> Option<&'a Entry<Question>> {
    let block = audience.value.block(name)?;
    let mut questions = questions(desk);
    questions.retain(|q| q.value.editions.contains_key(audience.id.as_str()));
    let weights: Vec<(usize, usize)> = questions
        .iter()
        .map(|question| {
            (
                weight(desk, question, block),
                question.value.syntheses.len(),
            )
        })
        .collect();
    heaviest(&weights).map(|index| questions[index])
}

/// The index of the heaviest; of equals the one that rests on fewer syntheses, then the first.
fn heaviest(weights: &[(usize, usize)]) -> Option<usize> {
    let order = |(index, (weight, syntheses)): &(usize, &(usize, usize))| {
        (std::cmp::Reverse(*weight), *syntheses, *index)
    };
    weights
        .iter()
        .enumerate()
        .min_by_key(order)
        .map(|(index, _)| index)
}

/// How much a question has to show in a block.
fn weight(desk: &Desk<'_>, question: &Entry<Question>, block: &Block) -> usize {
    use BlockKind::{
        Applicability, BoardPaper, Certainty, Concerns, Cost, Displacement, Duties, Effects,
        ForWhom, Gaps, Learning, Numbers, Policy, RoleCard, Voices, WhatIsIt,
    };
    let syntheses = syntheses_of(desk, question);
    let value = &question.value;
    match block.block {
        Cost | Displacement | BoardPaper => domain_count(desk, question, DomainAbout::Money),
        Effects | Certainty | Numbers => domain_count(desk, question, DomainAbout::People),
        RoleCard | WhatIsIt | ForWhom | Applicability => {
            domain_count(desk, question, DomainAbout::People)
        }
        Policy | Duties | BlockKind::DecideNow => {
            let policies = syntheses.iter().map(|s| s.value.policies.len());
            policies.sum()
        }
        BlockKind::Guidance if !block.parts.iter().all(shows_findings) => value.risks.len(),
        Voices | BlockKind::Guidance => {
            let is_qualitative = usize::from(value.outcomes.is_empty() || value.spider.is_some());
            is_qualitative * with_findings(syntheses).len()
        }
        Concerns => value.concerns.len(),
        Gaps => value.gaps.len(),
        Learning => value.learning.len(),
        _ => value.risks.len(),
    }
}

fn shows_findings(part: &GuidancePart) -> bool {
    use GuidanceKind::{Findings, SingleFindings};
    matches!(part.show, Findings | SingleFindings)
}

/// How many of the question's outcomes are about this and have findings.
fn domain_count(desk: &Desk<'_>, question: &Entry<Question>, about: DomainAbout) -> usize {
    let outcomes = &desk.evidence.records.outcomes;
    let domains = desk.choices(|value| value.about == Some(about));
    let in_domain = |id: &&Id| {
        outcomes
            .get(id)
            .is_some_and(|outcome| domains.contains(&outcome.value.domain))
    };
    let measured = |id: &&Id| desk.findings.on_outcome(id).next().is_some();
    let named = question.value.outcomes.iter().map(|outcome| outcome.id());
    named.filter(in_domain).filter(measured).count()
}

#[cfg(test)]
mod tests {
    use super::heaviest;

    #[test]
    fn the_question_with_most_to_show_wins() {
        assert_eq!(heaviest(&[(1, 1), (5, 2), (3, 1)]), Some(1));
    }

    #[test]
    fn of_equals_the_more_focused_and_then_the_first_wins() {
        assert_eq!(heaviest(&[(2, 3), (2, 1), (2, 1)]), Some(1));
        assert_eq!(heaviest(&[]), None);
    }
}
