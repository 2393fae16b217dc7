//! The accessibility statement, after the model for public bodies.

use serde::Serialize;

use crate::record::id::Id;
use crate::record::site::{Accessibility, AccessibilityStatus};
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::Row;
use crate::words::{TextId, say, text_id};

/// What the template `accessibility.html` sees.
#[derive(Debug, Serialize)]
pub struct AccessibilityPage {
    /// Text of the standing page `accessibility`; empty when there is none.
    pub body_html: String,
    /// Whether a public body publishes the site.
    pub public_sector: bool,
    /// The data of the statement; nothing when the site has none.
    pub statement: Option<Statement>,
}

/// The data of the statement.
#[derive(Debug, Serialize)]
pub struct Statement {
    /// How far the site meets the standard: "partially compliant".
    pub status: String,
    /// Working days within which a message is answered.
    pub response_days: u8,
    /// What is known to be wrong.
    pub issues: Vec<Issue>,
    /// Test date, tester, method.
    pub tests: Vec<Row>,
}

/// A known fault.
#[derive(Debug, Serialize)]
pub struct Issue {
    /// What does not work, and for whom.
    pub what: String,
    /// The success criterion; empty when none is named.
    pub wcag: String,
    /// Why it is so.
    pub why: String,
    /// When it will be mended; empty when no day is set.
    pub fix_by: String,
    /// What to do meanwhile; empty when nothing is offered.
    pub alternative: String,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, AccessibilityPage)> {
    let site = &desk.evidence.site.value;
    let text = desk.evidence.records.pages.get(&Id::new("accessibility"));
    let head = Head {
        title: say!(desk, "title.accessibility-statement"),
        description: say!(desk, "page.accessibility-of", site = &site.title),
        page_type: "accessibility",
        ..Head::default()
    };
    let page = AccessibilityPage {
        body_html: text.map(|t| desk.body(here, t.body())).unwrap_or_default(),
        public_sector: site.public_sector,
        statement: site.accessibility.as_ref().map(|it| statement(desk, it)),
    };
    Some((head, page))
}

fn statement(desk: &Desk<'_>, data: &Accessibility) -> Statement {
    let issue = |issue: &crate::record::site::AccessibilityIssue| Issue {
        what: issue.what.clone(),
        wcag: issue.wcag.clone().unwrap_or_default(),
        why: issue.why.clone(),
        fix_by: issue.fix_by.map(|day| desk.date(day)).unwrap_or_default(),
        alternative: issue.alternative.clone().unwrap_or_default(),
    };
    Statement {
        status: desk.text(status(data)),
        response_days: data.response_days,
        issues: data.known_issues.iter().map(issue).collect(),
        tests: vec![
            Row::new(say!(desk, "row.last-tested"), desk.date(data.tested_on)),
            Row::new(say!(desk, "row.tested-by"), data.tested_by.clone()),
            Row::new(say!(desk, "row.how"), data.method.clone()),
        ],
    }
}

/// A site with known issues is never called fully compliant.
fn status(data: &Accessibility) -> TextId {
    match data.status {
        AccessibilityStatus::Full if data.known_issues.is_empty() => {
            text_id!("accessibility.fully-compliant")
        }
        AccessibilityStatus::Full | AccessibilityStatus::Partial => {
            text_id!("accessibility.partially-compliant")
        }
        AccessibilityStatus::None => text_id!("accessibility.not-compliant"),
    }
}
