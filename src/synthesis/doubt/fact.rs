//! What a check saw, and what it expected.

mod scores;

use std::sync::Arc;

use jiff::civil::Date;

use crate::record::result::Measure;
use crate::synthesis::effect::Estimate;

use super::symmetric::Symmetric;

pub use scores::{MediansFact, Range, Score, SpreadFact, UsualFrom};

/// What a check saw, and what it expected.
#[derive(Debug, Clone, PartialEq)]
pub enum DoubtFact {
    /// Sizes of arms do not fit.
    Arms(ArmsFact),
    /// A stated effect does not fit the data of the arms.
    Effect(EffectFact),
    /// Printed numbers do not fit each other.
    Printed(PrintedFact),
    /// Means or standard deviations do not fit their instrument.
    Spread(SpreadFact),
    /// A mean that is to follow from a median does not, or cannot be.
    Medians(MediansFact),
    /// The numbers point the other way than the stated direction.
    DirectionAgainst {
        /// Whether the direction favours the intervention.
        favours_intervention: bool,
    },
    /// Groups were randomised, and the result does not say that it allows for that.
    GroupsIgnored,
    /// These results come from one trial, and the pool keeps them apart.
    KeptApart {
        /// The ids of the results, which all their doubts share.
        results: Arc<[String]>,
    },
    /// The numbers are exactly those of another trial.
    SameData {
        /// The id of the other result.
        other: String,
    },
    /// One arm has exactly the data of an arm of another trial in the same pool.
    SameArm {
        /// The arm.
        side: Side,
        /// The id of the other result.
        other: String,
    },
    /// The numbers are exactly those of another result of the same trial.
    SameRow {
        /// The id of the other result.
        other: String,
    },
    /// Both arms have exactly the same data.
    SameArms,
    /// An effect lies far from the others on its outcome.
    Outlier(OutlierFact),
    /// A time point does not fit its study.
    Months(MonthsFact),
    /// The instrument measures another outcome.
    OtherOutcome {
        /// The instrument.
        instrument: String,
        /// The outcome that has it on record.
        outcome: String,
    },
    /// Our pooled result is not the one that a review published.
    Pool {
        /// Ours.
        ours: Estimate,
        /// The review.
        review: String,
        /// Theirs.
        theirs: Estimate,
        /// The outcome in the words of the review.
        outcome: String,
    },
    /// An overall level is better than the rule of its tool allows.
    Overall {
        /// The tool.
        tool: String,
        /// The level as stated.
        stated: String,
        /// The best level allowed.
        allowed: String,
        /// The domains that forbid a better one, each with its judgement; without one where it was not
        /// judged.
        because: Vec<(String, Option<String>)>,
    },
    /// A study was published after the last search that is said to have found it.
    NewerThanSearch {
        /// The study.
        study: String,
        /// Its year.
        year: u16,
        /// The day of the search.
        searched: Date,
    },
    /// The year and the date of publication differ.
    TwoYears {
        /// The year.
        year: u16,
        /// The date.
        date: Date,
    },
    /// A text speaks of significance.
    Significance {
        /// In these words.
        said: String,
    },
    /// A text is too hard to read.
    HardToRead {
        /// Its grade.
        grade: f64,
        /// The limit of its readers.
        limit: f64,
    },
}

/// Sizes of arms that do not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArmsFact {
    /// Other results of the trial at the same time have other sizes.
    UnlikeOthers {
        /// People in both arms.
        here: (u32, u32),
        /// The same in other results.
        elsewhere: (u32, u32),
    },
    /// The arms do not add up to the people of the result.
    NotTheSum {
        /// People in both arms.
        arms: (u32, u32),
        /// People in all.
        all: u32,
    },
    /// One arm has many times the people of the other.
    FarApart {
        /// People in both arms.
        arms: (u32, u32),
    },
    /// The arms have each other's people.
    Exchanged {
        /// People in both arms.
        here: (u32, u32),
        /// The same as allocated, or in other results.
        elsewhere: (u32, u32),
    },
    /// The arms have more people than the study.
    BeyondStudy {
        /// People in both arms.
        arms: (u32, u32),
        /// People of the study.
        study: u32,
    },
    /// The result has more people than the study.
    PeopleBeyondStudy {
        /// People of the result.
        people: u32,
        /// People of the study.
        study: u32,
    },
    /// An arm has more people than were allocated to it.
    BeyondAllocated {
        /// The arm.
        arm: Side,
        /// People in it.
        n: u32,
        /// People allocated to it.
        allocated: u32,
    },
    /// The arms of a study do not add up to its people.
    OfStudy {
        /// People in each arm.
        arms: Vec<u32>,
        /// People of the study.
        study: u32,
    },
}

