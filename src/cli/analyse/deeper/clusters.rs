//! Several effects of one trial.

use serde_json::{Value, json};

use crate::cli::analyse_args::{TableArgs, TableMethod, TableTest};
use crate::cli::deeper_args::WorkingModelArg;
use stats::error::StatsError;
use stats::model::inference::JointTest;
use stats::multilevel::Clustered;
use stats::multilevel::robust::{HotellingTest, WorkingModel, cluster_robust};
use stats::multilevel::three_level::{ThreeLevelOptions, three_level};
use stats::tau2::Likelihood;

use super::data::Data;
use super::shape::{
    coefficients, inference, joint, matrix, number, object, optional, put_interval,
};

fn clustered<'a>(data: &'a Data, args: &TableArgs) -> Clustered<'a> {
    Clustered {
        effects: &data.effects,
        cluster_of: &data.cluster_of,
        effect_of: &data.effect_of,
        moderators: &data.moderators,
        correlation: args.deeper.rho.unwrap_or(0.0),
    }
}

pub(super) fn three_levels(data: &Data, args: &TableArgs) -> Result<Value, StatsError> {
    let options = ThreeLevelOptions {
        likelihood: match args.method {
            Some(TableMethod::Ml) => Likelihood::Full,
            _ => Likelihood::Restricted,
        },
        student: args.test.is_some_and(|test| test != TableTest::Z),
        level: data.level(),
        profiles: true,
    };
    let result = three_level(&clustered(data, args), &options)?;
    let names = data.names();
    let ratio = |test: &JointTest| json!({ "LRT": test.statistic, "df": test.df, "p": test.p });
    let mut map = object([
        ("k", json!(result.k)),
        ("n_clusters", json!(result.clusters)),
        ("p", json!(names.len())),
        ("coefficients", coefficients(&result.coefficients, &names)),
        ("df", optional(result.coefficients[0].reference.df())),
        ("vcov", matrix(&result.covariance)),
        ("sigma2_between", number(result.between.variance)),
        ("sigma2_within", number(result.within.variance)),
    ]);
    put_interval(&mut map, "sigma2_between_ci", result.between.interval);
    put_interval(&mut map, "sigma2_within_ci", result.within.interval);
    map.extend(object([
        ("icc", optional(result.intraclass_correlation)),
        ("I2_total", number(result.i2_percent())),
        ("I2_between", number(result.between.i2_percent)),
        ("I2_within", number(result.within.i2_percent)),
        ("typical_variance", number(result.typical_variance)),
        ("Q", number(result.q.statistic)),
        ("Q_df", json!(result.q.df)),
        ("Q_p", number(result.q.p)),
        ("logLik", number(result.log_likelihood)),
        ("AIC", number(result.aic)),
        ("BIC", number(result.bic)),
        ("lrt_between", ratio(&result.between.test)),
        ("lrt_within", ratio(&result.within.test)),
        ("lrt_both", ratio(&result.both)),
    ]));
    if let Some(prediction) = result.prediction {
        put_interval(&mut map, "pi", Some(prediction));
    }
    if let Some(test) = &result.omnibus {
        map.insert("QM".into(), Value::Object(joint(test)));
    }
    Ok(Value::Object(map))
}

pub(super) fn robust(
    data: &Data,
    args: &TableArgs,
    working: WorkingModelArg,
) -> Result<Value, StatsError> {
    let (working, keys): (WorkingModel, &[&str]) = match working {
        WorkingModelArg::Common => (WorkingModel::CommonEffect, &[]),
        WorkingModelArg::Random => (WorkingModel::RandomEffects, &["tau2"]),
        WorkingModelArg::ThreeLevel => (
            WorkingModel::ThreeLevel,
            &["sigma2_between", "sigma2_within"],
        ),
    };
    let result = cluster_robust(&clustered(data, args), working, data.level())?;
    let names = data.names();
    let named = result
        .coefficients
        .iter()
        .zip(&names)
        .map(|(coefficient, name)| {
            let mut map = object([("name", json!(name))]);
            map.extend(inference(&coefficient.inference, "estimate"));
            map.extend(object([
                ("se_model", number(coefficient.se_model)),
                ("se_CR0", number(coefficient.se_cr0)),
                ("se_CR1", number(coefficient.se_cr1)),
            ]));
            Value::Object(map)
        });
    let mut map = object([
        ("k", json!(result.k)),
        ("n_clusters", json!(result.clusters)),
        ("p", json!(names.len())),
        ("coefficients", named.collect()),
        ("vcov", matrix(&result.covariance)),
    ]);
    for (key, component) in keys.iter().zip(&result.components) {
        map.insert((*key).to_owned(), number(*component));
    }
    let all: Vec<usize> = (1..names.len()).collect();
    if let Some(test) = result.joint_test(&all) {
        map.insert("omnibus".into(), hotelling(&test));
    }
    let mut first = 1;
    let mut tests = Vec::new();
    for columns in &data.columns {
        let own: Vec<usize> = (first..first + columns.len()).collect();
        first += columns.len();
        let name = columns.first().and_then(|column| column.split('=').next());
        if let Some(test) = result.joint_test(&own) {
            let mut map = object([("moderator", json!(name))]);
            map.extend(hotelling(&test).as_object().cloned().unwrap_or_default());
            tests.push(Value::Object(map));
        }
    }
    // The test of a moderator of one column is that of its coefficient.
    let of_several = data.columns.iter().position(|columns| columns.len() > 1);
    if let Some(test) = of_several.and_then(|position| tests.get(position)) {
        map.insert("factor_test".into(), test.clone());
    }
    map.insert("factor_tests".into(), Value::Array(tests));
    Ok(Value::Object(map))
}

fn hotelling(test: &HotellingTest) -> Value {
    json!({ "test": "HTZ", "F": test.f, "df1": test.df1, "df2": test.df2, "p": test.p })
}
