//! A finding of a study as a line of a list.

use serde::Serialize;

use crate::evidence::FindingEntry;
use crate::record::id::{Id, Ref};
use crate::record::kind::{self, Kind};
use crate::view::desk::{Desk, Here};
use crate::view::part::Link;

/// A finding of a study as a line of a list.
#[derive(Debug, Clone, Serialize)]
pub struct FindingLine {
    /// The finding's place on the page of its study, under its id.
    pub link: Link,
    /// The finding.
    pub text_html: String,
    /// What it says of what is studied: helps, hinders, …
    pub role: String,
    /// What it rests on.
    pub basis: String,
    /// The study.
    pub study: Link,
    /// Records that rest on it.
    pub used_in: Vec<Link>,
}

/// Makes the line of a finding.
pub fn finding_line(desk: &Desk<'_>, here: &Here, entry: &FindingEntry) -> FindingLine {
    let id = &entry.finding.id;
    let key = (Kind::Finding, Id::new(id));
    let users = desk
        .evidence
        .cited_by
        .of(&key)
        .filter(|(kind, _)| *kind != Kind::Study);
    FindingLine {
        link: here.link(id.clone(), &desk.addresses.finding(id)),
        text_html: desk.inline(here, &entry.finding.text),
        role: desk.word(&entry.finding.kind),
        basis: desk.value(entry.finding.basis),
        study: desk.link(here, Kind::Study, &entry.study),
        used_in: users.map(|(kind, id)| desk.link(here, *kind, id)).collect(),
    }
}

/// The lines of findings that a record refers to.
pub fn finding_lines(
    desk: &Desk<'_>,
    here: &Here,
    findings: &[Ref<kind::Finding>],
) -> Vec<FindingLine> {
    let entries = findings
        .iter()
        .filter_map(|f| desk.evidence.finding(f.as_str()));
    entries
        .map(|entry| finding_line(desk, here, entry))
        .collect()
}
