//! Asymptotic standard errors of the estimators of tau2 (as in metafor's `rma.uni`).

use crate::error::StatsError;
use crate::estimator::Tau2Method;
use crate::fit::sample::Sample;
use crate::fit::weighted::WeightedFit;
use crate::tau2::moments;

/// The standard error of an estimate obtained by a method.
pub(crate) fn of(sample: &Sample, method: Tau2Method, tau2: f64) -> Result<f64, StatsError> {
    let df = sample.df();
    Ok(match method {
        Tau2Method::DerSimonianLaird => {
            let fit = sample.fit(0.0)?;
            quadratic(&fit, 2.0 * df, tau2).sqrt() / fit.trace()
        }
        Tau2Method::HunterSchmidt => {
            let fit = sample.fit(0.0)?;
            quadratic(&fit, 2.0 * df, tau2).sqrt() / fit.weight_sum()
        }
        Tau2Method::Hedges => hedges(sample, tau2)?,
        Tau2Method::SidikJonkman => sidik_jonkman(sample, tau2)?,
        Tau2Method::PauleMandel | Tau2Method::EmpiricalBayes => {
            let k = sample.k() as f64;
            (2.0 * k * k / df).sqrt() / sample.fit(tau2)?.weight_sum()
        }
        Tau2Method::MaximumLikelihood => (2.0 / sample.fit(tau2)?.squared_weight_sum()).sqrt(),
        Tau2Method::RestrictedMaximumLikelihood => {
            (2.0 / sample.fit(tau2)?.trace_of_square()).sqrt()
        }
    })
}

/// The variance of y'Py when P was built without tau2 but the effects have it.
fn quadratic(fit: &WeightedFit, at_zero: f64, tau2: f64) -> f64 {
    at_zero + 4.0 * tau2 * fit.trace() + 2.0 * tau2 * tau2 * fit.trace_of_square()
}

fn hedges(sample: &Sample, tau2: f64) -> Result<f64, StatsError> {
    let fit = sample.unweighted_fit()?;
    let df = sample.df();
    let sampling = 2.0 * fit.trace_between(&sample.v, &sample.v);
    let mixed = 4.0 * tau2 * fit.trace_with(&sample.v);
    Ok((sampling + mixed + 2.0 * tau2 * tau2 * df).sqrt() / df)
}

fn sidik_jonkman(sample: &Sample, tau2: f64) -> Result<f64, StatsError> {
    let start = moments::crude_variance(&sample.y);
    let fit = sample.fit(start)?;
    let ones = vec![1.0; sample.k()];
    let sampling = 2.0 * fit.trace_between(&sample.v, &sample.v);
    let mixed = 4.0 * tau2 * fit.trace_between(&sample.v, &ones);
    let between = 2.0 * tau2 * tau2 * fit.trace_of_square();
    Ok(start * (sampling + mixed + between).sqrt() / sample.df())
}
