//! The invented data on which choices are tried: once as records, once as tables.

use std::fs;

use serde_json::{Map, Value, json};
use testbed::Project;

use super::ways::Way;

/// The outcomes, each with a table of its name.
pub(super) const OUTCOMES: [&str; 12] = [
    "counts", "means", "medians", "repeated", "rates", "group", "rate", "mean", "change", "links",
    "ratios", "effects",
];

/// An analysis of the record.
pub(super) struct Analysis<'a> {
    pub(super) way: &'a Way,
    pub(super) path: &'a str,
    pub(super) value: &'a Value,
}

/// A project with a study for each line of a table, and the analyses as comparisons of one synthesis.
pub(super) fn project<'a>(analyses: impl Iterator<Item = Analysis<'a>>) -> Project {
    let project = Project::starter();
    for outcome in OUTCOMES {
        let record = format!(
            "name: {outcome}\nplain_name: {outcome}\ndefinition: Invented.\ndomain: staff\nbetter: higher\nimportance: 5\n"
        );
        project.write(&format!("outcomes/{outcome}.yaml"), record);
        let table = project.path().join(format!("{outcome}.csv"));
        fs::write(table, self::table(outcome)).expect("a written table");
    }
    for study in 0..STUDIES {
        let record = serde_json::to_string_pretty(&self::study(study)).expect("JSON");
        project.write(&format!("studies/{}.yaml", id(study)), record);
    }
    let comparisons: Vec<Value> = analyses.enumerate().map(comparison).collect();
    let studies: Vec<String> = (0..STUDIES).map(id).collect();
    let synthesis = json!({
        "title": "Options", "short": "options", "order": 90, "type": "meta-analysis",
        "question": "Q?", "summary": "S.", "methods": "M.", "studies": studies,
        "comparisons": comparisons, "limitations": ["x"], "gaps": ["y"],
        "versions": [{"version": "1.0", "date": "2026-01-15", "changed": "first", "conclusions_changed": false}],
    });
    project.write("syntheses/options.yaml", synthesis.to_string());
    project
}

