//! Why a row is not put together with the others, and what was done to a row that is.

use serde::{Deserialize, Serialize};

/// Why a row is not put together with the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeftOut {
    /// The editors left it out, for this reason.
    ByEditors(String),
    /// It has no standard error.
    NoStandardError,
    /// Its standard error is zero, which would give it all the weight.
    ZeroStandardError,
    /// Another result of the same trial is used.
    OtherOfTrialUsed,
    /// It is combined with others of its trial.
    CombinedIn {
        /// The row that combines them.
        row: String,
    },
    /// Its effect is not defined, for instance without events in either arm.
    Undefined,
    /// Its mean is 0 or below and has no logarithm.
    NoLogarithmOfMean,
    /// The ratio of its means has no logarithm: one is 0, or they lie on different sides of 0.
    NoRatioOfMeans,
    /// Its groups are too small for a standard error.
    GroupsTooSmall,
    /// A correlation of 1 or −1 lies at the end of the scale.
    PerfectCorrelation,
    /// A correlation of too few people for a standard error.
    CorrelationOfFew {
        /// How many people are too few still.
        more_than: usize,
    },
    /// Its value, or a limit of it, lies where the scale of the analysis has none: a ratio or a share of 0.
    OffScale,
    /// It has no data.
    NoData,
}

/// An effect as a source states it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct AsStated {
    /// The estimate.
    pub value: f64,
    /// Lower limit.
    pub low: Option<f64>,
    /// Upper limit.
    pub high: Option<f64>,
}

/// By what a mean and an SD were worked out from a median with quartiles or range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum MediansUsed {
    /// The mean by Luo and others (2018), the SD by Wan and others (2014).
    LuoWan,
    /// The mean by Luo and others (2018), the SD by Shi and others (2020).
    LuoShi,
    /// Quantile estimation (McGrath and others 2020).
    QuantileEstimation,
    /// Box and Cox's transformation (McGrath and others 2020).
    BoxCox,
}

/// A remark that goes with the number of a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Remark {
    /// What the record says.
    OfRecord(String),
    /// Groups were randomised; the variance is multiplied by this design effect.
    DesignEffect(f64),
    /// So many arms with one comparison group are counted as one arm.
    ArmsJoined(usize),
    /// The sign was turned so that above no difference is good for people; with what the source states,
    /// where it states an effect.
    Turned(Option<AsStated>),
    /// A mean or an SD was worked out from a median, quartiles or range.
    FromMedians(MediansUsed),
    /// Its interval was cut where the measure ends.
    CutAtEnds,
    /// The mean of several results of one trial.
    MeanOfResults {
        /// How many.
        count: usize,
        /// The correlation between them that its standard error assumes.
        correlation: f64,
    },
}

impl Remark {
    /// Whether it is what the record says, and not what was done.
    pub fn is_of_record(&self) -> bool {
        matches!(self, Self::OfRecord(_))
    }
}
