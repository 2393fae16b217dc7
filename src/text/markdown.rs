//! How Markdown is read: in one way, whether a text is checked, shown, laid out as a document or
//! made into plain words. What one reading saw and another did not would be a link that nobody checks.

use pulldown_cmark::{Options, Parser};

/// What a text may hold besides CommonMark: tables, footnotes, definition lists, lists of tasks,
/// words struck out.
const MORE: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// The text as events.
pub fn parse(text: &str) -> Parser<'_> {
    Parser::new_ext(text, MORE)
}
