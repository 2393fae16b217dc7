//! What is doubtful about scores, their spread and their medians.

use crate::record::conventions::MediansChoice;
use crate::record::value::Better;

/// Means or standard deviations that do not fit their instrument.
#[derive(Debug, Clone, PartialEq)]
pub enum SpreadFact {
    /// The SDs are far below the usual one and would fit it as standard errors.
    LooksLikeError {
        /// The SDs, about.
        sd: f64,
        /// How it is known which SD is usual.
        from: UsualFrom,
        /// The usual SD.
        usual: f64,
        /// The SDs times the square root of n.
        as_sd: f64,
    },
    /// The difference is far larger than in other studies and would fit with standard errors.
    FarTooLarge {
        /// The SDs, about.
        sd: f64,
        /// The difference in SDs.
        difference: f64,
        /// How many other studies.
        others: usize,
        /// Their difference, about.
        usual: f64,
        /// The difference if the SDs are standard errors.
        would_be: f64,
    },
    /// The SDs of the two arms are far apart.
    ArmsApart {
        /// In the arm with the intervention.
        one: f64,
        /// In the other.
        other: f64,
        /// The smaller one as the SD that it would be if it is a standard error, where that fits.
        as_sd: Option<f64>,
    },
    /// The SDs are far above the usual one.
    FarAbove {
        /// The SDs, about.
        sd: f64,
        /// How many other results say what is usual.
        others: usize,
        /// The usual SD.
        usual: f64,
    },
    /// No scores within the range of the instrument have this mean and so large an SD.
    BeyondRange {
        /// The SD.
        sd: f64,
        /// The instrument.
        instrument: String,
        /// The largest SD that is possible.
        most: f64,
    },
    /// A value lies outside the range of its instrument.
    OutOfRange {
        /// Which value.
        what: Score,
        /// The value.
        value: f64,
        /// The instrument.
        instrument: String,
        /// The range.
        range: Range,
    },
    /// A difference of means is larger than the range of its instrument is wide.
    WiderThanRange {
        /// The difference, or a limit of it.
        value: f64,
        /// The instrument.
        instrument: String,
        /// The range.
        range: (f64, f64),
    },
    /// The result reads its instrument the other way round than the instrument's record.
    OtherWayRound {
        /// Which scores the result takes as better.
        own: Better,
        /// The instrument.
        instrument: String,
    },
}

/// Which value of a group of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Score {
    /// Its mean.
    Mean,
    /// Its median.
    Median,
    /// Its lower quartile.
    LowerQuartile,
    /// Its upper quartile.
    UpperQuartile,
    /// The smallest value that anybody had.
    Smallest,
    /// The largest value that anybody had.
    Largest,
}

/// What is wrong with a median that stands in the place of a mean.
#[derive(Debug, Clone, PartialEq)]
pub enum MediansFact {
    /// Nobody says how many people it is of.
    NoPeople,
    /// It is of too few people.
    TooFew {
        /// How many.
        n: u32,
        /// How many are needed.
        least: u32,
    },
    /// Neither quartiles nor a range stand beside it.
    Alone,
    /// The values beside it are equal, so that no SD follows.
    NoSpread,
    /// A value is not above zero, and the method that an analysis asks for needs that.
    NotAboveZero {
        /// The smallest value.
        value: f64,
    },
    /// Mean and SD that follow cannot be of scores of the instrument.
    Impossible {
        /// How they follow.
        by: MediansChoice,
        /// The mean.
        mean: f64,
        /// The SD.
        sd: f64,
        /// The instrument.
        instrument: String,
        /// The range.
        range: Range,
    },
}

/// How it is known which SD is usual with an instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsualFrom {
    /// From so many other results with it.
    OtherResults(usize),
    /// From its record.
    Record,
}

/// The scores that an instrument can give.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Range {
    /// From the one to the other.
    Between(f64, f64),
    /// This and more.
    From(f64),
    /// Up to this.
    UpTo(f64),
}
