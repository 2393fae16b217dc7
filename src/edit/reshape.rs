//! A record changed in its text to what it is to become: lines of which nothing is said anew stay, remarks
//! among them, and in the end that is looked at.

use std::ops::Range;

use crate::load::marked::{self, Content, Node};

use super::block;
use super::lines::{Lines, is_remark};
use super::tidy::Left;
use super::tidy::extent::{Style, behind_key, end_of_brackets, hyphen_of, last_line, style};
use super::tree::{Tree, items_of};
use super::yaml::{self, Map, Yaml};

/// The YAML of a record as it is to become.
///
/// # Errors
/// The record is written in a way that is left to people, in words that follow "because".
pub fn reshape(text: &str, tree: &Tree) -> Result<String, Left> {
    let unread = || Left::because("it has a fault that only a person can mend in the file");
    let root = marked::parse(text).map_err(|_| unread())?;
    let lines = Lines::of(text);
    let at = At {
        node: &root,
        behind: root.start,
        column: 0,
        is_inside: false,
    };
    let mut edits = Vec::new();
    change(&lines, &at, tree, &mut edits)?;
    let new = applied(text, 0..text.len(), edits);
    let is_meant = |new: Node| tree.is_said_by(&new, Some(&root));
    match marked::parse(&new).is_ok_and(is_meant) {
        true => Ok(new),
        false => Err(Left::because(
            "it is written in a way that a program cannot change safely",
        )),
    }
}

/// A place in the text with what is put there.
type Edit = (Range<usize>, String);

/// A value with what stands around it.
#[derive(Clone, Copy)]
struct At<'n> {
    node: &'n Node,
    /// The byte behind its colon or hyphen.
    behind: usize,
    /// The column of its key or hyphen.
    column: usize,
    /// Whether it stands in brackets.
    is_inside: bool,
}

/// A part of a text with the edits in it.
fn applied(text: &str, part: Range<usize>, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut new = String::new();
    let mut from = part.start;
    for (range, put) in edits {
        new.push_str(text.get(from..range.start).unwrap_or_default());
        new.push_str(&put);
        from = range.end.max(from);
    }
    new.push_str(text.get(from..part.end).unwrap_or_default());
    new
}

fn change(lines: &Lines<'_>, at: &At<'_>, tree: &Tree, edits: &mut Vec<Edit>) -> Result<(), Left> {
    let is_bracketed = at.is_inside || starts_with_bracket(lines, at.node);
    match (tree, &at.node.content) {
        (Tree::Kept, _) => Ok(()),
        (Tree::Map(keys), Content::Map(entries)) if !entries.is_empty() => match is_bracketed {
            true => bracketed(lines, at, tree, edits),
            false => map(lines, at, entries, keys, edits),
        },
        (Tree::List(items), Content::List(olds)) if !olds.is_empty() && !items.is_empty() => {
            match is_bracketed {
                true => bracketed(lines, at, tree, edits),
                false => list(lines, at, olds, items, edits),
            }
        }
        _ => {
            edits.push(put(lines, at, &tree.to_yaml(Some(at.node)))?);
            Ok(())
        }
    }
}

fn starts_with_bracket(lines: &Lines<'_>, node: &Node) -> bool {
    let is_scalar = matches!(node.content, Content::Scalar { .. });
    let rest = lines.text.get(node.start..).unwrap_or_default();
    !is_scalar && rest.starts_with(['{', '['])
}

