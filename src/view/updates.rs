//! The list of updates.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::update::Update;

use super::desk::{Desk, Here};
use super::frame::Head;
use super::part::Link;

/// What the template `updates.html` sees.
#[derive(Debug, Serialize)]
pub struct UpdatesPage {
    /// The updates, newest first.
    pub updates: Vec<UpdateLine>,
}

/// An update in a list.
#[derive(Debug, Clone, Serialize)]
pub struct UpdateLine {
    /// Its page.
    pub link: Link,
    /// Its date.
    pub date: String,
    /// What kind of news it is.
    pub kind: String,
    /// What changed.
    pub summary: String,
    /// Whether an answer changed, in words.
    pub changes_answer: String,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, UpdatesPage)> {
    let head = Head {
        title: desk.say("title.updates"),
        description: desk.say("line.what-changed-on-this-site-newest-first"),
        page_type: "updates",
        section: "updates/index.html",
        ..Head::default()
    };
    let page = UpdatesPage {
        updates: newest(desk, here, |_| true),
    };
    Some((head, page))
}

/// The updates that `wanted` takes, newest first.
pub fn newest(desk: &Desk<'_>, here: &Here, wanted: impl Fn(&Update) -> bool) -> Vec<UpdateLine> {
    let mut entries: Vec<_> = desk
        .evidence
        .records
        .updates
        .values()
        .filter(|entry| wanted(&entry.value))
        .collect();
    entries.sort_by_key(|entry| (std::cmp::Reverse(entry.value.date), entry.id.clone()));
    entries
        .into_iter()
        .map(|entry| line(desk, here, entry))
        .collect()
}

/// The line of an update.
pub fn line(desk: &Desk<'_>, here: &Here, entry: &Entry<Update>) -> UpdateLine {
    let changes = if entry.value.changes_answer {
        "It changes an answer."
    } else {
        "It changes no answer."
    };
    UpdateLine {
        link: desk.link(here, crate::record::kind::Kind::Update, &entry.id),
        date: desk.date(entry.value.date),
        kind: desk.words(entry.value.kind),
        summary: entry.value.summary.clone(),
        changes_answer: changes.to_owned(),
    }
}
