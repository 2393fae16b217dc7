//! Tail probabilities and quantiles of the distributions the methods refer to.
//!
//! Tails are computed as tails: a p value of 1e-100 has the same relative accuracy as one of 0.3.

use crate::level::Level;
use crate::numeric::roots::bracketed_root;
use crate::numeric::special::{beta_pair, gamma_pair};
use statrs::function::erf::erfc_inv;
use std::f64::consts::{PI, SQRT_2};

/// The distribution a test statistic or an interval refers to.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Reference {
    /// The standard normal distribution.
    Normal,
    /// Student's t distribution.
    StudentT {
        /// Degrees of freedom, above zero.
        df: f64,
    },
}

impl Reference {
    /// Probability above a value.
    pub fn upper_tail(self, x: f64) -> f64 {
        match self {
            Self::Normal => normal_upper(x),
            Self::StudentT { df } => student_upper(x, df),
        }
    }

    /// Two-sided p value of a statistic.
    pub fn two_sided_p(self, statistic: f64) -> f64 {
        (2.0 * self.upper_tail(statistic.abs())).min(1.0)
    }

    /// The value exceeded with probability (1 - level) / 2.
    pub fn critical_value(self, level: Level) -> f64 {
        match self {
            Self::Normal => normal_upper_quantile(level.tail()),
            Self::StudentT { df } => student_upper_quantile(level.tail(), df),
        }
    }

    /// Degrees of freedom, if the distribution has them.
    pub fn df(self) -> Option<f64> {
        match self {
            Self::Normal => None,
            Self::StudentT { df } => Some(df),
        }
    }
}

/// P(Z > z) for a standard normal Z.
///
/// Half of Q(1/2, z^2/2): the error function of statrs is only good to 1e-11.
pub fn normal_upper(z: f64) -> f64 {
    let (below, above) = gamma_pair(0.5, z * z / 2.0);
    if z >= 0.0 {
        above / 2.0
    } else {
        0.5 + below / 2.0
    }
}

/// The density of the standard normal distribution.
pub fn normal_density(z: f64) -> f64 {
    (-z * z / 2.0).exp() / (2.0 * PI).sqrt()
}

/// The z with P(Z > z) = p.
pub fn normal_upper_quantile(p: f64) -> f64 {
    if p <= 0.0 || p >= 1.0 {
        return if p <= 0.0 {
            f64::INFINITY
        } else {
            f64::NEG_INFINITY
        };
    }
    let mut z = SQRT_2 * erfc_inv(2.0 * p);
    // Two Newton steps on the tail itself bring the rational approximation to working precision.
    for _ in 0..2 {
        let density = normal_density(z);
        if density > 0.0 {
            z += (normal_upper(z) - p) / density;
        }
    }
    z
}

/// The z with P(Z < z) = p.
pub fn normal_quantile(p: f64) -> f64 {
    -normal_upper_quantile(p)
}

/// P(T > t) for Student's t.
pub fn student_upper(t: f64, df: f64) -> f64 {
    if t < 0.0 {
        return 1.0 - student_upper(-t, df);
    }
    if t.is_infinite() {
        return 0.0;
    }
    let square = t * t;
    let (both_tails, _) = beta_pair(df / 2.0, 0.5, df / (df + square), square / (df + square));
    both_tails / 2.0
}

/// The t with P(T > t) = p.
pub fn student_upper_quantile(p: f64, df: f64) -> f64 {
    if p > 0.5 {
        return -student_upper_quantile(1.0 - p, df);
    }
    if p == 0.5 {
        return 0.0;
    }
    upper_quantile(
        |t| student_upper(t, df),
        p,
        normal_upper_quantile(p).max(1e-3),
    )
}

/// P(X > x) for chi-squared.
pub fn chi_squared_upper(x: f64, df: f64) -> f64 {
    if df <= 0.0 {
        return 1.0;
    }
    gamma_pair(df / 2.0, x / 2.0).1
}

/// The x with P(X > x) = p for chi-squared.
pub fn chi_squared_upper_quantile(p: f64, df: f64) -> f64 {
    let tail = |x: f64| gamma_pair(df / 2.0, x / 2.0);
    if p < 0.5 {
        upper_quantile(|x| tail(x).1, p, df)
    } else {
        // The lower tail is the small one here.
        1.0 / upper_quantile(|u| tail(1.0 / u).0, 1.0 - p, 1.0 / df)
    }
}

/// P(F > f) for Fisher's F.
pub fn f_upper(f: f64, df1: f64, df2: f64) -> f64 {
    if f <= 0.0 {
        return 1.0;
    }
    if f.is_infinite() {
        return 0.0;
    }
    let total = df2 + df1 * f;
    beta_pair(df2 / 2.0, df1 / 2.0, df2 / total, df1 * f / total).0
}

/// The x with P(X <= x) = p for the beta distribution.
pub fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    // On the odds scale, where both ends of the unit interval have room.
    let odds_tail = |odds: f64| beta_pair(a, b, odds / (1.0 + odds), 1.0 / (1.0 + odds));
    let odds = if p <= 0.5 {
        1.0 / upper_quantile(|u| odds_tail(1.0 / u).0, p, b / a)
    } else {
        upper_quantile(|o| odds_tail(o).1, 1.0 - p, a / b)
    };
    odds / (1.0 + odds)
}

/// P(X >= x) for a binomial count.
pub fn binomial_at_least(x: u64, n: u64, p: f64) -> f64 {
    if x == 0 {
        return 1.0;
    }
    if x > n {
        return 0.0;
    }
    beta_pair(x as f64, (n - x) as f64 + 1.0, p, 1.0 - p).0
}

/// Inverts a decreasing tail on the positive half line, by the logarithm of both sides.
fn upper_quantile(tail: impl Fn(f64) -> f64, p: f64, start: f64) -> f64 {
    let target = p.ln();
    let (mut low, mut high) = (start, start);
    while tail(low) < p && low > 1e-300 {
        low /= 4.0;
    }
    while tail(high) > p && high < 1e300 {
        high *= 4.0;
    }
    let misfit = |log_x: f64| tail(log_x.exp()).max(f64::MIN_POSITIVE).ln() - target;
    bracketed_root(misfit, low.ln(), high.ln()).map_or(f64::NAN, f64::exp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: f64, expected: f64, relative: f64) {
        assert!(
            (got / expected - 1.0).abs() <= relative,
            "{got} is not {expected}"
        );
    }

    #[test]
    fn normal_quantiles() {
        close(normal_upper_quantile(0.025), 1.959_963_984_540_054, 1e-15);
        close(normal_upper_quantile(1e-20), 9.262_340_089_798_408, 1e-14);
        close(normal_upper(10.0), 7.619_853_024_160_527e-24, 1e-13);
    }

    #[test]
    fn student_quantiles() {
        close(
            student_upper_quantile(0.025, 1.0),
            12.706_204_736_174_7,
            1e-13,
        );
        close(
            student_upper_quantile(0.025, 12.0),
            2.178_812_829_667_229,
            1e-13,
        );
        close(
            student_upper_quantile(0.025, 199.0),
            1.971_956_544_251_753_8,
            1e-13,
        );
    }

    #[test]
    fn chi_squared_tails() {
        close(
            chi_squared_upper(152.233_008_082_373_3, 12.0),
            1.996_764_590_845_973_8e-26,
            1e-12,
        );
        close(
            chi_squared_upper_quantile(0.025, 12.0),
            23.336_664_158_645_34,
            1e-13,
        );
        close(
            chi_squared_upper_quantile(0.975, 12.0),
            4.403_788_506_981_702,
            1e-13,
        );
    }
}
