//! Which problems a person is shown at once, and in which order.

use crate::diag::{Diagnostic, Severity};
use crate::text::number;

/// Nobody reads more at once.
const MOST: usize = 20;

/// The problems to show, and what is said of those that are left out.
///
/// Faults of files, folders and names come first: they cause others. Where there are more than anybody
/// reads, errors come before warnings, and the rest is counted. Notes are shown where all is asked for.
pub(super) fn to_show<'d>(
    sorted: &[&'d Diagnostic],
    with_all: bool,
) -> (Vec<&'d Diagnostic>, Option<String>) {
    let mut shown: Vec<&Diagnostic> = sorted.to_vec();
    if !with_all {
        shown.retain(|problem| problem.severity != Severity::Note);
    }
    let is_of_files = |problem: &&Diagnostic| &problem.code.id[1..3] == "01";
    let many = shown.len() > MOST && !with_all;
    shown.sort_by_key(|problem| {
        let severity = many.then_some(problem.severity);
        (severity, !is_of_files(problem))
    });
    if !many {
        return (shown, None);
    }
    let rest = shown.split_off(MOST);
    (shown, Some(left_out(&rest)))
}

fn left_out(rest: &[&Diagnostic]) -> String {
    let of = |severity| rest.iter().filter(|it| it.severity == severity).count();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let errors = (errors > 0).then(|| number::count(errors, "error", "errors"));
    let warnings = (warnings > 0).then(|| number::count(warnings, "warning", "warnings"));
    let counts: Vec<String> = errors.into_iter().chain(warnings).collect();
    let are = if rest.len() == 1 { "is" } else { "are" };
    format!(
        "{} more {are} not shown; `--verbose` shows all.",
        counts.join(" and ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Place, codes};

    #[test]
    fn causes_come_first_and_no_more_than_twenty_are_shown() {
        let mut problems: Vec<Diagnostic> = (0..30)
            .map(|n| Diagnostic::new(&codes::OUTLIER, "A").at(Place::file(format!("a{n}"))))
            .collect();
        problems.push(Diagnostic::new(&codes::WRONG_TYPE, "B").at(Place::file("b")));
        problems.push(Diagnostic::new(&codes::UNKNOWN_FOLDER, "C").at(Place::file("c")));
        problems.push(Diagnostic::new(&codes::ORPHAN, "D").at(Place::file("d")));
        let sorted: Vec<&Diagnostic> = problems.iter().collect();
        let (shown, left_out) = to_show(&sorted, false);
        let first: Vec<&str> = shown.iter().take(2).map(|it| it.code.id).collect();
        assert_eq!((first, shown.len()), (vec!["E0106", "E0303"], MOST));
        let said = left_out.unwrap_or_default();
        assert!(said.starts_with("12 warnings more"), "{said}");
        assert_eq!(to_show(&sorted, true).0.len(), 33);
        assert!(to_show(&sorted[30..], false).1.is_none());
    }
}
