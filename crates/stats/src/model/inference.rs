//! Estimates with their standard errors, tests and intervals.

use crate::distribution::{Reference, chi_squared_upper, f_upper};
use crate::level::{Interval, Level};
use crate::numeric::linear::inverse_quadratic_form;

/// An estimate, its standard error, and the test that it is zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inference {
    /// The estimate.
    pub estimate: f64,
    /// Its standard error.
    pub se: f64,
    /// Estimate divided by standard error; infinite if the latter alone is zero, zero if both are.
    pub statistic: f64,
    /// The distribution the statistic refers to.
    pub reference: Reference,
    /// Two-sided p value.
    pub p: f64,
    /// Confidence interval.
    pub interval: Interval,
}

impl Inference {
    /// The test and interval of an estimate.
    pub fn new(estimate: f64, se: f64, reference: Reference, level: Level) -> Self {
        let statistic = if estimate == 0.0 { 0.0 } else { estimate / se };
        // A critical value times a zero standard error is zero, also when the former is huge.
        let half_width = if se == 0.0 {
            0.0
        } else {
            reference.critical_value(level) * se
        };
        Self {
            estimate,
            se,
            statistic,
            reference,
            p: reference.two_sided_p(statistic),
            interval: Interval::around(estimate, half_width),
        }
    }
}

/// A test on several coefficients at once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct JointTest {
    /// Chi-squared, or F when `df2` is given.
    pub statistic: f64,
    /// Number of coefficients tested.
    pub df: usize,
    /// Denominator degrees of freedom of an F test.
    pub df2: Option<f64>,
    /// p value.
    pub p: f64,
}

impl JointTest {
    /// A chi-squared test.
    pub fn chi_squared(statistic: f64, df: usize) -> Self {
        let p = chi_squared_upper(statistic, df as f64);
        Self {
            statistic,
            df,
            df2: None,
            p,
        }
    }

    /// Wald's test that the coefficients of some columns are zero.
    pub(crate) fn of_columns(
        b: &[f64],
        covariance: &[Vec<f64>],
        columns: &[usize],
        reference: Reference,
    ) -> Option<Self> {
        let chosen: Vec<f64> = columns.iter().map(|j| b[*j]).collect();
        let row = |i: &usize| columns.iter().map(|j| covariance[*i][*j]).collect();
        let block: Vec<Vec<f64>> = columns.iter().map(row).collect();
        Self::wald(&chosen, &block, reference)
    }

    /// Wald's test that all given coefficients are zero. `None` without coefficients or with a
    /// singular covariance.
    pub(crate) fn wald(b: &[f64], covariance: &[Vec<f64>], reference: Reference) -> Option<Self> {
        let quadratic = inverse_quadratic_form(covariance, b).filter(|_| !b.is_empty())?;
        Some(match reference {
            Reference::Normal => Self::chi_squared(quadratic, b.len()),
            Reference::StudentT { df } => {
                let statistic = quadratic / b.len() as f64;
                let p = f_upper(statistic, b.len() as f64, df);
                Self {
                    statistic,
                    df: b.len(),
                    df2: Some(df),
                    p,
                }
            }
        })
    }
}
