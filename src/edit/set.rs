//! Single values of a record changed in its text: all else stays as it is written, and that is looked at.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::load::marked::{self, Content, Node};
use crate::load::path::Step;

use super::lines::Lines;
use super::tidy::Left;
use super::tidy::extent::{Style, behind_key, end_of_brackets, hyphen_of, last_line, style};
use super::yaml::{self, Map, Yaml};

/// The YAML of a record with values changed, each by its path; a value that was not there is added.
///
/// # Errors
/// The record is written in a way that is left to people, in words that follow "because".
pub fn set(text: &str, changes: &[(Vec<Step>, Yaml)]) -> Result<String, Left> {
    let unread = || Left("the record cannot be read".to_owned());
    let before = marked::parse(text).map_err(|_| unread())?;
    let mut new = text.to_owned();
    for (path, value) in changes {
        let root = marked::parse(&new).map_err(|_| unread())?;
        let lines = Lines::of(&new);
        let (range, put) = one(&lines, &root, path, value)?;
        let head = new.get(..range.start).unwrap_or_default();
        let tail = new.get(range.end..).unwrap_or_default();
        new = format!("{head}{put}{tail}");
    }
    let after = marked::parse(&new).map_err(|_| unread())?;
    let (mut had, mut has) = (values(&before), values(&after));
    for (path, value) in changes {
        let name = name_of(path);
        had.remove(&name);
        let wanted = match value {
            Yaml::Text(text) | Yaml::Plain(text) => text.as_str(),
            _ => "",
        };
        if has.remove(&name).as_deref() != Some(wanted) {
            return Err(Left(
                "a value in it cannot be changed by a program".to_owned(),
            ));
        }
    }
    match had == has {
        true => Ok(new),
        false => Err(Left("more than the value would change".to_owned())),
    }
}

/// Every text and number of a record by its path.
fn values(root: &Node) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    gather(root, &mut Vec::new(), &mut all);
    all
}

fn gather(node: &Node, path: &mut Vec<Step>, all: &mut BTreeMap<String, String>) {
    match &node.content {
        Content::Scalar { text, .. } if !node.is_null() => {
            all.insert(name_of(path), text.clone());
        }
        Content::Scalar { .. } => {}
        Content::List(items) => {
            for (at, item) in items.iter().enumerate() {
                path.push(Step::Index(at));
                gather(item, path, all);
                path.pop();
            }
        }
        Content::Map(entries) => {
            for (key, value) in entries {
                path.push(Step::Key(key.text().unwrap_or_default().to_owned()));
                gather(value, path, all);
                path.pop();
            }
        }
    }
}

fn name_of(path: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => format!(".{key}"),
        Step::Index(at) => format!("[{at}]"),
    };
    path.iter().map(step).collect()
}

/// A value with what stands around it.
struct At<'n> {
    node: &'n Node,
    /// The byte behind its colon or hyphen.
    behind: usize,
    /// The column of its key or hyphen.
    column: usize,
    /// Whether it stands in brackets.
    is_inside: bool,
}

/// What is put in which place for one value.
fn one(
    lines: &Lines<'_>,
    root: &Node,
    path: &[Step],
    value: &Yaml,
) -> Result<(Range<usize>, String), Left> {
    let mut at = At {
        node: root,
        behind: root.start,
        column: 0,
        is_inside: false,
    };
    for (depth, step) in path.iter().enumerate() {
        at.is_inside |= lines
            .text
            .get(at.node.start..)
            .is_some_and(|rest| rest.starts_with(['{', '[']));
        match step {
            Step::Key(name) => {
                let entry = at
                    .node
                    .entries()
                    .iter()
                    .find(|(key, _)| key.text() == Some(name));
                let Some((key, inner)) = entry else {
                    return added(lines, &at, path.get(depth..).unwrap_or_default(), value);
                };
                at.behind = behind_key(key, lines)?;
                at.column = lines.column(key.start);
                at.node = inner;
            }
            Step::Index(index) => {
                let items = match &at.node.content {
                    Content::List(items) => items.get(*index),
                    _ => None,
                };
                let item =
                    items.ok_or_else(|| Left("an item of a list is not there".to_owned()))?;
                if !at.is_inside {
                    let hyphen = hyphen_of(item, lines)?;
                    at.behind = hyphen + 1;
                    at.column = lines.column(hyphen);
                }
                at.node = item;
            }
        }
    }
    replaced(lines, &at, value)
}

