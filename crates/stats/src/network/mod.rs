//! Network meta-analysis: treatments compared with each other directly and through others.
//!
//! Contrast-based and frequentist, as R's netmeta has it (Rücker 2012; Rücker and Schwarzer 2014):
//! each study gives the differences of its arms from one of them, correlated because that arm is
//! shared; a study of m arms gives m - 1. The network is one regression on the treatments. Estimates
//! hold only as far as the studies could have been trials of any of the treatments (transitivity),
//! which no calculation shows.

pub mod arms;
pub mod contribution;
pub mod designs;
mod estimates;
mod model;
pub mod ranking;
pub mod split;
pub mod study;

pub use estimates::{Comparison, NetworkEstimates};
pub use model::{Network, NetworkMethod, NetworkOptions, network, parts};
