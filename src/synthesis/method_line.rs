//! How a pooled result was worked out: what was really done, part by part.

use serde::{Deserialize, Serialize};

use stats::effect::continuous::MeanVariance;
use stats::effect::small_sample::SmallSample;
use stats::effect::standardized::SmdVariance;
use stats::effect::zero_cells::ZeroCells;
use stats::prediction::{PredictionError, PredictionQuantile};
use stats::tau2::Tau2Method;

use super::names::{Name, kept};
use super::scale::Scale;

/// How a pooled result was worked out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MethodLine {
    /// The measure with its scale of analysis.
    pub scale: Scale,
    /// What was done with several results of one trial; none where no trial gives several.
    pub several: Option<SeveralDone>,
    /// How effects were worked out from arms, where any were.
    pub effects: Vec<EffectsDone>,
    /// What was weighted, and under which model.
    pub pooling: PoolingDone,
    /// The interval.
    pub interval: IntervalDone,
    /// The quantile of the prediction interval; none without one.
    pub prediction: Option<PredictionQuantile>,
    /// The standard error in it, where it is not the one that is reported.
    pub prediction_error: Option<PredictionError>,
    /// Whether τ has a Q-profile interval.
    pub has_interval_of_tau: bool,
    /// From what I² was worked out.
    pub i2: I2Done,
    /// The name of the preset, as records have it.
    #[serde(with = "kept")]
    pub preset: Name,
}

/// What was done with several results of one trial.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum SeveralDone {
    /// Their arms were joined.
    ArmsJoined,
    /// The mean of their effects was taken, under this correlation.
    Mean {
        /// The correlation assumed between them.
        correlation: f64,
    },
    /// Arms were joined where they share a comparator; elsewhere the mean was taken.
    ArmsJoinedElseMean {
        /// The correlation assumed between results.
        correlation: f64,
    },
    /// Each was kept, as if independent.
    KeptAsPublished,
    /// The first was used.
    First,
    /// Each was kept, in a model that knows of which trial it is.
    WithinTrials {
        /// The correlation assumed between the sampling errors of results of one trial.
        correlation: f64,
    },
}

/// How effects were worked out from arms.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum EffectsDone {
    /// Standardised mean differences.
    Standardised {
        /// The correction for small samples.
        correction: SmallSample,
        /// The form of the variance.
        variance: SmdVariance,
    },
    /// Mean differences.
    MeanDifference(MeanVariance),
    /// Ratios of means.
    RatioOfMeans {
        /// Whether the bias was corrected.
        is_corrected: bool,
    },
    /// Two arms with counts, some of them with an empty cell.
    EmptyCells(ZeroCells),
    /// Single groups of people, some of them without events or with events only.
    EmptyGroups(ZeroCells),
    /// Events over time in single groups, of which one at least has none.
    EmptyRates(ZeroCells),
}

/// What was weighted, and under which model.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum PoolingDone {
    /// Effects by their inverse variance; one effect is assumed for all.
    InverseVarianceCommon,
    /// Effects by their inverse variance; effects vary between studies.
    InverseVarianceRandom {
        /// The estimator of the variance between studies.
        used: Tau2Method,
        /// The one asked for, when it gave no value.
        in_place_of: Option<Tau2Method>,
    },
    /// Three levels by restricted maximum likelihood: sampling error, results within trials, trials.
    ThreeLevel,
    /// Tables by Mantel and Haenszel; one effect is assumed for all.
    MantelHaenszelCommon(TablesDone),
    /// Review Manager 5's random effects around the Mantel-Haenszel estimate.
    MantelHaenszelRandom(TablesDone),
    /// Tables by Peto's one-step odds ratio, with what was done to empty cells before.
    Peto(ZeroCells),
}

/// How tables were pooled by Mantel and Haenszel.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TablesDone {
    /// Whose variance it is.
    pub variance: TablesVariance,
    /// What was done to tables with an empty cell before pooling.
    pub cells: ZeroCells,
}

/// The variance of a Mantel-Haenszel estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TablesVariance {
    /// Of odds ratios: Robins, Breslow and Greenland (1986).
    RobinsBreslowGreenland,
    /// Of risk differences: Sato, Greenland and Robins (1989).
    SatoGreenlandRobins,
    /// Of risk ratios and risk differences: Greenland and Robins (1985).
    GreenlandRobins,
}

/// The interval of a pooled result.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct IntervalDone {
    /// Its form.
    pub form: IntervalForm,
    /// What the rule decided that asks whether results differ; none without such a rule.
    pub rule: Option<RuleDecided>,
}

/// The form of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum IntervalForm {
    /// Wald's, from the normal distribution.
    Wald,
    /// Wald's standard error with t.
    StudentT {
        /// Degrees of freedom.
        df: f64,
    },
    /// Hartung and Knapp's, from t.
    HartungKnapp {
        /// Degrees of freedom.
        df: f64,
    },
    /// The same with the factor not below one.
    HartungKnappNotBelowOne {
        /// Degrees of freedom.
        df: f64,
    },
    /// Cluster-robust with the small-sample correction CR2 and Satterthwaite's degrees of freedom.
    ClusterRobust {
        /// Degrees of freedom.
        df: f64,
    },
}

/// What the rule decided by which Hartung-Knapp needs more than two results that differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleDecided {
    /// There are more than two results, and they differ.
    ResultsDiffer,
    /// There are two results or fewer, or no variation between them.
    TooFewOrAlike,
}

/// From what I² was worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum I2Done {
    /// From τ², and from Q where it says so.
    Tau2,
    /// From Q.
    Q,
}
