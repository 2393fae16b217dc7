//! Cluster-robust inference with the small-sample corrections CR2 and Satterthwaite's degrees of
//! freedom (Bell and McCaffrey 2002; Tipton 2015; Pustejovsky and Tipton 2018).
//!
//! Phi is the covariance of the working model and W its inverse; H projects on the fitted values.
//! Every cluster's residuals e_j are multiplied by A_j = D_j' B_j^(+1/2) D_j, D_j being the upper
//! triangle of Phi_j and B_j = D_j (Phi_j - X_j M X_j') D_j', so that the estimate of the covariance
//! would be without bias were the working model true. With fewer than about four degrees of freedom
//! the results are not to be trusted (Tipton 2015).

use crate::distribution::Reference;
use crate::error::StatsError;
use crate::estimator::Likelihood;
use crate::fit::blocks::{BlockFit, BlockModel};
use crate::fit::components::highest;
use crate::level::Level;
use crate::model::inference::Inference;
use crate::numeric::cholesky::Cholesky;
use crate::numeric::linear::dot;
use crate::numeric::matrix::Matrix;
use crate::numeric::symmetric::Eigen;

use super::data::{Clustered, Variation};
use super::hotelling::{Hotelling, Part};

pub use super::hotelling::HotellingTest;

/// The model that gives weights; standard errors do not depend on its being true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WorkingModel {
    /// One common effect.
    CommonEffect,
    /// One variance for every effect, by REML.
    RandomEffects,
    /// A variance between clusters and one between effects within them, by REML.
    ThreeLevel,
}

/// A coefficient with its cluster-robust inference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RobustCoefficient {
    /// Estimate, CR2 standard error, and the test and interval with Satterthwaite's degrees of
    /// freedom.
    pub inference: Inference,
    /// The standard error under the working model.
    pub se_model: f64,
    /// The standard error without correction (CR0).
    pub se_cr0: f64,
    /// The same times sqrt(m / (m - 1)) for m clusters (CR1).
    pub se_cr1: f64,
}

/// Coefficients with cluster-robust inference.
#[derive(Debug, Clone)]
pub struct ClusterRobust {
    /// Number of effects.
    pub k: usize,
    /// Number of clusters.
    pub clusters: usize,
    /// The variances of the working model: none, one, or between and within clusters.
    pub components: Vec<f64>,
    /// The intercept, then the columns of each moderator in order.
    pub coefficients: Vec<RobustCoefficient>,
    /// Their CR2 covariance.
    pub covariance: Vec<Vec<f64>>,
    meat: Meat,
    estimates: Vec<f64>,
}

impl ClusterRobust {
    /// The approximate Hotelling test that the coefficients of some columns are zero (HTZ; Tipton
    /// and Pustejovsky 2015). Column 0 is the intercept. `None` without columns, or with too few
    /// clusters for so many.
    pub fn joint_test(&self, columns: &[usize]) -> Option<HotellingTest> {
        let covariance = Matrix::from_fn(columns.len(), columns.len(), |i, j| {
            self.covariance[columns[i]][columns[j]]
        });
        let estimates: Vec<f64> = columns.iter().map(|j| self.estimates[*j]).collect();
        Hotelling {
            parts: self.meat.parts_of(columns),
            m: &self.meat.m,
        }
        .test(&estimates, &covariance)
    }
}

/// All clusters, and M = (X'WX)^-1 on the orthonormal columns.
#[derive(Debug, Clone)]
struct Meat {
    parts: Vec<Part>,
    m: Matrix,
}

/// Estimates the working model and the robust covariance. Needs at least two clusters.
pub fn cluster_robust(
    data: &Clustered<'_>,
    working: WorkingModel,
    level: Level,
) -> Result<ClusterRobust, StatsError> {
    let (variation, size) = match working {
        WorkingModel::CommonEffect => (Variation::None, 0),
        WorkingModel::RandomEffects => (Variation::Effects, 1),
        WorkingModel::ThreeLevel => (Variation::ClustersAndEffects, 2),
    };
    let model = data.model(variation)?;
    let clusters = model.blocks().len();
    if clusters < 2 {
        return Err(StatsError::TooFewStudies {
            needed: 2,
            found: clusters,
        });
    }
    let lost = StatsError::NotConverged("variances of the working model");
    let held = vec![None; size];
    let (theta, _) = highest(&model, Likelihood::Restricted, &held).ok_or(lost)?;
    let fit = model.fit(&theta).ok_or(lost)?;
    let meat = Meat::of(&model, &fit, &theta).ok_or(lost)?;
    let cr2 = meat.covariance(&fit);
    let cr0 = uncorrected(&model, &fit);
    let factor = (clusters as f64 / (clusters as f64 - 1.0)).sqrt();
    let coefficient = |j: usize| {
        let se_cr0 = cr0[(j, j)].sqrt();
        let df = meat.degrees_of_freedom(j);
        let se = cr2[(j, j)].sqrt();
        let reference = Reference::StudentT { df };
        RobustCoefficient {
            inference: Inference::new(fit.coefficients[j], se, reference, level),
            se_model: fit.covariance[(j, j)].sqrt(),
            se_cr0,
            se_cr1: se_cr0 * factor,
        }
    };
    Ok(ClusterRobust {
        k: model.k(),
        clusters,
        components: theta,
        coefficients: (0..model.p()).map(coefficient).collect(),
        covariance: cr2.to_rows(),
        estimates: fit.coefficients.clone(),
        meat,
    })
}

