//! Which value stands at a place of a file: `results[2].effect`.

use crate::load::Source;
use crate::load::marked::{self, Content, Node};

use super::keys::BODY;

/// The path of the innermost key or item that stands at a line and a column, both counted from 1; empty where
/// there is none.
pub fn path_at(source: &Source, line: usize, column: usize) -> String {
    let mut path = String::new();
    let Ok(root) = marked::parse(source.yaml()) else {
        return path;
    };
    let start: usize = source
        .text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = source.text.get(start..).unwrap_or_default();
    let inside: usize = rest
        .chars()
        .take(column.saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    let at = start + inside;
    if (source.body_start()..source.text.len()).contains(&at) {
        return BODY.to_owned();
    }
    if let Some(at) = at.checked_sub(source.yaml_start()) {
        step(&root, at, &mut path);
    }
    path
}

fn step(node: &Node, at: usize, path: &mut String) {
    match &node.content {
        Content::Scalar { .. } => {}
        Content::Map(entries) => {
            if let Some((key, value)) = entries.iter().take_while(|(key, _)| key.start <= at).last()
            {
                let divider = if path.is_empty() { "" } else { "." };
                path.push_str(&format!("{divider}{}", key.text().unwrap_or_default()));
                if at >= value.start {
                    step(value, at, path);
                }
            }
        }
        Content::List(items) => {
            let begun = items.iter().take_while(|item| item.start <= at);
            if let Some((place, item)) = begun.enumerate().last() {
                path.push_str(&format!("[{place}]"));
                step(item, at, path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::source::Format;

    #[test]
    fn a_place_is_told_by_its_keys() {
        let text = "---\na: 1\nb:\n  - c: 2\n  - c: {d: 3}\n---\nText\n";
        let (source, _) = Source::new(
            "a.md".into(),
            "pages".into(),
            "a".into(),
            Format::Markdown,
            text.into(),
        );
        assert_eq!(path_at(&source, 2, 4), "a");
        assert_eq!(path_at(&source, 4, 8), "b[0].c");
        assert_eq!(path_at(&source, 5, 12), "b[1].c.d");
        assert_eq!(path_at(&source, 1, 1), "");
        assert_eq!(path_at(&source, 7, 2), "body");
        assert_eq!(path_at(&source, 6, 1), "b[1].c.d");
    }
}
