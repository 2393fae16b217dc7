//! Faults of YAML in the words of somebody who has never heard of YAML.

use granit_parser::{ErrorKind, ScanError};

use crate::diag::{Code, Diagnostic, codes};

use super::marked::Fault;
use super::source::Source;

/// The fault as a problem with the line that has to be changed.
pub fn explain(source: &Source, fault: &Fault) -> Diagnostic {
    match fault {
        Fault::Empty => Diagnostic::new(&codes::EMPTY_FILE, "There are no keys in the file.")
            .at(source.place_of_bytes(source.yaml_start(), source.yaml_start() + 1)),
        Fault::Limit(at) => limit(source, *at),
        Fault::Syntax(error) => syntax(source, error),
    }
}

fn limit(source: &Source, at: usize) -> Diagnostic {
    let at = source.yaml_start() + at;
    let is_alias = source.text[at..].starts_with('*');
    let message = if is_alias {
        "Aliases (`*name`) are not used in records."
    } else {
        "This is nested deeper than any record needs."
    };
    Diagnostic::new(&codes::YAML_LIMIT, message)
        .at(source.place_of_bytes(at, at + 1))
        .hint("If the text itself begins with `*`, put it in quotation marks.")
}

/// A fault that was recognised: the byte range in the YAML, the code, the words.
struct Recognised {
    start: usize,
    end: usize,
    code: &'static Code,
    message: String,
    hint: String,
}

fn syntax(source: &Source, error: &ScanError) -> Diagnostic {
    let yaml = source.yaml();
    let at = error
        .marker()
        .byte_offset()
        .unwrap_or_default()
        .min(yaml.len());
    let found = recognise(yaml, at, error.kind());
    let offset = source.yaml_start();
    Diagnostic::new(found.code, found.message)
        .at(source.place_of_bytes(offset + found.start, offset + found.end))
        .hint(found.hint)
}

/// Looks at the lines around the place where the parser stopped for the usual slips.
/// The parser often notices a slip only on the following line.
fn recognise(yaml: &str, at: usize, kind: &ErrorKind) -> Recognised {
    let lines = Lines::around(yaml, at);
    unclosed_quote(yaml, &lines, kind)
        .or_else(|| tab(&lines))
        .or_else(|| lines.slips(missing_space))
        .or_else(|| lines.slips(colon_in_text))
        .or_else(|| lines.slips(special_start))
        .or_else(|| lines.slips(missing_colon))
        .or_else(|| indentation(&lines, kind))
        .unwrap_or_else(|| other(&lines, kind))
}

/// A line with the byte at which it starts.
#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// The line without indentation and list hyphens, and where that begins.
    fn inner(&self) -> (usize, &'a str) {
        let mut rest = self.text.trim_start_matches(' ');
        while let Some(after) = rest.strip_prefix("- ") {
            rest = after.trim_start_matches(' ');
        }
        (self.start + self.text.len() - rest.len(), rest)
    }
}

/// The line where the parser stopped and the nearest lines with text before it.
struct Lines<'a> {
    at: Line<'a>,
    before: Vec<Line<'a>>,
}

impl<'a> Lines<'a> {
    fn around(yaml: &'a str, at: usize) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for text in yaml.split_inclusive('\n') {
            if start > at {
                break;
            }
            lines.push(Line {
                start,
                text: text.trim_end_matches(['\n', '\r']),
            });
            start += text.len();
        }
        let with_text = |line: &Line<'_>| {
            let text = line.text.trim();
            !text.is_empty() && !text.starts_with('#')
        };
        let mut with_text: Vec<Line<'a>> = lines.into_iter().filter(with_text).collect();
        let last = with_text.pop().unwrap_or(Line { start: 0, text: "" });
        with_text.reverse();
        with_text.truncate(3);
        Self {
            at: last,
            before: with_text,
        }
    }

    /// Tries a slip on the line where the parser stopped, then on the lines before it.
    fn slips(&self, slip: fn(&Line<'a>) -> Option<Recognised>) -> Option<Recognised> {
        std::iter::once(&self.at).chain(&self.before).find_map(slip)
    }
}

