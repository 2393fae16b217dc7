//! Vocabulary of records in the reader's words.

use crate::evidence::Facet;
use crate::record::audience::GlanceCell;
use crate::record::economic::{ModelSide, Releases};
use crate::record::implementation::{Priority, When};
use crate::record::outcome::OutcomeDomain;
use crate::record::policy::PolicyKind;
use crate::record::question::Directness;
use crate::record::resource::ResourceKind;
use crate::record::result::{DataStatus, Direction};
use crate::record::study::{Basis, Design, FindingRole, RoleType, SettingKind};
use crate::record::synthesis::{ConcernLevel, GradeDomain, SynthesisType};
use crate::record::update::UpdateKind;
use crate::record::value::{Better, Stage};

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
    SettingKind {
        Inpatient => "Hospital wards",
        LeavingHospital => "Leaving hospital",
        CrisisTeam => "Crisis teams",
        Outpatient => "Outpatient and community services",
    }
    RoleType {
        Added => "Added to the team",
        InPlace => "In place of other staff",
        Both => "Added, and in place of other staff",
        NotDescribed => "Not described",
    }
    Basis {
        Primary => "The paper's own data",
        Cited => "Second hand: the paper reports someone else's work",
        Argument => "The authors' own view",
    }
    FindingRole {
        Lever => "Helps",
        Barrier => "Hinders",
        Finding => "Finding",
        Need => "Asked for",
        Claim => "Argument",
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
    OutcomeDomain {
        PersonalRecovery => "Personal recovery",
        Clinical => "Clinical recovery",
        Functional => "Functional recovery",
        ServiceUse => "Use of services",
        Cost => "Cost",
        Staff => "Staff",
        Harms => "Harms",
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
    Stage {
        Deploy => "Deciding where",
        Employ => "Employing",
        Recruit => "Recruiting",
        Prepare => "Preparing",
        Integrate => "Working together",
        Supervise => "Supervising and supporting",
        Sustain => "Keeping it going",
        National => "Nationally",
        Decide => "To decide locally",
    }
    When {
        Before => "Before posts start",
        Start => "From recruitment to induction",
        Running => "While it runs",
        National => "Nationally",
    }
    Priority {
        Must => "Must",
        Should => "Should",
        Consider => "Consider",
    }
    ResourceKind {
        JobDescription => "Job description",
        Contract => "Contract or terms",
        SupervisionProtocol => "Supervision protocol",
        Procedure => "Procedure",
        Checklist => "Checklist",
        Training => "Induction or training",
        BusinessCase => "Business case",
        Leaflet => "Leaflet",
        Story => "Story",
        Template => "Template",
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
