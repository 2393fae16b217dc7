//! Which pages exist and where they stand.

mod address;
mod pages;

pub use address::{Addresses, root_of};
pub use pages::{PAGE_OF_STUDIES, PageKind, Planned, plan, study_list_address};
