//! Appraisal tools.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::tool::Tool;

use super::appraisal::{JudgementRow, mark_id};
use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `tools.html` sees.
#[derive(Debug, Serialize)]
pub struct ToolsPage {
    /// The tools.
    pub tools: Vec<ToolView>,
}

/// An appraisal tool.
#[derive(Debug, Serialize)]
pub struct ToolView {
    /// The anchor.
    pub anchor: String,
    /// Name.
    pub name: String,
    /// What it appraises.
    pub appraises: String,
    /// Domains or items.
    pub domains: Vec<String>,
    /// Levels with their marks.
    pub levels: Vec<JudgementRow>,
    /// How the overall level follows; empty when not said.
    pub overall_rule: String,
    /// The official form; empty when there is none.
    pub official: String,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, ToolsPage)> {
    let head = Head {
        title: "Appraisal tools".to_owned(),
        description:
            "The tools with which studies were appraised: their domains, levels and marks."
                .to_owned(),
        page_type: "tools",
        section: "evidence/index.html",
        crumbs: vec![here.link("Evidence", "evidence/index.html")],
        ..Head::default()
    };
    let tools = desk.evidence.records.tools.values().map(tool).collect();
    Some((head, ToolsPage { tools }))
}

fn tool(entry: &Entry<Tool>) -> ToolView {
    let tool = &entry.value;
    let level = |level: &crate::record::tool::ToolLevel| JudgementRow {
        domain: String::new(),
        mark: mark_id(level.mark).to_owned(),
        level: level.label.clone(),
        support: String::new(),
    };
    ToolView {
        anchor: entry.id.to_string(),
        name: tool.name.clone(),
        appraises: tool.appraises.clone(),
        domains: tool
            .domains
            .iter()
            .map(|domain| domain.label.clone())
            .collect(),
        levels: tool.levels.iter().map(level).collect(),
        overall_rule: tool.overall_rule.clone().unwrap_or_default(),
        official: tool.official.clone().unwrap_or_default(),
    }
}
