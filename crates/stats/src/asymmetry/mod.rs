//! Tests of funnel-plot asymmetry. Cochrane advises against them below ten studies
//! (Handbook 13.3.5.4); that is for the caller to enforce.

pub mod begg;
pub mod count_tests;
pub mod egger;
pub mod precision_effect;
