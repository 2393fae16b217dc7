//! A problem as it is kept: its code by its id.

use serde::{Deserialize, Serialize};

use crate::diag::{Diagnostic, Diagnostics, Place, Severity, codes};

/// A problem as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Problem {
    code: String,
    severity: u8,
    place: Option<(String, usize, usize, usize, String)>,
    message: String,
    why: Option<String>,
    hints: Vec<String>,
    held_back: usize,
}

/// The severities by the numbers under which they are kept.
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

impl From<&Diagnostic> for Problem {
    fn from(problem: &Diagnostic) -> Self {
        let severity = SEVERITIES.iter().position(|one| *one == problem.severity);
        let place = problem.place.as_ref().map(|place| {
            let (line, column) = (place.line, place.column);
            let (file, excerpt) = (place.file.clone(), place.excerpt.clone());
            (file, line, column, place.length, excerpt)
        });
        Self {
            code: problem.code.id.to_owned(),
            severity: severity.unwrap_or_default() as u8,
            place,
            message: problem.message.clone(),
            why: problem.why.clone(),
            hints: problem.hints.clone(),
            held_back: problem.held_back,
        }
    }
}

impl Problem {
    /// All problems; nothing when one has a code that the program does not know.
    pub fn restore(kept: &[Problem]) -> Option<Diagnostics> {
        kept.iter().cloned().map(Problem::into_diagnostic).collect()
    }

    fn into_diagnostic(self) -> Option<Diagnostic> {
        let place = |(file, line, column, length, excerpt)| Place {
            file,
            line,
            column,
            length,
            excerpt,
        };
        Some(Diagnostic {
            code: codes::find(&self.code)?,
            severity: *SEVERITIES.get(usize::from(self.severity))?,
            place: self.place.map(place),
            message: self.message,
            why: self.why,
            hints: self.hints,
            held_back: self.held_back,
            follows: Vec::new(),
            tells_of: Vec::new(),
        })
    }
}
