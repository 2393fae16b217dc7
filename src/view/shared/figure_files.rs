//! What stands below every picture: where its numbers come from, its files, and how to read it.

use serde::Serialize;

use crate::text::escape;
use crate::text::marks::plain;
use crate::view::desk::Desk;
use crate::view::head::canonical;
use crate::view::part::Link;
use crate::words::{date, say};

/// What stands below a picture.
#[derive(Debug, Clone, Serialize)]
pub struct FigureFiles {
    /// Where its numbers come from.
    pub sources: Vec<Link>,
    /// The files with its numbers (CSV).
    pub data: Vec<Link>,
    /// The picture as a file (SVG); empty when nothing is drawn.
    pub svg: String,
    /// How to read it.
    pub reading: String,
    /// How to show it elsewhere; nothing on a site that does not say where it is published, and where
    /// nothing is drawn.
    pub share: Option<FigureShare>,
}

/// A picture, ready to be shown elsewhere.
#[derive(Debug, Clone, Serialize)]
pub struct FigureShare {
    /// The full address of the picture on its page.
    pub address: String,
    /// The card of its page, as a full address; empty when it has none.
    pub card: String,
    /// HTML that shows the picture with its source on another page, without a script.
    pub snippet: String,
}

/// The picture at `anchor` of a page, whose file is `svg`; `card` is the file of the page's card.
pub fn share(
    desk: &Desk<'_>,
    page: &str,
    anchor: &str,
    caption: &str,
    svg: &str,
    card: Option<&str>,
) -> Option<FigureShare> {
    let site = &desk.evidence.site.value;
    let address = format!("{}#{anchor}", canonical(site, page)?);
    let image = canonical(site, svg)?;
    let caption = plain(caption).into_owned();
    let source = say!(
        desk,
        "figure.share-source",
        site = &site.title,
        date = date(desk.evidence.as_of().0)
    );
    let (href, text) = (escape::html(&address), escape::html(&caption));
    let snippet = format!(
        "<figure>\n<a href=\"{href}\"><img src=\"{}\" alt=\"{text}\" width=\"720\"></a>\n<figcaption>{text}<br>\n<a href=\"{href}\">{}</a></figcaption>\n</figure>",
        escape::html(&image),
        escape::html(&plain(&source))
    );
    Some(FigureShare {
        address,
        card: card
            .and_then(|card| canonical(site, card))
            .unwrap_or_default(),
        snippet,
    })
}
