//! References as reference managers and databases write them, one file a form.

pub mod bibtex;
pub mod csl;
pub mod draft;
pub mod endnote;
pub mod medline;
pub mod ris;
mod tagged;
mod when;
