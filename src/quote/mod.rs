//! What texts can quote from records and analyses, in the form in which pages show it, and the texts
//! with quoted values in their place.

mod accepted;
mod book;
mod corrected;
mod counts;
mod economic;
mod fill;
mod needed;
mod quotable;
mod record;
mod same_number;
mod study;
mod synthesis;
mod typed;

pub use book::Book;
pub use corrected::corrected;
pub use fill::{fill, problems};
pub use typed::typed;
