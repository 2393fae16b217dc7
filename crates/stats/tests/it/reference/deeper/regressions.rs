//! Influence, several moderators, and models of publication bias.

use crate::reference::dispatch::{Case, object};
use crate::reference::effects::field;
use crate::reference::models::{factor, moderators, named};
use crate::reference::report::{inference, level, number, numbers, optional, put_interval, yi_vi};
use distil_stats::asymmetry::egger::RegressionTest;
use distil_stats::asymmetry::precision_effect::{PetOrPeese, precision_effect};
use distil_stats::influence::{StudyInfluence, Without, influence};
use distil_stats::model::inference::JointTest;
use distil_stats::prediction::PredictionRule;
use distil_stats::regression::meta_regression;
use distil_stats::selection::{Favoured, step_selection};
use serde_json::{Map, Value, json};

pub fn influence_of(case: &Case) -> Value {
    let (list, names) = moderators(case);
    let result = influence(&case.present(), &list, &case.model()).unwrap();
    let column =
        |f: &dyn Fn(&StudyInfluence) -> Value| -> Value { result.studies.iter().map(f).collect() };
    let without = |f: &dyn Fn(&Without) -> f64| -> Value {
        column(&|study| optional(study.without.as_ref().map(f)))
    };
    let dfbetas: Map<String, Value> = names
        .iter()
        .enumerate()
        .map(|(j, name)| (name.clone(), without(&|w| w.dfbetas[j])))
        .collect();
    let mut map = yi_vi(&case.effects());
    map.extend(object(json!({
        "k": result.studies.len(),
        "p": result.p,
        "tau2": number(result.tau2),
        "beta": numbers(result.coefficients.iter().copied()),
        "rstudent": without(&|w| w.studentised_residual),
        "dffits": without(&|w| w.dffits),
        "cook_d": without(&|w| w.cook_distance),
        "cov_r": without(&|w| w.covariance_ratio),
        "tau2_del": without(&|w| w.tau2),
        "QE_del": without(&|w| w.q),
        "hat": column(&|study| number(study.hat)),
        "weight_pct": column(&|study| number(study.weight_percent)),
        "dfbs": dfbetas,
        "influential": column(&|study| json!(study.is_influential)),
        "baujat_x": without(&|w| w.baujat_heterogeneity),
        "baujat_y": without(&|w| w.baujat_effect),
    })));
    Value::Object(map)
}

fn joint(test: &JointTest) -> Map<String, Value> {
    object(json!({
        "statistic": if test.df2.is_some() { "F" } else { "chi2" },
        "value": number(test.statistic),
        "df1": test.df,
        "df2": optional(test.df2),
        "p": number(test.p),
    }))
}

pub fn several_moderators(case: &Case) -> Value {
    let (list, names) = moderators(case);
    let result = meta_regression(&case.present(), &list, &case.model()).unwrap();
    let coefficients = named(&result.coefficients, &names);
    let of_moderators = case.options["moderators"].as_array().unwrap();
    let tests = result.moderator_tests().into_iter().zip(of_moderators);
    let tests = tests.map(|(test, name)| {
        let mut map = joint(&test.unwrap());
        map.insert("moderator".into(), name.clone());
        Value::Object(map)
    });
    let factors = result.variance_inflation().unwrap();
    let vif: Map<String, Value> = names[1..]
        .iter()
        .zip(factors)
        .map(|(name, factor)| (name.clone(), number(factor)))
        .collect();
    let rows = case.expected["predictions"].as_array().unwrap();
    let predictions = rows.iter().map(|wanted| {
        let row = wanted["row"].as_u64().unwrap() as usize;
        let at = columns_of_row(case, row - 1);
        let mut map = inference(&result.predict(&at).unwrap(), "pred");
        let rule = PredictionRule::METAFOR;
        put_interval(
            &mut map,
            "pi",
            result.prediction_interval(&at, rule).unwrap(),
        );
        map.insert("row".into(), json!(row));
        Value::Object(map)
    });
    let mut map = yi_vi(&case.effects());
    map.extend(object(json!({
        "k": result.k,
        "p": names.len(),
        "tau2": result.tau2.map_or(0.0, |t| t.value),
        "coefficients": coefficients,
        "vcov": result.covariance.iter().map(|r| numbers(r.clone())).collect::<Vec<_>>(),
        "df": optional(result.coefficients[0].reference.df()),
        "QM": joint(&result.omnibus.unwrap()),
        "factor_tests": tests.collect::<Vec<_>>(),
        "QE": number(result.residual.q.statistic),
        "QE_df": result.residual.q.df,
        "QE_p": number(result.residual.q.p),
        "R2_pct": optional(result.r2_percent),
        "tau2_no_moderators": result.tau2_without_moderators.map_or(0.0, |t| t.value),
        "s2w": result.hartung_knapp_factor.unwrap_or(1.0),
        "I2": number(result.residual.i2_percent),
        "vif": vif,
        "predictions": predictions.collect::<Vec<_>>(),
    })));
    Value::Object(map)
}

