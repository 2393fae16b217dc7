//! The formula checks: one file of results keyed `<dataset>.<measure>.<estimator>`.

use super::compare::{Comparison, Tolerance};
use super::dispatch::tau2_method;
use super::report::{number, numbers, optional};
use distil_stats::absolute::{RelativeEffect, WithLimits, absolute_effect};
use distil_stats::asymmetry::begg::begg;
use distil_stats::asymmetry::egger::{egger_classical, egger_mixed};
use distil_stats::distribution::Reference;
use distil_stats::effect::EffectSize;
use distil_stats::effect::binary::{BinaryMeasure, TwoByTwo, binary_effects};
use distil_stats::effect::continuous::{Group, MeanVariance, TwoGroups, mean_differences};
use distil_stats::effect::single_group::{Proportion, ProportionMeasure, proportion_effects};
use distil_stats::effect::standardized::{SmdOptions, standardized_mean_differences};
use distil_stats::effect::zero_cells::ZeroCells;
use distil_stats::level::{Interval, Level};
use distil_stats::model::inference::Inference;
use distil_stats::model::options::{MeanTest, Model, ModelOptions, TestRule};
use distil_stats::pool::inverse_variance::{Pooled, pool};
use distil_stats::pool::mantel_haenszel::{
    MantelHaenszelMeasure, MantelHaenszelOptions, RiskDifferenceVariance, mantel_haenszel,
    mantel_haenszel_random,
};
use distil_stats::pool::peto::peto;
use distil_stats::pool::result::TablePooled;
use distil_stats::prediction::{PredictionError, PredictionQuantile, PredictionRule};
use distil_stats::regression::{Moderator, meta_regression};
use distil_stats::sensitivity::{cumulative, leave_one_out};
use distil_stats::subgroup::separate_subgroups;
use distil_stats::trim_and_fill::{MissingEstimator, trim_and_fill};
use distil_stats::votes::sign_test;
use serde_json::{Value, json};

/// Keys that are data, prose, economics, or results whose data are not in the file.
fn is_not_a_check(key: &str) -> bool {
    key.starts_with('_') || key.ends_with(".data") || matches!(key, "160" | "discount_example")
}

pub fn run(content: &Value, comparison: &mut Comparison) {
    let data = Data { content };
    for (key, expected) in content.as_object().unwrap() {
        if is_not_a_check(key) {
            continue;
        }
        let parts: Vec<&str> = key.split('.').collect();
        match data.compute(&parts) {
            Some(got) => comparison.case(key, expected, &got, tolerance(key)),
            None => comparison.fail(format!("{key}: unknown check")),
        }
    }
}

/// Some results come from metafor at its default stop rule, which moves tau2 by up to 2e-6.
fn tolerance(key: &str) -> Tolerance {
    let loose = ["trimfill", "normand.SMD_RevMan5.REML", "pritz"];
    let relative = if loose.iter().any(|name| key.contains(name)) {
        3e-6
    } else {
        1e-8
    };
    Tolerance {
        relative,
        ..Tolerance::DEFAULT
    }
}

struct Data<'a> {
    content: &'a Value,
}

