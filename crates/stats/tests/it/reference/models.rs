//! Cases on subgroups and meta-regression.

use super::dispatch::{Case, object, reported};
use super::effects::field;
use super::report::{inference, number, numbers, optional, put_interval, yi_vi};
use distil_stats::effect::EffectSize;
use distil_stats::model::inference::Inference;
use distil_stats::prediction::PredictionRule;
use distil_stats::regression::{MetaRegression, Moderator, meta_regression};
use distil_stats::subgroup::{common_subgroups, separate_subgroups};
use serde_json::{Value, json};

/// The levels of a text column in alphabetical order and each row's position among them.
pub fn factor(data: &Value, column: &str) -> (Vec<String>, Vec<usize>) {
    let text = |row: &Value| match &row[column] {
        Value::String(s) => s.clone(),
        other => other.to_string(),
    };
    let values: Vec<String> = data.as_array().unwrap().iter().map(text).collect();
    let mut levels = values.clone();
    levels.sort();
    levels.dedup();
    let codes = values
        .iter()
        .map(|v| levels.iter().position(|l| l == v).unwrap())
        .collect();
    (levels, codes)
}

pub fn subgroups_apart(case: &Case) -> Value {
    let (levels, codes) = factor(case.data, case.option("by"));
    let effects = case.present();
    let result = separate_subgroups(&effects, &codes, levels.len(), &case.model()).unwrap();
    let groups = result
        .groups
        .iter()
        .zip(&levels)
        .enumerate()
        .map(|(i, (group, level))| {
            let members = effects.iter().zip(&codes).filter(|(_, code)| **code == i);
            let rows: Vec<Option<EffectSize>> = members.map(|(e, _)| Some(*e)).collect();
            let mut map = reported(case, group, &rows);
            map.insert("level".into(), json!(level));
            Value::Object(map)
        });
    let between = &result.between;
    json!({
        "subgroups": groups.collect::<Vec<Value>>(),
        "overall": reported(case, &result.overall, &case.effects()),
        "Q_within": number(result.q_within),
        "between": {
            "Q": number(between.statistic),
            "df": between.df,
            "p": number(between.p),
            "I2_between": number(between.i2_percent()),
        },
    })
}

pub fn subgroups_together(case: &Case) -> Value {
    let (levels, codes) = factor(case.data, case.option("by"));
    let result = common_subgroups(&case.present(), &codes, levels.len(), &case.model()).unwrap();
    let groups = result.groups.iter().zip(&levels).map(|(group, level)| {
        let mut map = inference(&group.mean, "beta");
        map.insert("level".into(), json!(level));
        map.insert("k".into(), json!(group.k));
        put_interval(&mut map, "pi", group.prediction);
        Value::Object(map)
    });
    let between = result.between.unwrap();
    let chi2 = between.df2.is_none();
    let residual = result.residual;
    json!({
        "overall": reported(case, &result.overall, &case.effects()),
        "subgroups": groups.collect::<Vec<Value>>(),
        "tau2": optional(result.tau2.map(|t| t.value)),
        "se_tau2": optional(result.tau2.and_then(|t| t.se)),
        "I2_residual": number(residual.i2_percent),
        "Q_within": number(residual.q.statistic),
        "Q_within_df": residual.q.df,
        "Q_within_p": number(residual.q.p),
        "between": {
            "Q": number(between.statistic),
            "df": between.df,
            "df2": optional(between.df2),
            "p": number(between.p),
            "statistic": if chi2 { "chi2" } else { "F (df1 = df, df2 below)" },
        },
    })
}

/// The coefficients of a regression with their names.
pub fn named(coefficients: &[Inference], names: &[String]) -> Vec<Value> {
    let named = coefficients.iter().zip(names).map(|(coefficient, name)| {
        let mut map = inference(coefficient, "estimate");
        map.insert("name".into(), json!(name));
        Value::Object(map)
    });
    named.collect()
}

