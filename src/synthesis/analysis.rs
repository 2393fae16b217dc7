//! The findings of an outcome: rows, a pooled result with its method line, certainty, a statement.

use crate::evidence::Evidence;
use crate::record::analysis_settings::{StudyCategory, StudyNumber};
use crate::record::entry::Entry;
use crate::record::id::{Id, Ref};
use crate::record::kind::{self, Kind};
use crate::record::outcome::Outcome;
use crate::record::result::Measure;
use crate::record::synthesis::{AnalysisMethod, Comparison, Grade, OutcomeAnalysis, Synthesis};
use crate::text::case;

use super::absolute::{self, AbsoluteRow};
use super::choices::Choices;
use super::direction::{DirectionCount, GoodSide};
use super::doubt::Doubts;
use super::effect::{EffectRow, Estimate};
use super::further::{Further, Wanted};
use super::ladder::{self, Ladder};
use super::meta_analysis::{MetaAnalysis, Numbers};
use super::raw::PooledEffect;
use super::scale::Scale;
use super::statement::{self, Statement};
use super::{property, rows};

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
    /// What was really done when results are pooled.
    pub choices: Choices,
    /// Further analyses, when results are pooled.
    pub further: Option<Further>,
    /// Why results that should be pooled are not.
    pub unpooled: Option<String>,
    /// How results are put together, and the directions of trials.
    pub ladder: Ladder,
    /// The names of intervention and comparator.
    pub names: (String, String),
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

    /// The numbers of the analysis, when its rows share a measure.
    pub fn numbers(&self) -> Option<Numbers<'_>> {
        Some(Numbers {
            scale: Scale::of(self.measure?),
            choices: &self.choices,
            rows: &self.rows,
            pooled: self.pooled.as_ref(),
            without_doubt: self.without_doubt.as_ref(),
            further: self.further.as_ref(),
        })
    }

    /// The name of the files of the analysis, without their endings.
    pub fn file_stem(&self) -> String {
        format!("{}-{}-{}", self.synthesis, self.comparison, self.outcome)
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

pub(super) fn of_outcome(
    evidence: &Evidence,
    doubts: &Doubts,
    synthesis: &Entry<Synthesis>,
    comparison: &Comparison,
    analysis: &OutcomeAnalysis,
) -> Option<OutcomeFindings> {
    let outcome = &evidence.records.outcomes.get(analysis.outcome.id())?.value;
    let settings = &analysis.analysis;
    let name = |reference: &Ref<kind::Intervention>| {
        let title = evidence.title_of(Kind::Intervention, reference.as_str());
        case::small(title.unwrap_or(reference.as_str()))
    };
    let choices = Choices::of(settings);
    let mut rows = rows::of(evidence, &synthesis.value, analysis, outcome, &choices);
    for row in &mut rows {
        row.in_doubt |= doubts.is_grave(&row.result);
    }
    let measure = settings.measure.or_else(|| rows::common_measure(&rows));
    let worked = work_out(evidence, rows, measure, analysis, outcome, choices);
    let rows = worked.rows;
    // A row that combines results of a trial adds neither trials nor people to theirs.
    let own: Vec<EffectRow> = rows
        .iter()
        .filter(|row| row.parts.is_empty())
        .cloned()
        .collect();
    let mut findings = OutcomeFindings {
        synthesis: synthesis.id.clone(),
        comparison: comparison.id.clone(),
        intervention: comparison.intervention.id().clone(),
        comparator: comparison.comparator.id().clone(),
        outcome: analysis.outcome.id().clone(),
        method: settings.method,
        measure,
        null: measure.map_or(0.0, |m| Scale::of(m).null.unwrap_or(0.0)),
        good_side: GoodSide::of(measure.unwrap_or(Measure::GENERIC), outcome.better),
        choices,
        further: worked.further,
        unpooled: worked.unpooled,
        directions: rows::directions(&own, outcome.better),
        trials: rows::trials(&own),
        people: rows::people(&own),
        unknown_people: own.iter().filter(|row| row.people.is_none()).count(),
        rows,
        pooled: worked.pooled,
        without_doubt: worked.without_doubt,
        absolute: Vec::new(),
        ladder: Ladder::default(),
        names: (name(&comparison.intervention), name(&comparison.comparator)),
        grade: analysis.grade.clone(),
        statement: Statement::default(),
    };
    if let (Some(measure), Some(estimate)) = (findings.measure, findings.estimate()) {
        findings.absolute = absolute::rows(evidence, analysis, &own, measure, estimate);
    }
    findings.ladder = ladder::of(evidence, &findings, outcome.better);
    findings.statement = statement::of(evidence, &findings, outcome);
    Some(findings)
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
            MetaAnalysis::of(rows, Scale::of(measure), choices, &wanted)
        }
        None => MetaAnalysis {
            scale: Scale::of(Measure::GENERIC),
            choices,
            unpooled: (pools && !rows.is_empty())
                .then(|| "its results have no measure in common".to_owned()),
            rows,
            pooled: None,
            without_doubt: None,
            further: None,
        },
    }
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
    Wanted {
        subgroups: categories
            .map(|by| property::category(evidence, &by))
            .collect(),
        moderators: numbers.map(|by| property::number(evidence, &by)).collect(),
        important: important(rows, measure, outcome),
    }
}

/// The smallest difference that matters, when the outcome has one on the scale of the analysis.
fn important(rows: &[EffectRow], measure: Measure, outcome: &Outcome) -> Option<f64> {
    let thresholds = outcome.thresholds.as_ref()?;
    let is_instrument = || {
        let instrument = Some(thresholds.scale.as_str());
        rows.iter()
            .all(|row| row.facts.instrument.as_deref() == instrument)
    };
    match (measure, thresholds.scale.as_str()) {
        (Measure::SMD, "SMD") => Some(thresholds.small),
        (Measure::RD, "per-1000") => Some(thresholds.small / 1000.0),
        (Measure::MD, _) if is_instrument() => Some(thresholds.small),
        _ => None,
    }
}
