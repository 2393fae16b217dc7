//! Templates and assets of a theme that nothing uses: most often their names are misspelt.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::suggest;

use super::template::Template;

/// A file of a theme that nothing uses.
pub struct Unused<'a> {
    /// The file for messages, or its name.
    pub file: &'a str,
    /// The name of the program's file that may have been meant.
    pub meant: Option<&'a str>,
}

/// Templates that the program does not ask for, and no other template takes in.
pub fn templates<'a>(
    all: &'a BTreeMap<String, Template>,
    known: &'a BTreeSet<String>,
) -> Vec<Unused<'a>> {
    let is_named = |name: &str| {
        let others = all.iter().filter(|(other, _)| *other != name);
        let quoted = [format!("\"{name}\""), format!("'{name}'")];
        let names = |text: &str| quoted.iter().any(|quoted| text.contains(quoted));
        others
            .map(|(_, other)| other)
            .any(|other| names(&other.text))
    };
    let own = all
        .iter()
        .filter(|(name, template)| !known.contains(*name) && !template.file.starts_with(PROGRAM));
    let unused = own.filter(|(name, _)| !is_named(name));
    let told = unused.map(|(name, template)| Unused {
        file: &template.file,
        meant: suggest::nearest(name, known.iter().map(String::as_str)),
    });
    told.collect()
}

/// Where the themes of the program stand.
const PROGRAM: &str = "themes/";

/// Assets that the program does not have, and no template or other asset names.
pub fn assets<'a>(
    all: &'a BTreeMap<String, Vec<u8>>,
    known: &'a BTreeSet<String>,
    templates: &BTreeMap<String, Template>,
) -> Vec<Unused<'a>> {
    let is_named = |name: &str| {
        let last = name.rsplit('/').next().unwrap_or(name);
        let in_assets = all.iter().any(|(other, bytes)| {
            other != name && is_text(other) && String::from_utf8_lossy(bytes).contains(last)
        });
        in_assets
            || templates
                .values()
                .any(|template| template.text.contains(last))
    };
    let own = all.keys().filter(|name| !known.contains(*name));
    let unused = own.filter(|name| !is_remark(name) && !is_named(name));
    let told = unused.map(|name| Unused {
        file: name,
        meant: suggest::nearest(name, known.iter().map(String::as_str)),
    });
    told.collect()
}

fn is_text(name: &str) -> bool {
    [".css", ".js", ".svg", ".json"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// A licence or a note that stands beside what it is about.
fn is_remark(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    !last.contains('.') || [".txt", ".md"].iter().any(|ending| last.ends_with(ending))
}
