//! Slopes and curvatures by differences, for likelihoods whose derivatives nobody wants to read.
//!
//! Central differences at two widths, extrapolated to width zero (Richardson 1911): the error of
//! the slope falls with the fourth power of the width.

use crate::numeric::ascent::Local;
use crate::numeric::matrix::Matrix;

/// The function with slope and curvature at a point, from values at points `width` and half of it
/// away in each variable; `None` where one of them is not defined.
pub(crate) fn local(
    f: &impl Fn(&[f64]) -> Option<f64>,
    x: &[f64],
    widths: &[f64],
) -> Option<Local> {
    let value = finite(f, x)?;
    let size = x.len();
    let mut gradient = vec![0.0; size];
    let mut hessian = Matrix::zeros(size, size);
    for i in 0..size {
        let wide = along(f, x, value, i, widths[i])?;
        let narrow = along(f, x, value, i, widths[i] / 2.0)?;
        gradient[i] = extrapolated(wide.0, narrow.0);
        hessian[(i, i)] = extrapolated(wide.1, narrow.1);
        for j in 0..i {
            let mixed = |share: f64| across(f, x, (i, widths[i] * share), (j, widths[j] * share));
            let both = extrapolated(mixed(1.0)?, mixed(0.5)?);
            hessian[(i, j)] = both;
            hessian[(j, i)] = both;
        }
    }
    Some(Local {
        value,
        gradient,
        hessian,
    })
}

fn extrapolated(wide: f64, narrow: f64) -> f64 {
    (4.0 * narrow - wide) / 3.0
}

fn finite(f: &impl Fn(&[f64]) -> Option<f64>, x: &[f64]) -> Option<f64> {
    f(x).filter(|value| value.is_finite())
}

/// Slope and curvature along one variable.
fn along(
    f: &impl Fn(&[f64]) -> Option<f64>,
    x: &[f64],
    value: f64,
    i: usize,
    width: f64,
) -> Option<(f64, f64)> {
    let at = |shift: f64| {
        let mut moved = x.to_vec();
        moved[i] += shift;
        finite(f, &moved)
    };
    let (up, down) = (at(width)?, at(-width)?);
    let slope = (up - down) / (2.0 * width);
    Some((slope, (up - 2.0 * value + down) / (width * width)))
}

/// The mixed second derivative in two variables.
fn across(
    f: &impl Fn(&[f64]) -> Option<f64>,
    x: &[f64],
    (i, a): (usize, f64),
    (j, b): (usize, f64),
) -> Option<f64> {
    let at = |up: f64, right: f64| {
        let mut moved = x.to_vec();
        moved[i] += up * a;
        moved[j] += right * b;
        finite(f, &moved)
    };
    let same = at(1.0, 1.0)? + at(-1.0, -1.0)?;
    let opposite = at(1.0, -1.0)? + at(-1.0, 1.0)?;
    Some((same - opposite) / (4.0 * a * b))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    #[test]
    fn derivatives_of_a_known_function() {
        let f = |x: &[f64]| Some((x[0] * 2.0).exp() * x[1].sin());
        let at = local(&f, &[0.3, 0.7], &[1e-2, 1e-2]).unwrap();
        let (e, s, c) = (0.6f64.exp(), 0.7f64.sin(), 0.7f64.cos());
        assert!((at.gradient[0] - 2.0 * e * s).abs() < 1e-7);
        assert!((at.gradient[1] - e * c).abs() < 1e-8);
        assert!((at.hessian[(0, 0)] - 4.0 * e * s).abs() < 1e-6);
        assert!((at.hessian[(0, 1)] - 2.0 * e * c).abs() < 1e-6);
    }
}
