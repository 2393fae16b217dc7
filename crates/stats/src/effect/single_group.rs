//! Proportions, rates and means of one group.

use crate::effect::EffectSize;
use crate::effect::continuous::Group;
use crate::effect::zero_cells::{Amount, ZeroCells};
use crate::error::StatsError;

/// Events among n people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proportion {
    events: f64,
    n: f64,
}

impl Proportion {
    /// Between 0 and n events, n above 0.
    pub fn new(events: f64, n: f64) -> Result<Self, StatsError> {
        let fits = n.is_finite() && n > 0.0 && (0.0..=n).contains(&events);
        fits.then_some(Self { events, n })
            .ok_or(StatsError::OutOfRange("events"))
    }

    /// The events.
    pub fn events(&self) -> f64 {
        self.events
    }

    /// The group size.
    pub fn n(&self) -> f64 {
        self.n
    }
}

/// Events over person-time.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Rate {
    events: f64,
    time: f64,
}

impl Rate {
    /// At least 0 events over a person-time above 0.
    pub fn new(events: f64, time: f64) -> Result<Self, StatsError> {
        let fits = events.is_finite() && events >= 0.0 && time.is_finite() && time > 0.0;
        fits.then_some(Self { events, time })
            .ok_or(StatsError::OutOfRange("rate"))
    }

    /// The events.
    pub fn events(&self) -> f64 {
        self.events
    }

    /// The person-time.
    pub fn time(&self) -> f64 {
        self.time
    }
}

/// Scales on which proportions are pooled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProportionMeasure {
    /// The proportion itself.
    Raw,
    /// Its logarithm.
    Log,
    /// Its logit.
    Logit,
    /// The arcsine of its square root.
    Arcsine,
    /// Freeman and Tukey's double arcsine, halved (so it runs from 0 to pi/2 as the arcsine does).
    FreemanTukey,
}

/// The effect size of each proportion. The arcsine scales need no correction and ignore the rule.
pub fn proportion_effects(
    groups: &[Proportion],
    measure: ProportionMeasure,
    rule: ZeroCells,
) -> Vec<Option<EffectSize>> {
    let empty: Vec<bool> = groups
        .iter()
        .map(|g| g.events == 0.0 || g.events == g.n)
        .collect();
    groups
        .iter()
        .zip(rule.receives(&empty))
        .map(|(group, receives)| {
            let add = if receives { addition(rule) } else { 0.0 };
            let shifted = Proportion {
                events: group.events + add,
                n: group.n + 2.0 * add,
            };
            let source = if rule.in_estimate { &shifted } else { group };
            match measure {
                ProportionMeasure::Arcsine | ProportionMeasure::FreemanTukey => {
                    EffectSize::new(transform(group, measure), spread(group, measure))
                }
                _ => EffectSize::new(transform(source, measure), spread(&shifted, measure)),
            }
        })
        .collect()
}

/// With one arm its share of the total is the whole, so an arm share has no meaning: one half.
fn addition(rule: ZeroCells) -> f64 {
    match rule.amount {
        Amount::Constant(add) => add,
        Amount::ArmShare => 0.5,
    }
}

fn transform(g: &Proportion, measure: ProportionMeasure) -> f64 {
    let p = g.events / g.n;
    match measure {
        ProportionMeasure::Raw => p,
        ProportionMeasure::Log => p.ln(),
        ProportionMeasure::Logit => (g.events / (g.n - g.events)).ln(),
        ProportionMeasure::Arcsine => p.sqrt().asin(),
        ProportionMeasure::FreemanTukey => freeman_tukey(g.events, g.n),
    }
}

fn spread(g: &Proportion, measure: ProportionMeasure) -> f64 {
    let p = g.events / g.n;
    match measure {
        ProportionMeasure::Raw => p * (1.0 - p) / g.n,
        ProportionMeasure::Log => 1.0 / g.events - 1.0 / g.n,
        ProportionMeasure::Logit => 1.0 / g.events + 1.0 / (g.n - g.events),
        ProportionMeasure::Arcsine => 1.0 / (4.0 * g.n),
        ProportionMeasure::FreemanTukey => 1.0 / (4.0 * g.n + 2.0),
    }
}

/// The halved double arcsine of x events among n.
pub(crate) fn freeman_tukey(events: f64, n: f64) -> f64 {
    let part = |x: f64| (x / (n + 1.0)).sqrt().asin();
    (part(events) + part(events + 1.0)) / 2.0
}

/// Scales on which rates of single groups are pooled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SingleRateMeasure {
    /// The rate itself.
    Raw,
    /// Its logarithm.
    Log,
    /// Its square root, which needs nothing added to groups without events.
    SquareRoot,
}

/// The rates of single groups. The addition goes to the events; the square root ignores the rule.
pub fn single_rate_effects(
    groups: &[Rate],
    measure: SingleRateMeasure,
    rule: ZeroCells,
) -> Vec<Option<EffectSize>> {
    let empty: Vec<bool> = groups.iter().map(|g| g.events == 0.0).collect();
    groups
        .iter()
        .zip(rule.receives(&empty))
        .map(|(group, receives)| {
            let events = group.events + if receives { addition(rule) } else { 0.0 };
            let counted = if rule.in_estimate {
                events
            } else {
                group.events
            };
            match measure {
                SingleRateMeasure::Raw => {
                    EffectSize::new(counted / group.time, events / group.time.powi(2))
                }
                SingleRateMeasure::Log => {
                    EffectSize::new((counted / group.time).ln(), 1.0 / events)
                }
                SingleRateMeasure::SquareRoot => {
                    EffectSize::new((group.events / group.time).sqrt(), 1.0 / (4.0 * group.time))
                }
            }
        })
        .collect()
}

/// The mean of a group.
pub fn mean_effect(group: &Group) -> Option<EffectSize> {
    EffectSize::new(group.mean, group.mean_variance())
}

/// The logarithm of the mean of a group, defined for means above 0.
pub fn log_mean_effect(group: &Group) -> Option<EffectSize> {
    EffectSize::new(group.mean.ln(), group.mean_variance() / group.mean.powi(2))
}
