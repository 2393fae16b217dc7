//! A pooled result: on the scale of analysis, and as it is shown.

use serde::{Deserialize, Serialize};

use stats::heterogeneity::QTest;
use stats::level::{Interval, Level};
use stats::model::inference::Inference;
use stats::note::Note;
use stats::pool::inverse_variance::Pooled;
use stats::prediction::Predictive;
use stats::tau2::Tau2Method;

use super::caution::Caution;
use super::effect::Estimate;
use super::method_line::{MethodLine, RuleDecided};
use super::names::{Name, perhaps_kept, short_name};
use super::scale::Scale;

/// A cluster-robust standard error below this share of the estimate is none but for the arithmetic.
const NO_WIDTH: f64 = 1e-9;

/// Below so many degrees of freedom a cluster-robust interval is not to be trusted (Tipton 2015).
pub(super) const LEAST_DF_FOR_ROBUST: f64 = 4.0;

/// A pooled result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PooledEffect {
    /// Estimate with its 95% interval, on the natural scale.
    pub estimate: Estimate,
    /// The same on the scale of analysis.
    pub on_scale: OnScale,
    /// The 95% prediction interval, when there are enough studies.
    pub prediction: Option<(f64, f64)>,
    /// The intervals at another level, where one was asked for.
    pub other_level: Option<OtherLevel>,
    /// P value of the test of no effect; nothing for a proportion of one group.
    pub p: Option<f64>,
    /// Between-study variance.
    pub tau2: Option<f64>,
    /// Its standard error and Q-profile interval, where they are defined.
    pub tau2_spread: Option<(f64, Option<(f64, f64)>)>,
    /// The estimator of the between-study variance, as metafor names it.
    #[serde(with = "perhaps_kept")]
    pub tau2_method: Option<Name>,
    /// I² in percent from Q, the form that most reviews print.
    pub i2: f64,
    /// Its test-based 95% interval, in percent.
    pub i2_interval: Option<(f64, f64)>,
    /// I² in percent from the between-study variance, the form that Cochrane uses since 2024.
    pub i2_tau2: f64,
    /// Its interval from the Q-profile interval, in percent.
    pub i2_tau2_interval: Option<(f64, f64)>,
    /// Standard deviation of true effects with its Q-profile interval, on the scale of analysis.
    pub tau: Option<(f64, Option<(f64, f64)>)>,
    /// Cochran's Q.
    pub q: f64,
    /// Its degrees of freedom.
    pub df: usize,
    /// Its p value.
    pub q_p: f64,
    /// Number of rows pooled.
    pub k: usize,
    /// Whether the interval is a Hartung-Knapp interval.
    pub hartung_knapp: bool,
    /// The distribution of effects in new settings; nothing without variation between studies.
    pub predictive: Option<Predictive>,
    /// How it was worked out.
    pub method: MethodLine,
    /// What has to be said beside the numbers.
    pub cautions: Vec<Caution>,
}

impl PooledEffect {
    /// Whether it is of two results or more; one alone has no variation between results.
    pub fn is_of_several(&self) -> bool {
        self.df > 0
    }

    /// The same rows with a mean from a model of more rows, which has this variance between studies.
    /// Q stays that of these rows; what belongs to their own variance goes.
    #[must_use]
    pub(super) fn with_mean(self, mean: &Inference, tau2: Option<f64>, scale: Scale) -> Self {
        Self {
            estimate: Estimate::natural(mean.estimate, mean.interval, scale),
            on_scale: on_scale(mean, None),
            prediction: None,
            other_level: None,
            p: scale.is_tested.then_some(mean.p),
            tau2,
            tau2_spread: None,
            i2_tau2: self.i2,
            i2_tau2_interval: None,
            tau: tau2.map(|tau2| (tau2.sqrt(), None)),
            predictive: None,
            cautions: Vec::new(),
            ..self
        }
    }
}

