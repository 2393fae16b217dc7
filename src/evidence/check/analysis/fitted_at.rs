//! Values at which a meta-regression shows the effect that it expects.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::analysis_settings::{StudyCategory, StudyNumber};
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::synthesis::{OutcomeAnalysis, Synthesis};
use crate::text::{number, suggest};

/// Reports names under `at` that the regression does not have, and values that nothing can have.
pub(super) fn check(
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
    path: &str,
    analysis: &OutcomeAnalysis,
    found: &mut Diagnostics,
) {
    let Some(regression) = &analysis.analysis.regression else {
        return;
    };
    for (index, at) in regression.at.iter().enumerate() {
        let path = format!("{path}.regression.at[{index}]");
        let mut report = |key: String, problem: Diagnostic| {
            found.push(problem.at(synthesis.place(&format!("{path}.{key}"))));
        };
        for (name, value) in &at.numbers {
            let problem = unknown("moderators", name, &regression.moderators)
                .or_else(|| impossible(name, *value));
            if let Some(problem) = problem {
                report(format!("numbers.{name}"), problem);
            }
        }
        for (name, group) in &at.groups {
            let problem = unknown("category_moderators", name, &regression.category_moderators)
                .or_else(|| no_group(name, group, &groups(evidence, synthesis, analysis, name)));
            if let Some(problem) = problem {
                report(format!("groups.{name}"), problem);
            }
        }
    }
}

fn unknown(key: &str, name: &Id, known: &[Id]) -> Option<Diagnostic> {
    if known.contains(name) {
        return None;
    }
    let message = format!("`at` names `{name}`, which `{key}` of the regression does not have.");
    let problem = Diagnostic::new(&codes::ANALYSIS_SETTINGS, message);
    Some(
        match suggest::nearest(name.as_str(), known.iter().map(Id::as_str)) {
            Some(near) => problem.hint(format!("Did you mean `{near}`?")),
            None => problem.hint(format!("Add it to `{key}`, or leave it out.")),
        },
    )
}

/// A value that no study can have. Numbers that a site has named itself can be anything.
fn impossible(name: &Id, value: f64) -> Option<Diagnostic> {
    let (low, high) = match StudyNumber::named(name) {
        StudyNumber::Year => (1850.0, 2100.0),
        StudyNumber::Months => (0.0, 1200.0),
        StudyNumber::PercentWomen => (0.0, 100.0),
        StudyNumber::MeanAge => (0.0, 120.0),
        StudyNumber::Own(_) => return None,
    };
    if (low..=high).contains(&value) {
        return None;
    }
    let message = format!(
        "`{name}` is {}, which no study can have: it goes from {} to {}.",
        number::as_given(value),
        number::as_given(low),
        number::as_given(high)
    );
    Some(Diagnostic::new(&codes::ANALYSIS_SETTINGS, message))
}

/// The groups of a property that the site has named itself; none for a general one, whose groups are
/// words of the vocabulary.
fn groups<'a>(
    evidence: &'a Evidence,
    synthesis: &'a Entry<Synthesis>,
    analysis: &'a OutcomeAnalysis,
    name: &Id,
) -> BTreeSet<&'a str> {
    if !matches!(StudyCategory::named(name), StudyCategory::Own(_)) {
        return BTreeSet::new();
    }
    let results = evidence.results_for(&synthesis.value, analysis);
    let groups = results.filter_map(|entry| {
        let of_study = || evidence.study_of(entry)?.value.groups.get(name);
        entry.result.groups.get(name).or_else(of_study)
    });
    groups.map(String::as_str).collect()
}

fn no_group(name: &Id, group: &str, known: &BTreeSet<&str>) -> Option<Diagnostic> {
    if known.is_empty() || known.contains(group) {
        return None;
    }
    let message = format!("`{name}` is `{group}`, which no study or result of the analysis has.");
    let mut problem = Diagnostic::new(&codes::ANALYSIS_SETTINGS, message);
    if let Some(near) = suggest::nearest(group, known.iter().copied()) {
        problem = problem.hint(format!("Did you mean `{near}`?"));
    }
    let known: Vec<&str> = known.iter().copied().collect();
    Some(problem.hint(format!("Name one of: {}.", known.join(", "))))
}
