//! By what studies are sorted and found: design, country, setting, people, what was done and
//! measured, comparator, role, year, risk of bias.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rayon::prelude::*;

use crate::record::id::Id;
use crate::record::intervention::ArmRole;
use crate::record::reads::{self, Read};
use crate::record::records::Records;
use crate::record::study::{Appraisal, Design, Study};
use crate::record::vocabulary::{Ranked, RoleType, SettingKind};

use super::results::Results;

/// A property by which studies are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// What kind of source it is.
    Design,
    /// Where it took place.
    Country,
    /// In what kind of service or place.
    Setting,
    /// The group of people, as the source names it.
    People,
    /// What it measured.
    Outcome,
    /// What was done, and with what it was compared.
    Intervention,
    /// With what its arms were compared.
    Comparator,
    /// Whether a role was added or took the place of others.
    Role,
    /// When it was published.
    Year,
    /// The overall judgement of each appraisal.
    RiskOfBias,
}

impl Facet {
    /// All of them, in the order in which pages offer them.
    pub const ALL: [Facet; 10] = [
        Facet::Design,
        Facet::Country,
        Facet::Setting,
        Facet::People,
        Facet::Outcome,
        Facet::Intervention,
        Facet::Comparator,
        Facet::Role,
        Facet::Year,
        Facet::RiskOfBias,
    ];

    /// Whether a site sorts by it: how something stands to what was there before is asked only where
    /// a study tells of it.
    pub fn is_used(self, records: &Records) -> bool {
        self != Facet::Role
            || reads::noted_as(Read::UsedFacet(self.place() as u8), || {
                let mut studies = records.studies.values();
                studies.any(|study| study.value.role_type.is_some())
            })
    }

    fn place(self) -> usize {
        let mut all = Facet::ALL.into_iter();
        all.position(|facet| facet == self).unwrap_or_default()
    }

    /// Those by which a reader tells whether a study was done where things are as at home.
    pub const OF_SETTINGS: [Facet; 5] = [
        Facet::Country,
        Facet::Setting,
        Facet::People,
        Facet::Comparator,
        Facet::Role,
    ];
}

/// A value of a facet. The order is that of lists; what is not said comes last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetValue {
    /// A design.
    Design(Design),
    /// A country by its English name.
    Country(String),
    /// A kind of setting.
    Setting(Ranked<SettingKind>),
    /// A group of people, in the words of the record.
    People(String),
    /// An outcome.
    Outcome(Id),
    /// An intervention or a comparator.
    Intervention(Id),
    /// A comparator.
    Comparator(Id),
    /// Added, or in place of others.
    Role(Ranked<RoleType>),
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

/// The values of every study, worked out once when the records are linked.
#[derive(Debug, Default)]
pub struct StudyFacets {
    /// The studies in their order, with their places in the tables.
    studies: Vec<Id>,
    places: HashMap<Id, usize>,
    /// What each study measured, by the place of the study on its shelf.
    measured: Vec<Measured>,
    /// The values of each study, facet by facet in the order of [`Facet::ALL`].
    values: Vec<Vec<BTreeSet<FacetValue>>>,
    /// The values that some study has, facet by facet.
    used: Vec<BTreeSet<FacetValue>>,
}

impl StudyFacets {
    /// Goes through results, comparisons and studies once.
    pub(super) fn of(records: &Records, results: &Results) -> Self {
        let measured = measured(records, results);
        let ids: Vec<Id> = records.studies.keys().cloned().collect();
        let studies = records.studies.values().as_slice();
        let values: Vec<Vec<BTreeSet<FacetValue>>> = studies
            .par_iter()
            .zip(&measured)
            .map(|(study, measured)| {
                let of = |facet| values(records, facet, &study.value, measured);
                Facet::ALL.into_iter().map(of).collect()
            })
            .collect();
        let used = (0..Facet::ALL.len()).map(|facet| {
            let of_facet = values.iter().filter_map(|of_study| of_study.get(facet));
            of_facet.flatten().cloned().collect()
        });
        Self {
            places: ids.iter().cloned().zip(0..).collect(),
            studies: ids,
            used: used.collect(),
            measured,
            values,
        }
    }

    /// What the study at this place measured, with the interventions about which each result
    /// tells: those of its arms, and those of the comparisons that use the result.
    pub fn measured(&self, study: usize) -> &Measured {
        static NOTHING: Measured = Measured::new();
        self.note(study);
        self.measured.get(study).unwrap_or(&NOTHING)
    }

    /// The values of a facet that the study at this place has; [`FacetValue::NotSaid`] when it has
    /// none.
    pub fn values(&self, facet: Facet, study: usize) -> &BTreeSet<FacetValue> {
        static NONE: BTreeSet<FacetValue> = BTreeSet::new();
        self.note(study);
        let of_study = self.values.get(study);
        of_study
            .and_then(|values| values.get(facet.place()))
            .unwrap_or(&NONE)
    }

    /// The same of the study with this id.
    pub fn values_of(&self, facet: Facet, study: &Id) -> &BTreeSet<FacetValue> {
        reads::note(|| Read::Facets(study.clone()));
        let place = self.places.get(study);
        self.values(facet, place.copied().unwrap_or(usize::MAX))
    }

    /// What the study with this id measured.
    pub fn measured_of(&self, study: &Id) -> &Measured {
        let place = self.places.get(study);
        self.measured(place.copied().unwrap_or(usize::MAX))
    }

