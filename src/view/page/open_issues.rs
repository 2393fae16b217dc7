//! The register of questions to decide locally, and the page of one.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::open_issue::{OpenIssue, Position};
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::{Link, SourceLine};
use crate::words::say;

/// What the template `open_issues.html` sees.
#[derive(Debug, Serialize)]
pub struct OpenIssuesPage {
    /// The questions in their order.
    pub issues: Vec<OpenIssueView>,
}

/// Makes the page.
pub fn list(desk: &Desk<'_>, here: &Here) -> Option<(Head, OpenIssuesPage)> {
    let head = Head {
        title: say!(desk, "title.questions-to-decide-locally"),
        description: say!(desk, "line.questions-that-the-evidence-leaves-open-the"),
        page_type: "open-issues",
        section: "resources/index.html",
        crumbs: vec![here.link(say!(desk, "link.toolkit"), "resources/index.html")],
        ..Head::default()
    };
    Some((
        head,
        OpenIssuesPage {
            issues: issues(desk, here),
        },
    ))
}

/// All open questions in their order.
pub fn issues(desk: &Desk<'_>, here: &Here) -> Vec<OpenIssueView> {
    let mut entries: Vec<_> = desk.evidence.records.open_issues.values().collect();
    entries.sort_by_key(|entry| (entry.value.order, entry.id.clone()));
    entries
        .into_iter()
        .map(|entry| open_issue(desk, here, entry))
        .collect()
}

/// What the template `open_issue.html` sees.
#[derive(Debug, Serialize)]
pub struct OpenIssuePage {
    /// The question.
    pub issue: OpenIssueView,
}

/// A question to decide locally.
#[derive(Debug, Clone, Serialize)]
pub struct OpenIssueView {
    /// Its id, for a reader's own record.
    pub id: String,
    /// Its page.
    pub link: Link,
    /// Why it is open.
    pub why_html: String,
    /// The positions that people hold.
    pub positions: Vec<PositionView>,
    /// What to write down locally.
    pub record_locally_html: String,
    /// Actions of the checklist that ask for a decision.
    pub actions: Vec<Link>,
    /// Where the question was raised.
    pub source: SourceLine,
}

/// A position.
#[derive(Debug, Clone, Serialize)]
pub struct PositionView {
    /// The position.
    pub position: String,
    /// The case for it.
    pub case_html: String,
    /// Findings behind it.
    pub findings: Vec<Link>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, OpenIssuePage)> {
    let entry = desk.evidence.records.open_issues.get(id)?;
    let head = Head {
        title: entry.value.title.clone(),
        description: crate::prose::plain_text(&entry.value.why.0),
        page_type: "open-issue",
        section: "resources/index.html",
        crumbs: vec![
            here.link(say!(desk, "link.toolkit"), "resources/index.html"),
            here.link(
                say!(desk, "link.questions-to-decide-locally"),
                "open-issues/index.html",
            ),
        ],
        overdue: desk.overdue(entry),
        ..Head::default()
    };
    Some((
        head,
        OpenIssuePage {
            issue: open_issue(desk, here, entry),
        },
    ))
}

/// The view of a question, for any page.
pub fn open_issue(desk: &Desk<'_>, here: &Here, entry: &Entry<OpenIssue>) -> OpenIssueView {
    let issue = &entry.value;
    let position = |position: &Position| PositionView {
        position: position.position.clone(),
        case_html: desk.inline(here, &position.case),
        findings: desk.finding_links(here, &position.findings),
    };
    OpenIssueView {
        id: entry.id.to_string(),
        link: desk.link(here, Kind::OpenIssue, &entry.id),
        why_html: desk.html(here, &issue.why),
        positions: issue.positions.iter().map(position).collect(),
        record_locally_html: desk.html(here, &issue.record_locally),
        actions: desk.links(here, &issue.actions),
        source: desk.source(here, &issue.source),
    }
}
