//! Indentation, colons and hyphens.

use crate::diag::codes;

use super::first_line;
use super::lines::{Line, Lines, could_be_key, looks_like_key, owner_indent};
use super::recognised::{AS_BLOCK, Recognised, in_marks};
use super::texts;

/// A tab where spaces should be.
pub(super) fn tab(lines: &Lines<'_>) -> Option<Recognised> {
    tab_in(&lines.at)
}

/// A character that looks like a space where one should be: in front of a line, or behind a colon.
pub(super) fn odd_space(lines: &Lines<'_>) -> Option<Recognised> {
    let above = lines.above.first();
    odd_space_in(lines.at).or_else(|| odd_space_in(*above?))
}

fn odd_space_in(Line { start, text }: Line<'_>) -> Option<Recognised> {
    let is_odd = |c: char| c.is_whitespace() && !c.is_ascii() || c == '\u{200b}' || c == '\u{feff}';
    let indent = text
        .find(|c: char| !c.is_whitespace() && !is_odd(c))
        .unwrap_or(0);
    let (at, code) = match text[..indent].find(is_odd) {
        Some(at) => (at, &codes::YAML_INDENT),
        None => {
            let colon = text.find(':')?;
            let is_behind = text[colon + 1..].starts_with(is_odd);
            let is_key = could_be_key(text[indent..colon].trim_start_matches("- "));
            (is_behind && is_key).then_some((colon + 1, &codes::YAML_COLON))?
        }
    };
    let odd = text[at..].chars().next()?;
    let message = "Here stands a character that looks like a space and is none.";
    let found = Recognised::at(start + at, start + at + odd.len_utf8(), code, message);
    Some(
        found.hint(
            "Delete it and type a space; it comes with text copied from a page or a document.",
        ),
    )
}

/// A tab in the line below the one where the parser stopped.
pub(super) fn tab_below(lines: &Lines<'_>) -> Option<Recognised> {
    let start = lines.at.start + lines.yaml[lines.at.start..].find('\n')? + 1;
    let text = lines.yaml[start..].lines().next()?;
    tab_in(&Line { start, text })
}

fn tab_in(line: &Line<'_>) -> Option<Recognised> {
    let indent = line.text.len() - line.text.trim_start().len();
    let tab = line.start + line.text[..indent].find('\t')?;
    let message = "The line is indented with a tab.";
    let found = Recognised::at(tab, tab + 1, &codes::YAML_TAB, message);
    Some(found.hint("Replace the tab by spaces, two for each level."))
}

/// A line without a key where a key has to be.
pub(super) fn no_key(lines: &Lines<'_>) -> Recognised {
    let line = &lines.at;
    block_text(lines)
        .or_else(|| beside_items(lines))
        .or_else(|| missing_space(line))
        .or_else(|| other_colon(line))
        .or_else(|| hyphen(line))
        .unwrap_or_else(|| missing_colon(line))
}

/// A colon where none is expected: in a text, or below a line that lacks its own.
pub(super) fn stray_colon(lines: &Lines<'_>, at: usize) -> Recognised {
    let line = &lines.at;
    let entry = line.entry();
    if entry.is_none_or(|entry| at > entry.colon) {
        let (start, value) = line.value();
        return if value.starts_with(':') {
            texts::special(lines, start)
        } else {
            colon_in_text(start, value)
        };
    }
    let is_key = entry.is_some_and(|entry| looks_like_key(entry.key));
    if let Some(above) = lines.above.first().filter(|above| above.entry().is_none())
        && !goes_on(lines)
    {
        // Below the first line of a list item stands a key: then that line should have one too.
        let is_first_key = is_key && line.indent() == above.inner_indent();
        if !above.has_hyphen() || is_first_key {
            return missing_space(above)
                .or_else(|| hyphen(above))
                .unwrap_or_else(|| missing_colon(above));
        }
    }
    if is_key {
        misfit(lines)
    } else {
        let (start, inner) = line.inner();
        colon_in_text(start, inner)
    }
}

