//! What a site says, as plain values.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::evidence::RecordKey;
use crate::record::id::Id;

/// What a site says.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// Its questions, in their order.
    pub questions: Vec<QuestionTold>,
    /// Its bodies of evidence, in the order of their ids.
    pub syntheses: Vec<SynthesisTold>,
    /// Every other record that readers see, and those before once more, by their texts.
    pub records: BTreeMap<RecordKey, RecordTold>,
    /// Its news.
    pub updates: Vec<UpdateTold>,
    /// Records that are out, each with the reason.
    pub out: BTreeMap<RecordKey, String>,
    /// The texts of the site, its questions and its bodies of evidence by field, without what is told above.
    pub fields: BTreeMap<RecordKey, FieldsTold>,
    /// Earlier ids, each with the id of today.
    pub aliases: BTreeMap<RecordKey, Id>,
}

/// What is said of a question.
#[derive(Debug, Clone)]
pub struct QuestionTold {
    /// Its id.
    pub id: String,
    /// The question.
    pub title: String,
    /// Its page.
    pub address: String,
    /// How far the answer can be trusted, as its badge says.
    pub certainty: Option<String>,
    /// Whether one of the judgements behind it waits for agreement.
    pub is_proposed: bool,
    /// The bodies of evidence that answer it.
    pub syntheses: Vec<String>,
    /// What is said to each audience, in the order of the site.
    pub editions: Vec<EditionTold>,
}

/// What is said of a question to an audience.
#[derive(Debug, Clone)]
pub struct EditionTold {
    /// The id of the audience.
    pub audience: String,
    /// The name of its readers.
    pub readers: String,
    /// Whether its readers get plain names in place of technical ones.
    pub is_plain: bool,
    /// The page.
    pub address: String,
    /// The answer.
    pub answer: String,
    /// What follows from it.
    pub messages: Vec<String>,
    /// What can be decided now.
    pub decide_now: Vec<String>,
    /// What was found on each outcome.
    pub outcomes: Vec<OutcomeTold>,
}

/// What is said of an outcome within a comparison of a body of evidence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct OutcomeTold {
    /// The body of evidence.
    pub synthesis: String,
    /// The comparison within it.
    pub comparison: String,
    /// The outcome.
    pub outcome: String,
    /// The name of the outcome as these readers know it.
    pub name: String,
    /// Where the numbers stand in full.
    pub address: String,
    /// The sentence that pages show.
    pub statement: String,
    /// The numbers behind it.
    pub numbers: String,
    /// The certainty; nothing when it was not judged.
    pub certainty: Option<String>,
    /// Whether the judgement waits for agreement.
    pub is_proposed: bool,
    /// Whether the sentence itself says the certainty, or that it was not judged.
    #[serde(skip)]
    pub says_certainty: bool,
    /// What is compared with what, where another sentence of the edition is on the same outcome.
    #[serde(skip)]
    pub compared: Option<String>,
    /// The numbers without results in doubt; nothing when none is in doubt.
    #[serde(skip)]
    pub doubt: Option<String>,
    /// The estimate with its interval, as exact as pages show it.
    #[serde(skip)]
    pub estimate: Option<String>,
    /// Whether the question names the outcome, so that its answer rests on it.
    #[serde(skip)]
    pub is_of_answer: bool,
}

impl OutcomeTold {
    /// What it is about, whoever reads it.
    pub fn key(&self) -> (&str, &str, &str) {
        (&self.synthesis, &self.comparison, &self.outcome)
    }
}

/// What is said of a body of evidence.
#[derive(Debug, Clone)]
pub struct SynthesisTold {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub address: String,
    /// Its answer.
    pub summary: String,
    /// How far it can be trusted, as its badge says.
    pub certainty: Option<String>,
    /// The studies that contribute, by id.
    pub studies: BTreeMap<String, String>,
    /// What people say, by the id of the finding: the statement, and how far it can be trusted.
    pub findings: BTreeMap<String, (String, String)>,
    /// What follows from its numbers: outcomes of comparisons, pairs of networks, tests.
    pub worked_out: BTreeMap<WorkedOut, String>,
}

/// What a sentence about numbers of a body of evidence is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkedOut {
    /// An outcome of a comparison.
    Outcome {
        /// The comparison.
        comparison: String,
        /// The outcome.
        outcome: String,
    },
    /// A network as a whole, which is not connected.
    Network(String),
    /// Two treatments of a network.
    Pair {
        /// The network.
        network: String,
        /// One treatment.
        first: String,
        /// The other.
        second: String,
    },
    /// The accuracy of a test.
    Test(String),
}

/// What is said in a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordTold {
    /// Its title.
    pub title: String,
    /// Where it is shown.
    pub address: String,
    /// Its texts.
    pub texts: Vec<String>,
}

/// The texts of a record by its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldsTold {
    /// Its title.
    pub title: String,
    /// Where it is shown.
    pub address: String,
    /// The texts of each field: `limitations`, `editions.manager`.
    pub fields: BTreeMap<String, Vec<String>>,
}

/// News.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UpdateTold {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub address: String,
    /// Its date, for the order.
    pub date: String,
    /// Its date as pages show it.
    pub shown_date: String,
    /// What changed, in a sentence.
    pub summary: String,
    /// Whether an answer changed.
    pub changes_answer: bool,
    /// Questions touched.
    pub questions: Vec<String>,
    /// Bodies of evidence touched.
    pub syntheses: Vec<String>,
    /// Readers whom it concerns; everybody when there is none.
    pub audiences: Vec<String>,
}

impl UpdateTold {
    /// Whether it concerns an audience.
    pub fn is_for(&self, audience: &str) -> bool {
        self.audiences.is_empty() || self.audiences.iter().any(|id| id == audience)
    }
}
