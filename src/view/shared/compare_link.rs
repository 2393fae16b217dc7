//! What can be compared with each other, and the way there.

use crate::record::id::Id;
use crate::view::desk::Here;
use crate::view::part::Link;
use crate::words::{TextId, text_id};

/// Where the page stands; links of subjects start there.
pub const ADDRESS: &str = "compare.html";

/// What can be compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompareKind {
    /// Studies.
    Studies,
    /// Outcomes.
    Outcomes,
    /// Bodies of evidence.
    Syntheses,
}

/// A link to the comparison that begins with this record.
pub fn link(here: &Here, kind: CompareKind, id: &Id, label: &str) -> Link {
    here.link(label, &format!("{ADDRESS}?{}={id}", kind.name()))
}

impl CompareKind {
    /// All of them, in the order in which the page offers them.
    pub const ALL: [CompareKind; 3] = [
        CompareKind::Studies,
        CompareKind::Outcomes,
        CompareKind::Syntheses,
    ];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            CompareKind::Studies => "studies",
            CompareKind::Outcomes => "outcomes",
            CompareKind::Syntheses => "evidence",
        }
    }

    /// What a reader calls them.
    pub fn label(self) -> TextId {
        match self {
            CompareKind::Studies => text_id!("compare.studies"),
            CompareKind::Outcomes => text_id!("compare.outcomes"),
            CompareKind::Syntheses => text_id!("compare.bodies-of-evidence"),
        }
    }
}
