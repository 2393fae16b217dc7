//! Rare events, proportions, and the accuracy of tests.

use serde_json::{Map, Value, json};

use crate::cli::analyse::settings::choices as typed_choices;
use crate::cli::analyse_args::{TableArgs, TableMethod};
use crate::cli::deeper_args::CountModelArg;
use crate::diag::Diagnostics;
use crate::load::source::Source;
use crate::load::table;
use stats::binomial_normal::{BinomialNormal, TableModel, odds_ratio, proportion};
use stats::diagnostic::region::Region;
use stats::diagnostic::{Bivariate, Logits, TestTable, bivariate, logits};
use stats::effect::binary::TwoByTwo;
use stats::effect::single_group::Proportion;
use stats::effect::transform::BackTransform;
use stats::effect::zero_cells::{AddTo, ZeroCells};
use stats::tau2::Likelihood;

use super::cells::Cells;
use super::columns_held::{Column, Holds, column};
use super::data::options;
use super::shape::{inference, list, number, object, optional, put_interval};
use super::trouble::Trouble;

/// Each line of a table that has the columns; `parts` are columns of events with those of their people.
fn lines<T>(
    source: &Source,
    method: &str,
    needed: &[Column],
    parts: &[(&str, &str)],
    one: impl Fn(&dyn Fn(&str) -> Result<f64, Trouble>) -> Result<T, Trouble>,
) -> Result<Vec<T>, Trouble> {
    let (table, mut found) = table::read(source);
    if found.has_errors() {
        return Err(Trouble::Faults(found));
    }
    let cells = Cells::new(source, &table);
    cells.check_columns(method, needed.iter(), &mut found);
    if !found.has_errors() {
        cells.check_rows(&mut found);
        cells.check_cells(needed.iter(), &mut found);
        for (part, whole) in parts {
            cells.check_parts(part, whole, &mut found);
        }
    }
    if found.has_errors() {
        return Err(Trouble::Faults(found));
    }
    let rows = 0..cells.len();
    rows.map(|line| one(&|name: &str| cells.number(line, name)))
        .collect()
}

const TWO_ARMS: [Column; 4] = [
    column("ai", "events in the first arm", Holds::Whole),
    column("n1i", "people in the first arm", Holds::Above),
    column("ci", "events in the second arm", Holds::Whole),
    column("n2i", "people in the second arm", Holds::Above),
];
const ONE_GROUP: [Column; 2] = [
    column("xi", "events in the group", Holds::Whole),
    column("ni", "people in the group", Holds::Above),
];
const OF_TEST: [Column; 4] = [
    column(
        "TP",
        "people with the condition whom the test finds",
        Holds::Count,
    ),
    column(
        "FN",
        "people with the condition whom it misses",
        Holds::Count,
    ),
    column(
        "FP",
        "people without the condition whom it takes for ill",
        Holds::Count,
    ),
    column(
        "TN",
        "people without the condition whom it clears",
        Holds::Count,
    ),
];

pub(super) fn binomial_normal(
    source: &Source,
    args: &TableArgs,
    model: CountModelArg,
) -> Result<(Value, Diagnostics), Trouble> {
    let level = options(&typed_choices(args)).level;
    let tables = |model: TableModel| -> Result<BinomialNormal, Trouble> {
        let parts = [("ai", "n1i"), ("ci", "n2i")];
        let tables = lines(source, BINOMIAL, &TWO_ARMS, &parts, |cell| {
            let (a, n1, c, n2) = (cell("ai")?, cell("n1i")?, cell("ci")?, cell("n2i")?);
            Ok(TwoByTwo::from_events(a, n1, c, n2)?)
        })?;
        Ok(odds_ratio(&tables, model, level)?)
    };
    let mut map = match model {
        CountModelArg::StudyIntercepts => reported(&tables(TableModel::StudyIntercepts)?),
        CountModelArg::Conditional => reported(&tables(TableModel::Conditional)?),
        CountModelArg::Proportion => {
            let groups = lines(source, BINOMIAL, &ONE_GROUP, &[("xi", "ni")], |cell| {
                Ok(Proportion::new(cell("xi")?, cell("ni")?)?)
            })?;
            reported(&proportion(&groups, level)?)
        }
    };
    let back = match model {
        CountModelArg::Proportion => BackTransform::Logit,
        _ => BackTransform::Exponential,
    };
    let natural = ["beta", "ci_lb", "ci_ub"].map(|key| {
        let value = map.get(key).and_then(Value::as_f64);
        (
            key.replace("beta", "estimate"),
            optional(value.map(|x| back.apply(x))),
        )
    });
    map.insert("back".into(), Value::Object(natural.into_iter().collect()));
    Ok((Value::Object(map), Diagnostics::new()))
}

