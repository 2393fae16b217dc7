//! Random effects with prior information, by numerical integration.
//!
//! The normal-normal hierarchical model: effects y_i around true effects theta_i, these around a
//! mean mu with standard deviation tau (Röver 2020, as R's bayesmeta has it). Given tau everything
//! is normal and has a closed form, so only one integral is left, over tau; nothing is sampled and
//! the same data give the same digits.

mod mixture;
pub mod prior;
mod summary;
mod tau;

use std::f64::consts::PI;

use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::level::Level;
use crate::numeric::linear::dot;

pub use mixture::Mixture;
use prior::{MeanPrior, TauPrior};
pub use summary::Summary;
use tau::TauPosterior;

/// How many steps a curve has.
const STEPS: usize = 80;

/// The choices of an analysis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BayesOptions {
    /// The prior of the standard deviation between studies.
    pub tau: TauPrior,
    /// The prior of the mean effect.
    pub mean: MeanPrior,
    /// The level of every interval.
    pub level: Level,
}

/// The posterior of a random-effects model.
#[derive(Debug, Clone)]
pub struct Posterior {
    /// The mean effect.
    pub mean: Mixture,
    /// The true effect in a new study.
    pub prediction: Mixture,
    /// The true effect of each study.
    pub studies: Vec<Mixture>,
    /// The standard deviation between studies.
    pub tau: Summary,
    /// Its most likely value.
    pub tau_mode: f64,
    /// Its density, at equal steps from zero to half as far again as its central interval.
    pub tau_curve: Vec<(f64, f64)>,
    /// The logarithm of the marginal likelihood; `None` under an improper prior.
    pub log_marginal_likelihood: Option<f64>,
    /// How much more likely the data are without variation between studies than under the priors;
    /// above 1 speaks for none. `None` under an improper prior.
    pub factor_for_no_variation: Option<f64>,
    /// How much more likely the data are with a mean of zero than under the priors; above 1 speaks
    /// for zero. `None` under an improper prior.
    pub factor_for_zero_mean: Option<f64>,
}

/// Works out the posterior. Needs one study, and two under an improper prior of the mean.
pub fn posterior(effects: &[EffectSize], options: &BayesOptions) -> Result<Posterior, StatsError> {
    let needed = if options.mean == MeanPrior::Uniform {
        2
    } else {
        1
    };
    let found = effects.len();
    if found < needed {
        return Err(StatsError::TooFewStudies { needed, found });
    }
    if let Some(index) = effects.iter().position(|e| e.vi() <= 0.0) {
        return Err(StatsError::BadVariance { index });
    }
    options.tau.check()?;
    options.mean.check()?;
    let model = Model { effects, options };
    let log_density = |tau: f64| options.tau.log_density(tau) + model.given(tau).log_likelihood;
    let smallest = effects
        .iter()
        .map(EffectSize::sei)
        .fold(f64::INFINITY, f64::min);
    let unit = 0.5 * smallest.min(options.tau.scale());
    let tau = TauPosterior::new(&log_density, unit)
        .ok_or(StatsError::NotConverged("posterior of tau"))?;
    let nodes: Vec<(f64, f64, Given)> = tau
        .nodes()
        .map(|(tau, weight)| (tau, weight, model.given(tau)))
        .collect();
    let mixture = |f: &dyn Fn(f64, &Given) -> (f64, f64)| {
        Mixture::new(nodes.iter().map(|(tau, weight, given)| {
            let (mean, variance) = f(*tau, given);
            (*weight, mean, variance.sqrt())
        }))
    };
    let log_marginal = tau.log_constant();
    let proper = options.mean != MeanPrior::Uniform;
    let at_zero_mean = nodes.iter().map(|(tau, weight, given)| {
        weight * (model.log_likelihood_at_zero(*tau) - given.log_likelihood).exp()
    });
    let summary = tau.summarised(&log_density, options.level);
    let step = 1.5 * summary.central.upper / STEPS as f64;
    let on_curve = |i: usize| {
        let at = step * i as f64;
        (at, (log_density(at) - log_marginal).exp())
    };
    Ok(Posterior {
        tau_curve: (0..=STEPS).map(on_curve).collect(),
        mean: mixture(&|_, given| (given.mean, given.variance)),
        prediction: mixture(&|tau, given| (given.mean, given.variance + tau * tau)),
        studies: effects
            .iter()
            .map(|e| mixture(&|tau, given| shrunken(e, tau, given)))
            .collect(),
        log_marginal_likelihood: proper.then_some(log_marginal),
        factor_for_no_variation: proper
            .then(|| (model.given(0.0).log_likelihood - log_marginal).exp()),
        factor_for_zero_mean: proper.then(|| at_zero_mean.sum()),
        tau: summary,
        tau_mode: tau.mode(),
    })
}

/// The true effect of a study, given tau: between its own effect and the mean.
fn shrunken(effect: &EffectSize, tau: f64, given: &Given) -> (f64, f64) {
    let (v, square) = (effect.vi(), tau * tau);
    let own = square / (v + square);
    let to_mean = v / (v + square);
    let mean = own * effect.yi() + to_mean * given.mean;
    (mean, own * v + to_mean * to_mean * given.variance)
}

struct Model<'a> {
    effects: &'a [EffectSize],
    options: &'a BayesOptions,
}

/// What tau leaves open: the mean, normal with this mean and variance, and how likely the data are.
#[derive(Debug, Clone, Copy)]
struct Given {
    mean: f64,
    variance: f64,
    log_likelihood: f64,
}

impl Model<'_> {
    fn given(&self, tau: f64) -> Given {
        let weights: Vec<f64> = self.weights(tau);
        let y: Vec<f64> = self.effects.iter().map(EffectSize::yi).collect();
        let (prior_mean, prior_weight) = self.options.mean.mean_and_weight();
        let total = weights.iter().sum::<f64>() + prior_weight;
        let mean = (dot(&weights, &y) + prior_weight * prior_mean) / total;
        let squares: f64 = weights
            .iter()
            .zip(&y)
            .map(|(w, y)| w * (y - mean).powi(2))
            .sum();
        let from_prior = prior_weight * (mean - prior_mean).powi(2);
        let norms: f64 = weights.iter().map(|w| (w / (2.0 * PI)).ln()).sum();
        // Integrated over the mean; an improper prior has the density one everywhere.
        let integral = if prior_weight > 0.0 {
            prior_weight.ln() - total.ln()
        } else {
            (2.0 * PI / total).ln()
        };
        Given {
            mean,
            variance: 1.0 / total,
            log_likelihood: (norms - squares - from_prior + integral) / 2.0,
        }
    }

    fn log_likelihood_at_zero(&self, tau: f64) -> f64 {
        let terms = self.weights(tau).into_iter().zip(self.effects);
        terms
            .map(|(w, e)| ((w / (2.0 * PI)).ln() - w * e.yi().powi(2)) / 2.0)
            .sum()
    }

    fn weights(&self, tau: f64) -> Vec<f64> {
        let variances = self.effects.iter().map(|e| e.vi() + tau * tau);
        variances.map(|v| 1.0 / v).collect()
    }
}
