//! Weighted least squares: what every estimate of a mean or of a variance rests on.

pub(crate) mod blocks;
pub(crate) mod components;
pub(crate) mod sample;
pub(crate) mod weighted;
