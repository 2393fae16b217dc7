//! Influence, several moderators, prior information and publication bias.

use serde_json::{Map, Value, json};

use crate::cli::analyse_args::TableArgs;
use crate::cli::deeper_args::{FavouredArg, MeanPriorArg, TauPriorArg};
use stats::asymmetry::egger::RegressionTest;
use stats::asymmetry::precision_effect::{PetOrPeese, precision_effect};
use stats::bayes::prior::{MeanPrior, TauPrior};
use stats::bayes::{BayesOptions, Mixture, Summary, posterior};
use stats::error::StatsError;
use stats::influence::{StudyInfluence, Without, influence};
use stats::prediction::PredictionRule;
use stats::regression::{Moderator, meta_regression};
use stats::selection::{Favoured, PublicationShare, step_selection};

use super::data::Data;
use super::shape::{
    coefficients, inference, joint, list, matrix, number, object, optional, put_interval, yi_vi,
};

pub(super) fn influence_of(data: &Data) -> Result<Value, StatsError> {
    let result = influence(&data.effects, &data.moderators, &data.options)?;
    let column =
        |f: &dyn Fn(&StudyInfluence) -> Value| -> Value { result.studies.iter().map(f).collect() };
    let without = |f: &dyn Fn(&Without) -> f64| -> Value {
        column(&|study| optional(study.without.as_ref().map(f)))
    };
    let names = data.names();
    let moves = names.iter().enumerate();
    let moves: Map<String, Value> = moves
        .map(|(j, name)| (name.clone(), without(&|w| w.dfbetas[j])))
        .collect();
    let mut map = object([
        ("k", json!(data.effects.len())),
        ("p", json!(result.p)),
        ("tau2", number(result.tau2)),
        ("beta", list(result.coefficients.iter().copied())),
        ("study", json!(data.labels)),
    ]);
    map.extend(yi_vi(&data.effects));
    map.extend(object([
        ("rstudent", without(&|w| w.studentised_residual)),
        ("dffits", without(&|w| w.dffits)),
        ("cook_d", without(&|w| w.cook_distance)),
        ("cov_r", without(&|w| w.covariance_ratio)),
        ("tau2_del", without(&|w| w.tau2)),
        ("QE_del", without(&|w| w.q)),
        ("hat", column(&|study| number(study.hat))),
        ("weight_pct", column(&|study| number(study.weight_percent))),
        ("influential", column(&|study| json!(study.is_influential))),
        ("baujat_x", without(&|w| w.baujat_heterogeneity)),
        ("baujat_y", without(&|w| w.baujat_effect)),
        ("dfbs", Value::Object(moves)),
    ]));
    Ok(Value::Object(map))
}

pub(super) fn several_moderators(data: &Data) -> Result<Value, StatsError> {
    let result = meta_regression(&data.effects, &data.moderators, &data.options)?;
    let names = data.names();
    let moderators = data.columns.iter().map(|columns| {
        let first = columns.first().map_or("", String::as_str);
        first.split('=').next().unwrap_or(first)
    });
    let tests = result.moderator_tests().into_iter().zip(moderators);
    let tests = tests.map(|(test, name)| {
        let mut map = object([("moderator", json!(name))]);
        map.extend(test.as_ref().map(joint).unwrap_or_default());
        Value::Object(map)
    });
    let factors = result.variance_inflation().unwrap_or_default();
    let factors = names[1..]
        .iter()
        .cloned()
        .zip(factors.into_iter().map(number));
    let predictions = (0..data.effects.len()).map(|row| {
        let at = columns_of(&data.moderators, row);
        let mut map = object([("row", json!(row + 1)), ("study", json!(data.labels[row]))]);
        map.extend(inference(&result.predict(&at)?, "pred"));
        let rule = PredictionRule::METAFOR;
        put_interval(&mut map, "pi", result.prediction_interval(&at, rule)?);
        Ok(Value::Object(map))
    });
    let mut map = yi_vi(&data.effects);
    map.extend(object([
        ("p", json!(names.len())),
        ("tau2", number(result.tau2.map_or(0.0, |t| t.value))),
        ("coefficients", coefficients(&result.coefficients, &names)),
        ("vcov", matrix(&result.covariance)),
        ("df", optional(result.coefficients[0].reference.df())),
        (
            "QM",
            result
                .omnibus
                .as_ref()
                .map_or(Value::Null, |test| Value::Object(joint(test))),
        ),
        ("factor_tests", tests.collect()),
        ("QE", number(result.residual.q.statistic)),
        ("QE_df", json!(result.residual.q.df)),
        ("QE_p", number(result.residual.q.p)),
        ("R2_pct", optional(result.r2_percent)),
        (
            "tau2_no_moderators",
            number(result.tau2_without_moderators.map_or(0.0, |t| t.value)),
        ),
        ("s2w", number(result.hartung_knapp_factor.unwrap_or(1.0))),
        ("I2", number(result.residual.i2_percent)),
        ("vif", Value::Object(factors.collect())),
        (
            "predictions",
            predictions.collect::<Result<_, StatsError>>()?,
        ),
    ]));
    Ok(Value::Object(map))
}

/// The values of a row in all columns but the intercept.
fn columns_of(moderators: &[Moderator], row: usize) -> Vec<f64> {
    let of_one = |moderator: &Moderator| match moderator {
        Moderator::Numeric(values) => vec![values[row]],
        Moderator::Categorical { level_of, levels } => (1..*levels)
            .map(|level| f64::from(u8::from(level_of[row] == level)))
            .collect(),
    };
    moderators.iter().flat_map(of_one).collect()
}

