//! GRADE judgements with their reasons.

use serde::Serialize;

use crate::record::synthesis::{Grade, GradeDomain};
use crate::synthesis::{CONVENTIONAL_SMALL_SMD, ImprecisionHint, Target};
use crate::text::number;

/// A GRADE judgement with its reasons.
#[derive(Debug, Clone, Serialize)]
pub struct GradeView {
    /// Where it started, in words.
    pub start: String,
    /// The level, in words.
    pub level: String,
    /// One line per domain that was judged.
    pub domains: Vec<DomainView>,
    /// Whether it is a proposal.
    pub proposed: bool,
    /// Who judged, or whose agreement is awaited.
    pub by: String,
    /// What the interval alone suggests for imprecision; empty without an interval.
    pub imprecision_hint: String,
}

/// A domain of a GRADE judgement.
#[derive(Debug, Clone, Serialize)]
pub struct DomainView {
    /// The domain.
    pub domain: String,
    /// The change in words: "down one level".
    pub change: String,
    /// Whether it lowered or raised the level.
    pub has_changed: bool,
    /// The reason; empty when none is given.
    pub reason: String,
}

/// The view of a judgement.
pub fn grade_view(
    desk: &crate::view::desk::Desk<'_>,
    grade: &Grade,
    hint: Option<ImprecisionHint>,
) -> GradeView {
    let domain = |(domain, change): (
        &crate::record::synthesis::GradeDomain,
        &crate::record::synthesis::GradeChange,
    )| DomainView {
        domain: desk.value(*domain),
        change: change_words(change.change),
        has_changed: change.change != 0,
        reason: change.reason.clone().unwrap_or_default(),
    };
    GradeView {
        start: desk.value(grade.start).to_lowercase(),
        level: desk.value(grade.level).to_lowercase(),
        domains: grade.domains.iter().map(domain).collect(),
        proposed: grade.proposed,
        by: grade.by.clone(),
        imprecision_hint: hint.map(|hint| hint_words(grade, hint)).unwrap_or_default(),
    }
}

fn change_words(change: i8) -> String {
    let levels = match change.unsigned_abs() {
        0 => return "no change".to_owned(),
        1 => "one level".to_owned(),
        n => format!("{n} levels"),
    };
    if change < 0 {
        format!("down {levels}")
    } else {
        format!("up {levels}")
    }
}

/// What the interval alone suggests, and whether the judgement went another way.
fn hint_words(grade: &Grade, hint: ImprecisionHint) -> String {
    let target = match hint.target {
        Target::ImportantEffect => "that there is an effect that matters",
        Target::LittleOrNoEffect => "that there is little or no effect",
        Target::AnyEffect => {
            "that there is an effect, since no difference that matters is on record"
        }
    };
    let judged = grade.domains.get(&GradeDomain::Imprecision);
    let judged = judged.map_or(0, |judged| judged.change);
    let verdict = match judged.cmp(&hint.change) {
        std::cmp::Ordering::Equal => "The judgement is the same.",
        std::cmp::Ordering::Less => "The judgement went further down; its reason says why.",
        std::cmp::Ordering::Greater => "The judgement went less far down; its reason says why.",
    };
    let convention = if hint.by_convention {
        let small = number::as_given(CONVENTIONAL_SMALL_SMD);
        format!(" By convention a difference below {small} standard deviations counts as little.")
    } else {
        String::new()
    };
    format!(
        "Taken as certainty {target}, the interval alone suggests {} for imprecision.{convention} {verdict}",
        change_words(hint.change)
    )
}
