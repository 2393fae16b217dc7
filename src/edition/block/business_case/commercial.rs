//! The commercial case: who provides it, and on what terms.

use crate::record::implementation::Priority;
use crate::record::vocabulary::CasePart;
use crate::view::reading::Reading;
use crate::words::text_id;

use super::case::{Case, actions, case, local, part};

pub(super) fn commercial(reading: &Reading<'_>) -> Case {
    let mut employ = actions(reading, CasePart::Commercial, Priority::Should);
    employ.extend([
        local(
            reading,
            text_id!("business-case.local-who-would-provide-it"),
        ),
        local(
            reading,
            text_id!("business-case.local-contract-or-partnership-parties-length-notice"),
        ),
        local(reading, text_id!("business-case.local-terms")),
    ]);
    case(
        reading,
        text_id!("business-case.commercial-case-who-provides-it"),
        vec![part(
            reading,
            text_id!("business-case.provider-contract-and-terms"),
            employ,
        )],
    )
}
