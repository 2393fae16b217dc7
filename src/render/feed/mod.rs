//! Feeds of updates, the sitemap and robots.txt.

mod atom;
mod json_feed;

use std::fmt::Write as _;

use crate::plan::{PageKind, Planned, root_of};
use crate::prose::Setting;
use crate::record::entry::Entry;
use crate::record::update::Update;
use crate::view::Desk;
use crate::view::colophon::{ALL, Topic, newest, topics};
use crate::view::head::canonical;

use super::output_file::OutputFile;

/// Every feed: of all updates, and of those for an audience, a question or a synthesis.
pub(super) fn files(desk: &Desk<'_>) -> Vec<OutputFile> {
    let [atom_address, json_address] = ALL;
    let all = Topic {
        address: atom_address.to_owned(),
        page: "index.html".to_owned(),
        title: String::new(),
        updates: newest(desk, |_| true),
    };
    let mut files = vec![
        atom::file(desk, &all),
        json_feed::file(desk, json_address, &all),
    ];
    files.extend(topics(desk).iter().map(|topic| atom::file(desk, topic)));
    files
}

/// "Peer workers: updates", "Peer workers: updates for commissioners".
fn title(desk: &Desk<'_>, topic: &Topic) -> String {
    let site = &desk.evidence.site.value.title;
    match topic.title.as_str() {
        "" => format!("{site}: updates"),
        title if title.starts_with("for ") => format!("{site}: updates {title}"),
        title => format!("{site}: updates on {title}"),
    }
}

/// The updates of a feed.
fn updates<'a>(desk: &'a Desk<'_>, topic: &'a Topic) -> impl Iterator<Item = &'a Entry<Update>> {
    let shelf = &desk.evidence.records.updates;
    topic.updates.iter().filter_map(|id| shelf.get(id))
}

/// What an update says, as HTML.
fn content(desk: &Desk<'_>, feed: &str, update: &Entry<Update>) -> String {
    let root = root(desk, feed);
    desk.prose.blocks(update.body(), &Setting::plain(&root, 3))
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
fn place(desk: &Desk<'_>, feed: &str, address: &str) -> String {
    let full = canonical(&desk.evidence.site.value, address);
    full.unwrap_or_else(|| format!("{}{address}", root_of(feed)))
}

/// An id that stays when the site moves: its address, or a tag made from the name of the site.
fn stable_id(desk: &Desk<'_>, address: &str) -> String {
    let site = &desk.evidence.site.value;
    canonical(site, address).unwrap_or_else(|| {
        format!(
            "urn:distil:{}:{address}",
            crate::text::slug::slug(&site.title)
        )
    })
}

/// The sitemap, when the site says where it is published.
pub(super) fn sitemap(desk: &Desk<'_>, pages: &[Planned]) -> Option<OutputFile> {
    let site = &desk.evidence.site.value;
    site.base_url.as_ref()?;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut addresses: Vec<&str> = pages
        .iter()
        .filter(|page| !matches!(page.page, PageKind::NotFound | PageKind::Redirect(_)))
        .map(|page| page.address.as_str())
        .collect();
    addresses.sort_unstable();
    for address in addresses {
        if let Some(full) = canonical(site, address) {
            let _ = writeln!(xml, "<url><loc>{}</loc></url>", escape(&full));
        }
    }
    xml.push_str("</urlset>\n");
    Some(OutputFile::text("sitemap.xml", xml))
}

/// robots.txt: everything may be read.
pub(super) fn robots(desk: &Desk<'_>) -> OutputFile {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(sitemap) = canonical(&desk.evidence.site.value, "sitemap.xml") {
        let _ = writeln!(text, "Sitemap: {sitemap}");
    }
    OutputFile::text("robots.txt", text)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
