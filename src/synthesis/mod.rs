//! Evidence and statistics become findings: effects, pooled results, certainty, statements.
//!
//! Every number that a page shows comes through here or from a record with a source, so every
//! edition shows the same number.

mod absolute;
mod analysis;
mod appraisers;
mod arm_data;
mod caution;
mod choices;
mod clustering;
mod direction;
mod doubt;
pub mod economics;
mod effect;
mod further;
mod ladder;
mod meta_analysis;
mod method_line;
mod names;
mod overall;
mod overlap;
mod pooled;
mod property;
mod r_code;
mod raw;
mod rows;
mod scale;
mod several;
mod statement;
mod study_facts;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::evidence::Evidence;
use crate::record::id::Id;

pub use absolute::{AbsoluteRow, ComparatorRisk};
pub use analysis::OutcomeFindings;
pub use appraisers::{AppraiserAgreement, LevelAgreement, appraiser_agreement};
pub use arm_data::ArmSummary;
pub use choices::{ASSUMED_CORRELATION, ChoiceNames, Choices};
pub use direction::{DirectionCount, GoodSide};
pub use doubt::{Doubt, Doubts, Standing, Subject};
pub use effect::{EffectRow, Estimate};
pub use further::{
    Asymmetry, EstimatorLine, FilledIn, Further, Importance, LEAST_FOR_ASYMMETRY,
    LEAST_FOR_REGRESSION, ModeratorLine, OtherLine, Slope, SmallStudyTest, StepLine, Subgroup,
    SubgroupAnalysis, Wanted,
};
pub use ladder::{Ladder, Step, TrialDirection, TrialDirections};
pub use meta_analysis::{MetaAnalysis, Numbers};
pub use overlap::Overlap;
pub use r_code::{Column, DataFrom, r_data, r_script};
pub use raw::{OnScale, PooledEffect};
pub use scale::Scale;
pub use statement::{
    CONVENTIONAL_SMALL_SMD, Conclusion, Favours, ImprecisionHint, Size, Statement, Target,
    difference_words, risk_words, whole_people,
};
pub use study_facts::StudyFacts;

/// The findings of all syntheses.
#[derive(Debug, Default)]
pub struct Findings {
    by_synthesis: BTreeMap<Id, Vec<OutcomeFindings>>,
    doubts: Doubts,
}

impl Findings {
    /// Works out the findings of every outcome of every comparison. `doubts` are those about the
    /// data, as [`Doubts::of`] finds them.
    pub fn of(evidence: &Evidence, doubts: Doubts) -> Self {
        let syntheses: Vec<_> = evidence.records.syntheses.values().collect();
        let findings = syntheses.par_iter().map(|synthesis| {
            (
                synthesis.id.clone(),
                analysis::of_synthesis(evidence, &doubts, synthesis),
            )
        });
        Self {
            by_synthesis: findings.collect(),
            doubts,
        }
    }

    /// Doubts about the data.
    pub fn doubts(&self) -> &Doubts {
        &self.doubts
    }

    /// Typed text that says more, or other, than the findings say.
    pub fn check_texts(&self, evidence: &Evidence) -> Diagnostics {
        statement::check(evidence, self)
    }

    /// The outcomes of a synthesis, in the order of its comparisons.
    pub fn of_synthesis(&self, synthesis: &Id) -> &[OutcomeFindings] {
        self.by_synthesis.get(synthesis).map_or(&[], Vec::as_slice)
    }

    /// Every synthesis that has findings on an outcome.
    pub fn on_outcome<'a>(&'a self, outcome: &'a Id) -> impl Iterator<Item = &'a OutcomeFindings> {
        self.by_synthesis
            .values()
            .flatten()
            .filter(move |findings| findings.outcome == *outcome)
    }
}
