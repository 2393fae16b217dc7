//! A fault that is put into a record, and what the report must say about it.

use distil::Diagnostic;

use crate::{Project, listed};

/// A fault that was made, and what the report must say about it.
#[derive(Debug)]
pub struct Expected<'a> {
    /// The code of the problem.
    pub code: &'a str,
    /// The file in which it stands.
    pub file: &'a str,
    /// Line and column; nothing when the whole file is meant.
    pub place: Option<(usize, usize)>,
    /// What the message or a hint must hold.
    pub words: &'a [&'a str],
}

/// The report must hold exactly this one problem.
pub fn assert_only(project: &Project, expected: &Expected<'_>) {
    let problems = project.problems();
    assert_eq!(
        problems.len(),
        1,
        "one fault, one problem: {}",
        listed(&problems)
    );
    assert_told(&problems, expected);
}

/// The report must hold this problem.
pub fn assert_told(problems: &[Diagnostic], expected: &Expected<'_>) {
    let is_it = |problem: &&Diagnostic| {
        let place = problem.place.as_ref();
        let at = place.filter(|p| p.line > 0).map(|p| (p.line, p.column));
        problem.code.id == expected.code
            && place.is_some_and(|p| p.file == expected.file)
            && at == expected.place
    };
    let problem = problems.iter().find(is_it).unwrap_or_else(|| {
        panic!(
            "{} at {}:{:?} is not told:\n{}",
            expected.code,
            expected.file,
            expected.place,
            listed(problems)
        )
    });
    let said = format!("{} {}", problem.message, problem.hints.join(" "));
    for word in expected.words {
        assert!(said.contains(word), "{word:?} is not in: {said}");
    }
}

/// Each fault is a test: in `file` of the project, `from` becomes `to`; then `code` alone is told, at the
/// first `at` from there on, with the words. Without `at`, the first line is meant.
#[macro_export]
macro_rules! faults {
    ($project:expr; $($name:ident: $file:literal, $from:expr => $to:expr, $code:literal at $at:literal, $words:expr;)*) => {
        $(#[test]
        fn $name() {
            let project = $project;
            let from = project.replace($file, $from, $to);
            let from = if $at.is_empty() { 0 } else { from };
            let place = Some(project.place_of($file, from, $at));
            let expected = $crate::Expected { code: $code, file: $file, place, words: &$words };
            $crate::assert_only(&project, &expected);
        })*
    };
}
