//! GRADE judgements with their reasons.

use serde::Serialize;

use crate::record::synthesis::{Grade, GradeDomain};
use crate::synthesis::{CONVENTIONAL_SMALL_SMD, ImprecisionHint, Target};
use crate::text::case;
use crate::words::{Words, as_given, count, say};

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
        change: change_words(desk.words, change.change),
        has_changed: change.change != 0,
        reason: change.reason.clone().unwrap_or_default(),
    };
    GradeView {
        start: case::small(&desk.value(grade.start)),
        level: case::small(&desk.value(grade.level)),
        domains: grade.domains.iter().map(domain).collect(),
        proposed: grade.proposed,
        by: grade.by.clone(),
        imprecision_hint: hint
            .map(|hint| hint_words(desk.words, grade, hint))
            .unwrap_or_default(),
    }
}

fn change_words(words: &Words, change: i8) -> String {
    let levels = usize::from(change.unsigned_abs());
    match change {
        0 => say!(words, "grade.no-change"),
        ..0 => count!(words, "grade.down", levels),
        _ => count!(words, "grade.up", levels),
    }
}

/// What the interval alone suggests, and whether the judgement went another way.
fn hint_words(words: &Words, grade: &Grade, hint: ImprecisionHint) -> String {
    let judged = grade.domains.get(&GradeDomain::Imprecision);
    let reason = judged.and_then(|judged| judged.reason.as_deref());
    let has_reason = reason.is_some_and(|reason| !reason.trim().is_empty());
    let judged = judged.map_or(0, |judged| judged.change);
    let change = change_words(words, hint.change);
    let suggests = match hint.target {
        Target::ImportantEffect => say!(words, "grade.suggests-important", change = change),
        Target::LittleOrNoEffect => say!(words, "grade.suggests-little", change = change),
        Target::AnyEffect => say!(words, "grade.suggests-any", change = change),
    };
    let convention = hint.by_convention.then(|| {
        let small = as_given(CONVENTIONAL_SMALL_SMD);
        say!(words, "grade.convention", small = small)
    });
    let verdict = match judged.cmp(&hint.change) {
        std::cmp::Ordering::Equal => say!(words, "grade.same"),
        std::cmp::Ordering::Less => say!(words, "grade.further"),
        std::cmp::Ordering::Greater => say!(words, "grade.less-far"),
    };
    let differs = judged != hint.change;
    let why = (differs && has_reason).then(|| say!(words, "grade.reason-says-why"));
    let sentences = [Some(suggests), convention, Some(verdict), why];
    sentences
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}
