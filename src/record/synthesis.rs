//! A body of evidence put together: what was sought, found, judged and concluded.

use std::collections::HashSet;

pub use super::analysis_settings::{AnalysisMethod, AnalysisSettings, LeftOut, SeveralResults};
pub use super::grade::{CertaintyLevel, Grade, GradeChange, GradeDomain};
use super::id::{Id, Ref};
use super::kind;
use super::life::Life;
use super::network::NetworkAnalysis;
use super::test_accuracy::TestAccuracy;
use super::value::{Attribution, Date, Known, Markdown, Source};
use schemars::JsonSchema;
use serde::Deserialize;

/// A synthesis. File: `syntheses/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Synthesis {
    /// Title.
    pub title: String,
    /// A short name for menus.
    pub short: String,
    /// Its place in lists; lower comes first.
    pub order: u32,
    /// What kind of synthesis it is.
    #[serde(rename = "type")]
    pub kind: SynthesisType,
    /// The review question.
    pub question: Markdown,
    /// The answer in two or three sentences, for every reader.
    pub summary: Markdown,
    /// How it was made.
    pub methods: Markdown,
    /// The protocol or registration.
    pub protocol: Option<Known<String>>,
    /// When the sources were searched last.
    pub searched_to: Option<Date>,
    /// One entry per source searched.
    #[serde(default)]
    pub searches: Vec<Search>,
    /// Flow of records and studies.
    pub flow: Option<Flow>,
    /// Which studies were eligible.
    pub eligibility: Option<Eligibility>,
    /// Studies that contribute.
    pub studies: Vec<Ref<kind::Study>>,
    /// Reviews and other sources that give context and are not counted.
    #[serde(default)]
    pub context: Vec<Ref<kind::Study>>,
    /// Studies left out, each with one reason.
    #[serde(default)]
    pub excluded: Vec<Excluded>,
    /// Comparisons with their outcomes.
    #[serde(default)]
    pub comparisons: Vec<Comparison>,
    /// Networks of comparisons, each on one outcome with a page of its own.
    #[serde(default)]
    pub networks: Vec<NetworkAnalysis>,
    /// The accuracy of tests.
    #[serde(default)]
    pub accuracy: Vec<TestAccuracy>,
    /// Qualitative findings with CERQual.
    #[serde(default)]
    pub findings: Vec<ReviewFinding>,
    /// Economic records that belong to it.
    #[serde(default)]
    pub economics: Vec<Ref<kind::Economic>>,
    /// Policies that belong to it.
    #[serde(default)]
    pub policies: Vec<Ref<kind::Policy>>,
    /// Own words for items of the guideline for synthesis without meta-analysis. Items left out are
    /// filled from the records.
    #[serde(default)]
    pub swim: Swim,
    /// What the synthesis cannot say.
    pub limitations: Vec<Markdown>,
    /// What is missing.
    pub gaps: Vec<Markdown>,
    /// The credit owed for its data.
    pub attribution: Option<Attribution>,
    /// Interests of those who made it.
    pub interests: Option<String>,
    /// Versions, newest first.
    pub versions: Vec<Version>,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}

/// Items of the guideline for synthesis without meta-analysis (SWiM).
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Swim {
    /// How studies are grouped.
    pub grouping: Option<Markdown>,
    /// Measures, and what was turned into what.
    pub measures: Option<Markdown>,
    /// How results are put together.
    pub methods: Option<Markdown>,
    /// Which results come first.
    pub prioritisation: Option<Markdown>,
    /// How differences between studies are looked at.
    pub heterogeneity: Option<Markdown>,
    /// How certainty is judged.
    pub certainty: Option<Markdown>,
    /// How data are presented.
    pub presentation: Option<Markdown>,
    /// How results are reported.
    pub reporting: Option<Markdown>,
    /// What the synthesis cannot say.
    pub limitations: Option<Markdown>,
}

/// What kind of synthesis it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SynthesisType {
    /// Results are pooled.
    MetaAnalysis,
    /// Numbers without pooling (SWiM).
    Swim,
    /// Qualitative findings.
    Qualitative,
    /// Costs and consequences.
    Economic,
    /// A review of reviews, or of mixed sources.
    Overview,
}

/// One source that was searched (PRISMA-S).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// Name of the database, register or site.
    pub name: String,
    /// Platform.
    pub platform: Option<String>,
    /// Date of the search.
    pub date: Option<Date>,
    /// The strategy as run.
    pub strategy: Option<Known<String>>,
    /// The language of the strategy, for highlighting: `ovid` or `pubmed`.
    pub syntax: Option<String>,
    /// Limits and filters.
    pub limits: Option<String>,
    /// Records found.
    pub records: Option<Known<u32>>,
    /// Remarks.
    pub note: Option<String>,
}

/// Flow of records and studies (PRISMA 2020). Leave out what is not known.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// Studies in an earlier version.
    pub previous_studies: Option<u32>,
    /// Records from databases.
    pub databases: Option<u32>,
    /// Records from registers.
    pub registers: Option<u32>,
    /// Records from other sources.
    pub other_sources: Option<u32>,
    /// Duplicates removed.
    pub duplicates: Option<u32>,
    /// Removed by automatic tools.
    pub removed_by_tools: Option<u32>,
    /// Removed before screening for other reasons.
    pub removed_other: Option<u32>,
    /// Records screened.
    pub screened: Option<u32>,
    /// Records excluded on title and abstract.
    pub screened_out: Option<u32>,
    /// Reports sought.
    pub sought: Option<u32>,
    /// Reports not retrieved.
    pub not_retrieved: Option<u32>,
    /// Reports assessed in full.
    pub assessed: Option<u32>,
    /// Reports excluded, by reason.
    #[serde(default)]
    pub excluded: Vec<ExclusionCount>,
    /// Studies included.
    pub included_studies: Option<u32>,
    /// Reports included.
    pub included_reports: Option<u32>,
    /// Studies in the meta-analysis.
    pub pooled_studies: Option<u32>,
    /// Remarks.
    pub note: Option<String>,
    /// Where the counts were read.
    pub source: Source,
}

