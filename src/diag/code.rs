//! Kinds of problem.

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site cannot be built.
    Error,
    /// The site can be built; `--strict` refuses.
    Warning,
    /// Worth knowing; never stops a build.
    Note,
}

impl Severity {
    /// The word used in reports.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A kind of problem, with a stable name that never changes its meaning.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable name: `E0201`.
    pub id: &'static str,
    /// How bad it is, unless a check says otherwise.
    pub severity: Severity,
    /// What it is, in a few words.
    pub title: &'static str,
    /// Why it matters, in one sentence.
    pub why: &'static str,
    /// The longer explanation for `distil explain`, with an example and the cure.
    pub explanation: &'static str,
}
