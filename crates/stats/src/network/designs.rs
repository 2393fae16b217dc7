//! Heterogeneity within designs and inconsistency between them (Higgins et al. 2012; Krahn, Binder
//! and König 2013). A design is the set of treatments that a study compares.

use crate::error::StatsError;
use crate::fit::blocks::BlockModel;
use crate::heterogeneity::QTest;

use super::model::{block, model, moment};
use super::study::NetworkStudy;

/// Q of a network, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct DesignTests {
    /// The designs, each with its treatments in ascending order and the positions of its studies.
    pub designs: Vec<(Vec<usize>, Vec<usize>)>,
    /// Differences between studies of the same design.
    pub within: QTest,
    /// Inconsistency between designs, under a common effect.
    pub between: QTest,
    /// Inconsistency between designs when studies of one design may differ: the design-by-treatment
    /// interaction test.
    pub between_random: QTest,
    /// The variance between studies of the same design, by the moment estimator.
    pub tau2_within: f64,
}

/// Takes Q apart.
pub fn design_tests(
    studies: &[NetworkStudy],
    treatments: usize,
) -> Result<DesignTests, StatsError> {
    let whole = model(studies, treatments)?;
    let designs = designs(studies);
    let models = designs
        .iter()
        .map(|(arms, members)| one_design(studies, arms, members))
        .collect::<Result<Vec<BlockModel>, StatsError>>()?;
    let df = whole.k() - whole.p();
    let df_within = models.iter().map(|m| m.k() - m.p()).sum();
    let lost = StatsError::NotConverged("heterogeneity within designs");
    let q_within = |tau2: f64| -> Option<f64> {
        let inside = models.iter().filter(|m| m.k() > m.p());
        inside.map(|m| Some(m.fit(&[tau2])?.rss)).sum()
    };
    let between = |tau2: f64| -> Option<QTest> {
        let rest = df - df_within;
        let total = whole.fit(&[tau2])?.rss;
        let excess = (total - q_within(tau2)?).max(0.0);
        Some(QTest::new(if rest == 0 { 0.0 } else { excess }, rest))
    };
    let within = QTest::new(q_within(0.0).ok_or(lost)?, df_within);
    let tau2_within = if df_within == 0 {
        0.0
    } else {
        moment(&models, &within).ok_or(lost)?
    };
    Ok(DesignTests {
        designs,
        within,
        between: between(0.0).ok_or(lost)?,
        between_random: between(tau2_within).ok_or(lost)?,
        tau2_within,
    })
}

fn designs(studies: &[NetworkStudy]) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut found: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for (position, study) in studies.iter().enumerate() {
        let mut arms = study.treatments().to_vec();
        arms.sort_unstable();
        match found.iter_mut().find(|(known, _)| *known == arms) {
            Some((_, members)) => members.push(position),
            None => found.push((arms, vec![position])),
        }
    }
    found
}

/// The studies of a design with effects of its own.
fn one_design(
    studies: &[NetworkStudy],
    arms: &[usize],
    members: &[usize],
) -> Result<BlockModel, StatsError> {
    let column = |treatment: usize, column: usize| {
        f64::from(u8::from(arms.get(column + 1) == Some(&treatment)))
    };
    let blocks = members
        .iter()
        .map(|i| block(&studies[*i], arms.len() - 1, column));
    BlockModel::new(blocks.collect())
}