/// How many reports were excluded for one reason.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExclusionCount {
    /// The reason.
    pub reason: String,
    /// How many.
    pub n: u32,
}

/// Which studies were eligible.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Eligibility {
    /// Included were …
    pub include: Vec<String>,
    /// Excluded were …
    #[serde(default)]
    pub exclude: Vec<String>,
}

/// A study left out.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Excluded {
    /// The study.
    pub study: Ref<kind::Study>,
    /// The one reason.
    pub reason: String,
}

/// A comparison: an intervention against a comparator.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// Its id within the synthesis.
    pub id: Id,
    /// The comparison in words.
    pub title: String,
    /// The intervention.
    pub intervention: Ref<kind::Intervention>,
    /// The comparator.
    pub comparator: Ref<kind::Intervention>,
    /// Who was studied.
    pub population: String,
    /// Where.
    pub setting: String,
    /// Why it lies outside what the site asks about, in half a sentence: "volunteers, who are not paid
    /// staff". Pictures of answers say so beside it, and show it on the page of the question alone.
    pub outside: Option<String>,
    /// Outcomes in order of importance.
    pub outcomes: Vec<OutcomeAnalysis>,
}

/// An outcome of a comparison: which results are put together and how certain the result is.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeAnalysis {
    /// The outcome.
    pub outcome: Ref<kind::Outcome>,
    /// Results by id. Left out: all results of the synthesis's studies for this outcome.
    #[serde(default)]
    pub results: Vec<String>,
    /// Results that are shown and not put together, with the reason.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
    /// How the results are put together.
    pub analysis: AnalysisSettings,
    /// Risks with the comparator from which absolute effects are worked out, for instance of people
    /// at low and at high risk. Left out: the median risk in the comparator arms of the trials.
    #[serde(default)]
    pub assumed_risks: Vec<AssumedRisk>,
    /// The certainty.
    pub grade: Option<Grade>,
    /// The sentence that a person wrote for this outcome. It must say what the sentence made from
    /// the judgement and the numbers says.
    pub statement: Option<String>,
    /// What the evidence says where no number can say it.
    pub narrative: Option<Markdown>,
    /// A published pooled result with which ours is compared: a study and the outcome's words.
    pub compare_with: Option<PublishedPool>,
}

impl OutcomeAnalysis {
    /// The ids of the results that are shown and not put together.
    pub fn ids_left_out(&self) -> HashSet<&str> {
        self.left_out
            .iter()
            .map(|left| left.result.as_str())
            .collect()
    }
}

/// A risk with the comparator, from outside the trials or of a group in them.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssumedRisk {
    /// Whose risk it is: "people over 60".
    pub label: String,
    /// Events in 1,000 people.
    #[schemars(range(min = 0, max = 1000))]
    pub per_1000: f64,
    /// Where the risk was read.
    pub source: Source,
}

/// A published pooled result.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishedPool {
    /// The review.
    pub study: Ref<kind::Study>,
    /// The outcome in its words.
    pub outcome: String,
}

/// A qualitative review finding with its GRADE-CERQual inputs.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewFinding {
    /// Its id, unique in the whole site: `Q05`.
    pub id: String,
    /// The finding.
    pub statement: Markdown,
    /// The same in plain words, for readers who want plain names: those whose reading grade is low.
    pub plain: Option<Markdown>,
    /// Themes.
    pub themes: Vec<String>,
    /// Readers whom it concerns most.
    pub audiences: Vec<Ref<kind::Audience>>,
    /// Contributing studies.
    pub studies: Vec<Ref<kind::Study>>,
    /// The atomic findings on which it rests.
    pub rests_on: Vec<Ref<kind::Finding>>,
    /// The four components.
    pub cerqual: Cerqual,
    /// The confidence.
    pub confidence: CertaintyLevel,
    /// Why this confidence, in a sentence.
    pub explanation: Option<String>,
    /// True while the judgement waits for agreement.
    #[serde(default)]
    pub proposed: bool,
}

/// The four components of GRADE-CERQual.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cerqual {
    /// Methodological limitations.
    pub methodological_limitations: Concern,
    /// Coherence.
    pub coherence: Concern,
    /// Adequacy of data.
    pub adequacy: Concern,
    /// Relevance.
    pub relevance: Concern,
}

/// A concern about one component.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Concern {
    /// How serious.
    pub level: ConcernLevel,
    /// Why.
    pub why: String,
}

/// How serious a concern is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConcernLevel {
    /// None or very minor.
    None,
    /// Minor.
    Minor,
    /// Moderate.
    Moderate,
    /// Serious.
    Serious,
}

/// A version of a synthesis.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// The version's number.
    pub version: String,
    /// When.
    pub date: Date,
    /// What changed.
    pub changed: String,
    /// Whether the conclusions changed.
    pub conclusions_changed: bool,
}
