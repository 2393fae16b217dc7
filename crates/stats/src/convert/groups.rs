//! Combining arms, and counting clusters as what they are worth.

use crate::effect::continuous::Group;
use crate::error::StatsError;

/// Several groups as one: the mean and SD of all their members (Handbook 6.5.2.10).
pub fn combine_groups(groups: &[Group]) -> Result<Group, StatsError> {
    let n: f64 = groups.iter().map(Group::n).sum();
    if groups.is_empty() || n <= 1.0 {
        return Err(StatsError::TooFewStudies {
            needed: 1,
            found: groups.len(),
        });
    }
    let mean = groups.iter().map(|g| g.n() * g.mean()).sum::<f64>() / n;
    let within: f64 = groups.iter().map(|g| (g.n() - 1.0) * g.sd().powi(2)).sum();
    let between: f64 = groups
        .iter()
        .map(|g| g.n() * (g.mean() - mean).powi(2))
        .sum();
    Group::new(mean, ((within + between) / (n - 1.0)).sqrt(), n)
}

/// The design effect of a cluster trial, 1 + (M - 1) ICC (Handbook 23.1.4). Divide counts by it;
/// multiply standard errors by its square root.
pub fn design_effect(mean_cluster_size: f64, icc: f64) -> f64 {
    1.0 + (mean_cluster_size - 1.0) * icc
}
