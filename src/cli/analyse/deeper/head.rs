//! What stands above the numbers of a deeper method: what it is, of what, how much there is, on which scale.

use clap::ValueEnum;
use serde_json::Value;

use crate::cli::analyse::columns;
use crate::cli::analyse::settings::choices as typed_choices;
use crate::cli::analyse_args::{TableArgs, TableMeasure};
use crate::cli::deeper_args::{
    CountModelArg, FavouredArg, MeanPriorArg, SmallValuesArg, TauPriorArg, WorkingModelArg,
};
use crate::synthesis::{Choices, short_name};
use crate::text::number;
use stats::effect::transform::BackTransform;
use stats::model::options::Model;

use super::data::options;

/// The lines above the numbers.
pub(super) fn lines(value: &Value, args: &TableArgs) -> Vec<String> {
    let choices = typed_choices(args);
    let mut lines = vec![method(args)];
    lines.extend(amount(value));
    lines.extend(measured(args));
    lines.extend(modelled(args, &choices));
    let level = options(&choices).level.percent();
    lines.push(format!("Intervals hold {level}%."));
    lines
}

fn method(args: &TableArgs) -> String {
    let deeper = &args.deeper;
    let moderators = deeper.moderators.join(", ");
    let cluster = deeper.cluster.as_deref().unwrap_or("study");
    if deeper.network {
        "Network meta-analysis: every treatment against every other, by direct and indirect comparisons.".to_owned()
    } else if deeper.accuracy {
        "Accuracy of a test: sensitivity and false-positive rate together (bivariate model)."
            .to_owned()
    } else if let Some(model) = deeper.binomial_normal {
        let model = match model {
            CountModelArg::StudyIntercepts => "two arms, with an intercept for each study (UM.FS)",
            CountModelArg::Conditional => "two arms, given the events of both (CM.EL)",
            CountModelArg::Proportion => "one group (PLO)",
        };
        format!("Events as binomial counts: {model}.")
    } else if deeper.influence {
        "Influence: how much each result bears on the pooled one.".to_owned()
    } else if deeper.meta_regression {
        format!("Regression of the effects on {moderators}, together.")
    } else if deeper.three_level {
        format!("Three-level model: results within each `{cluster}`, and variation at both levels.")
    } else if let Some(working) = deeper.cluster_robust {
        let working = match working {
            WorkingModelArg::Common => "one common effect",
            WorkingModelArg::Random => "random effects",
            WorkingModelArg::ThreeLevel => "the three-level model",
        };
        format!(
            "Cluster-robust inference (CR2): results within each `{cluster}`, weights of {working}."
        )
    } else if deeper.bayes {
        "Random effects with prior information.".to_owned()
    } else if deeper.pet_peese {
        "PET and PEESE: the effect that a study without sampling error would have found.".to_owned()
    } else {
        let steps: Vec<String> = deeper.selection_steps.iter().map(f64::to_string).collect();
        let side = match deeper.favoured {
            Some(FavouredArg::Below) => "below",
            Some(FavouredArg::Above) | None => "above",
        };
        format!(
            "Selection model: effects {side} 0 are thought to be published more readily, by one-sided p values up to {}.",
            steps.join(", ")
        )
    }
}

/// How many results, groups and treatments there are.
fn amount(value: &Value) -> Option<String> {
    let count = |key: &str| value[key].as_u64().and_then(|n| usize::try_from(n).ok());
    if let (Some(studies), Some(treatments)) = (count("n_studies"), count("n_treatments")) {
        let pairs = count("n_comparisons").unwrap_or(0);
        return Some(format!(
            "{}, {}, {} of arms.",
            number::count(studies, "study", "studies"),
            number::count(treatments, "treatment", "treatments"),
            number::count(pairs, "pair", "pairs")
        ));
    }
    let results = number::count(count("k")?, "result", "results");
    let out = value["left_out"].as_array().map_or(0, Vec::len);
    let out = match out {
        0 => String::new(),
        out => format!(
            "; {} left out, with the reason below",
            number::count(out, "row", "rows")
        ),
    };
    Some(match count("n_clusters") {
        Some(clusters) => format!(
            "{results} in {}{out}.",
            number::count(clusters, "cluster", "clusters")
        ),
        None => format!("{results}{out}."),
    })
}

/// The measure with the scale on which its numbers stand.
fn measured(args: &TableArgs) -> Option<String> {
    if args.deeper.accuracy {
        return Some("Logits are ln(share ÷ (1 − share)); sensitivity and specificity themselves are shares of 1.".to_owned());
    }
    if let Some(model) = args.deeper.binomial_normal {
        let (measure, scale) = match model {
            CountModelArg::Proportion => ("proportion", "logits of it"),
            _ => ("odds ratio", "logarithms of it"),
        };
        return Some(format!(
            "Measure: {measure}; the numbers are {scale}, but for those under “On the natural scale”."
        ));
    }
    let measure = args.measure.unwrap_or(TableMeasure::Gen);
    let named = measure.to_possible_value();
    let named = named
        .as_ref()
        .and_then(clap::builder::PossibleValue::get_help);
    let named = named
        .map(|help| help.to_string().to_lowercase())
        .unwrap_or_default();
    if measure == TableMeasure::Gen {
        let what = match args.deeper.network {
            true => {
                "differences of the first treatment from the second, in the unit of the column `yi`"
            }
            false => "effects in the unit of the column `yi`",
        };
        return Some(format!("Measure: {what}."));
    }
    let scale = match columns::scale(measure, 1.0).back {
        BackTransform::Identity => "in the unit of the table",
        BackTransform::Exponential => "as natural logarithms: 0 stands for a ratio of 1",
        BackTransform::FisherZ => "as Fisher’s z",
        BackTransform::Logit => "as logits, ln(share ÷ (1 − share))",
        _ => "transformed as the measure says",
    };
    Some(format!("Measure: {named}; its numbers stand {scale}."))
}

/// The model, and what was assumed.
fn modelled(args: &TableArgs, choices: &Choices) -> Vec<String> {
    let deeper = &args.deeper;
    let mut lines = Vec::new();
    if deeper.influence || deeper.meta_regression {
        lines.push(match choices.model.model {
            Model::CommonEffect => "Model: one common effect.".to_owned(),
            Model::RandomEffects(by) => {
                format!(
                    "Model: random effects, variation between results by {}.",
                    short_name(by)
                )
            }
        });
    }
    if deeper.three_level || deeper.cluster_robust.is_some() {
        let rho = deeper.rho.unwrap_or(0.0);
        lines.push(format!(
            "Sampling errors of one cluster are taken to correlate by {rho} (`--rho`)."
        ));
    }
    if deeper.bayes {
        let tau = match deeper.tau_prior {
            Some(TauPriorArg::HalfNormal(scale)) => format!("half-normal with scale {scale}"),
            Some(TauPriorArg::HalfCauchy(scale)) => format!("half-Cauchy with scale {scale}"),
            None => "half-normal with scale 0.5".to_owned(),
        };
        let mean = match deeper.mean_prior {
            Some(MeanPriorArg::Normal(mean, sd)) => format!("normal around {mean} with SD {sd}"),
            Some(MeanPriorArg::Uniform) | None => "uniform, every value alike".to_owned(),
        };
        lines.push(format!("Prior of τ: {tau}. Prior of the mean: {mean}."));
    }
    if deeper.network {
        let small = match deeper.small_values {
            Some(SmallValuesArg::Undesirable) => "bad",
            _ => "good",
        };
        lines.push(format!(
            "P-scores take small values of the outcome as {small} (`--small-values`)."
        ));
    }
    lines
}
