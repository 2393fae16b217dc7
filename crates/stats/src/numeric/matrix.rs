//! Small dense matrices: covariances within a study, of a few coefficients, of a network.

use std::ops::{Index, IndexMut};

/// A matrix, stored by rows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Matrix {
    rows: usize,
    columns: usize,
    entries: Vec<f64>,
}

impl Matrix {
    /// A matrix of zeros.
    pub(crate) fn zeros(rows: usize, columns: usize) -> Self {
        Self {
            rows,
            columns,
            entries: vec![0.0; rows * columns],
        }
    }

    /// A matrix from a rule for its entries.
    pub(crate) fn from_fn(rows: usize, columns: usize, f: impl Fn(usize, usize) -> f64) -> Self {
        let mut entries = Vec::with_capacity(rows * columns);
        for i in 0..rows {
            entries.extend((0..columns).map(|j| f(i, j)));
        }
        Self {
            rows,
            columns,
            entries,
        }
    }

    /// The identity.
    pub(crate) fn identity(size: usize) -> Self {
        Self::from_fn(size, size, |i, j| f64::from(u8::from(i == j)))
    }

    /// Number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// Number of columns.
    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    /// One row.
    pub(crate) fn row(&self, i: usize) -> &[f64] {
        &self.entries[i * self.columns..(i + 1) * self.columns]
    }

    /// The rows as vectors.
    pub(crate) fn to_rows(&self) -> Vec<Vec<f64>> {
        (0..self.rows).map(|i| self.row(i).to_vec()).collect()
    }

    /// The transpose.
    pub(crate) fn transposed(&self) -> Self {
        Self::from_fn(self.columns, self.rows, |i, j| self[(j, i)])
    }

    /// The product with another matrix.
    pub(crate) fn times(&self, other: &Self) -> Self {
        let mut product = Self::zeros(self.rows, other.columns);
        for i in 0..self.rows {
            for (m, factor) in self.row(i).iter().enumerate() {
                if *factor != 0.0 {
                    let into = &mut product.entries[i * other.columns..(i + 1) * other.columns];
                    for (sum, entry) in into.iter_mut().zip(other.row(m)) {
                        *sum += factor * entry;
                    }
                }
            }
        }
        product
    }

    /// The product of the transpose with another matrix.
    pub(crate) fn transposed_times(&self, other: &Self) -> Self {
        self.transposed().times(other)
    }

    /// The product with a vector.
    pub(crate) fn times_vector(&self, x: &[f64]) -> Vec<f64> {
        (0..self.rows)
            .map(|i| self.row(i).iter().zip(x).map(|(a, b)| a * b).sum())
            .collect()
    }

    /// The product of the transpose with a vector.
    pub(crate) fn transposed_times_vector(&self, x: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.columns];
        for (i, factor) in x.iter().enumerate() {
            for (sum, entry) in sums.iter_mut().zip(self.row(i)) {
                *sum += factor * entry;
            }
        }
        sums
    }

    /// This matrix and another times a factor, added up.
    pub(crate) fn plus_scaled(&self, other: &Self, factor: f64) -> Self {
        let mut sum = self.clone();
        sum.add_scaled(other, factor);
        sum
    }

    /// Adds another matrix times a factor.
    pub(crate) fn add_scaled(&mut self, other: &Self, factor: f64) {
        for (sum, entry) in self.entries.iter_mut().zip(&other.entries) {
            *sum += factor * entry;
        }
    }

    /// Every entry times a factor.
    pub(crate) fn scaled(&self, factor: f64) -> Self {
        Self {
            entries: self.entries.iter().map(|x| x * factor).collect(),
            ..*self
        }
    }

    /// The sum of the diagonal.
    pub(crate) fn trace(&self) -> f64 {
        (0..self.rows).map(|i| self[(i, i)]).sum()
    }

    /// The trace of the product with another matrix.
    pub(crate) fn trace_of_product(&self, other: &Self) -> f64 {
        let row = |i: usize| -> f64 {
            let entries = self.row(i).iter().enumerate();
            entries.map(|(j, x)| x * other[(j, i)]).sum()
        };
        (0..self.rows).map(row).sum()
    }

    /// The rows and columns named, in that order.
    pub(crate) fn chosen(&self, rows: &[usize], columns: &[usize]) -> Self {
        Self::from_fn(rows.len(), columns.len(), |i, j| {
            self[(rows[i], columns[j])]
        })
    }

    /// The quadratic form x'Ax.
    pub(crate) fn quadratic_form(&self, x: &[f64]) -> f64 {
        self.times_vector(x).iter().zip(x).map(|(a, b)| a * b).sum()
    }
}

impl Index<(usize, usize)> for Matrix {
    type Output = f64;

    fn index(&self, (i, j): (usize, usize)) -> &f64 {
        &self.entries[i * self.columns + j]
    }
}

impl IndexMut<(usize, usize)> for Matrix {
    fn index_mut(&mut self, (i, j): (usize, usize)) -> &mut f64 {
        &mut self.entries[i * self.columns + j]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_agree_with_their_definition() {
        let a = Matrix::from_fn(2, 3, |i, j| (i * 3 + j) as f64);
        let b = Matrix::from_fn(3, 2, |i, j| 1.0 + (i + 2 * j) as f64);
        let product = a.times(&b);
        assert_eq!(product.to_rows(), [vec![8.0, 14.0], vec![26.0, 50.0]]);
        assert_eq!(a.transposed_times(&a).trace(), 55.0);
        assert_eq!(a.trace_of_product(&b), product.trace());
        assert_eq!(
            a.transposed_times_vector(&[1.0, 2.0]),
            a.transposed().times_vector(&[1.0, 2.0])
        );
    }
}
