//! What surrounds every page: titles, menus, breadcrumbs, provenance, credits, licence.

use serde::Serialize;

use crate::plan::PageKind;
use crate::record::site::Site;
use crate::view::shared::correction::{self, CorrectionLine};
use crate::view::shared::drafts;
use crate::view::shared::lists_in_use::holds_records;
use crate::words::{TextId, say, text_id};

use super::colophon::{CardLink, Citing, FeedLink, MetaTag, colophon};
use super::desk::{Desk, Here};
use super::head::{Head, canonical};
use super::part::{Credit, Link, MenuItem, Row};

/// What every template may see besides its page.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// The site.
    pub site: SiteFrame,
    /// The title of the page.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// The kind of page.
    pub page_type: String,
    /// The audience, or nothing.
    pub audience: Option<String>,
    /// What leads to the top of the site.
    pub root: String,
    /// The page's address.
    pub address: String,
    /// The full address, when the site says where it is published.
    pub canonical: Option<String>,
    /// Breadcrumbs.
    pub crumbs: Vec<Link>,
    /// The main menu.
    pub menu: Vec<MenuItem>,
    /// Other editions of the page.
    pub switcher: Vec<MenuItem>,
    /// Links at the foot of every page.
    pub footer_links: Vec<Link>,
    /// The feed of updates.
    pub feed: String,
    /// Feeds that follow what the page is about, its own first.
    pub feeds: Vec<FeedLink>,
    /// `meta` elements for reference managers and catalogues.
    pub meta: Vec<MetaTag>,
    /// Linked data (JSON-LD), to be printed with `safe` inside a `script` element; empty when there is none.
    pub linked_data: String,
    /// The card that other sites show when somebody shares the page.
    pub card: Option<CardLink>,
    /// How to cite the page; nothing where a page is not for citing.
    pub citing: Option<Citing>,
    /// The caution for an overdue review; nothing when none is overdue.
    pub overdue: Option<String>,
    /// Mistakes of ours in the record that were put right, the latest first.
    pub corrections: Vec<CorrectionLine>,
    /// Whether the page shows a draft, or a record whose day has not come.
    pub draft: bool,
    /// Which records in the list of the page are drafts, in a sentence; nothing when none is.
    pub drafts: Option<String>,
    /// Whether search engines are to leave the page out.
    pub hidden: bool,
    /// "About this page".
    pub provenance: Vec<Row>,
    /// Credits owed for data.
    pub attributions: Vec<Credit>,
    /// The line that is printed at the end.
    pub print_note: String,
}

/// The site, for the frame.
#[derive(Debug, Clone, Serialize)]
pub struct SiteFrame {
    /// Name.
    pub title: String,
    /// What it is.
    pub tagline: String,
    /// Language.
    pub language: String,
    /// Whether the language is written from right to left.
    pub right_to_left: bool,
    /// Version of the evidence.
    pub version: String,
    /// Publisher.
    pub organisation: String,
    /// About the publisher; empty when nothing is said.
    pub organisation_about: String,
    /// Licence of the text.
    pub licence: Link,
    /// How to reach the publisher.
    pub contact: ContactFrame,
    /// The day as of which the site speaks.
    pub built: String,
}

/// How to reach the publisher.
#[derive(Debug, Clone, Serialize)]
pub struct ContactFrame {
    /// What to do.
    pub text: String,
    /// An e-mail address; empty when there is none.
    pub email: String,
    /// A page; empty when there is none.
    pub href: String,
}

/// The entries of the main menu: the id of the words, and the address.
const MENU: [(TextId, &str); 8] = [
    (text_id!("menu.questions"), "questions/index.html"),
    (text_id!("menu.evidence"), "evidence/index.html"),
    (text_id!("menu.studies"), "studies/index.html"),
    (text_id!("menu.toolkit"), "resources/index.html"),
    (text_id!("menu.policy"), "policies/index.html"),
    (text_id!("menu.updates"), "updates/index.html"),
    (text_id!("menu.glossary"), "glossary/index.html"),
    (text_id!("menu.search"), "search.html#search-words"),
];

