//! Rare events, proportions, and the accuracy of tests.

use crate::reference::dispatch::{Case, object};
use crate::reference::effects::{field, tables};
use crate::reference::report::{inference, level, number, numbers, optional, put_interval};
use distil_stats::binomial_normal::{BinomialNormal, TableModel, odds_ratio, proportion};
use distil_stats::diagnostic::region::Region;
use distil_stats::diagnostic::{Logits, TestTable, bivariate, logits};
use distil_stats::effect::single_group::Proportion;
use distil_stats::effect::transform::BackTransform;
use distil_stats::effect::zero_cells::{AddTo, Amount, ZeroCells};
use distil_stats::tau2::Likelihood;
use serde_json::{Value, json};

pub fn binomial_normal(case: &Case) -> Value {
    let level = level(case.options);
    let result = match (case.measure, case.option("model")) {
        ("OR", "UM.FS") => odds_ratio(&tables(case.data), TableModel::StudyIntercepts, level),
        ("OR", "CM.EL") => odds_ratio(&tables(case.data), TableModel::Conditional, level),
        ("PLO", _) => {
            let group = |row: &Value| Proportion::new(field(row, "xi"), field(row, "ni")).unwrap();
            let groups: Vec<Proportion> = case.data.as_array().unwrap().iter().map(group).collect();
            proportion(&groups, level)
        }
        other => panic!("{}: unknown model {other:?}", case.id),
    };
    let result = result.unwrap();
    let own = Value::Object(reported(&result));
    let back = |x: f64| number(BackTransform::Logit.apply(x));
    json!({
        "k": result.k,
        "exact": own,
        "metafor": own,
        "back": {
            "transformation": "inverse logit",
            "estimate": back(result.mean.estimate),
            "ci_lb": back(result.mean.interval.lower),
            "ci_ub": back(result.mean.interval.upper),
        },
    })
}

fn reported(result: &BinomialNormal) -> serde_json::Map<String, Value> {
    let mut map = inference(&result.mean, "beta");
    map.extend(object(json!({
        "tau2": result.tau2,
        "tau": result.tau2.sqrt(),
        "I2": optional(result.i2_percent),
        "QE_Wld": result.wald.statistic,
        "QE_df": result.wald.df,
        "QEp_Wld": result.wald.p,
        "QE_LRT": result.likelihood_ratio.statistic,
        "QEp_LRT": result.likelihood_ratio.p,
    })));
    map
}

pub fn accuracy(case: &Case) -> Value {
    let cell = |row: &Value, name: &str| field(row, name);
    let table = |row: &Value| {
        TestTable::new(
            cell(row, "TP"),
            cell(row, "FN"),
            cell(row, "FP"),
            cell(row, "TN"),
        )
        .unwrap()
    };
    let tables: Vec<TestTable> = case.data.as_array().unwrap().iter().map(table).collect();
    let rule = ZeroCells {
        amount: Amount::Constant(case.options["add"].as_f64().unwrap_or(0.5)),
        to: match case.option("to") {
            "if0all" | "" => AddTo::AllIfAnyZero,
            "only0" => AddTo::OnlyZero,
            "all" => AddTo::All,
            "none" => AddTo::Never,
            other => panic!("{}: unknown option to = {other}", case.id),
        },
        ..ZeroCells::METAFOR
    };
    let studies: Vec<Logits> = logits(&tables, rule).into_iter().flatten().collect();
    let likelihood = match case.option("method") {
        "REML" => Likelihood::Restricted,
        "ML" => Likelihood::Full,
        other => panic!("{}: unknown method {other}", case.id),
    };
    let result = bivariate(&studies, likelihood, level(case.options)).unwrap();
    let column = |f: &dyn Fn(&Logits) -> f64| numbers(studies.iter().map(f));
    let region = |region: &Region, name: &str| {
        let mut map = object(json!({
            "center": region.centre,
            "correlation": optional(region.correlation),
        }));
        map.insert(name.to_owned(), json!(region.sd));
        Value::Object(map)
    };
    let (sensitivity, around_sensitivity) = result.summary_sensitivity();
    let (specificity, around_specificity) = result.summary_specificity();
    let curve = |f: &dyn Fn(&distil_stats::diagnostic::hsroc::Hsroc) -> f64| {
        optional(result.curve.as_ref().map(f))
    };
    let mut map = object(json!({
        "k": result.k,
        "logit_sens": column(&|s| s.sensitivity.yi()),
        "logit_fpr": column(&|s| s.false_positive_rate.yi()),
        "var_logit_sens": column(&|s| s.sensitivity.vi()),
        "var_logit_fpr": column(&|s| s.false_positive_rate.vi()),
        "mu_logit_sens": result.sensitivity.estimate,
        "mu_logit_fpr": result.false_positive_rate.estimate,
        "se_logit_sens": result.sensitivity.se,
        "se_logit_fpr": result.false_positive_rate.se,
        "cov_mu": result.covariance_of_means,
        "tau_logit_sens": result.tau[0],
        "tau_logit_fpr": result.tau[1],
        "rho": optional(result.correlation),
        "sensitivity": sensitivity,
        "specificity": specificity,
        "logLik": result.log_likelihood,
        "confidence_region": region(&result.confidence, "se"),
        "prediction_region": region(&result.prediction, "sd"),
        "hsroc": {
            "Theta": curve(&|c| c.threshold),
            "Lambda": curve(&|c| c.accuracy),
            "beta": curve(&|c| c.shape),
            "sigma2_theta": curve(&|c| c.threshold_variance),
            "sigma2_alpha": curve(&|c| c.accuracy_variance),
        },
        "DOR": result.diagnostic_odds_ratio(),
        "LR_pos": result.positive_likelihood_ratio(),
        "LR_neg": result.negative_likelihood_ratio(),
    }));
    put_interval(&mut map, "sensitivity_ci", Some(around_sensitivity));
    put_interval(&mut map, "specificity_ci", Some(around_specificity));
    Value::Object(map)
}
