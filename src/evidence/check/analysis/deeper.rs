//! Further analyses that take each result on its own, by inverse variance, beside a main result that does not.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::analysis_settings::{AnalysisSettings, Pooling, PoolingModel, SeveralResults};
use crate::record::entry::Entry;
use crate::record::synthesis::{OutcomeAnalysis, Synthesis};

use super::of_trials::results_of_trials;

/// Reports further analyses that the main model has no place for: no setting is passed over in silence.
pub(super) fn check(
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
    path: &str,
    analysis: &OutcomeAnalysis,
    found: &mut Diagnostics,
) {
    let settings = &analysis.analysis;
    let mut report = |key: &str, problem: Diagnostic| {
        found.push(problem.at(synthesis.place(&format!("{path}.{key}"))));
    };
    if let Some(problem) = sequential_of_tables(settings) {
        report("sequential", problem);
    }
    let Some(model) = model_of_trials(settings) else {
        return;
    };
    let keys = on_their_own(settings);
    if keys.is_empty() {
        return;
    }
    let trials = results_of_trials(evidence, synthesis, analysis);
    let Some((trial, results)) = trials.iter().find(|(_, results)| results.len() > 1) else {
        return;
    };
    for key in keys {
        let message = format!(
            "`{key}` takes every result as a trial of its own, and the trial `{trial}` gives {} ({}), which \
             `several_results: {model}` keeps together.",
            results.len(),
            results.join(", ")
        );
        let problem = Diagnostic::new(&codes::ANALYSIS_SETTINGS, message)
            .hint(format!("Leave `{key}` out of this analysis."))
            .hint("Or set `several_results: combine`, which gives each trial one result for all analyses.");
        report(key, problem);
    }
}

/// The boundary looks at results by inverse variance.
fn sequential_of_tables(settings: &AnalysisSettings) -> Option<Diagnostic> {
    settings.sequential.as_ref()?;
    let name = match settings.pooling? {
        Pooling::InverseVariance => return None,
        Pooling::MantelHaenszel => "mantel-haenszel",
        Pooling::Peto => "peto",
    };
    let message = format!(
        "`sequential` looks at results pooled by inverse variance, and `pooling` is `{name}`: no boundary would be \
         shown."
    );
    let problem = Diagnostic::new(&codes::ANALYSIS_SETTINGS, message);
    Some(problem.hint("Leave `sequential` out, or set `pooling: inverse-variance`."))
}

/// The model that knows of which trial a result is, by its name in records.
fn model_of_trials(settings: &AnalysisSettings) -> Option<&'static str> {
    let by_effect = matches!(settings.pooling, None | Some(Pooling::InverseVariance));
    let is_common = settings.model == Some(PoolingModel::Common);
    match settings.several_results? {
        SeveralResults::ThreeLevel if by_effect && !is_common => Some("three-level"),
        SeveralResults::Robust if by_effect && !is_common => Some("robust"),
        _ => None,
    }
}

/// The keys of those analyses that know of no trials.
fn on_their_own(settings: &AnalysisSettings) -> Vec<&'static str> {
    let asked = [
        ("bayes", settings.bayes.is_some()),
        ("sequential", settings.sequential.is_some()),
        ("regression", settings.regression.is_some()),
        ("moderators", !settings.moderators.is_empty()),
        (
            "category_moderators",
            !settings.category_moderators.is_empty(),
        ),
    ];
    let asked = asked.into_iter().filter(|(_, is_asked)| *is_asked);
    asked.map(|(key, _)| key).collect()
}
