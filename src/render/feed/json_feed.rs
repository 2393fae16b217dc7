//! A feed as JSON Feed, version 1.1.

use serde_json::{Map, Value, json};

use crate::prose::plain_text;
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::update::Update;
use crate::render::output_file::OutputFile;
use crate::text::date;
use crate::view::Desk;
use crate::view::colophon::Topic;

use super::entry::{content, place, stable_id, title, updates};

/// The feed at its own address.
pub(super) fn file(desk: &Desk<'_>, address: &str, topic: &Topic) -> OutputFile {
    let site = &desk.evidence.site.value;
    let items: Vec<Value> = updates(desk, topic)
        .map(|update| item(desk, address, update))
        .collect();
    let mut feed = Map::new();
    feed.insert("version".into(), json!("https://jsonfeed.org/version/1.1"));
    feed.insert("title".into(), json!(title(desk, topic)));
    if site.base_url.is_some() {
        // Both have to be full addresses.
        let home = place(desk, address, &topic.page);
        feed.insert("home_page_url".into(), json!(home));
        feed.insert("feed_url".into(), json!(place(desk, address, address)));
    }
    feed.insert("description".into(), json!(site.tagline));
    feed.insert("language".into(), json!(&*site.language));
    let authors = json!([{ "name": site.organisation.name }]);
    feed.insert("authors".into(), authors);
    feed.insert("items".into(), json!(items));
    let text = serde_json::to_string_pretty(&feed).unwrap_or_default();
    OutputFile::text(address, text + "\n")
}

fn item(desk: &Desk<'_>, feed: &str, update: &Entry<Update>) -> Value {
    let address = desk.addresses.of(Kind::Update, update.id.as_str());
    json!({
        "id": stable_id(desk, &address),
        "url": place(desk, feed, &address),
        "title": update.value.title,
        "summary": plain_text(&update.value.summary),
        "content_html": content(desk, feed, update),
        "date_published": date::atom(update.value.date.0),
    })
}
