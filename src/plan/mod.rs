//! Which pages exist and where they stand.

mod address;
mod browse;
mod lists;
mod pages;

pub use address::{Addresses, GLOSSARY, root_of};
pub use browse::{Browse, BrowseSection, BrowseValue, Sorting, browse_address, facet_word};
pub use lists::{List, PAGE_OF_LIST, examples_in_order, first_letter, pages_of, terms_in_order};
pub use pages::{PAGE_OF_STUDIES, PageKind, Planned, plan, study_list_address};
