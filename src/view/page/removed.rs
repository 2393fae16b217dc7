//! The page of a record that is out: that it is, since when, why, and what takes its place.

use serde::Serialize;

use crate::evidence::OutBecause;
use crate::plan::RemovedRecord;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::Link;
use crate::words::{date, say};

/// What the template `removed.html` sees.
#[derive(Debug, Serialize)]
pub struct RemovedPage {
    /// That it is out, and since when.
    pub standing: String,
    /// Why.
    pub reason: String,
    /// What else readers who relied on it have to know; empty when nothing is said.
    pub notice: String,
    /// The notice of the publisher; nothing when there is none.
    pub publisher: Option<Link>,
    /// What takes its place; nothing when nothing does.
    pub replaced_by: Option<Link>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here, removed: &RemovedRecord) -> Option<(Head, RemovedPage)> {
    let removal = &removed.removal;
    let day = date(removal.date.0);
    let standing = match removed.because {
        OutBecause::Retracted => say!(desk, "removed.retracted", date = day),
        OutBecause::Withdrawn => say!(desk, "removed.withdrawn", date = day),
        OutBecause::Expired => say!(desk, "removed.expired", date = day),
    };
    let publisher = removal.url.as_ref();
    let publisher =
        publisher.map(|url| Link::new(say!(desk, "removed.publisher"), url.to_string()));
    let replaced_by = removed
        .replaced_by
        .as_ref()
        .map(|(title, address)| here.link(title.clone(), address));
    let head = Head {
        title: removed.title.clone(),
        description: standing.clone(),
        page_type: "removed",
        hidden: true,
        ..Head::default()
    };
    let page = RemovedPage {
        standing,
        reason: removal.reason.clone(),
        notice: removal.notice.clone().unwrap_or_default(),
        publisher,
        replaced_by,
    };
    Some((head, page))
}
