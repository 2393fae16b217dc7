//! The list of updates, and the page of one.

use serde::Serialize;

use crate::plan::List;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::update::Update;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::Link;
use crate::view::shared::correction::{self, CorrectionLine};
use crate::view::shared::pager::{Pager, Part};
use crate::words::say;

/// What the template `updates.html` sees.
#[derive(Debug, Serialize)]
pub struct UpdatesPage {
    /// The updates, newest first.
    pub updates: Vec<UpdateLine>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
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
    /// The corrections of which it tells.
    pub corrections: Vec<CorrectionLine>,
}

/// Makes a page of the list, counted from 0.
pub fn list(desk: &Desk<'_>, here: &Here, page: usize) -> Option<(Head, UpdatesPage)> {
    let all = newest_first(desk, |_| true);
    let part = Part {
        total: all.len(),
        page,
    };
    let head = Head {
        title: part.title(desk.words, &say!(desk, "title.updates")),
        description: say!(desk, "line.what-changed-on-this-site-newest-first"),
        page_type: "updates",
        section: "updates/index.html",
        ..Head::default()
    };
    let page = UpdatesPage {
        updates: part
            .take(all)
            .map(|entry| line(desk, here, entry))
            .collect(),
        pager: part.pager(desk.words, here, |page| List::Updates.address(page)),
    };
    Some((head, page))
}

fn newest_first<'a>(desk: &Desk<'a>, wanted: impl Fn(&Update) -> bool) -> Vec<&'a Entry<Update>> {
    let entries = desk.evidence.records.updates.values();
    let mut entries: Vec<_> = entries.filter(|entry| wanted(&entry.value)).collect();
    entries.sort_by_key(|entry| (std::cmp::Reverse(entry.value.date), &entry.id));
    entries
}

/// The line of an update.
pub fn line(desk: &Desk<'_>, here: &Here, entry: &Entry<Update>) -> UpdateLine {
    let changes = if entry.value.changes_answer {
        say!(desk, "page.changes-an-answer")
    } else {
        say!(desk, "page.changes-no-answer")
    };
    UpdateLine {
        link: desk.link(here, crate::record::kind::Kind::Update, &entry.id),
        date: desk.date(entry.value.date),
        kind: desk.value(entry.value.kind),
        summary: entry.value.summary.clone(),
        changes_answer: changes,
        corrections: correction::named(desk, here, &entry.value.corrects),
    }
}

/// What the template `update.html` sees.
#[derive(Debug, Serialize)]
pub struct UpdatePage {
    /// Date, kind, summary.
    pub update: UpdateLine,
    /// The news.
    pub body_html: String,
    /// Syntheses and questions touched.
    pub touches: Vec<Link>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, UpdatePage)> {
    let entry = desk.evidence.records.updates.get(id)?;
    let head = Head {
        title: entry.value.title.clone(),
        description: entry.value.summary.clone(),
        page_type: "update",
        section: "updates/index.html",
        crumbs: vec![here.link(say!(desk, "link.updates"), "updates/index.html")],
        ..Head::default()
    };
    let mut touches = desk.links(here, &entry.value.questions);
    touches.extend(desk.links(here, &entry.value.syntheses));
    let page = UpdatePage {
        update: line(desk, here, entry),
        body_html: desk.body(here, entry.body()),
        touches,
    };
    Some((head, page))
}
