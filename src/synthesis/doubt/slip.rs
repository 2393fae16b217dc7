//! The slip of one number that would explain an effect: a decimal point moved by one place.

use crate::record::result::{ArmData, StudyResult};

use super::fact::Side;

/// A number of an arm that was perhaps mistyped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slip {
    side: Side,
    number: Number,
    /// The number as it stands.
    pub(super) given: f64,
    /// The number as it may have been printed.
    pub(super) would_be: f64,
}

/// Numbers of two arms that are alike are less than so many times apart.
const LIKE: f64 = 2.5;

/// A number of an arm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    Mean,
    Sd,
    Events,
}

impl Number {
    const ALL: [Self; 3] = [Self::Mean, Self::Sd, Self::Events];

    fn key(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Sd => "sd",
            Self::Events => "events",
        }
    }

    fn read(self, arm: &ArmData) -> Option<f64> {
        match self {
            Self::Mean => arm.mean,
            Self::Sd => arm.sd,
            Self::Events => arm.events.map(f64::from),
        }
    }

    fn write(self, arm: &mut ArmData, value: f64) {
        match self {
            Self::Mean => arm.mean = Some(value),
            Self::Sd => arm.sd = Some(value),
            Self::Events => arm.events = Some(value.round() as u32),
        }
    }
}

impl Slip {
    /// The slip without which the result fits best. `fits` says how far a result lies from what is
    /// usual, and nothing for one that does not fit.
    pub(super) fn likeliest(
        result: &StudyResult,
        fits: impl Fn(&StudyResult) -> Option<f64>,
    ) -> Option<Self> {
        let sides = [Side::Intervention, Side::Comparator];
        let spots = sides
            .into_iter()
            .flat_map(|side| Number::ALL.map(|number| (side, number)));
        let slips = spots.flat_map(|(side, number)| {
            let given = arm(result, side).and_then(|arm| number.read(arm));
            let given = given.filter(|given| *given != 0.0);
            let slip = move |given: f64, times: f64| Self {
                side,
                number,
                given,
                would_be: given * times,
            };
            given
                .into_iter()
                .flat_map(move |given| [slip(given, 0.1), slip(given, 10.0)])
        });
        let likely = slips.filter(|slip| slip.is_like_the_other_arm(result));
        let fitting = likely.filter_map(|slip| Some((fits(&slip.undone(result)?)?, slip)));
        let best = fitting.min_by(|(a, _), (b, _)| a.total_cmp(b));
        best.map(|(_, slip)| slip)
    }

    /// Whether what may have been printed is about as large as in the other arm.
    fn is_like_the_other_arm(self, result: &StudyResult) -> bool {
        let other = match self.side {
            Side::Intervention => Side::Comparator,
            Side::Comparator => Side::Intervention,
        };
        let other = arm(result, other).and_then(|arm| self.number.read(arm));
        other.is_some_and(|other| (1.0 / LIKE..=LIKE).contains(&(self.would_be / other)))
    }

    /// The path of the number in its result.
    pub(super) fn path(self) -> String {
        format!("{}.{}", self.side.key(), self.number.key())
    }

    /// The result with the number as it may have been printed.
    fn undone(self, result: &StudyResult) -> Option<StudyResult> {
        let mut result = result.clone();
        let arm = match self.side {
            Side::Intervention => result.intervention.as_mut(),
            Side::Comparator => result.comparator.as_mut(),
        };
        self.number.write(arm?, self.would_be);
        Some(result)
    }
}

fn arm(result: &StudyResult, side: Side) -> Option<&ArmData> {
    match side {
        Side::Intervention => result.intervention.as_ref(),
        Side::Comparator => result.comparator.as_ref(),
    }
}
