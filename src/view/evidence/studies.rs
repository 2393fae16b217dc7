//! The table of characteristics of studies.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::study::Study;
use crate::record::synthesis::Synthesis;
use crate::record::value::Known;
use crate::view::part::Link;
use crate::view::shared::like_mine::{LikeMine, like_mine, tokens};
use crate::view::shared::order::StudyOrder;
use crate::view::shared::pager::Part;
use crate::words::say;

use super::super::desk::{Desk, Here};
use super::set_aside::is_set_aside;

/// A study in the table of characteristics.
#[derive(Debug, Clone, Serialize)]
pub struct StudyRow {
    /// Its id.
    pub id: String,
    /// The study.
    pub study: Link,
    /// Whether every result of it is left out of every analysis.
    pub set_aside: bool,
    /// Its design.
    pub design: String,
    /// Countries.
    pub countries: String,
    /// Who took part, and how many.
    pub people: String,
    /// Setting; "not reported" when it is not given.
    pub setting: String,
    /// How support was given.
    pub delivery: String,
    /// What it was compared with.
    pub comparator: String,
    /// By what its table sorts and filters.
    pub sort: StudyOrder,
    /// What is known of its setting, for readers who look for settings like their own.
    pub like: String,
}

/// The rows of a synthesis on a page of their list.
pub(super) fn rows(
    desk: &Desk<'_>,
    here: &Here,
    synthesis: &Entry<Synthesis>,
    part: Part,
) -> Vec<StudyRow> {
    let found = desk.findings.of_synthesis(&synthesis.id);
    let studies = synthesis
        .value
        .studies
        .iter()
        .filter_map(|s| desk.evidence.records.studies.get(s.id()));
    part.take(studies)
        .map(|study| StudyRow {
            set_aside: is_set_aside(found, &study.id),
            ..row(desk, here, study)
        })
        .collect()
}

/// Its studies by what is known of their settings.
pub(super) fn by_setting(desk: &Desk<'_>, here: &Here, synthesis: &Synthesis) -> LikeMine {
    let studies = &desk.evidence.records.studies;
    let refs = synthesis.studies.iter();
    like_mine(desk, here, refs.filter_map(|s| studies.get(s.id())))
}

/// The row of a study, for any page.
pub(in crate::view) fn row(desk: &Desk<'_>, here: &Here, entry: &Entry<Study>) -> StudyRow {
    let study = &entry.value;
    let or_missing =
        |text: Option<String>| text.unwrap_or_else(|| say!(desk, "missing.not-reported"));
    StudyRow {
        id: entry.id.to_string(),
        study: desk.link(here, crate::record::kind::Kind::Study, &entry.id),
        set_aside: false,
        design: desk.value(study.design),
        countries: if study.countries.is_empty() {
            say!(desk, "missing.not-reported")
        } else {
            study.countries.join(", ")
        },
        people: or_missing(people(desk, study)),
        setting: or_missing(study.setting.clone()),
        delivery: or_missing(delivery(study)),
        comparator: comparator(desk, study),
        sort: StudyOrder::of(study),
        like: tokens(desk, entry),
    }
}

fn people(desk: &Desk<'_>, study: &Study) -> Option<String> {
    let population = study.population.as_ref()?;
    // Why a number is missing stands on the page of the study.
    let n = population.n.as_ref().map(|n| match n {
        Known::Value(n) => desk.words.whole(*n),
        Known::Missing(missing) => desk.value(missing.missing),
    });
    Some(match n {
        Some(n) => format!("{} (n {n})", population.description),
        None => population.description.clone(),
    })
}

fn delivery(study: &Study) -> Option<String> {
    let delivery = study.delivery.as_ref()?;
    let parts = [
        &delivery.format,
        &delivery.mode,
        &delivery.structure,
        &delivery.duration,
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn comparator(desk: &Desk<'_>, study: &Study) -> String {
    if study.arms.is_empty() {
        return say!(desk, "missing.not-recorded");
    }
    let names: Vec<&str> = study
        .arms
        .iter()
        .filter_map(|arm| {
            desk.evidence
                .records
                .interventions
                .get(arm.intervention.id())
        })
        .filter(|entry| entry.value.role == crate::record::intervention::ArmRole::Comparator)
        .map(|entry| entry.value.name.as_str())
        .collect();
    if names.is_empty() {
        say!(desk, "common.none")
    } else {
        names.join("; ")
    }
}
