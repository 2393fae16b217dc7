//! The page of an update.

use serde::Serialize;

use crate::record::id::Id;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::shared::part::Link;

use super::updates::{UpdateLine, line};

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
        crumbs: vec![here.link(desk.say("link.updates"), "updates/index.html")],
        ..Head::default()
    };
    let mut touches = desk.links(here, &entry.value.questions);
    touches.extend(desk.links(here, &entry.value.syntheses));
    let page = UpdatePage {
        update: line(desk, here, entry),
        body_html: desk.prose.blocks(entry.body(), &here.root, 2),
        touches,
    };
    Some((head, page))
}
