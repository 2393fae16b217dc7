//! Small helpers for values that become text, each with one job.

pub mod anchor;
pub mod apart;
pub mod case;
pub mod character;
pub mod currency;
pub mod date;
pub mod escape;
pub mod figures;
pub mod file_name;
pub mod markdown;
pub mod marks;
pub mod meant_day;
pub mod meant_number;
pub mod number;
pub mod odd;
pub mod percent;
pub mod reading;
pub mod slug;
pub mod suggest;
pub mod sum_row;
pub mod term_mark;
