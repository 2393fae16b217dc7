//! Effects in clusters as blocks of a model.

use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::fit::blocks::{Block, BlockModel};
use crate::numeric::matrix::Matrix;
use crate::regression::Moderator;

/// Effects with the cluster of each, one entry an effect.
#[derive(Debug, Clone, Copy)]
pub struct Clustered<'a> {
    /// The effects.
    pub effects: &'a [EffectSize],
    /// The cluster of each, such as its trial, by any number.
    pub cluster_of: &'a [usize],
    /// Which effect of its cluster each is; rows with the same number share what is particular to
    /// that effect.
    pub effect_of: &'a [usize],
    /// Characteristics of effects or clusters.
    pub moderators: &'a [Moderator],
    /// The correlation assumed between the sampling errors of effects of one cluster; 0 for
    /// independent errors.
    pub correlation: f64,
}

/// What varies between effects beyond their sampling errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Variation {
    /// Nothing.
    None,
    /// Every effect, independently of all others.
    Effects,
    /// Clusters, and effects within them.
    ClustersAndEffects,
}

impl Clustered<'_> {
    /// The rows of each cluster, clusters in order of their first row.
    pub(crate) fn clusters(&self) -> Vec<Vec<usize>> {
        let mut names: Vec<usize> = Vec::new();
        let mut rows: Vec<Vec<usize>> = Vec::new();
        for (row, name) in self.cluster_of.iter().enumerate() {
            match names.iter().position(|known| known == name) {
                Some(position) => rows[position].push(row),
                None => {
                    names.push(*name);
                    rows.push(vec![row]);
                }
            }
        }
        rows
    }

    /// The model of these effects, a block a cluster.
    pub(crate) fn model(&self, variation: Variation) -> Result<BlockModel, StatsError> {
        self.check()?;
        let k = self.effects.len();
        let mut columns = vec![vec![1.0; k]];
        columns.extend(self.moderators.iter().flat_map(Moderator::columns));
        let block = |rows: &Vec<usize>| {
            let n = rows.len();
            Block {
                y: rows.iter().map(|row| self.effects[*row].yi()).collect(),
                x: Matrix::from_fn(n, columns.len(), |i, j| columns[j][rows[i]]),
                v: Matrix::from_fn(n, n, |i, j| self.covariance(rows[i], rows[j])),
                z: self.components(rows, variation),
            }
        };
        BlockModel::new(self.clusters().iter().map(block).collect())
    }

    fn check(&self) -> Result<(), StatsError> {
        let expected = self.effects.len();
        for found in [self.cluster_of.len(), self.effect_of.len()] {
            if found != expected {
                return Err(StatsError::LengthMismatch { expected, found });
            }
        }
        if let Some(index) = self.effects.iter().position(|e| e.vi() <= 0.0) {
            return Err(StatsError::BadVariance { index });
        }
        if !(0.0..1.0).contains(&self.correlation) {
            return Err(StatsError::OutOfRange("correlation"));
        }
        self.moderators.iter().try_for_each(|m| m.check(expected))
    }

    fn covariance(&self, i: usize, j: usize) -> f64 {
        let (a, b) = (self.effects[i].vi(), self.effects[j].vi());
        if i == j {
            a
        } else {
            self.correlation * (a * b).sqrt()
        }
    }

    fn components(&self, rows: &[usize], variation: Variation) -> Vec<Matrix> {
        let n = rows.len();
        let same_effect = |i: usize, j: usize| {
            let same = i == j || self.effect_of[rows[i]] == self.effect_of[rows[j]];
            f64::from(u8::from(same))
        };
        match variation {
            Variation::None => Vec::new(),
            Variation::Effects => vec![Matrix::identity(n)],
            Variation::ClustersAndEffects => vec![
                Matrix::from_fn(n, n, |_, _| 1.0),
                Matrix::from_fn(n, n, same_effect),
            ],
        }
    }
}
