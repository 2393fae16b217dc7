//! A file of the site.

use crate::text::marks;

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// The address, relative to the site, with forward slashes.
    pub address: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl OutputFile {
    /// A file of text. Words that are said in English on a site in another language are marked in
    /// pages; other files have no place for marks.
    pub fn text(address: impl Into<String>, text: String) -> Self {
        let address = address.into();
        let text = if address.ends_with(".html") {
            marks::html(text)
        } else {
            marks::plain(&text).into_owned()
        };
        Self {
            address,
            bytes: text.into_bytes(),
        }
    }
}