fn tab(lines: &Lines<'_>) -> Option<Recognised> {
    lines.slips(|line| {
        let indent = line.text.len() - line.text.trim_start().len();
        let tab = line.text[..indent].find('\t')?;
        Some(Recognised {
            start: line.start + tab,
            end: line.start + tab + 1,
            code: &codes::YAML_TAB,
            message: "The line is indented with a tab.".to_owned(),
            hint: "Replace the tab by spaces, two for each level.".to_owned(),
        })
    })
}

/// A quotation mark that opens a value and is not closed on the same line.
fn unclosed_quote(yaml: &str, lines: &Lines<'_>, kind: &ErrorKind) -> Option<Recognised> {
    let about_quotes = matches!(
        kind,
        ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
            | ErrorKind::DocumentIndicatorInQuotedScalar
            | ErrorKind::TabInIndentation
    );
    let open = first_open_quote(yaml, lines.at.start + lines.at.text.len());
    let (start, mark) = open.filter(|_| about_quotes || !lines.at.text.trim().is_empty())?;
    let end = yaml[start..]
        .find('\n')
        .map_or(yaml.len(), |length| start + length);
    let kind_of_mark = if mark == '\'' {
        "An apostrophe"
    } else {
        "A quotation mark"
    };
    Some(Recognised {
        start,
        end,
        code: &codes::YAML_QUOTE,
        message: format!("{kind_of_mark} opens a text here and does not close it properly."),
        hint: format!(
            "Close the text with {mark} and let nothing follow it on the line; or write it without marks, as a block: `>-` after the colon and the text on the next line, indented."
        ),
    })
}

/// The last value, up to byte `until`, whose opening mark has no partner on its line,
/// or that goes on after its closing mark.
fn first_open_quote(yaml: &str, until: usize) -> Option<(usize, char)> {
    let mut start = 0;
    let mut found = None;
    for text in yaml.split_inclusive('\n') {
        if start >= until {
            break;
        }
        let line = Line {
            start,
            text: text.trim_end_matches(['\n', '\r']),
        };
        if let Some((at, mark)) = value_of(&line).and_then(|(at, value)| open_mark(at, value)) {
            found = Some((at, mark));
        }
        start += text.len();
    }
    found
}

/// The value behind `key: ` on a line, or the line itself when it has no key.
fn value_of<'a>(line: &Line<'a>) -> Option<(usize, &'a str)> {
    let (at, inner) = line.inner();
    if inner.starts_with('#') {
        return None;
    }
    match inner.find(": ") {
        Some(colon) if is_key(&inner[..colon]) => {
            let value = inner[colon + 2..].trim_start();
            Some((at + inner.len() - value.len(), value.trim_end()))
        }
        _ => Some((at, inner.trim_end())),
    }
}

fn open_mark(at: usize, value: &str) -> Option<(usize, char)> {
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let body = &value[1..];
    let body = if mark == '"' {
        body.replace("\\\"", "  ")
    } else {
        body.replace("''", "  ")
    };
    match body.find(mark) {
        None => Some((at, mark)),
        Some(close) => {
            let after = body[close + 1..].trim_start();
            let ends = after.is_empty() || after.starts_with(['#', ',', '}', ']', ':']);
            (!ends).then_some((at, mark))
        }
    }
}

fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' '))
}

/// `title:Peer support` — no space after the colon.
fn missing_space(line: &Line<'_>) -> Option<Recognised> {
    let (at, inner) = line.inner();
    let colon = inner.find(':')?;
    let key = &inner[..colon];
    let next = inner[colon + 1..].chars().next()?;
    let is_address = inner[colon + 1..].starts_with("//");
    if !is_key(key) || key.contains(' ') || next.is_whitespace() || is_address {
        return None;
    }
    Some(Recognised {
        start: at,
        end: at + colon + 1,
        code: &codes::YAML_COLON,
        message: format!("There is no space after the colon of `{key}`."),
        hint: format!("Write `{key}: {}`.", inner[colon + 1..].trim()),
    })
}

