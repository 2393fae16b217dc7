//! Analyses beside the main one: how the result depends on choices, on single results, on time and
//! on properties of studies, and whether small studies differ from large ones.

mod asymmetry;
mod importance;
mod moderator;
mod sensitivity;
mod sequence;
mod subgroup;

pub use asymmetry::{Asymmetry, FilledIn, LEAST_FOR_ASYMMETRY, SmallStudyTest};
pub use importance::Importance;
pub use moderator::{LEAST_FOR_REGRESSION, ModeratorLine, Slope};
pub use sensitivity::{EstimatorLine, OtherLine};
pub use sequence::StepLine;
pub use subgroup::{Subgroup, SubgroupAnalysis};

use super::choices::Choices;
use super::effect::EffectRow;
use super::scale::Scale;

/// What further analyses are wanted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// The name of each property by which rows are grouped, in the order of their groups.
    pub subgroups: Vec<String>,
    /// The name of each number on which rows are regressed, in the order of their numbers.
    pub moderators: Vec<String>,
    /// The smallest difference that matters, above zero, on the natural scale.
    pub important: Option<f64>,
}

/// The further analyses of a pooled outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Further {
    /// The result under every estimator of the variance between studies.
    pub estimators: Vec<EstimatorLine>,
    /// The result under other choices.
    pub others: Vec<OtherLine>,
    /// The result without each row in turn, in the order of rows.
    pub leave_one_out: Vec<StepLine>,
    /// The result as rows are added by year; empty when a year is not known.
    pub cumulative: Vec<StepLine>,
    /// Tests of small-study effects; nothing with fewer than ten results.
    pub asymmetry: Option<Asymmetry>,
    /// The share of settings with a difference that matters; nothing without a threshold or
    /// without a prediction.
    pub importance: Option<Importance>,
    /// Subgroup analyses.
    pub subgroups: Vec<SubgroupAnalysis>,
    /// Meta-regressions.
    pub moderators: Vec<ModeratorLine>,
}

impl Further {
    /// The further analyses of the rows that are pooled.
    pub(super) fn of(
        rows: &[EffectRow],
        scale: Scale,
        choices: &Choices,
        wanted: &Wanted,
    ) -> Option<Self> {
        let pooled: Vec<&EffectRow> = rows.iter().filter(|row| row.is_pooled()).collect();
        let bench = Bench {
            rows: pooled,
            scale,
            choices,
        };
        let (main, _) = super::pooled::pool_rows(&bench.rows, scale, choices).ok()?;
        Some(Self {
            estimators: sensitivity::estimators(&bench),
            others: sensitivity::others(rows, &bench),
            leave_one_out: sequence::leave_one_out(&bench),
            cumulative: sequence::cumulative(&bench),
            asymmetry: asymmetry::of(&bench),
            importance: importance::of(&main, scale, wanted.important),
            subgroups: subgroup::all(&bench, &wanted.subgroups),
            moderators: moderator::all(&bench, &wanted.moderators),
        })
    }
}

/// Rows that are pooled, with the choices for them.
struct Bench<'a> {
    rows: Vec<&'a EffectRow>,
    scale: Scale,
    choices: &'a Choices,
}
