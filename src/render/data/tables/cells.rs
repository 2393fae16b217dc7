//! Cells that several tables share.

use crate::record::study::Study;
use crate::record::value::{Attribution, Known};
use crate::view::desk::known_text;

/// The credit owed for the data of a study.
pub(super) fn credit_of(study: Option<&Study>) -> String {
    study
        .and_then(|study| study.attribution.as_ref())
        .map(Attribution::line)
        .unwrap_or_default()
}

/// A value in words where it is given.
pub(super) fn known<T>(value: Option<&Known<T>>, show: impl Fn(&T) -> String) -> String {
    value
        .map(|value| known_text(value, show))
        .unwrap_or_default()
}
