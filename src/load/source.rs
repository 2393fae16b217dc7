//! A file of the content folder, read as text.

use std::sync::OnceLock;

use crate::diag::Place;

use super::marked::{self, Node};
use super::path;

/// A file of the content folder, read as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name for messages: relative to the folder from which the program runs.
    pub name: String,
    /// The folder below the content folder; empty for `site.yaml`.
    pub folder: String,
    /// The file name without its ending.
    pub stem: String,
    /// What kind of file it is.
    pub format: Format,
    /// The whole text.
    pub text: String,
    /// The byte range of the YAML in the text: all of it, or the front matter.
    yaml: std::ops::Range<usize>,
    /// Where the Markdown after the front matter begins.
    body_start: usize,
    /// The tree of a long file, kept once a place in it has been asked for.
    kept: Kept,
}

/// A tree that is kept. It follows from the text, so it makes no difference between sources.
#[derive(Debug, Default)]
struct Kept(OnceLock<Option<Box<Node>>>);

impl Clone for Kept {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Kept {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Kept {}

/// Bytes of YAML from which a file is not parsed again for each place in it: a record with
/// thousands of results may have something to say about each of them.
const LONG: usize = 16 << 10;

/// What kind of file a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A YAML record.
    Yaml,
    /// Markdown with YAML front matter.
    Markdown,
    /// A table of results.
    Csv,
}

impl Format {
    /// The format that a file ending stands for.
    pub fn of_ending(ending: &str) -> Option<Format> {
        match ending {
            "yaml" | "yml" => Some(Format::Yaml),
            "md" => Some(Format::Markdown),
            "csv" => Some(Format::Csv),
            _ => None,
        }
    }
}

/// Why a Markdown file has no usable front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrontMatterFault {
    /// The file does not begin with `---`.
    Missing,
    /// There is no closing `---`.
    NotClosed,
}

impl Source {
    /// A source with its front matter told apart from its text.
    ///
    /// # Errors
    /// A Markdown file without closed front matter gives the fault with the source.
    pub fn new(
        name: String,
        folder: String,
        stem: String,
        format: Format,
        text: String,
    ) -> (Self, Option<FrontMatterFault>) {
        let mut source = Self {
            name,
            folder,
            stem,
            format,
            yaml: 0..text.len(),
            body_start: text.len(),
            text,
            kept: Kept::default(),
        };
        if format != Format::Markdown {
            return (source, None);
        }
        match front_matter(&source.text) {
            Ok((yaml, body_start)) => {
                source.yaml = yaml;
                source.body_start = body_start;
                (source, None)
            }
            Err(fault) => {
                source.yaml = 0..0;
                (source, Some(fault))
            }
        }
    }

    /// The YAML: the whole file, or the front matter.
    pub fn yaml(&self) -> &str {
        &self.text[self.yaml.clone()]
    }

    /// Where the YAML starts in the file, in bytes.
    pub fn yaml_start(&self) -> usize {
        self.yaml.start
    }

    /// The Markdown below the front matter; empty for other files.
    pub fn body(&self) -> &str {
        &self.text[self.body_start..]
    }

    /// Where the Markdown starts in the file, in bytes.
    pub fn body_start(&self) -> usize {
        self.body_start
    }

    /// Every text of the file in its order: the values of its YAML except those of `skipped` keys,
    /// then its Markdown.
    pub fn texts(&self, skipped: &[&str]) -> Vec<String> {
        let mut texts = Vec::new();
        if let Ok(root) = marked::parse(self.yaml()) {
            texts = root.texts(skipped);
        }
        if self.body_start < self.text.len() {
            texts.push(self.body().to_owned());
        }
        texts
    }

    /// The place of a byte range of the whole file.
    pub fn place_of_bytes(&self, start: usize, end: usize) -> Place {
        Place::in_text(&self.name, &self.text, start, end)
    }

    /// The place of a node of this file's YAML.
    pub fn place_of_node(&self, node: &Node) -> Place {
        let start = self.yaml.start;
        self.place_of_bytes(start + node.start, start + node.end)
    }

    /// The place of the value at `path`, or of the deepest part of the path that exists.
    ///
    /// The file is parsed again for this, so that records need not carry positions about; a long one
    /// once.
    pub fn place(&self, path: &str) -> Place {
        let parse = || marked::parse(self.yaml()).ok().map(Box::new);
        let at = |root: &Node| self.place_of_node(root.deepest(&path::parse(path)));
        let place = if self.yaml.len() < LONG {
            parse().map(|root| at(&root))
        } else {
            self.kept.0.get_or_init(parse).as_deref().map(at)
        };
        place.unwrap_or_else(|| Place::file(&self.name))
    }

    /// The place of the key at the end of `path`, where its value may begin on a line further down.
    pub fn place_of_key(&self, path: &str) -> Place {
        let Ok(root) = marked::parse(self.yaml()) else {
            return Place::file(&self.name);
        };
        let steps = path::parse(path);
        let (last, way) = match steps.split_last() {
            Some((path::Step::Key(last), way)) => (last.as_str(), way),
            _ => return self.place_of_node(root.deepest(&steps)),
        };
        let around = root.deepest(way);
        let key = around
            .entries()
            .iter()
            .find(|(key, _)| key.text() == Some(last));
        self.place_of_node(key.map_or(around, |(key, _)| key))
    }
}

/// The byte range of the front matter and the start of the text below it.
fn front_matter(text: &str) -> Result<(std::ops::Range<usize>, usize), FrontMatterFault> {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    if first.trim_end() != "---" {
        return Err(FrontMatterFault::Missing);
    }
    let mut at = first.len();
    for line in text[first.len()..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Ok((first.len()..at, at + line.len()));
        }
        at += line.len();
    }
    Err(FrontMatterFault::NotClosed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markdown(text: &str) -> (Source, Option<FrontMatterFault>) {
        Source::new(
            "a.md".into(),
            "pages".into(),
            "a".into(),
            Format::Markdown,
            text.into(),
        )
    }

    #[test]
    fn front_matter_keeps_its_lines() {
        let (source, fault) = markdown("---\ntitle: A\nlede: B\n---\nText\n");
        assert_eq!(fault, None);
        assert_eq!(source.yaml(), "title: A\nlede: B\n");
        assert_eq!(source.body(), "Text\n");
        assert_eq!(source.place("lede").line, 3);
    }

    #[test]
    fn unclosed_front_matter_is_told() {
        assert_eq!(
            markdown("---\ntitle: A\n").1,
            Some(FrontMatterFault::NotClosed)
        );
        assert_eq!(markdown("title: A\n").1, Some(FrontMatterFault::Missing));
    }
}