fn comparison((index, analysis): (usize, Analysis<'_>)) -> Value {
    let way = analysis.way;
    let mut settings = Map::new();
    settings.insert("method".to_owned(), json!("pool"));
    settings.insert("measure".to_owned(), json!(way.of_record));
    if way.outcome == "repeated" {
        settings.insert("several_results".to_owned(), json!("keep-as-published"));
    }
    for (key, value) in way.besides.as_object().expect("choices") {
        settings.insert(key.clone(), value.clone());
    }
    set(&mut settings, analysis.path, analysis.value);
    json!({
        "id": format!("c{index:03}"), "title": format!("{}: {}", analysis.path, analysis.value),
        "intervention": "shared-tea-break", "comparator": "breaks-alone", "population": "P", "setting": "S",
        "outcomes": [{"outcome": way.outcome, "analysis": settings}],
    })
}

fn set(settings: &mut Map<String, Value>, path: &str, value: &Value) {
    let Some((first, rest)) = path.split_once('.') else {
        let value = match path {
            "small_studies" => json!([value]),
            _ => value.clone(),
        };
        settings.insert(path.to_owned(), value);
        return;
    };
    let part = settings.entry(first).or_insert_with(|| json!({}));
    set(part.as_object_mut().expect("a part"), rest, value);
}

/// How many studies there are.
const STUDIES: usize = 14;

fn id(study: usize) -> String {
    format!("trial-{}", 2000 + study)
}

/// A number that changes from study to study without any order, from 0 to below `n`.
fn spread(study: usize, salt: usize, n: usize) -> usize {
    (study * 7919 + salt * 104_729 + study * study * 31 + salt * salt * 17) % n
}

/// The values of a line: columns of the table, in their order.
fn values(outcome: &str, study: usize) -> Vec<(&'static str, f64)> {
    let some = |salt, n| spread(study, salt, n) as f64;
    match outcome {
        "counts" => {
            // One study without events in either arm, and two with an empty cell.
            let (a, c) = match study {
                3 => (0.0, 0.0),
                5 => (0.0, 6.0),
                8 => (4.0, 0.0),
                _ => (3.0 + some(1, 17), 8.0 + some(2, 23)),
            };
            vec![
                ("ai", a),
                ("n1i", 60.0 + some(3, 90)),
                ("ci", c),
                ("n2i", 58.0 + some(4, 40)),
            ]
        }
        "means" | "repeated" => {
            let salt = if outcome == "means" { 0 } else { 20 };
            vec![
                ("m1i", 20.0 + 0.5 * some(5 + salt, 14)),
                ("sd1i", 4.0 + 0.1 * some(6 + salt, 30)),
                ("n1i", 20.0 + some(7 + salt, 60)),
                ("m2i", 18.0 + 0.5 * some(8 + salt, 10)),
                ("sd2i", 4.0 + 0.1 * some(9 + salt, 15)),
                ("n2i", 25.0 + some(10 + salt, 30)),
            ]
        }
        "medians" => {
            let (first, second) = (18.0 + some(33, 9), 16.0 + some(34, 7));
            vec![
                ("median1i", first),
                ("q11i", first - 3.0 - some(35, 4)),
                ("q31i", first + 4.0 + some(36, 6)),
                ("n1i", 40.0 + some(37, 60)),
                ("median2i", second),
                ("q12i", second - 4.0 - some(38, 3)),
                ("q32i", second + 5.0 + some(39, 5)),
                ("n2i", 45.0 + some(40, 30)),
            ]
        }
        "rates" => vec![
            ("x1i", 5.0 + some(11, 30)),
            ("t1i", 100.0 + some(12, 300)),
            ("x2i", 9.0 + some(13, 40)),
            ("t2i", 90.0 + some(14, 200)),
        ],
        "group" => vec![("xi", 4.0 + some(15, 30)), ("ni", 50.0 + some(16, 80))],
        "rate" => vec![("xi", 5.0 + some(17, 30)), ("ti", 100.0 + some(18, 100))],
        "mean" => vec![
            ("mi", 10.0 + some(19, 9)),
            ("sdi", 3.0 + 0.1 * some(20, 9)),
            ("ni", 30.0 + some(21, 50)),
        ],
        "change" => vec![
            ("m1i", 20.0 + some(22, 6)),
            ("sd1i", 4.0 + 0.1 * some(23, 12)),
            ("m2i", 17.0 + some(24, 5)),
            ("sd2i", 4.0 + 0.1 * some(25, 9)),
            ("ni", 30.0 + some(26, 50)),
            ("ri", 0.4 + 0.02 * some(27, 20)),
        ],
        "links" => vec![
            ("ri", -0.2 + 0.04 * some(28, 20)),
            ("ni", 40.0 + some(29, 60)),
        ],
        "ratios" => {
            let ratio = 0.6 + 0.05 * some(30, 12);
            vec![
                ("hr", ratio),
                ("ci_low", ratio * 0.7),
                ("ci_high", ratio / 0.7),
            ]
        }
        _ => vec![
            ("yi", -0.3 + 0.1 * some(31, 9)),
            ("sei", 0.2 + 0.01 * some(32, 15)),
        ],
    }
}

fn kind(study: usize) -> &'static str {
    ["morning", "noon"][usize::from(spread(study, 41, 5) > 2)]
}

fn dose(study: usize) -> f64 {
    2.0 + spread(study, 42, 8) as f64
}

/// Trials with a second result on the outcome that has several.
fn results_of(outcome: &str, study: usize) -> Vec<usize> {
    match outcome {
        // A line that stands for the second result has the data of another study.
        "repeated" if study < 3 => vec![study, study + STUDIES],
        _ => vec![study],
    }
}

