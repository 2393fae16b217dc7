//! Dates as readers see them. Months and their order are texts, because the rules of dates of all
//! languages would double what the rules of numbers and lists add to the program.

use jiff::civil::Date;

use super::id::TextId;
use super::value::Phrase;

const MONTHS: [TextId; 12] = [
    crate::text_id!("dates.month-1"),
    crate::text_id!("dates.month-2"),
    crate::text_id!("dates.month-3"),
    crate::text_id!("dates.month-4"),
    crate::text_id!("dates.month-5"),
    crate::text_id!("dates.month-6"),
    crate::text_id!("dates.month-7"),
    crate::text_id!("dates.month-8"),
    crate::text_id!("dates.month-9"),
    crate::text_id!("dates.month-10"),
    crate::text_id!("dates.month-11"),
    crate::text_id!("dates.month-12"),
];

/// The name of a month: "March".
pub fn month(day: Date) -> TextId {
    let month = usize::try_from(day.month() - 1).unwrap_or_default();
    MONTHS[month % MONTHS.len()]
}

/// A long date: "1 March 2024".
pub(super) fn long(day: Date) -> Phrase<'static> {
    crate::phrase!(
        "dates.long",
        day = day.day().to_string(),
        month = month(day),
        year = day.year().to_string(),
    )
}
