//! How far a value reaches in its file.

use crate::edit::lines::{Lines, indent_of, is_remark};
use crate::load::marked::{Content, Node};

use super::left::Left;

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Nothing stands there.
    Nothing,
    /// A text behind a `|` or `>`.
    Block,
    /// A word, a number or a text, with or without quotation marks.
    Words,
    /// A list or map in brackets.
    Brackets,
    /// A list or map over lines.
    Below,
}

/// How a value is written. `behind` is the byte behind its colon or hyphen.
pub fn style(node: &Node, lines: &Lines<'_>, behind: usize) -> Style {
    let written = lines.text.get(node.start..node.end).unwrap_or_default();
    let first = lines.text.get(node.start..).and_then(|t| t.chars().next());
    match &node.content {
        Content::Scalar { is_quoted, .. } => match lines.rest(behind).trim_start().chars().next() {
            Some('|' | '>') if *is_quoted => Style::Block,
            _ if written.trim().is_empty() && !is_quoted => Style::Nothing,
            _ => Style::Words,
        },
        _ if matches!(first, Some('{' | '[')) => Style::Brackets,
        _ => Style::Below,
    }
}

/// The byte behind the colon of a key.
pub fn behind_key(key: &Node, lines: &Lines<'_>) -> Result<usize, Left> {
    let rest = lines.text.get(key.end..).unwrap_or_default();
    let colon = rest.find(':').filter(|at| rest[..*at].trim().is_empty());
    let colon = colon.ok_or_else(|| Left::because("a key in it has no colon behind it"))?;
    Ok(key.end + colon + 1)
}

/// The last line of a value behind a colon or hyphen, of which the key or hyphen stands at `column`.
pub fn last_line(
    node: &Node,
    lines: &Lines<'_>,
    behind: usize,
    column: usize,
) -> Result<usize, Left> {
    let first = lines.of_byte(behind.saturating_sub(1));
    Ok(match style(node, lines, behind) {
        Style::Nothing => first,
        Style::Words => lines.of_byte(node.end.max(node.start + 1) - 1).max(first),
        Style::Brackets => lines.of_byte(end_of_brackets(lines.text, node.start)?),
        Style::Block => {
            let header = first;
            let is_inside = |line: &usize| {
                let text = lines.line(*line);
                text.trim().is_empty() || indent_of(text) > column
            };
            let inside = (header + 1..lines.count()).take_while(is_inside);
            let filled = inside.filter(|line| !lines.line(*line).trim().is_empty());
            filled.last().unwrap_or(header)
        }
        Style::Below => match &node.content {
            Content::Map(entries) => match entries.last() {
                Some((key, value)) => {
                    let behind = behind_key(key, lines)?;
                    last_line(value, lines, behind, lines.column(key.start))?
                }
                None => first,
            },
            Content::List(items) => match items.last() {
                Some(last) => {
                    let hyphen = hyphen_of(last, lines)?;
                    last_line(last, lines, hyphen + 1, lines.column(hyphen))?
                }
                None => first,
            },
            Content::Scalar { .. } => first,
        },
    })
}

/// The byte of the hyphen of an item: in its line, or above it where the item begins in the next line.
pub fn hyphen_of(item: &Node, lines: &Lines<'_>) -> Result<usize, Left> {
    let last = lines.text.len().saturating_sub(1);
    let mut line = lines.of_byte(item.start.min(last));
    let mut before = lines.text.get(lines.start(line)..item.start);
    loop {
        let text = before.unwrap_or_default();
        if let Some(rest) = text.trim_start().strip_prefix('-') {
            let rest = rest.trim_start();
            if rest.is_empty() || rest.starts_with(['#', '|', '>']) {
                return Ok(lines.start(line) + indent_of(text));
            }
        }
        if !is_remark(text) || line == 0 {
            return Err(Left::because(
                "a list in it is written in a way that is left to people",
            ));
        }
        line -= 1;
        before = Some(lines.line(line));
    }
}

/// The byte of the bracket that closes the one at `start`.
pub fn end_of_brackets(text: &str, start: usize) -> Result<usize, Left> {
    let mut depth = 0usize;
    let mut quote: Option<char> = None;
    let mut before = ' ';
    let mut is_remark = false;
    let mut letters = text.get(start..).unwrap_or_default().char_indices();
    while let Some((at, c)) = letters.next() {
        match (quote, c) {
            _ if is_remark => is_remark = c != '\n',
            (Some('"'), '\\') => {
                letters.next();
            }
            (Some(mark), _) if mark == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if " [{,:\n".contains(before) => quote = Some(c),
            (None, '#') if before.is_whitespace() => is_remark = true,
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Ok(start + at);
                }
            }
            _ => {}
        }
        before = c;
    }
    Err(Left::because("a bracket in it is not closed"))
}
