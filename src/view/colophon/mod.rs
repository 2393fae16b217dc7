//! What a page says about itself: when and from what it was made, how to cite it, and the same for
//! machines. One place makes it for every kind of page, so that no page can forget it.

mod behind;
pub mod card;
mod cite;
mod feeds;
mod linked_data;
mod meta;
mod provenance;

pub use behind::Behind;
pub use card::CardLink;
pub use cite::{Citing, of_study};
pub use feeds::{ALL, About, FeedLink, Topic, newest, topics};
pub use meta::MetaTag;

use serde::Serialize;

use crate::plan::PageKind;

use super::desk::{Desk, Here};
use super::head::Head;
use super::part::Row;

/// What a page says about itself.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Colophon {
    /// The lines of the panel "About this page".
    pub provenance: Vec<Row>,
    /// How to cite the page; nothing where a page is not for citing.
    pub citing: Option<Citing>,
    /// `meta` elements for reference managers and catalogues.
    pub meta: Vec<MetaTag>,
    /// Linked data (JSON-LD, schema.org), safe inside a `script` element; empty when there is none.
    pub linked_data: String,
    /// Feeds that follow what the page is about.
    pub feeds: Vec<FeedLink>,
    /// The card that other sites show when somebody shares the page.
    pub card: Option<CardLink>,
}

/// Makes what a page says about itself.
pub fn colophon(desk: &Desk<'_>, here: &Here, page: &PageKind, head: &Head) -> Colophon {
    if matches!(page, PageKind::NotFound | PageKind::Redirect(_)) {
        return Colophon::default();
    }
    let behind = Behind::of(desk, page);
    let item = cite::item(desk, here, page, head);
    let is_citable = !matches!(page, PageKind::Search);
    Colophon {
        provenance: provenance::rows(desk, here, page, &behind, &head.provenance),
        citing: is_citable.then(|| cite::citing(desk, here, page, &item)),
        meta: meta::tags(desk, page, &item),
        linked_data: linked_data::text(desk, here, page, head, &behind),
        feeds: feeds::of_page(desk, here, page, &behind),
        card: card::link(desk, page, &here.address),
    }
}
