//! What keeps a preview from starting.

/// Why there is no preview.
#[derive(Debug)]
pub enum PreviewError {
    /// No port could be opened.
    NoPort(String),
    /// The content cannot be watched.
    NoWatch(String),
}
