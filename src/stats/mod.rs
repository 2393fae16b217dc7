//! The statistics of evidence synthesis: numbers in, numbers out.
//!
//! Nothing here knows of records, files or wording. Results agree with R's metafor (5.0), meta
//! and metap within the tolerance of the reference cases under `tests/reference`; the sources of
//! formulas are named where they are used. "Handbook" is the Cochrane Handbook for Systematic
//! Reviews of Interventions, version 6.
//!
//! The usual way through: effect sizes from study data ([`effect`]), pooled under the choices of
//! a [`preset`] ([`pool`]), with predictions, subgroups and sensitivity analyses from there.

pub mod absolute;
pub mod asymmetry;
pub mod combine_p;
pub mod convert;
pub mod describe;
pub mod distribution;
pub mod effect;
pub mod error;
pub mod heterogeneity;
pub mod level;
pub mod model;
pub mod note;
mod numeric;
pub mod pool;
pub mod prediction;
pub mod preset;
pub mod regression;
pub mod sensitivity;
pub mod subgroup;
pub mod tau2;
pub mod trim_and_fill;
pub mod votes;
