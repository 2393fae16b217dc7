//! From the scale of analysis back to the scale people read.

use crate::effect::single_group::freeman_tukey;
use crate::level::Interval;

/// The inverse of the transformation under which effects were pooled.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum BackTransform {
    /// None: already natural units.
    Identity,
    /// Exponential, for ratios, logged proportions, rates and means.
    Exponential,
    /// Hyperbolic tangent: Fisher's z to a correlation.
    FisherZ,
    /// Inverse logit.
    Logit,
    /// The square, for the square root of rates, held at 0 below it.
    Square,
    /// Squared sine of the arcsine scale, held within 0 and pi/2.
    Arcsine,
    /// Miller's (1978) inverse of the halved double arcsine.
    FreemanTukey {
        /// Harmonic mean of the group sizes.
        harmonic_n: f64,
    },
}

impl BackTransform {
    /// A value back on the natural scale.
    pub fn apply(self, value: f64) -> f64 {
        match self {
            Self::Identity => value,
            Self::Exponential => value.exp(),
            Self::FisherZ => value.tanh(),
            Self::Square => value.max(0.0).powi(2),
            Self::Logit => 1.0 / (1.0 + (-value).exp()),
            Self::Arcsine => {
                let (least, most) = self.held_within();
                value.clamp(least, most).sin().powi(2)
            }
            Self::FreemanTukey { harmonic_n } => {
                let (least, most) = self.held_within();
                if value > most {
                    1.0
                } else if value < least {
                    0.0
                } else {
                    miller(value, harmonic_n)
                }
            }
        }
    }

    /// The values between which the way back is one to one; beyond them it is held at its ends.
    pub fn held_within(self) -> (f64, f64) {
        match self {
            Self::Arcsine => (0.0, std::f64::consts::FRAC_PI_2),
            Self::FreemanTukey { harmonic_n: n } => (freeman_tukey(0.0, n), freeman_tukey(n, n)),
            Self::Square => (0.0, f64::INFINITY),
            Self::Identity | Self::Exponential | Self::FisherZ | Self::Logit => {
                (f64::NEG_INFINITY, f64::INFINITY)
            }
        }
    }

    /// Both limits of an interval back on the natural scale.
    pub fn apply_to(self, interval: Interval) -> Interval {
        interval.map(|limit| self.apply(limit))
    }
}

/// Miller's inverse, of values between those of 0 and n events.
fn miller(value: f64, n: f64) -> f64 {
    let sine = (2.0 * value).sin();
    let inner = sine + (sine - 1.0 / sine) / n;
    let root = (1.0 - inner * inner).max(0.0).sqrt();
    (1.0 - (2.0 * value).cos().signum() * root) / 2.0
}

/// The harmonic mean of group sizes; `None` without groups or with a size of 0 or less.
pub fn harmonic_mean(sizes: &[f64]) -> Option<f64> {
    let usable = !sizes.is_empty() && sizes.iter().all(|n| *n > 0.0);
    usable.then(|| sizes.len() as f64 / sizes.iter().map(|n| 1.0 / n).sum::<f64>())
}