fn table(outcome: &str) -> String {
    let columns: Vec<&str> = values(outcome, 0).iter().map(|(name, _)| *name).collect();
    let mut text = format!("study,year,kind,dose,{}\n", columns.join(","));
    for study in 0..STUDIES {
        for line in results_of(outcome, study) {
            let cells = values(outcome, line).into_iter();
            let cells: Vec<String> = cells.map(|(_, value)| format!("{value}")).collect();
            text.push_str(&format!(
                "{},{},{},{},{}\n",
                id(study),
                2000 + study,
                kind(study),
                dose(study),
                cells.join(",")
            ));
        }
    }
    text
}

fn study(study: usize) -> Value {
    let mut results = Vec::new();
    for outcome in OUTCOMES {
        for line in results_of(outcome, study) {
            results.push(result(outcome, study, line));
        }
    }
    json!({
        "label": id(study), "design": "randomised-trial",
        "bibliography": {"authors": ["Smith J"], "year": 2000 + study, "title": "T", "container": "J"},
        "population": {"description": "People"},
        "groups": {"kind": kind(study)}, "numbers": {"dose": dose(study)},
        "results": results,
    })
}

fn result(outcome: &str, study: usize, line: usize) -> Value {
    let values = values(outcome, line);
    let get = |name: &str| {
        values
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| *value)
    };
    let whole = |name: &str| get(name).map(|value| value as u64);
    let stated = |measure: &str, estimate: &str, more: Value| {
        let mut effect = json!({
            "measure": measure, "estimate": get(estimate), "positive": "higher-with-intervention",
        });
        for (key, value) in more.as_object().expect("parts") {
            effect[key] = value.clone();
        }
        effect
    };
    let mut result = match outcome {
        "counts" => json!({
            "event": "x",
            "intervention": {"n": whole("n1i"), "events": whole("ai")},
            "comparator": {"n": whole("n2i"), "events": whole("ci")},
        }),
        "means" | "repeated" => json!({
            "intervention": {"n": whole("n1i"), "mean": get("m1i"), "sd": get("sd1i")},
            "comparator": {"n": whole("n2i"), "mean": get("m2i"), "sd": get("sd2i")},
        }),
        "medians" => json!({
            "intervention": {
                "n": whole("n1i"), "median": get("median1i"), "q1": get("q11i"), "q3": get("q31i"),
            },
            "comparator": {
                "n": whole("n2i"), "median": get("median2i"), "q1": get("q12i"), "q3": get("q32i"),
            },
        }),
        "rates" => json!({
            "event": "x",
            "intervention": {"events": whole("x1i"), "person_time": get("t1i")},
            "comparator": {"events": whole("x2i"), "person_time": get("t2i")},
        }),
        "group" => json!({"event": "x", "intervention": {"n": whole("ni"), "events": whole("xi")}}),
        "rate" => {
            json!({"event": "x", "intervention": {"events": whole("xi"), "person_time": get("ti")}})
        }
        "mean" => json!({"intervention": {"n": whole("ni"), "mean": get("mi"), "sd": get("sdi")}}),
        "change" => json!({
            "intervention": {"n": whole("ni"), "mean": get("m1i"), "sd": get("sd1i")},
            "before": {"mean": get("m2i"), "sd": get("sd2i")},
            "correlation": get("ri"),
        }),
        "links" => json!({"n": whole("ni"), "effect": stated("COR", "ri", json!({}))}),
        "ratios" => {
            let limits = json!({"ci_low": get("ci_low"), "ci_high": get("ci_high")});
            json!({"effect": stated("HR", "hr", limits)})
        }
        _ => json!({"effect": stated("GENERIC", "yi", json!({"se": get("sei")}))}),
    };
    result["id"] = json!(format!("{outcome}-{line:02}"));
    result["outcome"] = json!(outcome);
    result["source"] = json!({"record": id(study), "where": "Table 1"});
    result
}
