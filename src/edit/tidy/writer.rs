//! Writes a record anew from its lines.

use crate::edit::lines::{Lines, indent_of, is_remark};
use crate::edit::yaml;
use crate::load::marked::{Content, Node};
use crate::record::form::{Form, Shape};

use super::extent::{Style, behind_key, end_of_brackets, hyphen_of, last_line, style};
use super::left::Left;

/// How much deeper what lies below a key stands.
const STEP: usize = 2;

/// Writes a record.
pub struct Writer<'l, 't> {
    lines: &'l Lines<'t>,
    out: String,
}

/// A key or an item with its value and what stands around it.
struct Part<'n> {
    /// Nothing for an item.
    key: Option<&'n Node>,
    value: &'n Node,
    /// The byte of the key or hyphen.
    start: usize,
    /// The byte behind the colon or hyphen.
    behind: usize,
    /// The lines of remarks above it.
    lead: std::ops::Range<usize>,
    /// The lines of remarks that end what lies below it.
    tail: std::ops::Range<usize>,
    /// What its value may be.
    form: Option<Form<'n>>,
    /// Its place among its like.
    rank: usize,
}

impl<'l, 't> Writer<'l, 't> {
    /// For the lines of a record.
    pub fn new(lines: &'l Lines<'t>) -> Self {
        Self {
            lines,
            out: String::new(),
        }
    }

    /// The whole record.
    ///
    /// # Errors
    /// It is written in a way that is left to people.
    pub fn document(mut self, root: &Node, form: Form<'_>) -> Result<String, Left> {
        let is_below = style(root, self.lines, root.start) == Style::Below;
        if !is_below || !matches!(root.content, Content::Map(_)) {
            return Err(Left::because("it is not written as a line for each key"));
        }
        let first = self.lines.of_byte(root.start);
        self.remarks(0..first, 0);
        self.below(root, Some(form), 0, first, false)?;
        let last = last_line(root, self.lines, root.start + 1, 0)?;
        self.remarks(last + 1..self.lines.count(), 0);
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        self.out.push('\n');
        let start = self.out.len() - self.out.trim_start_matches('\n').len();
        Ok(self.out.split_off(start))
    }

    /// What lies below a key or hyphen: keys or items. `from` is the first line that may be a remark above
    /// the first of them; with `is_open` the first stands behind a hyphen that is written already.
    fn below(
        &mut self,
        node: &Node,
        form: Option<Form<'_>>,
        indent: usize,
        from: usize,
        is_open: bool,
    ) -> Result<(), Left> {
        let mut parts = self.parts(node, form, from)?;
        parts.sort_by_key(|part| part.rank);
        let mut is_open = is_open;
        if let Some(first) = parts.first()
            && is_open
            && first
                .lead
                .clone()
                .any(|line| !self.lines.line(line).trim().is_empty())
        {
            self.out.truncate(self.out.trim_end_matches(' ').len());
            self.end_line();
            is_open = false;
        }
        for part in parts {
            if !is_open {
                self.remarks(part.lead.clone(), indent);
                self.out.push_str(&" ".repeat(indent));
            }
            is_open = false;
            self.part(&part, indent)?;
            self.remarks(part.tail.clone(), indent + STEP);
        }
        Ok(())
    }

