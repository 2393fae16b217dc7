//! Direct and indirect evidence on a comparison side by side.

use crate::distribution::Reference;
use crate::model::inference::Inference;

use super::estimates::NetworkEstimates;
use super::study::NetworkStudy;

/// A share of direct evidence this close to one leaves nothing indirect.
const ALL: f64 = 1.0 - 1e-8;

/// What a comparison rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Split {
    /// The first treatment.
    pub first: usize,
    /// The second treatment.
    pub second: usize,
    /// Number of studies that compare the two.
    pub studies: usize,
    /// The share of the estimate of the network that is direct.
    pub proportion_direct: f64,
    /// The estimate from the studies that compare the two, first minus second.
    pub direct: Inference,
    /// The estimate of the network.
    pub network: f64,
    /// What remains of it without the direct evidence; `None` where nothing does.
    pub indirect: Option<Inference>,
    /// The direct minus the indirect estimate, with the test of inconsistency.
    pub difference: Option<Inference>,
}

/// Splits a comparison by back-calculation (Dias et al. 2010; König, Krahn and Binder 2013); `None`
/// when no study compares the two treatments.
///
/// Direct evidence is weighted by inverse variances, the variance between studies of the network
/// included.
pub fn split(
    studies: &[NetworkStudy],
    estimates: &NetworkEstimates,
    first: usize,
    second: usize,
) -> Option<Split> {
    let direct: Vec<_> = studies
        .iter()
        .filter_map(|study| study.contrast_of(first, second))
        .collect();
    if direct.is_empty() {
        return None;
    }
    let weight = |v: f64| 1.0 / (v + estimates.tau2());
    let total: f64 = direct.iter().map(|e| weight(e.vi())).sum();
    let mean = direct.iter().map(|e| weight(e.vi()) * e.yi()).sum::<f64>() / total;
    let (network, variance) = estimates.difference(first, second);
    let proportion_direct = variance * total;
    let infer = |estimate: f64, variance: f64| {
        Inference::new(
            estimate,
            variance.sqrt(),
            Reference::Normal,
            estimates.level(),
        )
    };
    let indirect = (proportion_direct < ALL).then(|| {
        let left = 1.0 / variance - total;
        infer((network / variance - mean * total) / left, 1.0 / left)
    });
    Some(Split {
        first,
        second,
        studies: direct.len(),
        proportion_direct,
        direct: infer(mean, 1.0 / total),
        network,
        difference: indirect.map(|i| infer(mean - i.estimate, 1.0 / total + i.se * i.se)),
        indirect,
    })
}
