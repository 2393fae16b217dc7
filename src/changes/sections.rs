//! What is said of changes, in sections with lines, and how it is written as plain text and as Markdown.

use crate::text::escape;

/// Changes of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub heading: String,
    /// Where that is shown.
    pub address: Option<String>,
    /// The link of a record to it, such as `question:tea`; nothing where it is none of a record.
    pub record: Option<String>,
    /// What changed.
    pub lines: Vec<Line>,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// What is said now.
    Now(String),
    /// What was said before, below what is said now.
    Was(String),
    /// For whom the following lines are.
    For(String),
}

/// The sections as plain text, with full addresses where the site has one.
pub fn plain(sections: &[Section], base: Option<&str>) -> String {
    let mut text = String::new();
    for section in sections {
        text.push_str(&section.heading);
        text.push('\n');
        if let (Some(address), Some(base)) = (&section.address, base) {
            text.push_str(&format!("  {}/{address}\n", base.trim_end_matches('/')));
        }
        for line in &section.lines {
            let (indent, line) = match line {
                Line::For(line) => ("  ", line),
                Line::Now(line) => ("  - ", line),
                Line::Was(line) => ("      ", line),
            };
            text.push_str(&format!("{indent}{line}\n"));
        }
        text.push('\n');
    }
    text
}

/// The sections as Markdown below headings of a level. Links lead to full addresses where the site has one, or
/// to records where `to_records` is set, as in a record of this site.
pub fn markdown(
    sections: &[Section],
    level: usize,
    base: Option<&str>,
    to_records: bool,
) -> String {
    let mut text = String::new();
    for section in sections {
        let heading = escape::markdown(&section.heading);
        let target = match (&section.record, &section.address) {
            (Some(record), _) if to_records => Some(record.clone()),
            (_, Some(address)) => {
                base.map(|base| format!("{}/{address}", base.trim_end_matches('/')))
            }
            _ => None,
        };
        let heading = match target {
            Some(target) => format!("[{heading}]({target})"),
            None => heading,
        };
        text.push_str(&format!("{} {heading}\n\n", "#".repeat(level)));
        let mut after_for = true;
        for line in &section.lines {
            match line {
                Line::For(line) => {
                    let gap = if after_for { "" } else { "\n" };
                    text.push_str(&format!("{gap}**{}**\n\n", escape::markdown(line)));
                    after_for = true;
                }
                Line::Now(line) => {
                    text.push_str(&format!("- {}\n", escape::markdown(line)));
                    after_for = false;
                }
                Line::Was(line) => text.push_str(&format!("  {}\n", escape::markdown(line))),
            }
        }
        text.push('\n');
    }
    text
}
