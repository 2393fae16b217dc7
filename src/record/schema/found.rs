//! What a walk over a tree with its schema finds.

use serde::{Deserialize, Serialize};

use crate::diag::Diagnostic;
use crate::record::kind::Kind;
use crate::record::quotation::{self, Quotation};
use crate::record::value::Date;

/// A fault with the node to which it belongs.
#[derive(Debug, Clone)]
pub struct Fault {
    /// First byte of the node.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The problem, still without a place.
    pub problem: Diagnostic,
}

/// A reference from a file to a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The kind of the record that is meant.
    pub kind: Kind,
    /// Its id as written.
    pub id: String,
    /// First byte of the id.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A value of a vocabulary of the topic that a file names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// The name of the vocabulary.
    pub vocabulary: String,
    /// The key that holds the value.
    pub key: String,
    /// The value as written.
    pub value: String,
    /// First byte of the value.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A Markdown text inside a record, where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prose {
    /// The text.
    pub text: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A text that may quote values of records, where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoting {
    /// The text.
    pub text: String,
    /// Whether it is Markdown.
    pub is_markdown: bool,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Quoting {
    /// What it quotes.
    pub fn quotations(&self) -> Vec<Quotation> {
        if self.is_markdown {
            quotation::in_markdown(&self.text)
        } else {
            quotation::in_plain(&self.text)
        }
    }
}

/// What a walk over a tree with its schema finds.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// References to other records.
    pub references: Vec<Reference>,
    /// Values of vocabularies.
    pub chosen: Vec<Chosen>,
    /// Markdown texts.
    pub prose: Vec<Prose>,
    /// Texts that may quote values of records, in Markdown or not.
    pub quoting: Vec<Quoting>,
    /// Days on which something is said to have been done.
    pub days: Vec<Day>,
}

/// A day on which something is said to have been done, where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub day: Date,
    /// Whether work was done on it, and not a paper published.
    pub is_of_work: bool,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}
