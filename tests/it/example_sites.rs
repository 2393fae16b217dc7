//! The sites of `examples/` with real data: `distil init` makes each of them, they build without a
//! warning, and their results are the published ones.

use std::fs;

use serde_json::Value;

use testbed::{Project, Run};

/// The sites that `distil init` offers, in the order of its list.
const OFFERED: [&str; 4] = ["starter", "bcg", "teacher-expectations", "methods"];

#[test]
fn init_lists_what_it_offers_with_a_line_each() {
    let run = Project::empty().run(&["init", "--list"]);
    assert_eq!(run.code, 0, "{run:?}");
    let names = run
        .out
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    assert_eq!(names.collect::<Vec<_>>(), OFFERED);
    let tells = |line: &str| line.split_whitespace().count() > 5;
    assert!(run.out.lines().all(tells), "{run:?}");
}

#[test]
fn init_names_the_nearest_example_and_all_others() {
    let project = Project::empty();
    let run = project.run(&["init", "my-site", "--example", "bgc"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("Did you mean `bcg`?"), "{run:?}");
    assert!(OFFERED.iter().all(|name| run.err.contains(name)), "{run:?}");
    assert!(!project.path().join("my-site").exists());
}

#[test]
fn init_without_a_folder_says_what_is_missing() {
    let run = Project::empty().run(&["init", "--example", "bcg"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("distil init my-site"), "{run:?}");
}

#[test]
fn every_example_that_init_makes_builds_without_a_warning() {
    for name in OFFERED {
        let project = Project::empty();
        let run = project.run(&["init", "my-site", "--example", name]);
        assert_eq!(run.code, 0, "{run:?}");
        let made = project.path().join("my-site");
        let run = Run::of(project.distil(&["build", "--strict"]).current_dir(&made));
        assert_eq!(run.code, 0, "{name}: {run:?}");
        assert!(made.join("output/index.html").is_file(), "{name}");
        let ignored = fs::read_to_string(made.join(".gitignore")).expect("its own ignore file");
        assert!(ignored.contains("output/"), "{name}");
        let readme = fs::read_to_string(made.join("README.md")).expect("a README");
        assert!(readme.contains("distil build"), "{name}");
    }
}

/// The one analysis of a synthesis of an example, in full precision.
fn analysis(example: &str, synthesis: &str) -> Value {
    let content = format!("{}/examples/{example}/content", env!("CARGO_MANIFEST_DIR"));
    let run = Project::empty().run(&["analyse", synthesis, "--content", &content, "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    run.json()["analyses"][0].take()
}

fn number(value: &Value, path: &str) -> f64 {
    let found = value.pointer(path).and_then(Value::as_f64);
    found.unwrap_or_else(|| panic!("no number at {path} in {value}"))
}

/// The values agree to a millionth of themselves.
fn agree(value: &Value, expected: &[(&str, f64)]) {
    for (path, expected) in expected {
        let got = number(value, path);
        let room = 1e-6 * expected.abs();
        assert!(
            (got - expected).abs() <= room,
            "{path}: {got}, not {expected}"
        );
    }
}

fn by<'a>(list: &'a Value, key: &str, name: &str) -> &'a Value {
    let mut entries = list.as_array().expect("a list").iter();
    let found = entries.find(|entry| entry[key] == name);
    found.unwrap_or_else(|| panic!("no {name} in {list}"))
}

/// metafor 5.0-1 on dat.bcg: `rma(yi, vi, data = dat)`, and with `mods = ~ ablat`. Viechtbauer
/// (2010) prints the first: a log risk ratio of -0.7145 (-1.0669 to -0.3622), that is 0.49 (0.34 to
/// 0.70).
#[test]
fn the_bcg_trials_give_the_published_results() {
    let analysis = analysis("bcg", "bcg-trials");
    agree(
        &analysis["pooled"],
        &[
            ("/on_scale/estimate", -0.7145323421581394),
            ("/on_scale/se", 0.1797815161052057),
            ("/on_scale/ci_low", -1.0668976388103504),
            ("/on_scale/ci_high", -0.3621670455059286),
            ("/tau2", 0.31324325813648074),
            ("/i2_tau2_percent", 92.22138452126896),
        ],
    );
    let printed = |path: &str| format!("{:.2}", number(&analysis["pooled"], path));
    assert_eq!(printed("/estimate"), "0.49");
    assert_eq!(printed("/ci_low"), "0.34");
    assert_eq!(printed("/ci_high"), "0.70");
    agree(
        &analysis["further"]["moderators"][0]["slope"],
        &[
            ("/estimate", -0.029101725011649694),
            ("/se", 0.007195327220904366),
            ("/intercept", 0.2514682100073702),
            ("/tau2", 0.07634796395519847),
            ("/r2_percent", 75.626621811623),
        ],
    );
}

/// metafor 5.0-1 on dat.bcg, each way of allocation pooled on its own.
#[test]
fn the_bcg_trials_split_by_allocation_as_published() {
    let analysis = analysis("bcg", "bcg-trials");
    let split = &analysis["further"]["subgroups"][0];
    agree(split, &[("/between/q", 1.8614449461545808)]);
    for (name, k, estimate) in [
        ("random", 7, -0.9709647042630999),
        ("alternate", 2, -0.5407929618493458),
        ("systematic", 4, -0.42420739151087666),
    ] {
        let pooled = &by(&split["groups"], "name", name)["pooled"];
        assert_eq!(pooled["k"], k, "{name}");
        agree(pooled, &[("/on_scale/estimate", estimate)]);
    }
}

/// metafor 5.0-1 on dat.raudenbush1985: `rma(yi, vi, data = dat)`, which its authors compare with
/// pages 83 to 86 of Raudenbush and Bryk (1985), and with weeks of contact as a moderator, once as
/// they are and once with more than three counted as three, as on pages 90 to 92.
#[test]
fn the_expectancy_experiments_give_the_published_results() {
    let analysis = analysis("teacher-expectations", "expectancy-experiments");
    agree(
        &analysis["pooled"],
        &[
            ("/on_scale/estimate", 0.08370124188259664),
            ("/on_scale/ci_low", -0.017512614128490242),
            ("/on_scale/ci_high", 0.18491509789368354),
            ("/q", 35.82953629959279),
        ],
    );
    let slope = |index: usize| &analysis["further"]["moderators"][index]["slope"];
    agree(
        slope(0),
        &[
            ("/estimate", -0.015742703313590147),
            ("/intercept", 0.1941555518372352),
        ],
    );
    let printed = |path: &str| format!("{:.4}", number(slope(1), path));
    assert_eq!(printed("/estimate"), "-0.1572");
    assert_eq!(printed("/intercept"), "0.4072");
}

/// The tester is a property of the result where one study has two results.
#[test]
fn a_property_of_a_result_goes_before_that_of_its_study() {
    let analysis = analysis("teacher-expectations", "expectancy-experiments");
    let groups = |result: &str| by(&analysis["inputs"], "result", result)["groups"].clone();
    assert_eq!(groups("E04")[1], "knew who had been named");
    assert_eq!(groups("E05")[1], "did not know");
    assert_eq!(groups("E04")[0], groups("E05")[0]);
}

#[test]
fn a_property_that_no_study_has_is_reported_with_the_nearest() {
    let project = Project::example("bcg");
    project.replace(
        "syntheses/bcg-trials.yaml",
        "moderators: [latitude",
        "moderators: [latitud",
    );
    let problems = project.problems();
    let [problem] = problems.as_slice() else {
        panic!("{problems:?}");
    };
    assert_eq!(problem.code.id, "E0551");
    let hints = problem.hints.join(" ");
    assert!(hints.contains("`latitude`"), "{hints}");
}

/// Words of the topic of this repository's own content, and of the invented one of `starter`.
const OTHER_TOPICS: [&str; 22] = [
    "peer",
    "peers",
    "mental",
    "psychiatry",
    "psychiatric",
    "perinatal",
    "recovery",
    "scotland",
    "scottish",
    "nhs",
    "commissioner",
    "commissioners",
    "lived experience",
    "united kingdom",
    "from the uk",
    "ward",
    "wards",
    "supervision",
    "support worker",
    "tea",
    "libraries",
    "invented",
];

/// Whether `word` stands in `text` by itself. Both are in small letters.
fn has_word(text: &str, word: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        !is_letter(before.chars().next_back()) && !is_letter(after.chars().next())
    })
}

