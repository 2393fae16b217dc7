//! Texts over several lines, written so that what stays of them keeps its lines.

use super::lines::indent_of;

/// Lines are folded here.
const WIDTH: usize = 96;

/// A text as a block behind its key, without the end of its last line; nothing where it can be no block.
/// `old` is the block that stands there, from its mark on.
pub fn write(text: &str, indent: usize, old: Option<&str>) -> Option<String> {
    let text = text.trim_end();
    let is_odd = text.is_empty() || text.starts_with([' ', '\t', '\n']) || text.contains('\r');
    if is_odd {
        return None;
    }
    let mark = old.map_or("|-", |old| {
        old.trim_start().lines().next().unwrap_or("|-").trim_end()
    });
    let lines = match mark.starts_with('>') {
        true => folded(text, old.unwrap_or_default(), indent)?,
        false => text.split('\n').map(str::to_owned).collect(),
    };
    let mut out = mark.to_owned();
    let depth = old.and_then(depth_of).unwrap_or(indent);
    for line in lines {
        out.push('\n');
        if !line.trim().is_empty() {
            out.push_str(&" ".repeat(depth));
            out.push_str(&line);
        }
    }
    Some(out)
}

/// How far the lines of a block are indented.
fn depth_of(block: &str) -> Option<usize> {
    let mut filled = block.lines().skip(1).filter(|line| !line.trim().is_empty());
    filled.next().map(indent_of)
}

/// The lines of a folded text: those of the old one as long as they say the same.
fn folded(text: &str, old: &str, indent: usize) -> Option<Vec<String>> {
    let paragraphs: Vec<Vec<&str>> = paragraphs(old);
    let mut lines = Vec::new();
    for (at, part) in text.split('\n').enumerate() {
        if part.starts_with([' ', '\t']) || part.contains("  ") {
            return None;
        }
        if at > 0 {
            lines.push(String::new());
        }
        if !part.is_empty() {
            lines.extend(paragraph(part, &paragraphs, indent));
        }
    }
    Some(lines)
}

fn paragraphs(block: &str) -> Vec<Vec<&str>> {
    let mut all = vec![Vec::new()];
    for line in block
        .trim_start_matches('\n')
        .lines()
        .skip(1)
        .map(str::trim)
    {
        match (line.is_empty(), all.last_mut()) {
            (false, Some(last)) => last.push(line),
            _ => all.push(Vec::new()),
        }
    }
    all
}

/// A paragraph as lines: those with which an old one begins as well, and the rest folded anew.
fn paragraph(text: &str, olds: &[Vec<&str>], indent: usize) -> Vec<String> {
    let same = |old: &Vec<&str>| {
        let mut rest = text;
        let mut count = 0;
        for line in old {
            match rest.strip_prefix(line) {
                Some(after) if after.is_empty() || after.starts_with(' ') => {
                    rest = after.trim_start_matches(' ')
                }
                _ => break,
            }
            count += 1;
        }
        (count, rest)
    };
    let best = olds.iter().max_by_key(|old| same(old).0);
    let (count, rest) = best.map_or((0, text), same);
    let kept = best
        .into_iter()
        .flatten()
        .take(count)
        .map(|line| (*line).to_owned());
    let mut lines: Vec<String> = kept.collect();
    let mut line = String::new();
    for word in rest.split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() && line.chars().count() + word.chars().count() + indent >= WIDTH {
            lines.push(std::mem::take(&mut line));
        }
        line.push_str(if line.is_empty() { "" } else { " " });
        line.push_str(word);
    }
    lines.extend(Some(line).filter(|line| !line.is_empty()));
    lines
}
