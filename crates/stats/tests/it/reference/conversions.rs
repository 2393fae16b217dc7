//! Cases on conversions between statistics.

use super::dispatch::Case;
use super::effects::{field, group};
use super::report::{level, number, numbers};
use distil_stats::convert::box_cox::{box_cox_estimates, transformed};
use distil_stats::convert::effect::{
    cohen_u3, correlation_from_fisher_z, correlation_from_smd, fisher_z, log_odds_ratio_from_smd,
    mean_difference_from_smd, overlap, probability_of_superiority, risk_from_smd,
    smd_from_log_odds_ratio, smd_from_log_odds_ratio_cox,
};
use distil_stats::convert::groups::{combine_groups, design_effect};
use distil_stats::convert::quantile_estimation::{Family, Fitted, fitted};
use distil_stats::convert::quantiles::{
    Quantiles, mean_from_quantiles, sd_from_quantiles, sd_from_quantiles_wan,
};
use distil_stats::convert::spread::{
    sd_from_interval, sd_from_p, sd_from_standard_error, sd_of_change,
};
use distil_stats::distribution::Reference;
use distil_stats::effect::EffectSize;
use distil_stats::effect::continuous::Group;
use distil_stats::effect::correlation::{CorrelationMeasure, correlation_effect};
use distil_stats::effect::generic::{effect_from_ratio, effect_from_ratio_and_p};
use distil_stats::effect::small_sample::SmallSample;
use distil_stats::effect::standardized::{smd_from_d, smd_from_t};
use distil_stats::level::{Interval, Level};
use serde_json::{Map, Value, json};

/// The result of a conversion case; `None` for an unknown kind.
pub fn run(kind: &str, case: &Case) -> Option<Value> {
    let d = |name: &str| field(case.data, name);
    Some(match kind {
        "convert_sd_from_se" => json!({ "sd": sd_from_standard_error(d("se"), d("n")) }),
        "convert_sd_from_ci" => sd_by_interval(case.data),
        "convert_sd_from_p" => {
            let result = sd_from_p(d("md"), d("p"), d("n1i"), d("n2i"))?;
            json!({ "t": result.t, "se": result.se, "sd": result.sd })
        }
        "convert_combine_groups" => combined(case.data),
        "convert_mean_sd_from_quantiles" => quantiles(case.data),
        "convert_quantile_estimation" => quantile_estimation(case.data),
        "convert_box_cox" => box_cox(case.data),
        "convert_ratio_ci" => ratios(case),
        "convert_ratio_p" => effect(&effect_from_ratio_and_p(d("ratio"), d("p"))?),
        "convert_smd_from_t" => {
            let exact = SmallSample::Exact;
            let from_t = smd_from_t(d("t"), d("n1i"), d("n2i"), exact)?;
            let from_d = smd_from_d(d("d"), d("n1i"), d("n2i"), exact)?;
            json!({ "from_t": effect(&from_t), "from_d": effect(&from_d) })
        }
        "convert_lnor_smd" => json!({
            "smd": smd_from_log_odds_ratio(d("lnor")),
            "smd_se": smd_from_log_odds_ratio(d("se")),
            "smd_cox": smd_from_log_odds_ratio_cox(d("lnor")),
        }),
        "convert_change_sd" => {
            json!({ "sd_change": sd_of_change(d("sd_before"), d("sd_after"), d("r")) })
        }
        "convert_cluster" => {
            let effect = design_effect(d("mean_cluster_size"), d("icc"));
            json!({
                "design_effect": effect,
                "effective_n": d("n") / effect,
                "effective_events": d("events") / effect,
                "se": d("se") * effect.sqrt(),
            })
        }
        "convert_smd_reexpress" => reexpressed(case.data),
        "convert_r_z" => {
            let z = correlation_effect(d("r"), d("n"), CorrelationMeasure::FisherZ)?;
            let limits = z.interval(Level::P95).map(correlation_from_fisher_z);
            assert_eq!(z.yi(), fisher_z(d("r")));
            json!({ "z": z.yi(), "vi": z.vi(), "ci_lb": limits.lower, "ci_ub": limits.upper })
        }
        _ => return None,
    })
}

fn effect(e: &EffectSize) -> Value {
    json!({ "yi": e.yi(), "vi": e.vi(), "sei": e.sei() })
}

fn sd_by_interval(data: &Value) -> Value {
    let d = |name: &str| field(data, name);
    let interval = Interval {
        lower: d("ci_lb"),
        upper: d("ci_ub"),
    };
    let level = Level::from_percent(d("level")).unwrap();
    let student = Reference::StudentT { df: d("n") - 1.0 };
    json!({
        "sd_normal": sd_from_interval(interval, d("n"), Reference::Normal, level),
        "sd_t": sd_from_interval(interval, d("n"), student, level),
    })
}

