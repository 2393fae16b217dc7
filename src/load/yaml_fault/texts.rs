//! Texts that begin with, or hold, a character that means something in YAML.

use crate::diag::codes;

use super::lines::Lines;
use super::recognised::{AS_BLOCK, Recognised, in_marks};

/// A text that begins with a character with a meaning of its own, at byte `at` or before it.
pub(super) fn special(lines: &Lines<'_>, at: usize) -> Recognised {
    let (value_start, value) = lines.at.value();
    let is_in_value = (value_start..=value_start + value.len()).contains(&at);
    let (start, text) = if is_in_value && !value.is_empty() {
        (value_start, value)
    } else {
        (at, lines.yaml[at..].lines().next().unwrap_or_default())
    };
    let first = text.chars().next().unwrap_or(' ');
    let sign = text.split_whitespace().next().unwrap_or_default();
    if matches!(sign, ">-" | ">" | "|" | "|-" | ">+" | "|+") && text.len() > sign.len() {
        let message = format!("Behind `{sign}` nothing can stand on the same line.");
        return Recognised::at(start, start + text.len(), &codes::YAML_SPECIAL, message).hint(
            format!("Begin the text on the next line, indented further than its key; only `{sign}` stays behind the colon."),
        );
    }
    let message = format!("The text begins with `{first}`, which means something in YAML.");
    Recognised::at(start, start + text.len(), &codes::YAML_SPECIAL, message)
        .hint(format!(
            "Put the text in quotation marks: {}.",
            in_marks(text)
        ))
        .hint(AS_BLOCK)
}

/// As [`special`], when a character with a meaning is really there.
pub(super) fn special_start(lines: &Lines<'_>, at: usize) -> Option<Recognised> {
    let first = |text: &str| text.chars().next();
    let has_meaning = |c: char| "@`%*&!>|-?:,]}[{#".contains(c);
    let value = first(lines.at.value().1).is_some_and(has_meaning);
    let here = first(&lines.yaml[at..]).is_some_and(has_meaning);
    (value || here).then(|| special(lines, at))
}

/// `[Smith 2021](study:smith-2021) says so`: brackets with more words behind them.
pub(super) fn words_after_brackets(lines: &Lines<'_>) -> Option<Recognised> {
    let (start, value) = lines.at.value();
    let open = value.chars().next().filter(|c| matches!(c, '[' | '{'))?;
    let what = if value.contains("](") {
        "a link"
    } else {
        "words in brackets"
    };
    let message = format!("The text begins with {what}, and `{open}` means something in YAML.");
    let found = Recognised::at(start, start + value.len(), &codes::YAML_SPECIAL, message).hint(
        format!("Put the text in quotation marks: {}.", in_marks(value)),
    );
    Some(found.hint(AS_BLOCK))
}

/// Brackets and braces that do not match.
pub(super) fn brackets(lines: &Lines<'_>, at: usize) -> Option<Recognised> {
    let opens = |text: &str| text.starts_with(['[', '{']);
    let mut values = lines.upwards().map(|line| line.value());
    let (start, value) = not_closed(lines)
        .or_else(|| values.find(|(_, value)| opens(value)))
        .or_else(|| {
            opens(&lines.yaml[at..])
                .then(|| (at, lines.yaml[at..].lines().next().unwrap_or_default()))
        })?;
    let open = value.chars().next().unwrap_or('[');
    let close = if open == '[' { ']' } else { '}' };
    let count = |marks: [char; 2]| value.matches(marks).count();
    let (opened, closed) = (count(['[', '{']), count([']', '}']));
    let message = if closed > opened {
        format!("There is a bracket `{close}` too many.")
    } else if opened > closed {
        format!("The bracket `{open}` opens here and is not closed.")
    } else {
        format!("What stands between `{open}` and `{close}` cannot be read.")
    };
    let cure = if open == '[' {
        "A list in brackets is written `[one, two]`."
    } else {
        "Keys in braces are written `{key: value, other: value}`, with a space after each colon."
    };
    let found = Recognised::at(start, start + value.len(), &codes::YAML_SPECIAL, message);
    Some(found.hint(cure).hint(format!(
        "If the text itself begins with `{open}`, put it in quotation marks: {}.",
        in_marks(value)
    )))
}

/// The nearest value, going up, that opens a bracket which no line below it closes.
fn not_closed<'a>(lines: &Lines<'a>) -> Option<(usize, &'a str)> {
    let mut open = 0_isize;
    let mut values = lines.upwards().map(|line| line.value());
    values.find(|(_, value)| {
        let count = |marks: [char; 2]| value.matches(marks).count().cast_signed();
        open += count(['[', '{']) - count([']', '}']);
        open > 0 && value.starts_with(['[', '{'])
    })
}

/// ` #` inside a text of several lines.
pub(super) fn remark(lines: &Lines<'_>, at: usize) -> Recognised {
    let end = lines.yaml[at..]
        .find('\n')
        .map_or(lines.yaml.len(), |n| at + n);
    let message = "A `#` with a space before it begins a remark, so the text ends here.";
    Recognised::at(at, end, &codes::YAML_SPECIAL, message)
        .hint("Put the whole text in quotation marks.")
        .hint(AS_BLOCK)
}
