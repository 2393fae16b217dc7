//! A Bayesian analysis beside the main one, where a record asks for it.

use serde::{Deserialize, Serialize};

use stats::bayes::prior::{MeanPrior, TauPrior};
use stats::bayes::{BayesOptions, Mixture, posterior};
use stats::effect::EffectSize;
use stats::effect::transform::BackTransform;
use stats::level::Level;

use super::bench::Bench;
use crate::record::deeper_settings::{BayesSettings, TauPriorChoice};
use crate::synthesis::effect::Estimate;
use crate::synthesis::scale::Scale;

/// The posterior of a random-effects model (Röver 2020).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BayesFindings {
    /// Whether the prior of τ is half-Cauchy and not half-normal.
    pub is_cauchy: bool,
    /// The scale of the prior of τ.
    pub scale: f64,
    /// Mean and standard deviation of the prior of the mean; nothing where all values are alike.
    pub mean_prior: Option<(f64, f64)>,
    /// Why this prior.
    pub reason: String,
    /// Median and 95% interval of the mean effect, on the natural scale.
    pub mean: Estimate,
    /// Its mean and standard deviation on the scale of analysis.
    pub mean_on_scale: (f64, f64),
    /// Median and 95% interval of τ.
    pub tau: Estimate,
    /// Median and 95% interval of the effect in a new setting, on the natural scale.
    pub prediction: Estimate,
    /// How likely the mean effect lies beyond thresholds.
    pub chances: Vec<Chance>,
    /// τ with the densities of prior and posterior, for a drawing.
    pub curve: Vec<(f64, f64, f64)>,
}

/// How likely the mean effect lies beyond a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    /// The threshold on the natural scale.
    pub threshold: f64,
    /// Whether it is the value of no difference.
    pub is_null: bool,
    /// The probability of an effect above it.
    pub above: f64,
    /// The probability of an effect below it.
    pub below: f64,
}

/// Nothing where no record asks for it, and where the model has no answer.
pub(super) fn of(
    bench: &Bench<'_>,
    settings: Option<&BayesSettings>,
    important: Option<f64>,
) -> Option<BayesFindings> {
    let settings = settings?;
    let sizes: Vec<EffectSize> = bench.rows.iter().filter_map(|row| row.size).collect();
    let prior = match settings.tau_prior {
        TauPriorChoice::HalfNormal => TauPrior::HalfNormal {
            scale: settings.scale,
        },
        TauPriorChoice::HalfCauchy => TauPrior::HalfCauchy {
            scale: settings.scale,
        },
    };
    let options = BayesOptions {
        tau: prior,
        mean: settings
            .mean_prior
            .map_or(MeanPrior::Uniform, |own| MeanPrior::Normal {
                mean: own.mean,
                sd: own.sd,
            }),
        level: Level::P95,
    };
    let found = posterior(&sizes, &options).ok()?;
    let mean = found.mean.summary(Level::P95);
    let tau = &found.tau;
    let curve = found.tau_curve.iter();
    Some(BayesFindings {
        is_cauchy: settings.tau_prior == TauPriorChoice::HalfCauchy,
        scale: settings.scale,
        mean_prior: settings.mean_prior.map(|own| (own.mean, own.sd)),
        reason: settings.reason.clone(),
        mean: read(&found.mean, bench.scale),
        mean_on_scale: (mean.mean, mean.sd),
        tau: Estimate {
            value: tau.median,
            low: Some(tau.central.lower),
            high: Some(tau.central.upper),
        },
        prediction: read(&found.prediction, bench.scale),
        chances: chances(&found.mean, bench.scale, important),
        curve: curve
            .map(|(at, density)| (*at, prior.density(*at), *density))
            .collect(),
    })
}

fn read(of: &Mixture, scale: Scale) -> Estimate {
    let summary = of.summary(Level::P95);
    Estimate::natural(summary.median, summary.central, scale)
}

fn chances(mean: &Mixture, scale: Scale, important: Option<f64>) -> Vec<Chance> {
    if scale.null.is_none() {
        return Vec::new();
    }
    let threshold = important.and_then(|important| match scale.back {
        BackTransform::Exponential => Some(important.ln().abs()),
        BackTransform::Identity => Some(important.abs()),
        _ => None,
    });
    let at = |place: f64| {
        let below = mean.probability_below(place);
        Chance {
            threshold: scale.natural(place),
            is_null: place == 0.0,
            above: 1.0 - below,
            below,
        }
    };
    let places = threshold.map_or(vec![0.0], |own| vec![-own, 0.0, own]);
    places.into_iter().map(at).collect()
}
