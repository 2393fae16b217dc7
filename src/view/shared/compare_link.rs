//! What can be compared with each other, and the way there.

use crate::record::id::Id;
use crate::view::desk::Here;
use crate::view::part::Link;

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
    let (name, _) = kind.words();
    here.link(label, &format!("{ADDRESS}?{name}={id}"))
}

impl CompareKind {
    /// All of them, in the order in which the page offers them.
    pub const ALL: [CompareKind; 3] = [
        CompareKind::Studies,
        CompareKind::Outcomes,
        CompareKind::Syntheses,
    ];

    /// Its name in addresses and in words.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            CompareKind::Studies => ("studies", "Studies"),
            CompareKind::Outcomes => ("outcomes", "Outcomes"),
            CompareKind::Syntheses => ("evidence", "Bodies of evidence"),
        }
    }
}
