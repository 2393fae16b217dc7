//! Words that somebody left to find the place again: readers would see them.

use crate::diag::{Diagnostic, Diagnostics, Place, codes};

/// Words that are never meant for readers.
const ALWAYS: [&str; 3] = ["TODO", "FIXME", "XXX"];
/// Words that are meant for readers only in the middle of a sentence.
const ALONE: [&str; 3] = ["TBC", "TBD", "TBA"];

/// Warns of words that were left in a text that is not finished; remarks of YAML are no texts.
pub(super) fn tell(name: &str, text: &str, is_yaml: bool, found: &mut Diagnostics) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let remark = line.find(" #").unwrap_or(line.len());
        let end = match is_yaml {
            true if line.trim_start().starts_with('#') => 0,
            true => remark,
            false => line.len(),
        };
        if let Some((at, word)) = left_in(&line[..end]) {
            let place = Place::in_text(name, text, start + at, start + at + word.len());
            let message = format!("`{word}` was left in a text that is not finished.");
            let problem = Diagnostic::new(&codes::UNFINISHED, message).at(place);
            found.push(problem.hint(
                "Write what is missing, or take the word out. What is not done yet can stand in a remark: `# …`.",
            ));
        }
        start += line.len();
    }
}

/// The first such word of a line.
fn left_in(line: &str) -> Option<(usize, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let mut at = 0;
    for word in line.split(|c: char| !is_part(c)) {
        let is_small = word == "Lorem" || word == "lorem";
        if ALWAYS.contains(&word)
            || (is_small && line[at..].to_lowercase().starts_with("lorem ipsum"))
        {
            return Some((at, word));
        }
        if ALONE.contains(&word) && is_alone(&line[..at], &line[at + word.len()..]) {
            return Some((at, word));
        }
        at += word.len();
        at += line[at..].chars().next().map_or(0, char::len_utf8);
    }
    None
}

/// Whether a word is a whole value, or stands in brackets.
fn is_alone(before: &str, behind: &str) -> bool {
    let is_value =
        (before.trim_end().ends_with(':') || before.trim() == "-" || before.trim().is_empty())
            && behind.trim_end_matches('.').trim().is_empty();
    let in_brackets = before.ends_with(['[', '(']) && behind.starts_with([']', ')']);
    is_value || in_brackets
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let mut found = Diagnostics::new();
        tell("a.yaml", text, true, &mut found);
        let told = found.sorted().into_iter();
        told.filter_map(|problem| problem.place.as_ref().map(Place::label))
            .collect()
    }

    #[test]
    fn what_was_left_is_told_at_its_place() {
        let text = "a: TODO\nb: >-\n  Some XXX words\nc: TBC\nd: Costs (TBD) a year\ne: Lorem ipsum dolor\n";
        assert_eq!(
            told(text),
            [
                "a.yaml:1:4",
                "a.yaml:3:8",
                "a.yaml:4:4",
                "a.yaml:5:11",
                "a.yaml:6:4"
            ]
        );
    }

    #[test]
    fn remarks_and_other_words_are_left_alone() {
        let text =
            "# TODO: more\na: b # XXX\nc: A TBC test, chapter XXX-A, todo lists, Lorem the town\n";
        assert!(told(text).is_empty(), "{:?}", told(text));
    }
}
