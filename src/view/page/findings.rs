//! The themes of findings, and the page of a theme.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::plan::List;
use crate::record::id::Id;
use crate::record::vocabulary::{FindingRole, Ranked};
use crate::text::slug::slug;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::Link;
use crate::view::shared::finding_line::{FindingLine, finding_line};
use crate::view::shared::pager::{Pager, Part};
use crate::words::{count, say};

/// What the template `findings.html` sees.
#[derive(Debug, Serialize)]
pub struct FindingsPage {
    /// How many findings there are.
    pub count: String,
    /// What findings do, where it is counted in a column.
    pub columns: Vec<RoleColumn>,
    /// The themes in alphabetical order.
    pub themes: Vec<ThemeLine>,
}

/// A column of the table of themes.
#[derive(Debug, Serialize)]
pub struct RoleColumn {
    /// Its name in addresses.
    pub key: String,
    /// Its heading.
    pub heading: String,
}

/// A theme with its counts.
#[derive(Debug, Serialize)]
pub struct ThemeLine {
    /// The theme.
    pub link: Link,
    /// Findings on it.
    pub findings: usize,
    /// How many do what each column of the table counts.
    pub counts: Vec<usize>,
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
    let mut themes: BTreeMap<&str, Vec<&Id>> = BTreeMap::new();
    for entry in desk.evidence.findings().map(|(_, entry)| entry) {
        for theme in &entry.finding.themes {
            let roles = themes.entry(theme).or_default();
            roles.push(entry.finding.kind.id());
        }
    }
    let columns = columns(desk);
    let page = FindingsPage {
        count: count!(desk, "count.findings", desk.evidence.count_of_findings()),
        themes: themes
            .into_iter()
            .map(|(theme, roles)| line(here, theme, &roles, &columns))
            .collect(),
        columns,
    };
    Some((head, page))
}

/// The values of the vocabulary that have a column and that some finding has.
fn columns(desk: &Desk<'_>) -> Vec<RoleColumn> {
    let used: BTreeSet<&Id> = desk
        .evidence
        .findings()
        .map(|(_, entry)| entry.finding.kind.id())
        .collect();
    let language = &desk.evidence.site.value.language;
    let values = desk.evidence.records.vocabulary::<FindingRole>().iter();
    values
        .filter(|value| used.contains(&value.id))
        .filter_map(|value| {
            Some(RoleColumn {
                key: value.id.to_string(),
                heading: value.column.as_ref()?.text(language).to_owned(),
            })
        })
        .collect()
}

fn line(here: &Here, theme: &str, roles: &[&Id], columns: &[RoleColumn]) -> ThemeLine {
    let count = |column: &RoleColumn| roles.iter().filter(|r| r.as_str() == column.key).count();
    ThemeLine {
        link: here.link(theme, &format!("findings/{}.html", slug(theme))),
        findings: roles.len(),
        counts: columns.iter().map(count).collect(),
    }
}

/// What the template `theme.html` sees.
#[derive(Debug, Serialize)]
pub struct ThemePage {
    /// Findings by what they do.
    pub groups: Vec<RoleGroup>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
}

/// Findings that do the same.
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
    let all = desk.evidence.ids_on_theme(theme);
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
    let mut groups: BTreeMap<Ranked<FindingRole>, Vec<FindingLine>> = BTreeMap::new();
    // Only findings of this page are looked at: a change of another makes it no different.
    let findings = part.take(all).filter_map(|id| desk.evidence.finding(id));
    for entry in findings {
        groups
            .entry(desk.evidence.records.ranked(&entry.finding.kind))
            .or_default()
            .push(finding_line(desk, here, entry));
    }
    let group = |(role, findings): (Ranked<FindingRole>, _)| RoleGroup {
        id: role.choice.to_string(),
        role: desk.word(&role.choice),
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
