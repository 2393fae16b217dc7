//! Conversions between what studies report and what an analysis needs. Each result is derived,
//! not observed, and should be marked so.

pub mod effect;
pub mod groups;
pub mod quantiles;
pub mod spread;
