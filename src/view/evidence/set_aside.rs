//! Studies that are listed and of which no analysis has a result.

use crate::record::id::Id;
use crate::synthesis::{LeftOut, OutcomeFindings};

/// Whether a study has results in the analyses, and editors left out all of them.
pub(in crate::view) fn is_set_aside(found: &[OutcomeFindings], study: &Id) -> bool {
    let rows = found.iter().flat_map(|found| &found.rows);
    let mut own = rows
        .filter(|row| row.study == *study && row.parts.is_empty())
        .map(|row| matches!(row.left_out, Some(LeftOut::ByEditors(_))))
        .peekable();
    own.peek().is_some() && own.all(|left_out| left_out)
}
