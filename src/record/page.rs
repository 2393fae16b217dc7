//! A standing page.

use super::life::Life;
use schemars::JsonSchema;
use serde::Deserialize;

/// A standing page. File: `pages/<id>.md`; the front matter is this, the text is the page.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Page {
    /// Title.
    pub title: String,
    /// One sentence below the title, also for search engines.
    pub lede: String,
    /// The name in menus, when it differs from the title.
    pub menu: Option<String>,
    /// Its place in menus; lower comes first. Left out: it is not in a menu.
    pub order: Option<u32>,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}
