//! What is found, made from certainty, size, direction and interval so that the sentence cannot
//! drift from them (after the GRADE informative statements, Santesso 2020).

use serde::{Deserialize, Serialize};

mod change;
mod conclusion;
mod imprecision;

use crate::record::outcome::Outcome;
use crate::record::result::Measure;
use crate::record::synthesis::CertaintyLevel;

use super::absolute::AbsoluteRow;
use super::direction::GoodSide;
use super::effect::Estimate;

pub use change::Change;
pub use conclusion::{CONVENTIONAL_SMALL_SMD, Conclusion, Size};
pub use imprecision::{ImprecisionHint, Target};

/// What is found on an outcome.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What can be said.
    pub says: Says,
    /// The change in the direction of the estimate.
    pub change: Change,
    /// Whether the estimate lies on the side that is good for people.
    pub is_good: bool,
    /// What the interval suggests for the imprecision domain; none without an interval.
    pub imprecision: Option<ImprecisionHint>,
}

/// What can be said of an outcome, at which certainty; none where certainty was not judged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Says {
    /// No study measured it.
    #[default]
    Nothing,
    /// All results were left out.
    NothingLeft,
    /// How much of it there is, or how it goes with something else; nothing is compared.
    Amount,
    /// There is one estimate.
    Effect(Conclusion, Option<CertaintyLevel>),
    /// Results are counted and not put together.
    Counted(Option<CertaintyLevel>),
}

/// From what a statement is made.
pub(super) struct Ground<'a> {
    /// The outcome.
    pub outcome: &'a Outcome,
    /// Whether there is any result.
    pub has_rows: bool,
    /// Whether there is any that was not left out.
    pub has_counted: bool,
    /// The one estimate, where there is one.
    pub estimate: Option<Estimate>,
    /// The measure that all results share.
    pub measure: Option<Measure>,
    /// Events in so many people, for measures of events.
    pub absolute: Option<&'a AbsoluteRow>,
    /// The value that means no difference.
    pub null: Option<f64>,
    /// Which side of it is good for people.
    pub good_side: GoodSide,
    /// The certainty, where it was judged.
    pub level: Option<CertaintyLevel>,
}

impl Ground<'_> {
    /// The statement.
    pub(super) fn statement(&self) -> Statement {
        let compared = self.estimate.filter(|_| self.null.is_some());
        let measured = compared.map(|estimate| self.on_scale(estimate));
        let is_smd = self.measure == Some(Measure::SMD);
        let conclusion =
            measured.map(|(distance, scale)| conclusion::conclude(distance, scale, is_smd));
        let is_good = |estimate: Estimate| {
            let null = self.null.unwrap_or_default();
            self.good_side.holds(estimate.value, null)
        };
        let is_good = compared.is_none_or(is_good);
        Statement {
            says: match conclusion {
                _ if !self.has_rows => Says::Nothing,
                _ if !self.has_counted => Says::NothingLeft,
                _ if self.null.is_none() => Says::Amount,
                Some(conclusion) => Says::Effect(conclusion, self.level),
                None => Says::Counted(self.level),
            },
            change: Change::of(self.measure, self.outcome, is_good),
            is_good,
            imprecision: measured
                .and_then(|(distance, scale)| imprecision::hint(distance, scale, is_smd)),
        }
    }

    /// The estimate as a distance from no difference, on the scale of the outcome's thresholds where
    /// it has them and they fit the measure.
    fn on_scale(&self, estimate: Estimate) -> (Estimate, Option<conclusion::Scale>) {
        let measure = self.measure.unwrap_or(Measure::GENERIC);
        let fitting = self.outcome.thresholds.as_ref().and_then(|thresholds| {
            let distance = match thresholds.scale.as_str() {
                "SMD" if measure == Measure::SMD => estimate,
                "MD" if measure == Measure::MD => estimate,
                "per-1000" => self.absolute?.difference_per_1000(),
                _ => return None,
            };
            Some((distance, conclusion::Scale::of(thresholds)))
        });
        match fitting {
            Some((distance, scale)) => (distance, Some(scale)),
            None => (distance(estimate, measure), None),
        }
    }
}

/// An estimate as a distance from no difference: ratios on the logarithm.
fn distance(estimate: Estimate, measure: Measure) -> Estimate {
    let ln = |value: f64| {
        if measure.is_ratio() {
            value.ln()
        } else {
            value
        }
    };
    Estimate {
        value: ln(estimate.value),
        low: estimate.low.map(ln),
        high: estimate.high.map(ln),
    }
}