    /// The keys or items of a node with the remarks around them.
    fn parts<'n>(
        &self,
        node: &'n Node,
        form: Option<Form<'n>>,
        from: usize,
    ) -> Result<Vec<Part<'n>>, Left> {
        let mut parts: Vec<Part<'n>> = Vec::new();
        let mut free = from;
        for (key, value) in children(node) {
            let (start, behind) = match key {
                Some(key) => (key.start, behind_key(key, self.lines)?),
                None => {
                    let hyphen = hyphen_of(value, self.lines)?;
                    (hyphen, hyphen + 1)
                }
            };
            let line = self.lines.of_byte(start);
            let mut lead = free.min(line)..line;
            if !lead.clone().all(|line| is_remark(self.lines.line(line))) {
                return Err(Left::because("two of its keys stand on one line"));
            }
            if let Some(before) = parts.last_mut() {
                let tail = self.tail(before, lead.clone());
                lead.start = tail;
                before.tail.end = tail;
            }
            let (form, rank) = place(form, key);
            free = last_line(value, self.lines, behind, self.lines.column(start))? + 1;
            parts.push(Part {
                key,
                value,
                start,
                behind,
                lead,
                tail: free..free,
                form,
                rank,
            });
        }
        Ok(parts)
    }

    /// Where the remarks end that belong to what lies below a part: those that stand deeper than it.
    fn tail(&self, part: &Part<'_>, gap: std::ops::Range<usize>) -> usize {
        if style(part.value, self.lines, part.behind) != Style::Below {
            return gap.start;
        }
        let column = self.lines.column(part.start);
        let is_deeper = |line: &usize| {
            let text = self.lines.line(*line);
            !text.trim().is_empty() && indent_of(text) > column
        };
        let deeper = gap.clone().take_while(is_deeper).count();
        gap.start + deeper
    }

    /// A key or hyphen with its value.
    fn part(&mut self, part: &Part<'_>, indent: usize) -> Result<(), Left> {
        match part.key {
            Some(key) => {
                let written = self.lines.text.get(key.start..key.end);
                self.out.push_str(written.unwrap_or_default());
                self.out.push(':');
            }
            None => self.out.push('-'),
        }
        self.value(part, part.behind, indent)
    }

    /// A value behind its colon or hyphen, which stands before `behind`.
    fn value(&mut self, part: &Part<'_>, behind: usize, indent: usize) -> Result<(), Left> {
        let (node, lines) = (part.value, self.lines);
        let first = lines.of_byte(behind.saturating_sub(1));
        let style = style(node, lines, behind);
        let is_here = style == Style::Block || lines.of_byte(node.start) == first;
        if style == Style::Nothing {
            self.remark_behind(lines.rest(behind))?;
            self.end_line();
            return Ok(());
        }
        if style == Style::Below {
            let is_open = part.key.is_none() && matches!(node.content, Content::Map(_));
            if is_here && !is_open {
                return Err(Left::because(
                    "a list in it stands inside the line of another",
                ));
            }
            let mut is_open = is_open;
            if !is_here {
                let remark = lines.rest(behind);
                self.remark_behind(remark)?;
                is_open &= remark.trim().is_empty();
            }
            match is_open {
                true => self.out.push(' '),
                false => self.end_line(),
            }
            let from = if is_here { first } else { first + 1 };
            return self.below(node, part.form, indent + STEP, from, is_open);
        }
        match is_here {
            true => self.out.push(' '),
            false => {
                self.remark_behind(lines.rest(behind))?;
                self.end_line();
                self.out.push_str(&" ".repeat(indent + STEP));
            }
        }
        match style {
            Style::Block => self.block(part, indent),
            Style::Brackets => {
                let end = end_of_brackets(lines.text, node.start)? + 1;
                self.as_written(node.start, end, lines.column(part.start), indent)
            }
            _ => self.words(node, indent),
        }
    }

    /// A text behind `|` or `>`: its lines as they are, moved to the new indentation.
    fn block(&mut self, part: &Part<'_>, indent: usize) -> Result<(), Left> {
        let lines = self.lines;
        let column = lines.column(part.start);
        let header = lines.of_byte(part.behind.saturating_sub(1));
        let said = lines.rest(part.behind).trim();
        self.out.push_str(said);
        self.end_line();
        let last = last_line(part.value, lines, part.behind, column)?;
        let inside = || (header + 1..=last).map(|line| lines.line(line));
        let filled = inside().filter(|line| !line.trim().is_empty());
        let marks = said.split('#').next().unwrap_or_default();
        let (old, new) = match marks.contains(|c: char| c.is_ascii_digit()) {
            true => (column, indent),
            false => {
                let old = filled.map(indent_of).min().unwrap_or(0);
                (old, indent + STEP)
            }
        };
        for line in inside() {
            let rest = line.get(old..).unwrap_or_default();
            if !rest.is_empty() {
                self.out.push_str(&" ".repeat(new));
                self.out.push_str(rest);
            }
            self.end_line();
        }
        Ok(())
    }

    /// A value as it is written; lines below its first are moved with it.
    fn as_written(
        &mut self,
        start: usize,
        end: usize,
        column: usize,
        indent: usize,
    ) -> Result<(), Left> {
        let text = self.lines.text.get(start..end).unwrap_or_default();
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.end_line();
                let moved = (indent_of(line) + indent).saturating_sub(column);
                let moved = moved.max(indent + 1);
                if !line.trim().is_empty() {
                    self.out.push_str(&" ".repeat(moved));
                }
            }
            let line = if at > 0 { line.trim_start() } else { line };
            self.out.push_str(line.trim_end());
        }
        self.remark_behind(self.lines.rest(end))?;
        self.end_line();
        Ok(())
    }

    /// Words, with quotation marks where they are needed.
    fn words(&mut self, node: &Node, indent: usize) -> Result<(), Left> {
        let written = self.lines.text.get(node.start..node.end);
        let written = written.unwrap_or_default().trim_end();
        let end = node.start + written.len();
        if written.contains('\n') {
            for (at, line) in written.split('\n').map(str::trim).enumerate() {
                if at > 0 {
                    self.end_line();
                    if !line.is_empty() {
                        self.out.push_str(&" ".repeat(indent + STEP));
                    }
                }
                self.out.push_str(line);
            }
        } else {
            let is_quoted = written.starts_with(['"', '\'']);
            let plain = node
                .text()
                .filter(|text| is_quoted && !yaml::needs_quotes(text));
            self.out.push_str(plain.unwrap_or(written));
        }
        self.remark_behind(self.lines.rest(end))?;
        self.end_line();
        Ok(())
    }

    /// What may stand behind a value in its line: a remark, as far away as it was.
    fn remark_behind(&mut self, rest: &str) -> Result<(), Left> {
        let remark = rest.trim();
        if remark.is_empty() {
            return Ok(());
        }
        if !remark.starts_with('#') {
            return Err(Left::because("something stands behind a value in its line"));
        }
        let apart = indent_of(rest).max(1);
        self.out.push_str(&" ".repeat(apart));
        self.out.push_str(remark);
        Ok(())
    }

    /// Remarks and empty lines; of several empty lines one stays.
    fn remarks(&mut self, range: std::ops::Range<usize>, indent: usize) {
        for line in range {
            let text = self.lines.line(line).trim();
            if text.is_empty() {
                if !self.out.ends_with("\n\n") && !self.out.is_empty() {
                    self.end_line();
                }
                continue;
            }
            self.out.push_str(&" ".repeat(indent));
            self.out.push_str(text);
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        self.out.push('\n');
    }
}

/// The keys with their values, or the items.
fn children(node: &Node) -> Vec<(Option<&Node>, &Node)> {
    match &node.content {
        Content::Map(entries) => entries
            .iter()
            .map(|(key, value)| (Some(key), value))
            .collect(),
        Content::List(items) => items.iter().map(|item| (None, item)).collect(),
        Content::Scalar { .. } => Vec::new(),
    }
}

/// What the value of a key or item may be, and its place in the order of the reference.
fn place<'f>(form: Option<Form<'f>>, key: Option<&Node>) -> (Option<Form<'f>>, usize) {
    let Some(form) = form else { return (None, 0) };
    match (form.shape(), key.and_then(Node::text)) {
        (Shape::List(items), None) => (Some(items), 0),
        (Shape::Map(values), Some(_)) => (Some(values), 0),
        (Shape::Known(inner), key_text) if key_text.is_some() => place(Some(inner), key),
        (Shape::Part(properties), Some(name)) => {
            let at = properties.iter().position(|property| property.name == name);
            let form = at.and_then(|at| properties.get(at)).map(|it| it.form);
            (form, at.unwrap_or(usize::MAX))
        }
        _ => (None, 0),
    }
}
