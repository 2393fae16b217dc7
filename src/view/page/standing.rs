//! A standing page.

use serde::Serialize;

use crate::record::id::Id;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;

/// What the template `standing.html` sees.
#[derive(Debug, Serialize)]
pub struct StandingPage {
    /// One sentence below the title.
    pub lede: String,
    /// The page.
    pub body_html: String,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, StandingPage)> {
    let entry = desk.evidence.records.pages.get(id)?;
    let head = Head {
        title: entry.value.title.clone(),
        description: entry.value.lede.clone(),
        page_type: "standing",
        overdue: desk.overdue(entry),
        ..Head::default()
    };
    let body_html = desk.body(here, entry.body());
    Some((
        head,
        StandingPage {
            lede: entry.value.lede.clone(),
            body_html,
        },
    ))
}