/// True when the line above goes on with a text, so that this line may go on with it too.
fn goes_on(lines: &Lines<'_>) -> bool {
    let owner = lines
        .above
        .iter()
        .position(|line| line.entry().is_some() || line.has_hyphen());
    let Some(owner) = owner.filter(|index| *index > 0) else {
        return false;
    };
    let indent = owner_indent(&lines.above[owner]);
    let further_in = |line: &Line<'_>| line.indent() > indent;
    lines.above[owner].has_plain_text() && lines.above[..owner].iter().all(further_in)
}

/// A line that starts where nothing can start, or words behind something that is complete.
pub(super) fn misplaced(lines: &Lines<'_>, at: usize, in_list: bool) -> Recognised {
    let line = &lines.at;
    let starts_line = at <= line.inner().0;
    if !starts_line && let Some(found) = texts::words_after_brackets(lines) {
        return found;
    }
    if let Some(found) = block_text(lines).or_else(|| first_line::too_far_in(lines)) {
        return found;
    }
    if in_list && !line.has_hyphen() {
        return no_hyphen(lines);
    }
    misfit(lines)
}

/// The text of a block that is not indented far enough.
fn block_text(lines: &Lines<'_>) -> Option<Recognised> {
    let (line, owner) = (&lines.at, lines.above.first()?);
    if !owner.opens_block() {
        return None;
    }
    match lines.block_indent {
        None if line.entry().is_none() => {
            let mark = owner.value().1;
            let message = format!("The text that belongs to `{mark}` above it is not indented.");
            let found = Recognised::line(line, &codes::YAML_INDENT, message);
            Some(found.hint(format!(
                "Indent the text: start each of its lines in column {}.",
                owner_indent(owner) + 3
            )))
        }
        Some(indent) if (owner_indent(owner) + 1..indent).contains(&line.indent()) => {
            let message = "The line starts further left than the text to which it belongs.";
            let found = Recognised::line(line, &codes::YAML_INDENT, message);
            Some(found.hint(format!(
                "Start it in column {}, as the first line of the text.",
                indent + 1
            )))
        }
        _ => None,
    }
}

/// A line without a hyphen, and without a colon, in the column of the item of a list above it.
fn beside_items(lines: &Lines<'_>) -> Option<Recognised> {
    let above = lines.above.first()?;
    let line = &lines.at;
    let is_beside = above.has_hyphen() && above.indent() == line.indent();
    let is_bare = !line.has_hyphen() && !line.inner().1.contains([':', '-']);
    (is_beside && is_bare).then(|| no_hyphen(lines))
}

/// `title:Tea breaks`: no space after the colon.
fn missing_space(line: &Line<'_>) -> Option<Recognised> {
    let (at, inner) = line.inner();
    let colon = inner.find(':')?;
    let (key, rest) = (&inner[..colon], &inner[colon + 1..]);
    let next = rest.chars().next()?;
    let is_wrong = could_be_key(key) && !key.contains(' ') && !next.is_whitespace();
    if !is_wrong || rest.starts_with("//") {
        return None;
    }
    let message = format!("There is no space after the colon of `{key}`.");
    let found = Recognised::at(at, at + colon + 1, &codes::YAML_COLON, message);
    Some(found.hint(format!("Write `{key}: {}`.", rest.trim())))
}

/// `-one`: no space after a hyphen.
fn hyphen(line: &Line<'_>) -> Option<Recognised> {
    let (at, inner) = line.inner();
    let item = inner.strip_prefix('-')?;
    (!item.is_empty() && !item.starts_with('-')).then(|| {
        let message = "There is no space after the hyphen.";
        Recognised::at(at, at + 1, &codes::YAML_COLON, message).hint(format!("Write `- {item}`."))
    })
}