impl Data<'_> {
    fn column(&self, dataset: &str, name: &str) -> Vec<f64> {
        let list = &self.content[format!("{dataset}.data").as_str()][name];
        list.as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_f64)
            .collect()
    }

    fn bcg(&self) -> Vec<TwoByTwo> {
        let [a, b, c, d] = ["tpos", "tneg", "cpos", "cneg"].map(|name| self.column("bcg", name));
        (0..a.len())
            .map(|i| TwoByTwo::from_events(a[i], a[i] + b[i], c[i], c[i] + d[i]).unwrap())
            .collect()
    }

    fn zero(&self) -> Vec<TwoByTwo> {
        let [a, n1, c, n2] = ["a", "n1", "c", "n2"].map(|name| self.column("zero", name));
        (0..a.len())
            .map(|i| TwoByTwo::from_events(a[i], n1[i], c[i], n2[i]).unwrap())
            .collect()
    }

    fn normand(&self) -> Vec<TwoGroups> {
        let group = |i: usize, arm: &str| {
            let at = |name: &str| self.column("normand", &format!("{name}{arm}"))[i];
            Group::new(at("m"), at("sd"), at("n")).unwrap()
        };
        let k = self.column("normand", "n1").len();
        (0..k)
            .map(|i| TwoGroups {
                first: group(i, "1"),
                second: group(i, "2"),
            })
            .collect()
    }

    fn compute(&self, key: &[&str]) -> Option<Value> {
        match key {
            ["bcg", "escalc", m] => Some(rows(&effects(&self.bcg(), m)?)),
            ["bcg", "MH", m] => Some(table(&mh(&self.bcg(), m)?)),
            ["bcg", "MHrandom_RevMan5", m] => revman_random(&self.bcg(), m),
            ["bcg", "Peto"] => Some(table(&peto(&self.bcg(), &METAFOR).unwrap())),
            ["bcg", "RR", "REML", rest] if *rest != "ext" => self.sensitivity(rest),
            ["bcg", "RR", "trimfill", e] => self.trimmed(e),
            ["bcg", m, rest @ ..] => self.pooled_bcg(m, rest),
            ["normand", rest @ ..] => self.normand_check(rest),
            ["zero", rest @ ..] => self.zero_check(rest),
            ["pritz", m, "REML"] => self.proportions(m),
            ["sign_test"] => Some(self.signs()),
            ["absolute_effects_ACR_0", "25"] => Some(self.absolute()),
            _ => None,
        }
    }

    fn pooled_bcg(&self, measure: &str, rest: &[&str]) -> Option<Value> {
        let effects = present(&effects(&self.bcg(), measure)?);
        match rest {
            ["egger_lm"] => Some(egger(&effects)),
            ["egger_rma_REML"] => {
                let test = egger_mixed(&effects, &options("REML")).unwrap().bias;
                Some(json!({ "z": test.statistic, "p": test.p }))
            }
            ["begg"] => {
                let test = begg(&effects).unwrap();
                Some(json!({ "tau": test.tau, "p": test.p }))
            }
            [estimator] => Some(summary(&pool(&effects, &options(estimator)).unwrap())),
            [estimator, "ext"] => Some(extended(&pool(&effects, &options(estimator)).unwrap())),
            _ => None,
        }
    }

    fn sensitivity(&self, kind: &str) -> Option<Value> {
        let effects = present(&effects(&self.bcg(), "RR")?);
        let options = options("REML");
        match kind {
            "leave1out" => Some(series(&leave_one_out(&effects, &options).unwrap())),
            "cumul_by_year" => {
                let years = self.column("bcg", "year");
                Some(series(
                    &cumulative(&effects, &years, &options).unwrap().steps,
                ))
            }
            "metareg_ablat" => {
                let ablat = Moderator::Numeric(self.column("bcg", "ablat"));
                let fit = meta_regression(&effects, &[ablat], &options).unwrap();
                let omnibus = fit.omnibus.unwrap();
                Some(json!({
                    "b": numbers(fit.coefficients.iter().map(|c| c.estimate)),
                    "se": numbers(fit.coefficients.iter().map(|c| c.se)),
                    "tau2": fit.tau2.unwrap().value,
                    "QM": omnibus.statistic,
                    "QMp": omnibus.p,
                    "QE": fit.residual.q.statistic,
                    "R2": fit.r2_percent,
                    "I2": fit.residual.i2_percent,
                }))
            }
            "subgroup_alloc" => Some(self.subgroups(&effects, &options)),
            _ => None,
        }
    }

    fn subgroups(&self, effects: &[EffectSize], options: &ModelOptions) -> Value {
        let codes: Vec<usize> = self
            .column("bcg", "alloc")
            .iter()
            .map(|code| *code as usize - 1)
            .collect();
        let result = separate_subgroups(effects, &codes, 3, options).unwrap();
        let mut map = series(&result.groups);
        map["Q_between"] = json!(result.between.statistic);
        map["df"] = json!(result.between.df);
        map["p"] = json!(result.between.p);
        map
    }

    fn trimmed(&self, estimator: &str) -> Option<Value> {
        let estimator = match estimator {
            "L0" => MissingEstimator::L0,
            "R0" => MissingEstimator::R0,
            _ => return None,
        };
        let effects = present(&effects(&self.bcg(), "RR")?);
        let result = trim_and_fill(&effects, estimator, None, &options("REML")).unwrap();
        let mean = result.adjusted.mean;
        Some(json!({
            "k0": result.missing,
            "b": mean.estimate,
            "ci": pair(mean.interval),
            "tau2": result.adjusted.tau2.unwrap().value,
        }))
    }

    fn normand_check(&self, rest: &[&str]) -> Option<Value> {
        let effects = |measure: &str| {
            let groups = self.normand();
            Some(match measure {
                "MD" => mean_differences(&groups, MeanVariance::Separate),
                "SMD" | "SMD_exactJ_LS" => {
                    standardized_mean_differences(&groups, SmdOptions::METAFOR)
                }
                "SMD_RevMan5" => standardized_mean_differences(&groups, SmdOptions::REVMAN),
                _ => return None,
            })
        };
        match rest {
            ["escalc", measure] => Some(rows(&effects(measure)?)),
            [measure, estimator] => {
                let effects = present(&effects(measure)?);
                Some(summary(&pool(&effects, &options(estimator)).unwrap()))
            }
            _ => None,
        }
    }

    fn zero_check(&self, rest: &[&str]) -> Option<Value> {
        let tables = self.zero();
        match rest {
            ["Peto"] => Some(table(&peto(&tables, &METAFOR).unwrap())),
            ["MH", measure] => Some(table(&mh(&tables, measure.strip_suffix("_nocorrection")?)?)),
            ["escalc", measure, "5_only0"] => {
                Some(rows(&effects(&tables, measure.strip_suffix("_add0")?)?))
            }
            _ => None,
        }
    }

    fn proportions(&self, measure: &str) -> Option<Value> {
        let measure = match measure {
            "PLO" => ProportionMeasure::Logit,
            "PFT" => ProportionMeasure::FreemanTukey,
            "PAS" => ProportionMeasure::Arcsine,
            _ => return None,
        };
        let (x, n) = (self.column("pritz", "x"), self.column("pritz", "n"));
        let groups: Vec<Proportion> = x
            .iter()
            .zip(&n)
            .map(|(x, n)| Proportion::new(*x, *n).unwrap())
            .collect();
        let effects = proportion_effects(&groups, measure, ZeroCells::METAFOR);
        let mut map = summary(&pool(&present(&effects), &options("REML")).unwrap());
        let columns = rows(&effects);
        map["yi"] = columns["yi"].clone();
        map["vi"] = columns["vi"].clone();
        Some(map)
    }

    fn signs(&self) -> Value {
        let list = |name: &str| -> Vec<u64> {
            let values = self.content["sign_test"][name].as_array().unwrap();
            values.iter().filter_map(Value::as_u64).collect()
        };
        let pairs: Vec<(u64, u64)> = list("n").into_iter().zip(list("x")).collect();
        let tests: Vec<_> = pairs
            .iter()
            .map(|(n, x)| sign_test(*x, n - x, 0.5, Level::P95).unwrap())
            .collect();
        json!({
            "n": list("n"),
            "x": list("x"),
            "p_two_sided": numbers(tests.iter().map(|t| t.p_two_sided)),
            "wilson_lo": numbers(tests.iter().map(|t| t.wilson.lower)),
            "wilson_hi": numbers(tests.iter().map(|t| t.wilson.upper)),
        })
    }

    fn absolute(&self) -> Value {
        let given = &self.content["absolute_effects_ACR_0.25"];
        let mut map = given.clone();
        let kinds = [
            ("RR", RelativeEffect::RiskRatio),
            ("OR", RelativeEffect::OddsRatio),
            ("HR", RelativeEffect::HazardRatio),
        ];
        for (name, kind) in kinds {
            let at = |i: usize| given[format!("{name}_in")][i].as_f64().unwrap();
            let effect = WithLimits {
                estimate: at(0),
                at_lower: at(1),
                at_upper: at(2),
            };
            let result = absolute_effect(kind, effect, 0.25, 1000.0).unwrap();
            let triple = |w: WithLimits<f64>| numbers([w.estimate, w.at_lower, w.at_upper]);
            map[format!("{name}_per1000")] = triple(result.intervention);
            map[format!("{name}_diff")] = triple(result.difference);
            if name == "RR" {
                map["NNT_RR"] = triple(result.number_needed());
            }
        }
        map
    }
}

