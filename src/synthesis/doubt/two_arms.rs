//! Both arms of a result, and the effects and standard errors that they may give.
//!
//! Sources print several forms of the same effect: d in place of g, the comparator's SD in place of
//! the pooled one. Each form that occurs is given, the usual one first, with how far the rounding
//! of the printed data can move it.

use crate::record::result::{ArmData, StudyResult};
use stats::convert::effect::smd_from_log_odds_ratio;

use super::printed::half_unit;

/// Values an effect may have, and how far rounding can move them.
pub(super) type Values = (Vec<f64>, f64);

/// Both arms of a result with their numbers of people.
pub(super) struct TwoArms<'a> {
    intervention: &'a ArmData,
    comparator: &'a ArmData,
    n1: f64,
    n2: f64,
}

/// Means and SDs of both arms.
struct Means {
    difference: f64,
    /// How far rounding can move the difference.
    of_means: f64,
    s1: f64,
    s2: f64,
    pooled: f64,
    /// How far rounding can move an SD.
    of_sd: f64,
}

/// Counts of both arms, none of them empty.
struct Counts {
    a: f64,
    b: f64,
    c: f64,
    d: f64,
}

impl<'a> TwoArms<'a> {
    /// None unless both arms have people, more than one each.
    pub(super) fn of(result: &'a StudyResult) -> Option<Self> {
        let (intervention, comparator) =
            (result.intervention.as_ref()?, result.comparator.as_ref()?);
        let (n1, n2) = (f64::from(intervention.n?), f64::from(comparator.n?));
        (n1 > 1.0 && n2 > 1.0).then_some(Self {
            intervention,
            comparator,
            n1,
            n2,
        })
    }

    /// People in the arms.
    pub(super) fn people(&self) -> (f64, f64) {
        (self.n1, self.n2)
    }

    fn means(&self) -> Option<Means> {
        let sd = |arm: &ArmData, n: f64| arm.sd.or_else(|| Some(arm.se? * n.sqrt()));
        let rounding = |arm: &ArmData, n: f64| match (arm.sd, arm.se) {
            (Some(sd), _) => half_unit(sd),
            (None, Some(se)) => half_unit(se) * n.sqrt(),
            (None, None) => 0.0,
        };
        let (one, other) = (self.intervention, self.comparator);
        let (m1, m2) = (one.mean?, other.mean?);
        let (s1, s2) = (sd(one, self.n1)?, sd(other, self.n2)?);
        let squares = (self.n1 - 1.0) * s1 * s1 + (self.n2 - 1.0) * s2 * s2;
        let pooled = (squares / self.df()).sqrt();
        (pooled > 0.0 && s1 > 0.0 && s2 > 0.0).then_some(Means {
            difference: m1 - m2,
            of_means: half_unit(m1) + half_unit(m2),
            s1,
            s2,
            pooled,
            of_sd: rounding(one, self.n1).max(rounding(other, self.n2)),
        })
    }

    fn counts(&self) -> Option<Counts> {
        let (a, c) = (
            f64::from(self.intervention.events?),
            f64::from(self.comparator.events?),
        );
        let (b, d) = (self.n1 - a, self.n2 - c);
        let has_zero = [a, b, c, d].into_iter().any(|cell| cell <= 0.0);
        (!has_zero).then_some(Counts { a, b, c, d })
    }

    fn df(&self) -> f64 {
        self.n1 + self.n2 - 2.0
    }

    /// Hedges' correction for small samples, 1 - 3/(4 df - 1).
    fn correction(&self) -> f64 {
        1.0 - 3.0 / (4.0 * self.df() - 1.0)
    }

    pub(super) fn mean_difference(&self) -> Option<Values> {
        let difference = |arm: &ArmData| arm.mean;
        let (m1, m2) = (difference(self.intervention)?, difference(self.comparator)?);
        Some((vec![m1 - m2], half_unit(m1) + half_unit(m2)))
    }

    /// g, d and Glass's delta by either arm; for counts the log odds ratio on the scale of g.
    pub(super) fn standardised(&self) -> Option<Values> {
        let Some(means) = self.means() else {
            let counts = self.counts()?;
            let d = smd_from_log_odds_ratio(counts.log_odds_ratio());
            return Some((vec![d * self.correction(), d], 0.02 * d.abs()));
        };
        let d = means.difference / means.pooled;
        let values = vec![
            d * self.correction(),
            d,
            means.difference / means.s2,
            means.difference / means.s1,
        ];
        let smallest = means.s1.min(means.s2).min(means.pooled);
        let tolerance = means.of_means / smallest + d.abs() * (means.of_sd / smallest + 0.02);
        Some((values, tolerance))
    }

