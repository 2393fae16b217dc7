//! The deeper methods of `distil analyse`: the reference cases of the statistics, through tables and
//! the command line.

use serde_json::Value;
use testbed::{Project, Run};

/// The reference cases of one kind.
fn cases(kind: &str) -> Vec<Value> {
    let text = include_str!("../../crates/stats/tests/reference/deeper.json");
    let all: Value = serde_json::from_str(text).expect("the reference cases");
    let cases = all["cases"].as_array().expect("cases").iter();
    cases
        .filter(|case| case["analysis"] == kind)
        .cloned()
        .collect()
}

/// The rows of a case as a table.
fn table(case: &Value) -> String {
    let rows = case["data"].as_array().expect("rows");
    let columns: Vec<&String> = rows[0].as_object().expect("a row").keys().collect();
    let cell = |value: &Value| match value {
        Value::String(text) => format!("\"{}\"", text.replace('"', "\"\"")),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let mut lines = vec![
        columns
            .iter()
            .map(|c| c.as_str())
            .collect::<Vec<_>>()
            .join(","),
    ];
    for row in rows {
        let cells = columns.iter().map(|column| cell(&row[column.as_str()]));
        lines.push(cells.collect::<Vec<_>>().join(","));
    }
    lines.join("\n") + "\n"
}

/// What is typed for a case.
fn arguments(case: &Value) -> Vec<String> {
    let options = &case["options"];
    let text = |name: &str| options[name].as_str().unwrap_or("").to_owned();
    let list = |name: &str| -> String {
        let items = options[name].as_array().into_iter().flatten();
        let words = items.map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned));
        words.collect::<Vec<_>>().join(",")
    };
    let mut typed: Vec<String> = ["--preset", "metafor", "--level"]
        .map(str::to_owned)
        .to_vec();
    typed.push(options["level"].to_string());
    let mut put = |words: &[&str]| typed.extend(words.iter().map(|word| (*word).to_owned()));
    let model = text("model");
    match case["analysis"].as_str().expect("a kind") {
        "influence" => put(&["--influence"]),
        "metareg_multi" => put(&["--meta-regression"]),
        "three_level" => put(&["--three-level"]),
        "cluster_robust" => put(&[
            "--cluster-robust",
            match model.as_str() {
                "random_effects" => "random",
                "three_level" => "three-level",
                _ => "common",
            },
        ]),
        "network" => put(&[
            "--network",
            "--reference",
            &text("reference"),
            "--small-values",
            &text("small_values"),
        ]),
        "bayes" => {
            let tau = &options["tau_prior"];
            let family = tau["family"].as_str().expect("a family").replace('_', "-");
            let mean = &options["mu_prior"];
            let prior = match mean["family"].as_str() {
                Some("normal") => format!("normal:{}:{}", mean["mean"], mean["sd"]),
                _ => "uniform".to_owned(),
            };
            put(&[
                "--bayes",
                "--tau-prior",
                &format!("{family}:{}", tau["scale"]),
                "--mean-prior",
                &prior,
            ]);
        }
        "glmm" => put(&[
            "--binomial-normal",
            if case["measure"] == "PLO" {
                "PLO"
            } else {
                &model
            },
        ]),
        "bias_models" if model == "pet_peese" => put(&["--pet-peese"]),
        "bias_models" => put(&[
            "--selection-steps",
            &list("steps"),
            "--favoured",
            &text("alternative"),
        ]),
        _ => put(&["--accuracy"]),
    }
    let measure = case["measure"].as_str().unwrap_or("GEN");
    if measure != "DTA" {
        put(&["--measure", measure]);
    }
    if measure == "OR" {
        put(&["--yi", "log"]);
    }
    if !text("method").is_empty() && text("method") != "none" {
        put(&["--method", &text("method")]);
    }
    if !text("test").is_empty() {
        put(&["--test", &text("test")]);
    }
    for name in ["cluster", "effect"] {
        if !text(name).is_empty() {
            put(&[&format!("--{name}"), &text(name)]);
        }
    }
    if options["rho"].is_number() {
        put(&["--rho", &options["rho"].to_string()]);
    }
    if !list("moderators").is_empty() {
        put(&["--moderators", &list("moderators")]);
    }
    typed
}

