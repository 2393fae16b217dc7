//! What the search page shows, and what can be found on it.

mod facets;
mod record;

use crate::words::say;

use serde::Serialize;

use super::desk::{Desk, Here};
use super::head::Head;
use super::page::evidence_list::browse;
use super::part::Link;
use super::shared::facet::browse_studies;

pub(super) use facets::of_study as study_tags;
pub use facets::{SearchFacet, Tag};
pub use record::{Findable, SearchRecord, findable};

/// What the template `search.html` sees.
#[derive(Debug, Serialize)]
pub struct SearchPage {
    /// Where the index stands, as a link from the page.
    pub index: String,
    /// What leads to the top of the site.
    pub root: String,
    /// Lists of studies, for readers who browse.
    pub studies: Vec<Link>,
    /// Other lists.
    pub browse: Vec<Link>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, SearchPage)> {
    let head = Head {
        title: say!(desk, "title.search"),
        description: say!(desk, "line.search-every-record-of-this-site-by"),
        page_type: "search",
        section: "search.html#search-words",
        ..Head::default()
    };
    let page = SearchPage {
        index: here.href("search/"),
        root: here.root.clone(),
        studies: browse_studies(desk, here),
        browse: browse(desk, here),
    };
    Some((head, page))
}
