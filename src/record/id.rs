//! Identifiers of records and typed references between them.

use std::borrow::Cow;
use std::collections::HashSet;
use std::marker::PhantomData;
use std::sync::{LazyLock, PoisonError, RwLock};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::kind::RecordKind;
use crate::text::file_name::is_reserved;

/// The identifier of a record: the file name without its ending, in kebab-case,
/// unique within its kind and never changed once published.
///
/// Every text is kept once for the whole run, so that two ids are the same when they stand at one
/// address: comparing, hashing and cloning an id costs nothing. Only sorting reads the text.
#[derive(Debug, Clone)]
pub struct Id(&'static str);

/// The texts of all ids. They live as long as the program: a preview that reads the content again
/// finds nearly all of them there.
static TEXTS: LazyLock<RwLock<HashSet<&'static str>>> = LazyLock::new(RwLock::default);

/// The one copy of a text.
fn kept(text: &str) -> &'static str {
    let known = TEXTS.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(text) = known.get(text) {
        return text;
    }
    drop(known);
    let mut texts = TEXTS.write().unwrap_or_else(PoisonError::into_inner);
    if let Some(text) = texts.get(text) {
        return text;
    }
    let text: &'static str = Box::leak(text.into());
    texts.insert(text);
    text
}

impl Id {
    /// Wraps a text that has already been checked by [`Id::fault`].
    pub fn new(text: impl AsRef<str>) -> Self {
        Self(kept(text.as_ref()))
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &'static str {
        self.0
    }

    /// Says in plain words why `text` cannot be an identifier, or `None` when it can.
    pub fn fault(text: &str) -> Option<&'static str> {
        if text.is_empty() {
            return Some("it is empty");
        }
        if text.contains(['/', '\\']) || text.contains("..") {
            return Some("it looks like a path; an id is only a name");
        }
        if text.chars().any(|c| c.is_ascii_uppercase()) {
            return Some("it has capital letters");
        }
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !text.chars().all(allowed) {
            return Some("it has characters other than a to z, 0 to 9 and the hyphen");
        }
        if let Some(fault) = taken_name(text) {
            return Some(fault);
        }
        let hyphen_out_of_place =
            text.starts_with('-') || text.ends_with('-') || text.contains("--");
        hyphen_out_of_place.then_some("a hyphen stands at its start or end, or twice in a row")
    }
}

/// Names that are taken: by the list of a kind, or by a device of Windows, which cannot write or check out
/// a file of such a name, whatever its ending.
fn taken_name(text: &str) -> Option<&'static str> {
    if text == "index" {
        return Some("the list of all records of its kind stands at `index.html`");
    }
    is_reserved(text).then_some("Windows keeps this name for a device")
}

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Id {}

impl std::hash::Hash for Id {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.as_ptr().hash(state);
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        if self == other {
            return std::cmp::Ordering::Equal;
        }
        self.0.cmp(other.0)
    }
}

impl Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

impl JsonSchema for Id {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "x-format": "id" })
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

/// A reference to a record of kind `K`, written in a file as the record's id.
///
/// Whether the record exists is checked when the records are linked, for every
/// reference in every file, from the schema: `x-ref` names the kind.
pub struct Ref<K> {
    id: Id,
    kind: PhantomData<fn() -> K>,
}

impl<K> Ref<K> {
    /// A reference to the record with this id.
    pub fn to(id: Id) -> Self {
        Self {
            id,
            kind: PhantomData,
        }
    }

    /// The id of the record that is meant.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The id as text.
    pub fn as_str(&self) -> &'static str {
        self.id.as_str()
    }
}

impl<K> Clone for Ref<K> {
    fn clone(&self) -> Self {
        Self::to(self.id.clone())
    }
}

impl<K> std::fmt::Debug for Ref<K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ref({})", self.id)
    }
}

impl<K> PartialEq for Ref<K> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<K> Eq for Ref<K> {}

impl<K> PartialOrd for Ref<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Ref<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.id.cmp(&other.id)
    }
}

impl<K> Serialize for Ref<K> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.id.serialize(serializer)
    }
}

impl<'de, K> Deserialize<'de> for Ref<K> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::to(Id::new(text)))
    }
}

impl<K: RecordKind> JsonSchema for Ref<K> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Ref{}", K::KIND.folder()).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "x-ref": K::KIND.folder() })
    }
}
