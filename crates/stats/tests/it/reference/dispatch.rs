//! From a case to what the engine makes of it.

use super::compare::{Comparison, Tolerance};
use super::effects::{back_transform, field, of_measure, rates, rule, tables};
use super::report::{
    self, inference, level, number, numbers, optional, pooled, put_interval, yi_vi,
};
use super::{conversions, deeper, models, tests_of_asymmetry};
use distil_stats::combine_p::{fisher, stouffer};
use distil_stats::describe::describe;
use distil_stats::effect::EffectSize;
use distil_stats::effect::counts::RateMeasure;
use distil_stats::model::options::{MeanTest, Model, ModelOptions, TestRule};
use distil_stats::pool::inverse_variance::{Pooled, pool};
use distil_stats::pool::mantel_haenszel::{
    MantelHaenszelMeasure, MantelHaenszelOptions, RiskDifferenceVariance, mantel_haenszel,
    odds_ratio_tests,
};
use distil_stats::pool::mantel_haenszel_rates::mantel_haenszel_rates;
use distil_stats::pool::peto::peto;
use distil_stats::pool::result::TablePooled;
use distil_stats::sensitivity::{cumulative, leave_one_out};
use distil_stats::tau2::Tau2Method;
use distil_stats::votes::sign_test;
use serde_json::{Map, Value, json};

/// A case with its parts at hand.
pub struct Case<'a> {
    pub id: &'a str,
    pub analysis: &'a str,
    pub measure: &'a str,
    pub options: &'a Value,
    pub data: &'a Value,
    pub expected: &'a Value,
    pub features: &'a Value,
}

impl<'a> Case<'a> {
    fn new(case: &'a Value) -> Self {
        let text = |name: &str| case.get(name).and_then(Value::as_str).unwrap_or("");
        let part = |name: &str| case.get(name).unwrap_or(&Value::Null);
        Self {
            id: text("id"),
            analysis: text("analysis"),
            measure: text("measure"),
            options: part("options"),
            data: part("data"),
            expected: part("expected"),
            features: part("features"),
        }
    }

    pub fn option(&self, name: &str) -> &'a str {
        self.options.get(name).and_then(Value::as_str).unwrap_or("")
    }

    pub fn effects(&self) -> Vec<Option<EffectSize>> {
        of_measure(self.measure, self.data, self.options)
            .unwrap_or_else(|| panic!("{}: unknown measure {}", self.id, self.measure))
    }

    pub fn present(&self) -> Vec<EffectSize> {
        self.effects().into_iter().flatten().collect()
    }

    pub fn model(&self) -> ModelOptions {
        let model = match self.option("method") {
            "FE" | "EE" | "CE" => Model::CommonEffect,
            other => Model::RandomEffects(tau2_method(other)),
        };
        let test = match self.option("test") {
            "z" | "" => MeanTest::Normal,
            "t" => MeanTest::StudentT,
            "knha" => MeanTest::HartungKnapp,
            "adhoc" => MeanTest::HartungKnappAdHoc,
            other => panic!("{}: unknown test {other}", self.id),
        };
        ModelOptions {
            model,
            test: TestRule::Always(test),
            level: level(self.options),
        }
    }

    /// Values are closed-form, or reached by iteration and so reproduced less exactly.
    fn tolerance(&self) -> Tolerance {
        let has = |tags: &[&str]| {
            let own = self.features.as_array();
            own.is_some_and(|own| tags.iter().any(|tag| own.contains(&json!(tag))))
        };
        let iterated = matches!(self.option("method"), "REML" | "ML" | "PM" | "EB")
            || has(&["convert:quantile_estimation", "convert:box_cox"]);
        let base = if iterated {
            Tolerance::DEFAULT
        } else {
            Tolerance::CLOSED_FORM
        };
        let extreme = has(&["edge:tiny_se", "edge:scale"]);
        let se = self.expected.get("se").and_then(Value::as_f64);
        Tolerance {
            unit: se.filter(|_| extreme).unwrap_or(1.0),
            ..base
        }
    }
}

pub fn tau2_method(name: &str) -> Tau2Method {
    match name {
        "DL" => Tau2Method::DerSimonianLaird,
        "REML" => Tau2Method::RestrictedMaximumLikelihood,
        "ML" => Tau2Method::MaximumLikelihood,
        "PM" => Tau2Method::PauleMandel,
        "SJ" => Tau2Method::SidikJonkman,
        "HE" => Tau2Method::Hedges,
        "EB" => Tau2Method::EmpiricalBayes,
        "HS" => Tau2Method::HunterSchmidt,
        other => panic!("unknown estimator {other}"),
    }
}

