//! Bytes in: the files of the content folder as text, YAML and tables with positions kept.

pub mod folder;
pub mod marked;
pub mod merge_marks;
mod misplaced;
mod odd;
pub mod path;
pub mod source;
pub mod table;
mod unfinished;
pub mod walk;
pub mod yaml_fault;

pub use source::Source;
