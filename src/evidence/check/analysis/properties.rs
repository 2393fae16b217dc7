//! Properties that an analysis names: general ones, or keys that its studies or results have.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::analysis_settings::{StudyCategory, StudyNumber};
use crate::record::deeper_settings::RegressionSettings;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::synthesis::{OutcomeAnalysis, Synthesis};
use crate::text::suggest;

/// Reports names under `subgroups` and `moderators` that nothing in the synthesis has.
pub(super) fn check(
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
    path: &str,
    analysis: &OutcomeAnalysis,
    found: &mut Diagnostics,
) {
    let own = own_names(evidence, &synthesis.value, analysis);
    let settings = &analysis.analysis;
    let none = RegressionSettings::default();
    let regression = settings.regression.as_ref().unwrap_or(&none);
    let lists = [
        (
            "regression.category_moderators",
            &regression.category_moderators,
            with_general_groups(&own),
        ),
        (
            "regression.moderators",
            &regression.moderators,
            with_general_numbers(&own),
        ),
        ("subgroups", &settings.subgroups, with_general_groups(&own)),
        (
            "category_moderators",
            &settings.category_moderators,
            with_general_groups(&own),
        ),
        (
            "moderators",
            &settings.moderators,
            with_general_numbers(&own),
        ),
    ];
    for (key, names, known) in lists {
        for (index, name) in names.iter().enumerate() {
            if !known.contains(name.as_str()) {
                let place = synthesis.place(&format!("{path}.{key}[{index}]"));
                found.push(unknown(key, name, &known).at(place));
            }
        }
    }
}

/// The names that the studies and results of an analysis have of their own.
struct OwnNames<'a> {
    groups: BTreeSet<&'a str>,
    numbers: BTreeSet<&'a str>,
}

fn own_names<'a>(
    evidence: &'a Evidence,
    synthesis: &'a Synthesis,
    analysis: &'a OutcomeAnalysis,
) -> OwnNames<'a> {
    let mut names = OwnNames {
        groups: BTreeSet::new(),
        numbers: BTreeSet::new(),
    };
    for entry in evidence.results_for(synthesis, analysis) {
        names
            .groups
            .extend(entry.result.groups.keys().map(Id::as_str));
        names
            .numbers
            .extend(entry.result.numbers.keys().map(Id::as_str));
        if let Some(study) = evidence.study_of(entry) {
            names
                .groups
                .extend(study.value.groups.keys().map(Id::as_str));
            names
                .numbers
                .extend(study.value.numbers.keys().map(Id::as_str));
        }
    }
    names
}

fn with_general_groups<'a>(own: &OwnNames<'a>) -> BTreeSet<&'a str> {
    let general = StudyCategory::GENERAL.iter().map(StudyCategory::name);
    general.chain(own.groups.iter().copied()).collect()
}

fn with_general_numbers<'a>(own: &OwnNames<'a>) -> BTreeSet<&'a str> {
    let general = StudyNumber::GENERAL.iter().map(StudyNumber::name);
    general.chain(own.numbers.iter().copied()).collect()
}

fn unknown(key: &str, name: &Id, known: &BTreeSet<&str>) -> Diagnostic {
    let source = if key == "subgroups" {
        "groups"
    } else {
        "numbers"
    };
    let message = format!("`{key}` names `{name}`, which no study or result of the analysis has.");
    let mut problem = Diagnostic::new(&codes::ANALYSIS_SETTINGS, message);
    if let Some(near) = suggest::nearest(name.as_str(), known.iter().copied()) {
        problem = problem.hint(format!("Did you mean `{near}`?"));
    }
    problem.hint(format!(
        "Give each study `{source}: {{{name}: …}}`, or name one of: {}.",
        known.iter().copied().collect::<Vec<_>>().join(", ")
    ))
}