const BINOMIAL: &str = "`--binomial-normal`";

fn reported(result: &BinomialNormal) -> Map<String, Value> {
    let mut map = object([("k", json!(result.k))]);
    map.extend(inference(&result.mean, "beta"));
    map.extend(object([
        ("tau2", number(result.tau2)),
        ("tau", number(result.tau2.sqrt())),
        ("I2", optional(result.i2_percent)),
        ("QE_Wld", number(result.wald.statistic)),
        ("QE_df", json!(result.wald.df)),
        ("QEp_Wld", number(result.wald.p)),
        ("QE_LRT", number(result.likelihood_ratio.statistic)),
        ("QEp_LRT", number(result.likelihood_ratio.p)),
        ("logLik", number(result.log_likelihood)),
    ]));
    map
}

pub(super) fn accuracy(source: &Source, args: &TableArgs) -> Result<(Value, Diagnostics), Trouble> {
    let tables = lines(source, "`--accuracy`", &OF_TEST, &[], |cell| {
        Ok(TestTable::new(
            cell("TP")?,
            cell("FN")?,
            cell("FP")?,
            cell("TN")?,
        )?)
    })?;
    let rule = ZeroCells {
        to: AddTo::AllIfAnyZero,
        ..ZeroCells::METAFOR
    };
    let studies: Vec<Logits> = logits(&tables, rule).into_iter().flatten().collect();
    let likelihood = match args.method {
        Some(TableMethod::Ml) => Likelihood::Full,
        _ => Likelihood::Restricted,
    };
    let level = options(&typed_choices(args)).level;
    let result = bivariate(&studies, likelihood, level)?;
    let column = |f: &dyn Fn(&Logits) -> f64| list(studies.iter().map(f));
    let mut map = object([
        ("k", json!(result.k)),
        ("logit_sens", column(&|s| s.sensitivity.yi())),
        ("logit_fpr", column(&|s| s.false_positive_rate.yi())),
        ("var_logit_sens", column(&|s| s.sensitivity.vi())),
        ("var_logit_fpr", column(&|s| s.false_positive_rate.vi())),
    ]);
    map.extend(summary(&result));
    Ok((Value::Object(map), Diagnostics::new()))
}

fn summary(result: &Bivariate) -> Map<String, Value> {
    let (sensitivity, around_sensitivity) = result.summary_sensitivity();
    let (specificity, around_specificity) = result.summary_specificity();
    let mut map = object([
        ("mu_logit_sens", number(result.sensitivity.estimate)),
        ("mu_logit_fpr", number(result.false_positive_rate.estimate)),
        ("se_logit_sens", number(result.sensitivity.se)),
        ("se_logit_fpr", number(result.false_positive_rate.se)),
        ("cov_mu", number(result.covariance_of_means)),
        ("tau_logit_sens", number(result.tau[0])),
        ("tau_logit_fpr", number(result.tau[1])),
        ("rho", optional(result.correlation)),
        ("sensitivity", number(sensitivity)),
        ("specificity", number(specificity)),
    ]);
    put_interval(&mut map, "sensitivity_ci", Some(around_sensitivity));
    put_interval(&mut map, "specificity_ci", Some(around_specificity));
    let curve = result.curve.map_or(Value::Null, |curve| {
        json!({
            "Theta": curve.threshold,
            "Lambda": curve.accuracy,
            "beta": curve.shape,
            "sigma2_theta": curve.threshold_variance,
            "sigma2_alpha": curve.accuracy_variance,
        })
    });
    map.extend(object([
        ("logLik", number(result.log_likelihood)),
        ("confidence_region", region(&result.confidence, "se")),
        ("prediction_region", region(&result.prediction, "sd")),
        ("hsroc", curve),
        ("DOR", number(result.diagnostic_odds_ratio())),
        ("LR_pos", number(result.positive_likelihood_ratio())),
        ("LR_neg", number(result.negative_likelihood_ratio())),
    ]));
    map
}

fn region(region: &Region, spread: &str) -> Value {
    Value::Object(object([
        ("center", list(region.centre)),
        (spread, list(region.sd)),
        ("correlation", optional(region.correlation)),
    ]))
}