/// The place of a value with the new one.
fn replaced(lines: &Lines<'_>, at: &At<'_>, value: &Yaml) -> Result<(Range<usize>, String), Left> {
    let node = at.node;
    let text = match at.is_inside {
        true => yaml::on_one_line(value),
        false => yaml::behind_key(value),
    };
    if at.is_inside && !node.is_null() {
        let written = lines.text.get(node.start..node.end).unwrap_or_default();
        return Ok((node.start..node.start + written.trim_end().len(), text));
    }
    match style(node, lines, at.behind) {
        Style::Nothing => Ok((at.behind..at.behind, format!(" {text}"))),
        Style::Words => {
            let written = lines.text.get(node.start..node.end).unwrap_or_default();
            Ok((node.start..node.start + written.trim_end().len(), text))
        }
        Style::Block => {
            let last = last_line(node, lines, at.behind, at.column)?;
            let end = lines.start(last) + lines.line(last).len();
            Ok((at.behind..end, format!(" {text}")))
        }
        _ => Err(Left("a value in it is a list or has keys".to_owned())),
    }
}

/// A key that is not there, with those above it that are not there either.
fn added(
    lines: &Lines<'_>,
    at: &At<'_>,
    path: &[Step],
    value: &Yaml,
) -> Result<(Range<usize>, String), Left> {
    let odd = || Left("a key cannot be added to it by a program".to_owned());
    let mut put = value.clone();
    for (depth, step) in path.iter().enumerate().rev() {
        let Step::Key(name) = step else {
            return Err(odd());
        };
        let mut map = Map::default();
        map.put(name, put);
        put = if depth == 0 {
            Yaml::Map(map)
        } else {
            Yaml::Line(map)
        };
    }
    let (Yaml::Map(map), Content::Map(entries)) = (put, &at.node.content) else {
        return Err(odd());
    };
    if at.is_inside {
        let end = end_of_brackets(lines.text, at.node.start)?;
        let before = lines.text.get(..end).unwrap_or_default().trim_end();
        let line = yaml::on_one_line(&Yaml::Line(map));
        let inner = line.trim_start_matches('{').strip_suffix('}');
        let divider = if before.ends_with(['{', ',']) {
            ""
        } else {
            ", "
        };
        let text = format!("{divider}{}", inner.unwrap_or_default());
        return Ok((before.len()..before.len(), text));
    }
    let (first, _) = entries.first().ok_or_else(odd)?;
    let last = last_line(at.node, lines, at.behind, at.column)?;
    let end = lines.start(last + 1);
    let is_cut = !lines
        .text
        .get(..end)
        .is_some_and(|text| text.ends_with('\n'));
    let text = yaml::lines(&map, lines.column(first.start));
    let text = if is_cut { format!("\n{text}") } else { text };
    Ok((end..end, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::path;

    const TEXT: &str = "# By hand.\nlabel: Owl 2024   # the name\nresults:\n  - id: T1 # first\n    intervention: {n: 10, mean: 5.0}\n    note: >-\n      Two\n      lines\n    # The end of the first.\n  - id: T2\n    intervention:\n      n: 12\nstatus: draft\n";

    fn plain(path: &str, value: &str) -> (Vec<Step>, Yaml) {
        (path::parse(path), Yaml::Plain(value.to_owned()))
    }

    #[test]
    fn only_the_values_change() {
        let new = set(
            TEXT,
            &[
                plain("results[0].intervention.n", "11"),
                plain("results[0].intervention.sd", "1.5"),
                plain("results[0].comparator.n", "9"),
                plain("results[1].intervention.n", "13"),
                plain("results[1].intervention.events", "3"),
                (
                    path::parse("results[0].note"),
                    Yaml::Text("One: line".to_owned()),
                ),
                (path::parse("label"), Yaml::Text("Owl 2025".to_owned())),
            ],
        );
        assert_eq!(
            new.expect("changed"),
            "# By hand.\nlabel: Owl 2025   # the name\nresults:\n  - id: T1 # first\n    intervention: {n: 11, mean: 5.0, sd: 1.5}\n    note: \"One: line\"\n    comparator: {n: 9}\n    # The end of the first.\n  - id: T2\n    intervention:\n      n: 13\n      events: 3\nstatus: draft\n"
        );
    }

    #[test]
    fn what_cannot_be_changed_is_left() {
        assert!(set(TEXT, &[plain("results[7].n", "1")]).is_err());
        assert!(set(TEXT, &[plain("results", "1")]).is_err());
        assert!(set("a: [", &[plain("a", "1")]).is_err());
    }
}
