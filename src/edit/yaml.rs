//! YAML as people write records: keys in order, texts without quotation marks where none are needed,
//! long texts as blocks, small maps on one line.

/// A value of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Yaml {
    /// A text.
    Text(String),
    /// A number, a date, `true`, or the id of a record: what never needs quotation marks.
    Plain(String),
    /// A list.
    List(Vec<Yaml>),
    /// Keys with values.
    Map(Map),
    /// Keys with short values, on one line.
    Line(Map),
}

/// Keys with values in order, each with a remark for whoever edits the record next.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map(pub Vec<Key>);

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The key.
    pub name: String,
    /// The value.
    pub value: Yaml,
    /// A comment that stands in the lines above.
    pub comment: Option<String>,
}

impl Map {
    /// Adds a key.
    pub fn put(&mut self, name: &str, value: Yaml) {
        self.0.push(Key {
            name: name.to_owned(),
            value,
            comment: None,
        });
    }

    /// Adds a key with a comment above it.
    pub fn put_with(&mut self, name: &str, value: Yaml, comment: &str) {
        self.put(name, value);
        if let Some(last) = self.0.last_mut() {
            last.comment = Some(comment.to_owned());
        }
    }

    /// Adds a text where there is one.
    pub fn text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            self.put(name, Yaml::Text(text.trim().to_owned()));
        }
    }

    /// Adds something that needs no quotation marks where there is one.
    pub fn plain(&mut self, name: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.put(name, Yaml::Plain(value.to_string()));
        }
    }

    /// Adds a list unless it is empty.
    pub fn list(&mut self, name: &str, items: Vec<Yaml>) {
        if !items.is_empty() {
            self.put(name, Yaml::List(items));
        }
    }

    /// The value of a key.
    pub fn get(&self, name: &str) -> Option<&Yaml> {
        self.0
            .iter()
            .find(|key| key.name == name)
            .map(|key| &key.value)
    }
}

/// Lines are folded here.
const WIDTH: usize = 96;

/// The keys of a map as lines with an indentation.
pub fn lines(map: &Map, indent: usize) -> String {
    let mut out = String::new();
    for key in &map.0 {
        let space = " ".repeat(indent);
        if let Some(comment) = &key.comment {
            for line in comment.lines() {
                out.push_str(&format!("{space}# {line}\n"));
            }
        }
        out.push_str(&format!("{space}{}:", key_text(&key.name)));
        value(&key.value, indent, &mut out);
    }
    out
}

/// An item of a list as lines: the hyphen stands at `indent`.
pub fn item(item: &Yaml, indent: usize) -> String {
    let space = " ".repeat(indent);
    match item {
        Yaml::Map(map) => {
            let inner = lines(map, indent + 2);
            let begins_plain = map.0.first().is_some_and(|key| key.comment.is_none());
            match inner.get(indent + 2..).filter(|_| begins_plain) {
                Some(rest) => format!("{space}- {rest}"),
                None => format!("{space}-\n{inner}"),
            }
        }
        other => {
            let mut out = format!("{space}-");
            value(other, indent, &mut out);
            out
        }
    }
}

/// A value behind its key or hyphen at a column, up to the end of its last line: ` 12`, or lines of its own.
pub fn after_key(given: &Yaml, column: usize) -> String {
    let mut out = String::new();
    value(given, column, &mut out);
    out.truncate(out.trim_end().len());
    out
}

/// A value behind its key or hyphen, up to the end of its line or block.
fn value(value: &Yaml, indent: usize, out: &mut String) {
    match value {
        Yaml::Text(text) => long_text(text, indent + 2, out),
        Yaml::Plain(_) | Yaml::Line(_) => out.push_str(&format!(" {}\n", on_one_line(value))),
        Yaml::List(items) if items.is_empty() => out.push_str(" []\n"),
        Yaml::List(items) => {
            let short = on_one_line(value);
            let are_plain = items.iter().all(|item| matches!(item, Yaml::Plain(_)));
            if are_plain && short.len() + indent < 70 {
                return out.push_str(&format!(" {short}\n"));
            }
            out.push('\n');
            items
                .iter()
                .for_each(|one| out.push_str(&item(one, indent + 2)));
        }
        Yaml::Map(map) if map.0.is_empty() => out.push_str(" {}\n"),
        Yaml::Map(map) => {
            out.push('\n');
            out.push_str(&lines(map, indent + 2));
        }
    }
}

/// A text behind its key: on the line, folded below it, or line by line where it has several.
fn long_text(text: &str, indent: usize, out: &mut String) {
    let space = " ".repeat(indent);
    if text.contains('\n') {
        out.push_str(" |-\n");
        for line in text.lines().map(str::trim) {
            let indented = if line.is_empty() {
                String::new()
            } else {
                format!("{space}{line}")
            };
            out.push_str(&format!("{indented}\n"));
        }
        return;
    }
    let short = scalar(text);
    if short.chars().count() + indent <= WIDTH || text.contains("  ") {
        return out.push_str(&format!(" {short}\n"));
    }
    out.push_str(" >-\n");
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && line.chars().count() + word.chars().count() + indent >= WIDTH {
            out.push_str(&format!("{space}{line}\n"));
            line.clear();
        }
        line.push_str(if line.is_empty() { "" } else { " " });
        line.push_str(word);
    }
    out.push_str(&format!("{space}{line}\n"));
}