const METAFOR: MantelHaenszelOptions = MantelHaenszelOptions::METAFOR;

fn options(estimator: &str) -> ModelOptions {
    let model = match estimator {
        "EE" => Model::CommonEffect,
        other => Model::RandomEffects(tau2_method(other)),
    };
    ModelOptions {
        model,
        test: TestRule::Always(MeanTest::Normal),
        level: Level::P95,
    }
}

fn effects(tables: &[TwoByTwo], measure: &str) -> Option<Vec<Option<EffectSize>>> {
    let measure = match measure {
        "RR" => BinaryMeasure::RiskRatio,
        "OR" => BinaryMeasure::OddsRatio,
        "RD" => BinaryMeasure::RiskDifference,
        "PETO" => BinaryMeasure::PetoOddsRatio,
        _ => return None,
    };
    Some(binary_effects(tables, measure, ZeroCells::METAFOR))
}

fn present(effects: &[Option<EffectSize>]) -> Vec<EffectSize> {
    effects.iter().flatten().copied().collect()
}

fn rows(effects: &[Option<EffectSize>]) -> Value {
    Value::Object(super::report::yi_vi(effects))
}

fn mh_measure(measure: &str) -> Option<MantelHaenszelMeasure> {
    Some(match measure {
        "OR" => MantelHaenszelMeasure::OddsRatio,
        "RR" => MantelHaenszelMeasure::RiskRatio,
        "RD" => MantelHaenszelMeasure::RiskDifference(RiskDifferenceVariance::Sato),
        _ => return None,
    })
}

