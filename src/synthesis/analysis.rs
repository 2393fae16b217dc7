//! The findings of an outcome: rows, a pooled result with its method line, certainty, a statement.

use std::collections::BTreeMap;

use crate::evidence::{Evidence, ResultEntry};
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::outcome::Outcome;
use crate::record::result::Measure;
use crate::record::synthesis::{
    AnalysisMethod, Comparison, Grade, OutcomeAnalysis, SeveralResults, Synthesis,
};
use crate::record::vocabulary::Better;
use crate::stats::effect::EffectSize;
use crate::stats::level::Level;
use crate::stats::note::Note;
use crate::stats::pool::inverse_variance::{Pooled, pool};
use crate::stats::preset::Preset;

use super::absolute::{self, AbsoluteRow};
use super::direction::{DirectionCount, GoodSide};
use super::doubt::Doubts;
use super::effect::{EffectRow, Estimate, row};
use super::statement::{self, Statement};

/// The findings on one outcome of one comparison of a synthesis.
#[derive(Debug, Clone)]
pub struct OutcomeFindings {
    /// The synthesis.
    pub synthesis: Id,
    /// The comparison within it.
    pub comparison: Id,
    /// The intervention compared.
    pub intervention: Id,
    /// What it is compared with.
    pub comparator: Id,
    /// The outcome.
    pub outcome: Id,
    /// How results are put together.
    pub method: AnalysisMethod,
    /// The measure of the rows, when they share one.
    pub measure: Option<Measure>,
    /// The value that means no difference: 1 for ratios, else 0.
    pub null: f64,
    /// Which side of it is good for people.
    pub good_side: GoodSide,
    /// One row per result, in the order of studies.
    pub rows: Vec<EffectRow>,
    /// The pooled result, when results are pooled.
    pub pooled: Option<PooledEffect>,
    /// The same without the rows in doubt, when there are any.
    pub without_doubt: Option<PooledEffect>,
    /// Events in 1,000 people, for measures of events; one row per risk with the comparator.
    pub absolute: Vec<AbsoluteRow>,
    /// How many results lie on either side of no difference.
    pub directions: DirectionCount,
    /// How many trials there are.
    pub trials: usize,
    /// How many people, where every row says it; rows that do not are counted in `unknown_people`.
    pub people: u32,
    /// Rows that do not say how many people they have.
    pub unknown_people: usize,
    /// The certainty with its reasons.
    pub grade: Option<Grade>,
    /// The sentence that every edition shows.
    pub statement: Statement,
}

/// A pooled result.
#[derive(Debug, Clone)]
pub struct PooledEffect {
    /// Estimate with its 95% interval, on the natural scale.
    pub estimate: Estimate,
    /// The 95% prediction interval, when there are enough studies.
    pub prediction: Option<(f64, f64)>,
    /// P value of the test of no effect.
    pub p: f64,
    /// Between-study variance.
    pub tau2: Option<f64>,
    /// I² in percent from Q, the form that most reviews print.
    pub i2: f64,
    /// Its test-based 95% interval, in percent.
    pub i2_interval: Option<(f64, f64)>,
    /// I² in percent from the between-study variance, the form that Cochrane uses since 2024.
    pub i2_tau2: f64,
    /// Standard deviation of true effects with its Q-profile interval, on the scale of analysis.
    pub tau: Option<(f64, Option<(f64, f64)>)>,
    /// Cochran's Q.
    pub q: f64,
    /// Its degrees of freedom.
    pub df: usize,
    /// Its p value.
    pub q_p: f64,
    /// Number of rows pooled.
    pub k: usize,
    /// Whether the interval is a Hartung-Knapp interval.
    pub hartung_knapp: bool,
    /// How it was worked out, in one line.
    pub method_line: String,
    /// What has to be said beside the numbers.
    pub cautions: Vec<String>,
}