/// Makes the frame of a page.
pub fn frame(desk: &Desk<'_>, here: &Here, page: &PageKind, head: Head) -> Frame {
    let site = &desk.evidence.site.value;
    let colophon = colophon(desk, here, page, &head);
    let canonical = canonical(site, &here.address);
    let printed_from = canonical.clone().unwrap_or_else(|| here.address.clone());
    Frame {
        site: site_frame(desk, site),
        title: head.title,
        description: head.description,
        page_type: head.page_type.to_owned(),
        audience: head.audience,
        root: here.root.clone(),
        address: here.address.clone(),
        canonical,
        crumbs: head.crumbs,
        menu: menu(desk, here, head.section),
        switcher: head.switcher,
        footer_links: footer_links(desk, here),
        feed: here.href("updates/feed.xml"),
        feeds: colophon.feeds,
        meta: colophon.meta,
        linked_data: colophon.linked_data,
        citing: colophon.citing,
        card: colophon.card,
        overdue: head.overdue,
        corrections: correction::of_page(desk, here, page),
        draft: drafts::is_of_draft(desk, page),
        drafts: drafts::in_list(desk, page),
        hidden: head.hidden || drafts::is_of_draft(desk, page),
        provenance: colophon.provenance,
        attributions: head.attributions,
        print_note: say!(
            desk,
            "notice.printed-from",
            address = &printed_from,
            version = &site.version
        ),
    }
}

fn site_frame(desk: &Desk<'_>, site: &Site) -> SiteFrame {
    let contact = &site.organisation.contact;
    SiteFrame {
        title: site.title.clone(),
        tagline: site.tagline.clone(),
        language: site.language.to_string(),
        right_to_left: desk.words.language().is_right_to_left(),
        version: site.version.clone(),
        organisation: site.organisation.name.clone(),
        organisation_about: site.organisation.about.clone().unwrap_or_default(),
        licence: Link::new(
            site.licence.name.clone(),
            site.licence.url.as_deref().unwrap_or_default().to_owned(),
        ),
        contact: ContactFrame {
            text: contact.text.clone(),
            email: contact.email.as_deref().unwrap_or_default().to_owned(),
            href: contact.url.as_deref().unwrap_or_default().to_owned(),
        },
        built: desk.date(desk.evidence.as_of()),
    }
}

fn menu(desk: &Desk<'_>, here: &Here, section: &str) -> Vec<MenuItem> {
    let item = |(words, address): (TextId, &str)| MenuItem {
        label: desk.text(words),
        href: here.href(address),
        current: address == section,
    };
    let used = MENU
        .into_iter()
        .filter(|(_, address)| holds_records(desk.evidence, address));
    used.map(item).collect()
}

fn footer_links(desk: &Desk<'_>, here: &Here) -> Vec<Link> {
    let mut pages: Vec<_> = desk
        .evidence
        .records
        .pages
        .values()
        .filter(|page| page.value.order.is_some() && page.id.as_str() != "accessibility")
        .collect();
    pages.sort_by_key(|page| (page.value.order, page.id.clone()));
    let mut links: Vec<Link> = pages
        .into_iter()
        .map(|page| {
            let label = page.value.menu.as_ref().unwrap_or(&page.value.title);
            here.link(label.clone(), &format!("{}.html", page.id))
        })
        .collect();
    links.push(here.link(say!(desk, "link.my-briefing"), "briefing.html"));
    if holds_records(desk.evidence, "map/index.html") {
        links.push(here.link(say!(desk, "link.evidence-map"), "map/index.html"));
    }
    links.push(here.link(say!(desk, "link.accessibility"), "accessibility.html"));
    links.push(here.link(say!(desk, "link.downloads"), "downloads/index.html"));
    links
}
