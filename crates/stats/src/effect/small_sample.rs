//! The small-sample correction of standardised mean differences.

use crate::numeric::special::half_step_gamma_ratio;

/// Which correction factor turns Cohen's d into Hedges' g.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum SmallSample {
    /// Exact, by gamma functions (Hedges 1981); metafor's default.
    Exact,
    /// 1 - 3/(4m - 1) for m degrees of freedom; Review Manager.
    Approximate,
    /// None: Cohen's d.
    None,
}

impl SmallSample {
    /// The factor for m degrees of freedom; `None` where it is not defined.
    pub fn factor(self, m: f64) -> Option<f64> {
        match self {
            Self::Exact => exact_factor(m),
            Self::Approximate => (m > 0.25).then(|| 1.0 - 3.0 / (4.0 * m - 1.0)),
            Self::None => Some(1.0),
        }
    }
}

/// J(m) = Gamma(m/2) / (sqrt(m/2) Gamma((m-1)/2)), defined for m above 1.
pub fn exact_factor(m: f64) -> Option<f64> {
    let x = (m - 1.0) / 2.0;
    (x > 0.0).then(|| half_step_gamma_ratio(x) * (x / (x + 0.5)).sqrt())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::exact_factor;

    #[test]
    fn exact_factor_of_known_sizes() {
        // For m = 2: Gamma(1) / Gamma(1/2) = 1/sqrt(pi).
        let two = exact_factor(2.0).unwrap();
        assert!((two * std::f64::consts::PI.sqrt() - 1.0).abs() < 1e-14);
        assert_eq!(exact_factor(1.0), None);
        // Large m: 1 - 3/(4m) to second order.
        assert!((exact_factor(1e6).unwrap() - (1.0 - 0.75e-6)).abs() < 1e-12);
    }
}