/// The intervals of a pooled result at another level than 95%, on the natural scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct OtherLevel {
    /// The level in percent.
    pub percent: f64,
    /// The confidence interval.
    pub interval: (f64, f64),
    /// The prediction interval, where there is one.
    pub prediction: Option<(f64, f64)>,
}

/// A pooled result in short, for lists that hold many.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Brief {
    /// Estimate with its 95% interval, on the natural scale.
    pub estimate: Estimate,
    /// The same on the scale of analysis.
    pub on_scale: OnScale,
    /// P value of the test of no effect; nothing for a proportion of one group.
    pub p: Option<f64>,
    /// Between-study variance.
    pub tau2: Option<f64>,
    /// I² in percent from the between-study variance.
    pub i2_tau2: f64,
    /// Cochran's Q.
    pub q: f64,
    /// Number of rows pooled.
    pub k: usize,
    /// What the rule for the interval decided; none without such a rule.
    pub rule: Option<RuleDecided>,
}

impl From<PooledEffect> for Brief {
    fn from(pooled: PooledEffect) -> Self {
        Self {
            estimate: pooled.estimate,
            on_scale: pooled.on_scale,
            p: pooled.p,
            tau2: pooled.tau2,
            i2_tau2: pooled.i2_tau2,
            q: pooled.q,
            k: pooled.k,
            rule: pooled.method.interval.rule,
        }
    }
}

/// A pooled result on the scale of analysis (the logarithm for ratios).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct OnScale {
    /// The estimate.
    pub estimate: f64,
    /// Its standard error as reported.
    pub se: f64,
    /// The test statistic.
    pub statistic: f64,
    /// Degrees of freedom of the t distribution; nothing for the normal.
    pub df: Option<f64>,
    /// Lower limit.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
    /// The prediction interval.
    pub prediction: Option<(f64, f64)>,
}

/// A pooled result with the share of each row in it, in percent.
pub(super) type Weighted = (PooledEffect, Vec<Option<f64>>);

/// A result of any method, on the scale of analysis.
pub(super) struct Raw {
    pub(super) k: usize,
    pub(super) mean: Inference,
    pub(super) q: QTest,
    pub(super) weights: Vec<Option<f64>>,
    /// The inverse-variance result, where that is the method.
    pub(super) full: Option<Pooled>,
    /// τ² of Review Manager's random-effects form.
    pub(super) tau2: Option<f64>,
    /// What a model of three levels has beside the others.
    pub(super) levels: Option<Levels>,
    pub(super) predictive: Option<Predictive>,
}

/// What a model of three levels has beside the others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Levels {
    /// The share of all variance that is not sampling error, in percent.
    pub(super) i2_percent: f64,
    /// Whether the interval is cluster-robust.
    pub(super) is_robust: bool,
}

fn pair(interval: Interval) -> (f64, f64) {
    (interval.lower, interval.upper)
}

fn on_scale(mean: &Inference, predicted: Option<Interval>) -> OnScale {
    OnScale {
        estimate: mean.estimate,
        se: mean.se,
        statistic: mean.statistic,
        df: mean.reference.df(),
        low: mean.interval.lower,
        high: mean.interval.upper,
        prediction: predicted.map(pair),
    }
}

