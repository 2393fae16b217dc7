//! Works out the findings of an outcome: rows, a pooled result, certainty, a statement.

use crate::evidence::Evidence;
use crate::record::analysis_settings::{StudyCategory, StudyNumber};
use crate::record::deeper_settings::{FittedAt, RegressionSettings};
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::outcome::Outcome;
use crate::record::result::Measure;
use crate::record::synthesis::{AnalysisMethod, Comparison, OutcomeAnalysis, Synthesis};
use crate::record::vocabulary::{Choice, StudyProperty};
use crate::text::case;
use stats::effect::transform::harmonic_mean;

use super::absolute::{self, AbsoluteRow};
use super::choices::Choices;
use super::comparators;
use super::counted::Counted;
use super::direction::GoodSide;
use super::doubt::Doubts;
use super::effect::{EffectRow, Estimate};
use super::further::{MarkedBy, Wanted, WantedFit, WantedRegression};
use super::ladder::{self, Ladder};
use super::meta_analysis::MetaAnalysis;
use super::outcome_findings::OutcomeFindings;
use super::rows;
use super::scale::Scale;
use super::statement::{self, Statement};
use super::undoubted::Undoubted;
use super::unpooled::Unpooled;

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
    let choices = Choices::of(settings);
    let mut rows = rows::of(evidence, &synthesis.value, analysis, outcome, &choices);
    for row in &mut rows {
        row.in_doubt |= doubts.is_grave(&row.result);
    }
    let measure = settings.measure.or_else(|| rows::common_measure(&rows));
    let compares = rows::compares(measure.unwrap_or(Measure::GENERIC), &rows);
    let worked = work_out(evidence, rows, measure, analysis, outcome, choices);
    let mut findings = OutcomeFindings {
        synthesis: synthesis.id.clone(),
        comparison: comparison.id.clone(),
        intervention: comparison.intervention.id().clone(),
        comparator: comparison.comparator.id().clone(),
        outcome: analysis.outcome.id().clone(),
        method: settings.method,
        measure,
        scale: measure.map(|measure| match worked.pooled {
            Some(_) => worked.scale,
            None => scale(measure, &choices, 1.0, compares),
        }),
        null: scale(measure.unwrap_or(Measure::GENERIC), &choices, 1.0, compares).null,
        good_side: GoodSide::of(measure.unwrap_or(Measure::GENERIC), outcome.better),
        choices,
        further: worked.further,
        unpooled: worked.unpooled,
        counted: Counted::default(),
        ladder: Ladder::default(),
        rows: worked.rows,
        pooled: worked.pooled,
        without_doubt: worked.without_doubt,
        absolute: Vec::new(),
        intervention_name: comparators::name(evidence, comparison.intervention.id()),
        comparators: Vec::new(),
        grade: analysis.grade.clone(),
        statement: Statement::default(),
        undoubted: None,
    };
    findings.counted = Counted::of(&findings.counted_rows());
    let usual = comparison.comparator.id();
    findings.comparators = comparators::of_rows(evidence, &findings.counted_rows(), usual);
    if let (Some(measure), Some(estimate)) = (measure, findings.estimate()) {
        let rows = findings.counted_rows();
        findings.absolute = absolute::rows(evidence, analysis, &rows, measure, estimate);
    }
    findings.ladder = ladder(evidence, &findings, outcome);
    findings.statement = statement(&findings, outcome, findings.estimate(), &findings.absolute);
    findings.undoubted = undoubted(evidence, &findings, analysis, outcome);
    Some(findings)
}

fn ladder(evidence: &Evidence, findings: &OutcomeFindings, outcome: &Outcome) -> Ladder {
    let ground = ladder::Ground {
        evidence,
        rows: findings.counted_rows(),
        is_pooled: findings.pooled.is_some(),
        method: findings.method,
        measure: findings.measure,
        compares: findings.null.is_some(),
        better: outcome.better,
    };
    ground.ladder()
}

/// The outcome without the rows in doubt, where it has one estimate, which leans on them, and other
/// rows are left.
fn undoubted(
    evidence: &Evidence,
    findings: &OutcomeFindings,
    analysis: &OutcomeAnalysis,
    outcome: &Outcome,
) -> Option<Undoubted> {
    findings.estimate()?;
    let mut rows = findings.counted_rows();
    let all = rows.len();
    rows.retain(|row| !row.in_doubt);
    if rows.len() == all || rows.is_empty() {
        return None;
    }
    let pooled = findings.without_doubt.as_ref();
    let estimate = match rows.as_slice() {
        [row] => row.estimate,
        _ => pooled.map(|pooled| pooled.estimate),
    };
    let absolute = match (findings.measure, estimate) {
        (Some(measure), Some(estimate)) => {
            absolute::rows(evidence, analysis, &rows, measure, estimate)
        }
        _ => Vec::new(),
    };
    Some(Undoubted {
        estimate,
        counted: Counted::of(&rows),
        statement: statement(findings, outcome, estimate, &absolute),
        absolute,
    })
}

