//! What L'Abbé's plot and the radial plot show of the rows that are pooled.

use serde::{Deserialize, Serialize};

use stats::effect::EffectSize;
use stats::level::Level;
use stats::model::options::{MeanTest, Model, ModelOptions, TestRule};
use stats::pool::inverse_variance::pool;

use super::bench::Bench;
use crate::record::result::Measure;
use crate::synthesis::dependence;
use crate::synthesis::effect::EffectRow;
use crate::synthesis::raw::PooledEffect;
use crate::synthesis::row_label::RowLabel;

/// Below this many results a plot shows nothing that the forest does not.
const LEAST_FOR_PLOTS: usize = 3;
/// Steps of the line of the pooled effect.
const STEPS: u32 = 200;

/// Risks with and without the intervention (L'Abbé, Detsky and O'Rourke 1987).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RisksSideBySide {
    /// Studies with counts in both arms.
    pub studies: Vec<StudyRisks>,
    /// The pooled effect as pairs of risks, comparator first; empty for a measure that gives none.
    pub line: Vec<(f64, f64)>,
}

/// The two risks of a study, from 0 to 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StudyRisks {
    /// What the row is called.
    pub label: RowLabel,
    /// The row's result.
    pub result: String,
    /// The risk with the comparator.
    pub comparator: f64,
    /// The risk with the intervention.
    pub intervention: f64,
    /// People in both arms.
    pub people: f64,
}

/// Effects in standard errors against precision (Galbraith 1988).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RadialPlot {
    /// The one effect that all studies would share, on the scale of analysis: the slope of the line.
    pub slope: f64,
    /// The studies.
    pub studies: Vec<StudyRay>,
}

/// A study in the radial plot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StudyRay {
    /// What the row is called.
    pub label: RowLabel,
    /// The row's result.
    pub result: String,
    /// One over the standard error.
    pub precision: f64,
    /// The effect in standard errors.
    pub score: f64,
    /// How far it lies from the line, in standard errors.
    pub distance: f64,
}

impl RadialPlot {
    /// How far from the line 95 in 100 studies lie when nothing but chance tells them apart.
    pub const REACH: f64 = 1.96;
}

impl StudyRay {
    /// Whether it lies beyond the limits.
    pub fn is_outside(&self) -> bool {
        self.distance.abs() > RadialPlot::REACH
    }
}

/// Nothing with fewer than three results with counts in both arms.
pub(super) fn risks(bench: &Bench<'_>, main: &PooledEffect) -> Option<RisksSideBySide> {
    let studies = bench.rows.iter().filter_map(|row| {
        let table = row.arms?.table()?;
        Some(StudyRisks {
            label: row.label.clone(),
            result: row.result.clone(),
            comparator: table.events2() / table.n2(),
            intervention: table.events1() / table.n1(),
            people: table.total(),
        })
    });
    let studies: Vec<StudyRisks> = studies.collect();
    if studies.len() < LEAST_FOR_PLOTS {
        return None;
    }
    let measure = bench.rows.first()?.measure;
    let pair = |step| {
        let risk = f64::from(step) / f64::from(STEPS);
        let other = with_effect(measure, main.estimate.value, risk)?;
        (0.0..=1.0).contains(&other).then_some((risk, other))
    };
    Some(RisksSideBySide {
        studies,
        line: (0..=STEPS).filter_map(pair).collect(),
    })
}

/// The risk to which an effect leads from a risk with the comparator.
fn with_effect(measure: Measure, effect: f64, risk: f64) -> Option<f64> {
    match measure {
        Measure::RR => Some(risk * effect),
        Measure::OR | Measure::PETO => {
            let scaled = effect * risk;
            Some(scaled / (1.0 - risk + scaled))
        }
        Measure::RD => Some(risk + effect),
        _ => None,
    }
}

/// Nothing with fewer than three results, and where results of one trial have a level of their own.
pub(super) fn radial(bench: &Bench<'_>) -> Option<RadialPlot> {
    let sized = bench
        .rows
        .iter()
        .filter_map(|row| Some((*row, row.size.filter(|size| size.vi() > 0.0)?)));
    let (rows, sizes): (Vec<&EffectRow>, Vec<EffectSize>) = sized.unzip();
    if sizes.len() < LEAST_FOR_PLOTS || dependence::has_levels(&bench.rows, bench.choices) {
        return None;
    }
    let options = ModelOptions {
        model: Model::CommonEffect,
        test: TestRule::Always(MeanTest::Normal),
        level: Level::P95,
    };
    let slope = pool(&sizes, &options).ok()?.mean.estimate;
    let studies = rows.iter().zip(&sizes).map(|(row, size)| StudyRay {
        label: row.label.clone(),
        result: row.result.clone(),
        precision: 1.0 / size.sei(),
        score: size.yi() / size.sei(),
        distance: (size.yi() - slope) / size.sei(),
    });
    Some(RadialPlot {
        slope,
        studies: studies.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_effect_leads_from_a_risk_to_another() {
        assert_eq!(with_effect(Measure::RR, 0.5, 0.2), Some(0.1));
        assert_eq!(with_effect(Measure::RD, -0.05, 0.2), Some(0.2 - 0.05));
        let odds = with_effect(Measure::OR, 0.5, 0.2).unwrap();
        assert!((odds - 1.0 / 9.0).abs() < 1e-12, "odds of 1 to 4, halved");
        assert_eq!(with_effect(Measure::MD, 1.0, 0.2), None);
    }
}