    /// Hedges' g with its variance; for counts the log odds ratio on the scale of g (Hasselblad and
    /// Hedges 1995), with a half added to each cell where one is empty. None where both arms have
    /// no event, or nothing but events.
    pub(super) fn size(&self) -> Option<(f64, f64)> {
        let sizes = (self.n1 + self.n2) / (self.n1 * self.n2);
        if let Some(means) = self.means() {
            let g = self.correction() * means.difference / means.pooled;
            return Some((g, sizes + g * g / (2.0 * (self.n1 + self.n2))));
        }
        let counts = self.counts_with_halves()?;
        let error = smd_from_log_odds_ratio(counts.error_of_log_odds_ratio());
        let size = smd_from_log_odds_ratio(counts.log_odds_ratio());
        Some((size, error * error))
    }

    fn counts_with_halves(&self) -> Option<Counts> {
        let (a, c) = (
            f64::from(self.intervention.events?),
            f64::from(self.comparator.events?),
        );
        let (b, d) = (self.n1 - a, self.n2 - c);
        if b < 0.0 || d < 0.0 || a + c == 0.0 || b + d == 0.0 {
            return None;
        }
        let has_zero = [a, b, c, d].contains(&0.0);
        let half = if has_zero { 0.5 } else { 0.0 };
        Some(Counts {
            a: a + half,
            b: b + half,
            c: c + half,
            d: d + half,
        })
    }

    /// The SDs of both arms.
    pub(super) fn spreads(&self) -> Option<(f64, f64)> {
        let means = self.means()?;
        Some((means.s1, means.s2))
    }

    pub(super) fn risk_ratio(&self) -> Option<Values> {
        let ratio = self.counts()?.log_risk_ratio().exp();
        Some((vec![ratio], 0.02 * ratio))
    }

    pub(super) fn odds_ratio(&self) -> Option<Values> {
        let ratio = self.counts()?.log_odds_ratio().exp();
        Some((vec![ratio], 0.02 * ratio))
    }

    pub(super) fn risk_difference(&self) -> Option<Values> {
        let (a, c) = (self.intervention.events?, self.comparator.events?);
        let difference = f64::from(a) / self.n1 - f64::from(c) / self.n2;
        Some((vec![difference], 0.005))
    }

    /// With and without the correction (Borenstein 2009), and Review Manager's.
    pub(super) fn errors_of_standardised(&self, g: f64) -> Option<Vec<f64>> {
        if let Some(counts) = self.counts() {
            let error = smd_from_log_odds_ratio(counts.error_of_log_odds_ratio());
            return Some(vec![error * self.correction(), error]);
        }
        let total = self.n1 + self.n2;
        let sizes = total / (self.n1 * self.n2);
        let plain = (sizes + g * g / (2.0 * total)).sqrt();
        let review_manager = (sizes + g * g / (2.0 * (total - 3.94).max(1.0))).sqrt();
        Some(vec![plain * self.correction(), plain, review_manager])
    }

    pub(super) fn errors_of_difference(&self) -> Option<Vec<f64>> {
        let means = self.means()?;
        let separate = (means.s1.powi(2) / self.n1 + means.s2.powi(2) / self.n2).sqrt();
        let together = means.pooled * (1.0 / self.n1 + 1.0 / self.n2).sqrt();
        Some(vec![separate, together])
    }

    pub(super) fn errors_of_log_risk_ratio(&self) -> Option<Vec<f64>> {
        let counts = self.counts()?;
        let variance = 1.0 / counts.a - 1.0 / self.n1 + 1.0 / counts.c - 1.0 / self.n2;
        Some(vec![variance.sqrt()])
    }

    pub(super) fn errors_of_log_odds_ratio(&self) -> Option<Vec<f64>> {
        Some(vec![self.counts()?.error_of_log_odds_ratio()])
    }
}

impl Counts {
    fn log_risk_ratio(&self) -> f64 {
        (self.a / (self.a + self.b) / (self.c / (self.c + self.d))).ln()
    }

    fn log_odds_ratio(&self) -> f64 {
        (self.a * self.d / (self.b * self.c)).ln()
    }

    fn error_of_log_odds_ratio(&self) -> f64 {
        (1.0 / self.a + 1.0 / self.b + 1.0 / self.c + 1.0 / self.d).sqrt()
    }
}
