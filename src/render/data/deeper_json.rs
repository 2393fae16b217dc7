//! The numbers of deeper methods as JSON, in full precision; the keys are told in docs/analyses.md.

use serde_json::{Value, json};

use crate::synthesis::{
    Adjusted, BiasModels, LevelVariance, SelectionModel, WithinResult, WithinTrials,
};

/// Several results of one trial, under each way of dealing with them and each correlation.
pub(super) fn within_trials(within: &WithinTrials) -> Value {
    json!({
        "results": within.results.len(),
        "trials": within.trials,
        "with_several": within.with_several,
        "correlation": within.correlation,
        "levels": within.levels.map(|levels| json!({
            "between": level(levels.between),
            "within": level(levels.within),
            "likeness": levels.likeness,
        })),
        "correlations": within.lines.iter().map(|line| json!({
            "correlation": line.correlation,
            "combined": line.combined.map(within_result),
            "three_level": line.three_level.map(within_result),
            "robust": line.robust.map(within_result),
        })).collect::<Vec<_>>(),
    })
}

fn level(level: LevelVariance) -> Value {
    json!({
        "variance": level.variance,
        "low": level.interval.map(|interval| interval.0),
        "high": level.interval.map(|interval| interval.1),
        "i2_percent": level.i2_percent,
    })
}

fn within_result(result: WithinResult) -> Value {
    json!({
        "estimate": result.estimate.value,
        "ci_low": result.estimate.low,
        "ci_high": result.estimate.high,
        "se": result.se,
        "df": result.df,
        "p": result.p,
    })
}

/// The result under models of publication bias.
pub(super) fn bias_models(models: &BiasModels) -> Value {
    let mut value = json!({
        "k": models.k,
        "favours": if models.favours_above { "above" } else { "below" },
        "selection": models.selection.iter().map(selection).collect::<Vec<_>>(),
    });
    if let (Some(object), Some(precision)) = (value.as_object_mut(), &models.precision) {
        object.insert("pet".to_owned(), adjusted(&precision.pet));
        object.insert("peese".to_owned(), adjusted(&precision.peese));
        object.insert("pet_random".to_owned(), adjusted(&precision.pet_random));
        object.insert("peese_random".to_owned(), adjusted(&precision.peese_random));
        let reads = if precision.reads_peese {
            "peese"
        } else {
            "pet"
        };
        object.insert("conditional".to_owned(), json!(reads));
    }
    value
}

fn adjusted(adjusted: &Adjusted) -> Value {
    json!({
        "estimate": adjusted.estimate.value,
        "ci_low": adjusted.estimate.low,
        "ci_high": adjusted.estimate.high,
        "se": adjusted.se,
        "df": adjusted.df,
        "p": adjusted.p,
    })
}

fn selection(model: &SelectionModel) -> Value {
    let mut value = adjusted(&model.adjusted);
    if let Some(object) = value.as_object_mut() {
        let (statistic, df, p) = model.test;
        object.insert("tau2".to_owned(), json!(model.tau2));
        let test = json!({ "statistic": statistic, "df": df, "p": p });
        object.insert("test".to_owned(), test);
        let shares = model.shares.iter().map(|share| {
            json!({
                "upper_p": share.upper_p,
                "count": share.count,
                "estimate": share.estimate,
                "low": share.interval.map(|interval| interval.0),
                "high": share.interval.map(|interval| interval.1),
            })
        });
        object.insert("shares".to_owned(), shares.collect());
    }
    value
}
