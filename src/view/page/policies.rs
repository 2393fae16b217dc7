//! The time line of policy, and the page of one entry.

use serde::Serialize;

use crate::plan::List;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::policy::Policy;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::{Link, SourceLine};
use crate::view::shared::pager::{Pager, Part};
use crate::words::say;

/// What the template `policies.html` sees.
#[derive(Debug, Serialize)]
pub struct PoliciesPage {
    /// The entries in order of time.
    pub policies: Vec<PolicyLine>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
}

/// An entry of the time line.
#[derive(Debug, Clone, Serialize)]
pub struct PolicyLine {
    /// Its page.
    pub link: Link,
    /// The date as far as it is known.
    pub date: String,
    /// Where it applies.
    pub jurisdiction: String,
    /// The body behind it.
    pub body: String,
    /// What kind of entry it is.
    pub kind: String,
    /// What was committed to, or what happened.
    pub commitment_html: String,
    /// Who answers for it.
    pub accountable: String,
    /// How it is measured.
    pub measured: String,
    /// Where it was read.
    pub source: SourceLine,
}

/// Makes a page of the time line, counted from 0.
pub fn list(desk: &Desk<'_>, here: &Here, page: usize) -> Option<(Head, PoliciesPage)> {
    let all = in_time(desk, |_| true);
    let part = Part {
        total: all.len(),
        page,
    };
    let head = Head {
        title: part.title(desk.words, &say!(desk, "title.policy-time-line")),
        description: say!(
            desk,
            "line.commitments-programmes-and-duties-with-who-answers"
        ),
        page_type: "policies",
        section: "policies/index.html",
        ..Head::default()
    };
    Some((
        head,
        PoliciesPage {
            policies: part
                .take(all)
                .map(|entry| line(desk, here, entry))
                .collect(),
            pager: part.pager(desk.words, here, |page| List::Policies.address(page)),
        },
    ))
}

fn in_time<'a>(desk: &Desk<'a>, wanted: impl Fn(&Entry<Policy>) -> bool) -> Vec<&'a Entry<Policy>> {
    let entries = desk.evidence.records.policies.values();
    let mut entries: Vec<_> = entries.filter(|entry| wanted(entry)).collect();
    let by_time = |a: &&Entry<Policy>, b: &&Entry<Policy>| {
        let year = a.value.sort_year.total_cmp(&b.value.sort_year);
        year.then_with(|| a.id.cmp(&b.id))
    };
    entries.sort_by(by_time);
    entries
}

/// The line of a policy, for any page.
pub fn line(desk: &Desk<'_>, here: &Here, entry: &Entry<Policy>) -> PolicyLine {
    let policy = &entry.value;
    PolicyLine {
        link: desk.link(here, crate::record::kind::Kind::Policy, &entry.id),
        date: policy.date.clone(),
        jurisdiction: policy.jurisdiction.clone(),
        body: policy.body.clone(),
        kind: desk.value(policy.kind),
        commitment_html: desk.inline(here, &policy.commitment),
        accountable: desk.known(&policy.accountable, String::clone),
        measured: desk.known(&policy.measured, String::clone),
        source: desk.source(here, &policy.source),
    }
}

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
        crumbs: vec![here.link(say!(desk, "link.policy-time-line"), "policies/index.html")],
        overdue: desk.overdue(entry),
        ..Head::default()
    };
    let page = PolicyPage {
        policy: line(desk, here, entry),
        used_in: desk.used_in(here, Kind::Policy, id),
    };
    Some((head, page))
}