fn mh(tables: &[TwoByTwo], measure: &str) -> Option<TablePooled> {
    mantel_haenszel(tables, mh_measure(measure)?, &METAFOR).ok()
}

fn revman_random(tables: &[TwoByTwo], measure: &str) -> Option<Value> {
    let result = mantel_haenszel_random(tables, mh_measure(measure)?, &METAFOR).ok()?;
    let (b, se) = (result.mean.estimate, result.mean.se);
    Some(json!({ "tau2": result.tau2, "b": b, "se": se }))
}

fn pair(interval: Interval) -> Value {
    numbers([interval.lower, interval.upper])
}

fn table(result: &TablePooled) -> Value {
    json!({
        "b": result.mean.estimate,
        "se": result.mean.se,
        "ci": pair(result.mean.interval),
        "Q": result.q.statistic,
        "I2": result.q.i2_percent(),
        "weights": numbers(result.weights_percent.iter().copied()),
    })
}

fn summary(result: &Pooled) -> Value {
    let (mean, h) = (&result.mean, &result.heterogeneity);
    json!({
        "b": mean.estimate,
        "se": mean.se,
        "ci_lb": mean.interval.lower,
        "ci_ub": mean.interval.upper,
        "z": mean.statistic,
        "p": mean.p,
        "tau2": result.tau2.map_or(0.0, |t| t.value),
        "se_tau2": optional(result.tau2.and_then(|t| t.se)),
        "I2_tau2based": h.i2_percent,
        "H2": h.h2,
        "Q": h.q.statistic,
        "Qp": h.q.p,
        "weights": numbers(result.weights_percent.iter().copied()),
    })
}

fn extended(result: &Pooled) -> Value {
    let interval = result.tau2.unwrap().interval.unwrap();
    let typical = result.heterogeneity.typical_variance.unwrap();
    let prediction = |quantile, error| {
        let rule = PredictionRule { quantile, error };
        pair(result.predictive(rule).unwrap().interval(Level::P95))
    };
    use PredictionError::{HartungKnapp, Wald};
    use PredictionQuantile::{Normal, ResidualDf, ResidualDfLessOne};
    let se = result.hartung_knapp_se.unwrap();
    let student = Reference::StudentT {
        df: result.k as f64 - 1.0,
    };
    let estimate = result.mean.estimate;
    let hksj = Inference::new(estimate, se, student, Level::P95);
    json!({
        "tau2_ci_Qprofile": pair(interval.tau2),
        "I2_ci": pair(interval.i2_percent(typical)),
        "hksj_se": se,
        "hksj_ci": pair(hksj.interval),
        "hksj_t": hksj.statistic,
        "hksj_p": hksj.p,
        "hksj_scale": (se / result.wald_se).powi(2),
        "pi_z": prediction(Normal, Wald),
        "pi_t_km1": prediction(ResidualDf, Wald),
        "pi_t_km2": prediction(ResidualDfLessOne, Wald),
        "pi_hksj_t_km1": prediction(ResidualDf, HartungKnapp),
        "pi_hksj_t_km2": prediction(ResidualDfLessOne, HartungKnapp),
        "I2_Qbased": number(result.heterogeneity.i2_q_percent),
    })
}

fn series(steps: &[Pooled]) -> Value {
    let column = |f: &dyn Fn(&Pooled) -> f64| numbers(steps.iter().map(f));
    json!({
        "b": column(&|r| r.mean.estimate),
        "se": column(&|r| r.mean.se),
        "lb": column(&|r| r.mean.interval.lower),
        "ub": column(&|r| r.mean.interval.upper),
        "tau2": column(&|r| r.tau2.unwrap().value),
        "I2": column(&|r| r.heterogeneity.i2_percent),
        "Q": column(&|r| r.heterogeneity.q.statistic),
    })
}

fn egger(effects: &[EffectSize]) -> Value {
    let test = egger_classical(effects, Level::P95).unwrap();
    json!({
        "intercept_limit": test.limit.estimate,
        "slope_bias": test.bias.estimate,
        "se_bias": test.bias.se,
        "t": test.bias.statistic,
        "df": test.bias.reference.df(),
        "p": test.bias.p,
    })
}
