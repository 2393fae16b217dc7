//! An estimate against its interval, standard error and p value.

use crate::diag::{Code, codes};
use crate::evidence::ResultEntry;
use crate::record::result::{Effect, Measure};
use crate::stats::distribution::{normal_upper, normal_upper_quantile};
use crate::text::number;

use super::Doubt;
use super::printed::{PrintedP, half_unit};

pub(super) fn doubts(entry: &ResultEntry) -> Vec<Doubt> {
    let Some(effect) = &entry.result.effect else {
        return Vec::new();
    };
    let misfits = Stated::of(effect).misfits();
    let doubt = |misfit: Misfit| {
        let value = format!("effect.{}", misfit.value);
        Doubt::of_result(entry, misfit.code, &value, misfit.message)
    };
    misfits.into_iter().map(doubt).collect()
}

/// The scale on which an interval is symmetric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Symmetric {
    AsItIs,
    OnLogarithm,
    /// Fisher's z, for correlations.
    OnFisherZ,
    /// On none that is known here.
    Nowhere,
}

impl Symmetric {
    pub(super) fn of(measure: Measure) -> Self {
        match measure {
            Measure::COR => Self::OnFisherZ,
            Measure::PROP | Measure::GENERIC => Self::Nowhere,
            _ if measure.is_ratio() => Self::OnLogarithm,
            _ => Self::AsItIs,
        }
    }

    pub(super) fn scaled(self, value: f64) -> f64 {
        match self {
            Self::OnLogarithm => value.ln(),
            Self::OnFisherZ => value.atanh(),
            Self::AsItIs | Self::Nowhere => value,
        }
    }

    /// How far rounding can move a value on the scale.
    pub(super) fn slack(self, value: f64) -> f64 {
        let half = half_unit(value);
        match self {
            Self::OnLogarithm => half / (value - half).max(half),
            Self::OnFisherZ => half / (1.0 - value * value).max(half),
            Self::AsItIs | Self::Nowhere => half,
        }
    }

    /// How lopsided intervals may be, as a share of their width: adjusted, exact and bootstrapped
    /// intervals are never quite symmetric, those of ratios of rare events least of all.
    fn allowance(self) -> f64 {
        if self == Self::OnLogarithm { 0.3 } else { 0.2 }
    }
}

/// An estimate as it is printed, with what is printed beside it.
pub(super) struct Stated<'a> {
    pub(super) scale: Symmetric,
    pub(super) estimate: f64,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) se: Option<f64>,
    pub(super) p: Option<&'a str>,
}

/// Two printed numbers that do not fit.
pub(super) struct Misfit {
    pub(super) code: &'static Code,
    /// The key of the value at which to look first.
    pub(super) value: &'static str,
    pub(super) message: String,
}

/// How far limits reach from the estimate, on the scale on which they are symmetric.
struct Limits {
    below: f64,
    above: f64,
    slack: f64,
}

impl Limits {
    fn width(&self) -> f64 {
        self.below + self.above
    }
}

/// A standard error that is printed, or that the width of an interval gives.
pub(super) struct GivenError {
    pub(super) value: f64,
    /// How far rounding can move it.
    pub(super) slack: f64,
    /// The key from which it comes.
    pub(super) key: &'static str,
    /// "as stated", "from the interval".
    pub(super) how: &'static str,
}

impl<'a> Stated<'a> {
    pub(super) fn of(effect: &'a Effect) -> Self {
        // An interval that we derived says nothing that its standard error does not say.
        let limit = |limit: Option<f64>| limit.filter(|_| !effect.ci_derived);
        Self {
            scale: Symmetric::of(effect.measure),
            estimate: effect.estimate,
            low: limit(effect.ci_low),
            high: limit(effect.ci_high),
            se: effect.se,
            p: effect.p.as_deref(),
        }
    }

    pub(super) fn misfits(&self) -> Vec<Misfit> {
        let checks = [self.lopsided(), self.width_misfit(), self.p_misfit()];
        checks.into_iter().flatten().collect()
    }

