//! An estimate against its interval, standard error and p value.

use crate::diag::{Code, codes};
use crate::evidence::ResultEntry;
use crate::record::result::Effect;
use stats::distribution::{normal_upper, normal_upper_quantile};

use super::fact::{DoubtFact, ErrorFrom, PrintedFact};
use super::printed::{PrintedP, half_unit};
use super::raised::Doubt;
use super::symmetric::Symmetric;

pub(super) fn doubts(entry: &ResultEntry) -> Vec<Doubt> {
    let Some(effect) = &entry.result.effect else {
        return Vec::new();
    };
    let mut misfits = Stated::of(effect).misfits();
    misfits.extend(derived_misfit(effect));
    let doubt = |misfit: Misfit| {
        let value = format!("effect.{}", misfit.value);
        Doubt::of_result(entry, misfit.code, &value, DoubtFact::Printed(misfit.fact))
    };
    misfits.into_iter().map(doubt).collect()
}

/// How lopsided an interval may be that was derived, as a share of its width.
const DERIVED_LOPSIDED: f64 = 0.01;

/// How far half of a derived interval may lie from 1.96 standard errors, as shares of that: a t
/// distribution makes it wider.
const DERIVED_HALF: (f64, f64) = (0.97, 1.15);

/// An interval that was derived from the standard error, and a limit of it that was not.
fn derived_misfit(effect: &Effect) -> Option<Misfit> {
    let se = effect.se.filter(|se| *se > 0.0 && effect.ci_derived)?;
    let stated = Stated {
        low: effect.ci_low,
        high: effect.ci_high,
        ..Stated::of(effect)
    };
    let limits = stated
        .limits()
        .filter(|_| stated.scale != Symmetric::Nowhere)?;
    let half = normal_upper_quantile(0.025) * se;
    let room = limits.slack + 2.0 * half_unit(se);
    let is_lopsided =
        (limits.above - limits.below).abs() > room + DERIVED_LOPSIDED * limits.width();
    let is_off =
        |reach: f64| reach < DERIVED_HALF.0 * half - room || reach > DERIVED_HALF.1 * half + room;
    if !is_lopsided && !is_off(limits.below) && !is_off(limits.above) {
        return None;
    }
    let is_below = (limits.below - half).abs() > (limits.above - half).abs();
    let derived = if is_below { -half } else { half };
    Some(Misfit {
        code: &codes::INTERVAL_WIDTH,
        value: if is_below { "ci_low" } else { "ci_high" },
        fact: PrintedFact::Derived {
            limit: if is_below {
                effect.ci_low?
            } else {
                effect.ci_high?
            },
            se,
            found: stated
                .scale
                .back(stated.scale.scaled(effect.estimate) + derived),
        },
    })
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
    pub(super) fact: PrintedFact,
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
    pub(super) from: ErrorFrom,
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
            from: ErrorFrom::Stated,
        });
        let from_interval = || {
            let limits = self.limits()?;
            let widths = 2.0 * normal_upper_quantile(0.025);
            Some(GivenError {
                value: limits.width() / widths,
                slack: limits.slack / widths,
                key: "ci_low",
                from: ErrorFrom::Interval,
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
        // Both limits are printed alike: 1 beside 0.45 was 1.00, whose zeros are not stored.
        let half = |one: f64, other: f64| half_unit(one).min(10.0 * half_unit(other));
        let slack = self.scale.slack_of(low, half(low, high))
            + self.scale.slack_of(high, half(high, low))
            + 2.0 * self.scale.slack(value);
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
        let value = if limits.below > limits.above {
            "ci_low"
        } else {
            "ci_high"
        };
        Some(Misfit {
            code: &codes::INTERVAL_LOPSIDED,
            value,
            fact: PrintedFact::Lopsided {
                below: limits.below,
                above: limits.above,
                scale: self.scale,
            },
        })
    }

    /// The width of the interval against the standard error, with room for a t distribution.
    fn width_misfit(&self) -> Option<Misfit> {
        let (limits, se) = (self.limits()?, self.se.filter(|se| *se > 0.0)?);
        let z = normal_upper_quantile(0.025);
        let from_interval = limits.width() / (2.0 * z);
        let room = limits.slack / (2.0 * z) + half_unit(se);
        let fits =
            |error: f64, low: f64, high: f64| error >= se * low - room && error <= se * high + room;
        let has_sides = self.scale != Symmetric::Nowhere;
        let side_fits = |reach: f64| !has_sides || fits(reach / z, 0.88, 1.2);
        if fits(from_interval, 0.95, 1.12) && side_fits(limits.below) && side_fits(limits.above) {
            return None;
        }
        Some(Misfit {
            code: &codes::INTERVAL_WIDTH,
            value: "se",
            fact: PrintedFact::Width { se, from_interval },
        })
    }

    /// A printed p value that is far from the one that the estimate gives with its interval or
    /// standard error.
    fn p_misfit(&self) -> Option<Misfit> {
        let printed = PrintedP::read(self.p?)?;
        let z = normal_upper_quantile(0.025);
        let (se, with) = match self.limits() {
            Some(limits) => (limits.width() / (2.0 * z), ErrorFrom::Interval),
            None => (self.se?, ErrorFrom::Stated),
        };
        let distance = self.scale.scaled(self.estimate).abs();
        let p_at = |distance: f64| 2.0 * normal_upper(distance.max(0.0) / se);
        let slack = self.scale.slack(self.estimate) + self.limits().map_or(0.0, |l| l.slack / 4.0);
        let expected = p_at(distance);
        if se <= 0.0 || printed.is_near(p_at(distance + slack), p_at(distance - slack)) {
            return None;
        }
        Some(Misfit {
            code: &codes::P_DISAGREES,
            value: "p",
            fact: PrintedFact::P {
                printed: self.p?.trim().to_owned(),
                with,
                expected,
            },
        })
    }
}
