//! From what was found to records: one writer for all forms.

mod bodies;
mod differing;
mod ids;
mod known;
mod merge;
mod plan;
mod results;
mod study;
mod synthesis;

pub use plan::{Asked, Plan, path_of, plan};
