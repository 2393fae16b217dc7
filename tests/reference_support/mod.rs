//! The machinery of the reference tests.

pub mod absolute;
pub mod compare;
pub mod conversions;
pub mod dispatch;
pub mod effects;
pub mod files;
pub mod formulas;
pub mod models;
pub mod report;
pub mod scripts;
pub mod tests_of_asymmetry;
