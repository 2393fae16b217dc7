//! The register of questions to decide locally.

use serde::Serialize;

use crate::view::desk::{Desk, Here};
use crate::view::head::Head;

use super::open_issue::{OpenIssueView, open_issue};

/// What the template `open_issues.html` sees.
#[derive(Debug, Serialize)]
pub struct OpenIssuesPage {
    /// The questions in their order.
    pub issues: Vec<OpenIssueView>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, OpenIssuesPage)> {
    let head = Head {
        title: desk.say("title.questions-to-decide-locally"),
        description: desk.say("line.questions-that-the-evidence-leaves-open-the"),
        page_type: "open-issues",
        section: "resources/index.html",
        crumbs: vec![here.link(desk.say("link.toolkit"), "resources/index.html")],
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
