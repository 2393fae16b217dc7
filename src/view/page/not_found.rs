//! The page for addresses that do not exist. It is shown at any depth, so its links are absolute.

use serde::Serialize;

use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::Link;
use crate::words::say;

/// What the template `not_found.html` sees.
#[derive(Debug, Serialize)]
pub struct NotFoundPage {
    /// Ways on.
    pub links: Vec<Link>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, NotFoundPage)> {
    let head = Head {
        title: say!(desk, "title.this-page-does-not-exist"),
        description: say!(desk, "line.the-address-leads-nowhere-on-this-site"),
        page_type: "not-found",
        ..Head::default()
    };
    let links = vec![
        here.link(say!(desk, "link.home"), "index.html"),
        here.link(say!(desk, "link.questions"), "questions/index.html"),
        here.link(say!(desk, "link.evidence"), "evidence/index.html"),
        here.link(say!(desk, "link.toolkit"), "resources/index.html"),
        here.link(say!(desk, "link.glossary"), "glossary/index.html"),
    ];
    Some((head, NotFoundPage { links }))
}
