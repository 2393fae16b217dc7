//! Exit codes: a contract with scripts and CI.

use std::process::ExitCode;

use crate::diag::{Diagnostics, Severity};

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: done.
    Good,
    /// 1: problems in the content.
    Problems,
    /// 2: the command was used wrongly.
    WrongUse,
    /// 3: something could not be read or written.
    CannotReadOrWrite,
}

impl Exit {
    /// The exit that follows from what was found. In strict runs warnings count as problems.
    pub fn after(found: &Diagnostics, strict: bool) -> Self {
        const FILES: [&str; 5] = ["E0101", "E0702", "E0703", "E0705", "E0706"];
        const USE: [&str; 2] = ["E0701", "E0704"];
        let problems = found.sorted();
        let errors = || problems.iter().filter(|d| d.severity == Severity::Error);
        if errors().any(|d| USE.contains(&d.code.id)) {
            return Exit::WrongUse;
        }
        if errors().any(|d| FILES.contains(&d.code.id)) {
            return Exit::CannotReadOrWrite;
        }
        let stops = found.has_errors() || (strict && found.count(Severity::Warning) > 0);
        if stops { Exit::Problems } else { Exit::Good }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Good => 0,
            Exit::Problems => 1,
            Exit::WrongUse => 2,
            Exit::CannotReadOrWrite => 3,
        })
    }
}
