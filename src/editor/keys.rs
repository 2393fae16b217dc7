//! The keys of a form that are no keys of a record.

/// The field that says of which state of a file the form is.
pub const BASE: &str = "_base";
/// The field that says which item of a list an item was.
pub const PLACE: &str = "_at";
/// The field with the text below the front matter.
pub const BODY: &str = "body";
