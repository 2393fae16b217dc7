//! Deeper methods for a table as they are typed.

use clap::ValueEnum;

/// One of the deeper methods, and what it needs to know.
#[derive(Debug, Clone, Default, PartialEq, clap::Args)]
#[command(next_help_heading = "Deeper methods for a table, one at a time (docs/analyses.md)")]
pub struct DeeperArgs {
    /// How much each study bears on the result
    #[arg(long, group = "deeper")]
    pub influence: bool,
    /// Regression on the columns of `--moderators` together, with a test of each
    #[arg(long, group = "deeper", requires = "moderators")]
    pub meta_regression: bool,
    /// The three-level model: effects within clusters (columns cluster, effect, or as named)
    #[arg(long, group = "deeper")]
    pub three_level: bool,
    /// Cluster-robust inference (CR2) with weights of this working model
    #[arg(long, group = "deeper", value_enum, value_name = "MODEL")]
    pub cluster_robust: Option<WorkingModelArg>,
    /// Network meta-analysis: columns study, treatment and those of one arm, or study, treat1,
    /// treat2, yi, sei
    #[arg(long, group = "deeper")]
    pub network: bool,
    /// Random effects with prior information
    #[arg(long, group = "deeper")]
    pub bayes: bool,
    /// Counts as binomial: UM.FS or CM.EL for two arms, PLO for one group
    #[arg(
        long,
        group = "deeper",
        value_enum,
        value_name = "MODEL",
        ignore_case = true
    )]
    pub binomial_normal: Option<CountModelArg>,
    /// PET and PEESE: the effect that a study without sampling error would have found
    #[arg(long, group = "deeper")]
    pub pet_peese: bool,
    /// The step selection model, with steps at these one-sided p values
    #[arg(
        long,
        group = "deeper",
        value_name = "P,…",
        value_delimiter = ',',
        value_parser = step
    )]
    pub selection_steps: Vec<f64>,
    /// The accuracy of a test: columns TP, FN, FP, TN
    #[arg(long, group = "deeper")]
    pub accuracy: bool,

    /// Columns on which effects are regressed; a column with words is a category
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',')]
    pub moderators: Vec<String>,
    /// The column of the cluster of each effect [default: study]
    #[arg(long, value_name = "COLUMN")]
    pub cluster: Option<String>,
    /// The column that tells effects of one cluster apart [default: each row is its own]
    #[arg(long, value_name = "COLUMN")]
    pub effect: Option<String>,
    /// The correlation assumed between sampling errors of one cluster [default: 0]
    #[arg(long, value_name = "0 TO 1", value_parser = correlation)]
    pub rho: Option<f64>,
    /// Which results are thought to be published more readily [default: above]
    #[arg(long, value_enum, value_name = "SIDE")]
    pub favoured: Option<FavouredArg>,
    /// The prior of τ: half-normal:SCALE or half-cauchy:SCALE [default: half-normal:0.5]
    #[arg(long, value_name = "PRIOR", value_parser = tau_prior)]
    pub tau_prior: Option<TauPriorArg>,
    /// The prior of the mean: uniform or normal:MEAN:SD [default: uniform]
    #[arg(long, value_name = "PRIOR", value_parser = mean_prior)]
    pub mean_prior: Option<MeanPriorArg>,
    /// The treatment with which others are compared where direct and indirect evidence are split
    #[arg(long, value_name = "TREATMENT")]
    pub reference: Option<String>,
    /// What small values of the outcome of a network are [default: desirable]
    #[arg(long, value_enum, value_name = "WHAT")]
    pub small_values: Option<SmallValuesArg>,
}

impl DeeperArgs {
    /// Whether one of the methods is asked for.
    pub fn is_asked(&self) -> bool {
        let flags = [
            self.influence,
            self.meta_regression,
            self.three_level,
            self.network,
            self.bayes,
            self.pet_peese,
            self.accuracy,
        ];
        flags.contains(&true)
            || self.cluster_robust.is_some()
            || self.binomial_normal.is_some()
            || !self.selection_steps.is_empty()
    }