/// The columns of a row, without the intercept.
fn columns_of_row(case: &Case, row: usize) -> Vec<f64> {
    let data = case.data.as_array().unwrap();
    let mut columns = Vec::new();
    for name in case.options["moderators"].as_array().unwrap() {
        let name = name.as_str().unwrap();
        if data.iter().all(|row| row[name].is_number()) {
            columns.push(field(&data[row], name));
        } else {
            let (levels, codes) = factor(case.data, name);
            columns.extend((1..levels.len()).map(|l| f64::from(u8::from(codes[row] == l))));
        }
    }
    columns
}

pub fn bias(case: &Case) -> Value {
    let mut map = yi_vi(&case.effects());
    map.insert("k".into(), json!(case.present().len()));
    let own = match case.option("model") {
        "pet_peese" => pet_peese(case),
        "selection_step" => steps(case),
        other => panic!("{}: unknown model {other}", case.id),
    };
    map.extend(object(own));
    Value::Object(map)
}

fn pet_peese(case: &Case) -> Value {
    let result = precision_effect(&case.present(), level(case.options)).unwrap();
    let part = |test: &RegressionTest| {
        json!({
            "intercept": inference(&test.limit, "estimate"),
            "slope": inference(&test.bias, "estimate"),
            "residual_variance": optional(test.dispersion),
            "tau2": optional(test.tau2),
        })
    };
    let chosen = result.conditional().limit;
    json!({
        "pet": part(&result.pet),
        "peese": part(&result.peese),
        "pet_random": part(&result.pet_random),
        "peese_random": part(&result.peese_random),
        "pet_peese": {
            "rule": "PEESE if the two-sided p of PET's intercept is below 0.10, else PET",
            "chosen": match result.chosen { PetOrPeese::Pet => "pet", PetOrPeese::Peese => "peese" },
            "estimate": number(chosen.estimate),
            "se": number(chosen.se),
        },
    })
}

fn steps(case: &Case) -> Value {
    let steps: Vec<f64> = case.options["steps"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_f64)
        .collect();
    let favoured = match case.option("alternative") {
        "greater" => Favoured::Above,
        "less" => Favoured::Below,
        other => panic!("{}: unknown alternative {other}", case.id),
    };
    let result = step_selection(&case.present(), &steps, favoured, level(case.options)).unwrap();
    let shares = &result.shares;
    let before = &result.unadjusted;
    let mut map = inference(&result.mean, "beta");
    map.extend(object(json!({
        "p_one_sided": numbers(result.p_one_sided.iter().copied()),
        "interval": result.interval_of.iter().map(|i| i + 1).collect::<Vec<_>>(),
        "counts": shares.iter().map(|s| s.count).collect::<Vec<_>>(),
        "tau2": number(result.tau2),
        "se_tau2": optional(result.tau2_se),
        "delta": numbers(shares.iter().map(|s| s.estimate)),
        "se_delta": shares.iter().map(|s| optional(s.se)).collect::<Vec<_>>(),
        "delta_ci_lb": shares.iter().map(|s| optional(s.interval.map(|i| i.lower))).collect::<Vec<_>>(),
        "delta_ci_ub": shares.iter().map(|s| optional(s.interval.map(|i| i.upper))).collect::<Vec<_>>(),
        "logLik": number(result.log_likelihood),
        "logLik_unadjusted": optional(before.log_likelihood),
        "LRT": { "value": result.test.statistic, "df": result.test.df, "p": result.test.p },
        "unadjusted": {
            "beta": before.mean.estimate,
            "se": before.mean.se,
            "tau2": optional(before.tau2.map(|t| t.value)),
        },
    })));
    Value::Object(map)
}

/// Standard errors of the step function, and what is made from them, are less exact.
pub fn bias_tolerance(case: &Case, path: &str) -> (f64, f64) {
    let from_errors = ["/se", "/zval", "/pval", "/ci_lb", "/ci_ub", "/se_tau2"];
    let is_step = case.option("model") == "selection_step" && !path.contains("/unadjusted");
    let is_error = path.contains("/se_delta") || path.contains("/delta_ci");
    if !is_step {
        (1e-6, 1e-7)
    } else if is_error || from_errors.iter().any(|end| path.ends_with(end)) {
        (1e-4, 1e-7)
    } else {
        (1e-5, 1e-7)
    }
}
