//! Effect sizes from two-by-two tables (Cochrane Handbook 6.4; metafor `escalc`).

use crate::effect::EffectSize;
use crate::effect::zero_cells::ZeroCells;
use crate::error::StatsError;
use std::f64::consts::PI;

/// Events and non-events in two arms.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TwoByTwo {
    /// Events in the first (intervention) arm.
    pub(crate) a: f64,
    /// Non-events in the first arm.
    pub(crate) b: f64,
    /// Events in the second (comparator) arm.
    pub(crate) c: f64,
    /// Non-events in the second arm.
    pub(crate) d: f64,
}

impl TwoByTwo {
    /// A table from events and arm sizes. Events must lie between 0 and the size, which is
    /// above 0. Fractions are allowed (effective sample sizes of cluster trials).
    pub fn from_events(events1: f64, n1: f64, events2: f64, n2: f64) -> Result<Self, StatsError> {
        let fits = |events: f64, n: f64| n > 0.0 && n.is_finite() && (0.0..=n).contains(&events);
        if !fits(events1, n1) {
            return Err(StatsError::OutOfRange("events in the first arm"));
        }
        if !fits(events2, n2) {
            return Err(StatsError::OutOfRange("events in the second arm"));
        }
        Ok(Self {
            a: events1,
            b: n1 - events1,
            c: events2,
            d: n2 - events2,
        })
    }

    /// The first arms of tables that share their second arm, together against it. Nothing when
    /// the second arms differ.
    pub fn with_first_arms_joined(tables: &[Self]) -> Option<Self> {
        let first = tables.first()?;
        let share = tables.iter().all(|t| (t.c, t.d) == (first.c, first.d));
        let sum = |cell: fn(&Self) -> f64| tables.iter().map(cell).sum::<f64>();
        share.then(|| Self {
            a: sum(|t| t.a),
            b: sum(|t| t.b),
            ..*first
        })
    }

    /// Events in the first arm.
    pub fn events1(&self) -> f64 {
        self.a
    }

    /// Events in the second arm.
    pub fn events2(&self) -> f64 {
        self.c
    }

    /// Size of the first arm.
    pub fn n1(&self) -> f64 {
        self.a + self.b
    }

    /// Size of the second arm.
    pub fn n2(&self) -> f64 {
        self.c + self.d
    }

    /// Number of participants.
    pub fn total(&self) -> f64 {
        self.n1() + self.n2()
    }

    /// Number of participants with the event.
    pub fn events(&self) -> f64 {
        self.a + self.c
    }

    /// Whether any cell is empty.
    pub fn has_zero(&self) -> bool {
        [self.a, self.b, self.c, self.d].contains(&0.0)
    }

    /// Whether neither arm has an event, or neither a non-event.
    pub fn is_double_zero(&self) -> bool {
        (self.a == 0.0 && self.c == 0.0) || (self.b == 0.0 && self.d == 0.0)
    }

    /// The table with the arms exchanged.
    pub fn swapped(&self) -> Self {
        Self {
            a: self.c,
            b: self.d,
            c: self.a,
            d: self.b,
        }
    }

    fn plus(&self, first: f64, second: f64) -> Self {
        Self {
            a: self.a + first,
            b: self.b + first,
            c: self.c + second,
            d: self.d + second,
        }
    }

    /// Observed minus expected events in the first arm and their hypergeometric variance
    /// (Yusuf et al. 1985).
    pub fn observed_minus_expected(&self) -> (f64, f64) {
        let n = self.total();
        let expected = self.n1() * self.events() / n;
        let spread = self.events() * (self.b + self.d);
        let variance = self.n1() / n * (self.n2() / n) * spread / (n - 1.0);
        (self.a - expected, variance)
    }
}

/// Effect measures for two-by-two tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BinaryMeasure {
    /// Log risk ratio.
    RiskRatio,
    /// Log odds ratio.
    OddsRatio,
    /// Peto's one-step log odds ratio.
    PetoOddsRatio,
    /// Risk difference.
    RiskDifference,
    /// Difference of arcsine-transformed risks.
    ArcsineDifference,
    /// Log odds ratio times sqrt(3)/pi, an estimate of the standardised mean difference
    /// (Hasselblad and Hedges 1995).
    OddsRatioAsSmd,
}

/// The tables after a zero-cell rule; `None` where the rule leaves a study out.
pub fn corrected_tables(tables: &[TwoByTwo], rule: ZeroCells) -> Vec<Option<TwoByTwo>> {
    let kept = |table: &TwoByTwo| !(rule.drop_double_zero && table.is_double_zero());
    let empty: Vec<bool> = tables.iter().map(|t| kept(t) && t.has_zero()).collect();
    tables
        .iter()
        .zip(rule.receives(&empty))
        .map(|(table, receives)| {
            let (first, second) = rule.additions(table.n1(), table.n2());
            let result = if receives {
                table.plus(first, second)
            } else {
                *table
            };
            kept(table).then_some(result)
        })
        .collect()
}

/// The effect size of each table under a zero-cell rule.
pub fn binary_effects(
    tables: &[TwoByTwo],
    measure: BinaryMeasure,
    rule: ZeroCells,
) -> Vec<Option<EffectSize>> {
    corrected_tables(tables, rule)
        .into_iter()
        .zip(tables)
        .map(|(corrected, raw)| {
            let corrected = corrected?;
            let source = if rule.in_estimate { &corrected } else { raw };
            EffectSize::new(estimate(source, measure), variance(&corrected, measure))
        })
        .collect()
}

fn estimate(t: &TwoByTwo, measure: BinaryMeasure) -> f64 {
    let (risk1, risk2) = (t.a / t.n1(), t.c / t.n2());
    match measure {
        BinaryMeasure::RiskRatio => risk1.ln() - risk2.ln(),
        BinaryMeasure::OddsRatio => log_odds_ratio(t),
        BinaryMeasure::PetoOddsRatio => {
            let (difference, variance) = t.observed_minus_expected();
            difference / variance
        }
        BinaryMeasure::RiskDifference => risk1 - risk2,
        BinaryMeasure::ArcsineDifference => risk1.sqrt().asin() - risk2.sqrt().asin(),
        BinaryMeasure::OddsRatioAsSmd => log_odds_ratio(t) * 3f64.sqrt() / PI,
    }
}

fn variance(t: &TwoByTwo, measure: BinaryMeasure) -> f64 {
    let woolf = 1.0 / t.a + 1.0 / t.b + 1.0 / t.c + 1.0 / t.d;
    match measure {
        BinaryMeasure::RiskRatio => (1.0 / t.a - 1.0 / t.n1()) + (1.0 / t.c - 1.0 / t.n2()),
        BinaryMeasure::OddsRatio => woolf,
        BinaryMeasure::PetoOddsRatio => 1.0 / t.observed_minus_expected().1,
        BinaryMeasure::RiskDifference => t.a * t.b / t.n1().powi(3) + t.c * t.d / t.n2().powi(3),
        BinaryMeasure::ArcsineDifference => 1.0 / (4.0 * t.n1()) + 1.0 / (4.0 * t.n2()),
        BinaryMeasure::OddsRatioAsSmd => woolf * 3.0 / (PI * PI),
    }
}

fn log_odds_ratio(t: &TwoByTwo) -> f64 {
    (t.a / t.b).ln() - (t.c / t.d).ln()
}
