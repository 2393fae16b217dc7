//! The themes of findings, and the page of a theme.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::evidence::FindingEntry;
use crate::plan::List;
use crate::record::study::FindingRole;
use crate::text::slug::slug;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::shared::finding_line::{FindingLine, finding_line};
use crate::view::shared::pager::{Pager, Part};
use crate::view::shared::part::Link;
use crate::words::{count, say};

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
pub fn list(desk: &Desk<'_>, here: &Here) -> Option<(Head, FindingsPage)> {
    let head = Head {
        title: say!(desk, "title.findings-by-theme"),
        description: say!(desk, "line.every-single-finding-of-the-core-papers"),
        page_type: "findings",
        section: "evidence/index.html",
        crumbs: vec![here.link(say!(desk, "link.evidence"), "evidence/index.html")],
        ..Head::default()
    };
    let mut themes: BTreeMap<&str, Vec<FindingRole>> = BTreeMap::new();
    for entry in desk.evidence.findings.values() {
        for theme in &entry.finding.themes {
            themes.entry(theme).or_default().push(entry.finding.kind);
        }
    }
    let page = FindingsPage {
        count: count!(desk, "count.findings", desk.evidence.findings.len()),
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

/// What the template `theme.html` sees.
#[derive(Debug, Serialize)]
pub struct ThemePage {
    /// Findings by what they do for peer roles.
    pub groups: Vec<RoleGroup>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
}

/// Findings that do the same for peer roles.
#[derive(Debug, Serialize)]
pub struct RoleGroup {
    /// Its name in addresses.
    pub id: String,
    /// What they do.
    pub role: String,
    /// The findings.
    pub findings: Vec<FindingLine>,
}

/// Makes a page of the findings, counted from 0.
pub fn theme(desk: &Desk<'_>, here: &Here, theme: &str, page: usize) -> Option<(Head, ThemePage)> {
    let all = on_theme(desk, theme);
    let part = Part {
        total: all.len(),
        page,
    };
    let head = Head {
        title: part.title(desk.words, &say!(desk, "page.findings-on", theme = theme)),
        description: say!(desk, "page.findings-on-about", theme = theme),
        page_type: "theme",
        section: "evidence/index.html",
        crumbs: vec![
            here.link(say!(desk, "link.evidence"), "evidence/index.html"),
            here.link(say!(desk, "link.findings-by-theme"), "findings/index.html"),
        ],
        ..Head::default()
    };
    let mut groups: BTreeMap<FindingRole, Vec<FindingLine>> = BTreeMap::new();
    for entry in part.take(all) {
        groups
            .entry(entry.finding.kind)
            .or_default()
            .push(finding_line(desk, here, entry));
    }
    let group = |(role, findings): (FindingRole, _)| RoleGroup {
        id: slug(&desk.value(role)),
        role: desk.value(role),
        findings,
    };
    Some((
        head,
        ThemePage {
            groups: groups.into_iter().map(group).collect(),
            pager: part.pager(desk.words, here, |page| {
                List::Theme(theme.to_owned()).address(page)
            }),
        },
    ))
}

/// The findings on a theme, those that do the same for peer roles together.
fn on_theme<'a>(desk: &Desk<'a>, theme: &str) -> Vec<&'a FindingEntry> {
    let entries = desk.evidence.findings.values();
    let on = entries.filter(|entry| entry.finding.themes.iter().any(|t| t == theme));
    let mut all: Vec<_> = on.collect();
    all.sort_by_key(|entry| entry.finding.kind);
    all
}
