//! Every script of the content of this repository and of the examples.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use testbed::Project;

use crate::{has_r, numbers, said_by};

/// Each analysis and each network of a site with the script that repeats it.
fn analyses(output: &Path) -> Vec<(Value, PathBuf)> {
    let folder = output.join("evidence");
    let files = fs::read_dir(&folder).expect("the pages of evidence");
    let mut found = Vec::new();
    for file in files.map(|file| file.expect("a file").path()) {
        if !file.to_string_lossy().ends_with("-analyses.json") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a file of analyses");
        let all: Value = serde_json::from_str(&text).expect("JSON");
        let synthesis = all["synthesis"].as_str().expect("a synthesis").to_owned();
        for analysis in all["analyses"].as_array().expect("analyses") {
            let name = |key: &str| analysis[key].as_str().expect("a name").to_owned();
            let script = format!("{synthesis}-{}-{}.R", name("comparison"), name("outcome"));
            let script = folder.join(script);
            assert_eq!(
                script.exists(),
                !analysis["pooled"].is_null(),
                "a script for what is pooled: {script:?}"
            );
            if script.exists() {
                found.push((analysis.clone(), script));
            }
        }
        for network in all["networks"].as_array().expect("networks") {
            let name = network["network"].as_str().expect("a name");
            let script = folder.join(format!("{synthesis}-network-{name}.R"));
            assert_eq!(
                script.exists(),
                !network["fit"].is_null(),
                "a script for what is worked out: {script:?}"
            );
            if script.exists() {
                found.push((network.clone(), script));
            }
        }
    }
    found
}

/// Each test of a site whose accuracy is summarised, with the script that repeats it.
fn tests(output: &Path) -> Vec<(Value, PathBuf)> {
    let folder = output.join("evidence");
    let files = fs::read_dir(&folder).expect("the pages of evidence");
    let mut found = Vec::new();
    for file in files.map(|file| file.expect("a file").path()) {
        if !file.to_string_lossy().ends_with("-analyses.json") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a file of analyses");
        let all: Value = serde_json::from_str(&text).expect("JSON");
        let synthesis = all["synthesis"].as_str().expect("a synthesis");
        for test in all["accuracy"].as_array().expect("tests") {
            let script = format!("{synthesis}-{}.R", test["id"].as_str().expect("a name"));
            let script = folder.join(script);
            assert_eq!(script.exists(), !test["model"].is_null(), "{script:?}");
            if script.exists() {
                found.push((test.clone(), script));
            }
        }
    }
    found
}

/// How many scripts a site has, all of them right.
fn check(project: &Project) -> usize {
    let run = project.run(&["build", "-q"]);
    assert_eq!(run.code, 0, "{run:?}");
    let mut analyses = analyses(&project.output());
    analyses.extend(tests(&project.output()));
    let scripts: Vec<PathBuf> = analyses.iter().map(|(_, script)| script.clone()).collect();
    let said = said_by(&scripts);
    for (analysis, script) in &analyses {
        let text = said.get(script).expect("what the script says");
        let faults = numbers::faults(analysis, text);
        assert!(faults.is_empty(), "{script:?}:\n{}", faults.join("\n"));
        assert!(numbers::count(text) > 20, "{script:?} says little");
    }
    analyses.len()
}

#[test]
fn the_scripts_of_the_content() {
    if has_r() {
        assert!(check(&Project::real()) >= 3);
    }
}

#[test]
fn the_scripts_of_the_examples() {
    if has_r() {
        for (example, scripts) in [
            ("everything", 8),
            ("bcg", 1),
            ("starter", 1),
            ("teacher-expectations", 1),
            ("methods", 5),
        ] {
            let found = check(&Project::example(example));
            assert!(found >= scripts, "{example}: {found}");
        }
    }
}

/// Few rare events by inverse variance: the full steps of metafor go to and fro for the first years.
#[test]
fn a_script_goes_on_where_the_first_search_does_not_settle() {
    if has_r() {
        let project = Project::example("methods");
        let file = "syntheses/catheters.yaml";
        project.replace(file, "          pooling: mantel-haenszel\n", "");
        check(&project);
    }
}

#[test]
fn the_scripts_of_a_data_set_run_where_it_was_unpacked() {
    if has_r() {
        let project = Project::example("bcg");
        let run = project.run(&["export", "dataset", "set"]);
        assert_eq!(run.code, 0, "{run:?}");
        let folder = project.path().join("set/evidence");
        let files = fs::read_dir(&folder).expect("the folder of evidence");
        let files = files.map(|file| file.expect("a file").path());
        let scripts: Vec<PathBuf> = files
            .filter(|path| path.extension().is_some_and(|it| it == "R"))
            .collect();
        assert!(!scripts.is_empty());
        for (script, text) in said_by(&scripts) {
            assert!(numbers::count(&text) > 100, "{script:?} says little");
        }
    }
}
