//! Cells that several tables share.

use crate::record::value::Known;
use crate::words::Worded;

/// A value as it is written in data, or why there is none.
pub(super) fn known<T>(value: Option<&Known<T>>, show: impl Fn(&T) -> String) -> String {
    let text = |value: &Known<T>| match value {
        Known::Value(value) => show(value),
        Known::Missing(missing) => match &missing.note {
            Some(note) => format!("{}: {note}", missing.missing.english()),
            None => missing.missing.english().to_owned(),
        },
    };
    value.map(text).unwrap_or_default()
}