#[test]
fn no_page_of_a_site_has_words_of_another_topic() {
    for name in ["bcg", "teacher-expectations"] {
        let project = Project::example(name);
        let run = project.run(&["build", "--quiet"]);
        assert_eq!(run.code, 0, "{run:?}");
        let pages = project.site().into_iter();
        let pages = pages.filter(|(file, _)| file.ends_with(".html"));
        let mut found = Vec::new();
        for (file, bytes) in pages {
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            let words = OTHER_TOPICS.iter().filter(|word| has_word(&text, word));
            found.extend(words.map(|word| format!("{name}/{file}: {word}")));
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

/// The trials have no policies, costs, documents or places, so no menu leads to empty lists of them.
#[test]
fn menus_leave_out_lists_that_hold_nothing() {
    let project = Project::example("bcg");
    let run = project.run(&["build", "--quiet"]);
    assert_eq!(run.code, 0, "{run:?}");
    let page =
        |file: &str| fs::read_to_string(project.output().join(file)).expect("a page of the site");
    let home = page("index.html");
    assert!(
        home.contains("glossary/index.html"),
        "lists with records stay"
    );
    let families = page("families/index.html");
    for empty in [
        "policies/",
        "resources/",
        "examples/",
        "economics/",
        "risks/",
    ] {
        assert!(!home.contains(empty), "{empty} on the home page");
        assert!(!families.contains(empty), "{empty} on the page of families");
    }
    assert!(!page("studies/index.html").contains("by/role.html"));
}
