//! Networks of treatments.

use crate::reference::dispatch::{Case, object};
use crate::reference::effects::field;
use crate::reference::report::{inference, level, number, optional, put_interval};
use distil_stats::effect::EffectSize;
use distil_stats::effect::continuous::Group;
use distil_stats::heterogeneity::QTest;
use distil_stats::model::inference::Inference;
use distil_stats::network::arms::{ArmEvents, ArmMeasure, added, event_effects, mean_effect};
use distil_stats::network::designs::design_tests;
use distil_stats::network::ranking::{SmallValues, p_scores};
use distil_stats::network::split::{Split, split};
use distil_stats::network::study::{Contrast, NetworkStudy};
use distil_stats::network::{NetworkEstimates, NetworkMethod, NetworkOptions, network};
use serde_json::{Map, Value, json};

/// The studies of a case, and the number added to each study's events.
struct Data {
    names: Vec<String>,
    treatments: Vec<String>,
    studies: Vec<NetworkStudy>,
    added: Vec<f64>,
}

fn text<'a>(row: &'a Value, name: &str) -> &'a str {
    row[name].as_str().unwrap()
}

/// Names in the order of R's locale: letters and digits first, their case last.
fn sorted(mut names: Vec<String>) -> Vec<String> {
    let letters = |name: &String| -> String {
        let kept = name.chars().filter(|c| c.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect()
    };
    names.sort_by_key(|name| (letters(name), name.clone()));
    names.dedup();
    names
}

/// The treatments as the case lists them, where it lists the same ones: what comes first in an
/// alphabet depends on the language.
fn in_expected_order(case: &Case, own: Vec<String>) -> Vec<String> {
    let listed = case.expected["treatments"].as_array().into_iter().flatten();
    let listed: Vec<String> = listed
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect();
    let is_same = listed.len() == own.len() && own.iter().all(|name| listed.contains(name));
    if is_same { listed } else { own }
}

fn read(case: &Case) -> Data {
    let rows = case.data.as_array().unwrap();
    let columns: &[&str] = if rows[0].get("treat1").is_some() {
        &["treat1", "treat2"]
    } else {
        &["treatment"]
    };
    let named = rows
        .iter()
        .flat_map(|row| columns.iter().map(|c| text(row, c).to_owned()));
    let treatments = in_expected_order(case, sorted(named.collect()));
    let mut names: Vec<String> = Vec::new();
    for row in rows {
        let name = row["study"]
            .as_str()
            .map_or_else(|| row["study"].to_string(), str::to_owned);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let position = |name: &str| treatments.iter().position(|t| t == name).unwrap();
    let is_of = |row: &Value, name: &str| {
        row["study"]
            .as_str()
            .map_or_else(|| row["study"].to_string(), str::to_owned)
            == name
    };
    let mut studies = Vec::new();
    let mut plus = Vec::new();
    for name in &names {
        let own: Vec<&Value> = rows.iter().filter(|row| is_of(row, name)).collect();
        let (study, number) = if columns.len() == 2 {
            (by_contrasts(&own, position), 0.0)
        } else {
            by_arms(case, &own, position)
        };
        studies.push(study);
        plus.push(number);
    }
    Data {
        names,
        treatments,
        studies,
        added: plus,
    }
}

fn by_contrasts(rows: &[&Value], position: impl Fn(&str) -> usize) -> NetworkStudy {
    let contrast = |row: &&Value| Contrast {
        first: position(text(row, "treat1")),
        second: position(text(row, "treat2")),
        effect: match row.get("vi").and_then(Value::as_f64) {
            Some(vi) => EffectSize::new(field(row, "yi"), vi).unwrap(),
            None => EffectSize::from_standard_error(field(row, "yi"), field(row, "sei")).unwrap(),
        },
    };
    let contrasts: Vec<Contrast> = rows.iter().map(contrast).collect();
    NetworkStudy::from_contrasts(&contrasts).unwrap()
}

fn by_arms(case: &Case, rows: &[&Value], position: impl Fn(&str) -> usize) -> (NetworkStudy, f64) {
    let measure = match case.measure {
        "OR" => Some(ArmMeasure::OddsRatio),
        "RR" => Some(ArmMeasure::RiskRatio),
        "RD" => Some(ArmMeasure::RiskDifference),
        "MD" => None,
        other => panic!("{}: unknown measure {other}", case.id),
    };
    let (effects, number): (Vec<Option<EffectSize>>, f64) = match measure {
        Some(measure) => {
            let arms: Vec<ArmEvents> = rows
                .iter()
                .map(|row| ArmEvents {
                    events: field(row, "xi"),
                    n: field(row, "ni"),
                })
                .collect();
            let number = added(&arms, 0.5);
            (event_effects(&arms, measure, number), number)
        }
        None => {
            let mean = |row: &&Value| {
                mean_effect(
                    &Group::new(field(row, "mi"), field(row, "sdi"), field(row, "ni")).unwrap(),
                )
            };
            (rows.iter().map(mean).collect(), 0.0)
        }
    };
    let arms: Vec<(usize, EffectSize)> = rows
        .iter()
        .zip(effects)
        .map(|(row, effect)| (position(text(row, "treatment")), effect.unwrap()))
        .collect();
    (NetworkStudy::from_arms(&arms).unwrap(), number)
}

pub fn network_of(case: &Case) -> Value {
    let data = read(case);
    let options = NetworkOptions {
        method: match case.option("method") {
            "DL" => NetworkMethod::DerSimonianLaird,
            "REML" => NetworkMethod::RestrictedMaximumLikelihood,
            "ML" => NetworkMethod::MaximumLikelihood,
            other => panic!("{}: unknown method {other}", case.id),
        },
        level: level(case.options),
    };
    let small = match case.option("small_values") {
        "undesirable" => SmallValues::Undesirable,
        _ => SmallValues::Desirable,
    };
    let size = data.treatments.len();
    let result = network(&data.studies, size, &options).unwrap();
    let designs = design_tests(&data.studies, size).unwrap();
    // Q is taken apart where there is more than one design.
    let several = designs.designs.len() > 1;
    let scores = |estimates: &NetworkEstimates| -> Map<String, Value> {
        let scores = p_scores(estimates, small);
        let named = data.treatments.iter().cloned();
        named.zip(scores.into_iter().map(number)).collect()
    };
    let mut interaction = object(q_test(&designs.between_random, several));
    interaction.insert("tau_within".into(), number(designs.tau2_within.sqrt()));
    json!({
        "n_studies": data.studies.len(),
        "n_treatments": size,
        "n_comparisons": data.studies.iter().map(|s| s.contrasts().len()).sum::<usize>(),
        "n_designs": designs.designs.len(),
        "treatments": data.treatments,
        "contrasts": in_order_of(&case.expected["contrasts"], contrasts(case, &data)),
        "tau2": number(result.tau2),
        "tau": number(result.tau2.sqrt()),
        "I2": number(result.i2_percent()),
        "Q": q_test(&result.q, true),
        "Q_within_designs": q_test(&designs.within, several),
        "Q_between_designs": q_test(&designs.between, several),
        "design_by_treatment_random": interaction,
        "common": in_order_of(&case.expected["common"], comparisons(&data, &result.common)),
        "random": in_order_of(&case.expected["random"], comparisons(&data, &result.random)),
        "pscores_common": scores(&result.common),
        "pscores_random": scores(&result.random),
        "split_common": in_order_of(&case.expected["split_common"], splits(case, &data, &result.common)),
        "split_random": in_order_of(&case.expected["split_random"], splits(case, &data, &result.random)),
    })
}

/// A test of heterogeneity: no p value without degrees of freedom, nothing where it has no meaning.
fn q_test(test: &QTest, is_there: bool) -> Value {
    if !is_there {
        return json!({ "value": null, "df": null, "p": null });
    }
    let p = (test.df > 0).then_some(test.p);
    json!({ "value": number(test.statistic), "df": test.df, "p": optional(p) })
}

/// Rows in the order of those expected, by study and treatments; rows that are not expected last.
fn in_order_of(expected: &Value, mut rows: Vec<Value>) -> Value {
    let key = |row: &Value| [&row["study"], &row["treat1"], &row["treat2"]].map(Value::clone);
    let order: Vec<_> = expected.as_array().into_iter().flatten().map(key).collect();
    rows.sort_by_key(|row| {
        let own = key(row);
        order
            .iter()
            .position(|other| *other == own)
            .unwrap_or(order.len())
    });
    Value::Array(rows)
}

/// The difference of every pair of arms, turned as the case has it.
fn contrasts(case: &Case, data: &Data) -> Vec<Value> {
    let studies = data.studies.iter().zip(&data.names).zip(&data.added);
    let turned = |name: &str, first: &str, second: &str| {
        let rows = case.expected["contrasts"].as_array().into_iter().flatten();
        rows.into_iter()
            .any(|row| row["study"] == name && row["treat1"] == second && row["treat2"] == first)
    };
    studies
        .flat_map(|((study, name), added)| {
            let turned = &turned;
            study.contrasts().into_iter().map(move |contrast| {
                let (first, second) = (
                    &data.treatments[contrast.first],
                    &data.treatments[contrast.second],
                );
                let effect = contrast.effect;
                let (first, second, effect) = if turned(name, first, second) {
                    (second, first, effect.reversed())
                } else {
                    (first, second, effect)
                };
                json!({
                    "study": name,
                    "treat1": first,
                    "treat2": second,
                    "yi": effect.yi(),
                    "sei": effect.sei(),
                    "added": added,
                })
            })
        })
        .collect()
}

fn comparisons(data: &Data, estimates: &NetworkEstimates) -> Vec<Value> {
    let size = data.treatments.len();
    let pairs = (0..size).flat_map(|i| (i + 1..size).map(move |j| (i, j)));
    pairs
        .map(|(i, j)| {
            let comparison = estimates.comparison(i, j);
            let mut map = inference(&comparison.difference, "estimate");
            put_interval(&mut map, "pi", comparison.prediction);
            map.insert("treat1".into(), json!(data.treatments[i]));
            map.insert("treat2".into(), json!(data.treatments[j]));
            Value::Object(map)
        })
        .collect()
}

fn splits(case: &Case, data: &Data, estimates: &NetworkEstimates) -> Vec<Value> {
    let size = data.treatments.len();
    let reference = data
        .treatments
        .iter()
        .position(|t| t == case.option("reference"));
    let pairs = (0..size).flat_map(|i| (i + 1..size).map(move |j| (i, j)));
    pairs
        // The reference stands second.
        .map(|(i, j)| if Some(i) == reference { (j, i) } else { (i, j) })
        .filter_map(|(i, j)| split(&data.studies, estimates, i, j))
        .map(|split| one_split(data, &split))
        .collect()
}

fn one_split(data: &Data, split: &Split) -> Value {
    let part = |inference: Option<&Inference>, name: &str| {
        let mut map = Map::new();
        map.insert(name.to_owned(), optional(inference.map(|i| i.estimate)));
        map.insert(format!("{name}_se"), optional(inference.map(|i| i.se)));
        put_interval(
            &mut map,
            &format!("{name}_ci"),
            inference.map(|i| i.interval),
        );
        map
    };
    let mut map = part(Some(&split.direct), "direct");
    map.extend(part(split.indirect.as_ref(), "indirect"));
    map.extend(part(split.difference.as_ref(), "difference"));
    map.extend(object(json!({
        "treat1": data.treatments[split.first],
        "treat2": data.treatments[split.second],
        "k": split.studies,
        "proportion_direct": number(split.proportion_direct),
        "network": number(split.network),
        "zval": optional(split.difference.map(|d| d.statistic)),
        "pval": optional(split.difference.map(|d| d.p)),
    })));
    Value::Object(map)
}

/// Printed contrasts close only to six decimals; the indirect part of a comparison that is nearly
/// all direct is a small difference of large numbers.
pub fn tolerance(case: &Case, path: &str) -> (f64, f64) {
    if case.data[0].get("treat1").is_some() {
        return (1e-4, 2e-6);
    }
    if path.contains("/pscores") {
        return (1e-6, 1e-7);
    }
    let nearly_direct = || {
        let (row, _) = path.rsplit_once('/')?;
        let (list, index) = row.rsplit_once('/')?.1.split_once('[')?;
        let index: usize = index.trim_end_matches(']').parse().ok()?;
        let share = case.expected[list][index]["proportion_direct"].as_f64()?;
        Some(share > 0.99)
    };
    let is_indirect = ["indirect", "difference", "zval", "pval"]
        .iter()
        .any(|key| {
            path.rsplit('/')
                .next()
                .is_some_and(|last| last.starts_with(key))
        });
    if path.contains("/split_") && is_indirect && nearly_direct() == Some(true) {
        (1e-4, 1e-8)
    } else {
        (1e-6, 1e-8)
    }
}
