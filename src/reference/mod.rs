//! References as readers, authors and reference managers know them.
//!
//! An [`Item`] is something to cite: a study, or a page of this site. It is written in the styles
//! Vancouver, Harvard and APA, and as RIS, BibTeX and CSL-JSON.

pub mod bibtex;
pub mod csl;
pub mod item;
pub mod name;
pub mod ris;
pub mod styles;

pub use item::{Item, ItemKind};
