//! Which pages exist and where they stand.

mod address;
mod browse;
mod browse_pages;
mod earlier;
mod evidence_pages;
mod evidence_part;
mod list_pages;
mod lists;
mod page_kind;
mod pages;
mod removed_pages;

pub use address::{Addresses, root_of};
pub use browse::{Browse, BrowseSection, BrowseValue, Sorting, browse_address, facet_word};
pub use evidence_part::EvidencePart;
pub use lists::{List, PAGE_OF_LIST, examples_in_order, first_letter, pages_of, terms_in_order};
pub use page_kind::{PageKind, Planned, RemovedRecord};
pub use pages::{is_fixed, plan, study_list_address};
