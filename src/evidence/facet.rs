//! By what studies are sorted and found: design, country, outcome, intervention, year, risk of bias.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::record::id::Id;
use crate::record::intervention::ArmRole;
use crate::record::study::{Appraisal, Design, Study};

use super::graph::Evidence;

/// A property by which studies are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// What kind of source it is.
    Design,
    /// Where it took place.
    Country,
    /// What it measured.
    Outcome,
    /// What was done, and with what it was compared.
    Intervention,
    /// When it was published.
    Year,
    /// The overall judgement of each appraisal.
    RiskOfBias,
}

impl Facet {
    /// All of them, in the order in which pages offer them.
    pub const ALL: [Facet; 6] = [
        Facet::Design,
        Facet::Country,
        Facet::Outcome,
        Facet::Intervention,
        Facet::Year,
        Facet::RiskOfBias,
    ];
}

/// A value of a facet. The order is that of lists; what is not said comes last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetValue {
    /// A design.
    Design(Design),
    /// A country by its English name.
    Country(String),
    /// An outcome.
    Outcome(Id),
    /// An intervention or a comparator.
    Intervention(Id),
    /// A year, the latest first.
    Year(Reverse<u16>),
    /// An overall judgement.
    RiskOfBias {
        /// The tool.
        tool: Id,
        /// Its place among the levels of the tool, the best first.
        rank: usize,
        /// The level in words.
        level: String,
    },
    /// The record says nothing.
    NotSaid,
}

/// What was measured in a study, with the interventions about which it tells.
pub type Measured = BTreeMap<Id, BTreeSet<Id>>;

/// The values of every study.
#[derive(Debug)]
pub struct StudyFacets<'a> {
    evidence: &'a Evidence,
    measured: BTreeMap<Id, Measured>,
}

impl<'a> StudyFacets<'a> {
    /// Goes through results and comparisons once.
    pub fn of(evidence: &'a Evidence) -> Self {
        let mut measured: BTreeMap<Id, Measured> = BTreeMap::new();
        for entry in evidence.results.values() {
            let study = evidence.records.studies.get(&entry.study);
            let given = study.map(|study| interventions_of(evidence, &study.value));
            let of_study = measured.entry(entry.study.clone()).or_default();
            let of_outcome = of_study
                .entry(entry.result.outcome.id().clone())
                .or_default();
            of_outcome.extend(given.unwrap_or_default());
        }
        for synthesis in evidence.records.syntheses.values() {
            for comparison in &synthesis.value.comparisons {
                for analysis in &comparison.outcomes {
                    for result in evidence.results_for(&synthesis.value, analysis) {
                        let of_study = measured.entry(result.study.clone()).or_default();
                        let outcome = result.result.outcome.id().clone();
                        let of_outcome = of_study.entry(outcome).or_default();
                        of_outcome.insert(comparison.intervention.id().clone());
                    }
                }
            }
        }
        Self { evidence, measured }
    }

    /// What a study measured, with the interventions about which each result tells: those of its
    /// arms, and those of the comparisons that use the result.
    pub fn measured(&self, study: &Id) -> Option<&Measured> {
        self.measured.get(study)
    }

    /// The values of a facet that a study has; [`FacetValue::NotSaid`] when it has none.
    pub fn values(&self, facet: Facet, id: &Id, study: &Study) -> BTreeSet<FacetValue> {
        let mut values: BTreeSet<FacetValue> = match facet {
            Facet::Design => [FacetValue::Design(study.design)].into(),
            Facet::Country => {
                let countries = study.countries.iter().cloned();
                countries.map(FacetValue::Country).collect()
            }
            Facet::Outcome => self.outcomes(id).map(FacetValue::Outcome).collect(),
            Facet::Intervention => self.interventions(id, study),
            Facet::Year => {
                let year = study.bibliography.year.iter();
                year.map(|year| FacetValue::Year(Reverse(*year))).collect()
            }
            Facet::RiskOfBias => {
                let judged = study.appraisals.iter();
                judged.filter_map(|a| self.judgement(a)).collect()
            }
        };
        if values.is_empty() {
            values.insert(FacetValue::NotSaid);
        }
        values
    }

    fn outcomes(&self, study: &Id) -> impl Iterator<Item = Id> + '_ {
        let measured = self.measured.get(study).into_iter();
        measured.flat_map(|measured| measured.keys().cloned())
    }

    fn interventions(&self, id: &Id, study: &Study) -> BTreeSet<FacetValue> {
        let arms = study.arms.iter().map(|arm| arm.intervention.id());
        let used = self.measured.get(id).into_iter();
        let used = used.flat_map(|measured| measured.values().flatten());
        arms.chain(used)
            .cloned()
            .map(FacetValue::Intervention)
            .collect()
    }

    fn judgement(&self, appraisal: &Appraisal) -> Option<FacetValue> {
        let tool = self.evidence.records.tools.get(appraisal.tool.id())?;
        let wanted = &appraisal.overall.as_ref()?.level;
        let mut levels = tool.value.levels.iter().enumerate();
        let (rank, level) = levels.find(|(_, level)| level.id == *wanted)?;
        Some(FacetValue::RiskOfBias {
            tool: tool.id.clone(),
            rank,
            level: level.label.clone(),
        })
    }
}

/// The interventions of the arms of a study, without its comparators.
fn interventions_of(evidence: &Evidence, study: &Study) -> BTreeSet<Id> {
    let arms = study.arms.iter().map(|arm| arm.intervention.id());
    let is_studied = |id: &&Id| {
        let record = evidence.records.interventions.get(*id);
        record.is_some_and(|record| record.value.role == ArmRole::Intervention)
    };
    arms.filter(is_studied).cloned().collect()
}