pub(super) fn bayes(data: &Data, args: &TableArgs) -> Result<Value, StatsError> {
    let options = BayesOptions {
        tau: match args.deeper.tau_prior {
            Some(TauPriorArg::HalfNormal(scale)) => TauPrior::HalfNormal { scale },
            Some(TauPriorArg::HalfCauchy(scale)) => TauPrior::HalfCauchy { scale },
            None => TauPrior::HalfNormal { scale: 0.5 },
        },
        mean: match args.deeper.mean_prior {
            Some(MeanPriorArg::Normal(mean, sd)) => MeanPrior::Normal { mean, sd },
            Some(MeanPriorArg::Uniform) | None => MeanPrior::Uniform,
        },
        level: data.level(),
    };
    let result = posterior(&data.effects, &options)?;
    let with_probability = |mixture: &Mixture| {
        let mut map = summary(&mixture.summary(data.level()));
        map.insert(
            "prob_below_0".into(),
            number(mixture.probability_below(0.0)),
        );
        if let Some(important) = args.important {
            let above = 1.0 - mixture.probability_below(important);
            map.insert(
                "prob_below_minus_important".into(),
                number(mixture.probability_below(-important)),
            );
            map.insert("prob_above_important".into(), number(above));
        }
        Value::Object(map)
    };
    let mut tau = summary(&result.tau);
    tau.insert("mode".into(), number(result.tau_mode));
    let studies = data
        .labels
        .iter()
        .zip(&result.studies)
        .map(|(label, mixture)| {
            let mut map = object([("study", json!(label))]);
            map.extend(summary(&mixture.summary(data.level())));
            Value::Object(map)
        });
    let mut map = yi_vi(&data.effects);
    map.extend(object([
        ("mu", with_probability(&result.mean)),
        ("tau", Value::Object(tau)),
        ("prediction", with_probability(&result.prediction)),
        ("shrinkage", studies.collect()),
        (
            "log_marginal_likelihood",
            optional(result.log_marginal_likelihood),
        ),
        (
            "bayes_factor_tau0",
            optional(result.factor_for_no_variation),
        ),
        ("bayes_factor_mu0", optional(result.factor_for_zero_mean)),
    ]));
    Ok(Value::Object(map))
}

fn summary(of: &Summary) -> Map<String, Value> {
    let mut map = object([
        ("mean", number(of.mean)),
        ("median", number(of.median)),
        ("sd", number(of.sd)),
    ]);
    put_interval(&mut map, "ci", Some(of.central));
    put_interval(&mut map, "shortest", Some(of.shortest));
    map
}

pub(super) fn pet_peese(data: &Data) -> Result<Value, StatsError> {
    let result = precision_effect(&data.effects, data.level())?;
    let part = |test: &RegressionTest| {
        let mut map = object([
            (
                "intercept",
                Value::Object(inference(&test.limit, "estimate")),
            ),
            ("slope", Value::Object(inference(&test.bias, "estimate"))),
        ]);
        if let Some(dispersion) = test.dispersion {
            map.insert("residual_variance".into(), number(dispersion));
        }
        if let Some(tau2) = test.tau2 {
            map.insert("tau2".into(), number(tau2));
        }
        Value::Object(map)
    };
    let limit = result.conditional().limit;
    let chosen = match result.chosen {
        PetOrPeese::Pet => "pet",
        PetOrPeese::Peese => "peese",
    };
    let mut map = yi_vi(&data.effects);
    map.extend(object([
        ("pet", part(&result.pet)),
        ("peese", part(&result.peese)),
        ("pet_random", part(&result.pet_random)),
        ("peese_random", part(&result.peese_random)),
        (
            "pet_peese",
            json!({
                "rule": "PEESE if the two-sided p of PET's intercept is below 0.10, else PET",
                "chosen": chosen,
                "estimate": limit.estimate,
                "se": limit.se,
            }),
        ),
    ]));
    Ok(Value::Object(map))
}

pub(super) fn selection(data: &Data, args: &TableArgs) -> Result<Value, StatsError> {
    let favoured = match args.deeper.favoured {
        Some(FavouredArg::Below) => Favoured::Below,
        Some(FavouredArg::Above) | None => Favoured::Above,
    };
    let steps = &args.deeper.selection_steps;
    let result = step_selection(&data.effects, steps, favoured, data.level())?;
    let column =
        |f: &dyn Fn(&PublicationShare) -> Value| -> Value { result.shares.iter().map(f).collect() };
    let before = &result.unadjusted;
    let mut map = yi_vi(&data.effects);
    map.extend(inference(&result.mean, "beta"));
    map.extend(object([
        ("p_one_sided", list(result.p_one_sided.iter().copied())),
        (
            "interval",
            result.interval_of.iter().map(|i| json!(i + 1)).collect(),
        ),
        ("counts", column(&|share| json!(share.count))),
        ("tau2", number(result.tau2)),
        ("se_tau2", optional(result.tau2_se)),
        ("delta", column(&|share| number(share.estimate))),
        ("se_delta", column(&|share| optional(share.se))),
        (
            "delta_ci_lb",
            column(&|share| optional(share.interval.map(|i| i.lower))),
        ),
        (
            "delta_ci_ub",
            column(&|share| optional(share.interval.map(|i| i.upper))),
        ),
        ("logLik", number(result.log_likelihood)),
        ("logLik_unadjusted", optional(before.log_likelihood)),
        (
            "LRT",
            json!({ "value": result.test.statistic, "df": result.test.df, "p": result.test.p }),
        ),
        (
            "unadjusted",
            json!({
                "beta": before.mean.estimate,
                "se": before.mean.se,
                "tau2": before.tau2.map(|t| t.value),
            }),
        ),
    ]));
    Ok(Value::Object(map))
}