/// A value in the form that stands on one line: `{n: 38, mean: 6.4}`.
pub fn on_one_line(value: &Yaml) -> String {
    match value {
        Yaml::Text(text) => in_line(text),
        Yaml::Plain(text) => text.clone(),
        Yaml::List(items) => {
            let items: Vec<String> = items.iter().map(on_one_line).collect();
            format!("[{}]", items.join(", "))
        }
        Yaml::Map(map) | Yaml::Line(map) => {
            let key = |key: &Key| format!("{}: {}", key_text(&key.name), on_one_line(&key.value));
            let keys: Vec<String> = map.0.iter().map(key).collect();
            format!("{{{}}}", keys.join(", "))
        }
    }
}

/// A value as it stands behind its key, on one line.
pub fn behind_key(value: &Yaml) -> String {
    match value {
        Yaml::Text(text) => scalar(text),
        other => on_one_line(other),
    }
}

/// A text inside braces or brackets, where commas and closing marks end it.
fn in_line(text: &str) -> String {
    let plain = scalar(text);
    let is_apart = text.contains([',', '[', ']', '{', '}', '\n']);
    if is_apart && !plain.starts_with('"') {
        quoted(text)
    } else {
        plain
    }
}

/// A text as a scalar of one line.
fn scalar(text: &str) -> String {
    if needs_quotes(text) {
        quoted(text)
    } else {
        text.to_owned()
    }
}

/// A key: `n` is a key of many records, and no "no".
fn key_text(name: &str) -> String {
    if name == "n" {
        name.to_owned()
    } else {
        scalar(name)
    }
}

/// Whether a text would be read as something else without quotation marks.
pub fn needs_quotes(text: &str) -> bool {
    let first = text.chars().next();
    let begins = first.is_none_or(|c| "-?:,[]{}#&*!|>'\"%@`= ".contains(c));
    let is_word = [
        "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".nan", ".inf",
    ]
    .contains(&text.to_lowercase().as_str());
    let is_figure = |c: char| c.is_ascii_digit() || "-:TZ .".contains(c);
    let is_date = text.matches(['-', ':']).count() > 1 && text.chars().all(is_figure);
    let is_number = text.parse::<f64>().is_ok() || text.starts_with("0x") || text.starts_with("0o");
    begins
        || is_word
        || is_number
        || is_date
        || text.contains(": ")
        || text.contains(" #")
        || text.ends_with([':', ' '])
        || text.contains(['\t', '\n'])
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::marked;

    #[test]
    fn what_is_written_is_read_back() {
        let long = "A text that is much longer than a line of a record should be, with a colon: here, and # a mark, and more words".repeat(2);
        let texts = [
            "plain",
            "a: b",
            "no",
            "12",
            "1.5e3",
            "- item",
            "#",
            "it's",
            "\"quoted\"",
            "a #b",
            "{x}",
            "[y]",
            "ends:",
            "é — ü",
            "a\\b",
            "two\nlines",
            "x, y",
            "",
            "2014-05-03",
            "*a",
            "&b",
            "@c",
            "`d`",
            "%e",
            "~",
            "12:30",
            "0x1F",
            "? a",
            "> b",
            "| c",
            "a  b",
            long.as_str(),
        ];
        let mut map = Map::default();
        for (at, text) in texts.iter().enumerate() {
            map.put(&format!("k{at}"), Yaml::Text((*text).to_owned()));
        }
        map.put(
            "list",
            Yaml::List(
                texts
                    .iter()
                    .map(|text| Yaml::Text((*text).to_owned()))
                    .collect(),
            ),
        );
        let mut inner = Map::default();
        texts
            .iter()
            .enumerate()
            .for_each(|(at, text)| inner.put(&format!("k{at}"), Yaml::Text((*text).to_owned())));
        map.put("line", Yaml::Line(inner.clone()));
        map.put("maps", Yaml::List(vec![Yaml::Map(inner)]));
        let written = lines(&map, 0);
        let read = marked::parse(&written).unwrap_or_else(|fault| panic!("{fault:?}\n{written}"));
        for (at, text) in texts.iter().enumerate() {
            let key = format!("k{at}");
            let values = [
                read.get(&key),
                read.get("line").and_then(|line| line.get(&key)),
            ];
            for value in values {
                assert_eq!(value.and_then(marked::Node::text), Some(*text), "{written}");
            }
        }
        let all = read.texts(&[]);
        assert_eq!(all.len(), texts.len() * 4, "{written}");
    }

    #[test]
    fn words_that_mean_something_else_are_quoted() {
        assert_eq!(scalar("no"), "\"no\"");
        assert_eq!(scalar("2014"), "\"2014\"");
        assert_eq!(scalar("Finch A"), "Finch A");
    }
}
