//! What `distil analyse` is asked.

use std::path::PathBuf;

use clap::ValueEnum;

/// `distil analyse`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil analyse                             every analysis of the content, as the site shows it
  distil analyse tea-trials             those of one synthesis
  distil analyse tea-trials --json      all numbers in full precision (docs/analyses.md)

  distil analyse trials.csv --measure RR     a table with the columns study, ai, n1i, ci, n2i
  distil analyse trials.csv --measure SMD --method DL --test z
  distil analyse trials.csv --measure RR --pooling mantel-haenszel --method common
  distil analyse trials.csv --measure GEN --subgroup country --r-code

  distil analyse schools.csv --three-level --cluster district --effect school
  distil analyse arms.csv --network --measure OR --reference placebo
  distil analyse tests.csv --accuracy --json

Columns of a table, named as in R's metafor:
  RR, OR, RD, PETO, AS, OR2D   ai, n1i (or bi), ci, n2i (or di): events and people in both arms
  MD, SMD, SMDH, SMD1, D2OR, ROM
                               m1i, sd1i, n1i, m2i, sd2i, n2i: means, SDs and people;
                               median1i, median2i in the place of a mean, with q11i and q31i,
                               q12i and q32i (quartiles), or min1i and max1i, min2i and max2i
  IRR, IRD                     x1i, t1i, x2i, t2i: events and person-time
  COR, ZCOR                    ri, ni: correlation and people
  PR, PLN, PLO, PAS, PFT       xi, ni: events and people in one group
  IR, IRLN, IRS                xi, ti: events and person-time in one group
  MN, MNLN                     mi, sdi, ni: mean, SD and people of one group
  MC, SMCC, SMCR               m1i, sd1i, m2i, sd2i, ni, ri: two measurements of the same people
  RR, OR, HR, IRR, ROM         rr, or, hr, irr or rom with ci_low and ci_high: ratios as papers print
                               them, with their 95% limits
  any measure                  yi with vi or sei: effects ready made, on the scale of the analysis: ratios
                               as logarithms, or as they are with --yi ratio; a row may have them beside a
                               ratio or beside its arms, and is then checked
  --network                    study, treatment with xi, ni (OR, RR, RD) or mi, sdi, ni (MD); or
                               study, treat1, treat2, yi with vi or sei for every pair of arms
  --accuracy                   TP, FN, FP, TN: people by condition and result of the test
  also known                   tpos, tneg, cpos, cneg for ai, bi, ci, di; event.e, n.e, mean.e, sd.e
                               and the same with .c; TE and seTE for yi and sei, studlab for slab
  optional                     study or slab, year, and columns for --subgroup, --moderator and
                               --category-moderator")]
pub struct AnalyseArgs {
    /// A synthesis of the content, or a table that ends in .csv; all syntheses when left out
    #[arg(value_name = "SYNTHESIS|TABLE.csv")]
    pub source: Option<String>,
    /// All numbers as JSON, in full precision
    #[arg(long)]
    pub json: bool,
    /// R code (metafor) that repeats the analyses, in place of the numbers
    #[arg(long, conflicts_with = "json")]
    pub r_code: bool,
    /// The folder with the records
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    pub content: PathBuf,
    /// Choices for a table.
    #[command(flatten)]
    pub table: TableArgs,
}

/// Choices for a table; the choices for a synthesis stand in its record.
#[derive(Debug, Clone, Default, PartialEq, clap::Args)]
#[command(next_help_heading = "For a table")]
pub struct TableArgs {
    /// The measure of effect
    #[arg(long, value_enum, ignore_case = true)]
    pub measure: Option<TableMeasure>,
    /// The estimator of the variation between studies, or `common` for none [default: the preset's]
    #[arg(long, value_enum, ignore_case = true)]
    pub method: Option<TableMethod>,
    /// The test of the pooled result, and its interval [default: the preset's]
    #[arg(long, value_enum, ignore_case = true)]
    pub test: Option<TableTest>,
    /// The preset of all choices that are not named [default: cochrane-2025]
    #[arg(long, value_enum)]
    pub preset: Option<TablePreset>,
    /// What is weighted [default: inverse-variance]
    #[arg(long, value_enum)]
    pub pooling: Option<TablePooling>,
    /// The form of the prediction interval [default: the preset's]
    #[arg(long, value_enum)]
    pub prediction: Option<TablePrediction>,
    /// A column by which studies are split into subgroups; may be given more than once
    #[arg(long, conflicts_with = "deeper", value_name = "COLUMN")]
    pub subgroup: Vec<String>,
    /// A column of numbers on which effects are regressed; may be given more than once
    #[arg(long, conflicts_with = "deeper", value_name = "COLUMN")]
    pub moderator: Vec<String>,
    /// A column of words on which effects are regressed; may be given more than once
    #[arg(long, conflicts_with = "deeper", value_name = "COLUMN")]
    pub category_moderator: Vec<String>,
    /// What to do with several rows of one `study`
    #[arg(long, value_enum, value_name = "WHAT")]
    pub several_results: Option<TableSeveral>,
    /// The correlation assumed between rows of one study that are combined [default: 0.5]
    #[arg(long, value_name = "0 TO 1")]
    pub correlation: Option<f64>,
    /// What `yi` holds when the measure is a ratio, where the numbers themselves do not tell
    #[arg(long, value_enum, value_name = "WHAT")]
    pub yi: Option<TableYi>,
    /// The smallest difference that matters, on the scale that people read
    #[arg(long, value_name = "DIFFERENCE")]
    pub important: Option<f64>,
    /// Conventions in which programs differ.
    #[command(flatten)]
    pub conventions: super::convention_args::ConventionArgs,
    /// Deeper methods.
    #[command(flatten)]
    pub deeper: super::deeper_args::DeeperArgs,
}

