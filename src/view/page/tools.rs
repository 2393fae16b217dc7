//! Appraisal tools.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::study::Appraisal;
use crate::record::tool::{OverallRule, Tool, ToolDomain};
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::shared::appraisal::{JudgementRow, mark_id};
use crate::words::{TextId, count, say, text_id};

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
    /// How many studies were appraised with it: "28 studies".
    pub used: String,
    /// Domains or items.
    pub domains: Vec<DomainView>,
    /// Levels with their marks.
    pub levels: Vec<JudgementRow>,
    /// How the overall level follows; empty when not said.
    pub overall_rule: String,
    /// What the program compares stated overall levels with; empty when with nothing.
    pub checked: String,
    /// The official form; empty when there is none.
    pub official: String,
}

/// A domain of a tool.
#[derive(Debug, Serialize)]
pub struct DomainView {
    /// A short label.
    pub label: String,
    /// Whether the overall level hangs on it.
    pub critical: bool,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, ToolsPage)> {
    let head = Head {
        title: say!(desk, "title.appraisal-tools"),
        description: say!(desk, "line.the-tools-with-which-studies-were-appraised"),
        page_type: "tools",
        section: "evidence/index.html",
        crumbs: vec![here.link(say!(desk, "link.evidence"), "evidence/index.html")],
        ..Head::default()
    };
    let tools = desk.evidence.records.tools.values();
    let tools = tools.map(|entry| tool(desk, entry)).collect();
    Some((head, ToolsPage { tools }))
}

fn tool(desk: &Desk<'_>, entry: &Entry<Tool>) -> ToolView {
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
        used: count!(desk, "count.studies", studies_with(desk, &entry.id)),
        domains: tool.domains.iter().map(domain).collect(),
        levels: tool.levels.iter().map(level).collect(),
        overall_rule: tool.overall_rule.clone().unwrap_or_default(),
        checked: tool
            .overall
            .map(|rule| desk.text(checked(rule)))
            .unwrap_or_default(),
        official: tool.official.clone().unwrap_or_default(),
    }
}

fn domain(domain: &ToolDomain) -> DomainView {
    DomainView {
        label: domain.label.clone(),
        critical: domain.critical,
    }
}

fn studies_with(desk: &Desk<'_>, tool: &Id) -> usize {
    let studies = desk.evidence.records.studies.values();
    let with_tool = |appraisal: &Appraisal| appraisal.tool.id() == tool;
    studies
        .filter(|study| study.value.appraisals.iter().any(with_tool))
        .count()
}

/// What the program does with a rule, for readers.
fn checked(rule: OverallRule) -> TextId {
    match rule {
        OverallRule::WorstDomain | OverallRule::Rob2 | OverallRule::RobinsI => {
            text_id!("page.checked-by-worst-domain")
        }
        OverallRule::Amstar2 => {
            text_id!("page.checked-by-weaknesses")
        }
    }
}
