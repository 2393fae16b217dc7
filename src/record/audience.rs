//! A reader role, and the blocks of its pages.

use super::guidance::{GuidanceKind, GuidancePart};
use super::id::{Id, Ref};
use super::kind;
use super::life::Life;
use super::value::Markdown;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A reader role. File: `audiences/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Audience {
    /// One of them: "manager".
    pub name: String,
    /// Several: "managers". It also heads their pages.
    pub plural: String,
    /// The folder of their pages in the address: `managers`.
    #[schemars(extend("x-format" = "id"))]
    pub address: String,
    /// What the door on the home page says: "I plan or pay for services".
    pub door: String,
    /// What they find behind it, in one line.
    pub door_note: String,
    /// Who they are, in a sentence.
    pub who: Markdown,
    /// The opening of their home page.
    pub lead: Markdown,
    /// Questions that people in this role ask, each with the block that answers it.
    #[serde(default)]
    pub asks: Vec<Ask>,
    /// Which cells the at-a-glance strip has, in order.
    pub glance: Vec<GlanceCell>,
    /// The blocks of a question page, in order.
    pub blocks: Vec<Block>,
    /// Outcomes that this reader wants first.
    #[serde(default)]
    pub first_outcomes: Vec<Ref<kind::Outcome>>,
    /// Draw risks as a hundred people in each group, where events can be counted.
    #[serde(default)]
    pub icon_arrays: bool,
    /// The highest reading grade (Flesch-Kincaid) of short answers.
    #[schemars(range(min = 1, max = 30))]
    pub reading_grade: f64,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}

/// A question that a reader asks.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// The question.
    pub ask: String,
    /// The block that answers it, by its name: what it shows, or the `id` of a guidance block.
    pub block: Id,
}

/// A block of a question page.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// What the block shows.
    pub block: BlockKind,
    /// The question that heads it.
    pub heading: String,
    /// Whether it stands open; others are folded.
    #[serde(default)]
    pub open: bool,
    /// The name of a guidance block, in addresses and where questions and asks name it.
    pub id: Option<Id>,
    /// What a guidance block shows.
    #[serde(default)]
    pub parts: Vec<GuidancePart>,
    /// A guidance block ends with a link to the whole list of these.
    pub all: Option<GuidanceKind>,
}

impl Block {
    /// Its name: the `id` of a guidance block, else what it shows.
    pub fn name(&self) -> String {
        match &self.id {
            Some(id) => id.to_string(),
            None => self.block.name(),
        }
    }
}

impl BlockKind {
    /// Its name in records and addresses: `short-answer`.
    pub fn name(self) -> String {
        let value = serde_json::to_value(self).unwrap_or_default();
        value.as_str().unwrap_or_default().to_owned()
    }
}

impl Audience {
    /// A block of its pages by name.
    pub fn block(&self, name: &Id) -> Option<&Block> {
        let mut blocks = self.blocks.iter();
        blocks.find(|block| block.name() == name.as_str())
    }
}

/// What a block shows.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// Bottom line, key messages and the at-a-glance strip.
    ShortAnswer,
    /// The intervention: who, how much, where, added or in place of others.
    WhatIsIt,
    /// What people in the role do, may do and do not do.
    RoleCard,
    /// Costs, and what they might free.
    Cost,
    /// Outcomes with effect and certainty.
    Effects,
    /// How sure we are, and why not more.
    Certainty,
    /// What would have to stop or move.
    Displacement,
    /// Commitments, accountability and values.
    Policy,
    /// Whether it will work here.
    Applicability,
    /// The main risks, one line each.
    TopRisks,
    /// Places where it runs.
    Examples,
    /// What can be decided now.
    DecideNow,
    /// Material for a board paper.
    BoardPaper,
    /// The readiness checklist.
    Checklist,
    /// The risk register with counter-risks.
    RiskRegister,
    /// Questions left to local decision.
    OpenIssues,
    /// Templates and policies to start from.
    Resources,
    /// How to know that it works and is safe.
    Indicators,
    /// Qualitative findings with confidence.
    Voices,
    /// Law, policy and duty.
    Duties,
    /// How good the evidence behind the page is.
    EvidenceQuality,
    /// A sheet to print for assurance.
    AssuranceSheet,
    /// For whom and when.
    ForWhom,
    /// Worries of colleagues, and what is known.
    Concerns,
    /// What is not known.
    Gaps,
    /// The numbers, with links to the evidence page.
    Numbers,
    /// Questions for continuing education.
    Learning,
    /// A paragraph to share with a person.
    TalkAbout,
    /// Where it is available, how to take part.
    WhereAvailable,
    /// Words explained.
    Words,
    /// How to tell us what is missing.
    TellUs,
    /// Records that the audience asks for, under its own words; needs `id` and `parts`.
    Guidance,
}

/// A cell of the at-a-glance strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GlanceCell {
    /// Effect on people.
    Effect,
    /// Effect on service use.
    ServiceUse,
    /// Certainty.
    Certainty,
    /// Cost.
    Cost,
    /// Harms and unwanted consequences.
    Harms,
    /// Effort to start.
    Effort,
    /// Whom it suits.
    Suits,
    /// Who answers for it.
    Accountable,
}
