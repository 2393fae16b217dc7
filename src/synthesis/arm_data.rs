//! Effects from the data of arms or groups, under the choices of an analysis.

use serde::{Deserialize, Serialize};

use crate::record::result::Measure;
use stats::convert::groups::combine_groups;
use stats::effect::EffectSize;
use stats::effect::binary::{BinaryMeasure, TwoByTwo, binary_effects};
use stats::effect::continuous::{Group, TwoGroups, log_ratios_of_means, mean_differences};
use stats::effect::correlation::{CorrelationMeasure, correlation_effect};
use stats::effect::counts::{RateMeasure, TwoRates, rate_effects};
use stats::effect::paired::{ChangeMeasure, Paired, changes};
use stats::effect::single_group::{
    Proportion, ProportionMeasure, Rate, SingleRateMeasure, log_mean_effect, mean_effect,
    proportion_effects, single_rate_effects,
};
use stats::effect::standardized::{
    differences_as_log_odds_ratios, glass_deltas, heteroscedastic_differences,
    standardized_mean_differences,
};
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
    /// Events and person-time in one group.
    Rate(Rate),
    /// A mean, its standard deviation and the people of one group.
    Mean(Group),
    /// One group measured twice.
    Paired(Paired),
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
            Self::Rates(rates) => {
                rate_effects(&[*rates], rate(measure)?, choices.preset.zero_cells).pop()?
            }
            Self::Rate(group) => {
                single_rate_effects(&[*group], single_rate(back), choices.preset.zero_cells)
                    .pop()?
            }
            Self::Mean(group) if back == BackTransform::Exponential => log_mean_effect(group),
            Self::Mean(group) => mean_effect(group),
            Self::Paired(pair) => {
                let correction = choices.preset.smd.correction;
                changes(&[*pair], change(measure)?, correction).pop()?
            }
        }
    }

    /// The two-by-two table, where there is one.
    pub fn table(&self) -> Option<TwoByTwo> {
        match self {
            Self::Counts(table) => Some(*table),
            _ => None,
        }
    }

    /// Events and person-time in both arms, where there are such.
    pub fn rates(&self) -> Option<TwoRates> {
        match self {
            Self::Rates(rates) => Some(*rates),
            _ => None,
        }
    }

    /// People in all arms, where they are whole numbers.
    pub fn people(&self) -> Option<u32> {
        let n = match self {
            Self::Counts(table) => table.total(),
            Self::Means(groups) => groups.first.n() + groups.second.n(),
            Self::Rates(_) | Self::Rate(_) => return None,
            Self::Mean(group) => group.n(),
            Self::Paired(pair) => pair.n(),
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
        BackTransform::Identity | BackTransform::FisherZ | BackTransform::Square => {
            ProportionMeasure::Raw
        }
    }
}

fn single_rate(back: BackTransform) -> SingleRateMeasure {
    match back {
        BackTransform::Exponential => SingleRateMeasure::Log,
        BackTransform::Square => SingleRateMeasure::SquareRoot,
        _ => SingleRateMeasure::Raw,
    }
}

/// The measure of rates in two arms.
pub(super) fn rate(measure: Measure) -> Option<RateMeasure> {
    match measure {
        Measure::IRR => Some(RateMeasure::RateRatio),
        Measure::IRD => Some(RateMeasure::RateDifference),
        _ => None,
    }
}

fn change(measure: Measure) -> Option<ChangeMeasure> {
    match measure {
        Measure::MC => Some(ChangeMeasure::Mean),
        Measure::SMCC => Some(ChangeMeasure::ByChange),
        Measure::SMCR => Some(ChangeMeasure::ByFirst),
        _ => None,
    }
}

/// The measure of counts in two arms.
pub(super) fn binary(measure: Measure) -> Option<BinaryMeasure> {
    match measure {
        Measure::PETO => Some(BinaryMeasure::PetoOddsRatio),
        Measure::AS => Some(BinaryMeasure::ArcsineDifference),
        Measure::OR2D => Some(BinaryMeasure::OddsRatioAsSmd),
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
        Measure::SMDH => heteroscedastic_differences(&[groups], preset.smd.correction).pop()?,
        Measure::SMD1 => glass_deltas(&[groups], preset.smd).pop()?,
        Measure::D2OR => differences_as_log_odds_ratios(&[groups]).pop()?,
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
