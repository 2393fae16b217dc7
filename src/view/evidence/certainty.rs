//! The summary of findings, and GRADE judgements with their reasons.

use serde::Serialize;

use crate::record::synthesis::Grade;
use crate::synthesis::OutcomeFindings;
use crate::text::number;

use super::super::desk::{Desk, Here, certainty_badge, level_word};
use super::super::part::{Badge, Link};
use super::super::words::Words;
use super::analysis::estimate_words;

/// A row of the summary of findings.
#[derive(Debug, Clone, Serialize)]
pub struct SummaryRow {
    /// The outcome, linked to its analysis.
    pub outcome: Link,
    /// What it is compared with.
    pub comparator: Link,
    /// What happens, in words.
    pub statement: String,
    /// The effect in numbers.
    pub effect: String,
    /// Trials and people.
    pub size: String,
    /// The certainty; nothing when it was not judged.
    pub badge: Option<Badge>,
    /// The judgement in full; nothing when there is none.
    pub grade: Option<GradeView>,
    /// Whether results are in doubt.
    pub has_doubt: bool,
}

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

/// The row of an outcome.
pub(super) fn summary_row(desk: &Desk<'_>, here: &Here, found: &OutcomeFindings) -> SummaryRow {
    summary(desk, here, found)
}

/// The row of an outcome, for any page.
pub(in crate::view) fn summary(
    desk: &Desk<'_>,
    here: &Here,
    found: &OutcomeFindings,
) -> SummaryRow {
    let address = desk
        .addresses
        .analysis(&found.synthesis, &found.comparison, &found.outcome);
    let kind = crate::record::kind::Kind::Outcome;
    let name = desk
        .evidence
        .title_of(kind, found.outcome.as_str())
        .unwrap_or_default();
    let badge = |grade: &Grade| certainty_badge(grade.level, here.href(&address));
    SummaryRow {
        outcome: here.link(name, &address),
        comparator: desk.link(
            here,
            crate::record::kind::Kind::Intervention,
            &found.comparator,
        ),
        statement: found.statement.words.clone(),
        effect: effect(found),
        size: size(found),
        badge: found.grade.as_ref().map(badge),
        grade: found.grade.as_ref().map(grade_view),
        has_doubt: found.has_doubt(),
    }
}

fn effect(found: &OutcomeFindings) -> String {
    let measure = found
        .measure
        .map_or("effect", crate::record::result::Measure::short);
    if let Some(pooled) = &found.pooled {
        return estimate_words(measure, &pooled.estimate);
    }
    let with_numbers: Vec<String> = found
        .rows
        .iter()
        .filter_map(|row| Some(estimate_words(row.measure.short(), &row.estimate?)))
        .collect();
    match with_numbers.as_slice() {
        [] => String::new(),
        rows if rows.len() <= 3 => rows.join("; "),
        rows => format!("{} results, see the analysis", rows.len()),
    }
}

fn size(found: &OutcomeFindings) -> String {
    let trials = number::count(found.trials, "trial", "trials");
    let people = number::grouped(u64::from(found.people));
    match found.unknown_people {
        0 => format!("{trials}, {people} people"),
        _ if found.people == 0 => format!("{trials}, number of people not reported"),
        _ => format!("{trials}, at least {people} people"),
    }
}

/// The view of a judgement.
pub fn grade_view(grade: &Grade) -> GradeView {
    let domain = |(domain, change): (
        &crate::record::synthesis::GradeDomain,
        &crate::record::synthesis::GradeChange,
    )| DomainView {
        domain: domain.words().to_owned(),
        change: change_words(change.change),
        has_changed: change.change != 0,
        reason: change.reason.clone().unwrap_or_default(),
    };
    GradeView {
        start: level_word(grade.start).to_lowercase(),
        level: level_word(grade.level).to_lowercase(),
        domains: grade.domains.iter().map(domain).collect(),
        proposed: grade.proposed,
        by: grade.by.clone(),
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
