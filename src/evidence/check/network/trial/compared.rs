//! A result of a network with what it compares.

use crate::evidence::ResultEntry;

/// A result with its place in the list, and the treatments that it compares.
pub(super) struct Compared<'a> {
    pub(super) entry: &'a ResultEntry,
    /// "results[3]".
    pub(super) value: String,
    pub(super) first: usize,
    pub(super) second: usize,
}
