//! How much single results bear on the pooled one.

use serde::{Deserialize, Serialize};

use stats::effect::EffectSize;
use stats::influence::{StudyInfluence, influence};
use stats::model::options::{MeanTest, ModelOptions, TestRule};

use super::bench::Bench;
use super::sequence::MOST_FOR_STEPS;
use crate::record::analysis_settings::Pooling;
use crate::synthesis::dependence;
use crate::synthesis::effect::EffectRow;
use crate::synthesis::raw::PooledEffect;
use crate::synthesis::row_label::RowLabel;

/// Below this many results one of them left out leaves too little to compare it with.
const LEAST_FOR_INFLUENCE: usize = 3;

/// How much a result bears on the pooled one (Viechtbauer and Cheung 2010).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InfluenceLine {
    /// What the row is called.
    pub label: RowLabel,
    /// The row's result.
    pub result: String,
    /// The externally studentised residual.
    pub residual: f64,
    /// DFFITS.
    pub dffits: f64,
    /// Cook's distance.
    pub cook: f64,
    /// The covariance ratio.
    pub covariance_ratio: f64,
    /// τ² without it.
    pub tau2: f64,
    /// Q without it.
    pub q: f64,
    /// The hat value.
    pub hat: f64,
    /// DFBETAS of the pooled effect.
    pub dfbetas: f64,
    /// Its contribution to Q, across in Baujat's plot.
    pub heterogeneity: f64,
    /// How far it moves the pooled effect, upwards in Baujat's plot.
    pub influence: f64,
    /// Whether it passes one of the published rules.
    pub is_influential: bool,
}

/// Empty for fewer than [`LEAST_FOR_INFLUENCE`] rows and for more than [`MOST_FOR_STEPS`], and where
/// results are not pooled by inverse variance.
pub(super) fn of(bench: &Bench<'_>, main: &PooledEffect) -> Vec<InfluenceLine> {
    let sizes: Vec<EffectSize> = bench.rows.iter().filter_map(|row| row.size).collect();
    let has_number = (LEAST_FOR_INFLUENCE..=MOST_FOR_STEPS).contains(&sizes.len());
    let is_whole = sizes.len() == bench.rows.len();
    let has_levels = dependence::has_levels(&bench.rows, bench.choices);
    if !has_number || !is_whole || has_levels || bench.choices.pooling != Pooling::InverseVariance {
        return Vec::new();
    }
    let options = settled(&bench.choices.model, main);
    let Ok(found) = influence(&sizes, &[], &options) else {
        return Vec::new();
    };
    let rows = bench.rows.iter().zip(&found.studies);
    let line = |(row, study): (&&EffectRow, &StudyInfluence)| {
        let without = study.without.as_ref()?;
        Some(InfluenceLine {
            label: row.label.clone(),
            result: row.result.clone(),
            residual: without.studentised_residual,
            dffits: without.dffits,
            cook: without.cook_distance,
            covariance_ratio: without.covariance_ratio,
            tau2: without.tau2,
            q: without.q,
            hat: study.hat,
            dfbetas: without.dfbetas.first().copied()?,
            heterogeneity: without.baujat_heterogeneity,
            influence: without.baujat_effect,
            is_influential: study.is_influential,
        })
    };
    rows.filter_map(line).collect()
}

/// A rule for the test decides once, on all results, so that what is compared is of one kind.
fn settled(options: &ModelOptions, main: &PooledEffect) -> ModelOptions {
    let test = match options.test {
        TestRule::Always(test) => test,
        TestRule::HartungKnappIfHeterogeneous if main.hartung_knapp => MeanTest::HartungKnapp,
        TestRule::HartungKnappIfHeterogeneous => MeanTest::Normal,
    };
    ModelOptions {
        test: TestRule::Always(test),
        ..*options
    }
}
