//! How large the effect of a result is, in standard deviations, so that results on one outcome can be
//! laid side by side whatever their measure.

use crate::evidence::{Evidence, ResultEntry};
use crate::record::result::{Effect, EffectSign, Measure, StudyResult};
use crate::record::value::Better;
use stats::convert::effect::smd_from_log_odds_ratio;

use super::fact::OutlierTerms;
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
    /// What the result gives by itself, in whose terms its effect is told.
    pub(super) terms: Terms,
}

/// In which terms an effect is told: those of the data, and not those in which it is compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Terms {
    /// What is told.
    pub(super) told: OutlierTerms,
    /// −1 where less of it is good, and so the sign was turned.
    turn: f64,
}

impl Terms {
    /// A size in SDs as it is told: a ratio for ratios, r for correlations.
    pub(super) fn tell(self, size: f64) -> f64 {
        match self.told {
            OutlierTerms::Sds => size,
            OutlierTerms::Ratio(_) => (self.turn * size / smd_from_log_odds_ratio(1.0)).exp(),
            OutlierTerms::Correlation => (self.turn * size / 2.0).tanh(),
        }
    }
}

impl<'a> Size<'a> {
    /// None where the numbers do not give one.
    pub(super) fn of(entry: &'a ResultEntry, evidence: &Evidence) -> Option<Self> {
        let outcome = evidence.records.outcomes.get(entry.result.outcome.id());
        let better = entry.result.better;
        let better = better.or(outcome.map(|outcome| outcome.value.better));
        let (family, value, variance, terms) =
            of_arms(&entry.result, better).or_else(|| of_effect(&entry.result, better))?;
        let is_sound = value.is_finite() && variance > 0.0;
        is_sound.then_some(Self {
            entry,
            family,
            value,
            variance,
            terms,
        })
    }
}

/// What numbers give: a family, a value, its variance, and in which terms it is told.
type Given = (Family, f64, f64, Terms);

fn of_arms(result: &StudyResult, better: Option<Better>) -> Option<Given> {
    let (value, variance) = TwoArms::of(result)?.size()?;
    let turn = turned(better);
    let has_means = result
        .intervention
        .as_ref()
        .is_some_and(|arm| arm.mean.is_some());
    let told = match has_means {
        true => OutlierTerms::Sds,
        false => OutlierTerms::Ratio(Measure::OR),
    };
    let terms = Terms { told, turn };
    Some((Family::Difference, turn * value, variance, terms))
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
    let turn = sign(effect, better);
    let told = match (family, effect.measure) {
        (Family::Correlation, _) => OutlierTerms::Correlation,
        (Family::Ratio(measure), _) => OutlierTerms::Ratio(measure),
        (Family::Difference, measure) if measure.is_ratio() => OutlierTerms::Ratio(measure),
        (Family::Difference, _) => OutlierTerms::Sds,
    };
    let terms = Terms { told, turn };
    Some((family, turn * value, error * error, terms))
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
        Some(EffectSign::FavoursIntervention) => 1.0,
        Some(EffectSign::HigherWithIntervention) | None => turned(better),
    }
}

fn turned(better: Option<Better>) -> f64 {
    match better {
        Some(Better::Lower) => -1.0,
        Some(Better::Higher) | None => 1.0,
    }
}
