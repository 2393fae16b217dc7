//! Review dates are in order, and reviews that are due are reported.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::value::Date;
use crate::text::date;

pub(super) fn check_order(evidence: &Evidence, found: &mut Diagnostics) {
    for record in evidence.records.every() {
        if let (Some(reviewed), Some(review_by)) = (record.life.reviewed, record.life.review_by)
            && review_by < reviewed
        {
            let message = "The next review is due before the last one took place.";
            let place = record.source.place("review_by");
            found.push(Diagnostic::new(&codes::DATES_ORDER, message).at(place));
        }
    }
}

pub(super) fn check_overdue(evidence: &Evidence, today: Date, found: &mut Diagnostics) {
    for record in evidence.records.every() {
        // A day that is out of order is told as that.
        let is_in_order = |due: &Date| record.life.reviewed.is_none_or(|last| last <= *due);
        let due = record.life.review_by.filter(is_in_order);
        let due = due.filter(|due| *due < today);
        if let Some(due) = due {
            let message = format!("Review was due by {}.", date::long(due.0));
            let place = record.source.place("review_by");
            found.push(Diagnostic::new(&codes::REVIEW_OVERDUE, message).at(place));
        }
    }
}
