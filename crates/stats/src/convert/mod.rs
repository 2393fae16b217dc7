//! Conversions between what studies report and what an analysis needs. Each result is derived,
//! not observed, and should be marked so.

pub mod box_cox;
pub mod effect;
pub mod groups;
pub mod quantile_estimation;
pub mod quantiles;
pub mod spread;