/// `title： Tea breaks`: a colon of another alphabet.
fn other_colon(line: &Line<'_>) -> Option<Recognised> {
    let (at, inner) = line.inner();
    let colon = inner.find(['\u{ff1a}', '\u{fe55}', '\u{2236}', '\u{a789}'])?;
    let key = inner[..colon].trim_end();
    could_be_key(key).then(|| {
        let message = format!("The colon after `{key}` is a character that only looks like one.");
        Recognised::at(at, at + colon, &codes::YAML_COLON, message)
            .hint("Type the colon again on your keyboard, with a space after it.")
    })
}

/// `title Tea breaks`: a key without a colon, or a text that is not indented.
fn missing_colon(line: &Line<'_>) -> Recognised {
    let (at, inner) = line.inner();
    let word = inner.split_whitespace().next().unwrap_or_default();
    let further =
        "If the line goes on with the text above it, indent it further than the key of that text.";
    if !looks_like_key(word) {
        let message = "This line has no key, and it is not indented like a text.";
        let told = Recognised::at(at, line.end(), &codes::YAML_COLON, message);
        let as_elsewhere = ["//", "/*", "<!--", "--", "%"].iter();
        let told = match as_elsewhere.copied().any(|sign| inner.starts_with(sign)) {
            true => told.hint("If it is a remark, begin the line with `#` and a space."),
            false => told,
        };
        return told
            .hint(further)
            .hint("If it is a key with its value, write `key: value`.");
    }
    let is_first = line.start == 0;
    let value = inner[word.len()..].trim();
    // `key = value`, as other formats write it.
    let value = value.strip_prefix('=').map_or(value, str::trim_start);
    let written = if value.is_empty() {
        format!("{word}:")
    } else {
        format!("{word}: {value}")
    };
    let message = format!("There is no colon after `{word}`.");
    let found = Recognised::at(at, at + word.len(), &codes::YAML_COLON, message)
        .hint(format!("Write `{written}`."));
    if is_first { found } else { found.hint(further) }
}

/// `title: Tea breaks: what is it?`: a second colon in a text without quotation marks.
fn colon_in_text(start: usize, value: &str) -> Recognised {
    let message = "The text has a colon in it, so it looks like another key.";
    Recognised::at(start, start + value.len(), &codes::YAML_SPECIAL, message)
        .hint(format!(
            "Put the text in quotation marks: {}.",
            in_marks(value)
        ))
        .hint(AS_BLOCK)
}

/// A line without a hyphen in the column where list items begin.
fn no_hyphen(lines: &Lines<'_>) -> Recognised {
    let line = &lines.at;
    let item = lines.above.iter().find(|above| above.has_hyphen());
    let column = item.map_or(line.indent() + 3, |item| item.inner_indent() + 1);
    let message = "The line starts where the items of a list start, and it has no hyphen.";
    Recognised::line(line, &codes::YAML_INDENT, message)
        .hint(format!(
            "If it belongs to the item above, start it in column {column}."
        ))
        .hint("If it is an item of its own, begin it with a hyphen and a space.")
}

/// A line in a column of its own.
fn misfit(lines: &Lines<'_>) -> Recognised {
    if let Some(found) = first_line::too_far_in(lines) {
        return found;
    }
    let line = &lines.at;
    let columns = columns_in_words(&lines.columns_around());
    let message = format!(
        "The line starts in column {}; the lines to which it could belong start in {columns}.",
        line.indent() + 1
    );
    Recognised::line(line, &codes::YAML_INDENT, message)
        .hint(format!("Start it in {columns}, with spaces in front."))
        .hint("If it belongs to the key above, then nothing else may stand behind the colon of that key.")
}

/// "column 1", "column 1, 3 or 5".
fn columns_in_words(columns: &[usize]) -> String {
    let words: Vec<String> = columns.iter().map(usize::to_string).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("column {} or {last}", rest.join(", ")),
        _ => format!("column {}", words.concat()),
    }
}
