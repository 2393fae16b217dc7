//! Several effects of one trial.
//!
//! Effects of one trial (or clinic, or laboratory) are more alike than effects of different ones,
//! and their sampling errors may be correlated because the same people were measured. The
//! three-level model gives each level a variance (Konstantopoulos 2011; Van den Noortgate et al.
//! 2013). Cluster-robust inference asks for less: whatever the correlations, its standard errors
//! hold when there are enough clusters (Hedges, Tipton and Johnson 2010).

mod data;
mod hotelling;
mod profile;
pub mod robust;
pub mod three_level;

pub use data::Clustered;