/// A list or map in brackets: single values in their places, or all of it anew.
fn bracketed(
    lines: &Lines<'_>,
    at: &At<'_>,
    tree: &Tree,
    edits: &mut Vec<Edit>,
) -> Result<(), Left> {
    let inside = |node| At {
        node,
        behind: at.node.start,
        column: at.column,
        is_inside: true,
    };
    match tree {
        Tree::Map(keys) if has_the_keys(at.node, keys) => {
            for (name, value) in keys {
                if let Some(node) = at.node.get(name) {
                    change(lines, &inside(node), value, edits)?;
                }
            }
            return Ok(());
        }
        Tree::List(items) if has_the_items(at.node, items) => {
            for ((_, item), node) in items.iter().zip(items_of(at.node)) {
                change(lines, &inside(node), item, edits)?;
            }
            return Ok(());
        }
        _ => {}
    }
    let end = end_of_brackets(lines.text, at.node.start)? + 1;
    let written = lines.text.get(at.node.start..end).unwrap_or_default();
    if written.contains(" #") || written.contains("\n#") {
        return Err(Left::because("a remark stands inside brackets"));
    }
    let new = yaml::on_one_line(&tree.to_yaml(Some(at.node)));
    edits.push((at.node.start..end, new));
    Ok(())
}

fn has_the_keys(node: &Node, keys: &[(String, Tree)]) -> bool {
    node.entries().len() == keys.len() && keys.iter().all(|(name, _)| node.get(name).is_some())
}

fn has_the_items(node: &Node, items: &[(Option<usize>, Tree)]) -> bool {
    let mut places = items.iter().map(|(place, _)| *place).enumerate();
    items_of(node).len() == items.len() && places.all(|(at, place)| place == Some(at))
}

/// Keys over lines: values in their places, keys that go, keys that come behind the one before them.
fn map(
    lines: &Lines<'_>,
    at: &At<'_>,
    entries: &[(Node, Node)],
    keys: &[(String, Tree)],
    edits: &mut Vec<Edit>,
) -> Result<(), Left> {
    let wanted = |key: &Node| keys.iter().position(|(name, _)| key.text() == Some(name));
    let Some(first) = entries.iter().position(|(key, _)| wanted(key).is_some()) else {
        edits.push(put(
            lines,
            at,
            &Tree::Map(keys.to_vec()).to_yaml(Some(at.node)),
        )?);
        return Ok(());
    };
    let column = entries
        .first()
        .map_or(0, |(key, _)| lines.column(key.start));
    if first > 0 {
        edits.push(first_keys_gone(lines, &entries[0].0, &entries[first].0)?);
    }
    let mut ends = vec![None; keys.len()];
    for (key, value) in entries.iter().skip(first) {
        let inner = At {
            node: value,
            behind: behind_key(key, lines)?,
            column,
            is_inside: false,
        };
        let end = lines.start(last_line(value, lines, inner.behind, column)? + 1);
        match wanted(key) {
            Some(place) => {
                ends[place] = Some(end);
                if let Some((_, tree)) = keys.get(place) {
                    change(lines, &inner, tree, edits)?;
                }
            }
            None => edits.push((lines.start(lines.of_byte(key.start))..end, String::new())),
        }
    }
    added(lines, keys, &ends, column, edits);
    Ok(())
}

/// Keys at the start of a part go: what stands before the first stays, be it a hyphen.
fn first_keys_gone(lines: &Lines<'_>, first: &Node, next: &Node) -> Result<Edit, Left> {
    let between = lines.of_byte(first.start) + 1..lines.of_byte(next.start);
    if between
        .map(|line| lines.line(line))
        .any(|line| line.trim_start().starts_with('#'))
    {
        return Err(Left::because("a remark stands between keys that would go"));
    }
    Ok((first.start..next.start, String::new()))
}

/// Keys that come: each behind the one before it, or at the end.
fn added(
    lines: &Lines<'_>,
    keys: &[(String, Tree)],
    ends: &[Option<usize>],
    column: usize,
    edits: &mut Vec<Edit>,
) {
    let last = ends.iter().flatten().max().copied();
    let mut coming = Map::default();
    let mut place = None;
    let mut put_all = |coming: &mut Map, place: Option<usize>| {
        let Some(end) = place.or(last).filter(|_| !coming.0.is_empty()) else {
            return;
        };
        let is_cut = !lines
            .text
            .get(..end)
            .is_some_and(|text| text.ends_with('\n'));
        let text = yaml::lines(&std::mem::take(coming), column);
        edits.push((end..end, if is_cut { format!("\n{text}") } else { text }));
    };
    for ((name, tree), end) in keys.iter().zip(ends) {
        match end {
            Some(end) => {
                put_all(&mut coming, place);
                place = Some(*end);
            }
            None => coming.put(name, tree.to_yaml(None)),
        }
    }
    put_all(&mut coming, place);
}

