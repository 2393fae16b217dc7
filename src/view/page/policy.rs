//! The page of a policy.

use serde::Serialize;

use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::shared::part::Link;

use super::policies::{PolicyLine, line};

/// What the template `policy.html` sees.
#[derive(Debug, Serialize)]
pub struct PolicyPage {
    /// The entry.
    pub policy: PolicyLine,
    /// Where it is used.
    pub used_in: Vec<Link>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, PolicyPage)> {
    let entry = desk.evidence.records.policies.get(id)?;
    let policy = &entry.value;
    let head = Head {
        title: policy.title.clone(),
        description: format!(
            "{}, {}: {}",
            policy.title,
            policy.date,
            crate::prose::plain_text(&policy.commitment.0)
        ),
        page_type: "policy",
        section: "policies/index.html",
        crumbs: vec![here.link(desk.say("link.policy-time-line"), "policies/index.html")],
        overdue: desk.overdue(entry),
        ..Head::default()
    };
    let page = PolicyPage {
        policy: line(desk, here, entry),
        used_in: desk.used_in(here, Kind::Policy, id),
    };
    Some((head, page))
}
