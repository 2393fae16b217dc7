//! What is wrong, where, and what to do about it, as data.
//!
//! Nothing here prints. A stage adds what it finds to [`Diagnostics`]; the first problem never
//! hides the second. `cli` shows them.

pub mod cause;
mod code;
pub mod codes;
mod collector;
mod follow;
mod place;
pub mod reference;

pub use code::{Code, Severity};
pub use collector::Diagnostics;
pub use follow::{RECORDS, TABLES};
pub use place::Place;

/// One problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The kind of problem, which `distil explain` expands.
    pub code: &'static Code,
    /// How bad it is; usually what the code says.
    pub severity: Severity,
    /// Where, when it is in a file.
    pub place: Option<Place>,
    /// What is wrong, in plain words, one sentence.
    pub message: String,
    /// Why it matters here, when the code's general reason is not enough.
    pub why: Option<String>,
    /// What to do, most likely cure first.
    pub hints: Vec<String>,
    /// Records that have to be there and sound for this to be a problem of its own.
    pub follows: Vec<String>,
    /// The records that are not there, where that is the problem.
    pub tells_of: Vec<String>,
    /// How many problems that follow from this one are held back.
    pub held_back: usize,
}

impl Diagnostic {
    /// A problem of this kind.
    pub fn new(code: &'static Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            place: None,
            message: message.into(),
            why: None,
            hints: Vec::new(),
            follows: Vec::new(),
            tells_of: Vec::new(),
            held_back: 0,
        }
    }

    /// The same problem at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Says that it is a problem of another kind.
    pub fn set_code(&mut self, code: &'static Code) {
        self.code = code;
        self.severity = code.severity;
    }

    /// The same problem with one more thing to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same problem with the reason it matters.
    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }

    /// What to do about it: its own advice, or else what the code says of its cure.
    pub fn advice(&self) -> Vec<&str> {
        match self.hints.as_slice() {
            [] => vec![self.code.explanation],
            hints => hints.iter().map(String::as_str).collect(),
        }
    }

    /// What is said of the problems that follow from this one; nothing where there are none.
    pub fn more(&self) -> Option<String> {
        match self.held_back {
            0 => None,
            1 => Some("1 more problem follows from this one.".to_owned()),
            n => Some(format!("{n} more problems follow from this one.")),
        }
    }

    /// The reason it matters: its own, or else the code's.
    pub fn reason(&self) -> &str {
        self.why.as_deref().unwrap_or(self.code.why)
    }
}
