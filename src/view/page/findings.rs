//! The themes of findings.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::record::study::FindingRole;
use crate::text::slug::slug;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::shared::part::Link;

/// What the template `findings.html` sees.
#[derive(Debug, Serialize)]
pub struct FindingsPage {
    /// How many findings there are.
    pub count: String,
    /// The themes in alphabetical order.
    pub themes: Vec<ThemeLine>,
}

/// A theme with its counts.
#[derive(Debug, Serialize)]
pub struct ThemeLine {
    /// The theme.
    pub link: Link,
    /// Findings on it.
    pub findings: usize,
    /// How many help peer roles.
    pub levers: usize,
    /// How many hinder them.
    pub barriers: usize,
    /// How many are asked for.
    pub needs: usize,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, FindingsPage)> {
    let head = Head {
        title: desk.say("title.findings-by-theme"),
        description: desk.say("line.every-single-finding-of-the-core-papers"),
        page_type: "findings",
        section: "evidence/index.html",
        crumbs: vec![here.link(desk.say("link.evidence"), "evidence/index.html")],
        ..Head::default()
    };
    let mut themes: BTreeMap<&str, Vec<FindingRole>> = BTreeMap::new();
    for entry in desk.evidence.findings.values() {
        for theme in &entry.finding.themes {
            themes.entry(theme).or_default().push(entry.finding.kind);
        }
    }
    let page = FindingsPage {
        count: desk.count("count.findings", desk.evidence.findings.len()),
        themes: themes
            .into_iter()
            .map(|(theme, roles)| line(here, theme, &roles))
            .collect(),
    };
    Some((head, page))
}

fn line(here: &Here, theme: &str, roles: &[FindingRole]) -> ThemeLine {
    let count = |wanted| roles.iter().filter(|role| **role == wanted).count();
    ThemeLine {
        link: here.link(theme, &format!("findings/{}.html", slug(theme))),
        findings: roles.len(),
        levers: count(FindingRole::Lever),
        barriers: count(FindingRole::Barrier),
        needs: count(FindingRole::Need),
    }
}
