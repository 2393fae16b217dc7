//! The minimum of a function of one variable.

/// Points at which the function is looked at first.
const GRID: usize = 40;
/// Steps of the golden section: the bracket shrinks by 0.618 each time.
const STEPS: usize = 60;
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// Where a function of one variable is smallest between two points, and its value there.
///
/// The function is looked at on a grid, so that one of several minima is the lowest, and the golden section
/// narrows the place around the best point (Kiefer 1953). Values that are no number count as infinite.
pub(crate) fn minimum(f: impl Fn(f64) -> f64, from: f64, to: f64) -> (f64, f64) {
    let at = |x: f64| Some(f(x)).filter(|value| !value.is_nan());
    let at = |x: f64| at(x).unwrap_or(f64::INFINITY);
    let width = (to - from) / GRID as f64;
    let points = (0..=GRID).map(|i| from + width * i as f64);
    let looked_at = points.map(|x| (x, at(x)));
    let best = looked_at.min_by(|one, other| one.1.total_cmp(&other.1));
    let (best, value) = best.unwrap_or((from, f64::INFINITY));
    let narrowed = golden(at, (best - width).max(from), (best + width).min(to));
    // A minimum at an end is the end itself.
    if value <= narrowed.1 {
        (best, value)
    } else {
        narrowed
    }
}

fn golden(f: impl Fn(f64) -> f64, from: f64, to: f64) -> (f64, f64) {
    let (mut low, mut high) = (from, to);
    let mut left = high - GOLDEN * (high - low);
    let mut right = low + GOLDEN * (high - low);
    let (mut f_left, mut f_right) = (f(left), f(right));
    for _ in 0..STEPS {
        if f_left <= f_right {
            high = right;
            (right, f_right) = (left, f_left);
            left = high - GOLDEN * (high - low);
            f_left = f(left);
        } else {
            low = left;
            (left, f_left) = (right, f_right);
            right = low + GOLDEN * (high - low);
            f_right = f(right);
        }
    }
    if f_left <= f_right {
        (left, f_left)
    } else {
        (right, f_right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_of_several_and_ends_are_found() {
        let (x, value) = minimum(|x| (x - 1.0).powi(2) + 2.0, -4.0, 5.0);
        assert!((x - 1.0).abs() < 1e-7 && (value - 2.0).abs() < 1e-12);
        let waves = |x: f64| (3.0 * x).cos() + x / 10.0;
        let (x, _) = minimum(waves, 0.0, 6.0);
        assert!((x - 1.036).abs() < 1e-2, "{x}");
        assert_eq!(minimum(|x| x, 2.0, 3.0), (2.0, 2.0));
    }
}
