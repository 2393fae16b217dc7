//! For whom a sentence is made.

/// For whom a sentence is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Most readers.
    Standard,
    /// Readers who want plain names.
    Plain,
}
