//! The place of a new record in the lists of its kind: behind the last.

use crate::evidence::Evidence;
use crate::record::kind::Kind;

/// The next place of a kind that has an order.
pub fn next(kind: Kind, evidence: &Evidence) -> u32 {
    let records = &evidence.records;
    macro_rules! last {
        ($shelf:ident) => {
            records.$shelf.values().map(|entry| entry.value.order).max()
        };
    }
    let last = match kind {
        Kind::Question => last!(questions),
        Kind::Synthesis => last!(syntheses),
        Kind::Resource => last!(resources),
        Kind::Economic => last!(economics),
        Kind::OpenIssue => last!(open_issues),
        Kind::Risk => last!(risks),
        _ => None,
    };
    last.map_or(1, |last| last.saturating_add(1))
}
