//! Markdown to HTML: record links resolved, headings rebased, HTML shown as text, code highlighted,
//! terms of the glossary marked.

mod files;
mod highlight;
mod html;
mod notes;
mod terms;

pub use html::{Prose, Setting, plain_text};
pub use terms::Terms;
