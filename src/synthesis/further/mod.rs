//! Analyses beside the main one: how the result depends on choices, on single results, on time and
//! on properties of studies, and whether small studies differ from large ones.

use serde::{Deserialize, Serialize};

mod asymmetry;
mod bayes;
mod bench;
mod bias_models;
mod importance;
mod influence;
mod moderator;
mod plots;
mod rare_events;
mod regression;
mod sensitivity;
mod sequence;
mod sequential;
mod subgroup;
mod wanted;
mod within_trials;

pub use asymmetry::{Asymmetry, FilledIn, LEAST_FOR_ASYMMETRY, SmallStudyTest};
pub use bayes::{BayesFindings, Chance};
pub use bias_models::{Adjusted, BiasModels, PrecisionModels, SelectionModel};
pub use importance::Importance;
pub use influence::InfluenceLine;
pub use moderator::{CategoryModeratorLine, LEAST_FOR_REGRESSION, ModeratorLine};
pub use plots::{RadialPlot, RisksSideBySide, StudyRay, StudyRisks};
pub use rare_events::{RareEvents, RareLine, RareWay};
pub use regression::{JointRegression, ModeratorTest, Term};
pub use sensitivity::{EstimatorLine, OtherChoice, OtherLine};
pub use sequence::{MOST_FOR_STEPS, StepLine};
pub use sequential::{Look, SequentialFindings};
pub use subgroup::{BetweenTest, Subgroup, SubgroupAnalysis};
pub use wanted::{MarkedBy, Wanted, WantedFit, WantedRegression};
pub use within_trials::{LevelVariance, WithinResult, WithinTrials};

use bench::Bench;

use super::choices::Choices;
use super::effect::EffectRow;
use super::raw::PooledEffect;
use super::scale::Scale;

/// The further analyses of a pooled outcome.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Further {
    /// The result under every estimator of the variance between studies.
    pub estimators: Vec<EstimatorLine>,
    /// The result under other choices.
    pub others: Vec<OtherLine>,
    /// Several results of one trial under each way of dealing with them; nothing where no trial gives
    /// several.
    pub within_trials: Option<WithinTrials>,
    /// The result without each row in turn, in the order of rows; empty for more than
    /// [`MOST_FOR_STEPS`] rows.
    pub leave_one_out: Vec<StepLine>,
    /// How much each row bears on the result, in the order of rows; empty for fewer than three
    /// rows, for more than [`MOST_FOR_STEPS`], and where results are not pooled by inverse variance.
    pub influence: Vec<InfluenceLine>,
    /// The result as rows are added by year; empty when a year is not known, and for more than
    /// [`MOST_FOR_STEPS`] rows.
    pub cumulative: Vec<StepLine>,
    /// Tests of small-study effects; nothing with fewer than ten results.
    pub asymmetry: Option<Asymmetry>,
    /// The result under models of publication bias; nothing with fewer than ten results.
    pub bias_models: Option<BiasModels>,
    /// The share of settings with a difference that matters; nothing without a threshold or
    /// without a prediction.
    pub importance: Option<Importance>,
    /// The same without the rows in doubt; nothing when none is, or when too few others are left.
    pub importance_without_doubt: Option<Importance>,
    /// Subgroup analyses.
    pub subgroups: Vec<SubgroupAnalysis>,
    /// Meta-regressions on numbers.
    pub moderators: Vec<ModeratorLine>,
    /// A meta-regression on several properties together; nothing where no record asks for it.
    pub regression: Option<JointRegression>,
    /// A Bayesian analysis; nothing where no record asks for it.
    pub bayes: Option<BayesFindings>,
    /// The result under methods for rare events; nothing where events are not rare.
    pub rare_events: Option<RareEvents>,
    /// The evidence against a sequential boundary; nothing where no record asks for it.
    pub sequential: Option<SequentialFindings>,
    /// Risks of both arms; nothing with fewer than three results with counts.
    pub risks: Option<RisksSideBySide>,
    /// The radial plot; nothing with fewer than three results.
    pub radial: Option<RadialPlot>,
    /// Meta-regressions on properties that are words.
    pub category_moderators: Vec<CategoryModeratorLine>,
}

impl Further {
    /// The further analyses of the rows that are pooled.
    pub(super) fn of(
        rows: &[EffectRow],
        scale: Scale,
        choices: &Choices,
        wanted: &Wanted,
        without_doubt: Option<&PooledEffect>,
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
            within_trials: within_trials::of(rows, &bench),
            leave_one_out: sequence::leave_one_out(&bench),
            influence: influence::of(&bench, &main),
            cumulative: sequence::cumulative(&bench),
            asymmetry: asymmetry::of(&bench),
            bias_models: bias_models::of(&bench, &main),
            importance: importance::of(&main, scale, wanted.important),
            importance_without_doubt: without_doubt
                .and_then(|without| importance::of(without, scale, wanted.important)),
            subgroups: subgroup::all(&bench, &wanted.subgroups),
            regression: regression::of(&bench, wanted),
            bayes: bayes::of(&bench, wanted.bayes.as_ref(), wanted.important),
            rare_events: rare_events::of(&bench),
            sequential: sequential::of(&bench, wanted.sequential.as_ref()),
            risks: plots::risks(&bench, &main),
            radial: plots::radial(&bench),
            moderators: moderator::all(&bench, &wanted.moderators),
            category_moderators: moderator::all_categories(
                &bench,
                wanted.subgroups.len(),
                &wanted.category_moderators,
            ),
        })
    }
}
