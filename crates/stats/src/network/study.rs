//! A study of a network: its arms and the differences between them.

use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::numeric::cholesky::Cholesky;
use crate::numeric::matrix::Matrix;

/// A study with two or more arms on the scale of analysis.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkStudy {
    /// The treatment of each arm.
    treatments: Vec<usize>,
    /// Effects of the arms after the first, minus that of the first.
    differences: Vec<f64>,
    /// Their covariance.
    covariance: Matrix,
}

/// The difference of two arms, the first treatment minus the second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contrast {
    /// The first treatment.
    pub first: usize,
    /// The second treatment.
    pub second: usize,
    /// The difference with its sampling variance.
    pub effect: EffectSize,
}

impl NetworkStudy {
    /// A study from an effect for each arm. Treatments must differ, variances be above zero.
    pub fn from_arms(arms: &[(usize, EffectSize)]) -> Result<Self, StatsError> {
        let treatments: Vec<usize> = arms.iter().map(|(treatment, _)| *treatment).collect();
        check_arms(&treatments)?;
        if let Some(index) = arms.iter().position(|(_, effect)| effect.vi() <= 0.0) {
            return Err(StatsError::BadVariance { index });
        }
        let base = arms[0].1;
        let rest = &arms[1..];
        Ok(Self {
            differences: rest.iter().map(|(_, e)| e.yi() - base.yi()).collect(),
            covariance: Matrix::from_fn(rest.len(), rest.len(), |i, j| {
                base.vi() + if i == j { rest[i].1.vi() } else { 0.0 }
            }),
            treatments,
        })
    }

    /// A study from the differences of every pair of its arms, as papers and databases print them.
    ///
    /// Printed differences close only as far as they were rounded; the effects of the arms are those
    /// closest to all of them. Covariances follow from the variances of the pairs (Rücker 2012).
    pub fn from_contrasts(contrasts: &[Contrast]) -> Result<Self, StatsError> {
        let mut treatments: Vec<usize> = Vec::new();
        for treatment in contrasts.iter().flat_map(|c| [c.first, c.second]) {
            if !treatments.contains(&treatment) {
                treatments.push(treatment);
            }
        }
        check_arms(&treatments)?;
        let m = treatments.len();
        let (expected, found) = (m * (m - 1) / 2, contrasts.len());
        if expected != found {
            return Err(StatsError::LengthMismatch { expected, found });
        }
        let between = |i: usize, j: usize| -> Option<(f64, f64)> {
            let (a, b) = (treatments[i], treatments[j]);
            contrasts.iter().find_map(|c| match (c.first, c.second) {
                pair if pair == (a, b) => Some((c.effect.yi(), c.effect.vi())),
                pair if pair == (b, a) => Some((-c.effect.yi(), c.effect.vi())),
                _ => None,
            })
        };
        let mut difference = Matrix::zeros(m, m);
        let mut variance = Matrix::zeros(m, m);
        for i in 0..m {
            for j in (0..m).filter(|j| *j != i) {
                let pair = between(i, j).ok_or(StatsError::NoInformation)?;
                (difference[(i, j)], variance[(i, j)]) = pair;
            }
        }
        let mean = |i: usize| difference.row(i).iter().sum::<f64>() / m as f64;
        let covariance = Matrix::from_fn(m - 1, m - 1, |i, j| {
            (variance[(0, i + 1)] + variance[(0, j + 1)] - variance[(i + 1, j + 1)]) / 2.0
        });
        Cholesky::new(&covariance).ok_or(StatsError::BadVariance { index: 0 })?;
        Ok(Self {
            differences: (1..m).map(|i| mean(i) - mean(0)).collect(),
            covariance,
            treatments,
        })
    }

    /// The treatments of its arms.
    pub fn treatments(&self) -> &[usize] {
        &self.treatments
    }

    /// Differences of the later arms from the first.
    pub(crate) fn differences(&self) -> &[f64] {
        &self.differences
    }

    /// Their sampling covariance.
    pub(crate) fn covariance(&self) -> &Matrix {
        &self.covariance
    }

    /// The difference of every pair of arms: each arm minus the arms after it.
    pub fn contrasts(&self) -> Vec<Contrast> {
        let m = self.treatments.len();
        let pairs = (0..m).flat_map(|i| (i + 1..m).map(move |j| (i, j)));
        let contrast = |(i, j): (usize, usize)| {
            Some(Contrast {
                first: self.treatments[i],
                second: self.treatments[j],
                effect: EffectSize::new(self.value(i) - self.value(j), self.variance(i, j))?,
            })
        };
        pairs.filter_map(contrast).collect()
    }

    /// The difference of two treatments, the first minus the second; `None` if it has not both.
    pub fn contrast_of(&self, first: usize, second: usize) -> Option<EffectSize> {
        let position = |treatment| self.treatments.iter().position(|t| *t == treatment);
        let (i, j) = (position(first)?, position(second)?);
        EffectSize::new(self.value(i) - self.value(j), self.variance(i, j))
    }

    /// The effect of an arm against the first.
    fn value(&self, arm: usize) -> f64 {
        arm.checked_sub(1).map_or(0.0, |i| self.differences[i])
    }

    fn variance(&self, i: usize, j: usize) -> f64 {
        let entry = |i: usize, j: usize| match (i.checked_sub(1), j.checked_sub(1)) {
            (Some(i), Some(j)) => self.covariance[(i, j)],
            _ => 0.0,
        };
        (entry(i, i) + entry(j, j) - 2.0 * entry(i, j)).max(0.0)
    }
}

fn check_arms(treatments: &[usize]) -> Result<(), StatsError> {
    if treatments.len() < 2 {
        return Err(StatsError::NoInformation);
    }
    let mut sorted = treatments.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let differ = sorted.len() == treatments.len();
    differ
        .then_some(())
        .ok_or(StatsError::OutOfRange("treatment of an arm"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    #[test]
    fn arms_and_their_differences_are_one_study() {
        let effect = |y, v| EffectSize::new(y, v).unwrap();
        let arms = [
            (4, effect(0.3, 0.1)),
            (1, effect(-0.2, 0.05)),
            (2, effect(0.9, 0.2)),
        ];
        let from_arms = NetworkStudy::from_arms(&arms).unwrap();
        let again = NetworkStudy::from_contrasts(&from_arms.contrasts()).unwrap();
        assert_eq!(again.treatments(), [4, 1, 2]);
        for (a, b) in from_arms.differences().iter().zip(again.differences()) {
            assert!((a - b).abs() < 1e-15);
        }
        for i in 0..2 {
            for j in 0..2 {
                let off = from_arms.covariance()[(i, j)] - again.covariance()[(i, j)];
                assert!(off.abs() < 1e-15);
            }
        }
        let pair = again.contrast_of(2, 1).unwrap();
        assert!((pair.yi() - 1.1).abs() < 1e-15 && (pair.vi() - 0.25).abs() < 1e-15);
    }

    #[test]
    fn a_study_needs_every_pair_of_its_arms() {
        let contrast = |first, second| Contrast {
            first,
            second,
            effect: EffectSize::new(0.1, 0.2).unwrap(),
        };
        let found = NetworkStudy::from_contrasts(&[contrast(0, 1), contrast(1, 2)]);
        assert_eq!(
            found,
            Err(StatsError::LengthMismatch {
                expected: 3,
                found: 2
            })
        );
    }
}
