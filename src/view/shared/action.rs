//! An implementation action as a line of a checklist.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::implementation::Implementation;
use crate::view::desk::{Desk, Here};
use crate::view::part::{Link, SourceLine};

/// An implementation action as a line of a checklist.
#[derive(Debug, Clone, Serialize)]
pub struct ActionLine {
    /// The anchor on the checklist.
    pub id: String,
    /// Where it stands on the checklist.
    pub href: String,
    /// Its code: `C09`.
    pub code: String,
    /// What is in place when it is done.
    pub action: String,
    /// Must, should or consider.
    pub priority: String,
    /// When it has to be done.
    pub when: String,
    /// Who owns it; empty when nobody is named.
    pub owner: String,
    /// How one can tell; empty when not said.
    pub indicator: String,
    /// Findings that motivate it.
    pub motivated_by: Vec<Link>,
    /// Resources that help.
    pub resources: Vec<Link>,
    /// Where it was read.
    pub source: SourceLine,
}

/// Makes the line of an action.
pub fn action_line(desk: &Desk<'_>, here: &Here, entry: &Entry<Implementation>) -> ActionLine {
    let action = &entry.value;
    let kind = crate::record::kind::Kind::Implementation;
    ActionLine {
        id: entry.id.to_string(),
        href: here.href(&desk.addresses.of(kind, entry.id.as_str())),
        code: action.code.clone(),
        action: action.action.clone(),
        priority: desk.value(action.priority),
        when: desk.word(&action.when),
        owner: action.owner.clone().unwrap_or_default(),
        indicator: action.indicator.clone().unwrap_or_default(),
        motivated_by: desk.finding_links(here, &action.motivated_by),
        resources: desk.links(here, &action.resources),
        source: desk.source(here, &action.source),
    }
}
