//! Brings in what other programs write: references, tables of results, whole reviews.
//!
//! Each form has a reader that knows nothing of records and gives what it [`Found`]; one writer makes
//! records of that. Nothing here touches a file: `cli` reads the bytes and writes the plan.

mod archive;
mod decode;
mod edited;
mod form;
mod found;
mod markdown;
mod reference;
mod review;
mod table;
mod trial;
mod write;
mod xml;

pub use edited::EditedTable;
pub use form::read;
pub use found::{Found, FoundStudy, Loss, Remark};
pub use table::columns::ColumnMap;
pub use table::{Reading, Taken as ColumnsTaken};
pub use trial::try_import;
pub use write::{Asked, Plan, plan};
