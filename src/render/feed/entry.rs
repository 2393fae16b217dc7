//! What feeds of every form say: titles, ids that stay, addresses, texts.

use crate::plan::root_of;
use crate::prose::Setting;
use crate::record::entry::Entry;
use crate::record::update::Update;
use crate::text::{anchor, escape};
use crate::view::Desk;
use crate::view::colophon::{About, Topic};
use crate::view::head::canonical;
use crate::view::shared::correction::dated;
use crate::words::say;

/// "Tea breaks: updates", "Tea breaks: updates for managers".
pub(super) fn title(desk: &Desk<'_>, topic: &Topic) -> String {
    let site = &desk.evidence.site.value.title;
    match &topic.about {
        About::Everything => say!(desk, "feed.updates", site = site),
        About::Readers(readers) => {
            say!(desk, "feed.updates-for", site = site, readers = readers)
        }
        About::Topic(topic) => say!(desk, "feed.updates-on", site = site, topic = topic),
    }
}

/// The updates of a feed.
pub(super) fn updates<'a>(
    desk: &'a Desk<'_>,
    topic: &'a Topic,
) -> impl Iterator<Item = &'a Entry<Update>> {
    let shelf = &desk.evidence.records.updates;
    topic.updates.iter().filter_map(|id| shelf.get(id))
}

/// What an update says, as HTML.
pub(super) fn content(desk: &Desk<'_>, feed: &str, update: &Entry<Update>) -> String {
    let root = root(desk, feed);
    let html = desk.prose.blocks(update.body(), &Setting::plain(&root, 3));
    let mut html = anchor::plain(&html);
    let corrections = update.value.corrects.iter();
    let corrections: Vec<_> = corrections
        .filter_map(|id| desk.evidence.correction(id))
        .collect();
    if corrections.is_empty() {
        return html;
    }
    html.push_str("<ul>\n");
    for ((kind, id), correction) in corrections {
        let address = place(desk, feed, &desk.addresses.of(*kind, id.as_str()));
        html.push_str(&format!(
            "<li><a href=\"{}\">{}</a>: {}</li>\n",
            escape::html(&address),
            escape::html(desk.title(*kind, id)),
            escape::html(&dated(desk.words, correction)),
        ));
    }
    html.push_str("</ul>\n");
    html
}

/// What leads from a feed to the top of the site. Readers of feeds have no page from which a link
/// could start, so it is the full address where the site has one.
fn root(desk: &Desk<'_>, feed: &str) -> String {
    let base = desk.evidence.site.value.base_url.as_ref();
    base.map_or_else(
        || root_of(feed),
        |base| format!("{}/", base.trim_end_matches('/')),
    )
}

/// The full address of a place, or the link to it from the feed where the site has no address.
pub(super) fn place(desk: &Desk<'_>, feed: &str, address: &str) -> String {
    let full = canonical(&desk.evidence.site.value, address);
    full.unwrap_or_else(|| format!("{}{address}", root_of(feed)))
}

/// An id that stays when the site moves: its address, or a tag made from the name of the site.
pub(super) fn stable_id(desk: &Desk<'_>, address: &str) -> String {
    let site = &desk.evidence.site.value;
    canonical(site, address).unwrap_or_else(|| {
        format!(
            "urn:distil:{}:{address}",
            crate::text::slug::slug(&site.title)
        )
    })
}