fn run(table: &str, arguments: &[&str]) -> Run {
    let project = Project::empty();
    std::fs::write(project.path().join("table.csv"), table).expect("a written table");
    project.run(&[&["analyse", "table.csv"], arguments].concat())
}

/// Every expected value that the command prints under the same name, within a tolerance; values of
/// lists by their place, objects in lists by the study, treatments or row that they name.
fn compare(path: &str, expected: &Value, got: &Value, compared: &mut usize) {
    match (expected, got) {
        (Value::Object(expected), Value::Object(got)) => {
            for (key, value) in expected {
                let found = got
                    .get(key)
                    .unwrap_or_else(|| panic!("{path}/{key} is not printed"));
                compare(&format!("{path}/{key}"), value, found, compared);
            }
        }
        (Value::Array(expected), Value::Array(got)) => {
            for (i, value) in expected.iter().enumerate() {
                let found = same(value, i, got).unwrap_or_else(|| panic!("{path}[{i}] is missing"));
                compare(&format!("{path}[{i}]"), value, found, compared);
            }
        }
        _ => {
            *compared += 1;
            let close = match (expected.as_f64(), got.as_f64()) {
                (Some(e), Some(g)) => (e - g).abs() <= (1e-4 * e.abs()).max(1e-5),
                _ => expected == got,
            };
            assert!(close, "{path}: {got} in place of {expected}");
        }
    }
}

fn same<'a>(value: &Value, place: usize, got: &'a [Value]) -> Option<&'a Value> {
    let keys = ["row", "study", "treat1", "treat2"];
    let named = |other: &&Value| {
        let is_same = |key: &str| value.get(key).is_none() || value[key] == other[key];
        keys.iter().all(|key| is_same(key))
    };
    // Two studies may have one name; then their places tell them apart.
    let here = got.get(place);
    here.filter(named).or_else(|| got.iter().find(named))
}

/// All cases of a kind through the command.
fn agree(kind: &str, at_least: usize) {
    let mut compared = 0;
    for case in cases(kind) {
        let typed = arguments(&case);
        let typed: Vec<&str> = typed.iter().map(String::as_str).chain(["--json"]).collect();
        let run = run(&table(&case), &typed);
        let id = case["id"].as_str().expect("an id");
        assert_eq!(run.code, 0, "{id} {typed:?}: {run:?}");
        let mut expected = case["expected"].clone();
        if kind == "glmm" {
            expected = expected["exact"].clone();
        }
        compare(id, &expected, &run.json(), &mut compared);
    }
    assert!(compared >= at_least, "{kind}: only {compared} values");
}

#[test]
fn influence_agrees() {
    agree("influence", 1500);
}

#[test]
fn several_moderators_agree() {
    agree("metareg_multi", 900);
}

#[test]
fn models_of_publication_bias_agree() {
    agree("bias_models", 1500);
}

#[test]
fn three_levels_agree() {
    agree("three_level", 450);
}

#[test]
fn cluster_robust_inference_agrees() {
    agree("cluster_robust", 500);
}

#[test]
fn networks_agree() {
    agree("network", 5000);
}

#[test]
fn prior_information_agrees() {
    agree("bayes", 800);
}

#[test]
fn counts_agree() {
    agree("glmm", 49);
}

#[test]
fn accuracy_of_tests_agrees() {
    agree("diagnostic", 300);
}

