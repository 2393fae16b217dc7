//! A standing page.

use super::id::Id;
use super::vocabulary::{Date, Status};
use schemars::JsonSchema;
use serde::Deserialize;

/// A standing page. File: `pages/<id>.md`; the front matter is this, the text is the page.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Title.
    pub title: String,
    /// One sentence below the title, also for search engines.
    pub lede: String,
    /// The name in menus, when it differs from the title.
    pub menu: Option<String>,
    /// Its place in menus; lower comes first. Left out: it is not in a menu.
    pub order: Option<u32>,
    /// Draft or published.
    #[serde(default)]
    pub status: Status,
    /// When the record was last reviewed.
    pub reviewed: Option<Date>,
    /// When it should be reviewed next.
    pub review_by: Option<Date>,
    /// Earlier ids; their addresses lead here.
    #[serde(default)]
    pub aliases: Vec<Id>,
}
