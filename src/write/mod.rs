//! Bytes out: only what changed is written, only what we wrote is pruned, and a build that fails
//! leaves the last good site as it was.

mod manifest;
mod output;

pub use output::{Changes, Output};
