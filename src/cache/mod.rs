//! What the last build knew, kept beside the content, so that the next one need not find it out
//! again.
//!
//! All of it may be deleted at any time, and nothing depends on it: a file that was made by another
//! program, that is cut short or that was changed is as good as none.

mod inputs;
mod last_build;
mod place;
mod problem;
mod sealed;
mod stamp;
mod traces;

pub use inputs::{Compared, Folder, Inputs};
pub use last_build::{LastBuild, Outputs};
pub use place::{Cache, Part, folder_of};
pub use problem::Problem;
pub use traces::{Trace, Traces};
