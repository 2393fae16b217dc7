//! Quotation marks: not closed, closed too early, and backslashes between them.

use crate::diag::codes;

use super::lines::{Line, Lines};
use super::recognised::{AS_BLOCK, Recognised, in_marks};

/// A quotation mark that opens a text and is not closed.
pub(super) fn not_closed(lines: &Lines<'_>, at: usize) -> Option<Recognised> {
    let (start, mark) = mark_at(lines.yaml, at)
        .or_else(|| lines.upwards().find_map(|line| open_mark(line, false)))?;
    let end = line_end(lines.yaml, start);
    let message =
        format!("The quotation mark {mark} opens a text here, and the text is not closed.");
    let found = Recognised::at(start, end, &codes::YAML_QUOTE, message).hint(format!(
        "Put {mark} at the end of the text too, or take it away at the start."
    ));
    Some(found.hint(AS_BLOCK))
}

/// Words that follow on the closing mark; often the mark is an apostrophe or a quotation inside.
pub(super) fn goes_on(lines: &Lines<'_>, at: usize) -> Option<Recognised> {
    let (start, mark) = lines.upwards().find_map(|line| open_mark(line, true))?;
    let end = line_end(lines.yaml, start);
    let whole = lines.yaml[start..end].trim_end();
    let inside = whole.trim_matches(mark);
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let before = lines.yaml[..at].trim_end_matches(mark).chars().next_back();
    let is_apostrophe =
        mark == '\'' && is_letter(before) && is_letter(lines.yaml[at..].chars().next());
    let (message, cure) = if is_apostrophe {
        (
            "The apostrophe inside the text closes it too early.".to_owned(),
            format!("Use double quotation marks: {}.", in_marks(inside)),
        )
    } else if whole.len() > 1 && whole.ends_with(mark) {
        (
            format!("The quotation mark {mark} inside the text closes it too early."),
            format!(
                "Use marks of the other kind around it: {}.",
                in_marks(inside)
            ),
        )
    } else {
        (
            format!("The quotation mark {mark} closes the text, and more words follow."),
            format!(
                "Put marks of the other kind around the whole: {}.",
                in_marks(whole)
            ),
        )
    };
    let found = Recognised::at(start, end, &codes::YAML_QUOTE, message);
    Some(found.hint(cure).hint(AS_BLOCK))
}

/// A backslash between double quotation marks.
pub(super) fn backslash(lines: &Lines<'_>, at: usize) -> Recognised {
    let end = line_end(lines.yaml, at);
    let inside = lines.yaml[at..end].trim_end().trim_matches('"');
    let message = "Between double quotation marks a backslash has a meaning of its own.";
    Recognised::at(at, end, &codes::YAML_QUOTE, message).hint(format!(
        "Use single quotation marks: '{}'.",
        inside.replace('\'', "''")
    ))
}

fn mark_at(yaml: &str, at: usize) -> Option<(usize, char)> {
    let mark = yaml[at..].chars().next()?;
    matches!(mark, '"' | '\'').then_some((at, mark))
}

fn line_end(yaml: &str, start: usize) -> usize {
    yaml[start..]
        .find(['\n', '\r'])
        .map_or(yaml.len(), |length| start + length)
}

/// The mark with which the value of a line opens, when it is not closed on the line, or, for
/// `going_on`, when words follow on the closing mark.
fn open_mark(line: &Line<'_>, going_on: bool) -> Option<(usize, char)> {
    let (at, value) = line.value();
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let body = if mark == '"' {
        value[1..].replace("\\\"", "  ")
    } else {
        value[1..].replace("''", "  ")
    };
    let is_wrong = match body.find(mark) {
        None => true,
        Some(close) => {
            let after = body[close + 1..].trim_start();
            going_on && !after.is_empty() && !after.starts_with('#')
        }
    };
    is_wrong.then_some((at, mark))
}
