//! Data files: the tables of the site as CSV and JSON, references as RIS.

use crate::view::Desk;

use super::files::OutputFile;

/// All data files.
pub(super) fn files(_desk: &Desk<'_>) -> Vec<OutputFile> {
    Vec::new()
}
