//! Eigenvalues of small symmetric matrices, and powers of matrices that follow from them.
//!
//! Jacobi's rotations (Golub and Van Loan, Matrix Computations, section 8.5): slow for large
//! matrices, and as exact as can be for small ones, small eigenvalues included.

use crate::numeric::matrix::Matrix;

const MAX_SWEEPS: usize = 60;

/// A symmetric matrix as directions and their extents.
#[derive(Debug, Clone)]
pub(crate) struct Eigen {
    values: Vec<f64>,
    /// The directions, as columns.
    vectors: Matrix,
}

impl Eigen {
    /// The decomposition of a symmetric matrix.
    pub(crate) fn new(a: &Matrix) -> Self {
        let mut work = a.clone();
        let mut vectors = Matrix::identity(a.rows());
        for _ in 0..MAX_SWEEPS {
            if !sweep(&mut work, &mut vectors) {
                break;
            }
        }
        Self {
            values: (0..a.rows()).map(|i| work[(i, i)]).collect(),
            vectors,
        }
    }

    /// The symmetric inverse square root in the sense of Moore and Penrose: eigenvalues at or
    /// below `floor` count as zero and stay zero.
    pub(crate) fn inverse_root(&self, floor: f64) -> Matrix {
        self.mapped(|x| if x > floor { 1.0 / x.sqrt() } else { 0.0 })
    }

    /// The matrix with a function applied to its eigenvalues.
    fn mapped(&self, f: impl Fn(f64) -> f64) -> Matrix {
        let size = self.values.len();
        let mapped: Vec<f64> = self.values.iter().map(|x| f(*x)).collect();
        let v = &self.vectors;
        Matrix::from_fn(size, size, |i, j| {
            let terms = mapped.iter().enumerate();
            terms.map(|(m, x)| v[(i, m)] * x * v[(j, m)]).sum()
        })
    }
}

/// Turns every pair of directions once; false when there was nothing left to turn.
fn sweep(work: &mut Matrix, vectors: &mut Matrix) -> bool {
    let size = work.rows();
    let mut turned = false;
    for p in 0..size {
        for q in p + 1..size {
            let scale = (work[(p, p)] * work[(q, q)]).abs().sqrt();
            let off = work[(p, q)];
            if off == 0.0 || off.abs() <= f64::EPSILON * 0.01 * scale {
                continue;
            }
            turned = true;
            rotate(work, vectors, p, q);
        }
    }
    turned
}

/// The rotation in the plane of two directions that makes their product zero.
fn rotate(work: &mut Matrix, vectors: &mut Matrix, p: usize, q: usize) {
    let theta = (work[(q, q)] - work[(p, p)]) / (2.0 * work[(p, q)]);
    let t = if theta.is_infinite() {
        0.0
    } else {
        theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt())
    };
    let c = 1.0 / (t * t + 1.0).sqrt();
    let s = t * c;
    let turn = |a: f64, b: f64| (c * a - s * b, s * a + c * b);
    for i in 0..work.rows() {
        let (a, b) = turn(work[(i, p)], work[(i, q)]);
        (work[(i, p)], work[(i, q)]) = (a, b);
        let (a, b) = turn(vectors[(i, p)], vectors[(i, q)]);
        (vectors[(i, p)], vectors[(i, q)]) = (a, b);
    }
    for j in 0..work.rows() {
        let (a, b) = turn(work[(p, j)], work[(q, j)]);
        (work[(p, j)], work[(q, j)]) = (a, b);
    }
    work[(p, q)] = 0.0;
    work[(q, p)] = 0.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inverse_root_squares_to_the_inverse() {
        let a = Matrix::from_fn(3, 3, |i, j| 1.0 / (i + j + 1) as f64);
        let root = Eigen::new(&a).inverse_root(0.0);
        let identity = root.times(&a).times(&root);
        for i in 0..3 {
            for j in 0..3 {
                let expected = f64::from(u8::from(i == j));
                assert!((identity[(i, j)] - expected).abs() < 1e-11);
            }
        }
    }

    #[test]
    fn a_direction_without_extent_stays_without() {
        // Ones everywhere: one direction of extent 3, two of none.
        let root = Eigen::new(&Matrix::from_fn(3, 3, |_, _| 1.0)).inverse_root(1e-12);
        let expected = 1.0 / 3f64.sqrt() / 3.0;
        assert!(
            root.to_rows()
                .iter()
                .flatten()
                .all(|x| (x - expected).abs() < 1e-14)
        );
    }

    #[test]
    fn eigenvalues_of_a_known_matrix() {
        let a = Matrix::from_fn(2, 2, |i, j| if i == j { 2.0 } else { -1.0 });
        let mut values = Eigen::new(&a).values;
        values.sort_by(f64::total_cmp);
        assert!((values[0] - 1.0).abs() < 1e-15 && (values[1] - 3.0).abs() < 1e-15);
    }
}
