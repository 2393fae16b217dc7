//! Appraisals as tables: a mark, a word and a reason for each domain.

use serde::Serialize;

use crate::record::id::Id;
use crate::record::study::{Appraisal, Judgement};
use crate::record::tool::{Mark, Tool};
use crate::view::desk::{Desk, Here};
use crate::words::say;

use super::agreement::{AgreementView, Alone, agreement, alone};
use super::doubt_line::{self, DoubtLine};
use super::part::{Link, SourceLine};

/// An appraisal of a study.
#[derive(Debug, Clone, Serialize)]
pub struct AppraisalView {
    /// The tool, linked to its domains and levels.
    pub tool: Link,
    /// Who judged.
    pub by: String,
    /// Whether the judgement awaits agreement.
    pub proposed: bool,
    /// One row per domain of the tool.
    pub rows: Vec<JudgementRow>,
    /// The overall judgement, when there is one.
    pub overall: Option<JudgementRow>,
    /// What each person judged alone, where it is on record.
    pub alone: Option<Alone>,
    /// How far those people agreed, two by two.
    pub agreement: Vec<AgreementView>,
    /// Remarks; empty when there are none.
    pub note: String,
    /// Where the judgements were read, when it is said.
    pub source: Option<SourceLine>,
}

/// A judgement on a domain.
#[derive(Debug, Clone, Serialize)]
pub struct JudgementRow {
    /// The domain.
    pub domain: String,
    /// The mark of the level: `low`, `some`, `high`, `critical`, `no-information`, `not-applicable`.
    pub mark: String,
    /// The level in words.
    pub level: String,
    /// The reason; empty when none is given.
    pub support: String,
}

/// Makes the view of an appraisal. Domains that were not judged say so.
pub fn appraisal(desk: &Desk<'_>, here: &Here, appraisal: &Appraisal) -> Option<AppraisalView> {
    let tool = &desk.evidence.records.tools.get(appraisal.tool.id())?.value;
    let rows = tool
        .domains
        .iter()
        .map(|domain| judgement_row(desk, tool, &domain.label, appraisal.domains.get(&domain.id)));
    Some(AppraisalView {
        tool: desk.link_ref(here, &appraisal.tool),
        by: appraisal.by.clone(),
        proposed: appraisal.proposed,
        rows: rows.collect(),
        overall: appraisal
            .overall
            .as_ref()
            .map(|o| judgement_row(desk, tool, &say!(desk, "appraisal.overall"), Some(o))),
        alone: alone(desk, tool, appraisal),
        agreement: agreement(desk, tool, std::iter::once(appraisal)),
        note: appraisal.note.clone().unwrap_or_default(),
        source: appraisal
            .source
            .as_ref()
            .map(|source| desk.source(here, source)),
    })
}

/// What checks found about the overall judgements of a study.
pub fn appraisal_doubts(desk: &Desk<'_>, study: &Id) -> Vec<DoubtLine> {
    doubt_line::of_appraisals(desk, study)
}

/// The row of one judgement.
pub fn judgement_row(
    desk: &Desk<'_>,
    tool: &Tool,
    domain: &str,
    judgement: Option<&Judgement>,
) -> JudgementRow {
    let level = judgement.and_then(|j| tool.levels.iter().find(|level| level.id == j.level));
    JudgementRow {
        domain: domain.to_owned(),
        mark: level
            .map_or("not-applicable", |level| mark_id(level.mark))
            .to_owned(),
        level: level.map_or_else(
            || say!(desk, "appraisal.not-judged"),
            |level| level.label.clone(),
        ),
        support: judgement
            .and_then(|j| j.support.clone())
            .unwrap_or_default(),
    }
}

/// The name of a mark in templates and styles.
pub fn mark_id(mark: Mark) -> &'static str {
    match mark {
        Mark::Low => "low",
        Mark::Some => "some",
        Mark::High => "high",
        Mark::Critical => "critical",
        Mark::NoInformation => "no-information",
        Mark::NotApplicable => "not-applicable",
    }
}
