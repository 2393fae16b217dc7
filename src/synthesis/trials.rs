//! How many trials there are, by what gives them: a trial that has results of its own, and a pooled
//! result of a review, behind which several trials stand that are not known one by one. A pooled result
//! is never called one trial.

use serde::{Deserialize, Serialize};

use crate::record::study::Design;
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

/// What the studies are that give results of their own, so that a count names them rightly.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Sources {
    /// Trials; a result of one trial that a review tells of is of a trial as well.
    #[default]
    Trials,
    /// Studies of one other design.
    Of(Design),
    /// Studies of several designs.
    Mixed,
}

impl Sources {
    /// What a study of this design is.
    fn of(design: Option<Design>) -> Self {
        match design {
            None | Some(Design::RandomisedTrial | Design::ClusterRandomisedTrial) => Self::Trials,
            Some(review) if review.is_review() => Self::Trials,
            Some(other) => Self::Of(other),
        }
    }

    fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Mixed }
    }
}

/// Trials, and pooled results of reviews in the place of trials.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Trials {
    /// Trials that have results of their own, or studies of other designs.
    pub single: usize,
    /// What they are.
    pub sources: Sources,
    /// Pooled results of reviews.
    pub pooled: usize,
    /// Trials in pooled results whose reviews say how many.
    pub in_pooled: usize,
    /// Pooled results whose reviews do not say how many.
    pub not_said: usize,
}

impl Trials {
    /// Adds a trial, by what is known of its rows and the design of its study.
    pub(super) fn add(&mut self, pools: Option<PooledTrials>, design: Option<Design>) {
        match pools {
            None => {
                let own = Sources::of(design);
                self.sources = match self.single {
                    0 => own,
                    _ => self.sources.and(own),
                };
                self.single += 1;
            }
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
        trials.add(None, None);
        trials.add(Some(PooledTrials::Number(4)), None);
        assert_eq!((trials.units(), trials.all()), (2, Some(5)));
        trials.add(Some(PooledTrials::NotSaid), None);
        assert_eq!((trials.units(), trials.all()), (3, None));
    }

    #[test]
    fn a_count_is_of_trials_only_where_every_study_is_one() {
        let sources = |designs: &[Design]| {
            let mut trials = Trials::default();
            designs
                .iter()
                .for_each(|design| trials.add(None, Some(*design)));
            trials.sources
        };
        let (trial, before) = (Design::RandomisedTrial, Design::BeforeAfter);
        assert_eq!(
            sources(&[trial, Design::ClusterRandomisedTrial]),
            Sources::Trials
        );
        assert_eq!(sources(&[before, before]), Sources::Of(before));
        assert_eq!(sources(&[before, trial]), Sources::Mixed);
        assert_eq!(sources(&[trial, before, before]), Sources::Mixed);
    }
}