#[test]
fn a_network_in_two_parts_is_told_apart() {
    let table = "study,treatment,xi,ni\nS1,A,1,20\nS1,B,3,20\nS2,C,2,30\nS2,D,5,30\n";
    let said = run(table, &["--network", "--measure", "OR", "--json"]).json();
    assert_eq!(said["connected"], false);
    assert_eq!(said["parts"], serde_json::json!([["A", "B"], ["C", "D"]]));
}

#[test]
fn a_network_given_by_differences_is_that_of_its_arms() {
    let case = cases("network")
        .into_iter()
        .find(|case| case["id"] == "P-net-franchini-MD-REML");
    let case = case.expect("the case");
    let mut rows = String::from("study,treat1,treat2,yi,sei\n");
    for contrast in case["expected"]["contrasts"].as_array().expect("contrasts") {
        let text = |key: &str| contrast[key].as_str().expect("a text").to_owned();
        let (study, one, other) = (text("study"), text("treat1"), text("treat2"));
        let (yi, sei) = (&contrast["yi"], &contrast["sei"]);
        // Turned, as some sources print them.
        let yi = -yi.as_f64().expect("a number");
        rows += &format!("\"{study}\",{other},{one},{yi},{sei}\n");
    }
    let found = run(&rows, &["--network", "--method", "REML", "--json"]).json();
    for key in ["tau2", "Q", "random", "Q_between_designs"] {
        compare(key, &case["expected"][key], &found[key], &mut 0);
    }
}

