//! Nothing has been done on a day that has not come, and no work of a synthesis long before there was
//! any.

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::evidence::graph::Evidence;
use crate::evidence::removed::OutBecause;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::value::Date;
use crate::text::date;

/// Systematic reviews in medicine began about then; a day of work before it is a slip of a digit.
const FIRST_WORK: Date = Date(jiff::civil::date(1990, 1, 1));

/// Days before there was such work. They need no clock.
pub(super) fn check_work(evidence: &Evidence, found: &mut Diagnostics) {
    for file in &evidence.records.links {
        let days = file.findings.days.iter();
        for day in days.filter(|day| day.is_of_work && day.day < FIRST_WORK) {
            let message = format!(
                "{} is before there was work of this kind.",
                date::long(day.day.0)
            );
            let place = file.place(day.start, day.end);
            found.push(Diagnostic::new(&codes::IMPOSSIBLE_DAY, message).at(place));
        }
    }
}

/// Days and years after today.
pub(super) fn check(evidence: &Evidence, today: Date, found: &mut Diagnostics) {
    for file in &evidence.records.links {
        let record = (file.kind, Id::new(&file.source.stem));
        let from = evidence.held_back().get(&record).copied().flatten();
        let last = from.map_or(today, |from| from.max(today));
        for day in file.findings.days.iter().filter(|day| day.day > last) {
            let message = format!("{} has not come yet.", date::long(day.day.0));
            let place = file.place(day.start, day.end);
            let mut problem = Diagnostic::new(&codes::IMPOSSIBLE_DAY, message).at(place);
            if matches!(file.kind, Kind::Update | Kind::Resource) {
                let day = day.day.0;
                problem = problem.hint(format!(
                    "Is it to be shown from that day on? Write `publish_on: {day}` beside it; until then it is held back."
                ));
                problem = problem.hint("Else correct the day or the year.");
            }
            found.push(problem);
        }
    }
    removals(evidence, today, found);
    years(evidence, today.0.year(), found);
}

/// A record that is out was taken out on a day that has come. Its file is off the shelves, and so is named.
fn removals(evidence: &Evidence, today: Date, found: &mut Diagnostics) {
    let out = evidence.removed.all();
    let out = out.filter(|it| it.because != OutBecause::Expired);
    for one in out.filter(|it| it.removal.date > today) {
        let message = format!(
            "`removal.date` of `{}` in `{}` is {}, which has not come yet.",
            one.id,
            one.kind.folder(),
            date::long(one.removal.date.0)
        );
        let problem = Diagnostic::new(&codes::IMPOSSIBLE_DAY, message);
        found.push(problem.hint("Write the day on which it was taken out. To take it out later, write `expires_on` with its last day, and neither `status` nor `removal`."));
    }
}

/// Papers come out ahead of the year that they bear, by one year at most.
fn years(evidence: &Evidence, this_year: i16, found: &mut Diagnostics) {
    let mut to_come = |year: u16, last: i16, place: &dyn Fn() -> Place| {
        if i64::from(year) > i64::from(last) {
            let message = format!("The year {year} has not come yet.");
            found.push(Diagnostic::new(&codes::IMPOSSIBLE_DAY, message).at(place()));
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
