//! Pooling studies into one estimate.

pub mod homogeneity;
pub mod inverse_variance;
pub mod mantel_haenszel;
pub mod mantel_haenszel_rates;
pub mod peto;
pub mod result;
