//! What is known of a result's study that bears on further analyses of it.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use crate::evidence::{Evidence, ResultEntry};
use crate::record::analysis_settings::{AnalysisSettings, StudyCategory, StudyNumber};
use crate::record::id::Id;
use crate::record::intervention::ArmRole;
use crate::record::study::{Design, Study};
use crate::record::tool::{Mark, ToolLevel};

use super::trials::PooledTrials;
use super::unit::{self, Unit};

/// What is known of a result's study.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct StudyFacts {
    /// Rows with the same trial are results of one trial.
    pub trial: String,
    /// How many trials it pools, where it is a pooled result of a review.
    pub pools: Option<PooledTrials>,
    /// The design of its study.
    pub design: Option<Design>,
    /// How many people took part in its trial, where the study is the trial and says so.
    pub took_part: Option<u32>,
    /// The arm, where the study has several.
    pub arm: Option<String>,
    /// What it is compared with, where the result or its study says so.
    pub against: Option<Id>,
    /// The instrument, where the source names it.
    pub instrument: Option<String>,
    /// In what a difference of means is counted, where the instrument is named.
    pub unit: Option<Unit>,
    /// Year of publication.
    pub year: Option<u16>,
    /// Whether the study is at high risk of bias overall; nothing when it was not appraised.
    pub high_risk: Option<bool>,
    /// Its group by each property that the settings name: those of subgroups, then those on which rows
    /// are regressed.
    pub groups: Vec<Option<Group>>,
    /// Its value of each number that the settings name.
    pub numbers: Vec<Option<f64>>,
}

/// The group of a study by a property. The order is that in which groups are shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Group {
    /// As records name it.
    Named(String),
    /// More than one country.
    SeveralCountries,
}

impl StudyFacts {
    /// The facts of a result that settings ask for.
    pub(super) fn of(
        evidence: &Evidence,
        entry: &ResultEntry,
        settings: &AnalysisSettings,
    ) -> Self {
        let trial = entry.trial();
        let Some(study) = evidence.study_of(entry).map(|study| &study.value) else {
            return Self {
                trial,
                ..Self::default()
            };
        };
        let level = overall_level(evidence, study);
        let regression = settings.regression.as_ref();
        let by_group = settings
            .subgroups
            .iter()
            .chain(&settings.category_moderators)
            .chain(regression.map_or(&[][..], |own| &own.category_moderators));
        let groups = by_group.map(StudyCategory::named);
        let together = regression.map_or(&[][..], |own| &own.moderators);
        let numbers = settings.moderators.iter().chain(together);
        let numbers = numbers.map(StudyNumber::named);
        Self {
            trial,
            pools: entry.result.pools.as_ref().map(PooledTrials::of),
            design: Some(study.design),
            took_part: took_part(entry, study),
            arm: entry.result.arm.clone(),
            against: against(evidence, entry, study),
            instrument: entry.result.instrument.clone(),
            unit: unit::of(evidence, entry),
            year: study.bibliography.year,
            high_risk: level.map(|level| matches!(level.mark, Mark::High | Mark::Critical)),
            groups: groups
                .map(|by| category(evidence, entry, study, &by))
                .collect(),
            numbers: numbers.map(|number| value(entry, study, &number)).collect(),
        }
    }
}

/// How many people took part in the trial of a result; a review that tells of a trial says nothing of
/// its people.
fn took_part(entry: &ResultEntry, study: &Study) -> Option<u32> {
    let is_trial = entry.result.trial.is_none() && entry.result.pools.is_none();
    let known = study.population.as_ref().filter(|_| is_trial)?.n.as_ref()?;
    known.value().copied()
}

/// With what a result is compared: as it says itself, or as the arms of its study say where only one
/// of them is a comparator.
fn against(evidence: &Evidence, entry: &ResultEntry, study: &Study) -> Option<Id> {
    if let Some(against) = &entry.result.against {
        return Some(against.id().clone());
    }
    let role = |id: &Id| Some(evidence.records.interventions.get(id)?.value.role);
    let ids = study.arms.iter().map(|arm| arm.intervention.id());
    let mut comparators = ids.filter(|id| role(id) == Some(ArmRole::Comparator));
    let first = comparators.next()?;
    comparators
        .all(|other| other == first)
        .then(|| first.clone())
}

fn category(
    evidence: &Evidence,
    entry: &ResultEntry,
    study: &Study,
    by: &StudyCategory,
) -> Option<Group> {
    let delivery = study.delivery.as_ref();
    let population = study.population.as_ref();
    let named = match by {
        StudyCategory::Country => return country(study),
        StudyCategory::Format => delivery?.format.clone(),
        StudyCategory::Mode => delivery?.mode.clone(),
        StudyCategory::Structure => delivery?.structure.clone(),
        StudyCategory::Condition => population?.condition.clone(),
        StudyCategory::Recruitment => population?.recruitment.clone(),
        StudyCategory::RoleType => role_type(evidence, study),
        StudyCategory::Comparator => {
            let against = entry.result.against.as_ref()?;
            let comparator = evidence.records.interventions.get(against.id())?;
            Some(comparator.value.name.clone())
        }
        StudyCategory::RiskOfBias => overall_level(evidence, study).map(|l| l.label.clone()),
        StudyCategory::Own(name) => own(&entry.result.groups, &study.groups, name).cloned(),
    };
    named.map(Group::Named)
}

/// How what was studied stands to what was there, in the words of the vocabulary.
fn role_type(evidence: &Evidence, study: &Study) -> Option<String> {
    let role = study.role_type.as_ref()?;
    let value = evidence.records.word(role)?;
    let language = &evidence.site.value.language;
    let clause = value.clause(language);
    Some(clause.unwrap_or(value.words(language)).to_owned())
}

fn country(study: &Study) -> Option<Group> {
    match study.countries.as_slice() {
        [] => None,
        [one] => Some(Group::Named(one.clone())),
        _ => Some(Group::SeveralCountries),
    }
}

fn value(entry: &ResultEntry, study: &Study, number: &StudyNumber) -> Option<f64> {
    let population = study.population.as_ref();
    match number {
        StudyNumber::Year => study.bibliography.year.map(f64::from),
        StudyNumber::Months => entry.result.months,
        StudyNumber::PercentWomen => population?.percent_women,
        StudyNumber::MeanAge => population?.mean_age,
        StudyNumber::Own(name) => own(&entry.result.numbers, &study.numbers, name).copied(),
    }
}

/// The value of a property of the site itself: the result's own, or else the study's.
fn own<'a, T>(
    of_result: &'a BTreeMap<Id, T>,
    of_study: &'a BTreeMap<Id, T>,
    name: &Id,
) -> Option<&'a T> {
    of_result.get(name).or_else(|| of_study.get(name))
}

/// The overall level of the study's first appraisal that has one.
fn overall_level<'a>(evidence: &'a Evidence, study: &Study) -> Option<&'a ToolLevel> {
    study.appraisals.iter().find_map(|appraisal| {
        let overall = appraisal.overall.as_ref()?;
        let tool = evidence.records.tools.get(appraisal.tool.id())?;
        let mut levels = tool.value.levels.iter();
        levels.find(|level| level.id == overall.level)
    })
}
