//! A result of a study: arm data, a stated effect, a direction or a narrative.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::{Id, Ref};
use super::kind;
use super::value::{Acceptance, Better, Known, Source};

/// A result as it is written in a study file or in a row of a results table.
///
/// Give arm data (`intervention` and `comparator`), a stated `effect`, a `direction`, or a
/// `narrative`; arm data and an effect may stand together and are then checked against each other.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StudyResult {
    /// Its id, unique in the whole site: `M03`.
    #[schemars(extend("x-format" = "no-date"))]
    pub id: String,
    /// The outcome to which it belongs.
    pub outcome: Ref<kind::Outcome>,
    /// What exactly was measured: "quality of life".
    pub measured: Option<String>,
    /// The instrument, as the source names it.
    pub instrument: Option<String>,
    /// Which direction of the instrument is good for the person.
    pub better: Option<Better>,
    /// Time point in months.
    #[schemars(range(min = 0, max = 1200))]
    #[schemars(extend("x-unit" = "months"))]
    pub months: Option<f64>,
    /// The comparator of this result.
    pub against: Option<Ref<kind::Intervention>>,
    /// Which arm or comparison, where a study has several: "high support".
    pub arm: Option<String>,
    /// The study, when the source does not name it: "one trial, not named in the table".
    pub trial: Option<String>,
    /// For the result of a review that pools several trials of which none is known by itself: how many;
    /// `{missing: not-reported}` when the source does not say. It counts as one pooled result of so many
    /// trials, and never as one trial.
    #[schemars(extend("minimum" = 2))]
    pub pools: Option<Known<u32>>,
    /// Own properties that differ between the study's results, as in `groups` of the study.
    #[serde(default)]
    pub groups: BTreeMap<Id, String>,
    /// Own numbers that differ between the study's results, as in `numbers` of the study.
    #[serde(default)]
    pub numbers: BTreeMap<Id, f64>,
    /// Data of the intervention arm.
    pub intervention: Option<ArmData>,
    /// Data of the comparator arm.
    pub comparator: Option<ArmData>,
    /// The same people before, for a change in one group: mean and SD.
    pub before: Option<ArmData>,
    /// The correlation between the measurements before and after, for a change in one group.
    #[schemars(range(min = -1, max = 1))]
    pub correlation: Option<f64>,
    /// What counts as an event.
    pub event: Option<String>,
    /// People in all, where the arms are not given apart.
    #[schemars(range(min = 1))]
    pub n: Option<u32>,
    /// The effect as the source states it.
    pub effect: Option<Effect>,
    /// Only the direction is known.
    pub direction: Option<Direction>,
    /// The result in words, where there are no numbers.
    pub narrative: Option<String>,
    /// How far the data can be trusted as transcribed.
    #[serde(default)]
    pub data_status: DataStatus,
    /// Remarks, shown beside the number.
    pub note: Option<String>,
    /// For people randomised in groups: how much alike they are, so that the interval can allow
    /// for it. Leave it out where the stated effect allows for it (`adjusted: true`).
    pub cluster: Option<Clustering>,
    /// Doubts about this result that the editors have accepted. For a result in a table they
    /// stand in the study's record.
    #[serde(default)]
    pub accept: Vec<Acceptance>,
    /// Where it was read.
    pub source: Source,
}

/// How much alike people in one group are. Give the design effect, or the coefficient and the
/// size of a group from which it follows, 1 + (m - 1) ICC (Cochrane Handbook 23.1.4).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clustering {
    /// How many times larger the variance is than if people had been randomised one by one.
    #[schemars(range(min = 1))]
    pub design_effect: Option<f64>,
    /// The intracluster correlation coefficient, from 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub icc: Option<f64>,
    /// People in a group, on average.
    #[schemars(range(min = 1))]
    pub mean_size: Option<f64>,
    /// Where the values come from: the trial, or a like one.
    pub note: Option<String>,
}

/// Data of one arm: counts, a mean with its SD, or a median with quartiles or range.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArmData {
    /// People analysed.
    #[schemars(range(min = 1))]
    pub n: Option<u32>,
    /// People with the event.
    pub events: Option<u32>,
    /// Mean.
    pub mean: Option<f64>,
    /// Standard deviation.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub sd: Option<f64>,
    /// Standard error of the mean, where the SD is not given.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub se: Option<f64>,
    /// Median, where the source gives no mean.
    pub median: Option<f64>,
    /// Lower quartile.
    pub q1: Option<f64>,
    /// Upper quartile.
    pub q3: Option<f64>,
    /// The smallest value that anybody had.
    pub min: Option<f64>,
    /// The largest value that anybody had.
    pub max: Option<f64>,
    /// Time over which events were counted, all people together: person-years, in one unit for all
    /// results that are put together.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub person_time: Option<f64>,
}

impl ArmData {
    /// The first of smallest value, lower quartile, median, upper quartile and largest value that lies below
    /// one before it.
    pub fn out_of_order(&self) -> Option<&'static str> {
        self.falling().first().map(|(_, (key, _))| *key)
    }

    /// Neighbours among these values of which the second lies below the first.
    pub fn falling(&self) -> Vec<(Quantile, Quantile)> {
        let all = [
            ("min", self.min),
            ("q1", self.q1),
            ("median", self.median),
            ("q3", self.q3),
            ("max", self.max),
        ];
        let known = all.into_iter();
        let known = known.filter_map(|(key, value)| Some((key, value?)));
        let known: Vec<Quantile> = known.collect();
        let pairs = known.iter().zip(known.iter().skip(1));
        let falling = pairs.filter(|((_, below), (_, above))| below > above);
        falling.map(|(one, next)| (*one, *next)).collect()
    }
}

