//! Rare events and proportions without corrections: counts are binomial, and what varies between
//! studies is normal (Stijnen, Hamza and Özdemir 2010).
//!
//! The usual methods add a half to empty cells and take variances for known, which misleads when
//! events are rare. Here the likelihood of the counts themselves is maximised, the random effects
//! integrated out numerically. Studies without events, or with events only, in both arms say
//! nothing of an odds ratio and are left out.

mod counts;
mod fit;
mod homogeneity;
mod integral;
mod result;

use crate::effect::binary::{BinaryMeasure, TwoByTwo, binary_effects};
use crate::effect::single_group::{Proportion, ProportionMeasure, proportion_effects};
use crate::effect::zero_cells::ZeroCells;
use crate::error::StatsError;
use crate::level::Level;
use counts::{Conditional, Single, TwoArms};

pub use result::BinomialNormal;

/// Which likelihood tables of events have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TableModel {
    /// Two binomial counts, an intercept for each study, and log odds ratios that are normal around
    /// their mean (metafor's UM.FS): arms are coded +1/2 and -1/2.
    StudyIntercepts,
    /// The events of the first arm given those of both: the exact non-central hypergeometric
    /// distribution, with log odds ratios that are normal around their mean (metafor's CM.EL).
    Conditional,
}

/// Odds ratios from tables of events. Needs two tables with an event and a non-event.
pub fn odds_ratio(
    tables: &[TwoByTwo],
    model: TableModel,
    level: Level,
) -> Result<BinomialNormal, StatsError> {
    let telling: Vec<TwoByTwo> = tables
        .iter()
        .copied()
        .filter(|t| !t.is_double_zero())
        .collect();
    let effects = binary_effects(&telling, BinaryMeasure::OddsRatio, ZeroCells::METAFOR);
    let effects: Vec<_> = effects.into_iter().flatten().collect();
    match model {
        TableModel::StudyIntercepts => {
            let studies: Vec<TwoArms> = telling.iter().map(TwoArms::new).collect();
            fit::fit(&studies, &effects, level)
        }
        TableModel::Conditional => {
            let studies = telling.iter().map(Conditional::new);
            fit::fit(&studies.collect::<Result<Vec<_>, _>>()?, &effects, level)
        }
    }
}

/// The mean of proportions on the logit. Needs two groups, not all without events or with events
/// only.
pub fn proportion(groups: &[Proportion], level: Level) -> Result<BinomialNormal, StatsError> {
    let effects = proportion_effects(groups, ProportionMeasure::Logit, ZeroCells::METAFOR);
    let effects: Vec<_> = effects.into_iter().flatten().collect();
    let studies: Vec<Single> = groups.iter().map(Single::new).collect();
    if studies.iter().all(|study| study.extreme() == Some(false))
        || studies.iter().all(|study| study.extreme() == Some(true))
    {
        return Err(StatsError::NoInformation);
    }
    fit::fit(&studies, &effects, level)
}