#[test]
fn a_fault_is_told_at_its_place() {
    let table = "study,TP,FN,FP,TN\nA,10,2,3,40\nB,8,x,1,30\nC,9,1,2,20\n";
    let run = run(table, &["--accuracy"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains(
            "`x` in the column `FN` (people with the condition whom it misses) is no number"
        ),
        "{}",
        run.err
    );
}

#[test]
fn a_category_that_the_table_lacks_is_told() {
    let table = "study,yi,vi\nA,0.1,0.02\nB,0.4,0.03\nC,0.2,0.05\n";
    let run = run(
        table,
        &[
            "--measure",
            "GEN",
            "--meta-regression",
            "--moderators",
            "dose",
        ],
    );
    assert_eq!(run.code, 1);
    assert!(run.err.contains("There is no column `dose`"), "{}", run.err);
}

#[test]
fn numbers_are_printed_in_words() {
    let table = "study,yi,vi\nA,0.1,0.02\nB,0.4,0.03\nC,0.2,0.05\nD,0.9,0.04\n";
    let said = run(table, &["--measure", "MD", "--influence"]).out;
    for words in [
        "how much each result bears",
        "4 results.",
        "mean difference",
        "random effects, variation between results by REML",
        "Intervals hold 95%",
        "Studentised residual",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(
        said.lines().filter(|line| line.starts_with("A ")).count(),
        1,
        "{said}"
    );
}

/// The names under which numbers stand as JSON, but for those that the table itself gives.
fn names(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                found.push(name.clone());
                names(value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

#[test]
fn no_name_of_a_number_is_printed_as_it_stands_in_json() {
    for kind in [
        "influence",
        "metareg_multi",
        "bias_models",
        "three_level",
        "cluster_robust",
        "network",
        "bayes",
        "glmm",
        "diagnostic",
    ] {
        let mut kinds = cases(kind);
        kinds.sort_by_key(|case| case["data"].as_array().map_or(0, Vec::len));
        let case = &kinds[0];
        let table = table(case);
        let typed = arguments(case);
        let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
        let mut used = Vec::new();
        names(
            &run(&table, &[&typed[..], &["--json"]].concat()).json(),
            &mut used,
        );
        let said = run(&table, &typed).out;
        let is_code = |name: &&String| name.contains('_') && !table.contains(name.as_str());
        for name in used.iter().filter(is_code) {
            let mut words = said.split(|c: char| c.is_whitespace() || matches!(c, ':' | ','));
            assert!(!words.any(|word| word == name), "{kind}: {name} in\n{said}");
        }
        assert!(said.contains("Intervals hold"), "{kind}: {said}");
    }
}

#[test]
fn one_study_alone_says_what_is_missing() {
    let table = "study,yi,vi\nA,0.1,0.02\n";
    let said = run(table, &["--measure", "GEN", "--influence"]);
    let said = format!("{}{}", said.out, said.err);
    assert!(
        said.contains("one result only") || said.contains("needs at least"),
        "{said}"
    );
}

#[test]
fn influence_stands_among_the_further_analyses() {
    let case = cases("influence")
        .into_iter()
        .find(|case| case["id"] == "P-inf-bcg-RR-REML-z");
    let case = case.expect("the case");
    let arguments = [
        "--measure",
        "RR",
        "--preset",
        "metafor",
        "--test",
        "z",
        "--json",
    ];
    let further = run(&table(&case), &arguments).json()["further"].clone();
    let pairs = [
        ("rstudent", "studentised_residual"),
        ("cook_d", "cook_distance"),
        ("baujat_y", "baujat_influence"),
    ];
    for (expected, got) in pairs {
        for (place, value) in case["expected"][expected]
            .as_array()
            .expect("values")
            .iter()
            .enumerate()
        {
            compare(expected, value, &further["influence"][place][got], &mut 0);
        }
    }
}

#[test]
fn the_page_names_a_result_only_where_it_passes_a_rule() {
    let site = Project::example("bcg").build();
    let page = testbed::words(
        site.file("evidence/bcg-trials/vaccinated-or-not-tuberculosis-analyses.html"),
    );
    assert!(page.contains("Influence of single results"), "{page}");
    let passes = page.contains("These pass a published rule");
    let none = page.contains("none passes a published rule");
    assert!(passes != none, "{page}");
}

#[test]
fn a_study_that_gives_no_effect_is_told() {
    let table = "study,ai,n1i,ci,n2i\nA,4,40,9,40\nB,0,40,0,40\nC,7,50,12,50\nD,5,30,6,30\n";
    for method in ["--bayes", "--influence"] {
        let said = run(table, &["--measure", "OR", method, "--json"]).json();
        assert_eq!(said["k"], 3, "{said}");
        assert_eq!(said["left_out"][0]["study"], "B", "{said}");
        let why = said["left_out"][0]["why"].as_str().expect("a reason");
        assert!(!why.is_empty());
    }
}

#[test]
fn a_choice_that_the_method_does_not_use_is_refused() {
    let table = "study,yi,vi,kind\nA,0.1,0.02,x\nB,0.4,0.03,y\nC,0.2,0.05,x\n";
    for unused in [
        ["--reference", "A"],
        ["--subgroup", "kind"],
        ["--moderators", "kind"],
        ["--rho", "0.5"],
        ["--favoured", "below"],
        ["--small-values", "desirable"],
    ] {
        let run = run(
            table,
            &[&["--measure", "GEN", "--bayes"], &unused[..]].concat(),
        );
        assert_eq!(run.code, 2, "{unused:?}: {run:?}");
        assert!(run.err.contains(unused[0]), "{unused:?}: {}", run.err);
    }
}

#[test]
fn a_reference_or_a_measure_that_a_network_cannot_have_is_told() {
    let table = "study,treatment,xi,ni\nS1,placebo,1,20\nS1,B,3,20\nS2,placebo,2,30\nS2,D,5,30\n";
    let with = |more: &[&str]| run(table, &[&["--network"], more].concat());
    let misspelt = with(&["--measure", "OR", "--reference", "placbo"]);
    assert_eq!(misspelt.code, 2, "{misspelt:?}");
    assert!(
        misspelt.err.contains("Did you mean `placebo`?"),
        "{}",
        misspelt.err
    );
    for measure in [&[][..], &["--measure", "SMD"]] {
        let run = with(measure);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains("OR, RR or RD"), "{}", run.err);
    }
}
