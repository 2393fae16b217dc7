//! Markdown to HTML: record links resolved, headings rebased, HTML shown as text, code highlighted.

mod highlight;
mod html;

pub use html::{Prose, plain_text};