    /// The standard error as it is printed, else from the width of the interval.
    pub(super) fn standard_error(&self) -> Option<GivenError> {
        let printed = self.se.map(|se| GivenError {
            value: se,
            slack: half_unit(se),
            key: "se",
            how: "as stated",
        });
        let from_interval = || {
            let limits = self.limits()?;
            let widths = 2.0 * normal_upper_quantile(0.025);
            Some(GivenError {
                value: limits.width() / widths,
                slack: limits.slack / widths,
                key: "ci_low",
                how: "from the interval",
            })
        };
        let given = printed.or_else(from_interval)?;
        (given.value > 0.0).then_some(given)
    }

    /// None where a limit is missing, or the estimate does not lie between them: that is told by
    /// another check.
    fn limits(&self) -> Option<Limits> {
        let (low, high, value) = (self.low?, self.high?, self.estimate);
        let below = self.scale.scaled(value) - self.scale.scaled(low);
        let above = self.scale.scaled(high) - self.scale.scaled(value);
        let slack = self.scale.slack(low) + self.scale.slack(high) + 2.0 * self.scale.slack(value);
        (below >= 0.0 && above >= 0.0 && (below + above).is_finite()).then_some(Limits {
            below,
            above,
            slack,
        })
    }

    fn lopsided(&self) -> Option<Misfit> {
        let limits = self.limits().filter(|_| self.scale != Symmetric::Nowhere)?;
        let difference = (limits.above - limits.below).abs();
        if difference <= limits.slack + self.scale.allowance() * limits.width() {
            return None;
        }
        let scale = match self.scale {
            Symmetric::OnLogarithm => " on the logarithm",
            Symmetric::OnFisherZ => " on Fisher's z",
            Symmetric::AsItIs | Symmetric::Nowhere => "",
        };
        let message = format!(
            "The interval reaches {} below the estimate and {} above it{scale}; the two should be much alike.",
            number::fixed(limits.below, 2),
            number::fixed(limits.above, 2)
        );
        let value = if limits.below > limits.above {
            "ci_low"
        } else {
            "ci_high"
        };
        Some(Misfit {
            code: &codes::INTERVAL_LOPSIDED,
            value,
            message,
        })
    }

    /// The width of the interval against the standard error, with room for a t distribution.
    fn width_misfit(&self) -> Option<Misfit> {
        let (limits, se) = (self.limits()?, self.se.filter(|se| *se > 0.0)?);
        let z = normal_upper_quantile(0.025);
        let from_interval = limits.width() / (2.0 * z);
        let room = limits.slack / (2.0 * z) + half_unit(se);
        if from_interval >= se * 0.95 - room && from_interval <= se * 1.12 + room {
            return None;
        }
        let message = format!(
            "The standard error is {}; the width of the 95% interval gives {}.",
            number::fixed(se, 3),
            number::fixed(from_interval, 3)
        );
        Some(Misfit {
            code: &codes::INTERVAL_WIDTH,
            value: "se",
            message,
        })
    }

    /// A printed p value that is far from the one that the estimate gives with its interval or
    /// standard error.
    fn p_misfit(&self) -> Option<Misfit> {
        let printed = PrintedP::read(self.p?)?;
        let z = normal_upper_quantile(0.025);
        let (se, from) = match self.limits() {
            Some(limits) => (limits.width() / (2.0 * z), "interval"),
            None => (self.se?, "standard error"),
        };
        let distance = self.scale.scaled(self.estimate).abs();
        let p_at = |distance: f64| 2.0 * normal_upper(distance.max(0.0) / se);
        let slack = self.scale.slack(self.estimate) + self.limits().map_or(0.0, |l| l.slack / 4.0);
        let expected = p_at(distance);
        if se <= 0.0 || printed.is_near(p_at(distance + slack), p_at(distance - slack)) {
            return None;
        }
        let message = format!(
            "The p value is printed as {}; the estimate and its {from} give about {}.",
            self.p?.trim(),
            p_words(expected)
        );
        Some(Misfit {
            code: &codes::P_DISAGREES,
            value: "p",
            message,
        })
    }
}

/// "0.031", or "less than 0.001".
pub(super) fn p_words(p: f64) -> String {
    if p < 0.001 {
        "less than 0.001".to_owned()
    } else {
        number::fixed(p, 3)
    }
}
