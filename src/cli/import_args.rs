//! What `distil import` is asked.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::record::value::Better;

/// `distil import`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil import refs.ris                show what would change, and ask
  distil import refs.ris --dry-run      show it and write nothing
  distil import trials.csv --outcome calm --better higher --synthesis 'Tea trials' \\
      --intervention 'Shared tea break' --comparator 'Breaks alone'
  distil import review.rm5              studies, outcomes and analyses of a review
  distil import flow.csv --synthesis tea-trials

A column of a table can be: study, author, year, doi, pmid, title, country, outcome, measured,
instrument, months, weeks, arm, note, n; intervention. and comparator. with n, events, nonevents,
mean, sd, se, person_time; effect. with estimate, se, variance, ci_low, ci_high; groups.NAME,
numbers.NAME; leave-out.

Files are known by what is in them. Records that are there get only what they lack; what they say
otherwise stays and is told. New records are drafts unless --publish is given: `distil build --drafts`
shows them.")]
pub struct ImportArgs {
    /// The files: references (RIS, MEDLINE .nbib, BibTeX, CSL-JSON, EndNote XML), tables (CSV, XLSX), reviews (.rm5, the data package of RevMan Web, tables of Covidence, robvis and PRISMA 2020, JSON of EPPI-Reviewer)
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The folder with the records
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    pub content: PathBuf,
    /// Show what would change and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write without asking
    #[arg(long, short)]
    pub yes: bool,
    /// Tell every loss and remark by itself, and show every line of every change
    #[arg(long, short)]
    pub verbose: bool,
    /// Make records that are shown at once, and no drafts
    #[arg(long)]
    pub publish: bool,
    /// The design of studies whose file does not tell it
    #[arg(long, value_enum)]
    pub design: Option<NewDesign>,
    /// The body of evidence to which the studies belong: its id, or the title of a new one
    #[arg(long, value_name = "ID|TITLE")]
    pub synthesis: Option<String>,
    /// Who appraised, for appraisals
    #[arg(long, value_name = "WHO")]
    pub by: Option<String>,
    /// Where the numbers were read, when not in the studies themselves: the id of a study, or an address
    #[arg(long, value_name = "STUDY|ADDRESS")]
    pub read_in: Option<String>,
    /// For tables.
    #[command(flatten)]
    pub table: TableArgs,
}

/// What tables of results do not say themselves.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tables of results")]
pub struct TableArgs {
    /// The outcome of the results: its id, or the name of a new one
    #[arg(long, value_name = "ID|NAME")]
    pub outcome: Option<String>,
    /// Which direction of new outcomes is good: `lower` or `higher`, or `"Sleep=higher"` for one by its name
    #[arg(long, value_name = "[OUTCOME=]lower|higher", value_parser = better)]
    pub better: Vec<NewBetter>,
    /// The domain of new outcomes, from `vocabularies/outcome-domains`
    #[arg(long, value_name = "ID")]
    pub domain: Option<String>,
    /// The intervention: its id, or the name of a new one
    #[arg(long, value_name = "ID|NAME", requires = "comparator")]
    pub intervention: Option<String>,
    /// The comparator: its id, or the name of a new one
    #[arg(long, value_name = "ID|NAME", requires = "intervention")]
    pub comparator: Option<String>,
    /// The measure of effects that are ready made, and of the analysis
    #[arg(long, value_enum)]
    pub measure: Option<NewMeasure>,
    /// Ready-made ratios stand as ratios, and not as their logarithms
    #[arg(long)]
    pub plain_ratios: bool,
    /// A positive effect is better for people, and not merely a higher value
    #[arg(long)]
    pub favours_intervention: bool,
    /// What the columns are: a file that --keep-columns wrote
    #[arg(long, value_name = "FILE")]
    pub columns: Option<PathBuf>,
    /// Write down what the columns were taken for
    #[arg(long, value_name = "FILE")]
    pub keep_columns: Option<PathBuf>,
    /// Only rows in which a column says this
    #[arg(long, value_name = "COLUMN=TEXT")]
    pub only: Option<String>,
    /// The sheet of a workbook
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// The tool of a table of judgements, by its id
    #[arg(long, value_name = "ID")]
    pub tool: Option<String>,
}

/// Which direction is good, of one outcome or of all others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBetter {
    /// The name of the outcome; all others when left out.
    pub outcome: Option<String>,
    /// The direction.
    pub better: Better,
}

impl NewBetter {
    /// The name with the direction.
    pub fn said(&self) -> (Option<String>, Better) {
        (self.outcome.clone(), self.better)
    }
}

fn better(text: &str) -> Result<NewBetter, String> {
    let (outcome, word) = match text.rsplit_once('=') {
        Some((outcome, word)) => (Some(outcome.trim().to_owned()), word),
        None => (None, text),
    };
    let better = match word.trim() {
        "lower" => Better::Lower,
        "higher" => Better::Higher,
        _ => return Err("it has to be `lower` or `higher`, alone or after `OUTCOME=`".to_owned()),
    };
    Ok(NewBetter { outcome, better })
}

/// A measure of effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "UPPER")]
pub enum NewMeasure {
    /// Risk ratio
    Rr,
    /// Odds ratio
    Or,
    /// Risk difference
    Rd,
    /// Hazard ratio
    Hr,
    /// Incidence rate ratio
    Irr,
    /// Mean difference
    Md,
    /// Standardised mean difference
    Smd,
    /// Ratio of means
    Rom,
    /// Any other effect with a standard error
    Generic,
}

/// The design of a study.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NewDesign {
    /// Individuals were randomised
    RandomisedTrial,
    /// Groups were randomised
    ClusterRandomisedTrial,
    /// A comparison without randomisation
    NonRandomisedComparison,
    /// Before and after, without a comparison group
    BeforeAfter,
    /// A survey or other cross-sectional study
    CrossSectional,
    /// Interviews, focus groups or observation
    Qualitative,
    /// An evaluation of a service
    Evaluation,
    /// Costs and consequences
    EconomicEvaluation,
    /// A systematic review
    SystematicReview,
}
