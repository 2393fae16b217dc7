//! A meta-analysis worked out: rows settled, pooled, and analysed further.

use stats::effect::EffectSize;
use stats::error::StatsError;

use crate::record::conventions::MediansChoice;

use super::choices::Choices;
use super::dependence::has_levels;
use super::effect::EffectRow;
use super::further::{Further, Wanted};
use super::left_out::LeftOut;
use super::pooled::pool_rows;
use super::raw::PooledEffect;
use super::scale::Scale;
use super::several;
use super::together;
use super::unpooled::Unpooled;

/// A meta-analysis.
#[derive(Debug, Clone)]
pub struct MetaAnalysis {
    /// The measure and its scale of analysis.
    pub scale: Scale,
    /// What was really done.
    pub choices: Choices,
    /// All rows, with the reason for those that are left out, and each one's share of the weight.
    pub rows: Vec<EffectRow>,
    /// The pooled result.
    pub pooled: Option<PooledEffect>,
    /// The same without the rows in doubt, when there are any.
    pub without_doubt: Option<PooledEffect>,
    /// Further analyses.
    pub further: Option<Further>,
    /// Why there is no pooled result.
    pub unpooled: Option<Unpooled>,
}

/// The numbers of an analysis, whether they come from records or from a plain table.
#[derive(Debug, Clone, Copy)]
pub struct Numbers<'a> {
    /// The measure and its scale of analysis.
    pub scale: Scale,
    /// What was really done.
    pub choices: &'a Choices,
    /// All rows.
    pub rows: &'a [EffectRow],
    /// The pooled result.
    pub pooled: Option<&'a PooledEffect>,
    /// The same without the rows in doubt.
    pub without_doubt: Option<&'a PooledEffect>,
    /// Further analyses.
    pub further: Option<&'a Further>,
}

impl Numbers<'_> {
    /// The rows with several results of one trial combined, as one of the further analyses has them.
    pub fn with_trials_combined(&self) -> Vec<EffectRow> {
        several::combined(self.rows, self.scale, self.choices)
    }
}

impl MetaAnalysis {
    /// Works out everything that rows and choices allow.
    pub fn of(mut rows: Vec<EffectRow>, scale: Scale, choices: Choices, wanted: &Wanted) -> Self {
        together::rework(&mut rows, scale, &choices);
        leave_out_without_error(&mut rows, scale, choices.medians);
        several::settle(&mut rows, scale, &choices);
        let (pooled, unpooled) = match main(&mut rows, scale, &choices) {
            Ok(pooled) => (Some(pooled), None),
            Err(reason) => (None, Some(reason)),
        };
        let without_doubt = pooled
            .as_ref()
            .and_then(|_| without_doubt(&rows, scale, &choices));
        let further = pooled
            .as_ref()
            .and_then(|_| Further::of(&rows, scale, &choices, wanted, without_doubt.as_ref()));
        Self {
            scale,
            choices,
            rows,
            pooled,
            without_doubt,
            further,
            unpooled,
        }
    }

    /// Its numbers.
    pub fn numbers(&self) -> Numbers<'_> {
        Numbers {
            scale: self.scale,
            choices: &self.choices,
            rows: &self.rows,
            pooled: self.pooled.as_ref(),
            without_doubt: self.without_doubt.as_ref(),
            further: self.further.as_ref(),
        }
    }
}

fn leave_out_without_error(rows: &mut [EffectRow], scale: Scale, medians: MediansChoice) {
    let can = |size: EffectSize| size.vi() > 0.0;
    for row in rows.iter_mut().filter(|row| row.left_out.is_none()) {
        row.left_out = match row.size {
            Some(size) if can(size) => continue,
            Some(_) => Some(LeftOut::ZeroStandardError),
            None => Some(row.why_without_effect(scale, medians).unwrap_or_else(|| {
                if row.is_undefined() {
                    LeftOut::Undefined
                } else if row.is_off_scale() {
                    LeftOut::OffScale
                } else {
                    LeftOut::NoStandardError
                }
            })),
        };
    }
}

fn main(rows: &mut [EffectRow], scale: Scale, choices: &Choices) -> Result<PooledEffect, Unpooled> {
    let members: Vec<&EffectRow> = rows.iter().filter(|row| row.is_pooled()).collect();
    match members.len() {
        0 if rows.iter().all(is_left_out_by_editors) => return Err(Unpooled::NothingLeft),
        1 => return Err(Unpooled::OneResult),
        _ => {}
    }
    let pooled = pool_rows(&members, scale, choices);
    let (pooled, weights) = pooled.map_err(|error| match error {
        StatsError::TooFewStudies { needed, found } if has_levels(&members, choices) => {
            Unpooled::TooFewTrials { needed, found }
        }
        other => other.into(),
    })?;
    let in_pool = rows.iter_mut().filter(|row| row.is_pooled());
    for (row, weight) in in_pool.zip(weights) {
        row.weight = weight;
    }
    Ok(pooled)
}

fn is_left_out_by_editors(row: &EffectRow) -> bool {
    matches!(row.left_out, Some(LeftOut::ByEditors(_)))
}

fn without_doubt(rows: &[EffectRow], scale: Scale, choices: &Choices) -> Option<PooledEffect> {
    let members = || rows.iter().filter(|row| row.is_pooled());
    let kept: Vec<&EffectRow> = members().filter(|row| !row.in_doubt).collect();
    if kept.len() == members().count() {
        return None;
    }
    Some(pool_rows(&kept, scale, choices).ok()?.0)
}
