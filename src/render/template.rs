//! A template of a theme.

/// A template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The file for messages: `theme/templates/study.html`.
    pub file: String,
    /// What stands in it.
    pub text: String,
}