/// In which terms an effect far from the others is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlierTerms {
    /// Standard deviations.
    Sds,
    /// A ratio: the stated one, or the odds ratio that counts give.
    Ratio(Measure),
    /// A correlation.
    Correlation,
}

/// An effect far from the others on its outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutlierFact {
    /// In which terms the sizes are.
    pub terms: OutlierTerms,
    /// The effect.
    pub size: f64,
    /// How many other studies there are, and their usual effect.
    pub others: Option<(usize, f64)>,
    /// Whether it would fit the others with the other sign.
    pub is_turned: bool,
    /// A number of an arm, and what it may have been, with which the effect would fit the others.
    pub slip: Option<(f64, f64)>,
}

/// A time point that does not fit its study, in months.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MonthsFact {
    /// Later than there was time between the first year of the study and its publication.
    BeyondStudy {
        /// The time.
        months: f64,
        /// The first year of the study.
        began: u16,
        /// The year of publication.
        published: u16,
    },
    /// Far later than any other on the outcome.
    BeyondOthers {
        /// The time.
        months: f64,
        /// How many other results.
        others: usize,
        /// The latest of them.
        latest: f64,
    },
    /// Ten times the one time at which the study measured everything else.
    TenTimes {
        /// The time.
        months: f64,
        /// The other one.
        usual: f64,
    },
}

/// One of two arms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The arm with the intervention.
    Intervention,
    /// The arm with the comparator.
    Comparator,
}

impl Side {
    /// The key under which its data stand in a record.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Intervention => "intervention",
            Self::Comparator => "comparator",
        }
    }
}

/// A stated effect that does not fit the data of the arms.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(
    clippy::enum_variant_names,
    reason = "the words of the field, as they are said"
)]
pub enum EffectFact {
    /// The data give the same size with the other sign.
    OtherSign {
        /// The effect as stated.
        stated: f64,
        /// What the data give.
        found: f64,
        /// Whether the data are counts of events, and not means.
        from_counts: bool,
    },
    /// The data give another value.
    OtherValue {
        /// The measure.
        measure: Measure,
        /// The effect as stated.
        stated: f64,
        /// What the data give.
        found: f64,
    },
    /// The sizes of the arms give another standard error.
    OtherError {
        /// From where the standard error comes.
        from: ErrorFrom,
        /// The standard error.
        given: f64,
        /// People in both arms.
        people: (u32, u32),
        /// What the arms give.
        found: f64,
    },
}

/// From where a standard error comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorFrom {
    /// It is stated.
    Stated,
    /// The width of the interval gives it.
    Interval,
}

/// Printed numbers that do not fit each other.
#[derive(Debug, Clone, PartialEq)]
pub enum PrintedFact {
    /// An interval reaches much farther on one side of its estimate.
    Lopsided {
        /// How far below.
        below: f64,
        /// How far above.
        above: f64,
        /// The scale on which the two should be alike.
        scale: Symmetric,
    },
    /// The width of the interval gives another standard error.
    Width {
        /// The standard error as printed.
        se: f64,
        /// The one that the interval gives.
        from_interval: f64,
    },
    /// A limit that was derived from the standard error is not what it gives.
    Derived {
        /// The limit as it stands.
        limit: f64,
        /// The standard error.
        se: f64,
        /// The limit that it gives.
        found: f64,
    },
    /// The estimate gives another p value.
    P {
        /// As printed.
        printed: String,
        /// With what the estimate gives it.
        with: ErrorFrom,
        /// What it gives.
        expected: f64,
    },
    /// Q gives another I².
    ISquared {
        /// As printed, in percent.
        printed: f64,
        /// Q.
        q: f64,
        /// Its degrees of freedom.
        df: u32,
        /// What Q gives, in percent.
        found: f64,
    },
    /// Q gives another p value.
    PHeterogeneity {
        /// As printed.
        printed: String,
        /// Q.
        q: f64,
        /// Its degrees of freedom.
        df: u32,
        /// What Q gives.
        found: f64,
    },
}
