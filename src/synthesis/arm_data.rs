//! Effects from the data of arms or groups, under the choices of an analysis.

use serde::{Deserialize, Serialize};

use crate::record::result::Measure;
use stats::convert::groups::combine_groups;
use stats::effect::EffectSize;
use stats::effect::binary::{BinaryMeasure, TwoByTwo, binary_effects};
use stats::effect::continuous::{TwoGroups, log_ratios_of_means, mean_differences};
use stats::effect::correlation::{CorrelationMeasure, correlation_effect};
use stats::effect::counts::{RateMeasure, TwoRates, rate_effects};
use stats::effect::single_group::{Proportion, ProportionMeasure, proportion_effects};
use stats::effect::standardized::standardized_mean_differences;
use stats::effect::transform::BackTransform;

use super::choices::Choices;

/// What an effect was worked out from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum ArmSummary {
    /// Events and people in both arms.
    Counts(TwoByTwo),
    /// Means, standard deviations and people in both arms.
    Means(TwoGroups),
    /// Events and person-time in both arms.
    Rates(TwoRates),
    /// A correlation and the people in whom it was found.
    Correlation {
        /// The correlation.
        r: f64,
        /// People.
        n: f64,
    },
    /// Events among people in one group.
    Proportion {
        /// People with the event.
        events: f64,
        /// People.
        n: f64,
    },
}

impl ArmSummary {
    /// The effect on the scale of analysis, intervention against comparator. A correlation or a
    /// proportion is put on the scale from which `back` leads back.
    pub fn effect(
        &self,
        measure: Measure,
        back: BackTransform,
        choices: &Choices,
    ) -> Option<EffectSize> {
        match self {
            Self::Correlation { r, n } => correlation_effect(*r, *n, correlation(back)),
            Self::Proportion { events, n } => {
                let group = Proportion::new(*events, *n).ok()?;
                let rule = choices.preset.zero_cells;
                proportion_effects(&[group], proportion(back), rule).pop()?
            }
            Self::Counts(table) => binary(measure)
                .and_then(|m| binary_effects(&[*table], m, choices.zero_cells(measure)).pop()?),
            Self::Means(groups) => means(*groups, measure, choices),
            Self::Rates(rates) if measure == Measure::IRR => {
                rate_effects(&[*rates], RateMeasure::RateRatio, choices.preset.zero_cells).pop()?
            }
            _ => None,
        }
    }

    /// The two-by-two table, where there is one.
    pub fn table(&self) -> Option<TwoByTwo> {
        match self {
            Self::Counts(table) => Some(*table),
            _ => None,
        }
    }

    /// People in all arms, where they are whole numbers.
    pub fn people(&self) -> Option<u32> {
        let n = match self {
            Self::Counts(table) => table.total(),
            Self::Means(groups) => groups.first.n() + groups.second.n(),
            Self::Rates(_) => return None,
            Self::Correlation { n, .. } | Self::Proportion { n, .. } => *n,
        };
        (n.fract() == 0.0 && n < f64::from(u32::MAX)).then_some(n as u32)
    }

    /// Several intervention arms with one comparator as one comparison (Cochrane Handbook 23.3.4).
    /// Nothing unless all have that comparator.
    pub(super) fn joined(all: &[Self]) -> Option<Self> {
        let tables: Option<Vec<TwoByTwo>> = all.iter().map(Self::table).collect();
        if let Some(tables) = tables {
            return TwoByTwo::with_first_arms_joined(&tables).map(Self::Counts);
        }
        let groups: Option<Vec<TwoGroups>> = all
            .iter()
            .map(|one| match one {
                Self::Means(groups) => Some(*groups),
                _ => None,
            })
            .collect();
        join_means(&groups?).map(Self::Means)
    }
}

fn correlation(back: BackTransform) -> CorrelationMeasure {
    match back {
        BackTransform::FisherZ => CorrelationMeasure::FisherZ,
        _ => CorrelationMeasure::Raw,
    }
}

fn proportion(back: BackTransform) -> ProportionMeasure {
    match back {
        BackTransform::Exponential => ProportionMeasure::Log,
        BackTransform::Logit => ProportionMeasure::Logit,
        BackTransform::Arcsine => ProportionMeasure::Arcsine,
        BackTransform::FreemanTukey { .. } => ProportionMeasure::FreemanTukey,
        BackTransform::Identity | BackTransform::FisherZ => ProportionMeasure::Raw,
    }
}

fn binary(measure: Measure) -> Option<BinaryMeasure> {
    match measure {
        Measure::RR => Some(BinaryMeasure::RiskRatio),
        Measure::OR => Some(BinaryMeasure::OddsRatio),
        Measure::RD => Some(BinaryMeasure::RiskDifference),
        _ => None,
    }
}

fn means(groups: TwoGroups, measure: Measure, choices: &Choices) -> Option<EffectSize> {
    let preset = &choices.preset;
    match measure {
        Measure::MD => mean_differences(&[groups], preset.mean_difference).pop()?,
        Measure::SMD => standardized_mean_differences(&[groups], preset.smd).pop()?,
        Measure::ROM => log_ratios_of_means(
            &[groups],
            preset.mean_difference,
            preset.ratio_of_means_corrected,
        )
        .pop()?,
        _ => None,
    }
}

fn join_means(groups: &[TwoGroups]) -> Option<TwoGroups> {
    let second = groups.first()?.second;
    let arms: Vec<_> = groups.iter().map(|pair| pair.first).collect();
    let share = groups.iter().all(|pair| pair.second == second);
    let first = combine_groups(&arms).ok().filter(|_| share)?;
    Some(TwoGroups { first, second })
}
