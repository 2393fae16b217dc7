//! Root finding on a bracket.

const MAX_STEPS: usize = 500;

/// The root of a continuous function between two points of opposite sign.
///
/// Brent's method (Brent 1973, chapter 4): inverse quadratic steps, bisection whenever those do
/// not shrink the bracket fast enough, so it always converges. The tolerance is relative: a
/// variance may be 1e-11 or 1e6. `None` when the points do not bracket a sign change or a
/// function value is not a number.
pub(crate) fn bracketed_root(f: impl Fn(f64) -> f64, from: f64, to: f64) -> Option<f64> {
    let mut bracket = Bracket::new(&f, from, to)?;
    for _ in 0..MAX_STEPS {
        bracket.put_best_first();
        if let Some(root) = bracket.settled() {
            return Some(root);
        }
        bracket.step(&f);
        if bracket.f_best.is_nan() {
            return None;
        }
    }
    None
}

/// The state of Brent's method: the best point, the last one, and the opposite end.
struct Bracket {
    best: f64,
    f_best: f64,
    last: f64,
    f_last: f64,
    far: f64,
    f_far: f64,
    width: f64,
    earlier_width: f64,
}

impl Bracket {
    fn new(f: &impl Fn(f64) -> f64, from: f64, to: f64) -> Option<Self> {
        let (f_from, f_to) = (f(from), f(to));
        let opposite = (f_from <= 0.0 && f_to >= 0.0) || (f_from >= 0.0 && f_to <= 0.0);
        opposite.then_some(Self {
            best: to,
            f_best: f_to,
            last: from,
            f_last: f_from,
            far: from,
            f_far: f_from,
            width: to - from,
            earlier_width: to - from,
        })
    }

    /// Keeps the smallest function value in `best` and the sign change between `best` and `far`.
    fn put_best_first(&mut self) {
        if (self.f_best > 0.0) == (self.f_far > 0.0) {
            (self.far, self.f_far) = (self.last, self.f_last);
            self.width = self.best - self.last;
            self.earlier_width = self.width;
        }
        if self.f_far.abs() < self.f_best.abs() {
            (self.last, self.f_last) = (self.best, self.f_best);
            (self.best, self.f_best) = (self.far, self.f_far);
            (self.far, self.f_far) = (self.last, self.f_last);
        }
    }

    fn tolerance(&self) -> f64 {
        2.0 * f64::EPSILON * self.best.abs() + f64::MIN_POSITIVE
    }

    fn settled(&self) -> Option<f64> {
        let half = (self.far - self.best) / 2.0;
        (self.f_best == 0.0 || half.abs() <= self.tolerance()).then_some(self.best)
    }

    fn step(&mut self, f: &impl Fn(f64) -> f64) {
        let half = (self.far - self.best) / 2.0;
        match self.interpolated(half) {
            Some(step) => {
                self.earlier_width = self.width;
                self.width = step;
            }
            None => {
                self.width = half;
                self.earlier_width = half;
            }
        }
        (self.last, self.f_last) = (self.best, self.f_best);
        let smallest = self.tolerance().copysign(half);
        self.best += if self.width.abs() > self.tolerance() {
            self.width
        } else {
            smallest
        };
        self.f_best = f(self.best);
    }

    /// The interpolated step, when it is trustworthy.
    fn interpolated(&self, half: f64) -> Option<f64> {
        if self.earlier_width.abs() < self.tolerance() || self.f_last.abs() <= self.f_best.abs() {
            return None;
        }
        let (mut p, mut q) = self.interpolation_fraction(half);
        if p > 0.0 {
            q = -q;
        } else {
            p = -p;
        }
        let inside = 2.0 * p < 3.0 * half * q - (self.tolerance() * q).abs();
        let shrinking = p < (0.5 * self.earlier_width * q).abs();
        (inside && shrinking).then(|| p / q)
    }

    fn interpolation_fraction(&self, half: f64) -> (f64, f64) {
        let s = self.f_best / self.f_last;
        if self.last == self.far {
            return (2.0 * half * s, 1.0 - s);
        }
        let q = self.f_last / self.f_far;
        let r = self.f_best / self.f_far;
        let p = s * (2.0 * half * q * (q - r) - (self.best - self.last) * (r - 1.0));
        (p, (q - 1.0) * (r - 1.0) * (s - 1.0))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::bracketed_root;

    #[test]
    fn finds_roots_on_any_scale() {
        for root in [1e-12, 0.3, 7e9] {
            let found = bracketed_root(|x| 1.0 / (x + root) - 0.5 / root, 0.0, 1e12);
            assert!((found.unwrap() / root - 1.0).abs() < 1e-12, "{root}");
        }
    }

    #[test]
    fn refuses_without_sign_change() {
        assert_eq!(bracketed_root(|x| x * x + 1.0, -1.0, 1.0), None);
    }
}
