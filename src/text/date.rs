//! Dates as readers see them.

use jiff::civil::Date;

/// "1 March 2024".
pub fn long(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|index| MONTHS.get(index));
    format!("{} {} {}", date.day(), month.unwrap_or(&""), date.year())
}

/// "2024-03-01T00:00:00Z", for feeds.
pub fn atom(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
