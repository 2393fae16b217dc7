//! Vocabulary of records in the reader's words.

use crate::evidence::Facet;
use crate::record::audience::GlanceCell;
use crate::record::economic::{ModelSide, Releases};
use crate::record::implementation::Priority;
use crate::record::policy::PolicyKind;
use crate::record::question::Directness;
use crate::record::result::{DataStatus, Direction};
use crate::record::study::{Basis, Design};
use crate::record::synthesis::{ConcernLevel, GradeDomain, SynthesisType};
use crate::record::update::UpdateKind;
use crate::record::value::Better;

/// A value of a vocabulary that readers see in words.
pub trait Words: Copy {
    /// The words in English, with a capital first letter. Files of data hold them in every language.
    fn words(self) -> &'static str;
    /// The id of the words in the files of a language: `Design.RandomisedTrial`.
    fn id(self) -> &'static str;
}

macro_rules! words {
    ($($vocabulary:ty { $($value:ident => $words:literal),* $(,)? })*) => {
        $(impl Words for $vocabulary {
            fn words(self) -> &'static str {
                match self {
                    $(<$vocabulary>::$value => $words,)*
                }
            }

            fn id(self) -> &'static str {
                match self {
                    $(<$vocabulary>::$value => {
                        concat!(stringify!($vocabulary), ".", stringify!($value))
                    })*
                }
            }
        })*
    };
}

impl crate::view::desk::Desk<'_> {
    /// A value of a vocabulary in the language of the site, with a capital first letter.
    pub fn words(&self, value: impl Words) -> String {
        self.say(value.id())
    }
}

words! {
    Design {
        RandomisedTrial => "Randomised trial",
        ClusterRandomisedTrial => "Cluster randomised trial",
        NonRandomisedComparison => "Comparison without randomisation",
        BeforeAfter => "Before-and-after study",
        CrossSectional => "Cross-sectional study",
        Qualitative => "Qualitative study",
        Evaluation => "Evaluation of a service",
        EconomicEvaluation => "Economic evaluation",
        SystematicReview => "Systematic review",
        UmbrellaReview => "Review of reviews",
        NarrativeOverview => "Narrative overview",
        Theory => "Theory",
        Editorial => "Editorial or opinion",
        Other => "Other source",
    }
    Basis {
        Primary => "The paper's own data",
        Cited => "Second hand: the paper reports someone else's work",
        Argument => "The authors' own view",
    }
    DataStatus {
        AsInSource => "As in the source",
        Realigned => "Found on another row of the source and put back",
        Reconstructed => "Worked back from another published figure",
        InDoubt => "In doubt",
    }
    Direction {
        FavoursIntervention => "Favours the intervention",
        NoDifference => "No difference, or mixed",
        FavoursComparator => "Favours the comparator",
    }
    Facet {
        Design => "Design",
        Country => "Country",
        Setting => "Setting",
        People => "Group of people",
        Outcome => "Outcome",
        Intervention => "Intervention or comparator",
        Comparator => "Comparator",
        Role => "Added or in place of others",
        Year => "Year of publication",
        RiskOfBias => "Risk of bias",
    }
    Better {
        Lower => "Lower is better",
        Higher => "Higher is better",
    }
    SynthesisType {
        MetaAnalysis => "Meta-analysis",
        Swim => "Numbers without pooling",
        Qualitative => "Qualitative findings",
        Economic => "Costs and consequences",
        Overview => "Overview of reviews and mixed sources",
    }
    GradeDomain {
        RiskOfBias => "Risk of bias",
        Inconsistency => "Inconsistency",
        Indirectness => "Indirectness",
        Imprecision => "Imprecision",
        PublicationBias => "Publication bias",
        LargeEffect => "Large effect",
        DoseResponse => "Dose and response",
        OpposingConfounding => "Opposing confounding",
    }
    ConcernLevel {
        None => "No or very minor concerns",
        Minor => "Minor concerns",
        Moderate => "Moderate concerns",
        Serious => "Serious concerns",
    }
    Priority {
        Must => "Must",
        Should => "Should",
        Consider => "Consider",
    }
    PolicyKind {
        Commitment => "Commitment",
        Duty => "Duty",
        Recommendation => "Recommendation",
        Programme => "Programme",
        Event => "Event",
    }
    UpdateKind {
        NewEvidence => "New evidence",
        Update => "Update",
        Correction => "Correction",
        Resource => "Resource",
    }
    Directness {
        Direct => "Direct: the same people, intervention and place",
        Partial => "Partial: some of them differ",
        Indirect => "Indirect: most of them differ",
        Unclear => "Not clear",
    }
    ModelSide {
        Cost => "Cost",
        Benefit => "Benefit",
    }
    Releases {
        Cash => "cash",
        Capacity => "capacity",
    }
    GlanceCell {
        Effect => "Effect on people",
        ServiceUse => "Effect on use of services",
        Certainty => "How sure are we?",
        Cost => "Cost",
        Harms => "Harms",
        Effort => "Effort to start",
        Suits => "Whom it suits",
        Accountable => "Who answers for it",
    }
}
