//! Random effects with prior information.

use crate::reference::dispatch::{Case, object};
use crate::reference::report::{level, number, optional, put_interval, yi_vi};
use distil_stats::bayes::prior::{MeanPrior, TauPrior};
use distil_stats::bayes::{BayesOptions, Mixture, Summary, posterior};
use serde_json::{Map, Value, json};

pub fn posterior_of(case: &Case) -> Value {
    let number_of = |part: &Value, name: &str| part[name].as_f64().unwrap();
    let tau = &case.options["tau_prior"];
    let scale = number_of(tau, "scale");
    let mean = &case.options["mu_prior"];
    let level = level(case.options);
    let options = BayesOptions {
        tau: match tau["family"].as_str() {
            Some("half_normal") => TauPrior::HalfNormal { scale },
            Some("half_cauchy") => TauPrior::HalfCauchy { scale },
            other => panic!("{}: unknown prior {other:?}", case.id),
        },
        mean: match mean["family"].as_str() {
            Some("uniform") => MeanPrior::Uniform,
            Some("normal") => MeanPrior::Normal {
                mean: number_of(mean, "mean"),
                sd: number_of(mean, "sd"),
            },
            other => panic!("{}: unknown prior {other:?}", case.id),
        },
        level,
    };
    let result = posterior(&case.present(), &options).unwrap();
    let with_probability = |mixture: &Mixture| {
        let mut map = summary(&mixture.summary(level));
        map.insert(
            "prob_below_0".into(),
            number(mixture.probability_below(0.0)),
        );
        Value::Object(map)
    };
    let mut of_tau = summary(&result.tau);
    of_tau.insert("mode".into(), number(result.tau_mode));
    let rows = case.data.as_array().unwrap().iter();
    let studies = rows.zip(&result.studies).map(|(row, mixture)| {
        let mut map = summary(&mixture.summary(level));
        map.insert("study".into(), row["study"].clone());
        Value::Object(map)
    });
    let mut map = yi_vi(&case.effects());
    map.extend(object(json!({
        "k": result.studies.len(),
        "mu": with_probability(&result.mean),
        "prediction": with_probability(&result.prediction),
        "tau": of_tau,
        "shrinkage": studies.collect::<Vec<_>>(),
        "log_marginal_likelihood": optional(result.log_marginal_likelihood),
        "bayes_factor_tau0": optional(result.factor_for_no_variation),
        "bayes_factor_mu0": optional(result.factor_for_zero_mean),
    })));
    Value::Object(map)
}

fn summary(summary: &Summary) -> Map<String, Value> {
    let mut map = object(json!({
        "mean": number(summary.mean),
        "median": number(summary.median),
        "sd": number(summary.sd),
    }));
    put_interval(&mut map, "ci", Some(summary.central));
    put_interval(&mut map, "shortest", Some(summary.shortest));
    map
}
