//! The ends of measures: values that no measure of its kind can have, wherever they are given.

use crate::diag::{Diagnostic, codes};
use crate::text::number;

use super::result::Measure;

/// The largest difference of arcsines of the root of a share, in either direction.
const QUARTER_TURN: f64 = std::f64::consts::FRAC_PI_2;

impl Measure {
    /// The smallest and the largest value that it can have. A ratio only comes near to 0.
    pub fn ends(self) -> (f64, f64) {
        match self {
            Measure::PROP => (0.0, 1.0),
            Measure::COR | Measure::RD => (-1.0, 1.0),
            Measure::AS => (-QUARTER_TURN, QUARTER_TURN),
            Measure::RATE => (0.0, f64::INFINITY),
            ratio if ratio.is_ratio() => (0.0, f64::INFINITY),
            _ => (f64::NEG_INFINITY, f64::INFINITY),
        }
    }

    /// The problem of a value, called so in its record or table, that it cannot have.
    pub fn problem_of(self, name: &str, value: f64) -> Option<Diagnostic> {
        let what = self.short();
        let shown = number::as_given(value);
        if self.is_ratio() {
            let message = format!("`{name}` of {what} is {shown}; it must be above zero.");
            return (value <= 0.0).then(|| Diagnostic::new(&codes::NEGATIVE, message));
        }
        let (least, most) = self.ends();
        if (least..=most).contains(&value) {
            return None;
        }
        let range = number::range(least, most);
        let message = format!("`{name}` of {what} is {shown}; it {range}.");
        let problem = Diagnostic::new(&codes::RANGE, message);
        Some(match self {
            Measure::PROP | Measure::RD if value.abs() > 1.0 && value.abs() <= 100.0 => {
                let share = number::as_given(value / 100.0);
                problem.hint(format!(
                    "Shares are due, and no percentages: {share} for {shown}%. Its error and its limits too."
                ))
            }
            _ => problem,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_told_in_words_with_their_code() {
        let told = |measure: Measure, value: f64| {
            let problem = measure.problem_of("estimate", value);
            problem.map(|problem| (problem.code.id, problem.message))
        };
        let above = told(Measure::COR, 1.3);
        let message = "`estimate` of r is 1.3; it goes from −1 to 1.";
        assert_eq!(above, Some(("E0510", message.to_owned())));
        let rate = told(Measure::RATE, -0.5).map(|(_, message)| message);
        let message = "`estimate` of rate is −0.5; it is 0 or more.";
        assert_eq!(rate.as_deref(), Some(message));
        assert_eq!(told(Measure::HR, 0.0).map(|(code, _)| code), Some("E0504"));
        for fine in [
            (Measure::PROP, 0.0),
            (Measure::RD, -1.0),
            (Measure::MD, -80.0),
        ] {
            assert_eq!(told(fine.0, fine.1), None);
        }
    }
}
