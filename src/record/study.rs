//! A study: a primary study, review, evaluation or other source, with all its reports.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::address::Address;
use super::author::Author;
use super::id::{Id, Ref};
use super::kind;
use super::life::Life;
use super::pages::Pages;
use super::paper_id::{Doi, Pmcid, Pmid};
use super::result::StudyResult;
use super::test_accuracy::TestResult;
use super::value::{Attribution, Date, Known, Markdown, Source};
use super::vocabulary::{Choice, FindingRole, RoleType, SettingKind};

/// A study with its results, findings and appraisals. File: `studies/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Study {
    /// The short citation: "Smith 2021". Studies of one label are told apart by letters, in the order
    /// of their ids, wherever they are named: "Smith 2021a", "Smith 2021b".
    pub label: String,
    /// What was done, in one line, for the heading of the study's page.
    pub headline: Option<String>,
    /// What kind of source it is.
    pub design: Design,
    /// The design in the source's own words, where the vocabulary is too coarse.
    pub design_note: Option<String>,
    /// The bibliographic record.
    pub bibliography: Bibliography,
    /// Countries, by their English names.
    #[serde(default)]
    pub countries: Vec<String>,
    /// The setting in a few words.
    pub setting: Option<String>,
    /// Kinds of setting, for lists and filters; left out where the source does not tell.
    #[serde(default)]
    pub setting_kinds: Vec<Choice<SettingKind>>,
    /// When the study took place, in words.
    pub dates: Option<String>,
    /// What the study set out to find.
    pub aim: Option<Markdown>,
    /// How it was done.
    pub methods: Option<Markdown>,
    /// Who took part.
    pub population: Option<Population>,
    /// The arms of a comparative study.
    #[serde(default)]
    pub arms: Vec<Arm>,
    /// How what was studied stands to what was there: added to it, or in its place.
    pub role_type: Option<Choice<RoleType>>,
    /// How the support was given: format, delivery, structure, duration.
    pub delivery: Option<Delivery>,
    /// Own properties that sort its results into groups, by name: `allocation: random`. Analyses
    /// name them under `subgroups`.
    #[serde(default)]
    pub groups: BTreeMap<Id, String>,
    /// Own numbers, by name: `latitude: 44`. Analyses name them under `moderators`.
    #[serde(default)]
    pub numbers: BTreeMap<Id, f64>,
    /// The results.
    #[serde(default)]
    pub results: Vec<StudyResult>,
    /// Results of tests against a reference standard.
    #[serde(default)]
    pub test_results: Vec<TestResult>,
    /// For a review: the primary studies that it includes, where it lists them.
    #[serde(default)]
    pub includes: Vec<Ref<kind::Study>>,
    /// Pooled results that a review published.
    #[serde(default)]
    pub pooled_results: Vec<PooledResult>,
    /// Atomic findings in our own words.
    #[serde(default)]
    pub findings: Vec<Finding>,
    /// What other sources say about this one, checked against it where it could be read.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// Appraisals with a tool.
    #[serde(default)]
    pub appraisals: Vec<Appraisal>,
    /// How the people concerned took part in making the study.
    pub involvement: Option<Known<String>>,
    /// Who paid, and interests declared.
    pub funding: Option<Known<String>>,
    /// Limitations that the source states.
    #[serde(default)]
    pub limitations_stated: Vec<String>,
    /// Limitations that we saw.
    #[serde(default)]
    pub limitations_seen: Vec<String>,
    /// What the source says should follow.
    #[serde(default)]
    pub implications: Vec<String>,
    /// Questions that it leaves open.
    #[serde(default)]
    pub unresolved: Vec<String>,
    /// The credit owed for its data.
    pub attribution: Option<Attribution>,
    /// Remarks for the reader.
    pub note: Option<Markdown>,
    /// Where the facts of this record were read, when not in the study itself.
    pub source: Option<Source>,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}

