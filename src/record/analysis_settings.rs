//! How the results of an outcome are put together: the choices that a record can make.
//!
//! Every choice is optional. One that is left out is what the preset says, so a record names only
//! what departs from it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::conventions::Conventions;
use super::deeper_settings::{BayesSettings, RegressionSettings, SequentialSettings};
use super::id::Id;
use super::result::Measure;

/// How results are put together.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnalysisSettings {
    /// `pool`, `narrative` or `direction`.
    pub method: AnalysisMethod,
    /// The measure on which results are pooled.
    pub measure: Option<Measure>,
    /// The scale on which a proportion, a rate, a mean or a correlation is analysed; the logit, the
    /// logarithm, the value itself and Fisher's z when left out.
    pub scale: Option<ScaleChoice>,
    /// The preset of statistical methods; `cochrane-2025` when left out. The choices below depart
    /// from it one by one.
    pub preset: Option<PresetChoice>,
    /// Whether trials estimate one effect or effects that vary.
    pub model: Option<PoolingModel>,
    /// The estimator of the variance between trials.
    pub tau2: Option<Tau2Choice>,
    /// How the pooled result is tested and its interval formed.
    pub test: Option<TestChoice>,
    /// What is weighted: effects, or the tables of events behind them.
    pub pooling: Option<Pooling>,
    /// The form of the prediction interval.
    pub prediction: Option<PredictionChoice>,
    /// What to do when one trial gives several results; needed when one does.
    pub several_results: Option<SeveralResults>,
    /// The correlation assumed between results of one trial when they are combined or kept in a
    /// model of three levels, from 0 to 1; 0.5 when left out. 0 where they share no people.
    pub correlation: Option<f64>,
    /// Properties by which results are split into subgroups, each on its own: `format`, `mode`,
    /// `structure`, `condition`, `recruitment`, `country`, `role-type`, `comparator`,
    /// `risk-of-bias`, or a key of `groups` in the studies or results.
    #[serde(default)]
    pub subgroups: Vec<Id>,
    /// Numbers on which results are regressed, each on its own: `year`, `months`,
    /// `percent-women`, `mean-age`, or a key of `numbers` in the studies or results.
    #[serde(default)]
    pub moderators: Vec<Id>,
    /// Properties that are words and on which results are regressed, each on its own: as under
    /// `subgroups`. The first group by name is the one with which the others are compared.
    #[serde(default)]
    pub category_moderators: Vec<Id>,
    /// A meta-regression on several properties together. Left out: none is made.
    pub regression: Option<RegressionSettings>,
    /// A Bayesian analysis beside the main one. Left out: none is made.
    pub bayes: Option<BayesSettings>,
    /// A rule for stopping or updating. Left out: none is followed.
    pub sequential: Option<SequentialSettings>,
    /// Conventions in which programs differ, where they depart from those of the preset.
    #[serde(default)]
    pub conventions: Conventions,
    /// Why these settings were chosen.
    pub reason: Option<String>,
}

/// A result that is not put together with the others.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// The result.
    pub result: String,
    /// Why.
    pub reason: String,
}

/// How results of an outcome are put together.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum AnalysisMethod {
    /// A meta-analysis.
    #[default]
    Pool,
    /// Shown one by one, and told in words.
    Narrative,
    /// Directions are counted.
    Direction,
}

/// A preset of statistical methods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
pub enum PresetChoice {
    /// Cochrane's practice since 2025: random effects by restricted maximum likelihood,
    /// Hartung-Knapp interval with more than two results that differ.
    #[default]
    #[serde(rename = "cochrane-2025")]
    Cochrane2025,
    /// Review Manager 5: random effects by DerSimonian and Laird, Wald interval.
    #[serde(rename = "revman5")]
    RevMan5,
    /// The defaults of R's metafor: restricted maximum likelihood, Wald interval.
    #[serde(rename = "metafor")]
    Metafor,
}

/// A scale of analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ScaleChoice {
    /// The value itself.
    Raw,
    /// The logarithm, for proportions, rates and means above 0.
    Log,
    /// The square root, for rates.
    SquareRoot,
    /// The logit, for proportions.
    Logit,
    /// The arcsine of the square root, for proportions.
    Arcsine,
    /// Freeman and Tukey's double arcsine, for proportions; the pooled one is transformed back by the
    /// harmonic mean of the sizes of groups, each row by its own.
    FreemanTukey,
    /// Fisher's z, for correlations.
    FisherZ,
}

impl ScaleChoice {
    /// The scales on which a measure can be analysed, where there are several.
    pub fn of_measure(measure: Measure) -> &'static [Self] {
        match measure {
            Measure::PROP => &[
                Self::Logit,
                Self::Log,
                Self::Arcsine,
                Self::FreemanTukey,
                Self::Raw,
            ],
            Measure::RATE => &[Self::Log, Self::SquareRoot, Self::Raw],
            Measure::MEAN => &[Self::Raw, Self::Log],
            Measure::COR => &[Self::FisherZ, Self::Raw],
            _ => &[],
        }
    }

    /// As records have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Raw => "raw",
            Self::Log => "log",
            Self::SquareRoot => "square-root",
            Self::Logit => "logit",
            Self::Arcsine => "arcsine",
            Self::FreemanTukey => "freeman-tukey",
            Self::FisherZ => "fisher-z",
        }
    }
}

