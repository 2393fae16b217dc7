//! Feeds of updates, the sitemap and robots.txt.

mod atom;
mod entry;
mod json_feed;

use std::fmt::Write as _;

use crate::plan::{EvidencePart, PageKind, Planned};
use crate::view::Desk;
use crate::view::colophon::{ALL, About, Topic, newest, topics};
use crate::view::head::canonical;
use crate::view::shared::drafts;

use super::output_file::OutputFile;
use super::piece::{MadeFrom, Piece};

use crate::text::escape::html as escape;

/// Every feed: of all updates, and of those for an audience, a question or a synthesis.
pub(super) fn pieces<'a>(desk: &'a Desk<'a>, pages: &'a [Planned]) -> Vec<Piece<'a>> {
    let mut pieces = vec![
        Piece::new("feeds", MadeFrom::Reads, || of_all(desk)),
        Piece::new("robots", MadeFrom::Reads, || vec![robots(desk)]),
        Piece::new("sitemap", MadeFrom::Site, || {
            sitemap(desk, pages).into_iter().collect()
        }),
    ];
    pieces.extend(topics(desk).into_iter().map(|topic| {
        let name = format!("feed/{}", topic.address);
        let given = MadeFrom::Given(format!("{topic:?}"));
        Piece::new(name, given, move || vec![atom::file(desk, &topic)])
    }));
    pieces
}

/// The feeds of all updates.
fn of_all(desk: &Desk<'_>) -> Vec<OutputFile> {
    let [atom_address, json_address] = ALL;
    let all = Topic {
        address: atom_address.to_owned(),
        page: "index.html".to_owned(),
        about: About::Everything,
        updates: newest(desk, |_| true),
    };
    vec![
        atom::file(desk, &all),
        json_feed::file(desk, json_address, &all),
    ]
}

/// The sitemap, when the site says where it is published.
fn sitemap(desk: &Desk<'_>, pages: &[Planned]) -> Option<OutputFile> {
    let site = &desk.evidence.site.value;
    site.base_url.as_ref()?;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut addresses: Vec<&str> = pages
        .iter()
        .filter(|page| is_listed(&page.page) && !drafts::is_of_draft(desk, &page.page))
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

/// Whether search engines are to know of a page: those that only lead elsewhere, those of records that are out, and what repeats other
/// pages for paper, are none of theirs.
fn is_listed(page: &PageKind) -> bool {
    !matches!(
        page,
        PageKind::NotFound
            | PageKind::Redirect(_)
            | PageKind::Removed(_)
            | PageKind::EvidencePart(_, EvidencePart::Whole)
    )
}

/// robots.txt: everything may be read.
fn robots(desk: &Desk<'_>) -> OutputFile {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(sitemap) = canonical(&desk.evidence.site.value, "sitemap.xml") {
        let _ = writeln!(text, "Sitemap: {sitemap}");
    }
    OutputFile::text("robots.txt", text)
}