impl Meat {
    fn of(model: &BlockModel, fit: &BlockFit, theta: &[f64]) -> Option<Self> {
        // Contrasts of the columns given, as combinations of the orthonormal ones.
        let to_given = fit.inner.times(&model.back().transposed());
        let parts = model.blocks().iter().zip(&fit.weights).map(|(block, w)| {
            let phi = model.covariance_of(block, theta);
            let wxm = w.times(&block.x).times(&to_given);
            let correction = correction(&phi, &block.x, &fit.inner)?;
            Some(Part {
                g: correction.transposed_times(&wxm),
                phi,
                x: block.x.clone(),
            })
        });
        Some(Self {
            parts: parts.collect::<Option<_>>()?,
            m: fit.inner.clone(),
        })
    }

    /// The CR2 covariance of the coefficients.
    fn covariance(&self, fit: &BlockFit) -> Matrix {
        let p = self.m.rows();
        let mut sum = Matrix::zeros(p, p);
        for (part, residuals) in self.parts.iter().zip(&fit.residuals) {
            let score = part.g.transposed_times_vector(residuals);
            sum.add_scaled(&Matrix::from_fn(p, p, |i, j| score[i] * score[j]), 1.0);
        }
        sum
    }

    /// Satterthwaite's degrees of freedom of a coefficient.
    fn degrees_of_freedom(&self, j: usize) -> f64 {
        let columns = [j];
        let parts = self.parts_of(&columns);
        let own: Vec<f64> = parts
            .iter()
            .map(|part| {
                let g: Vec<f64> = (0..part.g.rows()).map(|i| part.g[(i, 0)]).collect();
                part.phi.quadratic_form(&g)
            })
            .collect();
        let fitted: Vec<Vec<f64>> = parts
            .iter()
            .map(|part| {
                let g: Vec<f64> = (0..part.g.rows()).map(|i| part.g[(i, 0)]).collect();
                part.x.transposed_times_vector(&g)
            })
            .collect();
        let (mut mean, mut spread) = (0.0, 0.0);
        for (a, one) in fitted.iter().enumerate() {
            let projected = self.m.times_vector(one);
            for (b, other) in fitted.iter().enumerate() {
                let own = if a == b { own[a] } else { 0.0 };
                let entry = own - dot(&projected, other);
                spread += entry * entry;
                if a == b {
                    mean += entry;
                }
            }
        }
        mean * mean / spread
    }

    /// The parts with the columns of some coefficients only.
    fn parts_of(&self, columns: &[usize]) -> Vec<Part> {
        let chosen = |part: &Part| {
            let rows: Vec<usize> = (0..part.g.rows()).collect();
            Part {
                g: part.g.chosen(&rows, columns),
                ..part.clone()
            }
        };
        self.parts.iter().map(chosen).collect()
    }
}

/// A_j of a cluster.
fn correction(phi: &Matrix, x: &Matrix, m: &Matrix) -> Option<Matrix> {
    let d = Cholesky::new(phi)?.upper();
    let left = phi.plus_scaled(&x.times(m).times(&x.transposed()), -1.0);
    let b = d.times(&left).times(&d.transposed());
    let scale = d.times(phi).times(&d.transposed());
    let largest = (0..phi.rows()).map(|i| scale[(i, i)]).fold(0.0, f64::max);
    // Directions that the cluster alone determines have no residual; they stay out.
    let root = Eigen::new(&b).inverse_root(1e-10 * largest);
    Some(d.transposed().times(&root).times(&d))
}

/// The covariance without correction, on the columns given.
fn uncorrected(model: &BlockModel, fit: &BlockFit) -> Matrix {
    let p = model.p();
    let to_given = fit.inner.times(&model.back().transposed());
    let mut sum = Matrix::zeros(p, p);
    let parts = model.blocks().iter().zip(&fit.weights).zip(&fit.residuals);
    for ((block, w), residuals) in parts {
        let score = block.x.transposed_times_vector(&w.times_vector(residuals));
        let score = to_given.transposed_times_vector(&score);
        sum.add_scaled(&Matrix::from_fn(p, p, |i, j| score[i] * score[j]), 1.0);
    }
    sum
}