/// Runs one case.
pub fn run(case: &Value, comparison: &mut Comparison) {
    let id = case
        .get("id")
        .and_then(Value::as_str)
        .unwrap_or("without id");
    // A case that panics must not hide the others.
    match std::panic::catch_unwind(|| compute(case)) {
        Ok(Some(got)) => {
            let case = Case::new(case);
            let plain = case.tolerance();
            let rule = |path: &str| deeper::tolerance(&case, path).unwrap_or(plain);
            comparison.case_by(id, case.expected, &got, &rule);
        }
        Ok(None) => comparison.fail(format!("{id}: unknown kind {}", case["analysis"])),
        Err(_) => comparison.fail(format!("{id}: panicked")),
    }
}

/// What the engine makes of a case; `None` for an unknown kind.
pub fn compute(case: &Value) -> Option<Value> {
    let analysis = case.get("analysis").and_then(Value::as_str).unwrap_or("");
    let case = Case::new(case);
    Some(match analysis {
        "effect_size" => effect_size(&case),
        "pool" => pooling(&case),
        "mantel_haenszel" => table_pooling(&case),
        "peto" => peto_pooling(&case),
        "subgroup_separate" => models::subgroups_apart(&case),
        "subgroup_common" => models::subgroups_together(&case),
        "metareg" => models::regression(&case),
        "asymmetry_tests" => tests_of_asymmetry::asymmetry(&case),
        "trim_and_fill" => tests_of_asymmetry::trimmed(&case),
        "leave_one_out" => leaving_out(&case),
        "cumulative" => accumulating(&case),
        "sign_test" => signs(&case),
        "combine_p" => combining(&case),
        "describe" => describing(&case),
        other => match deeper::run(&case) {
            Some(got) => got,
            None => conversions::run(other, &case)?,
        },
    })
}

fn effect_size(case: &Case) -> Value {
    let effects = case.effects();
    let mut map = yi_vi(&effects);
    let level = level(case.options);
    let column = |f: &dyn Fn(&EffectSize) -> f64| {
        Value::Array(
            effects
                .iter()
                .map(|e| optional(e.as_ref().map(f)))
                .collect(),
        )
    };
    map.insert("sei".into(), column(&EffectSize::sei));
    map.insert("ci_lb".into(), column(&|e| e.interval(level).lower));
    map.insert("ci_ub".into(), column(&|e| e.interval(level).upper));
    Value::Object(map)
}

fn pooling(case: &Case) -> Value {
    let result = pool(&case.present(), &case.model()).unwrap();
    Value::Object(reported(case, &result, &case.effects()))
}

pub fn reported(
    case: &Case,
    result: &Pooled,
    effects: &[Option<EffectSize>],
) -> Map<String, Value> {
    let mut map = pooled(result, effects);
    report::back(&mut map, back_transform(case.measure, case.data));
    map
}

fn pair_rules(options: &Value) -> MantelHaenszelOptions {
    let part = |name: &str, i: usize| options.get(name).map_or(&Value::Null, |list| &list[i]);
    let rule_of = |i: usize| rule(part("add", i), part("to", i), part("drop00", i), None);
    MantelHaenszelOptions {
        single: rule_of(0),
        pooled: rule_of(1),
        continuity: options
            .get("correct")
            .and_then(Value::as_bool)
            .unwrap_or(true),
        level: level(options),
    }
}

fn table_pooling(case: &Case) -> Value {
    use RiskDifferenceVariance::{GreenlandRobins, Sato};
    let options = pair_rules(case.options);
    let binary = |measure| mantel_haenszel(&tables(case.data), measure, &options).unwrap();
    let rate = |measure| mantel_haenszel_rates(&rates(case.data), measure, &options).unwrap();
    let result = match case.measure {
        "OR" => binary(MantelHaenszelMeasure::OddsRatio),
        "RR" => binary(MantelHaenszelMeasure::RiskRatio),
        "RD" => binary(MantelHaenszelMeasure::RiskDifference(Sato)),
        "IRR" => rate(RateMeasure::RateRatio),
        "IRD" => rate(RateMeasure::RateDifference),
        other => panic!("{}: unknown measure {other}", case.id),
    };
    let mut map = table_result(case, &result);
    if case.measure == "RD" {
        let other = binary(MantelHaenszelMeasure::RiskDifference(GreenlandRobins));
        map.insert(
            "greenland_robins".into(),
            Value::Object(inference(&other.mean, "beta")),
        );
    }
    if case.measure == "OR" {
        let tests = odds_ratio_tests(&tables(case.data), &result, &options);
        let cmh = tests.cochran_mantel_haenszel;
        map.insert("CMH_chi2".into(), number(cmh.statistic));
        map.insert("CMH_p".into(), number(cmh.p));
        map.insert(
            "tarone_chi2".into(),
            optional(tests.tarone.map(|t| t.statistic)),
        );
        map.insert("tarone_p".into(), optional(tests.tarone.map(|t| t.p)));
    }
    Value::Object(map)
}

