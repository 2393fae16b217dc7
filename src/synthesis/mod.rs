//! Evidence and statistics become findings: effects, pooled results, certainty, statements. They are
//! facts and numbers; `sentence` puts them into words.
//!
//! Every number that a page shows comes through here or from a record with a source, so every
//! edition shows the same number.

mod absolute;
mod accuracy;
mod analysis;
mod appraisers;
mod arm_data;
mod arm_means;
mod caution;
mod choices;
mod clustering;
mod comparators;
mod counted;
mod departures;
mod dependence;
mod direction;
mod doubt;
pub mod economics;
mod effect;
mod findings;
mod further;
mod ladder;
mod left_out;
mod meta_analysis;
mod method;
mod method_line;
mod names;
mod network;
mod of_synthesis;
mod outcome_findings;
mod overall;
mod overlap;
mod pooled;
pub mod prints;
mod published_pool;
mod raw;
mod retold;
mod row_label;
mod rows;
mod scale;
mod several;
mod statement;
mod study_facts;
mod together;
mod trials;
mod undoubted;
mod unit;
mod unpooled;
mod without_effect;

pub use absolute::{AbsoluteRow, ComparatorRisk};
pub use accuracy::{AccuracyFindings, AccuracyModel, AccuracyRow, LEAST_FOR_ACCURACY, Tested};
pub use appraisers::{AppraiserAgreement, LevelAgreement, appraiser_agreement};
pub use arm_data::ArmSummary;
pub use arm_means::{mean_and_sd, medians_used};
pub use caution::Caution;
pub use choices::Choices;
pub use comparators::Comparator;
pub use counted::{Counted, people_of_study};
pub use departures::SmallStudyTests;
pub use direction::GoodSide;
pub use doubt::{
    ArmsFact, Doubt, DoubtFact, Doubts, EffectFact, ErrorFrom, MediansFact, MonthsFact,
    OutlierFact, OutlierTerms, PrintedFact, Range, Score, Side, SpreadFact, Standing, Subject,
    Symmetric, UsualFrom,
};
pub use effect::{EffectRow, Estimate};
pub use findings::Findings;
pub use further::{
    Adjusted, Asymmetry, BayesFindings, BetweenTest, BiasModels, CategoryModeratorLine, Chance,
    EstimatorLine, FilledIn, Further, Importance, InfluenceLine, JointRegression,
    LEAST_FOR_ASYMMETRY, LEAST_FOR_REGRESSION, LevelVariance, Look, MOST_FOR_STEPS, MarkedBy,
    ModeratorLine, ModeratorTest, OtherChoice, OtherLine, PrecisionModels, RadialPlot, RareEvents,
    RareLine, RareWay, RisksSideBySide, SelectionModel, SequentialFindings, SmallStudyTest,
    StepLine, StudyRay, StudyRisks, Subgroup, SubgroupAnalysis, Term, Wanted, WithinResult,
    WithinTrials,
};
pub use ladder::{Ladder, Step, TrialDirection};
pub use left_out::{AsStated, LeftOut, MediansUsed, Remark};
pub use meta_analysis::{MetaAnalysis, Numbers};
pub use method_line::{
    EffectsDone, I2Done, IntervalDone, IntervalForm, MethodLine, PoolingDone, RuleDecided,
    SeveralDone, TablesDone, TablesVariance,
};
pub use names::short_name;
pub use network::{
    ArmNumbers, NetworkArm, NetworkFindings, NetworkFit, NetworkTest, NetworkTrial, PairEstimate,
    PairFacts, PairSplit,
};
pub use of_synthesis::{BySynthesis, OfSynthesis};
pub use outcome_findings::OutcomeFindings;
pub use overlap::{Overlap, OverlapDegree};
pub use raw::{Brief, PooledEffect};
pub use row_label::RowLabel;
pub use scale::Scale;
pub use statement::{
    CONVENTIONAL_SMALL_SMD, Change, Conclusion, ImprecisionHint, Says, Size, Statement, Target,
};
pub use study_facts::{Group, StudyFacts};
pub use trials::{PooledTrials, Sources, Trials};
pub use undoubted::Undoubted;
pub use unit::Unit;
pub use unpooled::Unpooled;