fn statement(
    findings: &OutcomeFindings,
    outcome: &Outcome,
    estimate: Option<Estimate>,
    absolute: &[AbsoluteRow],
) -> Statement {
    let ground = statement::Ground {
        outcome,
        has_rows: !findings.rows.is_empty(),
        has_counted: !findings.counted_rows().is_empty(),
        estimate,
        measure: findings.measure,
        absolute: absolute.first(),
        null: findings.null,
        good_side: findings.good_side,
        level: findings.grade.as_ref().map(|grade| grade.level),
    };
    ground.statement()
}

/// The pooled result where results are pooled, else the rows as they are.
fn work_out(
    evidence: &Evidence,
    rows: Vec<EffectRow>,
    measure: Option<Measure>,
    analysis: &OutcomeAnalysis,
    outcome: &Outcome,
    choices: Choices,
) -> MetaAnalysis {
    let pools = analysis.analysis.method == AnalysisMethod::Pool;
    match measure.filter(|_| pools && !rows.is_empty()) {
        Some(measure) => {
            let wanted = wanted(evidence, &rows, measure, analysis, outcome);
            let compares = rows::compares(measure, &rows);
            let scale = scale(measure, &choices, harmonic_size(&rows), compares);
            MetaAnalysis::of(rows, scale, choices, &wanted)
        }
        None => MetaAnalysis {
            scale: Scale::of(Measure::GENERIC),
            choices,
            unpooled: (pools && !rows.is_empty()).then_some(Unpooled::NoCommonMeasure),
            rows,
            pooled: None,
            without_doubt: None,
            further: None,
        },
    }
}

fn scale(measure: Measure, choices: &Choices, harmonic_n: f64, compares: bool) -> Scale {
    let scale = Scale::chosen(measure, choices.scale, harmonic_n);
    match compares {
        true => scale,
        false => scale.comparing_nothing(),
    }
}

/// The harmonic mean of the sizes of groups, by which a pooled double arcsine is transformed back.
fn harmonic_size(rows: &[EffectRow]) -> f64 {
    let in_pool = rows.iter().filter(|row| row.is_pooled());
    let sizes = in_pool.filter_map(|row| row.arms?.people().map(f64::from));
    harmonic_mean(&sizes.collect::<Vec<f64>>()).unwrap_or(1.0)
}

fn wanted(
    evidence: &Evidence,
    rows: &[EffectRow],
    measure: Measure,
    analysis: &OutcomeAnalysis,
    outcome: &Outcome,
) -> Wanted {
    let settings = &analysis.analysis;
    let categories = settings.subgroups.iter().map(StudyCategory::named);
    let numbers = settings.moderators.iter().map(StudyNumber::named);
    let category = |by| match by {
        StudyCategory::Own(id) => MarkedBy::Named(own_name(evidence, &id)),
        general => MarkedBy::Property(general),
    };
    let number = |on| match on {
        StudyNumber::Own(id) => MarkedBy::Named(own_name(evidence, &id)),
        general => MarkedBy::Property(general),
    };
    let regression = settings.regression.as_ref().map(|own| WantedRegression {
        numbers: own
            .moderators
            .iter()
            .map(StudyNumber::named)
            .map(number)
            .collect(),
        categories: own
            .category_moderators
            .iter()
            .map(StudyCategory::named)
            .map(category)
            .collect(),
        at: own.at.iter().map(|at| fit_at(own, at)).collect(),
    });
    let regressed = settings.category_moderators.iter();
    Wanted {
        subgroups: categories.map(category).collect(),
        category_moderators: regressed.map(StudyCategory::named).map(category).collect(),
        moderators: numbers.map(number).collect(),
        regression,
        bayes: settings.bayes.clone(),
        sequential: settings.sequential.clone(),
        important: important(rows, measure, outcome),
    }
}

fn fit_at(regression: &RegressionSettings, at: &FittedAt) -> WantedFit {
    let numbers = regression.moderators.iter();
    let groups = regression.category_moderators.iter();
    WantedFit {
        label: at.label.clone(),
        numbers: numbers.map(|id| at.numbers.get(id).copied()).collect(),
        groups: groups.map(|id| at.groups.get(id).cloned()).collect(),
    }
}

/// The smallest difference that matters, when the outcome has one on the scale of the analysis.
fn important(rows: &[EffectRow], measure: Measure, outcome: &Outcome) -> Option<f64> {
    let thresholds = outcome.thresholds.as_ref()?;
    // Points of two instruments are not the same points.
    let instrument = rows.first().and_then(|row| row.facts.instrument.as_ref());
    let is_of_one = || {
        let mut rows = rows.iter();
        rows.all(|row| row.facts.instrument.as_ref() == instrument)
    };
    match (measure, thresholds.scale.as_str()) {
        (Measure::SMD, "SMD") => Some(thresholds.small),
        (Measure::RD, "per-1000") => Some(thresholds.small / 1000.0),
        (Measure::MD, "MD") if is_of_one() => Some(thresholds.small),
        _ => None,
    }
}

/// The name of a property that the site itself has named: that of its vocabulary, else its id.
fn own_name(evidence: &Evidence, id: &Id) -> String {
    let choice: Choice<StudyProperty> = Choice::of(id.clone());
    let Some(value) = evidence.records.word(&choice) else {
        return id.as_str().replace('-', " ");
    };
    let language = &evidence.site.value.language;
    let clause = value.clause(language).map(str::to_owned);
    clause.unwrap_or_else(|| case::small(value.words(language)))
}
