//! distil compiles structured evidence records into a browsable site.

pub mod diag;
pub mod evidence;
pub mod load;
pub mod plan;
pub mod prose;
pub mod record;
pub mod text;
