//! How well a test tells people with a condition from people without it: results of studies, and what
//! a synthesis makes of them.

use schemars::JsonSchema;
use serde::Deserialize;

use super::analysis_settings::LeftOut;
use super::grade::Grade;
use super::id::Id;
use super::value::Source;

/// A test against a reference standard in one study: everybody counted in one of four cells.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TestResult {
    /// Its id, unique in the whole site: `K01`.
    #[schemars(extend("x-format" = "no-date"))]
    pub id: String,
    /// The test, by the name that syntheses use: `compression-ultrasound`.
    pub test: Id,
    /// What counts as positive, as the source names it: "10 points or more".
    pub threshold: Option<String>,
    /// With the condition, and found by the test (true positives).
    pub tp: u32,
    /// Without the condition, and taken by the test to have it (false positives).
    pub fp: u32,
    /// With the condition, and missed by the test (false negatives).
    #[serde(rename = "fn")]
    pub false_negatives: u32,
    /// Without the condition, and cleared by the test (true negatives).
    pub tn: u32,
    /// People tested, as the source states it; the four numbers have to give as many.
    #[schemars(range(min = 1))]
    pub n: Option<u32>,
    /// Remarks, shown beside the numbers.
    pub note: Option<String>,
    /// Where it was read.
    pub source: Source,
}

impl TestResult {
    /// People with the condition, and people without it.
    pub fn people(&self) -> (u64, u64) {
        let both = |a: u32, b: u32| u64::from(a) + u64::from(b);
        (both(self.tp, self.false_negatives), both(self.fp, self.tn))
    }
}

/// The accuracy of a test, over the studies of a synthesis (bivariate model).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TestAccuracy {
    /// Its id within the synthesis, which becomes part of an address.
    pub id: Id,
    /// What is asked: "Ultrasound for deep vein thrombosis".
    pub title: String,
    /// The test by the name that results have under `test`.
    pub test: Id,
    /// The test as it stands inside a sentence: "ultrasound".
    pub test_name: String,
    /// The reference standard as it stands inside a sentence: "venography".
    pub reference: String,
    /// The condition as it stands inside a sentence: "deep vein thrombosis".
    pub condition: String,
    /// Who was tested.
    pub population: String,
    /// Where.
    pub setting: String,
    /// Only results at this threshold, as they name it. Left out: each study has one result.
    pub threshold: Option<String>,
    /// Results that are shown and not put together, with the reason.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
    /// How many of 1,000 people tested have the condition, for what the test does to them. Left out:
    /// the median of the studies.
    #[serde(default)]
    pub prevalences: Vec<Prevalence>,
    /// The certainty of both numbers.
    pub certainty: Option<AccuracyCertainty>,
}

/// How common the condition is among people who are tested.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prevalence {
    /// Who they are: "people in general practice".
    pub label: String,
    /// With the condition, of 1,000 people tested.
    #[schemars(range(min = 0, max = 1000))]
    pub per_1000: f64,
    /// Where it was read.
    pub source: Source,
}

/// The certainty of what a test does, with GRADE.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccuracyCertainty {
    /// Of the sensitivity, and so of people with the condition: found and missed.
    pub sensitivity: Grade,
    /// Of the specificity, and so of people without it: cleared, and taken to have it.
    pub specificity: Grade,
}
