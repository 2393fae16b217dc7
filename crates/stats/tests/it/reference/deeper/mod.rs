//! Cases on the deeper methods: several effects of one trial, influence, several moderators,
//! networks, prior information, publication bias, rare events, diagnostic accuracy.

mod bayesian;
mod clusters;
mod counts;
mod networks;
mod regressions;

use super::compare::Tolerance;
use super::dispatch::Case;
use serde_json::Value;

/// What the engine makes of a case; `None` for a kind that is not among these.
pub fn run(case: &Case) -> Option<Value> {
    Some(match case.analysis {
        "influence" => regressions::influence_of(case),
        "metareg_multi" => regressions::several_moderators(case),
        "bias_models" => regressions::bias(case),
        "three_level" => clusters::levels(case),
        "cluster_robust" => clusters::robust(case),
        "bayes" => bayesian::posterior_of(case),
        "glmm" => counts::binomial_normal(case),
        "diagnostic" => counts::accuracy(case),
        "network" => networks::network_of(case),
        _ => return None,
    })
}

/// How close the value at a path has to be; `None` for kinds that are not among these.
pub fn tolerance(case: &Case, path: &str) -> Option<Tolerance> {
    let ends = |endings: &[&str]| endings.iter().any(|end| path.ends_with(end));
    let (relative, absolute) = match case.analysis {
        "cluster_robust" if ends(&["/df", "/df2", "/F"]) => (1e-5, 1e-8),
        "three_level" if path.contains("sigma2_") && path.contains("_ci_") => (1e-5, 1e-8),
        "three_level" if path.contains("/lrt_") => (1e-6, 1e-6),
        "influence" | "three_level" | "cluster_robust" => (1e-6, 1e-8),
        "metareg_multi" => (1e-6, 1e-9),
        "network" => networks::tolerance(case, path),
        "bias_models" => regressions::bias_tolerance(case, path),
        "bayes" => (1e-6, 1e-5),
        "glmm" if path.contains("/metafor/") => (5e-3, 1e-5),
        "glmm" => (1e-4, 1e-5),
        "diagnostic" => (1e-5, 1e-7),
        _ => return None,
    };
    Some(Tolerance {
        relative,
        absolute,
        unit: 1.0,
    })
}
