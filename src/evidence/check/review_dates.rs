//! Review dates are in order, and reviews that are due are told.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::{Entry, Lifecycle};
use crate::record::read::Shelf;
use crate::record::vocabulary::Date;
use crate::text::date;

pub(super) fn check_order(evidence: &Evidence, found: &mut Diagnostics) {
    each(evidence, &mut |dates| {
        if let (Some(reviewed), Some(review_by)) = (dates.reviewed, dates.review_by)
            && review_by < reviewed
        {
            let message = "The next review is due before the last one took place.";
            found
                .push(Diagnostic::new(&codes::DATES_ORDER, message).at((dates.place)("review_by")));
        }
    });
}

pub(super) fn check_overdue(evidence: &Evidence, today: Date, found: &mut Diagnostics) {
    each(evidence, &mut |dates| {
        if let Some(review_by) = dates.review_by.filter(|review_by| *review_by < today) {
            let message = format!("Review was due by {}.", date::long(review_by.0));
            let place = (dates.place)("review_by");
            found.push(Diagnostic::new(&codes::REVIEW_OVERDUE, message).at(place));
        }
    });
}

/// The review dates of one record.
struct Dates<'a> {
    reviewed: Option<Date>,
    review_by: Option<Date>,
    place: &'a dyn Fn(&str) -> crate::diag::Place,
}

fn each(evidence: &Evidence, visit: &mut dyn FnMut(Dates<'_>)) {
    let records = &evidence.records;
    shelf(&records.audiences, visit);
    shelf(&records.questions, visit);
    shelf(&records.syntheses, visit);
    shelf(&records.studies, visit);
    shelf(&records.outcomes, visit);
    shelf(&records.interventions, visit);
    shelf(&records.implementation, visit);
    shelf(&records.risks, visit);
    shelf(&records.open_issues, visit);
    shelf(&records.resources, visit);
    shelf(&records.economics, visit);
    shelf(&records.policies, visit);
    shelf(&records.examples, visit);
    shelf(&records.updates, visit);
    shelf(&records.terms, visit);
    shelf(&records.pages, visit);
    shelf(&records.tools, visit);
}

fn shelf<T: Lifecycle>(shelf: &Shelf<T>, visit: &mut dyn FnMut(Dates<'_>)) {
    for entry in shelf.values() {
        visit(dates(entry, &|path| entry.place(path)));
    }
}

fn dates<'a, T: Lifecycle>(
    entry: &Entry<T>,
    place: &'a dyn Fn(&str) -> crate::diag::Place,
) -> Dates<'a> {
    Dates {
        reviewed: entry.value.reviewed(),
        review_by: entry.value.review_by(),
        place,
    }
}
