//! What a page says about itself: title, way to it, credits, full address.

use crate::record::site::Site;
use crate::record::value::Markdown;

use super::part::{Credit, Link, MenuItem, Row};

/// What a page says about itself; the frame is made from it.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The title of the page, without that of the site.
    pub title: String,
    /// One sentence for search engines and shares.
    pub description: String,
    /// The kind of page, for tests and styles: `study`.
    pub page_type: &'static str,
    /// The audience for whom the page is an edition.
    pub audience: Option<String>,
    /// Breadcrumbs below the home page, without the page itself.
    pub crumbs: Vec<Link>,
    /// The part of the site to which the page belongs: the address of its menu entry.
    pub section: &'static str,
    /// Other editions of the page.
    pub switcher: Vec<MenuItem>,
    /// Lines of the panel "About this page" that only pages of this kind have.
    pub provenance: Vec<Row>,
    /// Credits owed for data on the page.
    pub attributions: Vec<Credit>,
    /// The caution for an overdue review.
    pub overdue: Option<String>,
    /// Whether search engines are to leave the page out, because it repeats others for paper.
    pub hidden: bool,
}

/// What the page of a thing with a name and a definition is about, in a sentence.
pub fn defined(name: &str, definition: &Markdown) -> String {
    format!("{name}: {}", crate::prose::plain_text(&definition.0))
}

/// The full address of a page, when the site says where it is published.
pub fn canonical(site: &Site, address: &str) -> Option<String> {
    let base = site.base_url.as_ref()?.trim_end_matches('/');
    let address = address.strip_suffix("index.html").unwrap_or(address);
    Some(format!("{base}/{address}"))
}

/// The full address of a page for a file that leaves the site, such as a Word document: nothing where the
/// site has no address, or one that is kept for examples and that nobody can open.
pub fn published(site: &Site, address: &str) -> Option<String> {
    let base = site.base_url.as_ref()?;
    base.can_be_reached().then(|| canonical(site, address))?
}
