//! The statistics of evidence synthesis: numbers in, numbers out.
//!
//! Nothing here knows of records, files or wording. Results agree with R's metafor (5.0), meta
//! and metap within the tolerance of the reference cases under `tests/reference`; the sources of
//! formulas are named where they are used. "Handbook" is the Cochrane Handbook for Systematic
//! Reviews of Interventions, version 6.
//!
//! The usual way through: effect sizes from study data ([`effect`]), pooled under the choices of
//! a [`preset`] ([`pool`]), with predictions, subgroups and sensitivity analyses from there.
//!
//! ```
//! use distil_stats::effect::EffectSize;
//! use distil_stats::pool::inverse_variance::pool;
//! use distil_stats::preset::Preset;
//!
//! let preset = Preset::default();
//! let reported = [(-0.89, 0.33), (-1.59, 0.19), (-0.22, 0.05), (0.01, 0.004)];
//! let effects: Vec<EffectSize> =
//!     reported.iter().filter_map(|(yi, vi)| EffectSize::new(*yi, *vi)).collect();
//! let pooled = pool(&effects, &preset.random)?;
//! let (mean, tau2) = (pooled.mean, pooled.tau2);
//! let predicted = pooled.predictive(preset.prediction);
//! let settings_with_benefit = predicted.map(|p| p.proportion_below(-0.1));
//! assert!(mean.interval.contains(mean.estimate) && tau2.is_some());
//! assert!(settings_with_benefit.is_some_and(|share| share > 0.5));
//! // Remarks are typed, such as a Hartung-Knapp interval narrower than the ordinary one.
//! assert!(pooled.notes.is_empty());
//! # Ok::<(), distil_stats::error::StatsError>(())
//! ```

/// The example of the README, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub mod absolute;
pub mod agreement;
pub mod asymmetry;
pub mod bayes;
pub mod binomial_normal;
pub mod combine_p;
pub mod convert;
pub mod describe;
pub mod diagnostic;
pub mod distribution;
pub mod effect;
pub mod error;
mod estimator;
mod fit;
pub mod heterogeneity;
pub mod influence;
pub mod level;
pub mod model;
pub mod multilevel;
pub mod network;
pub mod note;
mod numeric;
pub mod pool;
pub mod prediction;
pub mod preset;
pub mod regression;
pub mod selection;
pub mod sensitivity;
pub mod sequential;
pub mod subgroup;
pub mod tau2;
pub mod trim_and_fill;
pub mod votes;
