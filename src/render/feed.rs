//! The Atom feed of updates, the sitemap and robots.txt.

use std::fmt::Write as _;

use crate::plan::{PageKind, Planned};
use crate::prose::plain_text;
use crate::record::kind::Kind;
use crate::text::date;
use crate::view::Desk;
use crate::view::frame::canonical;

use super::files::OutputFile;

/// The Atom feed of updates, newest first.
pub(super) fn atom(desk: &Desk<'_>) -> OutputFile {
    let site = &desk.evidence.site.value;
    let home = canonical(site, "index.html").unwrap_or_else(|| "../index.html".to_owned());
    let own = canonical(site, "updates/feed.xml").unwrap_or_else(|| "feed.xml".to_owned());
    let mut updates: Vec<_> = desk.evidence.records.updates.values().collect();
    updates.sort_by_key(|update| (std::cmp::Reverse(update.value.date), update.id.clone()));
    let newest = updates
        .first()
        .map_or(desk.evidence.as_of, |update| update.value.date);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = write!(
        xml,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}: updates</title>\n<subtitle>{}</subtitle>\n<link href=\"{}\"/>\n<link rel=\"self\" href=\"{}\"/>\n<id>{}</id>\n<updated>{}</updated>\n<author><name>{}</name></author>\n",
        escape(&site.language),
        escape(&site.title),
        escape(&site.tagline),
        escape(&home),
        escape(&own),
        escape(&stable_id(desk, "updates")),
        date::atom(newest.0),
        escape(&site.organisation.name),
    );
    for update in updates {
        let address = desk.addresses.of(Kind::Update, update.id.as_str());
        let full = canonical(site, &address).unwrap_or_else(|| format!("../{address}"));
        let html = desk.prose.blocks(update.body(), "../", 3);
        let _ = write!(
            xml,
            "<entry>\n<title>{}</title>\n<link href=\"{}\"/>\n<id>{}</id>\n<updated>{}</updated>\n<summary>{}</summary>\n<content type=\"html\">{}</content>\n</entry>\n",
            escape(&update.value.title),
            escape(&full),
            escape(&stable_id(desk, &address)),
            date::atom(update.value.date.0),
            escape(&plain_text(&update.value.summary)),
            escape(&html),
        );
    }
    xml.push_str("</feed>\n");
    OutputFile::text("updates/feed.xml", xml)
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
