//! distil compiles structured evidence records into a browsable site.

pub mod record;