/// A value of an arm by its key.
pub type Quantile = (&'static str, f64);

/// An effect as the source states it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// The measure.
    pub measure: Measure,
    /// The estimate, on the natural scale (a risk ratio of 1 is no difference).
    pub estimate: f64,
    /// Standard error, on the scale of analysis (the logarithm for ratios).
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub se: Option<f64>,
    /// Lower limit of the 95% interval.
    pub ci_low: Option<f64>,
    /// Upper limit of the 95% interval.
    pub ci_high: Option<f64>,
    /// True when we derived the interval from the standard error.
    #[serde(default)]
    pub ci_derived: bool,
    /// P value as printed.
    #[schemars(extend("x-format" = "p-value"))]
    pub p: Option<String>,
    /// Adjusted for other variables.
    #[serde(default)]
    pub adjusted: bool,
    /// What a positive value (or a ratio above 1) means. A measure that compares nothing, such as a
    /// proportion, a rate or a mean of one group, has no side and needs none.
    pub positive: Option<EffectSign>,
}

/// What a positive value, or a ratio above one, means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EffectSign {
    /// It is better for the people who had the intervention, whatever the direction of the scale.
    FavoursIntervention,
    /// The value is higher (or the event more frequent) with the intervention.
    HigherWithIntervention,
}

/// A measure of effect.
#[allow(
    clippy::upper_case_acronyms,
    reason = "the abbreviations of the field, as they are typed in records"
)]
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub enum Measure {
    /// Risk ratio.
    RR,
    /// Odds ratio.
    OR,
    /// Risk difference.
    RD,
    /// Hazard ratio.
    HR,
    /// Incidence rate ratio.
    IRR,
    /// Mean difference.
    MD,
    /// Standardised mean difference (Hedges g).
    SMD,
    /// Ratio of means.
    ROM,
    /// Correlation.
    COR,
    /// Proportion.
    PROP,
    /// Any other effect with a standard error.
    GENERIC,
    /// Odds ratio by Peto's one step, each trial on its own.
    PETO,
    /// Difference of arcsine-transformed risks.
    AS,
    /// Odds ratio as a standardised mean difference.
    OR2D,
    /// Standardised mean difference of groups whose spreads differ.
    SMDH,
    /// Standardised mean difference by the SD of the comparator (Glass).
    SMD1,
    /// Standardised mean difference as an odds ratio.
    D2OR,
    /// Difference of incidence rates.
    IRD,
    /// Incidence rate of one group.
    RATE,
    /// Mean of one group.
    MEAN,
    /// Mean change in one group.
    MC,
    /// Mean change in one group by the SD of the change.
    SMCC,
    /// Mean change in one group by the SD before.
    SMCR,
}

impl Measure {
    /// True for ratios, which are pooled on the logarithm and equal 1 at no difference.
    pub fn is_ratio(self) -> bool {
        matches!(
            self,
            Measure::RR
                | Measure::OR
                | Measure::HR
                | Measure::IRR
                | Measure::ROM
                | Measure::PETO
                | Measure::D2OR
        )
    }

    /// Whether it compares two groups, so that a value of no difference has a good side and a bad
    /// one. Proportions, rates, means and changes are of one group, and a correlation is of no group at
    /// all.
    pub fn compares(self) -> bool {
        !matches!(
            self,
            Measure::PROP
                | Measure::COR
                | Measure::RATE
                | Measure::MEAN
                | Measure::MC
                | Measure::SMCC
                | Measure::SMCR
        )
    }

    /// Whether it is in standard deviations, so that it is turned for above zero to be better for people.
    pub fn is_standardised(self) -> bool {
        matches!(self, Measure::SMD | Measure::SMDH | Measure::SMD1)
    }

    /// The short name used in tables.
    pub fn short(self) -> &'static str {
        match self {
            Measure::RR => "RR",
            Measure::OR => "OR",
            Measure::RD => "RD",
            Measure::HR => "HR",
            Measure::IRR => "IRR",
            Measure::MD => "MD",
            Measure::SMD => "SMD",
            Measure::ROM => "ROM",
            Measure::COR => "r",
            Measure::PROP => "proportion",
            Measure::GENERIC => "effect",
            Measure::PETO => "Peto OR",
            Measure::AS => "arcsine difference",
            Measure::OR2D => "SMD from OR",
            Measure::SMDH => "SMDH",
            Measure::SMD1 => "Glass Δ",
            Measure::D2OR => "OR from SMD",
            Measure::IRD => "IRD",
            Measure::RATE => "rate",
            Measure::MEAN => "mean",
            Measure::MC => "mean change",
            Measure::SMCC => "SMCC",
            Measure::SMCR => "SMCR",
        }
    }
}

/// Which arm a result favours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Better with the intervention.
    FavoursIntervention,
    /// No difference, or mixed.
    NoDifference,
    /// Better with the comparator.
    FavoursComparator,
}

/// How far a transcribed number can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DataStatus {
    /// As in the source.
    #[default]
    AsInSource,
    /// Found on another row of the source and put back.
    Realigned,
    /// Worked back from another published figure.
    Reconstructed,
    /// In doubt: read the note before using it.
    InDoubt,
}
