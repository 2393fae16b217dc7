//! Marks that Git leaves in a file where two people have changed the same lines.

use crate::diag::{Diagnostic, Place, codes};

/// The mark before the first version.
const OPENS: &str = "<<<<<<<";
/// The mark behind the second.
const CLOSES: &str = ">>>>>>>";

/// Says that a text holds two versions of some lines; nothing where it has none of the marks. What
/// divides the versions, a line of `=======`, is no sign by itself: it may underline a heading.
pub fn problem(name: &str, text: &str) -> Option<Diagnostic> {
    let marks = marks(text);
    let (at, mark) = *marks.first()?;
    let place = Place::in_text(name, text, at, at + mark.len());
    let closing = marks.iter().find(|(_, mark)| *mark == CLOSES);
    let problem = match closing.filter(|_| mark == OPENS) {
        Some((end, _)) => {
            let message = "Two versions of some lines were not merged; the first begins here.";
            let last = text[..*end].matches('\n').count() + 1;
            Diagnostic::new(&codes::MERGE_MARKS, message).hint(format!(
                "Up to line {last}, keep the lines that are right, and delete the others with the lines \
                 of `<<<<<<<`, `=======` and `>>>>>>>`."
            ))
        }
        None => {
            let message = "This mark was left behind when two versions were merged.";
            Diagnostic::new(&codes::MERGE_MARKS, message)
                .hint("Delete the line, and see whether the lines around it are right.")
        }
    };
    let problem = match marks.iter().filter(|(_, mark)| *mark == OPENS).count() {
        0 | 1 => problem,
        n => problem.hint(format!("There are {n} such places in this file.")),
    };
    Some(problem.at(place))
}

/// The lines that begin with a mark, each with its byte.
fn marks(text: &str) -> Vec<(usize, &'static str)> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let is = |mark: &&str| {
            let rest = line.strip_prefix(*mark).map(str::trim_end);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let mark = [OPENS, CLOSES].into_iter().find(is);
        found.extend(mark.map(|mark| (at, mark)));
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(usize, String)> {
        let problem = problem("a.md", text)?;
        let line = problem.place.map_or(0, |place| place.line);
        Some((line, problem.hints.concat()))
    }

    #[test]
    fn both_versions_are_told_with_their_lines() {
        let text = "A\n<<<<<<< HEAD\nB\n=======\nC\n>>>>>>> main\r\n";
        let (line, hint) = told(text).expect("told");
        assert_eq!(line, 2);
        assert!(hint.contains("Up to line 6,"), "{hint}");
        let twice = told(&text.repeat(2)).expect("told").1;
        assert!(twice.contains("2 such places"), "{twice}");
        assert_eq!(told("A\n>>>>>>> main\n").map(|told| told.0), Some(2));
    }

    #[test]
    fn a_heading_and_a_quotation_are_no_marks() {
        assert_eq!(
            told("A heading\n=======\n\n> said\n>> again\n<<<<<<<<< x\n"),
            None
        );
    }
}