impl Raw {
    /// The result as it is shown, with the share of each row.
    pub(super) fn finish(self, scale: Scale, method: MethodLine, other: Option<Level>) -> Weighted {
        let mean = &self.mean;
        let (low, high) = scale.natural_interval(mean.interval);
        let predicted = self.predictive.map(|p| p.interval(Level::P95));
        let tau2 = self.full.as_ref().and_then(|full| full.tau2);
        let profile = tau2.and_then(|tau2| tau2.interval);
        let typical = self.typical_variance();
        let notes: &[Note] = self.full.as_ref().map_or(&[], |full| &full.notes);
        let pooled = PooledEffect {
            estimate: Estimate {
                value: scale.natural(mean.estimate),
                low: Some(low),
                high: Some(high),
            },
            on_scale: on_scale(mean, predicted),
            prediction: predicted.map(|interval| scale.natural_interval(interval)),
            other_level: other.map(|level| self.at_level(level, scale)),
            p: scale.is_tested.then_some(mean.p),
            tau2: self.tau2,
            tau2_spread: tau2.and_then(|t| Some((t.se?, profile.map(|i| pair(i.tau2))))),
            tau2_method: self
                .tau2
                .map(|_| tau2.map_or(self.other_method(), |t| short_name(t.method))),
            i2: self.q.i2_percent(),
            i2_interval: self.q.i2_interval_percent(Level::P95).map(pair),
            i2_tau2: self.i2_tau2(),
            i2_tau2_interval: profile.zip(typical).map(|(i, v)| pair(i.i2_percent(v))),
            tau: tau2
                .map(|t| (t.tau(), profile.map(|i| pair(i.tau()))))
                .or(self.tau2.map(|t| (t.sqrt(), None))),
            q: self.q.statistic,
            df: self.q.df,
            q_p: self.q.p,
            k: self.k,
            hartung_knapp: self.hartung_knapp(),
            predictive: self.predictive,
            method,
            cautions: self.cautions(notes, scale, predicted),
        };
        (pooled, self.weights)
    }

    fn cautions(&self, notes: &[Note], scale: Scale, predicted: Option<Interval>) -> Vec<Caution> {
        let mut cautions: Vec<Caution> = notes.iter().filter_map(Caution::of).collect();
        if predicted
            .into_iter()
            .chain([self.mean.interval])
            .any(|i| scale.is_cut(i))
        {
            cautions.push(Caution::CutAtEnds);
        }
        let df = self.mean.reference.df();
        let is_robust = self.levels.is_some_and(|levels| levels.is_robust);
        if is_robust && df.is_some_and(|df| df < LEAST_DF_FOR_ROBUST) {
            cautions.push(Caution::FewForRobust);
        }
        let mean = &self.mean;
        if is_robust && mean.se <= NO_WIDTH * mean.estimate.abs() {
            cautions.push(Caution::NoWidth);
        }
        // An interval that is narrower than usual, or has no width, is not very wide.
        let is_narrow =
            |caution: &Caution| matches!(caution, Caution::HartungKnappNarrower | Caution::NoWidth);
        if cautions.iter().any(is_narrow) {
            cautions.retain(|caution| *caution != Caution::TwoResults);
        }
        cautions
    }

    fn at_level(&self, level: Level, scale: Scale) -> OtherLevel {
        let mean = &self.mean;
        let half = match mean.se {
            0.0 => 0.0,
            se => mean.reference.critical_value(level) * se,
        };
        let predicted = self.predictive.map(|predictive| predictive.interval(level));
        OtherLevel {
            percent: level.percent(),
            interval: scale.natural_interval(Interval::around(mean.estimate, half)),
            prediction: predicted.map(|interval| scale.natural_interval(interval)),
        }
    }

    fn typical_variance(&self) -> Option<f64> {
        self.full.as_ref()?.heterogeneity.typical_variance
    }

    fn i2_tau2(&self) -> f64 {
        match (&self.full, self.levels) {
            (Some(full), _) => full.heterogeneity.i2_percent,
            (None, Some(levels)) => levels.i2_percent,
            (None, None) => self.q.i2_percent(),
        }
    }

    /// The estimator of the variance where results are not pooled one by one.
    fn other_method(&self) -> Name {
        match self.levels {
            Some(_) => short_name(Tau2Method::RestrictedMaximumLikelihood),
            None => short_name(Tau2Method::DerSimonianLaird),
        }
    }

    /// Whether the interval rests on Hartung and Knapp's variance.
    pub(super) fn hartung_knapp(&self) -> bool {
        self.full
            .as_ref()
            .is_some_and(|full| full.hartung_knapp_factor.is_some())
    }
}
