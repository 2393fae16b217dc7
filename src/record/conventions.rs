//! Conventions in which programs for meta-analysis differ, each of which a record can name.
//!
//! What is left out is what the preset says. The command line takes the same names and values.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Conventions that depart from the preset.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conventions {
    /// Another level in percent, such as 90 or 99, at which the intervals of the pooled result are
    /// given beside those at 95%.
    #[schemars(range(min = 50, max = 99.99))]
    pub level: Option<f64>,
    /// The standard error of the mean that enters the prediction interval.
    pub prediction_error: Option<PredictionErrorChoice>,
    /// From what I² is worked out where one form only is shown.
    pub i2: Option<I2Choice>,
    /// The small-sample correction of standardised mean differences.
    pub smd_correction: Option<SmdCorrection>,
    /// The form of their variance.
    pub smd_variance: Option<SmdVarianceChoice>,
    /// The variance of a mean difference, and of a ratio of means.
    pub mean_variance: Option<MeanVarianceChoice>,
    /// How a mean and an SD follow from a median with quartiles or range; `luo-wan` when left out.
    pub medians: Option<MediansChoice>,
    /// Whether ratios of means are corrected for bias.
    pub ratio_of_means_corrected: Option<bool>,
    /// The variance of the Mantel-Haenszel risk difference.
    pub risk_difference_variance: Option<RiskDifferenceVarianceChoice>,
    /// What is done with empty cells before single effects are worked out.
    pub zero_cells: Option<ZeroCellsChoice>,
    /// What is done with empty cells of tables that are pooled by Mantel and Haenszel or Peto.
    pub zero_cells_of_tables: Option<TableCellsChoice>,
    /// Whether subgroups have variances between studies of their own or share one; their own when left
    /// out.
    pub subgroup_variance: Option<SubgroupVarianceChoice>,
    /// How trim and fill estimates the number of missing results.
    pub trim_and_fill: Option<MissingChoice>,
    /// On which side they are thought to be missing; by the slope on the standard error when left out.
    pub trim_and_fill_side: Option<MissingSide>,
    /// The tests for small-study effects: `egger`, `begg`, `egger-mixed`, and for counts in both arms
    /// `harbord` and `peters`; the first two when left out.
    #[serde(default)]
    pub small_studies: Vec<SmallStudyChoice>,
}

/// What is done with empty cells.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ZeroCellsChoice {
    /// What is added to each cell.
    #[schemars(range(min = 0, max = 10))]
    pub add: Option<f64>,
    /// Whether each arm gets its share of the people in both instead (treatment-arm correction).
    pub arm_share: Option<bool>,
    /// To which studies it is added.
    pub to: Option<AddToChoice>,
    /// Whether studies without events in either arm, or with events only, are left out.
    pub drop_double_zero: Option<bool>,
    /// Whether it enters the variance only, and not the effect.
    pub variance_only: Option<bool>,
}

/// What is done with empty cells of tables that are pooled as they are.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableCellsChoice {
    /// What is added to each cell.
    #[schemars(range(min = 0, max = 10))]
    pub add: Option<f64>,
    /// Whether each arm gets its share of the people in both instead (treatment-arm correction).
    pub arm_share: Option<bool>,
    /// To which tables it is added.
    pub to: Option<AddToChoice>,
    /// Whether tables without events in either arm, or with events only, are left out.
    pub drop_double_zero: Option<bool>,
}

impl From<TableCellsChoice> for ZeroCellsChoice {
    fn from(choice: TableCellsChoice) -> Self {
        Self {
            add: choice.add,
            arm_share: choice.arm_share,
            to: choice.to,
            drop_double_zero: choice.drop_double_zero,
            variance_only: None,
        }
    }
}

macro_rules! choices {
    ($($(#[$of:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $(= $word:literal)?),+ $(,)? })+) => {
        $(
            $(#[$of])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
            #[serde(rename_all = "kebab-case")]
            pub enum $name {
                $($(#[$doc])* $(#[serde(rename = $word)])? $variant),+
            }
        )+
    };
}

choices! {
    /// The standard error of the mean in a prediction interval.
    PredictionErrorChoice {
        /// The one that is reported with the mean.
        Reported,
        /// Wald's.
        Wald,
        /// Hartung and Knapp's.
        HartungKnapp,
    }
    /// From what I² is worked out.
    I2Choice {
        /// From τ².
        Tau2 = "tau2",
        /// From Q.
        Q,
    }
    /// A small-sample correction.
    SmdCorrection {
        /// By gamma functions (Hedges 1981).
        Exact,
        /// 1 − 3/(4N − 9).
        Approximate,
        /// None: Cohen's d.
        None,
    }
    /// The variance of a standardised mean difference.
    SmdVarianceChoice {
        /// 1/n1 + 1/n2 + g²/(2N); metafor's `LS`.
        LargeSample,
        /// J²(1/n1 + 1/n2 + d²/(2N)); `LS2`.
        LargeSampleCorrected,
        /// Unbiased; `UB`.
        Unbiased,
        /// From the average g; `AV`.
        Average,
        /// 1/n1 + 1/n2 + g²/(2(N − 3.94)); Review Manager.
        RevMan = "revman",
    }
    /// The variance of a mean difference.
    MeanVarianceChoice {
        /// From each arm's own SD.
        Separate,
        /// From the pooled SD.
        Pooled,
    }
    /// How a mean and an SD follow from a median with quartiles or range.
    MediansChoice {
        /// By formulas for a normal distribution: the mean by Luo and others (2018), the SD by Wan and others
        /// (2014), or by Shi and others (2020) where both quartiles and range are known.
        LuoWan,
        /// Those of the distribution that fits best: normal, log-normal, gamma, Weibull or beta (McGrath and
        /// others 2020).
        QuantileEstimation,
        /// By the transformation of Box and Cox under which the values are symmetric (McGrath and others
        /// 2020); for values above zero.
        BoxCox,
    }
    /// The variance of the Mantel-Haenszel risk difference.
    RiskDifferenceVarianceChoice {
        /// Sato, Greenland and Robins (1989).
        Sato,
        /// Greenland and Robins (1985).
        GreenlandRobins,
    }
    /// To which studies something is added.
    AddToChoice {
        /// To those with an empty cell.
        OnlyZero,
        /// To all.
        All,
        /// To all, when any has an empty cell.
        AllIfAnyZero,
        /// To none.
        Never,
    }
    /// The variance between studies within subgroups.
    SubgroupVarianceChoice {
        /// Each subgroup has its own.
        Separate,
        /// All share one, in one model with a mean for each (only by inverse variance).
        Common,
    }
    /// An estimator of the number of missing results.
    MissingChoice {
        /// From the sum of the positive ranks.
        L0 = "l0",
        /// From the length of the rightmost run.
        R0 = "r0",
    }
    /// The side on which results are missing.
    MissingSide {
        /// Small effects are missing.
        Left,
        /// Large effects are missing.
        Right,
    }
    /// A test for small-study effects.
    SmallStudyChoice {
        /// Egger's regression in its classical form.
        Egger,
        /// The same as a meta-regression under the model of the main result.
        EggerMixed,
        /// Begg and Mazumdar's rank correlation.
        Begg,
        /// Harbord, Egger and Sterne's score test, for counts in both arms.
        Harbord,
        /// Peters and others' regression on the inverse size, for counts in both arms.
        Peters,
    }
}

impl MediansChoice {
    /// The choice of conventions that may say nothing.
    pub fn of(conventions: &Conventions) -> Self {
        conventions.medians.unwrap_or(Self::LuoWan)
    }
}
