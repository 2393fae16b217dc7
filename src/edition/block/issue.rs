//! Questions left to local decision.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::open_issue::OpenIssue;
use crate::view::part::Link;
use crate::view::reading::Reading;
use crate::words::say;

use super::answer::concerns;

/// Questions left to local decision.
#[derive(Debug, Serialize)]
pub struct OpenIssues {
    /// The questions.
    pub issues: Vec<IssueView>,
    /// The register.
    pub all: Link,
}

/// A question.
#[derive(Debug, Serialize)]
pub struct IssueView {
    /// The question.
    pub title: Link,
    /// Why it is open.
    pub why_html: String,
    /// The positions that people hold.
    pub positions: Vec<PositionView>,
    /// What to write down locally.
    pub record_locally_html: String,
}

/// A position.
#[derive(Debug, Serialize)]
pub struct PositionView {
    /// The position.
    pub position: String,
    /// The case for it.
    pub case_html: String,
    /// Findings behind it.
    pub findings: Vec<Link>,
}

/// Makes the block: the issues that concern the audience.
pub fn open_issues(reading: &Reading<'_>) -> OpenIssues {
    let shelf = reading.records().open_issues.values();
    let mut issues: Vec<_> = shelf
        .filter(|issue| concerns(&issue.value.audiences, &reading.audience.id))
        .collect();
    issues.sort_by_key(|issue| issue.value.order);
    OpenIssues {
        issues: issues.iter().map(|issue| view(reading, issue)).collect(),
        all: reading.list(
            &say!(reading.desk, "block-issue.register"),
            "open-issues/index.html",
        ),
    }
}

/// An issue as a view.
pub fn view(reading: &Reading<'_>, entry: &Entry<OpenIssue>) -> IssueView {
    let position = |position: &crate::record::open_issue::Position| PositionView {
        position: position.position.clone(),
        case_html: reading.inline(&position.case),
        findings: reading.desk.finding_links(reading.here, &position.findings),
    };
    IssueView {
        title: reading.desk.link(reading.here, Kind::OpenIssue, &entry.id),
        why_html: reading.inline(&entry.value.why),
        positions: entry.value.positions.iter().map(position).collect(),
        record_locally_html: reading.inline(&entry.value.record_locally),
    }
}
