//! A resource before it is in a bundle, and what every resource of a site says.

use serde_json::{Map, Value, json};

use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::synthesis::Synthesis;
use crate::text::marks;
use crate::view::Desk;

/// A study of a body of evidence, with the reference to its citation.
pub(super) struct Cited {
    pub study: String,
    pub reference: Value,
}

/// What evidence rests on.
pub(super) struct Sources<'a> {
    /// The reference to the citation of the body of evidence.
    pub synthesis: Value,
    pub studies: &'a [Cited],
}

/// A resource before it is in the bundle.
pub(super) struct Resource {
    /// Its type.
    pub kind: &'static str,
    /// What it is of; the same name is the same resource.
    pub name: String,
    /// What is shown where it is referred to.
    pub display: String,
    pub content: Value,
}

/// What every resource of this site says of where it comes from.
pub(super) fn from_here(desk: &Desk<'_>, address: &str) -> Map<String, Value> {
    let site = &desk.evidence.site.value;
    let base = site
        .base_url
        .as_deref()
        .map(|base| base.trim_end_matches('/'));
    let page = base.map(|base| format!("{base}/{address}"));
    let licence = [
        Some(site.licence.name.as_str()),
        site.licence.url.as_deref(),
    ];
    let licence: Vec<&str> = licence.into_iter().flatten().collect();
    let parts = [
        ("identifier", json!([uri(page.as_deref())])),
        ("status", json!("active")),
        ("date", json!(desk.evidence.as_of().to_string())),
        ("publisher", json!(site.organisation.name)),
        ("copyright", json!(licence.join(", "))),
    ];
    parts
        .into_iter()
        .map(|(key, part)| (key.to_owned(), part))
        .collect()
}

/// An address as an identifier; nothing where there is none.
pub(super) fn uri(address: Option<&str>) -> Value {
    match address {
        Some(address) => json!({"system": "urn:ietf:rfc:3986", "value": address}),
        None => Value::Null,
    }
}

/// A said text without marks.
pub(super) fn bare(text: &str) -> String {
    marks::plain(text).trim().to_owned()
}

/// The parts with more of them.
pub(super) fn with(mut parts: Map<String, Value>, more: Value) -> Value {
    if let Value::Object(more) = more {
        parts.extend(more);
    }
    Value::Object(parts)
}

/// The address of a body of evidence.
pub(super) fn address(desk: &Desk<'_>, entry: &Entry<Synthesis>) -> String {
    desk.addresses.of(Kind::Synthesis, entry.id.as_str())
}
