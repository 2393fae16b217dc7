//! Vocabulary of records in the reader's words: one row per value, whose text stands in the files
//! of languages under its name in the program (`Design.RandomisedTrial`).

use crate::evidence::Facet;
use crate::record::audience::GlanceCell;
use crate::record::cost_model::{ModelSide, Releases};
use crate::record::implementation::Priority;
use crate::record::network::{NetworkConcernLevel, NetworkDomain};
use crate::record::panel::{Criterion, PanelAnswer, Recommendation};
use crate::record::policy::PolicyKind;
use crate::record::question::Directness;
use crate::record::result::{DataStatus, Direction};
use crate::record::study::{Basis, Design};
use crate::record::synthesis::{CertaintyLevel, ConcernLevel, GradeDomain, SynthesisType};
use crate::record::update::UpdateKind;
use crate::record::value::{Better, MissingReason};
use crate::words::{TextId, Worded, text_id};

macro_rules! vocabulary {
    ($($vocabulary:ident { $($value:ident),* $(,)? })*) => {
        $(impl Worded for $vocabulary {
            fn text_id(self) -> TextId {
                match self {
                    $(<$vocabulary>::$value => {
                        text_id!(concat!(stringify!($vocabulary), ".", stringify!($value)))
                    })*
                }
            }
        })*
    };
}

impl Worded for CertaintyLevel {
    fn text_id(self) -> TextId {
        match self {
            CertaintyLevel::VeryLow => text_id!("level.very-low"),
            CertaintyLevel::Low => text_id!("level.low"),
            CertaintyLevel::Moderate => text_id!("level.moderate"),
            CertaintyLevel::High => text_id!("level.high"),
        }
    }
}

impl Worded for MissingReason {
    fn text_id(self) -> TextId {
        match self {
            MissingReason::NotReported => text_id!("missing.not-reported"),
            MissingReason::NotReadable => text_id!("missing.not-readable"),
            MissingReason::NotMeasured => text_id!("missing.not-measured"),
            MissingReason::NotApplicable => text_id!("missing.not-applicable"),
        }
    }
}

vocabulary! {
    Design {
        RandomisedTrial,
        ClusterRandomisedTrial,
        NonRandomisedComparison,
        BeforeAfter,
        CrossSectional,
        Qualitative,
        Evaluation,
        EconomicEvaluation,
        SystematicReview,
        UmbrellaReview,
        NarrativeOverview,
        Theory,
        Editorial,
        Other,
    }
    Basis {
        Primary,
        Cited,
        Argument,
    }
    DataStatus {
        AsInSource,
        Realigned,
        Reconstructed,
        InDoubt,
    }
    Direction {
        FavoursIntervention,
        NoDifference,
        FavoursComparator,
    }
    Facet {
        Design,
        Country,
        Setting,
        People,
        Outcome,
        Intervention,
        Comparator,
        Role,
        Year,
        RiskOfBias,
    }
    Better {
        Lower,
        Higher,
    }
    SynthesisType {
        MetaAnalysis,
        Swim,
        Qualitative,
        Economic,
        Overview,
    }
    NetworkDomain {
        WithinStudyBias, ReportingBias, Indirectness, Imprecision, Heterogeneity, Incoherence,
    }
    NetworkConcernLevel { None, Some, Major }
    GradeDomain {
        RiskOfBias,
        Inconsistency,
        Indirectness,
        Imprecision,
        PublicationBias,
        LargeEffect,
        DoseResponse,
        OpposingConfounding,
    }
    ConcernLevel {
        None,
        Minor,
        Moderate,
        Serious,
    }
    Priority {
        Must,
        Should,
        Consider,
    }
    PolicyKind {
        Commitment,
        Duty,
        Recommendation,
        Programme,
        Event,
    }
    UpdateKind {
        NewEvidence,
        Update,
        Correction,
        Resource,
    }
    Directness {
        Direct,
        Partial,
        Indirect,
        Unclear,
    }
    Criterion {
        Problem,
        DesirableEffects,
        UndesirableEffects,
        Certainty,
        Values,
        Balance,
        Resources,
        CertaintyOfResources,
        CostEffectiveness,
        Equity,
        Acceptability,
        Feasibility,
    }
    PanelAnswer {
        No,
        ProbablyNo,
        ProbablyYes,
        Yes,
        Trivial,
        Small,
        Moderate,
        Large,
        VeryLow,
        Low,
        High,
        NoStudies,
        ImportantUncertainty,
        PossiblyImportantUncertainty,
        ProbablyNoImportantUncertainty,
        NoImportantUncertainty,
        FavoursComparison,
        ProbablyFavoursComparison,
        FavoursNeither,
        ProbablyFavoursOption,
        FavoursOption,
        LargeCosts,
        ModerateCosts,
        NegligibleCosts,
        ModerateSavings,
        LargeSavings,
        Reduced,
        ProbablyReduced,
        ProbablyNoImpact,
        ProbablyIncreased,
        Increased,
        Varies,
        DoNotKnow,
    }
    Recommendation {
        StrongAgainst,
        ConditionalAgainst,
        ConditionalEither,
        ConditionalFor,
        StrongFor,
    }
    ModelSide {
        Cost,
        Benefit,
    }
    Releases {
        Cash,
        Capacity,
    }
    GlanceCell {
        Effect,
        ServiceUse,
        Certainty,
        Cost,
        Harms,
        Effort,
        Suits,
        Accountable,
    }
}