/// The moderators of a case with the names of their columns.
pub fn moderators(case: &Case) -> (Vec<Moderator>, Vec<String>) {
    let mut names = vec!["intrcpt".to_owned()];
    let mut list = Vec::new();
    for column in case.options["moderators"].as_array().unwrap() {
        let column = column.as_str().unwrap();
        let rows = case.data.as_array().unwrap();
        let kept: Vec<Value> = rows
            .iter()
            .zip(case.effects())
            .filter_map(|(row, effect)| effect.map(|_| row.clone()))
            .collect();
        if kept.iter().all(|row| row[column].is_number()) {
            list.push(Moderator::Numeric(
                kept.iter().map(|r| field(r, column)).collect(),
            ));
            names.push(column.to_owned());
        } else {
            let (levels, level_of) = factor(&Value::Array(kept), column);
            names.extend(levels[1..].iter().map(|level| format!("{column}={level}")));
            list.push(Moderator::Categorical {
                level_of,
                levels: levels.len(),
            });
        }
    }
    (list, names)
}

/// Rows whose moderators are all present.
fn complete(case: &Case) -> Value {
    let columns = case.options["moderators"].as_array().unwrap();
    let full = |row: &&Value| columns.iter().all(|c| !row[c.as_str().unwrap()].is_null());
    case.data
        .as_array()
        .unwrap()
        .iter()
        .filter(full)
        .cloned()
        .collect()
}

pub fn regression(case: &Case) -> Value {
    let data = complete(case);
    let case = &Case {
        data: &data,
        ..*case
    };
    let (moderators, names) = moderators(case);
    let result = meta_regression(&case.present(), &moderators, &case.model()).unwrap();
    let coefficients = named(&result.coefficients, &names);
    let omnibus = result.omnibus.unwrap();
    let interval = result.tau2.and_then(|t| t.interval);
    let mut map = yi_vi(&case.effects());
    map.extend(object(json!({
        "k": result.k,
        "p": names.len(),
        "coefficients": coefficients,
        "vcov": result.covariance.iter().map(|r| numbers(r.clone())).collect::<Vec<Value>>(),
        "df": optional(result.coefficients[0].reference.df()),
        "QM": {
            "statistic": if omnibus.df2.is_some() { "F" } else { "chi2" },
            "value": number(omnibus.statistic),
            "df1": omnibus.df,
            "df2": optional(omnibus.df2),
            "p": number(omnibus.p),
        },
        "QE": number(result.residual.q.statistic),
        "QE_df": result.residual.q.df,
        "QE_p": number(result.residual.q.p),
        "tau2": optional(result.tau2.map(|t| t.value)),
        "se_tau2": optional(result.tau2.and_then(|t| t.se)),
        "I2_residual": number(result.residual.i2_percent),
        "H2_residual": number(result.residual.h2),
        "tau2_without_moderators": optional(result.tau2_without_moderators.map(|t| t.value)),
        "R2_pct": optional(result.r2_percent),
        "tau2_ci_null": interval.is_some_and(|i| i.empty),
        "predictions": predictions(case, &result, &names),
    })));
    put_interval(&mut map, "tau2_ci", interval.map(|i| i.tau2));
    Value::Object(map)
}

/// Predictions at the points the case asks for.
fn predictions(case: &Case, result: &MetaRegression, names: &[String]) -> Value {
    let wanted = case.expected.get("predictions").and_then(Value::as_array);
    let one = |wanted: &Value| {
        let at: Vec<f64> = names[1..]
            .iter()
            .map(|name| at_column(&wanted["at"], name))
            .collect();
        let mut map = inference(&result.predict(&at).unwrap(), "pred");
        let rule = PredictionRule::METAFOR;
        put_interval(
            &mut map,
            "pi",
            result.prediction_interval(&at, rule).unwrap(),
        );
        map.insert("at".into(), wanted["at"].clone());
        Value::Object(map)
    };
    wanted.into_iter().flatten().map(one).collect()
}

/// The value of a column at a point: the number itself, or 1 for the level named.
fn at_column(at: &Value, name: &str) -> f64 {
    match name.split_once('=') {
        Some((column, level)) if at.get(name).is_none() => {
            if at[column].as_str() == Some(level) {
                1.0
            } else {
                0.0
            }
        }
        _ => field(at, name),
    }
}
