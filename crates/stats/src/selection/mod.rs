//! Selection models: the effect had results been published whatever their p value.
//!
//! The step function of Vevea and Hedges (1995): how likely a result is published depends on the
//! interval in which its one-sided p value lies. Mean, variance between studies and the relative
//! probabilities of publication are estimated together by maximum likelihood. With few results in
//! an interval the estimates say little; the model is a sensitivity analysis.

mod likelihood;

use crate::distribution::Reference;
use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::level::{Interval, Level};
use crate::model::inference::{Inference, JointTest};
use crate::model::options::{MeanTest, Model, ModelOptions, TestRule};
use crate::numeric::ascent::{Bound, Local, maximise};
use crate::numeric::cholesky::Cholesky;
use crate::pool::inverse_variance::{Pooled, pool};
use crate::tau2::Tau2Method;
use likelihood::{Selection, one_sided};

pub use likelihood::Favoured;

/// How likely results of an interval of p values are published, relative to the first interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PublicationShare {
    /// The upper end of the interval.
    pub upper_p: f64,
    /// Number of results in the interval.
    pub count: usize,
    /// The relative probability; 1 in the first interval.
    pub estimate: f64,
    /// Its standard error; `None` in the first interval.
    pub se: Option<f64>,
    /// Its Wald interval, not below zero; `None` in the first interval.
    pub interval: Option<Interval>,
}

/// A fitted selection model.
#[derive(Debug, Clone)]
pub struct StepSelection {
    /// One-sided p values in the favoured direction.
    pub p_one_sided: Vec<f64>,
    /// The interval of each result, counted from 0.
    pub interval_of: Vec<usize>,
    /// The adjusted mean.
    pub mean: Inference,
    /// The adjusted variance between studies.
    pub tau2: f64,
    /// Its standard error; `None` when the estimate is zero.
    pub tau2_se: Option<f64>,
    /// The relative probabilities of publication.
    pub shares: Vec<PublicationShare>,
    /// The log likelihood.
    pub log_likelihood: f64,
    /// The likelihood-ratio test that all probabilities are the same.
    pub test: JointTest,
    /// The random-effects model without selection, by maximum likelihood.
    pub unadjusted: Pooled,
}

/// Fits the step function with steps at one-sided p values, such as 0.025 and 0.5. Every interval
/// needs a result.
pub fn step_selection(
    effects: &[EffectSize],
    steps: &[f64],
    favoured: Favoured,
    level: Level,
) -> Result<StepSelection, StatsError> {
    let unadjusted = pool(effects, &maximum_likelihood(level))?;
    let selection = Selection::new(effects, steps, favoured)?;
    let start = (
        unadjusted.mean.estimate,
        unadjusted.tau2.map_or(0.0, |t| t.value),
    );
    let best = highest(&selection, start).ok_or(StatsError::NotConverged("selection model"))?;
    let local = selection
        .local(&best)
        .ok_or(StatsError::NotConverged("selection model"))?;
    let errors = standard_errors(&best, &local);
    let sign = selection.sign();
    let before = unadjusted.log_likelihood.unwrap_or(f64::NAN);
    let gain = 2.0 * (local.value - before);
    Ok(StepSelection {
        p_one_sided: one_sided(effects, favoured),
        interval_of: selection.interval_of().to_vec(),
        mean: Inference::new(
            sign * best[0],
            errors[0].unwrap_or(f64::NAN),
            Reference::Normal,
            level,
        ),
        tau2: best[1],
        tau2_se: errors[1],
        shares: shares(&selection, &best, &errors, level),
        log_likelihood: local.value,
        test: JointTest::chi_squared(gain.max(0.0), best.len() - 2),
        unadjusted,
    })
}

fn maximum_likelihood(level: Level) -> ModelOptions {
    ModelOptions {
        model: Model::RandomEffects(Tau2Method::MaximumLikelihood),
        test: TestRule::Always(MeanTest::Normal),
        level,
    }
}

/// The highest of the maxima that climbs from several starts reach.
fn highest(selection: &Selection, (mean, tau2): (f64, f64)) -> Option<Vec<f64>> {
    let (mean, size) = (selection.sign() * mean, selection.intervals() - 1);
    let spread = tau2.max(0.1 * selection.smallest_variance());
    let mut bounds = vec![Bound::Free, Bound::NotBelowZero];
    bounds.extend(vec![Bound::Free; size]);
    let starts = [
        (mean, tau2, 1.0),
        (mean, spread, 0.5),
        (mean, spread, 1.0),
        (mean, spread, 2.0),
        (0.5 * mean, spread, 0.2),
    ];
    let ends = starts.into_iter().filter_map(|(mean, tau2, share)| {
        let start = [&[mean, tau2], vec![share; size].as_slice()].concat();
        let end = maximise(|x| selection.local(x), &start, &bounds)?;
        Some((selection.log_likelihood(&end)?, end))
    });
    ends.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, end)| end)
}

/// Standard errors from the observed information; without tau2 when that stands at zero.
fn standard_errors(best: &[f64], local: &Local) -> Vec<Option<f64>> {
    let free: Vec<usize> = (0..best.len())
        .filter(|i| *i != 1 || best[1] > 0.0)
        .collect();
    let information = local.hessian.chosen(&free, &free).scaled(-1.0);
    let mut errors = vec![None; best.len()];
    if let Some(factor) = Cholesky::new(&information) {
        let covariance = factor.inverse();
        for (position, i) in free.iter().enumerate() {
            errors[*i] = Some(covariance[(position, position)].sqrt());
        }
    }
    errors
}

fn shares(
    selection: &Selection,
    best: &[f64],
    errors: &[Option<f64>],
    level: Level,
) -> Vec<PublicationShare> {
    let critical = Reference::Normal.critical_value(level);
    let share = |(j, upper_p): (usize, &f64)| {
        let estimate = if j == 0 { 1.0 } else { best[j + 1] };
        let se = if j == 0 { None } else { errors[j + 1] };
        let interval = se.map(|se| {
            let wald = Interval::around(estimate, critical * se);
            Interval {
                lower: wald.lower.max(0.0),
                ..wald
            }
        });
        PublicationShare {
            upper_p: *upper_p,
            count: selection.interval_of().iter().filter(|i| **i == j).count(),
            estimate,
            se,
            interval,
        }
    };
    selection.ends().iter().enumerate().map(share).collect()
}
