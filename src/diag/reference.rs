//! The reference of all codes as Markdown.

use std::fmt::Write;

use super::codes;

const OPENING: &str = "\
# Errors, warnings and notes

This page is made from the program's own table; a test keeps it current. `distil explain CODE` shows
the same text in the terminal.

An error stops a build, and the site that was there stays as it was. A warning stops it only with
`--strict`. A note never does.
";

/// What stands in front of the codes that begin so.
const GROUPS: [(&str, &str); 7] = [
    ("01", "Reading files"),
    ("02", "YAML"),
    ("03", "What a record may hold"),
    ("04", "Links between records"),
    ("05", "Numbers and judgements"),
    ("06", "Pages and templates"),
    ("07", "Writing"),
];

/// The whole reference.
pub fn markdown() -> String {
    let mut text = OPENING.to_owned();
    for (number, title) in GROUPS {
        let _ = write!(text, "\n## {title}\n");
        let in_group = |id: &str| id[1..].starts_with(number);
        for code in codes::all().filter(|code| in_group(code.id)) {
            let _ = write!(
                text,
                "\n### {}: {}\n\n{} {}\n",
                code.id, code.title, code.why, code.explanation
            );
        }
    }
    text
}
