//! What a file of another program holds, in the terms of the records: between the readers, of which
//! each knows one form, and the writer, which knows none.

use std::collections::BTreeMap;

use crate::record::result::{ArmData, Effect, Measure};
use crate::record::study::{Bibliography, Design};
use crate::record::value::Better;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Spot {
    /// The file as it was named.
    pub file: String,
    /// The line or row, counted from 1; 0 when the whole file is meant.
    pub line: usize,
}

impl Spot {
    /// A line of a file.
    pub fn new(file: &str, line: usize) -> Self {
        Self {
            file: file.to_owned(),
            line,
        }
    }

    /// The name of the file without its folders, for what is written into records.
    pub fn file_name(&self) -> &str {
        self.file.rsplit(['/', '\\']).next().unwrap_or(&self.file)
    }

    /// `refs.ris:12`, or the file alone.
    pub fn label(&self) -> String {
        match self.line {
            0 => self.file.clone(),
            line => format!("{}:{line}", self.file),
        }
    }
}

/// Something that no record will hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// Where it stands.
    pub spot: Spot,
    /// What it is: the field by its name in the file, or `row`. Losses of one field are told together.
    pub field: String,
    /// Why no record holds it, in words that follow "because".
    pub why: String,
}

/// Something that staff should know or look at: dirt that was handled, a doubt, a guess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub spot: Spot,
    /// What, as whole sentences.
    pub text: String,
}

/// All that a file holds.
#[derive(Debug, Default)]
pub struct Found {
    /// Studies.
    pub studies: Vec<FoundStudy>,
    /// Outcomes that the file describes, by name.
    pub outcomes: Vec<FoundOutcome>,
    /// Interventions and comparators, by name.
    pub interventions: Vec<FoundIntervention>,
    /// Bodies of evidence.
    pub syntheses: Vec<FoundSynthesis>,
    /// What no record holds.
    pub losses: Vec<Loss>,
    /// What to know or to look at.
    pub remarks: Vec<Remark>,
}

impl Found {
    /// Notes that something will be in no record.
    pub fn lose(&mut self, spot: Spot, field: impl Into<String>, why: impl Into<String>) {
        self.losses.push(Loss {
            spot,
            field: field.into(),
            why: why.into(),
        });
    }

    /// Notes something to know or to look at.
    pub fn remark(&mut self, spot: Spot, text: impl Into<String>) {
        self.remarks.push(Remark {
            spot,
            text: text.into(),
        });
    }

    /// Adds all that another file holds.
    pub fn append(&mut self, other: Found) {
        self.studies.extend(other.studies);
        self.outcomes.extend(other.outcomes);
        self.interventions.extend(other.interventions);
        self.syntheses.extend(other.syntheses);
        self.losses.extend(other.losses);
        self.remarks.extend(other.remarks);
    }
}

/// A study, or a report of one.
#[derive(Debug, Clone, Default)]
pub struct FoundStudy {
    /// Where it begins.
    pub spot: Spot,
    /// The name by which this file calls it: "Smith 2020", "STD-Smith". Unique in the file.
    pub key: String,
    /// Its name for readers, where the file gives one apart from authors and year.
    pub label: Option<String>,
    /// What kind of source it is, where the file tells.
    pub design: Option<Design>,
    /// The bibliographic record.
    pub bibliography: Bibliography,
    /// Countries by their English names.
    pub countries: Vec<String>,
    /// How it was done.
    pub methods: Option<String>,
    /// Who took part.
    pub population: Option<String>,
    /// People in all.
    pub people: Option<u32>,
    /// What does not fit elsewhere and belongs to it, as Markdown.
    pub note: Option<String>,
    /// Own properties by name.
    pub groups: BTreeMap<String, String>,
    /// Own numbers by name.
    pub numbers: BTreeMap<String, f64>,
    /// Results.
    pub results: Vec<FoundResult>,
    /// Pooled results, of a review.
    pub pooled: Vec<FoundPool>,
    /// Appraisals.
    pub appraisals: Vec<FoundAppraisal>,
}

