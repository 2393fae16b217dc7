//! What a reader fills in: fields for text and boxes to tick, as content controls of a Word document.
//!
//! Texts mark such places in two ways: by the words with which the program marks what is local
//! (`[to complete locally: which]`), and by the sign of a box, ☐ or ☑.

use docx_rs::{Run, StructuredDataTag};

use crate::view::Desk;
use crate::words::say;

use super::style;

/// A box that is not ticked, and one that is.
const BOXES: [char; 2] = ['☐', '☑'];

/// The longest title that Word shows.
const LONGEST_TITLE: usize = 64;

/// How the words of a site mark what has to be filled in.
pub(super) struct Marks {
    opening: String,
    closing: String,
    write_here: String,
    box_to_tick: String,
}

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// Words that stand as they are.
    Words(&'t str),
    /// A place to write in: its mark as a whole, and what is asked for.
    Blank(&'t str, &'t str),
    /// A box, and whether it is ticked.
    Box(bool),
}

impl Marks {
    pub(super) fn of(desk: &Desk<'_>) -> Self {
        const WHAT: &str = "\u{1}";
        let mark = style::said(say!(desk, "document.to-complete", what = WHAT));
        let (opening, closing) = mark.split_once(WHAT).unwrap_or((&mark, ""));
        Self {
            opening: opening.trim_end_matches([':', ' ', '\u{a0}']).to_owned(),
            closing: closing.to_owned(),
            write_here: style::said(say!(desk, "document.write-here")),
            box_to_tick: style::said(say!(desk, "document.box-to-tick")),
        }
    }

    /// A text in parts, in its order.
    pub(super) fn parts<'t>(&self, text: &'t str) -> Vec<Part<'t>> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, part, after)) = self.next(rest) {
            if !before.is_empty() {
                parts.push(Part::Words(before));
            }
            parts.push(part);
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Words(rest));
        }
        parts
    }

    /// What stands before the next place to fill in, that place, and what stands behind it.
    fn next<'t>(&self, text: &'t str) -> Option<(&'t str, Part<'t>, &'t str)> {
        let blank = text.find(&self.opening).and_then(|start| {
            let inside = start + self.opening.len();
            let length = text[inside..].find(&self.closing)?;
            let end = inside + length;
            let what = text[inside..end].trim_start_matches([':', ' ', '\u{a0}']);
            let whole = &text[start..end + self.closing.len()];
            Some((start, Part::Blank(whole, what)))
        });
        let ticked = text.find(BOXES).map(|start| {
            let is_ticked = text[start..].starts_with(BOXES[1]);
            (start, Part::Box(is_ticked))
        });
        let (start, part) = match (blank, ticked) {
            (Some(blank), Some(ticked)) => std::cmp::min_by_key(blank, ticked, |(at, _)| *at),
            (blank, ticked) => blank.or(ticked)?,
        };
        let length = match part {
            Part::Blank(whole, _) => whole.len(),
            _ => BOXES[0].len_utf8(),
        };
        Some((&text[..start], part, &text[start + length..]))
    }

    /// A field where a text asks for something; `mark` is what stands there until it is filled in.
    pub(super) fn blank(&self, mark: &str, what: &str) -> StructuredDataTag {
        let title = if what.is_empty() {
            &self.write_here
        } else {
            what
        };
        text_field(title, mark)
    }

    /// A field where a cell of a table waits for an entry.
    pub(super) fn entry(&self, title: &str) -> StructuredDataTag {
        text_field(title, &self.write_here)
    }

    /// A box to tick; `title` says what for, where that is known.
    pub(super) fn tick(&self, title: &str, is_ticked: bool) -> StructuredDataTag {
        let title = if title.is_empty() {
            &self.box_to_tick
        } else {
            title
        };
        let sign = BOXES[usize::from(is_ticked)].to_string();
        StructuredDataTag::new()
            .alias(short(title))
            .add_run(Run::new().add_text(sign))
    }
}

fn text_field(title: &str, until_filled: &str) -> StructuredDataTag {
    let words = Run::new().add_text(until_filled).style(style::PLACEHOLDER);
    StructuredDataTag::new().alias(short(title)).add_run(words)
}

/// A title that Word shows as a whole.
fn short(title: &str) -> String {
    match title.char_indices().nth(LONGEST_TITLE) {
        None => title.to_owned(),
        Some(_) => title.chars().take(LONGEST_TITLE - 1).chain(['…']).collect(),
    }
}

/// What makes a content control with these contents a box to tick, or a field whose words go when a
/// reader writes in it. Boxes came with Word 2010; older readers show the sign alone.
pub(super) fn kind_as_xml(held: &str) -> String {
    let mut signs = held.chars();
    let place = signs
        .next()
        .and_then(|sign| BOXES.iter().position(|known| *known == sign));
    match place {
        Some(ticked) if signs.next().is_none() => format!(
            r#"<w14:checkbox><w14:checked w14:val="{ticked}"/><w14:checkedState w14:val="2611" w14:font="Segoe UI Symbol"/><w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/></w14:checkbox>"#
        ),
        _ => r#"<w:showingPlcHdr/><w:text w:multiLine="1"/>"#.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks() -> Marks {
        Marks {
            opening: "[fill in".to_owned(),
            closing: "]".to_owned(),
            write_here: "Write".to_owned(),
            box_to_tick: "Tick".to_owned(),
        }
    }

    #[test]
    fn a_text_falls_into_words_blanks_and_boxes() {
        assert_eq!(
            marks().parts("Grade [fill in: by whom], ☐ yes ☑ no [fill in] [a note]"),
            [
                Part::Words("Grade "),
                Part::Blank("[fill in: by whom]", "by whom"),
                Part::Words(", "),
                Part::Box(false),
                Part::Words(" yes "),
                Part::Box(true),
                Part::Words(" no "),
                Part::Blank("[fill in]", ""),
                Part::Words(" [a note]"),
            ]
        );
    }

    #[test]
    fn a_mark_that_is_never_closed_is_words() {
        assert_eq!(
            marks().parts("[fill in: never"),
            [Part::Words("[fill in: never")]
        );
    }

    #[test]
    fn a_long_title_is_cut() {
        assert_eq!(short(&"ä".repeat(64)).chars().count(), 64);
        let cut = short(&"ä".repeat(65));
        assert_eq!((cut.chars().count(), cut.ends_with('…')), (64, true));
    }
}
