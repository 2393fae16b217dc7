//! Records as people edit them: new ones from the schema, records made tidy, single values changed, always
//! so that what a person wrote stays.

pub mod blank;
mod block;
pub mod lines;
pub mod reshape;
pub mod set;
pub mod table;
pub mod tidy;
pub mod tree;
pub mod yaml;

/// A file that would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The file below the content folder: `studies/finch-2021.yaml`.
    pub path: String,
    /// Its text now; nothing for a new file.
    pub before: Option<String>,
    /// Its text afterwards.
    pub after: String,
}
