//! Analyses: settings that go together, and a decision where one trial gives several results.

mod deeper;
mod fitted_at;
mod of_trials;
mod properties;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::analysis_settings::{
    AnalysisMethod, AnalysisSettings, Pooling, PoolingModel, ScaleChoice, Tau2Choice, TestChoice,
};
use crate::record::entry::Entry;
use crate::record::result::Measure;
use crate::record::synthesis::{OutcomeAnalysis, Synthesis};
use crate::text::number;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for synthesis in evidence.records.syntheses.values() {
        for (c, comparison) in synthesis.value.comparisons.iter().enumerate() {
            for (o, analysis) in comparison.outcomes.iter().enumerate() {
                let path = format!("comparisons[{c}].outcomes[{o}].analysis");
                settings(synthesis, &path, &analysis.analysis, found);
                several_results(evidence, synthesis, &path, analysis, found);
                properties::check(evidence, synthesis, &path, analysis, found);
                deeper::check(evidence, synthesis, &path, analysis, found);
                fitted_at::check(evidence, synthesis, &path, analysis, found);
            }
        }
    }
}

/// What is wrong with a setting: its key and a sentence.
type Fault = (&'static str, String);

fn settings(
    synthesis: &Entry<Synthesis>,
    path: &str,
    settings: &AnalysisSettings,
    found: &mut Diagnostics,
) {
    let faults = [
        pooling_measure(settings),
        tau2_without_random(settings),
        tables_under_random(settings),
        correlation(settings),
        rates_under_random(settings),
        arm_share_of_tables(settings),
        sequential_effect(settings),
        scale_of_measure(settings),
    ];
    for (key, message) in faults.into_iter().flatten() {
        let place = synthesis.place(&format!("{path}.{key}"));
        found.push(Diagnostic::new(&codes::ANALYSIS_SETTINGS, message).at(place));
    }
}

/// A scale that the measure does not have would change nothing.
fn scale_of_measure(settings: &AnalysisSettings) -> Option<Fault> {
    let (scale, measure) = (settings.scale?, settings.measure?);
    let scales = ScaleChoice::of_measure(measure);
    if scales.contains(&scale) {
        return None;
    }
    let what = measure.short();
    let message = match scales {
        [] => {
            format!("`scale` changes nothing for {what}, which has one scale only: leave it out.")
        }
        scales => {
            let names: Vec<&str> = scales.iter().map(|scale| scale.name()).collect();
            let names = names.join("`, `");
            let scale = scale.name();
            format!("`scale: {scale}` is no scale of {what}, which has `{names}`.")
        }
    };
    Some(("scale", message))
}

/// A rule for stopping needs an effect that is one.
fn sequential_effect(settings: &AnalysisSettings) -> Option<Fault> {
    let effect = settings.sequential.as_ref()?.effect;
    let is_ratio = settings.measure.is_some_and(Measure::is_ratio);
    let is_none = match is_ratio {
        true => effect <= 0.0 || effect == 1.0,
        false => effect == 0.0,
    };
    let none = if is_ratio {
        "1 means no difference, and ratios are above 0"
    } else {
        "0 means no difference"
    };
    is_none.then(|| {
        let shown = number::as_given(effect);
        (
            "sequential.effect",
            format!("An effect of {shown} is no effect to look for: {none}."),
        )
    })
}

fn pooling_measure(settings: &AnalysisSettings) -> Option<Fault> {
    let measure = settings.measure;
    let (name, possible): (_, &[Measure]) = match settings.pooling? {
        Pooling::InverseVariance => return None,
        Pooling::MantelHaenszel => (
            "mantel-haenszel",
            &[
                Measure::RR,
                Measure::OR,
                Measure::RD,
                Measure::IRR,
                Measure::IRD,
            ],
        ),
        Pooling::Peto => ("peto", &[Measure::OR]),
    };
    if measure.is_some_and(|measure| possible.contains(&measure)) {
        return None;
    }
    let possible: Vec<&str> = possible.iter().map(|measure| measure.short()).collect();
    let message = format!(
        "`pooling: {name}` needs `measure` to be {}.",
        possible.join(", ")
    );
    Some(("pooling", message))
}

fn tau2_without_random(settings: &AnalysisSettings) -> Option<Fault> {
    let is_common = settings.model == Some(PoolingModel::Common);
    (is_common && settings.tau2.is_some()).then(|| {
        let message =
            "`tau2` has no meaning under `model: common`, which has no variation between studies.";
        ("tau2", message.to_owned())
    })
}

fn tables_under_random(settings: &AnalysisSettings) -> Option<Fault> {
    let pooling = settings
        .pooling
        .filter(|p| *p != Pooling::InverseVariance)?;
    let is_random = settings.model == Some(PoolingModel::Random);
    if pooling == Pooling::Peto && is_random {
        let message = "Peto's method pools under a common effect only.";
        return Some(("model", message.to_owned()));
    }
    if settings
        .tau2
        .is_some_and(|tau2| tau2 != Tau2Choice::Dl || !is_random)
    {
        let message = "Tables of events have a `tau2` only with `model: random`, and it is `dl`, as in Review Manager 5.";
        return Some(("tau2", message.to_owned()));
    }
    let test = settings.test.filter(|test| *test != TestChoice::Z)?;
    let word = match test {
        TestChoice::Knha => "knha",
        TestChoice::T => "t",
        TestChoice::KnhaIfHeterogeneous => "knha-if-heterogeneous",
        _ => "adhoc",
    };
    let message = format!("`test: {word}` is not defined for pooled tables of events; it is `z`.");
    Some(("test", message))
}

fn rates_under_random(settings: &AnalysisSettings) -> Option<Fault> {
    let of_rates = matches!(settings.measure, Some(Measure::IRR | Measure::IRD));
    let is_random = settings.model == Some(PoolingModel::Random);
    let tables = settings.pooling == Some(Pooling::MantelHaenszel);
    (of_rates && is_random && tables).then(|| {
        let message = "Rates are pooled by Mantel and Haenszel under a common effect only.";
        ("model", message.to_owned())
    })
}

fn arm_share_of_tables(settings: &AnalysisSettings) -> Option<Fault> {
    let cells = settings.conventions.zero_cells_of_tables?;
    cells.arm_share.map(|_| {
        let message = "`arm_share` is for single effects: `conventions.zero_cells`.";
        ("conventions.zero_cells_of_tables", message.to_owned())
    })
}

fn correlation(settings: &AnalysisSettings) -> Option<Fault> {
    let value = settings.correlation?;
    if (0.0..=1.0).contains(&value) {
        return None;
    }
    let message = format!(
        "`correlation` is {}; it goes from 0 to 1.",
        number::as_given(value)
    );
    Some(("correlation", message))
}

/// Several results of one trial in a pool need a decision, since they are not independent.
fn several_results(
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
    path: &str,
    analysis: &OutcomeAnalysis,
    found: &mut Diagnostics,
) {
    let settings = &analysis.analysis;
    if settings.method != AnalysisMethod::Pool || settings.several_results.is_some() {
        return;
    }
    let by_trial = of_trials::results_of_trials(evidence, synthesis, analysis);
    for (trial, results) in by_trial.iter().filter(|(_, results)| results.len() > 1) {
        found.push(undecided(trial, results).at(synthesis.place(&format!("{path}.method"))));
    }
}

fn undecided(trial: &str, results: &[&str]) -> Diagnostic {
    let message = format!(
        "The trial `{trial}` gives {} results to one pool ({}), and nothing says what to do with them.",
        results.len(),
        results.join(", ")
    );
    Diagnostic::new(&codes::SEVERAL_RESULTS, message)
        .hint("Add `several_results: combine` to put them together within the trial first.")
        .hint("Add `several_results: three-level` or `several_results: robust` to keep each in a model that knows of which trial it is.")
        .hint("Add `several_results: first` to use the first only, or `several_results: keep-as-published` to repeat a source that kept them.")
        .hint("Or name the results that belong to the analysis in `results`.")
}
