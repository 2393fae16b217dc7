//! Present value of sums in later years.

/// A discount rate up to and with a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// The last year for which it holds, counted from 0.
    pub to_year: u32,
    /// The rate: 0.035 is 3.5 %.
    pub rate: f64,
}

/// The social time preference rate of the UK Treasury's Green Book: 3.5 % for 30 years, then
/// declining (Green Book, annex on discounting). A review of it was under way in 2025.
pub const GREEN_BOOK: &[Rate] = &[
    Rate {
        to_year: 30,
        rate: 0.035,
    },
    Rate {
        to_year: 75,
        rate: 0.030,
    },
    Rate {
        to_year: 125,
        rate: 0.025,
    },
];

/// The present value of an amount paid at the start of each of so many years; the first year is
/// not discounted. A rate holds for the years up to its limit, so factors multiply year by year.
pub fn present_value(amount: f64, years: u32, schedule: &[Rate]) -> f64 {
    let mut factor = 1.0;
    let mut total = 0.0;
    for year in 0..years {
        if year > 0 {
            let rate = schedule
                .iter()
                .find(|rate| year <= rate.to_year)
                .or(schedule.last());
            factor /= 1.0 + rate.map_or(0.0, |rate| rate.rate);
        }
        total += amount * factor;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_years_of_36_000() {
        let value = present_value(36_000.0, 5, GREEN_BOOK);
        assert!((value - 168_230.85).abs() < 0.01, "{value}");
    }
}
