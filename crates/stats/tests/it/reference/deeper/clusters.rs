//! Several effects of one trial: the three-level model and cluster-robust inference.

use crate::reference::dispatch::{Case, object};
use crate::reference::models::{factor, moderators};
use crate::reference::report::{inference, level, number, numbers, optional, put_interval};
use distil_stats::model::inference::JointTest;
use distil_stats::multilevel::Clustered;
use distil_stats::multilevel::robust::{HotellingTest, WorkingModel, cluster_robust};
use distil_stats::multilevel::three_level::{ThreeLevelOptions, three_level};
use distil_stats::tau2::Likelihood;
use serde_json::{Map, Value, json};

/// Runs something on the effects of a case with their clusters.
fn with_clusters<T>(case: &Case, run: impl Fn(&Clustered<'_>) -> T) -> T {
    let (list, _) = moderators(case);
    let (_, cluster_of) = factor(case.data, case.option("cluster"));
    let (_, effect_of) = factor(case.data, case.option("effect"));
    run(&Clustered {
        effects: &case.present(),
        cluster_of: &cluster_of,
        effect_of: &effect_of,
        moderators: &list,
        correlation: case.options["rho"].as_f64().unwrap_or(0.0),
    })
}

pub fn levels(case: &Case) -> Value {
    let options = ThreeLevelOptions {
        likelihood: match case.option("method") {
            "REML" => Likelihood::Restricted,
            "ML" => Likelihood::Full,
            other => panic!("{}: unknown method {other}", case.id),
        },
        student: match case.option("test") {
            "z" => false,
            "t" => true,
            other => panic!("{}: unknown test {other}", case.id),
        },
        level: level(case.options),
        profiles: true,
    };
    let result = with_clusters(case, |data| three_level(data, &options).unwrap());
    let (_, names) = moderators(case);
    let coefficients = result.coefficients.iter().zip(&names).map(|(c, name)| {
        let mut map = inference(c, "estimate");
        map.insert("name".into(), json!(name));
        Value::Object(map)
    });
    let ratio = |test: &JointTest| json!({ "LRT": test.statistic, "df": test.df, "p": test.p });
    let mut map = object(json!({
        "k": result.k,
        "n_clusters": result.clusters,
        "p": names.len(),
        "sigma2_between": result.between.variance,
        "sigma2_within": result.within.variance,
        "icc": optional(result.intraclass_correlation),
        "coefficients": coefficients.collect::<Vec<_>>(),
        "df": optional(result.coefficients[0].reference.df()),
        "vcov": result.covariance.iter().map(|r| numbers(r.clone())).collect::<Vec<_>>(),
        "Q": number(result.q.statistic),
        "Q_df": result.q.df,
        "Q_p": number(result.q.p),
        "logLik": result.log_likelihood,
        "AIC": result.aic,
        "BIC": result.bic,
        "typical_variance": result.typical_variance,
        "I2_total": result.i2_percent(),
        "I2_between": result.between.i2_percent,
        "I2_within": result.within.i2_percent,
        "lrt_between": ratio(&result.between.test),
        "lrt_within": ratio(&result.within.test),
        "lrt_both": ratio(&result.both),
    }));
    put_interval(&mut map, "pi", result.prediction);
    put_interval(&mut map, "sigma2_between_ci", result.between.interval);
    put_interval(&mut map, "sigma2_within_ci", result.within.interval);
    if let Some(test) = result.omnibus {
        let statistic = if test.df2.is_some() { "F" } else { "chi2" };
        let test = json!({
            "statistic": statistic,
            "value": test.statistic,
            "df1": test.df,
            "df2": optional(test.df2),
            "p": test.p,
        });
        map.insert("QM".into(), test);
    }
    Value::Object(map)
}

pub fn robust(case: &Case) -> Value {
    let working = match case.option("model") {
        "random_effects" => WorkingModel::RandomEffects,
        "three_level" => WorkingModel::ThreeLevel,
        "fixed_effect" => WorkingModel::CommonEffect,
        other => panic!("{}: unknown model {other}", case.id),
    };
    let level = level(case.options);
    let result = with_clusters(case, |data| cluster_robust(data, working, level).unwrap());
    let (_, names) = moderators(case);
    let coefficients = result.coefficients.iter().zip(&names).map(|(c, name)| {
        let mut map = inference(&c.inference, "estimate");
        map.insert("name".into(), json!(name));
        map.insert("se_model".into(), number(c.se_model));
        map.insert("se_CR0".into(), number(c.se_cr0));
        map.insert("se_CR1".into(), number(c.se_cr1));
        Value::Object(map)
    });
    let mut map = object(json!({
        "k": result.k,
        "n_clusters": result.clusters,
        "p": names.len(),
        "coefficients": coefficients.collect::<Vec<_>>(),
        "vcov": result.covariance.iter().map(|r| numbers(r.clone())).collect::<Vec<_>>(),
    }));
    let keys: &[&str] = match working {
        WorkingModel::CommonEffect => &[],
        WorkingModel::RandomEffects => &["tau2"],
        WorkingModel::ThreeLevel => &["sigma2_between", "sigma2_within"],
    };
    for (key, component) in keys.iter().zip(&result.components) {
        map.insert((*key).to_owned(), number(*component));
    }
    let all: Vec<usize> = (1..names.len()).collect();
    map.insert("omnibus".into(), hotelling(result.joint_test(&all)));
    if let Some(factor) = case.expected.get("factor_test") {
        let name = factor["moderator"].as_str().unwrap();
        let before = format!("{name}=");
        let is_of = |j: &usize| names[*j] == name || names[*j].starts_with(&before);
        let columns: Vec<usize> = all.iter().copied().filter(is_of).collect();
        let mut test = object(hotelling(result.joint_test(&columns)));
        test.insert("moderator".into(), json!(name));
        map.insert("factor_test".into(), Value::Object(test));
    }
    Value::Object(map)
}

fn hotelling(test: Option<HotellingTest>) -> Value {
    let of = |f: fn(&HotellingTest) -> f64| optional(test.as_ref().map(f));
    let map: Map<String, Value> = object(json!({
        "test": "HTZ",
        "F": of(|t| t.f),
        "df1": test.as_ref().map(|t| t.df1),
        "df2": of(|t| t.df2),
        "p": of(|t| t.p),
    }));
    Value::Object(map)
}
