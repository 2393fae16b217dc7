//! The comparator that a network gives to a result, held against what the result itself says.

use crate::diag::{Diagnostic, codes};
use crate::evidence::ResultEntry;
use crate::record::id::Id;

use super::super::whole::Network;

/// Another comparator than the result's own.
pub(super) fn problem(
    whole: &Network<'_>,
    entry: &ResultEntry,
    against: &Id,
    value: &str,
) -> Option<Diagnostic> {
    let own = entry.result.against.as_ref()?.id();
    if own == against {
        return None;
    }
    let message = format!(
        "`{}` compares with `{own}` by its own record, not with `{against}`.",
        entry.result.id
    );
    let problem = whole.problem(&codes::NETWORK_TRIAL, &format!("{value}.against"), message);
    Some(problem.hint("Correct one of the two, or leave `against` out here."))
}