/// Whether trials estimate one effect or effects that vary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PoolingModel {
    /// Effects vary between trials.
    Random,
    /// All trials estimate one effect.
    Common,
}

/// An estimator of the variance between trials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tau2Choice {
    /// DerSimonian and Laird.
    Dl,
    /// Restricted maximum likelihood.
    Reml,
    /// Maximum likelihood.
    Ml,
    /// Paule and Mandel.
    Pm,
    /// Sidik and Jonkman.
    Sj,
    /// Hedges.
    He,
    /// Empirical Bayes.
    Eb,
    /// Hunter and Schmidt.
    Hs,
}

/// How a pooled result is tested and its interval formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TestChoice {
    /// Wald, normal distribution.
    Z,
    /// Hartung-Knapp, t distribution.
    Knha,
    /// Hartung-Knapp that is never narrower than Wald's standard error.
    Adhoc,
    /// Wald's standard error, t distribution.
    T,
    /// Hartung-Knapp with more than two results that differ, else Wald.
    KnhaIfHeterogeneous,
}

/// What is weighted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Pooling {
    /// Effects by their inverse variance.
    InverseVariance,
    /// Tables of events, by Mantel and Haenszel; for RR, OR and RD with counts in both arms.
    MantelHaenszel,
    /// Tables of events, by Peto's one-step odds ratio; for OR with counts in both arms.
    Peto,
}

/// The form of the prediction interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PredictionChoice {
    /// t with k − 1 degrees of freedom.
    KMinusOne,
    /// t with k − 2 degrees of freedom (Riley).
    KMinusTwo,
    /// The distribution of the test: normal for Wald, else t with k − 1 degrees of freedom.
    AsTest,
    /// Normal.
    Normal,
}

/// What to do when one trial gives several results for an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SeveralResults {
    /// Keep each as its own row, as the source did, and say so.
    KeepAsPublished,
    /// Combine them within the trial first.
    Combine,
    /// Use the first only.
    First,
    /// Keep each, and give trials and results within them a variance of their own (three-level
    /// model).
    ThreeLevel,
    /// The same model with standard errors that hold whatever the correlation (cluster-robust).
    Robust,
}

/// A property of a study that sorts its results into groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum StudyCategory {
    /// One to one or in a group: `delivery.format`.
    Format,
    /// Face to face, by telephone, over the internet: `delivery.mode`.
    Mode,
    /// Structured or not: `delivery.structure`.
    Structure,
    /// What people have in common: `population.condition`.
    Condition,
    /// Where people were recruited: `population.recruitment`.
    Recruitment,
    /// The country, or "several countries": `countries`.
    Country,
    /// How what was studied stands to what was there: `role_type`.
    RoleType,
    /// The comparator of the result: `against`.
    Comparator,
    /// The overall level of the study's appraisal: `appraisals`.
    RiskOfBias,
    /// One that the site itself has named: a key of `groups`.
    Own(Id),
}

impl StudyCategory {
    /// Those that every site has.
    pub const GENERAL: [Self; 9] = [
        Self::Format,
        Self::Mode,
        Self::Structure,
        Self::Condition,
        Self::Recruitment,
        Self::Country,
        Self::RoleType,
        Self::Comparator,
        Self::RiskOfBias,
    ];

    /// The property with this name.
    pub fn named(name: &Id) -> Self {
        let mut general = Self::GENERAL.into_iter();
        let found = general.find(|category| category.name() == name.as_str());
        found.unwrap_or_else(|| Self::Own(name.clone()))
    }

    /// Its name in records.
    pub fn name(&self) -> &str {
        match self {
            Self::Format => "format",
            Self::Mode => "mode",
            Self::Structure => "structure",
            Self::Condition => "condition",
            Self::Recruitment => "recruitment",
            Self::Country => "country",
            Self::RoleType => "role-type",
            Self::Comparator => "comparator",
            Self::RiskOfBias => "risk-of-bias",
            Self::Own(name) => name.as_str(),
        }
    }
}

/// A number of a study or of its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum StudyNumber {
    /// Year of publication: `bibliography.year`.
    Year,
    /// Months after the start at which the result was measured: `months` of the result.
    Months,
    /// Percentage of women: `population.percent_women`.
    PercentWomen,
    /// Mean age in years: `population.mean_age`.
    MeanAge,
    /// One that the site itself has named: a key of `numbers`.
    Own(Id),
}

impl StudyNumber {
    /// Those that every site has.
    pub const GENERAL: [Self; 4] = [Self::Year, Self::Months, Self::PercentWomen, Self::MeanAge];

    /// The number with this name.
    pub fn named(name: &Id) -> Self {
        let mut general = Self::GENERAL.into_iter();
        let found = general.find(|number| number.name() == name.as_str());
        found.unwrap_or_else(|| Self::Own(name.clone()))
    }

    /// Its name in records.
    pub fn name(&self) -> &str {
        match self {
            Self::Year => "year",
            Self::Months => "months",
            Self::PercentWomen => "percent-women",
            Self::MeanAge => "mean-age",
            Self::Own(name) => name.as_str(),
        }
    }
}
