//! Nothing has been done on a day that has not come.

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::evidence::graph::Evidence;
use crate::record::value::Date;
use crate::text::date;

/// The day of this version of the program: a clock that is behind it is wrong.
const RELEASED: Date = Date(jiff::civil::date(2026, 11, 29));

/// Warns of days and years after today.
pub(super) fn check(evidence: &Evidence, today: Date, found: &mut Diagnostics) {
    let today = today.max(RELEASED);
    for file in &evidence.records.links {
        for day in file.findings.days.iter().filter(|day| day.day > today) {
            let message = format!("{} has not come yet.", date::long(day.day.0));
            let place = file.place(day.start, day.end);
            found.push(Diagnostic::new(&codes::DAY_TO_COME, message).at(place));
        }
    }
    years(evidence, today.0.year(), found);
}

/// Papers come out ahead of the year that they bear, by one year at most.
fn years(evidence: &Evidence, this_year: i16, found: &mut Diagnostics) {
    let mut to_come = |year: u16, last: i16, place: &dyn Fn() -> Place| {
        if i64::from(year) > i64::from(last) {
            let message = format!("The year {year} has not come yet.");
            found.push(Diagnostic::new(&codes::DAY_TO_COME, message).at(place()));
        }
    };
    for study in evidence.records.studies.values() {
        if let Some(year) = study.value.bibliography.year {
            let place = || study.place("bibliography.year");
            to_come(year, this_year + 1, &place);
        }
    }
    for economic in evidence.records.economics.values() {
        if let Some(year) = economic.value.price_year.value() {
            to_come(*year, this_year, &|| economic.place("price_year"));
        }
    }
}
