//! The policy time line.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::policy::Policy;

use super::desk::{Desk, Here};
use super::frame::Head;
use super::part::{Link, SourceLine};

/// What the template `policies.html` sees.
#[derive(Debug, Serialize)]
pub struct PoliciesPage {
    /// The entries in order of time.
    pub policies: Vec<PolicyLine>,
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

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, PoliciesPage)> {
    let head = Head {
        title: desk.say("title.policy-time-line"),
        description: desk.say("line.commitments-programmes-and-duties-with-who-answers"),
        page_type: "policies",
        section: "policies/index.html",
        ..Head::default()
    };
    Some((
        head,
        PoliciesPage {
            policies: lines(desk, here, |_| true),
        },
    ))
}

/// The lines of the policies that `wanted` takes, in order of time.
pub fn lines(
    desk: &Desk<'_>,
    here: &Here,
    wanted: impl Fn(&Entry<Policy>) -> bool,
) -> Vec<PolicyLine> {
    let mut entries: Vec<_> = desk
        .evidence
        .records
        .policies
        .values()
        .filter(|entry| wanted(entry))
        .collect();
    entries.sort_by(|a, b| {
        a.value
            .sort_year
            .total_cmp(&b.value.sort_year)
            .then_with(|| a.id.cmp(&b.id))
    });
    entries
        .into_iter()
        .map(|entry| line(desk, here, entry))
        .collect()
}

/// The line of a policy, for any page.
pub fn line(desk: &Desk<'_>, here: &Here, entry: &Entry<Policy>) -> PolicyLine {
    let policy = &entry.value;
    PolicyLine {
        link: desk.link(here, crate::record::kind::Kind::Policy, &entry.id),
        date: policy.date.clone(),
        jurisdiction: policy.jurisdiction.clone(),
        body: policy.body.clone(),
        kind: desk.words(policy.kind),
        commitment_html: desk.inline(here, &policy.commitment),
        accountable: desk.known(&policy.accountable, String::clone),
        measured: desk.known(&policy.measured, String::clone),
        source: desk.source(here, &policy.source),
    }
}
