//! How results are put together when they cannot all be pooled: the best that the data allow, said
//! in words (Cochrane Handbook chapter 12; SWiM, Campbell 2020).

use serde::{Deserialize, Serialize};

use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::result::{Direction, Measure};
use crate::record::study::Design;
use crate::record::synthesis::AnalysisMethod;
use crate::record::value::Better;
use stats::combine_p::{CombinedP, fisher};
use stats::describe::{Description, describe};
use stats::level::Level;
use stats::votes::{SignTest, sign_test};

use super::counted;
use super::direction::{DirectionCount, GoodSide};
use super::effect::EffectRow;
use super::row_label::RowLabel;
use super::scale::Scale;
use super::trials::{PooledTrials, Trials};

/// How the results of an outcome are put together, and why not better.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Ladder {
    /// The step on which it stands.
    pub step: Step,
    /// Each trial with the direction in which most of its results point.
    pub by_trial: Vec<TrialDirection>,
    /// How many trials point which way.
    pub trials: DirectionCount,
    /// The trials, and pooled results in the place of trials, of whose direction anything is known.
    pub told: Trials,
    /// The sign test over trials with a direction; none with fewer than two.
    pub sign_test: Option<SignTest>,
}

/// A step, best first.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub enum Step {
    /// A meta-analysis.
    MetaAnalysis,
    /// There is one result, which speaks for itself.
    LoneResult,
    /// Effects without pooling: median, quartiles and range, on the natural scale.
    SummaryOfEffects(Description),
    /// P values combined by Fisher's method, each one-sided in favour of the intervention.
    CombinedP(CombinedP),
    /// Directions are counted.
    DirectionCount,
    /// All results come from one trial and are shown one by one.
    OneTrial,
    /// Nothing can be put together: results are told in words.
    #[default]
    Narrative,
}

/// A trial with the direction in which most of its results on an outcome point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialDirection {
    /// Its name, as rows have it.
    pub label: RowLabel,
    /// Its study.
    pub study: Id,
    /// Whether it favours the intervention; none when most point neither way.
    pub favours_intervention: Option<bool>,
    /// How many results stand behind it.
    pub results: usize,
    /// People in its largest result, when known.
    pub people: Option<u32>,
    /// How many trials it pools, where it is a pooled result of a review.
    pub pools: Option<PooledTrials>,
    /// The design of its study.
    pub design: Option<Design>,
}

/// A trial has the direction of at least this share of its results (Boon and Thomson 2021).
const CLEAR_SHARE: f64 = 0.7;

/// From what a ladder is made.
pub(super) struct Ground<'a> {
    /// All evidence.
    pub evidence: &'a Evidence,
    /// The rows that are one result each.
    pub rows: Vec<&'a EffectRow>,
    /// Whether there is a pooled result.
    pub is_pooled: bool,
    /// How results are put together.
    pub method: AnalysisMethod,
    /// The measure that all rows share.
    pub measure: Option<Measure>,
    /// Whether results compare two groups, so that they can have a direction.
    pub compares: bool,
    /// Which direction of the outcome is good.
    pub better: Better,
}

