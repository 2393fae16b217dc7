//! How much each direct comparison weighs in an estimate of the network.

use crate::error::StatsError;
use crate::numeric::linear::dot;

use super::model::model;
use super::study::NetworkStudy;

/// What the studies of one direct comparison bring to an estimate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contribution {
    /// One treatment of the direct comparison.
    pub first: usize,
    /// The other.
    pub second: usize,
    /// Its share in percent.
    pub percent: f64,
}

/// The share of each direct comparison in the estimate of two treatments (Salanti et al. 2011): the
/// weights with which observed differences enter the estimate are added up by comparison and taken
/// as shares of their absolute sum. A share below a thousandth of a percent is left out.
///
/// Shares are exact where all studies have two arms; with more arms the differences from the first
/// arm of a study stand for it.
pub fn contributions(
    studies: &[NetworkStudy],
    treatments: usize,
    tau2: f64,
    (first, second): (usize, usize),
) -> Result<Vec<Contribution>, StatsError> {
    let model = model(studies, treatments)?;
    let lost = StatsError::NotConverged("contributions to an estimate");
    let fit = model.fit(&[tau2]).ok_or(lost)?;
    let unit = |treatment: usize| treatment.checked_sub(1);
    let mut contrast = vec![0.0; treatments - 1];
    for (treatment, sign) in [(first, 1.0), (second, -1.0)] {
        if let Some(column) = unit(treatment) {
            contrast[column] += sign;
        }
    }
    let direction = fit
        .inner
        .times_vector(&model.back().transposed_times_vector(&contrast));
    let mut flows: Vec<(usize, usize, f64)> = Vec::new();
    for ((study, block), w) in studies.iter().zip(model.blocks()).zip(&fit.weights) {
        let arms = study.treatments();
        let weighted = w.times(&block.x);
        for i in 0..block.y.len() {
            let flow = dot(weighted.row(i), &direction);
            let (a, b) = (arms[i + 1].min(arms[0]), arms[i + 1].max(arms[0]));
            let flow = if arms[i + 1] == a { flow } else { -flow };
            match flows.iter_mut().find(|(x, y, _)| (*x, *y) == (a, b)) {
                Some((_, _, sum)) => *sum += flow,
                None => flows.push((a, b, flow)),
            }
        }
    }
    let total: f64 = flows.iter().map(|(_, _, flow)| flow.abs()).sum();
    let shares = flows.iter().map(|(a, b, flow)| Contribution {
        first: *a,
        second: *b,
        percent: 100.0 * flow.abs() / total,
    });
    Ok(shares.filter(|share| share.percent >= 1e-3).collect())
}
