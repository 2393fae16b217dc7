//! Risk of bias of the studies of a synthesis: a table per tool, and a summary drawing.

use chart::Figure;
use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::study::{Appraisal, Study};
use crate::record::synthesis::Synthesis;
use crate::record::tool::Tool;
use crate::view::part::Link;
use crate::view::shared::appraisal::{
    AgreementView, JudgementRow, agreement, appraisal_doubts, judgement_row,
};
use crate::view::shared::doubt_line::DoubtLine;
use crate::view::shared::most::{DRAWN, Kept, ROWS, Rest, rest};
use crate::words::say;

use super::super::desk::{Desk, Here};
use super::bias_charts::{self, Judged};

/// Appraisals of the studies of a synthesis with one tool.
#[derive(Debug, Clone, Serialize)]
pub struct RiskOfBias {
    /// The id of the tool.
    pub id: String,
    /// The tool.
    pub tool: Link,
    /// Its domains.
    pub domains: Vec<String>,
    /// One row per study; of very many the first.
    pub rows: Vec<StudyMarks>,
    /// What is told of the other rows; nothing when all stand here.
    pub rest: Option<Rest>,
    /// Every judgement on every study, drawn; empty when there are too many.
    pub judgements_html: String,
    /// That there are too many to be drawn; empty when they are drawn.
    pub too_many: String,
    /// A drawing of the shares of each level.
    pub figure_html: String,
    /// The same with each study by its weight in a pooled result; nothing when no two have one.
    pub by_weight: Option<Figure>,
    /// How far people agreed who judged alone first, two by two.
    pub agreement: Vec<AgreementView>,
    /// Doubts about overall judgements, with the reason why they are kept.
    pub doubts: Vec<StudyDoubt>,
    /// Whether judgements are proposals.
    pub proposed: bool,
}

/// A doubt about the overall judgement of a study.
#[derive(Debug, Clone, Serialize)]
pub struct StudyDoubt {
    /// The study.
    pub study: Link,
    /// What was found, and why the judgement is kept.
    pub lines: Vec<DoubtLine>,
}

/// The judgements on one study.
#[derive(Debug, Clone, Serialize)]
pub struct StudyMarks {
    /// The study.
    pub study: Link,
    /// One judgement per domain.
    pub marks: Vec<JudgementRow>,
    /// The overall judgement.
    pub overall: JudgementRow,
}

/// A table for each tool that was used, in the order of tool ids.
pub(super) fn tables(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>) -> Vec<RiskOfBias> {
    let tools = desk.evidence.records.tools.values();
    tools
        .filter_map(|tool| table(desk, here, entry, &tool.id, &tool.value))
        .collect()
}

fn table(
    desk: &Desk<'_>,
    here: &Here,
    synthesis: &Entry<Synthesis>,
    id: &Id,
    tool: &Tool,
) -> Option<RiskOfBias> {
    let studies = synthesis
        .value
        .studies
        .iter()
        .filter_map(|s| desk.evidence.records.studies.get(s.id()));
    let appraised: Vec<(&Entry<Study>, &Appraisal)> = studies
        .filter_map(|study| {
            let with_tool = |appraisal: &&Appraisal| appraisal.tool.id() == id;
            Some((study, study.value.appraisals.iter().find(with_tool)?))
        })
        .collect();
    if appraised.is_empty() {
        return None;
    }
    let judged = Judged {
        id,
        tool,
        studies: appraised
            .iter()
            .map(|(study, appraisal)| (&study.id, *appraisal))
            .collect(),
    };
    let (drawn, too_many) = match appraised.len() {
        0..=DRAWN => (bias_charts::traffic_lights(desk, &judged), String::new()),
        _ => (String::new(), say!(desk, "most.too-many", most = DRAWN)),
    };
    Some(RiskOfBias {
        id: id.to_string(),
        tool: desk.link(here, Kind::Tool, id),
        domains: tool
            .domains
            .iter()
            .map(|domain| domain.label.clone())
            .collect(),
        rest: rest(
            desk,
            here,
            Kept::First,
            appraised.len(),
            "data/appraisals.csv",
        ),
        judgements_html: drawn,
        too_many,
        figure_html: bias_charts::shares(desk, &judged),
        by_weight: bias_charts::shares_of_weight(desk, &synthesis.id, &judged),
        agreement: agreement(
            desk,
            tool,
            appraised.iter().map(|(_, appraisal)| *appraisal),
        ),
        doubts: doubts(desk, here, &appraised),
        proposed: appraised.iter().any(|(_, appraisal)| appraisal.proposed),
        rows: rows(desk, here, tool, &appraised),
    })
}

/// One row for each of the first studies.
fn rows(
    desk: &Desk<'_>,
    here: &Here,
    tool: &Tool,
    appraised: &[(&Entry<Study>, &Appraisal)],
) -> Vec<StudyMarks> {
    let shown = appraised.iter().take(ROWS);
    let row = |(study, appraisal): &(&Entry<Study>, &Appraisal)| {
        let link = desk.link(here, Kind::Study, &study.id);
        marks(desk, link, tool, appraisal)
    };
    shown.map(row).collect()
}

fn doubts(
    desk: &Desk<'_>,
    here: &Here,
    appraised: &[(&Entry<Study>, &Appraisal)],
) -> Vec<StudyDoubt> {
    let doubts = appraised.iter().map(|(study, _)| StudyDoubt {
        study: desk.link(here, Kind::Study, &study.id),
        lines: appraisal_doubts(desk, &study.id),
    });
    doubts.filter(|doubt| !doubt.lines.is_empty()).collect()
}

fn marks(desk: &Desk<'_>, study: Link, tool: &Tool, appraisal: &Appraisal) -> StudyMarks {
    let marks = tool
        .domains
        .iter()
        .map(|domain| judgement_row(desk, tool, &domain.label, appraisal.domains.get(&domain.id)));
    StudyMarks {
        study,
        marks: marks.collect(),
        overall: judgement_row(
            desk,
            tool,
            &say!(desk, "appraisal.overall"),
            appraisal.overall.as_ref(),
        ),
    }
}
