//! The components of the default theme, with the comments above them.

use std::fs;
use std::path::Path;

/// A component.
pub struct Component {
    /// Its name.
    pub name: String,
    /// What is given to it, as written: `id: string, rows: array`.
    pub arguments: String,
    /// The comment above it; empty when there is none.
    pub about: String,
}

/// The components of a template, in its order.
pub fn components(template: &str) -> Vec<Component> {
    let starts = template.match_indices("{% component ");
    starts
        .map(|(at, start)| component(template, at, start.len()))
        .collect()
}

fn component(template: &str, at: usize, start: usize) -> Component {
    let (name, rest) = template[at + start..].split_once('(').unwrap();
    let ends = [") -%}", ") %}"].map(|end| rest.find(end));
    let end = ends.into_iter().flatten().min().unwrap();
    let above = comment(template[..at].trim_end());
    Component {
        name: name.to_owned(),
        arguments: rest[..end].to_owned(),
        about: above.filter(|(start, _)| *start > 0).unwrap_or_default().1,
    }
}

/// The comment at the start of a template: what its components are about.
pub fn introduction(template: &str) -> String {
    let end = template.find("#}").map(|end| &template[..end + 2]);
    let first = end.and_then(comment).filter(|(start, _)| *start == 0);
    first.unwrap_or_default().1
}

/// The comment with which a text ends, and where it begins.
fn comment(text: &str) -> Option<(usize, String)> {
    let inside = text.strip_suffix("#}")?;
    let start = inside.rfind("{#")?;
    let inside = inside[start + 2..].trim_matches('-').trim();
    let lines: Vec<&str> = inside.lines().map(str::trim).collect();
    Some((start, lines.join(" ")))
}

/// The templates of the default theme that hold components, with their text.
pub fn templates() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    let files = walkdir::WalkDir::new(&folder).sort_by_file_name();
    let files = files.into_iter().map(|entry| entry.unwrap().into_path());
    files
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "html")
        })
        .map(|path| {
            let name = path
                .strip_prefix(&folder)
                .unwrap()
                .to_string_lossy()
                .into_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .filter(|(_, text)| text.contains("{% component "))
        .collect()
}