/// Items over lines: values in their places, or the lines of the items in their new order.
fn list(
    lines: &Lines<'_>,
    at: &At<'_>,
    olds: &[Node],
    items: &[(Option<usize>, Tree)],
    edits: &mut Vec<Edit>,
) -> Result<(), Left> {
    let mut blocks = Vec::new();
    let mut from = None;
    for node in olds {
        let hyphen = hyphen_of(node, lines)?;
        let column = lines.column(hyphen);
        let end = lines.start(last_line(node, lines, hyphen + 1, column)? + 1);
        let start = from.unwrap_or(lines.start(lines.of_byte(hyphen)));
        blocks.push((
            start..end,
            At {
                node,
                behind: hyphen + 1,
                column,
                is_inside: false,
            },
        ));
        from = Some(end);
    }
    if has_the_items(at.node, items) {
        for ((_, item), (_, at)) in items.iter().zip(&blocks) {
            change(lines, at, item, edits)?;
        }
        return Ok(());
    }
    let (Some((first, about)), Some((last, _))) = (blocks.first(), blocks.last()) else {
        return Err(Left::because("a list in it is empty"));
    };
    if !lines
        .text
        .get(first.start..about.behind - 1)
        .is_some_and(|text| text.trim().is_empty())
    {
        return Err(Left::because("a list in it begins in the line of another"));
    }
    let mut new = String::new();
    for (place, tree) in items {
        if !new.is_empty() && !new.ends_with('\n') {
            new.push('\n');
        }
        match place.and_then(|place| blocks.get(place)) {
            Some((block, at)) => {
                let mut inner = Vec::new();
                change(lines, at, tree, &mut inner)?;
                new.push_str(&applied(lines.text, block.clone(), inner));
            }
            None => new.push_str(&yaml::item(&tree.to_yaml(None), about.column)),
        }
    }
    edits.push((first.start..last.end, new));
    Ok(())
}

/// The place of a whole value with the new one.
fn put(lines: &Lines<'_>, at: &At<'_>, value: &Yaml) -> Result<Edit, Left> {
    let node = at.node;
    let words = node.start..node.start + written(lines, node).trim_end().len();
    if at.is_inside {
        let place = match starts_with_bracket(lines, node) {
            true => node.start..end_of_brackets(lines.text, node.start)? + 1,
            false if node.is_null() && words.is_empty() => {
                return Err(Left::because("a value inside brackets is left empty"));
            }
            false => words,
        };
        return Ok((place, yaml::on_one_line(value)));
    }
    let how = style(node, lines, at.behind);
    let last = last_line(node, lines, at.behind, at.column)?;
    let end = lines.start(last) + lines.line(last).len();
    if let Yaml::Text(text) = value {
        let old = (how == Style::Block).then(|| lines.text.get(at.behind..end).unwrap_or_default());
        let is_free = how == Style::Block
            || is_remark(lines.rest(words.end)) && !lines.rest(words.end).contains('#');
        let is_long = old.is_some() || text.contains('\n');
        if let Some(block) = Some(text)
            .filter(|_| is_free && is_long)
            .and_then(|text| block::write(text, at.column + 2, old))
        {
            let place = if how == Style::Block {
                at.behind..end
            } else {
                at.behind..words.end.max(at.behind)
            };
            return Ok((place, format!(" {block}")));
        }
    }
    let short = yaml::behind_key(value);
    match (how, value) {
        (Style::Nothing, Yaml::Text(_) | Yaml::Plain(_) | Yaml::Line(_)) => {
            Ok((at.behind..at.behind, format!(" {short}")))
        }
        (Style::Words, Yaml::Text(_) | Yaml::Plain(_) | Yaml::Line(_)) => Ok((words, short)),
        (Style::Block, Yaml::Text(_) | Yaml::Plain(_) | Yaml::Line(_)) => {
            Ok((at.behind..end, format!(" {short}")))
        }
        _ => {
            let whole = lines.text.get(at.behind..end).unwrap_or_default();
            if whole.contains('#')
                && whole
                    .lines()
                    .any(|line| line.trim_start().starts_with('#') || line.contains(" #"))
            {
                return Err(Left::because("remarks stand inside a value that would go"));
            }
            Ok((at.behind..end, yaml::after_key(value, at.column)))
        }
    }
}

