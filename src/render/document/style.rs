//! The look of Word documents: plain styles that any word processor knows by name.

use docx_rs::{
    AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelOverride, LevelText, LineSpacing,
    NumberFormat, Numbering, NumberingId, PageMargin, PageOrientationType, Paragraph, Run,
    RunFonts, SpecialIndentType, Start, Style, StyleType,
};

use crate::text::marks;

/// The numbering of bullets.
const BULLETS: usize = 2;
/// The numbering of numbered lists.
const NUMBERS: usize = 3;

/// The style of words that stand in a field until it is filled in.
pub(super) const PLACEHOLDER: &str = "PlaceholderText";

/// The style of quoted paragraphs, so that a reader can choose all of them at once.
pub(super) const QUOTE: &str = "Quote";

/// The long and the short side of A4, and the margin, in twentieths of a point.
const A4: (usize, usize) = (16838, 11906);
const MARGIN: usize = 1134;

/// The width of the text on an upright page, or on one laid across.
pub(super) fn text_width(is_wide: bool) -> usize {
    (if is_wide { A4.0 } else { A4.1 }) - 2 * MARGIN
}

/// A document with its page, styles and lists. Documents with wide tables are laid across.
pub(super) fn styled(docx: Docx, is_wide: bool) -> Docx {
    let margin = MARGIN as i32;
    let margins = PageMargin::new()
        .top(margin)
        .bottom(margin)
        .left(margin)
        .right(margin);
    let (width, height) = if is_wide { (A4.0, A4.1) } else { (A4.1, A4.0) };
    let docx = docx
        .page_size(width as u32, height as u32)
        .page_margin(margins);
    let docx = if is_wide {
        docx.page_orient(PageOrientationType::Landscape)
    } else {
        docx
    };
    let heading = |id: &str, name: &str, size: usize| {
        Style::new(id, StyleType::Paragraph)
            .name(name)
            .based_on("Normal")
            .size(size)
            .bold()
            .line_spacing(LineSpacing::new().before(240).after(80))
    };
    let docx = docx
        .default_fonts(RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial"))
        .default_size(22)
        .default_line_spacing(LineSpacing::new().after(100))
        .add_style(heading("Title", "Title", 40))
        .add_style(
            Style::new("Subtitle", StyleType::Paragraph)
                .name("Subtitle")
                .size(26),
        )
        .add_style(heading("Heading2", "heading 2", 30))
        .add_style(heading("Heading3", "heading 3", 26))
        .add_style(heading("Heading4", "heading 4", 23))
        .add_style(
            Style::new(QUOTE, StyleType::Paragraph)
                .name("Quote")
                .based_on("Normal")
                .indent(Some(284), None, None, None),
        )
        .add_style(
            Style::new(PLACEHOLDER, StyleType::Character)
                .name("Placeholder Text")
                .color("595959"),
        );
    list(list(docx, BULLETS, "bullet"), NUMBERS, "decimal")
}

fn list(docx: Docx, id: usize, format: &str) -> Docx {
    let levels = (0..4).map(|depth| {
        let text = if format == "bullet" {
            "•".to_owned()
        } else {
            format!("%{}.", depth + 1)
        };
        Level::new(
            depth,
            Start::new(1),
            NumberFormat::new(format),
            LevelText::new(text),
            LevelJc::new("left"),
        )
        .indent(
            Some(420 * (depth as i32 + 1)),
            Some(SpecialIndentType::Hanging(320)),
            None,
            None,
        )
    });
    let numbering = levels.fold(AbstractNumbering::new(id), AbstractNumbering::add_level);
    docx.add_abstract_numbering(numbering)
        .add_numbering(Numbering::new(id, id))
}

/// A text of the program for a document, which has no place for the marks of a language.
pub(super) fn said(text: String) -> String {
    marks::plain(&text).into_owned()
}

/// A paragraph of one style.
pub(super) fn text(style: &str, words: &str) -> Paragraph {
    Paragraph::new()
        .style(style)
        .add_run(Run::new().add_text(words))
}

/// A paragraph of a bulleted list.
pub(super) fn bullet(depth: usize) -> Paragraph {
    Paragraph::new().numbering(NumberingId::new(BULLETS), IndentLevel::new(depth.min(3)))
}

/// A numbering for the `index`th numbered list of a document, counted from 1.
pub(super) fn new_numbering(docx: Docx, index: usize) -> (Docx, usize) {
    let id = NUMBERS + index;
    let restart = LevelOverride::new(0).start(1);
    (
        docx.add_numbering(Numbering::new(id, NUMBERS).add_override(restart)),
        id,
    )
}

/// A paragraph of a numbered list.
pub(super) fn numbered(numbering: usize, depth: usize) -> Paragraph {
    Paragraph::new().numbering(NumberingId::new(numbering), IndentLevel::new(depth.min(3)))
}