impl OutcomeFindings {
    /// The one estimate of the outcome with its interval: the pooled one, or that of a lone result.
    pub fn estimate(&self) -> Option<Estimate> {
        let lone = || match self.rows.as_slice() {
            [row] if row.left_out.is_none() => row.estimate,
            _ => None,
        };
        let pooled = self.pooled.as_ref().map(|pooled| pooled.estimate);
        pooled.or_else(lone)
    }

    /// Whether the interval of the pooled result is a Hartung-Knapp interval.
    pub fn uses_hartung_knapp(&self) -> bool {
        self.pooled
            .as_ref()
            .is_some_and(|pooled| pooled.hartung_knapp)
    }

    /// True when at least one row is in doubt.
    pub fn has_doubt(&self) -> bool {
        self.rows.iter().any(|row| row.in_doubt)
    }
}

/// The findings of every outcome of a synthesis.
pub(super) fn of_synthesis(
    evidence: &Evidence,
    doubts: &Doubts,
    synthesis: &Entry<Synthesis>,
) -> Vec<OutcomeFindings> {
    let comparisons = synthesis.value.comparisons.iter();
    comparisons
        .flat_map(|comparison| {
            comparison.outcomes.iter().filter_map(move |analysis| {
                of_outcome(evidence, doubts, synthesis, comparison, analysis)
            })
        })
        .collect()
}

fn of_outcome(
    evidence: &Evidence,
    doubts: &Doubts,
    synthesis: &Entry<Synthesis>,
    comparison: &Comparison,
    analysis: &OutcomeAnalysis,
) -> Option<OutcomeFindings> {
    let outcome = &evidence.records.outcomes.get(analysis.outcome.id())?.value;
    let settings = &analysis.analysis;
    let mut rows = rows(evidence, synthesis, analysis, outcome);
    for row in &mut rows {
        row.in_doubt |= doubts.is_grave(&row.result);
    }
    let measure = settings.measure.or_else(|| common_measure(&rows));
    let null = if measure.is_some_and(Measure::is_ratio) {
        1.0
    } else {
        0.0
    };
    let preset = settings
        .preset
        .as_deref()
        .and_then(Preset::by_name)
        .unwrap_or_default();
    let several = settings.several_results;
    let (pooled, without_doubt) = match (settings.method, measure) {
        (AnalysisMethod::Pool, Some(measure)) => pool_rows(&mut rows, measure, &preset, several),
        _ => (None, None),
    };
    let good_side = GoodSide::of(measure.unwrap_or(Measure::GENERIC), outcome.better);
    let mut findings = OutcomeFindings {
        synthesis: synthesis.id.clone(),
        comparison: comparison.id.clone(),
        intervention: comparison.intervention.id().clone(),
        comparator: comparison.comparator.id().clone(),
        outcome: analysis.outcome.id().clone(),
        method: settings.method,
        measure,
        null,
        good_side,
        directions: directions(&rows, outcome.better),
        trials: trials(&rows),
        people: people(&rows),
        unknown_people: rows.iter().filter(|row| row.people.is_none()).count(),
        rows,
        pooled,
        without_doubt,
        absolute: Vec::new(),
        grade: analysis.grade.clone(),
        statement: Statement::default(),
    };
    if let (Some(measure), Some(estimate)) = (findings.measure, findings.estimate()) {
        findings.absolute = absolute::rows(evidence, analysis, &findings.rows, measure, estimate);
    }
    findings.statement = statement::of(evidence, &findings, outcome);
    Some(findings)
}