/// What kind of source a study is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Design {
    /// Individuals were randomised.
    RandomisedTrial,
    /// Groups were randomised.
    ClusterRandomisedTrial,
    /// A comparison without randomisation.
    NonRandomisedComparison,
    /// Measured before and after, without a comparison group.
    BeforeAfter,
    /// A survey or other cross-sectional study.
    CrossSectional,
    /// Interviews, focus groups or observation.
    Qualitative,
    /// An evaluation of a service, often with mixed methods.
    Evaluation,
    /// Costs and consequences.
    EconomicEvaluation,
    /// A systematic review.
    SystematicReview,
    /// A review of reviews.
    UmbrellaReview,
    /// A narrative overview of the literature.
    NarrativeOverview,
    /// A theory or a conceptual paper.
    Theory,
    /// An editorial or an opinion.
    Editorial,
    /// Something else; say what in `design_note`.
    Other,
}

impl Design {
    /// Whether it puts other studies together.
    pub fn is_review(self) -> bool {
        matches!(self, Design::SystematicReview | Design::UmbrellaReview)
    }
}

/// A bibliographic record, after CSL. Give `reference` where the parts are not all known.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bibliography {
    /// Authors, in order: a name as `Jane Smith`, `Smith J` or `Smith, Jane, Jr.`, an organisation as
    /// `{World Health Organization}`, or either in parts.
    #[serde(default)]
    pub authors: Vec<Author>,
    /// Whether there are more authors, whom the reference at hand does not name.
    #[serde(default)]
    pub and_others: bool,
    /// Year of publication.
    #[schemars(range(min = 1000, max = 2100))]
    pub year: Option<u16>,
    /// Title.
    pub title: Option<String>,
    /// Journal, book or report series.
    pub container: Option<String>,
    /// Volume.
    pub volume: Option<String>,
    /// Issue.
    pub issue: Option<String>,
    /// Pages, "160-166", or the article number.
    pub pages: Option<Pages>,
    /// Publisher of a book or report.
    pub publisher: Option<String>,
    /// Date of publication.
    #[schemars(extend("x-of-old" = true))]
    pub published: Option<Date>,
    /// DOI; the resolver's address before it is left out.
    pub doi: Option<Doi>,
    /// PubMed id.
    pub pmid: Option<Pmid>,
    /// PubMed Central id.
    pub pmcid: Option<Pmcid>,
    /// The address of the report.
    pub url: Option<Address>,
    /// The full reference as the source gives it.
    pub reference: Option<String>,
    /// Licence of the report.
    pub licence: Option<String>,
    /// Where the bibliographic record was verified.
    pub verified_at: Option<String>,
}

/// Who took part.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// Who they were, in words.
    pub description: String,
    /// How many, in all.
    #[schemars(extend("minimum" = 1))]
    pub n: Option<Known<u32>>,
    /// What they have in common, as the source names it.
    pub condition: Option<String>,
    /// How people came into the study: diagnosis, cut-off score.
    pub inclusion_basis: Option<String>,
    /// Where they were recruited.
    pub recruitment: Option<String>,
    /// Percentage of women.
    #[schemars(range(min = 0, max = 100))]
    #[schemars(extend("x-unit" = "percent"))]
    pub percent_women: Option<f64>,
    /// Mean age in years.
    #[schemars(range(min = 0, max = 130))]
    #[schemars(extend("x-unit" = "years"))]
    pub mean_age: Option<f64>,
    /// Numbers by role, sector or place.
    #[serde(default)]
    pub breakdown: Vec<PopulationPart>,
    /// Remarks.
    pub note: Option<String>,
}

/// A part of the participants.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PopulationPart {
    /// Who: "schools in the north".
    pub who: String,
    /// How many.
    pub n: Option<u32>,
    /// More about them.
    pub note: Option<String>,
}

/// An arm of a comparative study.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Arm {
    /// The intervention or comparator.
    pub intervention: Ref<kind::Intervention>,
    /// The arm in the study's words.
    pub label: Option<String>,
    /// People randomised or allocated.
    #[schemars(extend("minimum" = 1))]
    pub n: Option<Known<u32>>,
}

/// How the support was given.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// One to one, in a group, mixed.
    pub format: Option<String>,
    /// Face to face, by telephone, over the internet, mixed.
    pub mode: Option<String>,
    /// Structured or unstructured.
    pub structure: Option<String>,
    /// How long it lasted, in words.
    pub duration: Option<String>,
}

