//! Risk of bias of the studies of a synthesis: a table per tool, and a summary drawing.

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
use crate::words::say;
use chart::Heading;
use chart::appraisal::{Appraised, Domain, Grid};
use chart::mark::{Level, Mark};
use chart::summary::{Summary, Weighting, draw};

use super::super::desk::{Desk, Here};

/// Appraisals of the studies of a synthesis with one tool.
#[derive(Debug, Clone, Serialize)]
pub struct RiskOfBias {
    /// The id of the tool.
    pub id: String,
    /// The tool.
    pub tool: Link,
    /// Its domains.
    pub domains: Vec<String>,
    /// One row per study.
    pub rows: Vec<StudyMarks>,
    /// A drawing of the shares of each level.
    pub figure_html: String,
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
        .filter_map(|tool| table(desk, here, &entry.value, &tool.id, &tool.value))
        .collect()
}

fn table(
    desk: &Desk<'_>,
    here: &Here,
    synthesis: &Synthesis,
    id: &Id,
    tool: &Tool,
) -> Option<RiskOfBias> {
    let studies = synthesis
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
    let rows: Vec<StudyMarks> = appraised
        .iter()
        .map(|(study, appraisal)| {
            marks(
                desk,
                desk.link(here, Kind::Study, &study.id),
                tool,
                appraisal,
            )
        })
        .collect();
    Some(RiskOfBias {
        id: id.to_string(),
        tool: desk.link(here, Kind::Tool, id),
        domains: tool
            .domains
            .iter()
            .map(|domain| domain.label.clone())
            .collect(),
        figure_html: drawing(desk, id, tool, &rows),
        agreement: agreement(
            desk,
            tool,
            appraised.iter().map(|(_, appraisal)| *appraisal),
        ),
        doubts: doubts(desk, here, &appraised),
        proposed: appraised.iter().any(|(_, appraisal)| appraisal.proposed),
        rows,
    })
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

fn drawing(desk: &Desk<'_>, id: &Id, tool: &Tool, rows: &[StudyMarks]) -> String {
    let domain = |(index, domain): (usize, &crate::record::tool::ToolDomain)| Domain {
        short: format!("D{}", index + 1),
        label: domain.label.clone(),
    };
    let row = |row: &StudyMarks| Appraised {
        label: row.study.label.clone(),
        marks: row
            .marks
            .iter()
            .map(|judged| Some(chart_mark(judged)))
            .collect(),
        overall: Some(chart_mark(&row.overall)),
        weight: None,
    };
    let summary = Summary {
        heading: Heading::new(
            format!("summary-{id}"),
            format!("{}: share of studies at each level", tool.name),
        ),
        grid: Grid {
            domains: tool.domains.iter().enumerate().map(domain).collect(),
            rows: rows.iter().map(row).collect(),
        },
        weighting: Weighting::Equal,
    };
    draw(&summary, desk.words).svg
}

fn chart_mark(judged: &JudgementRow) -> Mark {
    let level = match judged.mark.as_str() {
        "low" => Level::Low,
        "some" => Level::Some,
        "high" => Level::High,
        "critical" => Level::Critical,
        "no-information" => Level::NoInformation,
        _ => Level::NotApplicable,
    };
    Mark {
        level,
        word: judged.level.clone(),
    }
}

/// The overall judgement of a study by its first appraisal, for a chart.
pub(super) fn overall_mark(desk: &Desk<'_>, study: &Study) -> Option<Mark> {
    let appraisal = study.appraisals.first()?;
    let tool = &desk.evidence.records.tools.get(appraisal.tool.id())?.value;
    let overall = judgement_row(
        desk,
        tool,
        &say!(desk, "appraisal.overall"),
        Some(appraisal.overall.as_ref()?),
    );
    Some(chart_mark(&overall))
}
