//! Markdown to HTML: record links resolved, headings rebased, HTML shown as text, code highlighted;
//! and finished pages with their terms linked to the glossary.

mod highlight;
mod html;
pub mod markup;
mod terms;

pub use html::{Prose, plain_text};
pub use terms::Terms;
