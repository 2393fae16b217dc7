//! Pooling rows under the choices of an analysis.

use crate::record::analysis_settings::Pooling;
use crate::record::result::Measure;
use stats::effect::EffectSize;
use stats::effect::binary::TwoByTwo;
use stats::effect::counts::TwoRates;
use stats::error::StatsError;
use stats::model::options::Model;
use stats::pool::inverse_variance::pool;
use stats::pool::mantel_haenszel::{mantel_haenszel, mantel_haenszel_random};
use stats::pool::mantel_haenszel_rates::mantel_haenszel_rates;
use stats::pool::peto::peto;
use stats::pool::result::TablePooled;

use super::arm_data::rate;
use super::choices::Choices;
use super::dependence;
use super::effect::EffectRow;
use super::method;
use super::raw::{Raw, Weighted};
use super::scale::Scale;

/// Pools rows; each has an effect.
pub(super) fn pool_rows(
    rows: &[&EffectRow],
    scale: Scale,
    choices: &Choices,
) -> Result<Weighted, StatsError> {
    let measure = rows.first().map_or(Measure::GENERIC, |row| row.measure);
    let raw = match choices.pooling {
        Pooling::InverseVariance => by_inverse_variance(rows, choices)?,
        Pooling::MantelHaenszel => by_mantel_haenszel(rows, measure, choices)?,
        Pooling::Peto => by_peto(rows, choices)?,
    };
    let method = method::line(rows, scale, choices, &raw);
    Ok(raw.finish(scale, method, choices.other_level))
}

fn sizes(rows: &[&EffectRow]) -> Vec<EffectSize> {
    rows.iter().filter_map(|row| row.size).collect()
}

fn by_inverse_variance(rows: &[&EffectRow], choices: &Choices) -> Result<Raw, StatsError> {
    if dependence::has_levels(rows, choices) {
        return dependence::pool(rows, choices);
    }
    let pooled = pool(&sizes(rows), &choices.model)?;
    let predictive = (pooled.k >= 3)
        .then(|| pooled.predictive(choices.prediction))
        .flatten();
    Ok(Raw {
        k: pooled.k,
        mean: pooled.mean,
        q: pooled.heterogeneity.q,
        weights: pooled.weights_percent.iter().copied().map(Some).collect(),
        tau2: pooled.tau2.map(|tau2| tau2.value),
        levels: None,
        predictive,
        full: Some(pooled),
    })
}

fn tables(rows: &[&EffectRow]) -> Result<Vec<TwoByTwo>, StatsError> {
    let tables: Option<Vec<TwoByTwo>> = rows.iter().map(|row| row.arms?.table()).collect();
    tables.ok_or(StatsError::NoInformation)
}

fn by_mantel_haenszel(
    rows: &[&EffectRow],
    measure: Measure,
    choices: &Choices,
) -> Result<Raw, StatsError> {
    if let Some(form) = rate(measure) {
        let rates: Option<Vec<TwoRates>> = rows.iter().map(|row| row.arms?.rates()).collect();
        let rates = rates.ok_or(StatsError::NoInformation)?;
        let options = choices.mantel_haenszel(measure);
        return Ok(of_tables(
            rows.len(),
            mantel_haenszel_rates(&rates, form, &options)?,
        ));
    }
    let tables = tables(rows)?;
    let form = choices
        .mantel_haenszel_measure(measure)
        .ok_or(StatsError::OutOfRange("measure"))?;
    let options = choices.mantel_haenszel(measure);
    let fixed = mantel_haenszel(&tables, form, &options)?;
    if choices.model.model == Model::CommonEffect {
        return Ok(of_tables(rows.len(), fixed));
    }
    let random = mantel_haenszel_random(&tables, form, &options)?;
    let mut shares = random.weights_percent.iter().copied();
    let with_effect = fixed.effects.iter();
    Ok(Raw {
        k: random.weights_percent.len(),
        mean: random.mean,
        q: random.q,
        weights: with_effect
            .map(|effect| effect.and_then(|_| shares.next()))
            .collect(),
        full: None,
        tau2: Some(random.tau2),
        levels: None,
        predictive: None,
    })
}

fn by_peto(rows: &[&EffectRow], choices: &Choices) -> Result<Raw, StatsError> {
    let pooled = peto(&tables(rows)?, &choices.preset.peto)?;
    Ok(of_tables(rows.len(), pooled))
}

fn of_tables(rows: usize, pooled: TablePooled) -> Raw {
    let mut weights = vec![None; rows];
    for (row, weight) in pooled.pooled_rows.iter().zip(&pooled.weights_percent) {
        weights[*row] = Some(*weight);
    }
    Raw {
        k: pooled.k,
        mean: pooled.mean,
        q: pooled.q,
        weights,
        full: None,
        tau2: None,
        levels: None,
        predictive: None,
    }
}
