//! How exactly a number was printed.

/// Half a unit in the last decimal of a number as it is written: 0.005 for 1.25. A zero at the end
/// that was printed and is not stored makes this larger than it need be, never smaller.
pub(super) fn half_unit(value: f64) -> f64 {
    let text = format!("{value}");
    let decimals = text.split_once('.').map_or(0, |(_, after)| after.len());
    0.5 * 10_f64.powi(-(decimals.min(15) as i32))
}

/// A p value as papers print it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum PrintedP {
    /// "0.03", ".03", "p = 0.03".
    Exactly(f64),
    /// "<0.001".
    Below(f64),
    /// ">0.05".
    Above(f64),
}

impl PrintedP {
    /// None for what is no number between 0 and 1.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches(['p', 'P', ' ', '=']);
        let (make, digits): (fn(f64) -> Self, &str) = match text.chars().next()? {
            '<' | '≤' => (Self::Below, text.trim_start_matches(['<', '≤', '='])),
            '>' | '≥' => (Self::Above, text.trim_start_matches(['>', '≥', '='])),
            _ => (Self::Exactly, text),
        };
        let value: f64 = digits.trim().parse().ok()?;
        (0.0..=1.0).contains(&value).then(|| make(value))
    }

    /// Whether it is the p value that another printed number gives exactly, but for rounding,
    /// which puts it between `least` and `most`.
    pub(super) fn fits(self, least: f64, most: f64) -> bool {
        const ROOM: f64 = 0.01;
        match self {
            Self::Exactly(p) => {
                let room = half_unit(p) + ROOM;
                p + room >= least && p - room <= most
            }
            Self::Below(p) => least <= p + ROOM,
            Self::Above(p) => most >= p - ROOM,
        }
    }

    /// Whether it may be the p value that the other numbers give, which rounding puts between
    /// `least` and `most`. Papers use other tests than the normal one, so p may differ by 0.02, or
    /// by a factor of two.
    pub(super) fn is_near(self, least: f64, most: f64) -> bool {
        const ROOM: f64 = 0.02;
        match self {
            Self::Exactly(p) => {
                let half = half_unit(p);
                let is_close = p + half + ROOM >= least && p - half - ROOM <= most;
                is_close || (p + half >= least / 2.0 && p - half <= 2.0 * most)
            }
            Self::Below(p) => least <= (2.0 * p).min(p + ROOM),
            Self::Above(p) => most >= (p / 2.0).max(p - ROOM),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_unit_of_the_last_decimal() {
        assert!((half_unit(1.25) - 0.005).abs() < 1e-12);
        assert!((half_unit(62.0) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn p_values_are_read_as_papers_print_them() {
        assert_eq!(PrintedP::read("p = .03"), Some(PrintedP::Exactly(0.03)));
        assert_eq!(PrintedP::read("<0.001"), Some(PrintedP::Below(0.001)));
        assert_eq!(PrintedP::read("P > 0.05"), Some(PrintedP::Above(0.05)));
        assert_eq!(PrintedP::read("not reported"), None);
        assert_eq!(PrintedP::read("3.2"), None);
    }

    #[test]
    fn p_values_near_enough_are_left_alone() {
        let near = |text: &str, p: f64| PrintedP::read(text).is_some_and(|read| read.is_near(p, p));
        assert!(near("0.03", 0.034) && near("0.03", 0.055) && near("<0.001", 0.0004));
        assert!(near("0.5", 0.49) && near("0.000", 0.0002) && near(">0.05", 0.31));
        assert!(!near("0.004", 0.22) && !near("<0.05", 0.3) && !near(">0.05", 0.001));
        assert!(!near("0.6", 0.2));
    }
}
