//! Tests that go with the Mantel-Haenszel odds ratio.

use crate::effect::binary::TwoByTwo;
use crate::heterogeneity::QTest;

/// The test of association and the test that all tables share one odds ratio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Homogeneity {
    /// Cochran-Mantel-Haenszel, one degree of freedom.
    pub cochran_mantel_haenszel: QTest,
    /// Breslow-Day with Tarone's (1985) correction; `None` without an informative table.
    pub tarone: Option<QTest>,
}

/// Both tests for tables with the given pooled log odds ratio.
pub fn homogeneity(tables: &[TwoByTwo], log_odds_ratio: f64, continuity: bool) -> Homogeneity {
    Homogeneity {
        cochran_mantel_haenszel: cochran_mantel_haenszel(tables, continuity),
        tarone: tarone(tables, log_odds_ratio),
    }
}

fn cochran_mantel_haenszel(tables: &[TwoByTwo], continuity: bool) -> QTest {
    let parts = tables.iter().map(TwoByTwo::observed_minus_expected);
    let (difference, variance) = parts.fold((0.0, 0.0), |(d, v), (a, b)| (d + a, v + b));
    let step = if continuity { 0.5 } else { 0.0 };
    let distance: f64 = (difference.abs() - step).max(0.0);
    QTest::new(distance * distance / variance, 1)
}

/// Breslow and Day's sum of squared deviations from the cell expected under the common odds
/// ratio, less the part due to estimating it.
fn tarone(tables: &[TwoByTwo], log_odds_ratio: f64) -> Option<QTest> {
    let informative: Vec<&TwoByTwo> = tables
        .iter()
        .filter(|t| t.events() > 0.0 && t.b + t.d > 0.0)
        .collect();
    let odds_ratio = log_odds_ratio.exp();
    let cells: Vec<(f64, f64)> = informative
        .iter()
        .map(|t| fitted_cell(t, odds_ratio))
        .collect();
    let deviations = informative
        .iter()
        .zip(&cells)
        .map(|(t, (expected, v))| ((t.a - expected).powi(2) / v, t.a - expected, *v));
    let (squares, difference, variance) =
        deviations.fold((0.0, 0.0, 0.0), |s, x| (s.0 + x.0, s.1 + x.1, s.2 + x.2));
    let statistic: f64 = squares - difference.powi(2) / variance;
    let df = informative.len().checked_sub(1)?;
    statistic
        .is_finite()
        .then(|| QTest::new(statistic.max(0.0), df))
}

/// The first cell expected under an odds ratio with the margins fixed, and its variance.
fn fitted_cell(t: &TwoByTwo, odds_ratio: f64) -> (f64, f64) {
    let expected = expected_cell(t, odds_ratio);
    let others = [
        t.n1() - expected,
        t.events() - expected,
        t.n2() - t.events() + expected,
    ];
    let inverse: f64 = 1.0 / expected + others.iter().map(|cell| 1.0 / cell).sum::<f64>();
    (expected, 1.0 / inverse)
}

/// The root of (1 - psi) x^2 + (n2 - m + psi (m + n1)) x - psi m n1 = 0 that is a possible cell,
/// in the form that does not cancel and holds at psi = 1.
fn expected_cell(t: &TwoByTwo, psi: f64) -> f64 {
    let (m, n1) = (t.events(), t.n1());
    let a = 1.0 - psi;
    let b = t.n2() - m + psi * (m + n1);
    let c = -psi * m * n1;
    let root = (b * b - 4.0 * a * c).max(0.0).sqrt();
    if b >= 0.0 {
        -2.0 * c / (b + root)
    } else {
        (root - b) / (2.0 * a)
    }
}
