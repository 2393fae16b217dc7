//! Small helpers for values that become text, each with one job.

pub mod case;
pub mod character;
pub mod date;
pub mod escape;
pub mod figures;
pub mod markdown;
pub mod marks;
pub mod number;
pub mod reading;
pub mod slug;
pub mod suggest;
pub mod term_mark;
