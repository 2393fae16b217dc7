//! Small parts that many pages share.

use serde::Serialize;

/// A link with its words; `href` is ready to print.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Link {
    /// The words.
    pub label: String,
    /// Where it leads, relative to the page.
    pub href: String,
    /// The number of the source to which it leads; only on a page that numbers its sources.
    pub cite: Option<usize>,
}

impl Link {
    /// A link to something that is no source.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            href: href.into(),
            cite: None,
        }
    }
}

/// A link that may be the page itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MenuItem {
    /// The words.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether it is the page itself, or the part of the site to which the page belongs.
    pub current: bool,
}

/// A certainty or confidence badge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Badge {
    /// `high`, `moderate`, `low`, `very-low` or `none`.
    pub level: String,
    /// The words: "Low certainty".
    pub label: String,
    /// `certainty` (GRADE, round dots) or `confidence` (CERQual, squares).
    pub kind: String,
    /// Where the reasons stand; empty when nowhere.
    pub href: String,
}

/// A value with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceLine {
    /// The place in words: "Table 2, row 3".
    pub text: String,
    /// The source; empty when it has no address.
    pub href: String,
    /// The number of the source; only on a page that numbers its sources.
    pub cite: Option<usize>,
}

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Download {
    /// What it is.
    pub label: String,
    /// Where it is.
    pub href: String,
    /// Its format: "CSV", "JSON", "Word".
    pub format: String,
}

/// The credit owed for data on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Credit {
    /// A short name for the data.
    pub name: String,
    /// The credit line.
    pub credit: String,
    /// Where the data are.
    pub href: String,
    /// The licence.
    pub licence: Link,
}

/// One line of a panel: a term with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The term.
    pub label: String,
    /// The value.
    pub text: String,
    /// Where the value leads; empty when nowhere.
    pub href: String,
}

impl Row {
    /// A line without a link.
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            text: text.into(),
            href: String::new(),
        }
    }

    /// A line whose value is a link.
    pub fn linked(label: impl Into<String>, link: Link) -> Self {
        Self {
            label: label.into(),
            text: link.label,
            href: link.href,
        }
    }
}
