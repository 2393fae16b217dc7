//! The numbers of deeper methods as JSON, in full precision; the keys are told in docs/analyses.md.

use serde_json::{Value, json};

use crate::sentence::property;
use crate::synthesis::{
    Adjusted, BayesFindings, BiasModels, Estimate, JointRegression, LevelVariance, ModeratorTest,
    RadialPlot, RareEvents, RareLine, RisksSideBySide, SelectionModel, SequentialFindings,
    StudyRay, StudyRisks, Term, WithinResult, WithinTrials,
};
use crate::words::Words;

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

/// The evidence against a sequential boundary.
pub(super) fn sequential(own: &SequentialFindings) -> Value {
    json!({
        "effect": own.effect,
        "alpha": own.alpha,
        "power": own.power,
        "reason": own.reason,
        "diversity": own.diversity,
        "diversity_assumed": own.is_assumed,
        "required_information": own.required,
        "information": own.information,
        "looks": own.looks.iter().map(|look| json!({
            "year": look.year,
            "results": look.results,
            "share": look.share,
            "z": look.z,
            "boundary": look.boundary,
            "crosses": look.crosses(),
        })).collect::<Vec<_>>(),
    })
}

/// The risks that L'Abbé's plot shows.
pub(super) fn risks(risks: &RisksSideBySide) -> Value {
    let row = |one: &StudyRisks| {
        json!({
            "result": one.result,
            "comparator": one.comparator,
            "intervention": one.intervention,
        })
    };
    risks.studies.iter().map(row).collect()
}

/// What the radial plot shows.
pub(super) fn radial(plot: &RadialPlot) -> Value {
    let row = |one: &StudyRay| {
        json!({
            "result": one.result,
            "precision": one.precision,
            "score": one.score,
            "distance": one.distance,
        })
    };
    json!({
        "slope": plot.slope,
        "studies": plot.studies.iter().map(row).collect::<Vec<_>>(),
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

/// A meta-regression on several properties together.
pub(super) fn regression(words: &Words, model: &JointRegression) -> Value {
    let (numbers, categories) = (model.numbers.iter(), model.categories.iter());
    json!({
        "k": model.k,
        "unknown": model.unknown,
        "numbers": numbers.map(|(by, mean)| json!({
            "by": property::number(words, by),
            "mean": mean,
        })).collect::<Vec<_>>(),
        "categories": categories.map(|(by, groups)| json!({
            "by": property::category(words, by),
            "groups": groups.iter().map(|group| property::group(words, group)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "intercept": term(&model.intercept),
        "terms": model.terms.iter().map(term).collect::<Vec<_>>(),
        "tests": model.tests.iter().map(|test| test.map(moderator_test)).collect::<Vec<_>>(),
        "omnibus": model.omnibus.map(moderator_test),
        "tau2": model.tau2,
        "r2_percent": model.r2_percent,
        "fitted": model.fitted.iter().map(|fitted| json!({
            "at": fitted.label,
            "estimate": fitted.estimate.value,
            "ci_low": fitted.estimate.low,
            "ci_high": fitted.estimate.high,
            "prediction_low": fitted.prediction.map(|limits| limits.0),
            "prediction_high": fitted.prediction.map(|limits| limits.1),
        })).collect::<Vec<_>>(),
    })
}

fn term(term: &Term) -> Value {
    json!({
        "estimate": term.estimate,
        "se": term.se,
        "ci_low": term.interval.0,
        "ci_high": term.interval.1,
        "p": term.p,
    })
}

fn moderator_test(test: ModeratorTest) -> Value {
    json!({ "statistic": test.statistic, "df": test.df, "df2": test.df2, "p": test.p })
}

/// The odds ratio under methods for rare events.
pub(super) fn rare_events(rare: &RareEvents) -> Value {
    let line = |line: &RareLine| {
        json!({
            "name": line.way.key(),
            "estimate": line.found.map(|found| found.estimate.value),
            "ci_low": line.found.and_then(|found| found.estimate.low),
            "ci_high": line.found.and_then(|found| found.estimate.high),
            "se": line.found.map(|found| found.se),
            "p": line.found.map(|found| found.p),
            "tau2": line.found.and_then(|found| found.tau2),
        })
    };
    json!({
        "results": rare.tables.len(),
        "with_empty": rare.with_empty,
        "silent": rare.silent,
        "events": rare.events,
        "people": rare.people,
        "lines": rare.lines.iter().map(line).collect::<Vec<_>>(),
    })
}

/// A Bayesian analysis: medians and central 95% intervals.
pub(super) fn bayes(bayes: &BayesFindings) -> Value {
    let read =
        |of: &Estimate| json!({ "estimate": of.value, "ci_low": of.low, "ci_high": of.high });
    json!({
        "prior": {
            "tau": if bayes.is_cauchy { "half-cauchy" } else { "half-normal" },
            "scale": bayes.scale,
            "mean": bayes.mean_prior.map(|prior| prior.0),
            "sd": bayes.mean_prior.map(|prior| prior.1),
            "reason": bayes.reason,
        },
        "mean": read(&bayes.mean),
        "mean_on_scale": { "mean": bayes.mean_on_scale.0, "sd": bayes.mean_on_scale.1 },
        "tau": read(&bayes.tau),
        "prediction": read(&bayes.prediction),
        "chances": bayes.chances.iter().map(|chance| json!({
            "threshold": chance.threshold,
            "above": chance.above,
            "below": chance.below,
        })).collect::<Vec<_>>(),
    })
}
