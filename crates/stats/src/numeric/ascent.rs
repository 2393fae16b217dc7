//! Maxima of smooth functions of a few variables, some of which may not fall below zero.
//!
//! Newton's method with a ridge added to the curvature until a step leads upwards (Levenberg
//! 1944, Marquardt 1963). A variable that stands at its lower limit and would fall further is
//! held there (Bertsekas 1982).

use crate::numeric::cholesky::Cholesky;
use crate::numeric::linear::dot;
use crate::numeric::matrix::Matrix;

const MAX_STEPS: usize = 200;
const MAX_RIDGES: usize = 60;

/// A function at a point: its value, slope and curvature.
#[derive(Debug, Clone)]
pub(crate) struct Local {
    pub(crate) value: f64,
    pub(crate) gradient: Vec<f64>,
    pub(crate) hessian: Matrix,
}

/// Which variables may not fall below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    /// Any value.
    Free,
    /// Zero or above.
    NotBelowZero,
}

/// Climbs from a start to a maximum nearby; `None` when it is lost on the way. `f` gives `None`
/// where it is not defined, and the climb stays out of there.
pub(crate) fn maximise(
    f: impl Fn(&[f64]) -> Option<Local>,
    start: &[f64],
    bounds: &[Bound],
) -> Option<Vec<f64>> {
    let mut x = start.to_vec();
    let mut here = f(&x)?;
    let mut ridge = 0.0;
    for _ in 0..MAX_STEPS {
        let free = free_variables(&x, &here, bounds);
        if free.is_empty() {
            return Some(x);
        }
        let (next, there, used) = step(&f, &x, &here, bounds, &free, ridge)?;
        let moved = free
            .iter()
            .all(|i| (next[*i] - x[*i]).abs() <= 1e-13 * (x[*i].abs() + 1e-3));
        let gained = there.value - here.value;
        let flat = gained.abs() <= 1e-15 * (1.0 + here.value.abs());
        ridge = if used > 0.0 { used / 10.0 } else { 0.0 };
        if ridge < 1e-8 {
            ridge = 0.0;
        }
        let settled = moved || (flat && slope(&there, &free) >= slope(&here, &free));
        if settled && ridge == 0.0 {
            return Some(if gained >= 0.0 { next } else { x });
        }
        (x, here) = (next, there);
    }
    None
}

fn slope(at: &Local, free: &[usize]) -> f64 {
    free.iter().map(|i| at.gradient[*i].powi(2)).sum::<f64>()
}

/// The variables that are not held at their limit.
fn free_variables(x: &[f64], at: &Local, bounds: &[Bound]) -> Vec<usize> {
    let held =
        |i: &usize| bounds[*i] == Bound::NotBelowZero && x[*i] <= 0.0 && at.gradient[*i] <= 0.0;
    (0..x.len()).filter(|i| !held(i)).collect()
}

/// One step uphill: the point, the function there, and the ridge that it took.
fn step(
    f: &impl Fn(&[f64]) -> Option<Local>,
    x: &[f64],
    here: &Local,
    bounds: &[Bound],
    free: &[usize],
    ridge: f64,
) -> Option<(Vec<f64>, Local, f64)> {
    let mut ridge = ridge;
    let gradient: Vec<f64> = free.iter().map(|i| here.gradient[*i]).collect();
    for _ in 0..MAX_RIDGES {
        if let Some(direction) = direction(here, free, &gradient, ridge) {
            let mut next = x.to_vec();
            for (i, d) in free.iter().zip(&direction) {
                next[*i] += d;
                if bounds[*i] == Bound::NotBelowZero {
                    next[*i] = next[*i].max(0.0);
                }
            }
            let noise = 1e-13 * (1.0 + here.value.abs());
            if let Some(there) = f(&next).filter(|there| there.value >= here.value - noise) {
                return Some((next, there, ridge));
            }
        }
        ridge = if ridge == 0.0 { 1e-4 } else { ridge * 5.0 };
    }
    None
}

/// The Newton direction with each curvature made steeper by the ridge.
fn direction(here: &Local, free: &[usize], gradient: &[f64], ridge: f64) -> Option<Vec<f64>> {
    let mut curvature = here.hessian.chosen(free, free).scaled(-1.0);
    let largest = (0..free.len())
        .map(|i| curvature[(i, i)].abs())
        .fold(0.0, f64::max);
    for i in 0..free.len() {
        let own = curvature[(i, i)].abs().max(1e-8 * largest);
        curvature[(i, i)] += ridge * own.max(f64::MIN_POSITIVE);
    }
    let direction = Cholesky::new(&curvature)?.solve(gradient);
    let upwards = dot(&direction, gradient) >= 0.0;
    (upwards && direction.iter().all(|d| d.is_finite())).then_some(direction)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    fn bowl(x: &[f64]) -> Option<Local> {
        // -(x - 1)^2 - 10 (y + x^2)^2, with its maximum at (1, -1).
        let (a, b) = (x[0], x[1]);
        let r = b + a * a;
        Some(Local {
            value: -(a - 1.0).powi(2) - 10.0 * r * r,
            gradient: vec![-2.0 * (a - 1.0) - 40.0 * r * a, -20.0 * r],
            hessian: Matrix::from_fn(2, 2, |i, j| match (i, j) {
                (0, 0) => -2.0 - 40.0 * r - 80.0 * a * a,
                (1, 1) => -20.0,
                _ => -40.0 * a,
            }),
        })
    }

    #[test]
    fn climbs_a_bent_ridge() {
        let top = maximise(bowl, &[-1.2, 3.0], &[Bound::Free; 2]).unwrap();
        assert!(
            (top[0] - 1.0).abs() < 1e-9 && (top[1] + 1.0).abs() < 1e-9,
            "{top:?}"
        );
    }

    #[test]
    fn stops_at_a_limit() {
        let bounds = [Bound::Free, Bound::NotBelowZero];
        let top = maximise(bowl, &[2.0, 3.0], &bounds).unwrap();
        assert_eq!(top[1], 0.0);
        // Along y = 0 the slope is -2 (x - 1) - 40 x^3.
        let slope = -2.0 * (top[0] - 1.0) - 40.0 * top[0].powi(3);
        assert!(slope.abs() < 1e-8, "{top:?}");
    }
}
