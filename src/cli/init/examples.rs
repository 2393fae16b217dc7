//! The sites from which a new one can begin. They are the folders of `examples/`, inside the program.

use std::fmt::Write;

use include_dir::{Dir, include_dir};

use crate::record::site::Front;

/// A site to begin from.
#[derive(Debug)]
pub(super) struct Example {
    /// The name by which it is asked for: that of its folder.
    pub name: &'static str,
    /// Its README.
    pub readme: &'static str,
    /// Its records.
    pub content: Dir<'static>,
}

/// All of them; the first is taken when none is named. Only the README and the records are taken:
/// a site that somebody built in such a folder stays out of the program.
pub(super) static ALL: [Example; 4] = [
    Example {
        name: "starter",
        readme: include_str!("../../../examples/starter/README.md"),
        content: include_dir!("$CARGO_MANIFEST_DIR/examples/starter/content"),
    },
    Example {
        name: "bcg",
        readme: include_str!("../../../examples/bcg/README.md"),
        content: include_dir!("$CARGO_MANIFEST_DIR/examples/bcg/content"),
    },
    Example {
        name: "teacher-expectations",
        readme: include_str!("../../../examples/teacher-expectations/README.md"),
        content: include_dir!("$CARGO_MANIFEST_DIR/examples/teacher-expectations/content"),
    },
    Example {
        name: "methods",
        readme: include_str!("../../../examples/methods/README.md"),
        content: include_dir!("$CARGO_MANIFEST_DIR/examples/methods/content"),
    },
];

/// The example with this name.
pub(super) fn named(name: &str) -> Option<&'static Example> {
    ALL.iter().find(|example| example.name == name)
}

impl Example {
    /// What it shows, in the words of its own site.
    pub fn tagline(&self) -> String {
        let site = self.content.get_file("site.yaml");
        let text = site.and_then(|file| file.contents_utf8());
        text.and_then(Front::read)
            .map_or_else(String::new, |front| front.tagline)
    }
}

/// A line for each example.
pub(super) fn list() -> String {
    let width = ALL.iter().map(|example| example.name.len()).max();
    let width = width.unwrap_or_default();
    let mut lines = String::new();
    for example in &ALL {
        let _ = writeln!(lines, "  {:width$}  {}", example.name, example.tagline());
    }
    lines
}