    fn note(&self, study: usize) {
        if let Some(id) = self.studies.get(study) {
            reads::note(|| Read::Facets(id.clone()));
        }
    }

    /// The values of a facet that some study has.
    pub fn used(&self, facet: Facet) -> impl Iterator<Item = &FacetValue> {
        reads::note(|| Read::UsedFacet(facet.place() as u8));
        self.used.get(facet.place()).into_iter().flatten()
    }
}

/// What each study measured, in the order of the studies.
fn measured(records: &Records, results: &Results) -> Vec<Measured> {
    let studies = &records.studies;
    let mut measured = vec![Measured::new(); studies.len()];
    let mut at = |study: &Id, outcome: &Id, interventions: &mut dyn Iterator<Item = Id>| {
        if let Some(of_study) = studies.place_of(study).and_then(|at| measured.get_mut(at)) {
            let of_outcome = of_study.entry(outcome.clone()).or_default();
            of_outcome.extend(interventions);
        }
    };
    let mut used: HashSet<(&Id, &str)> = HashSet::new();
    for synthesis in records.syntheses.values() {
        for comparison in &synthesis.value.comparisons {
            for analysis in &comparison.outcomes {
                for result in results.of_analysis(&synthesis.value, analysis) {
                    let mut one = std::iter::once(comparison.intervention.id().clone());
                    at(&result.study, result.result.outcome.id(), &mut one);
                    used.insert((&result.study, result.result.id.as_str()));
                }
            }
        }
    }
    for study in studies.values() {
        let given = interventions_of(records, &study.value);
        for entry in results.of_study(&study.id) {
            // Of several arms a result tells about those of the comparisons that use it, not about all.
            let is_told = used.contains(&(&study.id, entry.result.id.as_str()));
            if given.len() < 2 || !is_told {
                let mut given = given.iter().cloned();
                at(&study.id, entry.result.outcome.id(), &mut given);
            }
        }
    }
    measured
}

fn values(
    records: &Records,
    facet: Facet,
    study: &Study,
    measured: &Measured,
) -> BTreeSet<FacetValue> {
    or_not_said(match facet {
        Facet::Outcome => measured.keys().cloned().map(FacetValue::Outcome).collect(),
        Facet::Intervention => {
            let arms = study.arms.iter().map(|arm| arm.intervention.id());
            let used = measured.values().flatten();
            let all = arms.chain(used).cloned();
            all.map(FacetValue::Intervention).collect()
        }
        _ => stated(records, facet, study),
    })
}

fn or_not_said(mut values: BTreeSet<FacetValue>) -> BTreeSet<FacetValue> {
    if values.is_empty() {
        values.insert(FacetValue::NotSaid);
    }
    values
}

fn stated(records: &Records, facet: Facet, study: &Study) -> BTreeSet<FacetValue> {
    let population = study.population.as_ref();
    match facet {
        Facet::Design => [FacetValue::Design(study.design)].into(),
        Facet::Country => {
            let countries = study.countries.iter().cloned();
            countries.map(FacetValue::Country).collect()
        }
        Facet::Setting => {
            let kinds = study.setting_kinds.iter();
            let ranked = kinds.map(|kind| records.ranked(kind));
            ranked.map(FacetValue::Setting).collect()
        }
        Facet::People => {
            let group = population.and_then(|population| population.condition.clone());
            group.into_iter().map(FacetValue::People).collect()
        }
        Facet::Comparator => of_arms(records, study, ArmRole::Comparator)
            .map(FacetValue::Comparator)
            .collect(),
        Facet::Role => {
            let role = study.role_type.iter();
            let ranked = role.map(|role| records.ranked(role));
            ranked.map(FacetValue::Role).collect()
        }
        Facet::Year => {
            let year = study.bibliography.year.iter();
            year.map(|year| FacetValue::Year(Reverse(*year))).collect()
        }
        Facet::RiskOfBias => {
            let judged = study.appraisals.iter();
            judged.filter_map(|a| judgement(records, a)).collect()
        }
        Facet::Intervention | Facet::Outcome => BTreeSet::new(),
    }
}

fn judgement(records: &Records, appraisal: &Appraisal) -> Option<FacetValue> {
    let tool = records.tools.get(appraisal.tool.id())?;
    let wanted = &appraisal.overall.as_ref()?.level;
    let mut levels = tool.value.levels.iter().enumerate();
    let (rank, level) = levels.find(|(_, level)| level.id == *wanted)?;
    Some(FacetValue::RiskOfBias {
        tool: tool.id.clone(),
        rank,
        level: level.label.clone(),
    })
}

/// The interventions of the arms of a study, without its comparators.
fn interventions_of(records: &Records, study: &Study) -> BTreeSet<Id> {
    of_arms(records, study, ArmRole::Intervention).collect()
}

/// What the arms of a study had that is of this role.
fn of_arms<'a>(
    records: &'a Records,
    study: &'a Study,
    role: ArmRole,
) -> impl Iterator<Item = Id> + 'a {
    let arms = study.arms.iter().map(|arm| arm.intervention.id());
    let has_role = move |id: &&Id| {
        let record = records.interventions.get(id);
        record.is_some_and(|record| record.value.role == role)
    };
    arms.filter(has_role).cloned()
}
