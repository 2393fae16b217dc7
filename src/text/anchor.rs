//! The names of places in a text: its headings. A page holds several texts, so a name is marked until
//! the page is finished, and then made the only one of its kind.
//!
//! The marks are noncharacters, which no text of a record or a theme has.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{markdown, percent};

/// Before a text that has places of its own.
pub const TEXT: char = '\u{FDD5}';
/// Before the name of a place, in `id` and in `href`.
pub const PLACE: char = '\u{FDD6}';

/// A name for a place: small letters and digits of any script, and single hyphens.
pub fn name_of(words: &str) -> String {
    let mut name = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            name.push(c);
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    name.trim_end_matches('-').to_owned()
}

/// The names that a text or a page has given.
#[derive(Debug, Clone, Default)]
pub struct Names(BTreeSet<String>);

impl Names {
    /// A name that nothing else has: the name itself, or with a number behind it.
    pub fn only(&mut self, name: &str) -> String {
        let mut only = name.to_owned();
        let mut number = 2;
        while !self.0.insert(only.clone()) {
            only = format!("{name}-{number}");
            number += 1;
        }
        only
    }

    /// The name of a heading with these words. Signs alone have none, so it is called a section.
    pub fn of_heading(&mut self, words: &str) -> String {
        match name_of(words) {
            name if name.is_empty() => self.only("section"),
            name => self.only(&name),
        }
    }
}

/// The names of the headings of a text, in order.
pub fn headings(text: &str) -> Vec<String> {
    let mut names = Names::default();
    let mut found = Vec::new();
    let mut words: Option<String> = None;
    for event in markdown::parse(text) {
        match (event, &mut words) {
            (Event::Start(Tag::Heading { .. }), _) => words = Some(String::new()),
            (Event::End(TagEnd::Heading(_)), Some(heading)) => {
                found.push(names.of_heading(heading));
                words = None;
            }
            (Event::Text(text) | Event::Code(text), Some(heading)) => heading.push_str(&text),
            _ => {}
        }
    }
    found
}

/// The name of the place to which a link leads: `#details`.
pub fn target(destination: &str) -> String {
    let name = destination.trim_start_matches('#');
    percent::decoded(name).unwrap_or_else(|| name.to_owned())
}

/// A text without marks, the names kept: for files that are no pages.
pub fn plain(text: &str) -> String {
    text.replace([TEXT, PLACE], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_every_script_have_a_name_of_their_own() {
        let text = "# Details\n\n## 康复 treatment\n\n# Details\n\n# !?\n\n# Ça va `x`\n";
        assert_eq!(
            headings(text),
            [
                "details",
                "康复-treatment",
                "details-2",
                "section",
                "ça-va-x"
            ]
        );
    }
}
