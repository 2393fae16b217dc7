//! Results with means and standard deviations.

use crate::evidence::ResultEntry;

/// A result with means and SDs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured<'a> {
    pub(super) entry: &'a ResultEntry,
    /// The mean of both means.
    pub(super) mean: f64,
    /// The geometric mean of both SDs.
    pub(super) sd: f64,
    /// The mean size of an arm.
    pub(super) n: f64,
}

impl<'a> Measured<'a> {
    pub(super) fn of(entry: &'a ResultEntry) -> Option<Self> {
        let result = &entry.result;
        let (one, other) = (result.intervention.as_ref()?, result.comparator.as_ref()?);
        let sd = (one.sd? * other.sd?).sqrt();
        (sd > 0.0).then_some(Self {
            entry,
            mean: (one.mean? + other.mean?) / 2.0,
            sd,
            n: (f64::from(one.n?) + f64::from(other.n?)) / 2.0,
        })
    }
}
