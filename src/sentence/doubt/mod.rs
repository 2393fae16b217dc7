//! Doubts about the data, for readers and for staff.

mod arms;
mod effect;
mod medians;
mod outlier;
mod printed;
mod said;
mod spread;
mod told;

pub use said::for_readers;
pub use told::{problems, problems_of_table};
