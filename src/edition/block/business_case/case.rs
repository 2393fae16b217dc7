//! A case of the outline: headings with statements, each with its source, and gaps to fill.

use crate::view::reading::Reading;

/// A part of the outline.
#[derive(Debug)]
pub struct Case {
    /// Its heading.
    pub heading: String,
    /// What stands in it.
    pub parts: Vec<Part>,
}

/// A heading with its items.
#[derive(Debug)]
pub struct Part {
    /// The heading.
    pub heading: String,
    /// The items.
    pub items: Vec<Item>,
}

/// An item of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// What a record says.
    Statement {
        /// The words.
        text: String,
        /// The record.
        source: String,
        /// Its address, relative to the site.
        address: String,
    },
    /// A place for something local.
    Local(String),
}

/// The address of the edition from which the outline is filled.
pub(super) fn edition_address(reading: &Reading<'_>) -> String {
    let addresses = &reading.desk.addresses;
    addresses.edition(&reading.question.id, &reading.audience.id)
}
