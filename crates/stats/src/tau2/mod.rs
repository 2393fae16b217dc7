//! The variance of true effects between studies.

pub(crate) mod generalised_q;
mod interval;
pub(crate) mod likelihood;
pub(crate) mod moments;
pub(crate) mod standard_error;

use crate::error::StatsError;
use crate::fit::sample::Sample;
use crate::level::Level;
use crate::note::Note;

pub use crate::estimator::{Likelihood, Tau2Method};
pub use interval::Tau2Interval;

/// An estimate of tau2.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tau2 {
    /// The estimate, at least 0, in squared units of the effect.
    pub value: f64,
    /// Its asymptotic standard error; `None` with no residual degrees of freedom.
    pub se: Option<f64>,
    /// The estimator that gave the value (a [`Note::Tau2Replaced`] says if another was asked for).
    pub method: Tau2Method,
    /// The Q-profile interval; `None` with no residual degrees of freedom.
    pub interval: Option<Tau2Interval>,
}

impl Tau2 {
    /// The standard deviation of true effects, in units of the effect.
    pub fn tau(&self) -> f64 {
        self.value.sqrt()
    }

    /// Estimates tau2 with its standard error and Q-profile interval.
    pub(crate) fn estimate(
        sample: &Sample,
        method: Tau2Method,
        level: Level,
        notes: &mut Vec<Note>,
    ) -> Result<Self, StatsError> {
        if sample.df() <= 0.0 {
            return Ok(Self {
                value: 0.0,
                se: None,
                method,
                interval: None,
            });
        }
        let (value, used) = value_or_fallback(sample, method, notes)?;
        let interval = generalised_q::profile_interval(sample, level);
        if interval.is_some_and(|i| i.empty) {
            notes.push(Note::Tau2IntervalEmpty);
        }
        let se = standard_error::of(sample, used, value)?;
        Ok(Self {
            value,
            se: Some(se),
            method: used,
            interval,
        })
    }
}

/// The value by the method asked for, or by the first that works of Paule-Mandel and
/// DerSimonian-Laird, with a note.
fn value_or_fallback(
    sample: &Sample,
    asked: Tau2Method,
    notes: &mut Vec<Note>,
) -> Result<(f64, Tau2Method), StatsError> {
    if let Some(value) = value_by(sample, asked, notes) {
        return Ok((value, asked));
    }
    for used in [Tau2Method::PauleMandel, Tau2Method::DerSimonianLaird] {
        if let Some(value) = value_by(sample, used, notes) {
            notes.push(Note::Tau2Replaced { asked, used });
            return Ok((value, used));
        }
    }
    Err(StatsError::NotConverged("tau2"))
}

fn value_by(sample: &Sample, method: Tau2Method, notes: &mut Vec<Note>) -> Option<f64> {
    let value = match method {
        Tau2Method::DerSimonianLaird => moments::dersimonian_laird(sample).ok(),
        Tau2Method::Hedges => moments::hedges(sample).ok(),
        Tau2Method::HunterSchmidt => moments::hunter_schmidt(sample).ok(),
        Tau2Method::SidikJonkman => moments::sidik_jonkman(sample).ok(),
        Tau2Method::PauleMandel | Tau2Method::EmpiricalBayes => generalised_q::paule_mandel(sample),
        Tau2Method::RestrictedMaximumLikelihood => {
            likelihood::maximise(sample, likelihood::Kind::Restricted, notes)
        }
        Tau2Method::MaximumLikelihood => {
            likelihood::maximise(sample, likelihood::Kind::Full, notes)
        }
    };
    value.filter(|x| x.is_finite()).map(|x| x.max(0.0))
}
