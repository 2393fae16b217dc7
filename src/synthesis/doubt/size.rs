//! How large the effect of a result is, in standard deviations, so that results on one outcome can be
//! laid side by side whatever their measure.

use crate::evidence::{Evidence, ResultEntry};
use crate::record::result::{Effect, EffectSign, Measure, StudyResult};
use crate::record::value::Better;
use stats::convert::effect::smd_from_log_odds_ratio;

use super::interval::Stated;
use super::two_arms::TwoArms;

/// Effects that may be laid side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// Differences of means and of odds: g, or the log odds ratio on its scale.
    Difference,
    /// Ratios that only their like can stand beside, on the same scale.
    Ratio(Measure),
    /// Correlations, as twice Fisher's z, which is near g for small ones.
    Correlation,
}

/// The effect of a result in standard deviations.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size<'a> {
    pub(super) entry: &'a ResultEntry,
    pub(super) family: Family,
    /// Above zero is good where it is known what is good, else more with the intervention.
    pub(super) value: f64,
    pub(super) variance: f64,
}

impl<'a> Size<'a> {
    /// None where the numbers do not give one.
    pub(super) fn of(entry: &'a ResultEntry, evidence: &Evidence) -> Option<Self> {
        let outcome = evidence.records.outcomes.get(entry.result.outcome.id());
        let better = entry.result.better;
        let better = better.or(outcome.map(|outcome| outcome.value.better));
        let (family, value, variance) =
            of_arms(&entry.result, better).or_else(|| of_effect(&entry.result, better))?;
        let is_sound = value.is_finite() && variance > 0.0;
        is_sound.then_some(Self {
            entry,
            family,
            value,
            variance,
        })
    }
}

/// What numbers give: a family, a value and its variance.
type Given = (Family, f64, f64);

fn of_arms(result: &StudyResult, better: Option<Better>) -> Option<Given> {
    let (value, variance) = TwoArms::of(result)?.size()?;
    Some((Family::Difference, turned(better) * value, variance))
}

fn of_effect(result: &StudyResult, better: Option<Better>) -> Option<Given> {
    let effect = result.effect.as_ref()?;
    let stated = Stated::of(effect);
    let (error, value) = (
        stated.standard_error()?.value,
        stated.scale.scaled(effect.estimate),
    );
    let (family, times) = family(effect.measure)?;
    let (value, error) = (value * times, error * times);
    Some((family, sign(effect, better) * value, error * error))
}

/// The family of a measure, and the factor from its scale of analysis to standard deviations.
fn family(measure: Measure) -> Option<(Family, f64)> {
    let of_logarithms = smd_from_log_odds_ratio(1.0);
    match measure {
        Measure::SMD | Measure::SMDH | Measure::SMD1 | Measure::OR2D => {
            Some((Family::Difference, 1.0))
        }
        Measure::OR | Measure::PETO | Measure::D2OR => Some((Family::Difference, of_logarithms)),
        Measure::RR | Measure::HR | Measure::IRR => Some((Family::Ratio(measure), of_logarithms)),
        Measure::COR => Some((Family::Correlation, 2.0)),
        _ => None,
    }
}

fn sign(effect: &Effect, better: Option<Better>) -> f64 {
    match effect.positive {
        EffectSign::FavoursIntervention => 1.0,
        EffectSign::HigherWithIntervention => turned(better),
    }
}

fn turned(better: Option<Better>) -> f64 {
    match better {
        Some(Better::Lower) => -1.0,
        Some(Better::Higher) | None => 1.0,
    }
}
