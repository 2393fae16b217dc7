//! Dense least squares for the handful of columns a meta-regression has.
//!
//! A thin QR factorisation by modified Gram-Schmidt, orthogonalised twice, which is as accurate
//! as Householder's and keeps the condition of the design unsquared (a calendar year next to an
//! intercept is already badly conditioned).

/// A model matrix stored by columns.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Design {
    columns: Vec<Vec<f64>>,
    rows: usize,
}

impl Design {
    /// The model with nothing but an intercept.
    pub(crate) fn intercept(rows: usize) -> Self {
        Self {
            columns: vec![vec![1.0; rows]],
            rows,
        }
    }

    /// A model matrix from its columns; `None` unless all have the same length.
    pub(crate) fn from_columns(columns: Vec<Vec<f64>>) -> Option<Self> {
        let rows = columns.first()?.len();
        let even = columns.iter().all(|column| column.len() == rows);
        even.then_some(Self { columns, rows })
    }

    /// Number of studies.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// Number of coefficients.
    pub(crate) fn width(&self) -> usize {
        self.columns.len()
    }

    /// The columns.
    pub(crate) fn columns(&self) -> &[Vec<f64>] {
        &self.columns
    }
}

/// A thin QR factorisation: orthonormal columns and an upper triangle.
#[derive(Debug, Clone)]
pub(crate) struct ThinQr {
    /// Orthonormal columns, each as long as the data.
    pub(crate) q: Vec<Vec<f64>>,
    /// `r[j]` holds column j of the triangle, entries 0 to j.
    r: Vec<Vec<f64>>,
}

impl ThinQr {
    /// Factorises columns; `None` when they are linearly dependent to working precision.
    pub(crate) fn new(columns: &[Vec<f64>]) -> Option<Self> {
        let mut q: Vec<Vec<f64>> = Vec::with_capacity(columns.len());
        let mut r = Vec::with_capacity(columns.len());
        for column in columns {
            let size = norm(column);
            let (rest, mut coefficients) = orthogonalise(&q, column);
            let left = norm(&rest);
            if left.is_nan() || left <= size * 1e-10 {
                return None;
            }
            coefficients.push(left);
            q.push(rest.iter().map(|x| x / left).collect());
            r.push(coefficients);
        }
        Some(Self { q, r })
    }

    /// Least-squares coefficients of a response on the factorised columns.
    pub(crate) fn solve(&self, response: &[f64]) -> Vec<f64> {
        let (_, projections) = orthogonalise(&self.q, response);
        self.back_substitute(&projections)
    }

    fn back_substitute(&self, right: &[f64]) -> Vec<f64> {
        let width = self.r.len();
        let mut solution = right.to_vec();
        for i in (0..width).rev() {
            let known: f64 = (i + 1..width).map(|j| self.r[j][i] * solution[j]).sum();
            solution[i] = (right[i] - known) / self.r[i][i];
        }
        solution
    }

    /// The columns of R^-1, which leads from coefficients on the orthonormal columns to those on
    /// the columns that were given.
    pub(crate) fn inverse_triangle(&self) -> Vec<Vec<f64>> {
        let width = self.r.len();
        (0..width)
            .map(|j| self.back_substitute(&unit_vector(width, j)))
            .collect()
    }

    /// The inverse of the cross product, (X'X)^-1.
    pub(crate) fn inverse_cross_product(&self) -> Vec<Vec<f64>> {
        let width = self.r.len();
        let inverse = self.inverse_triangle();
        let entry = |i: usize, j: usize| (0..width).map(|m| inverse[m][i] * inverse[m][j]).sum();
        (0..width)
            .map(|i| (0..width).map(|j| entry(i, j)).collect())
            .collect()
    }

    /// The logarithm of det(X'X).
    pub(crate) fn log_determinant(&self) -> f64 {
        let diagonal = self.r.iter().filter_map(|column| column.last());
        2.0 * diagonal.map(|x| x.ln()).sum::<f64>()
    }

    /// One entry of the hat matrix QQ'.
    pub(crate) fn hat(&self, i: usize, j: usize) -> f64 {
        self.q.iter().map(|column| column[i] * column[j]).sum()
    }
}

/// Removes the components along orthonormal columns; returns what is left and the components.
fn orthogonalise(q: &[Vec<f64>], column: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let mut rest = column.to_vec();
    let mut coefficients = vec![0.0; q.len()];
    // Twice is enough (Giraud, Langou and Rozloznik 2005).
    for _ in 0..2 {
        for (direction, coefficient) in q.iter().zip(&mut coefficients) {
            let along = dot(direction, &rest);
            *coefficient += along;
            for (x, d) in rest.iter_mut().zip(direction) {
                *x -= along * d;
            }
        }
    }
    (rest, coefficients)
}

/// The inner product.
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn norm(a: &[f64]) -> f64 {
    dot(a, a).sqrt()
}

fn unit_vector(length: usize, position: usize) -> Vec<f64> {
    (0..length)
        .map(|i| if i == position { 1.0 } else { 0.0 })
        .collect()
}

/// The quadratic form x' A^-1 x for a symmetric positive definite A; `None` if it is not.
pub(crate) fn inverse_quadratic_form(a: &[Vec<f64>], x: &[f64]) -> Option<f64> {
    let mut lower: Vec<Vec<f64>> = Vec::with_capacity(a.len());
    let mut scaled: Vec<f64> = Vec::with_capacity(a.len());
    for i in 0..a.len() {
        let mut row: Vec<f64> = Vec::with_capacity(i + 1);
        for (j, above) in lower.iter().enumerate() {
            row.push((a[i][j] - dot(&row, &above[..j])) / above[j]);
        }
        let pivot = a[i][i] - dot(&row, &row);
        if pivot.is_nan() || pivot <= 0.0 {
            return None;
        }
        scaled.push((x[i] - dot(&row, &scaled)) / pivot.sqrt());
        row.push(pivot.sqrt());
        lower.push(row);
    }
    Some(dot(&scaled, &scaled))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    #[test]
    fn solves_a_badly_conditioned_line() {
        let years: Vec<f64> = (0..12).map(|i| 1950.0 + f64::from(i)).collect();
        let y: Vec<f64> = years.iter().map(|t| 3.0 - 0.25 * t).collect();
        let qr = ThinQr::new(&[vec![1.0; 12], years]).unwrap();
        let b = qr.solve(&y);
        assert!((b[0] - 3.0).abs() < 1e-9 && (b[1] + 0.25).abs() < 1e-12);
    }

    #[test]
    fn detects_collinearity() {
        assert!(ThinQr::new(&[vec![1.0; 3], vec![2.0; 3]]).is_none());
    }

    #[test]
    fn quadratic_form_of_a_small_matrix() {
        let a = vec![vec![4.0, 2.0], vec![2.0, 3.0]];
        // The inverse is [[3, -2], [-2, 4]] / 8.
        let got = inverse_quadratic_form(&a, &[1.0, 2.0]).unwrap();
        assert!((got - 11.0 / 8.0).abs() < 1e-14);
    }
}
