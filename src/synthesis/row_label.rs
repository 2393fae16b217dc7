//! What a row of an analysis is called: its study, with the arm or the trial where that is needed.

use serde::{Deserialize, Serialize};

use super::trials::PooledTrials;

/// The parts of which the name of a row is made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RowLabel {
    /// A study, or a line of a plain table.
    Study(String),
    /// One arm of a study with several.
    Arm {
        /// The study.
        study: String,
        /// The arm.
        arm: String,
    },
    /// A trial that a review gives without its own record.
    Trial {
        /// The trial.
        trial: String,
        /// The review.
        study: String,
    },
    /// A pooled result of a review, of trials that are not known one by one.
    Pooled {
        /// How many trials it pools.
        trials: PooledTrials,
        /// The review.
        study: String,
    },
    /// One of several results that would have the same name.
    Result {
        /// The name.
        of: Box<RowLabel>,
        /// The id of the result.
        result: String,
    },
    /// Several results of a study, combined.
    Combined(String),
    /// Several results of a trial within a review, combined.
    CombinedTrial {
        /// The trial.
        trial: String,
        /// The review.
        study: String,
    },
}

impl RowLabel {
    /// The name without the id of the result, for where that stands beside it.
    pub fn without_result(&self) -> &Self {
        match self {
            Self::Result { of, .. } => of.without_result(),
            other => other,
        }
    }

    /// The name of a row that combines this one with others of its trial.
    pub(super) fn combined(&self) -> Self {
        match self.without_result() {
            Self::Result { of, .. } => of.combined(),
            Self::Study(study)
            | Self::Arm { study, .. }
            | Self::Pooled { study, .. }
            | Self::Combined(study) => Self::Combined(study.clone()),
            Self::Trial { trial, study } | Self::CombinedTrial { trial, study } => {
                Self::CombinedTrial {
                    trial: trial.clone(),
                    study: study.clone(),
                }
            }
        }
    }
}
