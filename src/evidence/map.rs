//! The evidence map: which outcomes were studied for which interventions, and which were sought.

use std::collections::BTreeMap;

use crate::record::id::Id;
use crate::record::synthesis::Grade;

use super::graph::Evidence;

/// What is known of an outcome for an intervention.
#[derive(Debug, Clone, Default)]
pub struct MapCell {
    /// How many studies have a result on it.
    pub studies: usize,
    /// Whether a body of evidence or a question of the site asks for it.
    pub is_sought: bool,
    /// The judgement with the highest certainty in any body of evidence.
    pub best: Option<Grade>,
}

/// The cells by intervention and outcome. A cell that is not there was neither studied nor sought.
#[derive(Debug, Default)]
pub struct EvidenceMap {
    cells: BTreeMap<(Id, Id), MapCell>,
}

impl EvidenceMap {
    /// Goes through questions, comparisons and results once.
    pub fn of(evidence: &Evidence) -> Self {
        let mut map = Self::default();
        map.add_questions(evidence);
        map.add_comparisons(evidence);
        for study in 0..evidence.records.studies.len() {
            for (outcome, interventions) in evidence.facets.measured(study) {
                for intervention in interventions {
                    map.at(intervention, outcome).studies += 1;
                }
            }
        }
        map
    }

    /// A cell.
    pub fn cell(&self, intervention: &Id, outcome: &Id) -> Option<&MapCell> {
        self.cells.get(&(intervention.clone(), outcome.clone()))
    }

    /// The cells: intervention, outcome, number of studies.
    pub fn studies(&self) -> impl Iterator<Item = (&Id, &Id, usize)> {
        let cells = self.cells.iter();
        cells.map(|((intervention, outcome), cell)| (intervention, outcome, cell.studies))
    }

    fn at(&mut self, intervention: &Id, outcome: &Id) -> &mut MapCell {
        let key = (intervention.clone(), outcome.clone());
        self.cells.entry(key).or_default()
    }

    fn add_questions(&mut self, evidence: &Evidence) {
        for question in evidence.records.questions.values() {
            for outcome in &question.value.outcomes {
                self.at(question.value.intervention.id(), outcome.id())
                    .is_sought = true;
            }
        }
    }

    fn add_comparisons(&mut self, evidence: &Evidence) {
        let syntheses = evidence.records.syntheses.values();
        for comparison in syntheses.flat_map(|synthesis| &synthesis.value.comparisons) {
            for analysis in &comparison.outcomes {
                let cell = self.at(comparison.intervention.id(), analysis.outcome.id());
                cell.is_sought = true;
                if let Some(grade) = &analysis.grade
                    && cell
                        .best
                        .as_ref()
                        .is_none_or(|best| best.level < grade.level)
                {
                    cell.best = Some(grade.clone());
                }
            }
        }
    }
}
