//! Resources as Word documents.

use crate::view::Desk;

use super::files::OutputFile;

/// A Word document for every resource.
pub(super) fn files(_desk: &Desk<'_>) -> Vec<OutputFile> {
    Vec::new()
}