/// `title: Peer support: what is it?` — a second colon in a text without quotation marks.
fn colon_in_text(line: &Line<'_>) -> Option<Recognised> {
    let (at, value) = value_of(line)?;
    let starts_plain = value.chars().next().is_some_and(char::is_alphanumeric);
    let colon = value
        .find(": ")
        .or_else(|| value.strip_suffix(':').map(str::len))?;
    let has_key = at > line.inner().0;
    (starts_plain && has_key).then(|| Recognised {
        start: at,
        end: at + value.len(),
        code: &codes::YAML_SPECIAL,
        message: "The text has a colon in it, so it looks like another key.".to_owned(),
        hint: format!(
            "Put the text in quotation marks: \"{}\".",
            shortened(&value[..colon + 1])
        ),
    })
}

/// `title: @home`, `title: *star`, `title: %`, `` title: `code` `` — characters with a meaning.
fn special_start(line: &Line<'_>) -> Option<Recognised> {
    let (at, value) = value_of(line)?;
    let first = value.chars().next()?;
    let is_special = matches!(first, '@' | '`' | '%' | '*' | '&' | '!')
        || (matches!(first, '[' | '{') && !balanced(value));
    is_special.then(|| Recognised {
        start: at,
        end: at + value.len(),
        code: &codes::YAML_SPECIAL,
        message: format!("The text begins with `{first}`, which means something in YAML."),
        hint: format!("Put the text in quotation marks: \"{}\".", shortened(value)),
    })
}

fn balanced(value: &str) -> bool {
    let count = |marks: [char; 2]| value.matches(marks).count();
    count(['[', '{']) == count([']', '}'])
}

/// `title Peer support` — a key without a colon, where keys are expected.
fn missing_colon(line: &Line<'_>) -> Option<Recognised> {
    let (at, inner) = line.inner();
    let word = inner.split_whitespace().next()?;
    let looks_like_key = word.len() > 1
        && word.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        && !inner.contains(": ")
        && !inner.ends_with(':')
        && at == line.start + line.indent();
    looks_like_key.then(|| Recognised {
        start: at,
        end: at + word.len(),
        code: &codes::YAML_COLON,
        message: format!("There is no colon after `{word}`, or this line does not belong here."),
        hint: format!(
            "If `{word}` is a key, write `{word}: {}`. If the line goes on with the text above, indent it further than the key above.",
            shortened(inner[word.len()..].trim())
        ),
    })
}

fn indentation(lines: &Lines<'_>, kind: &ErrorKind) -> Option<Recognised> {
    let about_indent = matches!(
        kind,
        ErrorKind::InvalidIndentation
            | ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::ExpectedBlockSequenceEntry
            | ErrorKind::BlockSequenceEntryNotAllowed
            | ErrorKind::MappingValueNotAllowed
            | ErrorKind::MappingKeyNotAllowed
            | ErrorKind::SimpleKeyExpected
            | ErrorKind::InvalidSimpleKey
    );
    if !about_indent {
        return None;
    }
    let line = &lines.at;
    let before = lines.before.first().map_or(0, Line::indent);
    Some(Recognised {
        start: line.start + line.indent(),
        end: line.start + line.text.trim_end().len(),
        code: &codes::YAML_INDENT,
        message: format!(
            "The line starts in column {}, which does not fit the lines above it.",
            line.indent() + 1
        ),
        hint: format!(
            "The line above starts in column {}. Lines that belong together start in the same column; what belongs to a key starts two columns further in.",
            before + 1
        ),
    })
}

fn other(lines: &Lines<'_>, kind: &ErrorKind) -> Recognised {
    let line = &lines.at;
    let deep = matches!(kind, ErrorKind::RecursionLimitExceeded);
    let (code, message) = if deep {
        (
            &codes::YAML_LIMIT,
            "This is nested deeper than any record needs.",
        )
    } else {
        (&codes::YAML_OTHER, "The file cannot be read from here on.")
    };
    Recognised {
        start: line.start + line.indent(),
        end: line.start + line.text.trim_end().len().min(200),
        code,
        message: message.to_owned(),
        hint: "Compare the line with its neighbours: a colon and a space after each key, the same indentation for what belongs together, quotation marks and brackets closed.".to_owned(),
    }
}

fn shortened(text: &str) -> String {
    let text = text.replace('"', "'");
    match text.char_indices().nth(48) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}
