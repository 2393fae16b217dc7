//! How large the effect of a row is and how far it lies from others, worked out apart from the program.

use std::f64::consts::PI;

use super::row::Row;

/// An effect in standard deviations with its variance.
pub type Size = (f64, f64);

/// Hedges' g, or the log odds ratio on its scale with a half in each cell where one is empty; turned so
/// that above zero is good.
pub fn size(row: &Row) -> Option<Size> {
    let number = |column: &str| row.number(column);
    let (n1, n2) = (number("intervention.n")?, number("comparator.n")?);
    let turn = if row.text("better") == "lower" {
        -1.0
    } else {
        1.0
    };
    if n1 < 2.0 || n2 < 2.0 {
        return None;
    }
    if row.has_means() {
        let (m1, m2) = (number("intervention.mean")?, number("comparator.mean")?);
        let (s1, s2) = (number("intervention.sd")?, number("comparator.sd")?);
        let df = n1 + n2 - 2.0;
        let pooled = (((n1 - 1.0) * s1 * s1 + (n2 - 1.0) * s2 * s2) / df).sqrt();
        let g = (1.0 - 3.0 / (4.0 * df - 1.0)) * (m1 - m2) / pooled;
        let variance = (n1 + n2) / (n1 * n2) + g * g / (2.0 * (n1 + n2));
        return Some((turn * g, variance));
    }
    let (a, c) = (number("intervention.events")?, number("comparator.events")?);
    let mut cells = [a, n1 - a, c, n2 - c];
    if cells.iter().any(|cell| *cell < 0.0) || a + c == 0.0 || a + c == n1 + n2 {
        return None;
    }
    if cells.contains(&0.0) {
        cells = cells.map(|cell| cell + 0.5);
    }
    let scale = 3_f64.sqrt() / PI;
    let log = (cells[0] * cells[3] / (cells[1] * cells[2])).ln();
    let variance: f64 = cells.iter().map(|cell| 1.0 / cell).sum();
    Some((turn * log * scale, variance * scale * scale))
}

/// How many standard deviations of a new study an effect lies from the pool of others (DerSimonian and
/// Laird).
pub fn distance(one: Size, others: &[Size]) -> f64 {
    let weighted = |tau2: f64| {
        let weights: Vec<f64> = others.iter().map(|(_, v)| 1.0 / (v + tau2)).collect();
        let sum: f64 = weights.iter().sum();
        let total: f64 = others.iter().zip(&weights).map(|((y, _), w)| y * w).sum();
        (total / sum, sum, weights.iter().map(|w| w * w).sum::<f64>())
    };
    let (mean, sum, squares) = weighted(0.0);
    let q: f64 = others.iter().map(|(y, v)| (y - mean).powi(2) / v).sum();
    let c = sum - squares / sum;
    let excess = q - (others.len() as f64 - 1.0);
    let tau2 = if c > 0.0 { (excess / c).max(0.0) } else { 0.0 };
    let (mean, sum, _) = weighted(tau2);
    (one.0 - mean).abs() / (one.1 + tau2 + 1.0 / sum).sqrt()
}
