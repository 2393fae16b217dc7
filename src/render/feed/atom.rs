//! A feed as Atom.

use std::fmt::Write as _;

use crate::prose::plain_text;
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::update::Update;
use crate::render::output_file::OutputFile;
use crate::text::date;
use crate::text::escape::html as escape;
use crate::view::Desk;
use crate::view::colophon::{About, Topic};

use super::entry::{content, place, stable_id, title, updates};

/// The feed; one without updates is as old as the site.
pub(super) fn file(desk: &Desk<'_>, topic: &Topic) -> OutputFile {
    let site = &desk.evidence.site.value;
    let newest = updates(desk, topic).next();
    let newest = newest.map_or(desk.evidence.as_of(), |update| update.value.date);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = write!(
        xml,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<subtitle>{}</subtitle>\n<link href=\"{}\"/>\n<link rel=\"self\" href=\"{}\"/>\n<id>{}</id>\n<updated>{}</updated>\n<author><name>{}</name></author>\n<rights>{}</rights>\n",
        escape(&site.language),
        escape(&title(desk, topic)),
        escape(&site.tagline),
        escape(&place(desk, &topic.address, &topic.page)),
        escape(&place(desk, &topic.address, &topic.address)),
        escape(&feed_id(desk, topic)),
        date::atom(newest.0),
        escape(&site.organisation.name),
        escape(&site.licence.name),
    );
    for update in updates(desk, topic) {
        entry(&mut xml, desk, topic, update);
    }
    xml.push_str("</feed>\n");
    OutputFile::text(&topic.address, xml)
}

/// The feed of all updates keeps the id that it always had.
fn feed_id(desk: &Desk<'_>, topic: &Topic) -> String {
    match topic.about {
        About::Everything => stable_id(desk, "updates"),
        _ => stable_id(desk, &topic.address),
    }
}

fn entry(xml: &mut String, desk: &Desk<'_>, topic: &Topic, update: &Entry<Update>) {
    let address = desk.addresses.of(Kind::Update, update.id.as_str());
    let html = content(desk, &topic.address, update);
    let _ = write!(
        xml,
        "<entry>\n<title>{}</title>\n<link href=\"{}\"/>\n<id>{}</id>\n<updated>{}</updated>\n<summary>{}</summary>\n<content type=\"html\">{}</content>\n</entry>\n",
        escape(&update.value.title),
        escape(&place(desk, &topic.address, &address)),
        escape(&stable_id(desk, &address)),
        date::atom(update.value.date.0),
        escape(&plain_text(&update.value.summary)),
        escape(&html),
    );
}
