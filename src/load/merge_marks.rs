//! Marks that Git leaves in a file where two people have changed the same lines.

use crate::diag::{Diagnostic, Place, codes};

/// The mark before the first version.
const OPENS: &str = "<<<<<<<";
/// The mark before what both were made from, where Git keeps that.
const BASE: &str = "|||||||";
/// The mark behind the second.
const CLOSES: &str = ">>>>>>>";

/// Says that a text holds two versions of some lines; nothing where it has none of the marks. What
/// divides the versions, a line of `=======`, is no sign by itself: it may underline a heading. Marks may
/// be indented, as in a block text of YAML. In a fenced block of code they may be meant.
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
                 of `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`."
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

/// The lines that begin with a mark, each with its byte: from the first that is none of code.
fn marks(text: &str) -> Vec<(usize, &'static str)> {
    let mut at = 0;
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    let mut in_code = Vec::new();
    let mut fence: Option<Fence> = None;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t']);
        let indent = line.len() - words.len();
        let is_text = !words.trim().is_empty();
        if let Some(open) = fence {
            if is_text && indent < open.indent {
                // The text has ended before its code: the fence was none.
                found.append(&mut in_code);
                fence = None;
            } else if open.is_closed_by(words) {
                fence = None;
                at += line.len();
                // With a mark outside, those in code are of the same versions.
                if found.is_empty() {
                    in_code.clear();
                }
                continue;
            }
        }
        if fence.is_none() {
            fence = Fence::opened_by(words, indent);
        }
        let marked = mark_of(words).map(|mark| (at + indent, mark));
        match fence {
            Some(_) => in_code.extend(marked),
            None => found.extend(marked),
        }
        at += line.len();
    }
    found.append(&mut in_code);
    found.sort_unstable();
    found
}

/// The mark with which the words of a line begin.
fn mark_of(words: &str) -> Option<&'static str> {
    let is = |mark: &&str| {
        let rest = words.strip_prefix(*mark).map(str::trim_end);
        // A row of a table has further lines between its cells.
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') && !rest.contains('|'))
    };
    [OPENS, BASE, CLOSES].into_iter().find(is)
}

/// The line that opens a block of code.
#[derive(Debug, Clone, Copy)]
struct Fence {
    sign: char,
    length: usize,
    indent: usize,
}

impl Fence {
    fn opened_by(words: &str, indent: usize) -> Option<Self> {
        let sign = words.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let length = words.len() - words.trim_start_matches(sign).len();
        let is_fence = length >= 3 && !words[length..].contains('`');
        is_fence.then_some(Self {
            sign,
            length,
            indent,
        })
    }

    fn is_closed_by(self, words: &str) -> bool {
        let rest = words.trim_start_matches(self.sign);
        words.len() - rest.len() >= self.length && rest.trim().is_empty()
    }
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
    fn marks_in_a_block_text_are_told() {
        let text = "about: >-\n  A\n  <<<<<<< HEAD\n  B\n  =======\n  C\n  >>>>>>> main\n";
        let (line, hint) = told(text).expect("told");
        assert_eq!(line, 3);
        assert!(hint.contains("Up to line 7,"), "{hint}");
    }

    #[test]
    fn marks_in_a_block_of_code_are_shown() {
        let code = "```\n<<<<<<< HEAD\nB\n=======\nC\n>>>>>>> main\n```\n";
        assert_eq!(told(code), None);
        assert_eq!(told(&code.replace('`', "~")), None);
        let indented = code.replace('\n', "\n  ");
        assert_eq!(told(&format!("about: |\n  {indented}")), None);
        assert_eq!(
            told(&format!("{code}\n<<<<<<< HEAD\n")).map(|told| told.0),
            Some(9)
        );
        // A fence that is never closed, and one whose text has ended.
        assert_eq!(told("```\n<<<<<<< HEAD\n").map(|told| told.0), Some(2));
        let ended = "about: |\n  ```\nother: |\n  <<<<<<< HEAD\n  ```\n";
        assert_eq!(told(ended).map(|told| told.0), Some(4));
    }

    #[test]
    fn the_mark_of_what_both_were_made_from_is_told() {
        assert_eq!(told("A\n||||||| base\nB\n").map(|told| told.0), Some(2));
        assert_eq!(told("||||||| a | b |\n"), None);
    }

    #[test]
    fn a_heading_and_a_quotation_are_no_marks() {
        assert_eq!(
            told("A heading\n=======\n\n> said\n>> again\n<<<<<<<<< x\n"),
            None
        );
    }
}