/// A result of a study.
#[derive(Debug, Clone, Default)]
pub struct FoundResult {
    /// Where it stands.
    pub spot: Spot,
    /// The place in words, for the record: "trials.csv, row 3".
    pub place: String,
    /// The outcome by name or id.
    pub outcome: String,
    /// What exactly was measured.
    pub measured: Option<String>,
    /// The instrument.
    pub instrument: Option<String>,
    /// Months after the start.
    pub months: Option<f64>,
    /// Which arm or comparison.
    pub arm: Option<String>,
    /// Own properties.
    pub groups: BTreeMap<String, String>,
    /// The intervention arm.
    pub intervention: ArmData,
    /// The comparator arm.
    pub comparator: ArmData,
    /// People in all.
    pub n: Option<u32>,
    /// The effect as stated.
    pub effect: Option<Effect>,
    /// Remarks.
    pub note: Option<String>,
    /// The analysis of the file to which it belongs, where the file has several; else empty.
    pub analysis: String,
}

/// A pooled result that the file states.
#[derive(Debug, Clone)]
pub struct FoundPool {
    /// What was pooled, in the words of the file.
    pub outcome: String,
    /// Studies.
    pub studies: Option<u32>,
    /// People.
    pub people: Option<u32>,
    /// The measure, as records name measures: `OR`.
    pub measure: String,
    /// The estimate, on the natural scale.
    pub estimate: f64,
    /// The interval.
    pub interval: Option<(f64, f64)>,
    /// P value of the effect.
    pub p: Option<f64>,
    /// I² in percent.
    pub i_squared: Option<f64>,
    /// Cochran's Q.
    pub chi_squared: Option<f64>,
    /// Its degrees of freedom.
    pub df: Option<u32>,
    /// Which direction is good, in words.
    pub benefit: String,
    /// The place in words.
    pub place: String,
}

/// An appraisal of a study with a tool.
#[derive(Debug, Clone)]
pub struct FoundAppraisal {
    /// The id of the tool.
    pub tool: String,
    /// Levels by domain, with the reason where the file gives it.
    pub domains: Vec<(String, FoundJudgement)>,
    /// The overall level.
    pub overall: Option<FoundJudgement>,
    /// The place in words.
    pub place: String,
}

/// A judgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundJudgement {
    /// A level of the tool, by id.
    pub level: String,
    /// The reason.
    pub support: Option<String>,
}

/// An outcome.
#[derive(Debug, Clone)]
pub struct FoundOutcome {
    /// Its name.
    pub name: String,
    /// Which direction is good; where the file does not tell, it is asked for.
    pub better: Option<Better>,
    /// What the direction was read from, where that is what the program writes when nobody chooses: a
    /// person has to decide it.
    pub unchosen: Option<String>,
    /// Where it is described.
    pub spot: Spot,
}

/// An intervention or a comparator.
#[derive(Debug, Clone)]
pub struct FoundIntervention {
    /// Its name.
    pub name: String,
    /// Whether others are compared with it.
    pub is_comparator: bool,
}

/// A body of evidence.
#[derive(Debug, Clone, Default)]
pub struct FoundSynthesis {
    /// Where it is described.
    pub spot: Spot,
    /// Its title; of one that is there, the id.
    pub title: String,
    /// Studies by their key in the file.
    pub studies: Vec<String>,
    /// Comparisons.
    pub comparisons: Vec<FoundComparison>,
    /// Flow of records and studies, by the keys of the record.
    pub flow: Option<FoundFlow>,
}

/// A comparison.
#[derive(Debug, Clone)]
pub struct FoundComparison {
    /// In words.
    pub title: String,
    /// The intervention by name or id.
    pub intervention: String,
    /// The comparator by name or id.
    pub comparator: String,
    /// Its outcomes.
    pub outcomes: Vec<FoundAnalysis>,
}

/// How results of an outcome are put together.
#[derive(Debug, Clone)]
pub struct FoundAnalysis {
    /// The outcome by name or id.
    pub outcome: String,
    /// The settings by the keys of the record, as words that YAML needs no quotation marks for.
    pub settings: Vec<(&'static str, String)>,
    /// The settings among them that nobody chose, with what has to be decided.
    pub unchosen: Vec<(&'static str, &'static str)>,
    /// The measure.
    pub measure: Option<Measure>,
    /// The name by which results belong to it; empty when all of the outcome do.
    pub key: String,
    /// The pooled result of the file with which ours is compared: key of the review, and outcome in its words.
    pub compare_with: Option<(String, String)>,
}

/// Counts of a PRISMA flow.
#[derive(Debug, Clone, Default)]
pub struct FoundFlow {
    /// Counts by the keys of the record.
    pub counts: Vec<(&'static str, u32)>,
    /// Reports excluded by reason.
    pub excluded: Vec<(String, u32)>,
    /// The place in words.
    pub place: String,
}