fn peto_pooling(case: &Case) -> Value {
    let result = peto(&tables(case.data), &pair_rules(case.options)).unwrap();
    Value::Object(table_result(case, &result))
}

fn table_result(case: &Case, result: &TablePooled) -> Map<String, Value> {
    let mut map = inference(&result.mean, "beta");
    map.extend(yi_vi(&result.effects));
    map.insert("k".into(), json!(result.k));
    map.insert("k_yi".into(), json!(result.k_effects()));
    map.insert(
        "weights_pct".into(),
        numbers(result.weights_percent.iter().copied()),
    );
    map.insert("Q".into(), number(result.q.statistic));
    map.insert("Q_df".into(), json!(result.q.df));
    map.insert("Q_p".into(), number(result.q.p));
    map.insert("I2".into(), number(result.q.i2_percent()));
    map.insert("H2".into(), number(result.q.h2()));
    report::back(&mut map, back_transform(case.measure, case.data));
    map
}

pub fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        other => panic!("not an object: {other}"),
    }
}

fn series(steps: &[Pooled]) -> Map<String, Value> {
    let maps: Vec<Map<String, Value>> = steps.iter().map(|step| pooled(step, &[None; 0])).collect();
    let keys = [
        "beta", "se", "stat", "pval", "ci_lb", "ci_ub", "tau2", "I2", "H2", "Q", "Q_p",
    ];
    let column = |key: &str| -> Value { maps.iter().map(|map| map[key].clone()).collect() };
    keys.into_iter()
        .map(|key| (key.to_owned(), column(key)))
        .collect()
}

fn leaving_out(case: &Case) -> Value {
    let mut map = series(&leave_one_out(&case.present(), &case.model()).unwrap());
    map.extend(yi_vi(&case.effects()));
    Value::Object(map)
}

fn accumulating(case: &Case) -> Value {
    let rows = case.data.as_array().unwrap();
    let keys: Vec<f64> = rows
        .iter()
        .map(|r| field(r, case.option("order_by")))
        .collect();
    let effects = case.present();
    let result = cumulative(&effects, &keys, &case.model()).unwrap();
    let mut map = series(&result.steps);
    let sorted = result
        .order
        .iter()
        .map(|i| Some(effects[*i]))
        .collect::<Vec<_>>();
    let columns = yi_vi(&sorted);
    map.insert("yi_in_order".into(), columns["yi"].clone());
    map.insert("vi_in_order".into(), columns["vi"].clone());
    let names: Vec<Value> = result
        .order
        .iter()
        .map(|i| rows[*i]["study"].clone())
        .collect();
    map.insert("order".into(), Value::Array(names));
    Value::Object(map)
}

fn signs(case: &Case) -> Value {
    let count = |name: &str| case.data[name].as_u64().unwrap();
    let null = case
        .options
        .get("p0")
        .and_then(Value::as_f64)
        .unwrap_or(0.5);
    let level = level(case.options);
    let result = sign_test(count("positive"), count("negative"), null, level).unwrap();
    let mut map = object(json!({
        "n": result.n,
        "proportion": result.proportion,
        "p_two_sided": result.p_two_sided,
        "p_greater": result.p_greater,
        "p_less": result.p_less,
    }));
    put_interval(&mut map, "wilson", Some(result.wilson));
    put_interval(&mut map, "clopper_pearson", Some(result.clopper_pearson));
    put_interval(&mut map, "jeffreys", Some(result.jeffreys));
    Value::Object(map)
}

fn combining(case: &Case) -> Value {
    let p: Vec<f64> = case.data["p"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_f64)
        .collect();
    let (by_fisher, by_stouffer) = (fisher(&p).unwrap(), stouffer(&p).unwrap());
    json!({
        "fisher_chi2": by_fisher.statistic,
        "fisher_df": by_fisher.df,
        "fisher_p": by_fisher.p,
        "stouffer_z": by_stouffer.statistic,
        "stouffer_p": by_stouffer.p,
    })
}

fn describing(case: &Case) -> Value {
    let effects = of_measure(case.option("measure"), case.data, case.options).unwrap();
    let values: Vec<f64> = effects.iter().flatten().map(EffectSize::yi).collect();
    let result = describe(&values).unwrap();
    let mut map = yi_vi(&effects);
    map.extend(object(json!({
        "min": result.min,
        "q1": result.q1,
        "median": result.median,
        "q3": result.q3,
        "max": result.max,
        "n_positive": result.positive,
        "n_negative": result.negative,
    })));
    Value::Object(map)
}
