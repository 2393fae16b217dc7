//! What the record in which a text stands has accepted.

use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::kind::Kind;

/// Whether a record accepts what this check tells of its texts.
pub(super) fn is_accepted(evidence: &Evidence, (kind, id): (Kind, &Id), code: &str) -> bool {
    let about = evidence.records.about(kind, id);
    about.is_some_and(|about| {
        let mut accepted = about.life.accept.iter();
        accepted.any(|it| it.check.eq_ignore_ascii_case(code))
    })
}