fn written<'t>(lines: &Lines<'t>, node: &Node) -> &'t str {
    lines.text.get(node.start..node.end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# By hand.\nlabel: Owl 2024   # the name\naim: >-\n  One two\n  three.\n\n  Four\n  five.\nresults:\n  # The first.\n  - id: T1 # first\n    n: {a: 10, b: 5.0}\n  # The second.\n  - id: T2\n    note: |\n      Two\n      lines\ncountries: [Wales, Chile]\nstatus: draft\n";

    /// The text with the values of another, as a form would give them.
    fn to(new: &str) -> String {
        let (base, new) = (
            marked::parse(TEXT).expect("a record"),
            marked::parse(new).expect("a record"),
        );
        reshape(TEXT, &Tree::between(Some(&base), &new)).expect("changed")
    }

    fn with(from: &str, to: &str) -> String {
        assert!(TEXT.contains(from));
        TEXT.replacen(from, to, 1)
    }

    #[test]
    fn only_the_lines_of_changed_values_change() {
        for (from, new) in [
            ("Owl 2024", "Owl 2025"),
            ("a: 10", "a: 11"),
            ("id: T2", "id: T3"),
            ("status: draft", "status: published"),
            ("  Four\n  five.", "  Four\n  six."),
            ("      lines", "      more"),
            ("[Wales, Chile]", "[Wales, Chile, Peru]"),
            (
                "  # The second.\n  - id: T2\n    note: |\n      Two\n      lines\n",
                "",
            ),
            ("    n: {a: 10, b: 5.0}\n", ""),
            ("status: draft\n", "status: draft\nreviewed: 2026-01-01\n"),
        ] {
            assert_eq!(to(&with(from, new)), with(from, new), "{from}");
        }
    }

    #[test]
    fn items_keep_their_remarks_when_they_change_places() {
        let base = marked::parse(TEXT).expect("a record");
        let keys = base.entries().iter().map(|(key, _)| {
            let name = key.text().unwrap_or_default().to_owned();
            let tree = match name.as_str() {
                "results" => Tree::List(vec![(Some(1), Tree::Kept), (Some(0), Tree::Kept)]),
                _ => Tree::Kept,
            };
            (name, tree)
        });
        let new = reshape(TEXT, &Tree::Map(keys.collect())).expect("changed");
        let second = new.find("# The second.").expect("a remark");
        assert!(
            second > new.find("id: T2").unwrap_or(0) || second < new.find("id: T2").unwrap_or(0)
        );
        assert!(new.find("T2") < new.find("T1"));
        assert!(new.contains("- id: T1 # first"));
    }

    #[test]
    fn what_cannot_be_changed_is_left() {
        let text = "a: [1, # one\n  2]\n";
        let (base, new) = (
            marked::parse(text).expect("yaml"),
            marked::parse("a: [1]").expect("yaml"),
        );
        assert!(reshape(text, &Tree::between(Some(&base), &new)).is_err());
    }
}
