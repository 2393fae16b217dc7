//! A file of the site.

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// The address, relative to the site, with forward slashes.
    pub address: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl OutputFile {
    /// A file of text.
    pub fn text(address: impl Into<String>, text: String) -> Self {
        Self {
            address: address.into(),
            bytes: text.into_bytes(),
        }
    }
}