/// The rows: results named in the record, or all of the synthesis's studies for the outcome.
fn rows(
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
    analysis: &OutcomeAnalysis,
    outcome: &Outcome,
) -> Vec<EffectRow> {
    let named = !analysis.results.is_empty();
    let belongs = |entry: &&ResultEntry| {
        if named {
            return analysis.results.contains(&entry.result.id);
        }
        entry.result.outcome.id() == analysis.outcome.id()
            && synthesis
                .value
                .studies
                .iter()
                .any(|study| *study.id() == entry.study)
    };
    let mut rows: Vec<EffectRow> = evidence
        .results
        .values()
        .filter(belongs)
        .map(|entry| {
            let label = label(evidence, entry);
            row(entry, label, analysis.analysis.measure, outcome.better)
        })
        .collect();
    for left in &analysis.left_out {
        let known = rows.iter().position(|row| row.result == left.result);
        let index = known.or_else(|| {
            let entry = evidence.results.get(&left.result)?;
            rows.push(row(entry, label(evidence, entry), None, outcome.better));
            Some(rows.len() - 1)
        });
        if let Some(index) = index {
            rows[index].left_out = Some(left.reason.clone());
        }
    }
    rows.sort_by(|a, b| (&a.study, &a.result).cmp(&(&b.study, &b.result)));
    rows
}

fn label(evidence: &Evidence, entry: &ResultEntry) -> String {
    let result = &entry.result;
    let study = evidence
        .study_of(entry)
        .map_or(entry.study.as_str(), |s| s.value.label.as_str());
    match (&result.trial, &result.arm) {
        (Some(trial), _) => format!("{trial} (in {study})"),
        (None, Some(arm)) => format!("{study}, {arm}"),
        (None, None) => study.to_owned(),
    }
}

fn common_measure(rows: &[EffectRow]) -> Option<Measure> {
    let first = rows.first()?.measure;
    rows.iter().all(|row| row.measure == first).then_some(first)
}

fn trials(rows: &[EffectRow]) -> usize {
    let mut trials: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    let of_study: BTreeMap<&Id, usize> = rows.iter().fold(BTreeMap::new(), |mut seen, row| {
        *seen.entry(&row.study).or_default() += 1;
        seen
    });
    trials.sort_unstable();
    trials.dedup();
    // Rows of trials that a review does not name count one each; arms of one study count once.
    let unnamed = rows.iter().filter(|row| row.label.contains("(in ")).count();
    let named = of_study
        .keys()
        .filter(|study| {
            rows.iter()
                .any(|row| row.study == ***study && !row.label.contains("(in "))
        })
        .count();
    unnamed + named
}

/// The people in the rows. Rows of arms have labels of their own; rows that share a label are one
/// trial at several times or on several scales, so its people count once.
fn people(rows: &[EffectRow]) -> u32 {
    let mut trials: BTreeMap<&str, u32> = BTreeMap::new();
    for row in rows {
        let most = trials.entry(row.label.as_str()).or_default();
        *most = (*most).max(row.people.unwrap_or(0));
    }
    trials.values().sum()
}

fn directions(rows: &[EffectRow], better: Better) -> DirectionCount {
    let mut count = DirectionCount::default();
    for row in rows {
        let null = if row.measure.is_ratio() { 1.0 } else { 0.0 };
        let side = GoodSide::of(row.measure, better);
        match row.estimate {
            Some(estimate) if side.holds(estimate.value, null) => count.favour_intervention += 1,
            Some(estimate) if (estimate.value - null).abs() > 0.0 => count.favour_comparator += 1,
            _ => count.neither += 1,
        }
    }
    count
}

/// Pools the rows that are not left out, and again without those in doubt.
fn pool_rows(
    rows: &mut [EffectRow],
    measure: Measure,
    preset: &Preset,
    several: Option<SeveralResults>,
) -> (Option<PooledEffect>, Option<PooledEffect>) {
    let mut seen: Vec<Id> = Vec::new();
    for row in rows.iter_mut().filter(|row| row.left_out.is_none()) {
        if several == Some(SeveralResults::First) && seen.contains(&row.study) {
            row.left_out = Some("Another result of the same trial is used.".to_owned());
        }
        seen.push(row.study.clone());
        if row.size.is_none() && row.left_out.is_none() {
            row.left_out = Some("It has no standard error.".to_owned());
        }
    }
    let pooled = pool_some(rows, measure, preset, |_| true);
    if let Some((_, weights)) = &pooled {
        let in_pool = rows.iter_mut().filter(|row| row.left_out.is_none());
        for (row, weight) in in_pool.zip(weights) {
            row.weight = Some(*weight);
        }
    }
    let has_doubt = rows
        .iter()
        .any(|row| row.in_doubt && row.left_out.is_none());
    let without = has_doubt
        .then(|| pool_some(rows, measure, preset, |row| !row.in_doubt))
        .flatten()
        .map(|(pooled, _)| pooled);
    (pooled.map(|(pooled, _)| pooled), without)
}