/// A pooled result that a review published.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PooledResult {
    /// What was pooled, in the review's words.
    pub outcome: String,
    /// When it was measured.
    pub timepoint: Option<String>,
    /// Who was studied.
    pub population: Option<String>,
    /// Number of studies.
    #[schemars(range(min = 1))]
    pub studies: Option<u32>,
    /// The number of comparisons, where it differs from the number of studies.
    #[schemars(range(min = 1))]
    pub comparisons: Option<u32>,
    /// Number of people.
    #[schemars(range(min = 1))]
    pub n: Option<u32>,
    /// The measure: SMD, RR, …
    pub measure: String,
    /// The estimate.
    pub estimate: f64,
    /// Lower limit of the 95% interval.
    pub ci_low: Option<f64>,
    /// Upper limit of the 95% interval.
    pub ci_high: Option<f64>,
    /// P value of the effect, as printed.
    #[schemars(extend("x-format" = "p-value"))]
    pub p: Option<String>,
    /// I² in percent, as printed.
    #[schemars(range(min = 0, max = 100))]
    #[schemars(extend("x-unit" = "percent"))]
    pub i_squared: Option<f64>,
    /// Cochran's Q.
    #[schemars(range(min = 0))]
    pub chi_squared: Option<f64>,
    /// Its degrees of freedom.
    pub df: Option<u32>,
    /// P value of the heterogeneity, as printed.
    #[schemars(extend("x-format" = "p-value"))]
    pub p_heterogeneity: Option<String>,
    /// Which direction is good: "below 1 favours the intervention".
    pub benefit: String,
    /// The certainty or review quality as published.
    pub certainty: Option<String>,
    /// Where it was read.
    pub source: Source,
    /// Remarks.
    pub note: Option<String>,
}

/// One atomic finding of a study, in our own words.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Its id, unique in the whole site: `F03`.
    pub id: String,
    /// The finding.
    pub text: Markdown,
    /// Whether it is the paper's own data, second hand, or an argument.
    pub basis: Basis,
    /// What it says of what is studied: that it helps, hinders, is asked for.
    pub kind: Choice<FindingRole>,
    /// Readers whom it concerns most.
    pub audiences: Vec<Ref<kind::Audience>>,
    /// Themes.
    pub themes: Vec<String>,
    /// The place in the source.
    #[serde(rename = "where")]
    pub place: Option<String>,
}

/// What a finding rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The paper's own data.
    Primary,
    /// The paper reports someone else's work.
    Cited,
    /// The authors' own view.
    Argument,
}

/// What other sources say about a study.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The sources that make the claim.
    pub made_in: Vec<Ref<kind::Study>>,
    /// The claim.
    pub claim: String,
    /// Whether the study itself was read.
    pub checked: bool,
    /// What the study itself says.
    pub source_says: Option<String>,
    /// Remarks.
    pub note: Option<String>,
}

/// An appraisal of a study with a tool.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Appraisal {
    /// The tool.
    pub tool: Ref<kind::Tool>,
    /// Who judged.
    pub by: String,
    /// When.
    pub date: Option<Date>,
    /// True while the judgement waits for agreement by others.
    #[serde(default)]
    pub proposed: bool,
    /// Judgement per domain or item of the tool; what was agreed, where several people judged.
    pub domains: BTreeMap<String, Judgement>,
    /// The overall judgement.
    pub overall: Option<Judgement>,
    /// What each person judged alone, before they agreed; two of them give measures of agreement.
    #[serde(default)]
    pub appraisers: Vec<Appraiser>,
    /// Remarks.
    pub note: Option<String>,
    /// Where the judgements were read.
    pub source: Option<Source>,
}

/// What one person judged alone.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Appraiser {
    /// Who judged; the same words in every study, so that their judgements are put together.
    pub by: String,
    /// Judgement per domain or item of the tool.
    pub domains: BTreeMap<String, Judgement>,
    /// The overall judgement.
    pub overall: Option<Judgement>,
}

/// A judgement on one domain.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// A level of the tool.
    pub level: String,
    /// The reason.
    pub support: Option<String>,
}
