//! The findings on one theme.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::record::study::FindingRole;

use super::desk::{Desk, Here};
use super::finding_line::{FindingLine, finding_line};
use super::frame::Head;

/// What the template `theme.html` sees.
#[derive(Debug, Serialize)]
pub struct ThemePage {
    /// Findings by what they do for peer roles.
    pub groups: Vec<RoleGroup>,
}

/// Findings that do the same for peer roles.
#[derive(Debug, Serialize)]
pub struct RoleGroup {
    /// What they do.
    pub role: String,
    /// The findings.
    pub findings: Vec<FindingLine>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here, theme: &str) -> Option<(Head, ThemePage)> {
    let head = Head {
        title: format!("Findings: {theme}"),
        description: format!(
            "What the core papers found about {theme}: what helps, what hinders, what is asked for."
        ),
        page_type: "theme",
        section: "evidence/index.html",
        crumbs: vec![
            here.link(desk.say("link.evidence"), "evidence/index.html"),
            here.link(desk.say("link.findings-by-theme"), "findings/index.html"),
        ],
        ..Head::default()
    };
    let mut groups: BTreeMap<FindingRole, Vec<FindingLine>> = BTreeMap::new();
    let entries = desk.evidence.findings.values();
    for entry in entries.filter(|entry| entry.finding.themes.iter().any(|t| t == theme)) {
        groups
            .entry(entry.finding.kind)
            .or_default()
            .push(finding_line(desk, here, entry));
    }
    let group = |(role, findings): (FindingRole, _)| RoleGroup {
        role: desk.words(role),
        findings,
    };
    Some((
        head,
        ThemePage {
            groups: groups.into_iter().map(group).collect(),
        },
    ))
}