fn pool_some(
    rows: &[EffectRow],
    measure: Measure,
    preset: &Preset,
    which: impl Fn(&EffectRow) -> bool,
) -> Option<(PooledEffect, Vec<f64>)> {
    let sizes: Vec<EffectSize> = rows
        .iter()
        .filter(|row| row.left_out.is_none() && which(row))
        .filter_map(|row| row.size)
        .collect();
    let pooled = pool(&sizes, &preset.random).ok()?;
    let weights = pooled.weights_percent.clone();
    Some((shown(&pooled, measure, preset), weights))
}

fn shown(pooled: &Pooled, measure: Measure, preset: &Preset) -> PooledEffect {
    let back = |value: f64| {
        if measure.is_ratio() {
            value.exp()
        } else {
            value
        }
    };
    let interval = pooled.mean.interval;
    let q = &pooled.heterogeneity.q;
    let predictive = (pooled.k >= 3)
        .then(|| pooled.predictive(preset.prediction))
        .flatten();
    let prediction = predictive.map(|predictive| {
        let interval = predictive.interval(Level::P95);
        (back(interval.lower), back(interval.upper))
    });
    PooledEffect {
        estimate: Estimate {
            value: back(pooled.mean.estimate),
            low: Some(back(interval.lower)),
            high: Some(back(interval.upper)),
        },
        prediction,
        p: pooled.mean.p,
        tau2: pooled.tau2.map(|tau2| tau2.value),
        i2: q.i2_percent(),
        i2_interval: q
            .i2_interval_percent(Level::P95)
            .map(|i| (i.lower, i.upper)),
        i2_tau2: pooled.heterogeneity.i2_percent,
        tau: pooled.tau2.map(|tau2| {
            let interval = tau2.interval.map(|interval| interval.tau());
            (tau2.tau(), interval.map(|i| (i.lower, i.upper)))
        }),
        q: q.statistic,
        df: q.df,
        q_p: q.p,
        k: pooled.k,
        hartung_knapp: pooled.hartung_knapp_factor.is_some(),
        method_line: method_line(measure, preset),
        cautions: pooled.notes.iter().filter_map(caution).collect(),
    }
}

fn method_line(measure: Measure, preset: &Preset) -> String {
    let scale = if measure.is_ratio() {
        " on the logarithm"
    } else {
        ""
    };
    format!(
        "{}{scale}; random effects by restricted maximum likelihood (preset {}); Hartung-Knapp interval when there are more than two results and they differ, otherwise Wald; prediction interval from t with k − 1 degrees of freedom; Q-profile interval of τ; I² from Q, and from τ² where it says so.",
        measure.short(),
        preset.name
    )
}

fn caution(note: &Note) -> Option<String> {
    let words = match note {
        Note::SingleStudy => "There is one result only.",
        Note::OneDegreeOfFreedom => "There are two results only, so the interval is very wide.",
        Note::HartungKnappNarrows { .. } => {
            "The Hartung-Knapp interval is narrower than the ordinary one here."
        }
        Note::HartungKnappDegenerate => {
            "All results agree exactly, so the interval has no width; that is no sign of certainty."
        }
        Note::SeveralMaxima { .. } => "The likelihood has several maxima; the highest was used.",
        Note::Tau2Replaced { .. } => {
            "The method for the variation between studies gave no value, and another took its place."
        }
        Note::HartungKnappNotApplied | Note::Tau2IntervalEmpty => return None,
    };
    Some(words.to_owned())
}
