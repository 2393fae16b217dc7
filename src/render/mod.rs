//! Views to bytes: the theme, the template engine, pages, feeds, data files.

mod anchors;
mod asked;
mod compare;
mod data;
mod document;
mod engine;
mod explained;
mod feed;
mod files;
mod finish;
mod moved;
mod output_file;
mod page;
mod piece;
mod redirect;
mod script_words;
mod search;
mod template;
mod template_error;
mod theme;
mod unused;

pub use asked::check as check_templates;
pub use data::{dataset, fhir, numbers_json, synthesis_json};
pub use document::word as word_document;
pub use engine::Engine;
pub use files::{PLACES, site_pieces, static_files};
pub use output_file::OutputFile;
pub use page::render_page;
pub use piece::{Made, MadeFrom, Piece};
pub use theme::{Theme, unused_beside};