    /// A choice that is typed and that the method asked for does not use, with the methods that do.
    pub fn unused(&self) -> Option<(&'static str, &'static str)> {
        let clustered = self.three_level || self.cluster_robust.is_some();
        let regressed = clustered || self.influence || self.meta_regression;
        let of_clusters = "--three-level, --cluster-robust";
        let of_effects = "--meta-regression, --influence, --three-level, --cluster-robust";
        let choices = [
            (
                "--moderators",
                !self.moderators.is_empty(),
                regressed,
                of_effects,
            ),
            ("--cluster", self.cluster.is_some(), clustered, of_clusters),
            ("--effect", self.effect.is_some(), clustered, of_clusters),
            ("--rho", self.rho.is_some(), clustered, of_clusters),
            (
                "--favoured",
                self.favoured.is_some(),
                !self.selection_steps.is_empty(),
                "--selection-steps",
            ),
            (
                "--tau-prior",
                self.tau_prior.is_some(),
                self.bayes,
                "--bayes",
            ),
            (
                "--mean-prior",
                self.mean_prior.is_some(),
                self.bayes,
                "--bayes",
            ),
            (
                "--reference",
                self.reference.is_some(),
                self.network,
                "--network",
            ),
            (
                "--small-values",
                self.small_values.is_some(),
                self.network,
                "--network",
            ),
        ];
        let mut unused = choices
            .into_iter()
            .filter(|(_, typed, used, _)| *typed && !used);
        unused.next().map(|(choice, _, _, users)| (choice, users))
    }
}

/// The model that gives the weights of cluster-robust inference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WorkingModelArg {
    /// One common effect
    Common,
    /// One variance for every effect
    Random,
    /// A variance between clusters and one within them
    ThreeLevel,
}

/// A binomial-normal model, named as in R's metafor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CountModelArg {
    /// Two arms, an intercept for each study
    #[value(name = "UM.FS")]
    StudyIntercepts,
    /// Two arms, given the events of both
    #[value(name = "CM.EL")]
    Conditional,
    /// One group
    #[value(name = "PLO")]
    Proportion,
}

/// Which results are thought to be published more readily.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FavouredArg {
    /// Effects above zero
    #[value(alias = "greater")]
    Above,
    /// Effects below zero
    #[value(alias = "less")]
    Below,
}

/// What small values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SmallValuesArg {
    /// Good
    Desirable,
    /// Bad
    Undesirable,
}

/// The prior of τ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TauPriorArg {
    /// Half-normal of a scale.
    HalfNormal(f64),
    /// Half-Cauchy of a scale.
    HalfCauchy(f64),
}

/// The prior of the mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MeanPriorArg {
    /// All values alike.
    Uniform,
    /// Normal of a mean and a standard deviation.
    Normal(f64, f64),
}

fn correlation(text: &str) -> Result<f64, String> {
    let value = text.parse::<f64>().ok();
    let value = value.filter(|value| (0.0..1.0).contains(value));
    value.ok_or_else(|| "a correlation from 0 up to 1, and below 1: 0.5".to_owned())
}

fn step(text: &str) -> Result<f64, String> {
    let value = text.parse::<f64>().ok();
    let value = value.filter(|value| *value > 0.0 && *value <= 1.0);
    value.ok_or_else(|| {
        "one-sided p values above 0 and at most 1, divided by commas: 0.025,0.5".to_owned()
    })
}

fn tau_prior(text: &str) -> Result<TauPriorArg, String> {
    let scale = |text: &str| text.parse::<f64>().ok().filter(|scale| *scale > 0.0);
    let read = match text.split_once(':') {
        Some(("half-normal", rest)) => scale(rest).map(TauPriorArg::HalfNormal),
        Some(("half-cauchy", rest)) => scale(rest).map(TauPriorArg::HalfCauchy),
        _ => None,
    };
    read.ok_or_else(|| "half-normal:SCALE or half-cauchy:SCALE with a scale above 0".to_owned())
}

fn mean_prior(text: &str) -> Result<MeanPriorArg, String> {
    let numbers = |text: &str| {
        let (mean, sd) = text.split_once(':')?;
        let (mean, sd) = (mean.parse().ok()?, sd.parse::<f64>().ok()?);
        (sd > 0.0).then_some(MeanPriorArg::Normal(mean, sd))
    };
    let read = match text.split_once(':') {
        None if text == "uniform" => Some(MeanPriorArg::Uniform),
        Some(("normal", rest)) => numbers(rest),
        _ => None,
    };
    read.ok_or_else(|| "uniform, or normal:MEAN:SD with an SD above 0".to_owned())
}
