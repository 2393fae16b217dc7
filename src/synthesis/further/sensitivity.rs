//! The result under other choices than those made.

use serde::{Deserialize, Serialize};

use crate::record::analysis_settings::SeveralResults;
use stats::model::options::{MeanTest, Model};
use stats::tau2::Tau2Method;

use super::bench::Bench;
use crate::synthesis::choices::Choices;
use crate::synthesis::dependence;
use crate::synthesis::effect::EffectRow;
use crate::synthesis::method_line::RuleDecided;
use crate::synthesis::pooled::pool_rows;
use crate::synthesis::raw::{Brief, PooledEffect};
use crate::synthesis::several;

/// The result under one estimator of the variance between studies, with each form of its interval.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EstimatorLine {
    /// The estimator.
    pub method: Tau2Method,
    /// Whether it is the one of the main result.
    pub is_main: bool,
    /// The result with Wald's interval.
    pub wald: Brief,
    /// With the Hartung-Knapp interval.
    pub hartung_knapp: Option<Brief>,
    /// With the Hartung-Knapp interval whose factor is not below one.
    pub ad_hoc: Option<Brief>,
}

/// The result under another choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OtherLine {
    /// The choice.
    pub choice: OtherChoice,
    /// The result; nothing when no row is left or it cannot be worked out.
    pub pooled: Option<PooledEffect>,
}

impl OtherLine {
    /// Whether the rule for the interval fell back on Wald's.
    pub fn fell_back(&self) -> bool {
        let pooled = self.pooled.as_ref();
        pooled.is_some_and(|it| it.method.interval.rule == Some(RuleDecided::TooFewOrAlike))
    }
}

/// Another choice than the one made.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum OtherChoice {
    /// One effect is assumed for all: inverse variance, Wald interval.
    CommonEffect,
    /// The results in doubt are left out.
    WithoutDoubt,
    /// The studies at high risk of bias are left out.
    WithoutHighRisk,
    /// Several results of one trial are combined first.
    TrialsCombined {
        /// The correlation assumed between them.
        correlation: f64,
    },
}

impl OtherChoice {
    /// Its name in files of data.
    pub fn key(self) -> &'static str {
        match self {
            Self::CommonEffect => "common_effect",
            Self::WithoutDoubt => "without_doubt",
            Self::WithoutHighRisk => "without_high_risk_of_bias",
            Self::TrialsCombined { .. } => "trials_combined",
        }
    }
}

/// All estimators, in the order in which the methods page lists them.
const ESTIMATORS: [Tau2Method; 8] = [
    Tau2Method::RestrictedMaximumLikelihood,
    Tau2Method::DerSimonianLaird,
    Tau2Method::PauleMandel,
    Tau2Method::EmpiricalBayes,
    Tau2Method::MaximumLikelihood,
    Tau2Method::Hedges,
    Tau2Method::SidikJonkman,
    Tau2Method::HunterSchmidt,
];

pub(super) fn estimators(bench: &Bench<'_>) -> Vec<EstimatorLine> {
    let lines = ESTIMATORS.iter().filter_map(|method| {
        let with = |test| {
            let choices = bench
                .choices
                .with_model(Model::RandomEffects(*method), test);
            let (pooled, _) = pool_rows(&bench.rows, bench.scale, &choices).ok()?;
            Some(Brief::from(pooled))
        };
        let several = bench.rows.len() > 1;
        Some(EstimatorLine {
            method: *method,
            is_main: bench.choices.tau2_method() == Some(*method)
                && !dependence::has_levels(&bench.rows, bench.choices),
            wald: with(MeanTest::Normal)?,
            hartung_knapp: with(MeanTest::HartungKnapp).filter(|_| several),
            ad_hoc: with(MeanTest::HartungKnappAdHoc).filter(|_| several),
        })
    });
    lines.collect()
}

pub(super) fn others(all: &[EffectRow], bench: &Bench<'_>) -> Vec<OtherLine> {
    let mut lines = vec![common(bench)];
    lines.extend(without(bench, OtherChoice::WithoutDoubt, |row| {
        row.in_doubt
    }));
    lines.extend(without(bench, OtherChoice::WithoutHighRisk, |row| {
        row.facts.high_risk == Some(true)
    }));
    lines.extend(combined(all, bench));
    lines
}

fn common(bench: &Bench<'_>) -> OtherLine {
    let choices = bench
        .choices
        .with_model(Model::CommonEffect, MeanTest::Normal);
    OtherLine {
        choice: OtherChoice::CommonEffect,
        pooled: result(&bench.rows, bench, &choices),
    }
}

fn result(rows: &[&EffectRow], bench: &Bench<'_>, choices: &Choices) -> Option<PooledEffect> {
    Some(pool_rows(rows, bench.scale, choices).ok()?.0)
}

/// The result without rows of a kind; no line when there are none.
fn without(
    bench: &Bench<'_>,
    choice: OtherChoice,
    is_left_out: impl Fn(&EffectRow) -> bool,
) -> Option<OtherLine> {
    let kept: Vec<&EffectRow> = bench
        .rows
        .iter()
        .copied()
        .filter(|row| !is_left_out(row))
        .collect();
    (kept.len() < bench.rows.len()).then(|| OtherLine {
        choice,
        pooled: result(&kept, bench, bench.choices),
    })
}

/// The result with several results of one trial combined; no line when there are none or they are
/// combined already.
fn combined(all: &[EffectRow], bench: &Bench<'_>) -> Option<OtherLine> {
    if !several::any(all) {
        return None;
    }
    let choices = Choices {
        several: Some(SeveralResults::Combine),
        ..*bench.choices
    };
    let rows = several::combined(all, bench.scale, &choices);
    let kept: Vec<&EffectRow> = rows.iter().filter(|row| row.is_pooled()).collect();
    Some(OtherLine {
        choice: OtherChoice::TrialsCombined {
            correlation: choices.correlation,
        },
        pooled: result(&kept, bench, &choices),
    })
}
