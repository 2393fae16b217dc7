//! Doubts about published data that a machine can find: numbers that do not fit other numbers.
//!
//! Each check says what it saw and what it expected. An editor can accept a doubt with a reason;
//! then it is no longer reported, and readers see it with the reason beside the number.

mod acceptance;
mod all;
mod appraisal;
mod arm_spread;
mod arms;
mod cluster;
mod direction;
mod effect;
mod fact;
mod implausible;
mod instrument;
mod interval;
mod measured;
mod medians;
mod months;
mod other_outcome;
mod others;
mod outlier;
mod printed;
mod published;
mod raised;
mod same_numbers;
pub(in crate::synthesis) mod shared_people;
mod size;
mod slip;
mod spread;
mod symmetric;
mod texts;
mod two_arms;
mod usual_sd;
mod wide;
mod years;

pub use all::Doubts;
pub use fact::{
    ArmsFact, DoubtFact, EffectFact, ErrorFrom, MediansFact, MonthsFact, OutlierFact, OutlierTerms,
    PrintedFact, Range, Score, Side, SpreadFact, UsualFrom,
};
pub use raised::{Doubt, Standing, Subject};
pub use symmetric::Symmetric;