fn combined(data: &Value) -> Value {
    let groups: Vec<Group> = data
        .as_array()
        .unwrap()
        .iter()
        .map(|row| group(row, "mi", "sdi", "ni"))
        .collect();
    let as_json = |g: Group| json!({ "n": g.n(), "mean": g.mean(), "sd": g.sd() });
    let mut all = as_json(combine_groups(&groups).unwrap());
    all["first_two"] = as_json(combine_groups(&groups[..2]).unwrap());
    all
}

fn reported(row: &Value) -> Quantiles {
    let present = |name: &str| row.get(name).and_then(Value::as_f64);
    match (present("min"), present("q1"), present("q3"), present("max")) {
        (Some(min), Some(q1), Some(q3), Some(max)) => Quantiles::Both { min, q1, q3, max },
        (Some(min), _, _, Some(max)) => Quantiles::Range { min, max },
        (_, Some(q1), Some(q3), _) => Quantiles::Quartiles { q1, q3 },
        _ => panic!("neither range nor quartiles: {row}"),
    }
}

fn quantile_estimation(data: &Value) -> Value {
    let rows = data.as_array().unwrap();
    let best = |row: &Value| {
        let all = fitted(field(row, "median"), reported(row), field(row, "n")).unwrap();
        let nearest = |one: &&Fitted, other: &&Fitted| one.distance.total_cmp(&other.distance);
        all.iter().min_by(nearest).copied().unwrap()
    };
    let best: Vec<Fitted> = rows.iter().map(best).collect();
    let name = |one: &Fitted| match one.family {
        Family::Normal => "normal",
        Family::LogNormal => "log-normal",
        Family::Gamma => "gamma",
        Family::Weibull => "weibull",
        Family::Beta => "beta",
    };
    json!({
        "mean": numbers(best.iter().map(|one| one.mean)),
        "sd": numbers(best.iter().map(|one| one.sd)),
        "family": best.iter().map(name).collect::<Vec<_>>(),
    })
}

fn box_cox(data: &Value) -> Value {
    let rows = data.as_array().unwrap();
    let of = |row: &Value| (field(row, "median"), reported(row), field(row, "n"));
    let group = |row: &Value| {
        let (median, reported, n) = of(row);
        box_cox_estimates(median, reported, n).unwrap()
    };
    let power = |row: &Value| {
        let (median, reported, n) = of(row);
        transformed(median, reported, n).unwrap().power
    };
    json!({
        "mean": numbers(rows.iter().map(|row| group(row).mean())),
        "sd": numbers(rows.iter().map(|row| group(row).sd())),
        "power": numbers(rows.iter().map(power)),
    })
}

fn quantiles(data: &Value) -> Value {
    let rows = data.as_array().unwrap();
    let column = |f: &dyn Fn(&Value) -> f64| numbers(rows.iter().map(f));
    json!({
        "mean": column(&|r| mean_from_quantiles(field(r, "median"), reported(r), field(r, "n"))),
        "sd": column(&|r| sd_from_quantiles(reported(r), field(r, "n"))),
        "sd_wan": column(&|r| sd_from_quantiles_wan(reported(r), field(r, "n"))),
    })
}

fn ratios(case: &Case) -> Value {
    let effects: Vec<EffectSize> = case
        .data
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let interval = Interval {
                lower: field(row, "ci_lb"),
                upper: field(row, "ci_ub"),
            };
            effect_from_ratio(field(row, "ratio"), interval, level(case.options)).unwrap()
        })
        .collect();
    json!({
        "yi": numbers(effects.iter().map(EffectSize::yi)),
        "sei": numbers(effects.iter().map(EffectSize::sei)),
    })
}

fn reexpressed(data: &Value) -> Value {
    let mut map = Map::new();
    let (sd, comparator) = (field(data, "sd_reference"), field(data, "comparator_risk"));
    for (suffix, name) in [("", "smd"), ("_lb", "ci_lb"), ("_ub", "ci_ub")] {
        let smd = field(data, name);
        map.insert(
            format!("md{suffix}"),
            number(mean_difference_from_smd(smd, sd)),
        );
        map.insert(
            format!("or{suffix}"),
            number(log_odds_ratio_from_smd(smd).exp()),
        );
        map.insert(
            format!("risk{suffix}"),
            number(risk_from_smd(smd, comparator).unwrap()),
        );
    }
    let smd = field(data, "smd");
    map.insert(
        "prob_superiority".into(),
        number(probability_of_superiority(smd)),
    );
    map.insert("u3".into(), number(cohen_u3(smd)));
    map.insert("overlap".into(), number(overlap(smd)));
    map.insert("r_equal_groups".into(), number(correlation_from_smd(smd)));
    Value::Object(map)
}
