//! What a panel judged on a question, criterion by criterion. Criteria and answers are those of the
//! Evidence to Decision framework of GRADE (Alonso-Coello and others, BMJ 2016;353:i2016).

use schemars::JsonSchema;
use serde::Deserialize;

use super::value::{Date, Markdown, Source};

/// Evidence to Decision judgements of a named panel.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// Who sat on it.
    pub panel: String,
    /// When it judged.
    pub date: Date,
    /// Where its judgements stand: a guideline, minutes.
    pub source: Source,
    /// Interests that its members declared.
    pub interests: Option<String>,
    /// What was weighed: the option.
    pub option: String,
    /// What it was weighed against.
    pub against: String,
    /// Judgements, each on one criterion.
    pub judgements: Vec<PanelJudgement>,
    /// What the panel recommends.
    pub recommendation: Recommendation,
    /// The conclusion in its words.
    pub conclusion: Markdown,
}

/// A judgement on one criterion.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelJudgement {
    /// The criterion.
    pub criterion: Criterion,
    /// The answer, one of those of the criterion.
    pub answer: PanelAnswer,
    /// Why.
    pub why: Markdown,
    /// Where the reason stands, where it is another place than that of all judgements.
    pub source: Option<Source>,
}

/// A criterion of the framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Criterion {
    /// Is the problem a priority?
    Problem,
    /// How substantial are the desirable effects?
    DesirableEffects,
    /// How substantial are the undesirable effects?
    UndesirableEffects,
    /// How certain is the evidence on effects?
    Certainty,
    /// Do people value the main outcomes differently?
    Values,
    /// Does the balance of effects favour the option?
    Balance,
    /// How large are the resources needed?
    Resources,
    /// How certain is the evidence on resources?
    CertaintyOfResources,
    /// Does cost-effectiveness favour the option?
    CostEffectiveness,
    /// What happens to equity?
    Equity,
    /// Is the option acceptable to those concerned?
    Acceptability,
    /// Is the option feasible?
    Feasibility,
}

/// An answer to a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PanelAnswer {
    /// No.
    No,
    /// Probably no.
    ProbablyNo,
    /// Probably yes.
    ProbablyYes,
    /// Yes.
    Yes,
    /// Trivial.
    Trivial,
    /// Small.
    Small,
    /// Moderate.
    Moderate,
    /// Large.
    Large,
    /// Very low.
    VeryLow,
    /// Low.
    Low,
    /// High.
    High,
    /// No included studies.
    NoStudies,
    /// Important uncertainty or variability.
    ImportantUncertainty,
    /// Possibly important uncertainty or variability.
    PossiblyImportantUncertainty,
    /// Probably no important uncertainty or variability.
    ProbablyNoImportantUncertainty,
    /// No important uncertainty or variability.
    NoImportantUncertainty,
    /// Favours the comparison.
    FavoursComparison,
    /// Probably favours the comparison.
    ProbablyFavoursComparison,
    /// Favours neither.
    FavoursNeither,
    /// Probably favours the option.
    ProbablyFavoursOption,
    /// Favours the option.
    FavoursOption,
    /// Large costs.
    LargeCosts,
    /// Moderate costs.
    ModerateCosts,
    /// Negligible costs and savings.
    NegligibleCosts,
    /// Moderate savings.
    ModerateSavings,
    /// Large savings.
    LargeSavings,
    /// Reduced.
    Reduced,
    /// Probably reduced.
    ProbablyReduced,
    /// Probably no impact.
    ProbablyNoImpact,
    /// Probably increased.
    ProbablyIncreased,
    /// Increased.
    Increased,
    /// Varies.
    Varies,
    /// Do not know.
    DoNotKnow,
}

/// What a panel recommends: how strongly, and for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Recommendation {
    /// Strongly against the option.
    StrongAgainst,
    /// Conditionally against the option.
    ConditionalAgainst,
    /// Conditionally for either.
    ConditionalEither,
    /// Conditionally for the option.
    ConditionalFor,
    /// Strongly for the option.
    StrongFor,
}

impl Recommendation {
    /// All of them, from against to for.
    pub const ALL: [Recommendation; 5] = [
        Recommendation::StrongAgainst,
        Recommendation::ConditionalAgainst,
        Recommendation::ConditionalEither,
        Recommendation::ConditionalFor,
        Recommendation::StrongFor,
    ];
}

impl Criterion {
    /// All of them, in the order of the framework.
    pub const ALL: [Criterion; 12] = [
        Criterion::Problem,
        Criterion::DesirableEffects,
        Criterion::UndesirableEffects,
        Criterion::Certainty,
        Criterion::Values,
        Criterion::Balance,
        Criterion::Resources,
        Criterion::CertaintyOfResources,
        Criterion::CostEffectiveness,
        Criterion::Equity,
        Criterion::Acceptability,
        Criterion::Feasibility,
    ];

    /// The answers that the framework gives for the criterion, in its order.
    pub fn answers(self) -> &'static [PanelAnswer] {
        use PanelAnswer::*;
        match self {
            Criterion::Problem | Criterion::Acceptability | Criterion::Feasibility => {
                &[No, ProbablyNo, ProbablyYes, Yes, Varies, DoNotKnow]
            }
            Criterion::DesirableEffects | Criterion::UndesirableEffects => {
                &[Trivial, Small, Moderate, Large, Varies, DoNotKnow]
            }
            Criterion::Certainty | Criterion::CertaintyOfResources => {
                &[VeryLow, Low, Moderate, High, NoStudies]
            }
            Criterion::Values => &[
                ImportantUncertainty,
                PossiblyImportantUncertainty,
                ProbablyNoImportantUncertainty,
                NoImportantUncertainty,
            ],
            Criterion::Balance | Criterion::CostEffectiveness => &[
                FavoursComparison,
                ProbablyFavoursComparison,
                FavoursNeither,
                ProbablyFavoursOption,
                FavoursOption,
                Varies,
                DoNotKnow,
            ],
            Criterion::Resources => &[
                LargeCosts,
                ModerateCosts,
                NegligibleCosts,
                ModerateSavings,
                LargeSavings,
                Varies,
                DoNotKnow,
            ],
            Criterion::Equity => &[
                Reduced,
                ProbablyReduced,
                ProbablyNoImpact,
                ProbablyIncreased,
                Increased,
                Varies,
                DoNotKnow,
            ],
        }
    }
}
