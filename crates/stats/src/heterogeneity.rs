//! How much studies differ: Q, I2 in both definitions, H2.

use crate::distribution::{Reference, chi_squared_upper};
use crate::error::StatsError;
use crate::fit::sample::Sample;
use crate::level::{Interval, Level};
use crate::tau2::Tau2;

/// A test of homogeneity referred to chi-squared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QTest {
    /// The statistic.
    pub statistic: f64,
    /// Degrees of freedom.
    pub df: usize,
    /// p value; 1 without degrees of freedom.
    pub p: f64,
}

impl QTest {
    /// The test of a statistic.
    pub fn new(statistic: f64, df: usize) -> Self {
        Self {
            statistic,
            df,
            p: chi_squared_upper(statistic, df as f64),
        }
    }

    /// Q-based I2 in percent: max(0, (Q - df) / Q) (Higgins and Thompson 2002).
    pub fn i2_percent(&self) -> f64 {
        let excess = self.statistic - self.df as f64;
        if excess > 0.0 {
            100.0 * excess / self.statistic
        } else {
            0.0
        }
    }

    /// Q-based H2 = Q / df; 1 without degrees of freedom. May be below 1.
    pub fn h2(&self) -> f64 {
        if self.df == 0 {
            1.0
        } else {
            self.statistic / self.df as f64
        }
    }

    /// The interval of the Q-based I2 in percent, from the standard error of ln H (Higgins and
    /// Thompson 2002, the test-based method). `None` where that standard error is not defined:
    /// fewer than two studies, or two with Q at most 2.
    pub fn i2_interval_percent(&self, level: Level) -> Option<Interval> {
        let log_h = (self.h2().max(1.0)).ln() / 2.0;
        let half = Reference::Normal.critical_value(level) * self.log_h_standard_error()?;
        Some(Interval::around(log_h, half).map(|x| 100.0 * (1.0 - (-2.0 * x.max(0.0)).exp())))
    }

    fn log_h_standard_error(&self) -> Option<f64> {
        let (q, df) = (self.statistic, self.df as f64);
        let k = df + 1.0;
        if self.df == 0 {
            None
        } else if q > k {
            Some(0.5 * (q / df).ln() / ((2.0 * q).sqrt() - (2.0 * k - 3.0).sqrt()))
        } else if self.df > 1 {
            let m = k - 2.0;
            Some(((1.0 - 1.0 / (3.0 * m * m)) / (2.0 * m)).sqrt())
        } else {
            None
        }
    }
}

/// The heterogeneity of a set of studies, or what moderators leave of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heterogeneity {
    /// Cochran's Q with fixed-effect weights (QE with moderators).
    pub q: QTest,
    /// I2 in percent: tau2 / (tau2 + typical variance) under random effects, Q-based otherwise.
    pub i2_percent: f64,
    /// H2 in the same definition.
    pub h2: f64,
    /// Q-based I2 in percent, whatever the model.
    pub i2_q_percent: f64,
    /// Its Higgins-Thompson interval in percent.
    pub i2_q_interval_percent: Option<Interval>,
    /// The typical sampling variance (Higgins and Thompson 2002, equation 9, generalised to
    /// moderators as (k - p) / tr(P)); `None` with no residual degrees of freedom.
    pub typical_variance: Option<f64>,
}

impl Heterogeneity {
    pub(crate) fn of_sample(
        sample: &Sample,
        tau2: Option<&Tau2>,
        level: Level,
    ) -> Result<Self, StatsError> {
        let fit = sample.fit(0.0)?;
        let df = sample.k() - sample.p();
        // Without degrees of freedom the residuals are rounding noise.
        let q = QTest::new(if df == 0 { 0.0 } else { fit.rss() }, df);
        let typical_variance = (df > 0).then(|| df as f64 / fit.trace());
        let (i2_percent, h2) = match (tau2, typical_variance) {
            (Some(tau2), Some(v)) => (100.0 * tau2.value / (tau2.value + v), tau2.value / v + 1.0),
            _ => (q.i2_percent(), q.h2()),
        };
        Ok(Self {
            q,
            i2_percent,
            h2,
            i2_q_percent: q.i2_percent(),
            i2_q_interval_percent: q.i2_interval_percent(level),
            typical_variance,
        })
    }
}
