//! Where the evidence stands against a rule for stopping or updating that was named beforehand.

use serde::{Deserialize, Serialize};

use stats::distribution::normal_upper_quantile;
use stats::effect::EffectSize;
use stats::level::Level;
use stats::model::inference::Inference;
use stats::model::options::{MeanTest, Model, ModelOptions, TestRule};
use stats::pool::inverse_variance::pool;
use stats::sequential::{boundaries, diversity, required_information};

use super::bench::Bench;
use super::sequence::MOST_FOR_STEPS;
use crate::record::analysis_settings::Pooling;
use crate::record::deeper_settings::SequentialSettings;
use crate::synthesis::dependence;
use crate::synthesis::effect::EffectRow;

/// The evidence against a sequential boundary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SequentialFindings {
    /// The smallest effect that would matter, on the natural scale.
    pub effect: f64,
    /// The two-sided level of all looks together.
    pub alpha: f64,
    /// The power.
    pub power: f64,
    /// Why this effect, and where it was named.
    pub reason: String,
    /// Diversity, by which the required information is corrected.
    pub diversity: f64,
    /// Whether the record gives the diversity, and it is not estimated from the trials.
    pub is_assumed: bool,
    /// The information that is required: one over a variance, on the scale of analysis.
    pub required: f64,
    /// The information that is there, under a common effect.
    pub information: f64,
    /// People in the results, where all are known.
    pub people: Option<u32>,
    /// The looks, one for each year that brought results.
    pub looks: Vec<Look>,
}

/// A look at the evidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// The year.
    pub year: u16,
    /// Results by then.
    pub results: usize,
    /// The share of the required information by then.
    pub share: f64,
    /// The cumulative Z (Wald).
    pub z: f64,
    /// How far from zero it has to be; nothing where the look comes too early for any.
    pub boundary: Option<f64>,
}

impl Look {
    /// Whether the result lies beyond the boundary.
    pub fn crosses(&self) -> bool {
        self.boundary.is_some_and(|own| self.z.abs() > own)
    }
}

impl SequentialFindings {
    /// The last look.
    pub fn last(&self) -> Option<&Look> {
        self.looks.last()
    }

    /// Whether a usual test would tell a difference at the last look where the boundary does not.
    pub fn differs_by_usual_test_alone(&self) -> bool {
        let usual = normal_upper_quantile(self.alpha / 2.0);
        self.last()
            .is_some_and(|last| !last.crosses() && last.z.abs() > usual)
    }

    /// About how many people are required in all, if those to come bring as much information each.
    pub fn required_people(&self) -> Option<f64> {
        let share = self.last()?.share;
        Some(f64::from(self.people?) / share)
    }
}

/// Nothing where no record asks for it, where a year is not known, and where results are not pooled by
/// inverse variance, each on its own.
pub(super) fn of(
    bench: &Bench<'_>,
    settings: Option<&SequentialSettings>,
) -> Option<SequentialFindings> {
    let settings = settings?;
    bench.scale.null?;
    let has_levels = dependence::has_levels(&bench.rows, bench.choices);
    let is_inverse = bench.choices.pooling == Pooling::InverseVariance;
    if has_levels || !is_inverse || bench.rows.len() > MOST_FOR_STEPS {
        return None;
    }
    let rows = by_year(&bench.rows)?;
    let sizes: Vec<EffectSize> = rows.iter().map(|(_, size)| *size).collect();
    let model = bench.choices.model.model;
    let common = fit(&sizes, Model::CommonEffect)?.se;
    let alpha = settings.alpha.unwrap_or(0.05);
    let power = settings.power.unwrap_or(0.9);
    let effect = bench.scale.of_analysis(settings.effect)?;
    let own = settings
        .diversity
        .unwrap_or(diversity(fit(&sizes, model)?.se, common));
    let required = required_information(alpha, power, effect).ok()? / (1.0 - own);
    let people: Option<Vec<u32>> = bench.rows.iter().map(|row| row.people).collect();
    Some(SequentialFindings {
        effect: settings.effect,
        alpha,
        power,
        reason: settings.reason.clone(),
        diversity: own,
        is_assumed: settings.diversity.is_some(),
        required,
        information: 1.0 / (common * common),
        people: people.map(|people| people.iter().sum()),
        looks: looks(&rows, model, alpha, required)?,
    })
}

/// Rows with their year, those of early years first; nothing where a year is not known.
fn by_year(rows: &[&EffectRow]) -> Option<Vec<(u16, EffectSize)>> {
    let dated = rows
        .iter()
        .filter_map(|row| Some((row.facts.year, row.size.filter(|size| size.vi() > 0.0)?)));
    let dated: Option<Vec<(u16, EffectSize)>> =
        dated.map(|(year, size)| Some((year?, size))).collect();
    let mut dated = dated?;
    dated.sort_by_key(|(year, _)| *year);
    (dated.len() > 1).then_some(dated)
}

fn fit(sizes: &[EffectSize], model: Model) -> Option<Inference> {
    let options = ModelOptions {
        model,
        test: TestRule::Always(MeanTest::Normal),
        level: Level::P95,
    };
    Some(pool(sizes, &options).ok()?.mean)
}

/// A look at the end of each year. Looks beyond the required information keep the boundary of the one
/// that reached it: nothing is left to be spent on them.
fn looks(rows: &[(u16, EffectSize)], model: Model, alpha: f64, required: f64) -> Option<Vec<Look>> {
    let mut found: Vec<Look> = Vec::new();
    let mut information = 0.0;
    for (place, (year, size)) in rows.iter().enumerate() {
        information += 1.0 / size.vi();
        let is_last = rows.get(place + 1).is_none_or(|(next, _)| next != year);
        if is_last {
            let sizes: Vec<EffectSize> = rows[..=place].iter().map(|(_, size)| *size).collect();
            found.push(Look {
                year: *year,
                results: place + 1,
                share: information / required,
                z: fit(&sizes, model)?.statistic,
                boundary: None,
            });
        }
    }
    let within = found.iter().take_while(|look| look.share < 1.0).count();
    let mut times: Vec<f64> = found[..within].iter().map(|look| look.share).collect();
    if found.len() > within {
        times.push(1.0);
    }
    let own = boundaries(alpha, &times).ok()?;
    for (place, look) in found.iter_mut().enumerate() {
        look.boundary = own.get(place).or(own.last()).copied().flatten();
    }
    Some(found)
}