impl Ground<'_> {
    /// The ladder of an outcome.
    pub(super) fn ladder(&self) -> Ladder {
        let by_trial = by_trial(self);
        let trials = by_direction(&by_trial);
        let sign_test = (trials.favour_intervention + trials.favour_comparator >= 2)
            .then(|| {
                sign_test(
                    trials.favour_intervention,
                    trials.favour_comparator,
                    0.5,
                    Level::P95,
                )
                .ok()
            })
            .flatten();
        Ladder {
            step: self.step(),
            told: told(&by_trial),
            by_trial,
            trials,
            sign_test,
        }
    }

    fn step(&self) -> Step {
        if self.is_pooled {
            return Step::MetaAnalysis;
        }
        match self.rows.as_slice() {
            [] => return Step::Narrative,
            [_] => return Step::LoneResult,
            _ => {}
        }
        if counted::by_trial(&self.rows).len() == 1 {
            return Step::OneTrial;
        }
        if let Some(summary) = self.summary() {
            return Step::SummaryOfEffects(summary);
        }
        if let Some(combined) = self.combined() {
            return Step::CombinedP(combined);
        }
        if self.rows.iter().any(|row| self.side(row).is_some()) {
            Step::DirectionCount
        } else {
            Step::Narrative
        }
    }

    /// Median, quartiles and range, when every row has an effect on the one measure and effects are
    /// not only counted.
    fn summary(&self) -> Option<Description> {
        self.measure
            .filter(|_| self.method != AnalysisMethod::Direction)?;
        let rows = self.rows.iter();
        let values: Option<Vec<f64>> = rows.map(|row| Some(row.estimate?.value)).collect();
        describe(&values?).ok()
    }

    /// Fisher's method, when every row has an exact p value and a direction.
    fn combined(&self) -> Option<CombinedP> {
        let one_sided = |row: &&EffectRow| {
            let result = &self.evidence.results.get(&row.result)?.result;
            let printed: f64 = result.effect.as_ref()?.p.as_deref()?.trim().parse().ok()?;
            Some(if self.side(row)? {
                printed / 2.0
            } else {
                1.0 - printed / 2.0
            })
        };
        let values: Option<Vec<f64>> = self.rows.iter().map(one_sided).collect();
        fisher(&values?).ok()
    }

    /// Whether anything is known of the direction of a row, be it that it has none.
    fn has_side(&self, row: &EffectRow) -> bool {
        let stated = || self.evidence.results.get(&row.result)?.result.direction;
        row.estimate.is_some() || stated().is_some()
    }

    /// Whether a row favours the intervention; none without a direction.
    fn side(&self, row: &EffectRow) -> Option<bool> {
        if let Some(estimate) = row.estimate {
            let null = Scale::of(row.measure).null.filter(|_| self.compares)?;
            let good = GoodSide::of(row.measure, self.better);
            return ((estimate.value - null).abs() > 0.0).then(|| good.holds(estimate.value, null));
        }
        match self.evidence.results.get(&row.result)?.result.direction? {
            Direction::FavoursIntervention => Some(true),
            Direction::FavoursComparator => Some(false),
            Direction::NoDifference => None,
        }
    }
}

fn by_trial(ground: &Ground<'_>) -> Vec<TrialDirection> {
    let told = ground.rows.iter().copied();
    let told: Vec<&EffectRow> = told.filter(|row| ground.has_side(row)).collect();
    counted::by_trial(&told)
        .into_iter()
        .map(|rows| {
            let sides: Vec<Option<bool>> = rows.iter().map(|row| ground.side(row)).collect();
            let share = |wanted: bool| {
                let with = sides.iter().filter(|side| **side == Some(wanted)).count();
                with as f64 / sides.len() as f64
            };
            TrialDirection {
                label: rows[0].label.without_result().clone(),
                study: rows[0].study.clone(),
                favours_intervention: [true, false]
                    .into_iter()
                    .find(|wanted| share(*wanted) >= CLEAR_SHARE),
                results: rows.len(),
                people: rows.iter().filter_map(|row| row.people).max(),
                pools: rows[0].facts.pools,
                design: rows[0].facts.design,
            }
        })
        .collect()
}

fn told(each: &[TrialDirection]) -> Trials {
    let mut trials = Trials::default();
    each.iter()
        .for_each(|trial| trials.add(trial.pools, trial.design));
    trials
}

fn by_direction(trials: &[TrialDirection]) -> DirectionCount {
    let with = |side: Option<bool>| {
        let same = trials
            .iter()
            .filter(|trial| trial.favours_intervention == side);
        same.count() as u64
    };
    DirectionCount {
        favour_intervention: with(Some(true)),
        favour_comparator: with(Some(false)),
        neither: with(None),
    }
}
