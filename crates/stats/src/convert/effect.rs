//! From one effect measure to another, and to forms people can picture.

use crate::absolute::{RelativeEffect, intervention_risk};
use crate::distribution::normal_upper;
use crate::error::StatsError;
use std::f64::consts::{PI, SQRT_2};

/// Log odds ratio to standardised mean difference: times sqrt(3)/pi (Hasselblad and Hedges 1995;
/// Handbook 10.6). Standard errors convert by the same factor.
pub fn smd_from_log_odds_ratio(log_odds_ratio: f64) -> f64 {
    log_odds_ratio * 3f64.sqrt() / PI
}

/// Standardised mean difference to log odds ratio: times pi/sqrt(3).
pub fn log_odds_ratio_from_smd(smd: f64) -> f64 {
    smd * PI / 3f64.sqrt()
}

/// Log odds ratio to standardised mean difference by Cox's factor 1/1.65 (Cox and Snell 1989).
pub fn smd_from_log_odds_ratio_cox(log_odds_ratio: f64) -> f64 {
    log_odds_ratio / 1.65
}

/// A standardised difference in the units of an instrument (Handbook 15.5.3.2).
pub fn mean_difference_from_smd(smd: f64, reference_sd: f64) -> f64 {
    smd * reference_sd
}

/// The risk an intervention brings, from a standardised difference and the comparator's risk of
/// the event, through the odds ratio (Handbook 15.5.3.3).
pub fn risk_from_smd(smd: f64, comparator_risk: f64) -> Result<f64, StatsError> {
    let odds_ratio = log_odds_ratio_from_smd(smd).exp();
    intervention_risk(RelativeEffect::OddsRatio, odds_ratio, comparator_risk)
}

/// The probability that a random member of the first group scores above one of the second.
pub fn probability_of_superiority(smd: f64) -> f64 {
    normal_upper(-smd / SQRT_2)
}

/// Cohen's U3: the share of the second group below the mean of the first.
pub fn cohen_u3(smd: f64) -> f64 {
    normal_upper(-smd)
}

/// The overlap of the two distributions.
pub fn overlap(smd: f64) -> f64 {
    2.0 * normal_upper(smd.abs() / 2.0)
}

/// The correlation between group and score, equal groups.
pub fn correlation_from_smd(smd: f64) -> f64 {
    smd / (smd * smd + 4.0).sqrt()
}

/// Fisher's z of a correlation.
pub fn fisher_z(r: f64) -> f64 {
    r.atanh()
}

/// The correlation of a Fisher's z.
pub fn correlation_from_fisher_z(z: f64) -> f64 {
    z.tanh()
}
