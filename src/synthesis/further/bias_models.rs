//! What the result would be under models of publication bias: PET, PEESE and step selection. Checks of
//! how much could change, never a corrected truth.

use serde::{Deserialize, Serialize};

use stats::asymmetry::precision_effect::{PetOrPeese, precision_effect};
use stats::effect::EffectSize;
use stats::level::Level;
use stats::model::inference::Inference;
use stats::selection::{Favoured, PublicationShare, step_selection};

use super::asymmetry::LEAST_FOR_ASYMMETRY;
use super::bench::Bench;
use super::sequence::MOST_FOR_STEPS;
use crate::synthesis::effect::Estimate;
use crate::synthesis::raw::PooledEffect;
use crate::synthesis::scale::Scale;

/// Below this many results PET and PEESE often mislead (Stanley 2017).
const ENOUGH: usize = 20;
/// Above this share of variation that is not chance they often mislead (Stanley 2017).
const MOST_I2: f64 = 80.0;

/// The one-sided p values at which publication may become more likely: at 0.025 alone (the model with
/// three parameters), and also where the effect changes sides.
const STEPS: [&[f64]; 2] = [&[0.025], &[0.025, 0.5]];

/// The result under models of publication bias.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BiasModels {
    /// Results.
    pub k: usize,
    /// I² from Q, in percent.
    pub i2_percent: f64,
    /// On the standard error, residual variance free; nothing where all are equally precise.
    pub precision: Option<PrecisionModels>,
    /// Whether effects above no difference are taken to be published more readily: the side of the
    /// pooled result.
    pub favours_above: bool,
    /// Step selection models, by their steps; those that no interval without results rules out.
    pub selection: Vec<SelectionModel>,
}

impl BiasModels {
    /// Whether there are fewer results than the published rule asks for.
    pub fn has_few(&self) -> bool {
        self.k < ENOUGH
    }

    /// Whether results differ more than the published rule allows.
    pub fn is_too_varied(&self) -> bool {
        self.i2_percent > MOST_I2
    }
}

/// The intercepts of regressions on imprecision.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PrecisionModels {
    /// PET: on the standard error, t with k − 2 degrees of freedom.
    pub pet: Adjusted,
    /// PEESE: on the variance, t with k − 2 degrees of freedom.
    pub peese: Adjusted,
    /// PET in the random-effects model.
    pub pet_random: Adjusted,
    /// PEESE in the random-effects model.
    pub peese_random: Adjusted,
    /// Whether PEESE is read: the intercept of PET differs from no difference (p below 0.10).
    pub reads_peese: bool,
}

/// A result under a model of publication bias.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Adjusted {
    /// On the natural scale.
    pub estimate: Estimate,
    /// The standard error on the scale of analysis.
    pub se: f64,
    /// Degrees of freedom; nothing for the normal distribution.
    pub df: Option<f64>,
    /// Its p value.
    pub p: f64,
}

impl Adjusted {
    fn of(mean: &Inference, scale: Scale) -> Self {
        Self {
            estimate: Estimate::natural(mean.estimate, mean.interval, scale),
            se: mean.se,
            df: mean.reference.df(),
            p: mean.p,
        }
    }
}

/// A step selection model (Vevea and Hedges 1995).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SelectionModel {
    /// The one-sided p values of its steps.
    pub steps: Vec<f64>,
    /// The result.
    pub adjusted: Adjusted,
    /// The variance between studies.
    pub tau2: f64,
    /// The likelihood-ratio test that all are published alike: chi-squared, degrees of freedom, p.
    pub test: (f64, usize, f64),
    /// How likely results of each interval are published.
    pub shares: Vec<SelectionShare>,
}

/// How likely results of an interval of p values are published, relative to the first.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SelectionShare {
    /// The upper end of the interval.
    pub upper_p: f64,
    /// Results in it.
    pub count: usize,
    /// The relative probability.
    pub estimate: f64,
    /// Its interval; nothing for the first.
    pub interval: Option<(f64, f64)>,
}

/// Nothing with fewer than ten results, with more than [`MOST_FOR_STEPS`], and where nothing is compared.
pub(super) fn of(bench: &Bench<'_>, main: &PooledEffect) -> Option<BiasModels> {
    let sizes: Vec<EffectSize> = bench.rows.iter().filter_map(|row| row.size).collect();
    bench.scale.null?;
    if !(LEAST_FOR_ASYMMETRY..=MOST_FOR_STEPS).contains(&sizes.len()) {
        return None;
    }
    let favours_above = main.on_scale.estimate > 0.0;
    let favoured = match favours_above {
        true => Favoured::Above,
        false => Favoured::Below,
    };
    let selection = STEPS
        .iter()
        .filter_map(|steps| selection(&sizes, steps, favoured, bench.scale));
    Some(BiasModels {
        k: sizes.len(),
        i2_percent: main.i2,
        precision: precision(&sizes, bench.scale),
        favours_above,
        selection: selection.collect(),
    })
    .filter(|models| models.precision.is_some() || !models.selection.is_empty())
}

fn precision(sizes: &[EffectSize], scale: Scale) -> Option<PrecisionModels> {
    let models = precision_effect(sizes, Level::P95).ok()?;
    let read = |mean: &Inference| Adjusted::of(mean, scale);
    Some(PrecisionModels {
        pet: read(&models.pet.limit),
        peese: read(&models.peese.limit),
        pet_random: read(&models.pet_random.limit),
        peese_random: read(&models.peese_random.limit),
        reads_peese: models.chosen == PetOrPeese::Peese,
    })
}

fn selection(
    sizes: &[EffectSize],
    steps: &[f64],
    favoured: Favoured,
    scale: Scale,
) -> Option<SelectionModel> {
    let model = step_selection(sizes, steps, favoured, Level::P95).ok()?;
    let share = |share: &PublicationShare| SelectionShare {
        upper_p: share.upper_p,
        count: share.count,
        estimate: share.estimate,
        interval: share.interval.map(|own| (own.lower, own.upper)),
    };
    let is_known = model.mean.se.is_finite();
    is_known.then(|| SelectionModel {
        steps: steps.to_vec(),
        adjusted: Adjusted::of(&model.mean, scale),
        tau2: model.tau2,
        test: (model.test.statistic, model.test.df, model.test.p),
        shares: model.shares.iter().map(share).collect(),
    })
}