/// A measure of effect of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "UPPER")]
pub enum TableMeasure {
    /// Risk ratio
    Rr,
    /// Odds ratio
    Or,
    /// Risk difference
    Rd,
    /// Incidence rate ratio
    Irr,
    /// Hazard ratio, ready made
    Hr,
    /// Mean difference
    Md,
    /// Standardised mean difference
    Smd,
    /// Ratio of means
    Rom,
    /// Correlation
    Cor,
    /// Correlation by Fisher's z
    Zcor,
    /// Proportion
    Pr,
    /// Proportion by its logarithm
    Pln,
    /// Proportion by its logit
    Plo,
    /// Proportion by the arcsine of its square root
    Pas,
    /// Proportion by Freeman and Tukey's double arcsine
    Pft,
    /// Odds ratio by Peto's one step
    Peto,
    /// Difference of arcsine-transformed risks
    As,
    /// Odds ratio as a standardised mean difference
    Or2d,
    /// Standardised mean difference of groups whose spreads differ
    Smdh,
    /// Standardised mean difference by the SD of the second group (Glass)
    Smd1,
    /// Standardised mean difference as an odds ratio
    D2or,
    /// Incidence rate difference
    Ird,
    /// Incidence rate of one group
    Ir,
    /// The same by its logarithm
    Irln,
    /// The same by its square root
    Irs,
    /// Mean of one group
    Mn,
    /// The same by its logarithm
    Mnln,
    /// Mean change in one group
    Mc,
    /// Mean change by the SD of the change
    Smcc,
    /// Mean change by the SD of the measurement m1i, sd1i
    Smcr,
    /// Any effect, ready made
    Gen,
}

/// An estimator of the variation between studies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "UPPER")]
pub enum TableMethod {
    /// Restricted maximum likelihood
    Reml,
    /// DerSimonian and Laird
    Dl,
    /// Paule and Mandel
    Pm,
    /// Empirical Bayes
    Eb,
    /// Maximum likelihood
    Ml,
    /// Hedges
    He,
    /// Sidik and Jonkman
    Sj,
    /// Hunter and Schmidt
    Hs,
    /// None: one common effect
    #[value(name = "common", aliases = ["EE", "FE", "CE"])]
    Common,
}

/// A test of the pooled result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableTest {
    /// Wald, normal distribution
    Z,
    /// Hartung-Knapp
    Knha,
    /// Hartung-Knapp with a factor not below one
    Adhoc,
    /// Wald's standard error, t distribution
    T,
    /// Hartung-Knapp with more than two results that differ, else Wald
    KnhaIfHeterogeneous,
}

/// A preset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TablePreset {
    /// Cochrane's practice since 2025
    #[value(name = "cochrane-2025")]
    Cochrane2025,
    /// Review Manager 5
    #[value(name = "revman5")]
    RevMan5,
    /// The defaults of metafor
    Metafor,
}

/// What is weighted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TablePooling {
    /// Effects by their inverse variance
    InverseVariance,
    /// Tables of events, by Mantel and Haenszel
    MantelHaenszel,
    /// Tables of events, by Peto
    Peto,
}

/// The form of the prediction interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TablePrediction {
    /// t with k - 1 degrees of freedom
    KMinusOne,
    /// t with k - 2 degrees of freedom
    KMinusTwo,
    /// The distribution of the test
    AsTest,
    /// Normal
    Normal,
}

/// What `yi` holds when the measure is a ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableYi {
    /// The logarithm of the ratio, as most software writes it
    Log,
    /// The ratio itself
    Ratio,
}

/// What to do with several rows of one study.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableSeveral {
    /// Keep them, as if independent
    KeepAsPublished,
    /// Combine them first
    Combine,
    /// Use the first
    First,
    /// Keep them in a model of three levels
    ThreeLevel,
    /// The same with cluster-robust standard errors
    Robust,
}
