//! The lines of a YAML text as a person sees them: indentation, hyphens, key, value.

/// A line with the byte at which it starts.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub start: usize,
    pub text: &'a str,
}

/// A key and what stands behind its colon.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    /// The key.
    pub key: &'a str,
    /// The byte of the colon.
    pub colon: usize,
    /// The byte at which the value starts.
    pub value_start: usize,
    /// The value; empty when it stands on the following lines.
    pub value: &'a str,
}

impl<'a> Line<'a> {
    /// How many spaces stand in front.
    pub fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// One past the last byte of the text.
    pub fn end(&self) -> usize {
        self.start + self.text.trim_end().len()
    }

    /// The line without indentation and list hyphens, and the byte at which that begins.
    pub fn inner(&self) -> (usize, &'a str) {
        let mut rest = self.text.trim_start_matches(' ');
        while let Some(after) = rest.strip_prefix("- ") {
            rest = after.trim_start_matches(' ');
        }
        (self.start + self.text.len() - rest.len(), rest.trim_end())
    }

    /// True when a hyphen begins a list item here.
    pub fn has_hyphen(&self) -> bool {
        let text = self.text.trim_start_matches(' ');
        text.starts_with("- ") || text == "-"
    }

    /// How far the key, or the text of the list item, is in.
    pub fn inner_indent(&self) -> usize {
        self.inner().0 - self.start
    }

    /// The key and its value, when the line has a key.
    pub fn entry(&self) -> Option<Entry<'a>> {
        let (start, inner) = self.inner();
        let length = inner
            .find(": ")
            .or_else(|| inner.strip_suffix(':').map(str::len))?;
        let key = &inner[..length];
        if !could_be_key(key) {
            return None;
        }
        let value = inner[length + 1..].trim_start();
        Some(Entry {
            key,
            colon: start + length,
            value_start: start + inner.len() - value.len(),
            value,
        })
    }

    /// The value behind the key, or the whole line when it has no key.
    pub fn value(&self) -> (usize, &'a str) {
        self.entry()
            .map_or_else(|| self.inner(), |entry| (entry.value_start, entry.value))
    }

    /// True when a text follows on the next lines: `lead: >-`.
    pub fn opens_block(&self) -> bool {
        let value = self.value().1;
        let header = value.split(" #").next().unwrap_or_default().trim_end();
        let mut marks = header.chars();
        matches!(marks.next(), Some('>' | '|'))
            && header.len() <= 3
            && marks.all(|c| matches!(c, '+' | '-' | '1'..='9'))
    }

    /// True for a list item or a key whose text starts on the line and may go on below.
    pub fn has_plain_text(&self) -> bool {
        let value = self.value().1;
        let is_owner = self.entry().is_some() || self.has_hyphen();
        is_owner
            && !self.opens_block()
            && !value.is_empty()
            && !value.starts_with(['"', '\'', '[', '{', '#'])
    }
}

/// Letters, digits and what else a key may hold; several words, for keys that were mistyped.
pub(super) fn could_be_key(text: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ');
    !text.is_empty() && text.chars().all(allowed)
}

/// One word in small letters, as the keys of records are.
pub(super) fn looks_like_key(word: &str) -> bool {
    (word.len() > 1 || word == "n") && word.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

/// The line where the parser stopped and the lines above it; neither empty lines and remarks nor
/// the lines of block texts are among them.
pub(super) struct Lines<'a> {
    /// The text.
    pub yaml: &'a str,
    /// Where the parser stopped.
    pub at: Line<'a>,
    /// The lines above, nearest first.
    pub above: Vec<Line<'a>>,
    /// How far the text of the nearest block is in, when the line follows on a block.
    pub block_indent: Option<usize>,
}

impl<'a> Lines<'a> {
    /// The lines up to the one with byte `at`.
    pub fn up_to(yaml: &'a str, at: usize) -> Self {
        let mut above: Vec<Line<'a>> = Vec::new();
        let mut block_indent = None;
        for line in all(yaml).take_while(|line| line.start <= at) {
            let text = line.text.trim();
            if text.is_empty() {
                continue;
            }
            let owner = above.last().filter(|line| line.opens_block());
            let least = owner.map(|owner| block_indent.unwrap_or(owner_indent(owner) + 1));
            if least.is_some_and(|least| line.indent() >= least) {
                block_indent = block_indent.or(Some(line.indent()));
            } else if !text.starts_with('#') {
                let follows_block = owner.is_some();
                above.push(line);
                block_indent = block_indent.filter(|_| follows_block);
                if line.opens_block() {
                    block_indent = None;
                }
            }
        }
        let at = above.pop().unwrap_or(Line { start: 0, text: "" });
        above.reverse();
        Self {
            yaml,
            at,
            above,
            block_indent,
        }
    }

    /// The line where the parser stopped, then those above it.
    pub fn upwards(&self) -> impl Iterator<Item = &Line<'a>> {
        std::iter::once(&self.at).chain(&self.above)
    }

    /// The columns, counted from 1, next to that of the line in which lines above start: the
    /// nearest further out and the nearest further in.
    pub fn columns_around(&self) -> Vec<usize> {
        let here = self.at.indent() + 1;
        let mut columns: Vec<usize> = Vec::new();
        for line in &self.above {
            for indent in [line.inner_indent(), line.indent()] {
                if columns.last().is_none_or(|last| indent + 1 < *last) {
                    columns.push(indent + 1);
                }
            }
        }
        let further_out = columns.iter().copied().find(|column| *column < here);
        let further_in = columns.iter().copied().rev().find(|column| *column > here);
        further_out.into_iter().chain(further_in).collect()
    }
}

/// How far a block text must be in at least: further than this.
pub(super) fn owner_indent(line: &Line<'_>) -> usize {
    if line.entry().is_some() {
        line.inner_indent()
    } else {
        line.indent()
    }
}

fn all(yaml: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    yaml.split_inclusive('\n').map(move |text| {
        let line = Line {
            start,
            text: text.trim_end_matches(['\n', '\r']),
        };
        start += text.len();
        line
    })
}
