//! How many trials there are, by what gives them: a trial that has results of its own, and a pooled
//! result of a review, behind which several trials stand that are not known one by one. A pooled result
//! is never called one trial.

use serde::{Deserialize, Serialize};

use crate::record::value::Known;

/// How many trials a pooled result of a review pools.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PooledTrials {
    /// So many.
    Number(u32),
    /// The review does not say.
    NotSaid,
}

impl PooledTrials {
    /// As a record has it.
    pub(super) fn of(known: &Known<u32>) -> Self {
        known
            .value()
            .map_or(Self::NotSaid, |number| Self::Number(*number))
    }
}

/// Trials, and pooled results of reviews in the place of trials.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Trials {
    /// Trials that have results of their own.
    pub single: usize,
    /// Pooled results of reviews.
    pub pooled: usize,
    /// Trials in pooled results whose reviews say how many.
    pub in_pooled: usize,
    /// Pooled results whose reviews do not say how many.
    pub not_said: usize,
}

impl Trials {
    /// Adds a trial, by what is known of its rows.
    pub(super) fn add(&mut self, pools: Option<PooledTrials>) {
        match pools {
            None => self.single += 1,
            Some(PooledTrials::Number(trials)) => {
                self.pooled += 1;
                self.in_pooled += trials as usize;
            }
            Some(PooledTrials::NotSaid) => {
                self.pooled += 1;
                self.not_said += 1;
            }
        }
    }

    /// What counts once in an analysis: a trial, or a pooled result.
    pub fn units(self) -> usize {
        self.single + self.pooled
    }

    /// All trials, those in pooled results included; nothing where a review does not say how many.
    pub fn all(self) -> Option<usize> {
        (self.not_said == 0).then_some(self.single + self.in_pooled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pooled_result_is_one_unit_of_the_trials_that_it_pools() {
        let mut trials = Trials::default();
        trials.add(None);
        trials.add(Some(PooledTrials::Number(4)));
        assert_eq!((trials.units(), trials.all()), (2, Some(5)));
        trials.add(Some(PooledTrials::NotSaid));
        assert_eq!((trials.units(), trials.all()), (3, None));
    }
}
