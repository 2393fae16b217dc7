//! A decision question in the readers' words: the unit of browsing.

use std::collections::BTreeMap;

use super::audience::GlanceCell;
use super::id::{Id, Ref};
use super::kind;
use super::life::Life;
use super::panel::Panel;
use super::value::{Markdown, Source};
use super::vocabulary::{Choice, Place, Topic};
use schemars::JsonSchema;
use serde::Deserialize;

/// A decision question. File: `questions/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Question {
    /// The question, as a reader would ask it.
    pub title: String,
    /// A short name for menus and breadcrumbs.
    pub short: String,
    /// Its place in lists; lower comes first.
    pub order: u32,
    /// The decision behind it.
    pub decision: Markdown,
    /// What kind of evidence answers it, in one line.
    pub evidence_kind: String,
    /// The question in PICO terms.
    pub pico: Option<Pico>,
    /// The question in SPIDER terms, for qualitative questions.
    pub spider: Option<Spider>,
    /// The intervention it is about.
    pub intervention: Ref<kind::Intervention>,
    /// The syntheses that answer it.
    pub syntheses: Vec<Ref<kind::Synthesis>>,
    /// The outcomes it concerns, where it concerns any.
    #[serde(default)]
    pub outcomes: Vec<Ref<kind::Outcome>>,
    /// The analyses on which its bottom lines rest, in the order in which they speak of them. Pictures of
    /// the answer show them first; on pages with several questions they show them alone.
    #[serde(default)]
    pub rests_on: Vec<RestsOn>,
    /// Risks that belong to it.
    #[serde(default)]
    pub risks: Vec<Ref<kind::Risk>>,
    /// Actions that belong to it; all actions when left out.
    #[serde(default)]
    pub actions: Vec<Ref<kind::Implementation>>,
    /// The readers for whom it has an edition; all of the site when left out.
    #[serde(default)]
    pub audiences: Vec<Ref<kind::Audience>>,
    /// The edition for each audience, by audience id.
    pub editions: BTreeMap<String, Edition>,
    /// The at-a-glance strip, by cell.
    pub glance: BTreeMap<GlanceCell, Glance>,
    /// Whether it fits here.
    pub relevance: Relevance,
    /// The places that are here for readers of this question, from the widest to the nearest; those
    /// of `site.yaml` when left out.
    pub here: Option<Vec<Choice<Place>>>,
    /// Harms and unwanted consequences: what was found, or that nobody looked.
    pub harms: Markdown,
    /// What would have to stop or move.
    pub displacement: Option<Markdown>,
    /// For whom and when.
    pub for_whom: Option<Markdown>,
    /// What is not known.
    pub gaps: Vec<Gap>,
    /// What panels judged, the newest first; only where a named panel did.
    #[serde(default)]
    pub panels: Vec<Panel>,
    /// Worries of colleagues, and what is known about each.
    #[serde(default)]
    pub concerns: Vec<Concern>,
    /// Questions for continuing education.
    #[serde(default)]
    pub learning: Vec<LearningQuestion>,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}

/// An analysis on which an answer rests.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RestsOn {
    /// The synthesis.
    pub synthesis: Ref<kind::Synthesis>,
    /// The comparison, by its id there.
    pub comparison: Id,
    /// The outcome.
    pub outcome: Ref<kind::Outcome>,
}

/// Population, intervention, comparison, outcomes.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pico {
    /// Population.
    pub population: String,
    /// Intervention.
    pub intervention: String,
    /// Comparison.
    pub comparison: String,
    /// Outcomes.
    pub outcomes: String,
}

/// Sample, phenomenon of interest, design, evaluation, research type.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spider {
    /// Sample.
    pub sample: String,
    /// Phenomenon of interest.
    pub phenomenon: String,
    /// Design.
    pub design: String,
    /// Evaluation.
    pub evaluation: String,
    /// Research type.
    pub research_type: String,
}

/// The edition of a question for one audience.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// The answer in one or two sentences.
    pub bottom_line: Markdown,
    /// Four to six messages that say what follows, not only what was found.
    pub key_messages: Vec<Markdown>,
    /// What can be decided now despite uncertainty.
    #[serde(default)]
    pub decide_now: Vec<Markdown>,
    /// Remarks for particular blocks, by the name of the block.
    #[serde(default)]
    pub notes: BTreeMap<Id, Markdown>,
}

/// One cell of the at-a-glance strip.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Glance {
    /// The question of the cell: "Does it help people?"
    pub question: String,
    /// The answer in a few words. "Not known" is an answer. In the cell on certainty the levels that
    /// were judged stand in its place.
    pub answer: String,
    /// One more line: the number, or why it is not known.
    pub detail: Option<String>,
}

/// Whether evidence fits the reader's own place.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relevance {
    /// How directly the evidence bears on the question.
    pub directness: Directness,
    /// What comes from each place that is here, by the id of the place.
    #[serde(default)]
    #[schemars(extend("propertyNames" = {"type": "string", "x-vocabulary": Place::NAME}))]
    pub places: BTreeMap<Choice<Place>, Markdown>,
    /// Remarks: equity, workforce, system.
    pub notes: Option<Markdown>,
}

/// How directly evidence bears on a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Directness {
    /// The same people, intervention and place.
    Direct,
    /// Some of them differ.
    Partial,
    /// Most of them differ.
    Indirect,
    /// Not clear.
    Unclear,
}

/// Something that is not known.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// What is not known.
    pub gap: Markdown,
    /// What would answer it.
    pub would_answer: Option<String>,
    /// Where the gap shows.
    pub source: Option<Source>,
}

/// A worry of colleagues and what is known about it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Concern {
    /// The worry.
    pub concern: String,
    /// What is known.
    pub known: Markdown,
    /// Findings behind both, by id.
    pub findings: Vec<Ref<kind::Finding>>,
}

/// A question for continuing education with one right answer.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LearningQuestion {
    /// The question.
    pub stem: String,
    /// The options, three to five.
    pub options: Vec<String>,
    /// Which option is right, counted from 1.
    pub answer: u8,
    /// Why.
    pub why: Markdown,
    /// The source of the answer.
    pub source: Source,
}
