//! The Cholesky factor of a symmetric positive definite matrix.

use crate::numeric::linear::dot;
use crate::numeric::matrix::Matrix;

/// A lower triangle L with LL' = A.
#[derive(Debug, Clone)]
pub(crate) struct Cholesky {
    lower: Vec<Vec<f64>>,
}

impl Cholesky {
    /// Factorises; `None` unless the matrix is positive definite to working precision.
    pub(crate) fn new(a: &Matrix) -> Option<Self> {
        let mut lower: Vec<Vec<f64>> = Vec::with_capacity(a.rows());
        for i in 0..a.rows() {
            let mut row: Vec<f64> = Vec::with_capacity(i + 1);
            for (j, above) in lower.iter().enumerate() {
                row.push((a[(i, j)] - dot(&row, &above[..j])) / above[j]);
            }
            let pivot = a[(i, i)] - dot(&row, &row);
            if pivot.is_nan() || pivot <= a[(i, i)].abs() * 1e-14 {
                return None;
            }
            row.push(pivot.sqrt());
            lower.push(row);
        }
        Some(Self { lower })
    }

    /// The logarithm of the determinant.
    pub(crate) fn log_determinant(&self) -> f64 {
        let diagonal = self.lower.iter().filter_map(|row| row.last());
        2.0 * diagonal.map(|x| x.ln()).sum::<f64>()
    }

    /// The solution x of Ax = b.
    pub(crate) fn solve(&self, b: &[f64]) -> Vec<f64> {
        let size = self.lower.len();
        let mut x: Vec<f64> = Vec::with_capacity(size);
        for (i, row) in self.lower.iter().enumerate() {
            x.push((b[i] - dot(&row[..i], &x)) / row[i]);
        }
        for i in (0..size).rev() {
            let known: f64 = (i + 1..size).map(|j| self.lower[j][i] * x[j]).sum();
            x[i] = (x[i] - known) / self.lower[i][i];
        }
        x
    }

    /// The inverse of A.
    pub(crate) fn inverse(&self) -> Matrix {
        let size = self.lower.len();
        let unit =
            |j: usize| -> Vec<f64> { (0..size).map(|i| f64::from(u8::from(i == j))).collect() };
        let columns: Vec<Vec<f64>> = (0..size).map(|j| self.solve(&unit(j))).collect();
        // Rounding leaves the two halves a little apart.
        Matrix::from_fn(size, size, |i, j| (columns[j][i] + columns[i][j]) / 2.0)
    }

    /// The upper triangle D with D'D = A.
    pub(crate) fn upper(&self) -> Matrix {
        let size = self.lower.len();
        Matrix::from_fn(size, size, |i, j| {
            self.lower[j].get(i).copied().unwrap_or(0.0)
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    fn hilbert(size: usize) -> Matrix {
        Matrix::from_fn(size, size, |i, j| 1.0 / (i + j + 1) as f64)
    }

    #[test]
    fn the_inverse_undoes_the_matrix() {
        let a = hilbert(4);
        let factor = Cholesky::new(&a).unwrap();
        let product = a.times(&factor.inverse());
        let off = product.plus_scaled(&Matrix::identity(4), -1.0);
        assert!(off.to_rows().iter().flatten().all(|x| x.abs() < 1e-10));
        // The determinant of the Hilbert matrix of four rows is 1 / 6,048,000.
        assert!((factor.log_determinant() + 6_048_000f64.ln()).abs() < 1e-9);
        let square = factor.upper().transposed_times(&factor.upper());
        assert!((square[(2, 3)] - a[(2, 3)]).abs() < 1e-15);
    }

    #[test]
    fn a_matrix_with_a_direction_of_no_extent_is_refused() {
        assert!(Cholesky::new(&Matrix::from_fn(2, 2, |_, _| 1.0)).is_none());
    }
}
