//! Scripts of plain tables: every measure under every preset, and choices that no site makes.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use testbed::Project;

use crate::{has_r, numbers, said_by};

/// Tables with the measures that they allow.
const TABLES: [(&str, &[&str]); 10] = [
    ("rates", &["IR", "IRLN", "IRS"]),
    ("means", &["MN", "MNLN"]),
    ("changes", &["MC", "SMCC", "SMCR"]),
    ("bcg", &["RR", "OR", "RD", "PETO", "AS", "OR2D"]),
    ("nielweise7", &["RR", "OR", "RD"]),
    ("normand", &["MD", "SMD", "ROM", "SMDH", "SMD1", "D2OR"]),
    ("hart", &["IRR", "IRD"]),
    ("molloy", &["COR", "ZCOR"]),
    ("pritz", &["PR", "PLN", "PLO", "PAS", "PFT"]),
    ("proportions", &["PR", "PLN", "PLO", "PAS", "PFT"]),
];

const PRESETS: [&str; 3] = ["cochrane-2025", "revman5", "metafor"];

/// Choices that depart from a preset: table, measure, options.
const CHOICES: [(&str, &str, &str); 57] = [
    ("medians", "MD", "--medians luo-wan"),
    ("medians", "MD", "--medians quantile-estimation"),
    ("medians", "SMD", "--medians quantile-estimation"),
    ("medians", "MD", "--medians box-cox"),
    ("medians", "ROM", "--medians box-cox"),
    ("hart", "IRR", "--pooling mantel-haenszel"),
    (
        "bcg",
        "RR",
        "--subgroup alloc --subgroup-variance common --test z",
    ),
    (
        "bcg",
        "RR",
        "--subgroup alloc --subgroup-variance common --test knha",
    ),
    ("hart", "IRD", "--pooling mantel-haenszel --preset metafor"),
    (
        "normand",
        "SMD",
        "--smd-variance large-sample --smd-correction exact",
    ),
    (
        "normand",
        "SMD",
        "--smd-variance large-sample --smd-correction none",
    ),
    (
        "normand",
        "SMD",
        "--smd-variance large-sample-corrected --smd-correction exact",
    ),
    (
        "normand",
        "SMD",
        "--smd-variance unbiased --smd-correction exact",
    ),
    (
        "normand",
        "SMD",
        "--smd-variance unbiased --smd-correction approximate",
    ),
    (
        "normand",
        "SMD",
        "--smd-variance average --smd-correction exact",
    ),
    (
        "normand",
        "SMD",
        "--smd-variance revman --smd-correction approximate",
    ),
    ("normand", "MD", "--mean-variance pooled"),
    ("normand", "ROM", "--mean-variance pooled"),
    ("normand", "ROM", "--ratio-of-means-corrected true"),
    ("nielweise7", "RD", "--to only-zero --variance-only false"),
    ("nielweise7", "OR", "--to only-zero --add 0.25"),
    ("nielweise7", "OR", "--to all --add 0.25"),
    ("nielweise7", "OR", "--to all-if-any-zero --add 0.25"),
    ("nielweise7", "OR", "--to never"),
    ("nielweise7", "OR", "--arm-share true"),
    ("nielweise7", "OR", "--drop00 false"),
    (
        "nielweise7",
        "RD",
        "--pooling mantel-haenszel --risk-difference-variance sato",
    ),
    (
        "nielweise7",
        "RD",
        "--pooling mantel-haenszel --risk-difference-variance greenland-robins",
    ),
    (
        "nielweise7",
        "OR",
        "--pooling mantel-haenszel --tables-add 0.5 --tables-to all --tables-drop00 false",
    ),
    (
        "nielweise7",
        "OR",
        "--pooling peto --tables-add 0.5 --tables-to only-zero",
    ),
    (
        "bcg",
        "OR",
        "--small-studies harbord --small-studies peters",
    ),
    (
        "bcg",
        "RR",
        "--small-studies egger-mixed --small-studies egger",
    ),
    ("bcg", "RR", "--trim-and-fill l0 --trim-and-fill-side left"),
    ("bcg", "RR", "--trim-and-fill r0 --trim-and-fill-side right"),
    ("bcg", "RR", "--level 90"),
    ("bcg", "RR", "--level 99 --method common"),
    ("bcg", "RR", "--test t"),
    ("bcg", "RR", "--test knha-if-heterogeneous --preset metafor"),
    ("bcg", "RR", "--prediction-error reported"),
    ("bcg", "RR", "--prediction-error wald"),
    ("bcg", "RR", "--prediction-error hartung-knapp"),
    (
        "bcg",
        "RR",
        "--category-moderator alloc --moderator ablat --subgroup alloc",
    ),
    ("bcg", "RR", "--i2 q"),
    ("bcg", "RR", "--method PM"),
    ("bcg", "RR", "--method EB --test knha"),
    ("bcg", "RR", "--method common"),
    ("bcg", "RR", "--test adhoc"),
    ("bcg", "RR", "--prediction k-minus-two"),
    ("bcg", "RR", "--prediction normal"),
    ("bcg", "RR", "--prediction as-test"),
    ("bcg", "OR", "--pooling peto"),
    ("nielweise7", "OR", "--pooling peto"),
    ("nielweise7", "RR", "--pooling mantel-haenszel"),
    (
        "nielweise7",
        "OR",
        "--pooling mantel-haenszel --preset metafor",
    ),
    ("nielweise7", "RD", "--pooling mantel-haenszel"),
    ("nielweise7", "RD", "--pooling mantel-haenszel --method DL"),
    (
        "nielweise7",
        "RR",
        "--pooling mantel-haenszel --method DL --preset metafor",
    ),
];

fn cases() -> Vec<(String, Vec<String>)> {
    let mut cases = Vec::new();
    for (table, measures) in TABLES {
        for measure in measures {
            for preset in PRESETS {
                cases.push(case(table, measure, &format!("--preset {preset}")));
            }
        }
    }
    cases.extend(CHOICES.map(|(table, measure, options)| case(table, measure, options)));
    cases
}

fn case(table: &str, measure: &str, options: &str) -> (String, Vec<String>) {
    let path = format!(
        "{}/tests/it/analyse_tables/{table}.csv",
        env!("CARGO_MANIFEST_DIR")
    );
    let given = ["analyse", &path, "--measure", measure].map(str::to_owned);
    let options = options.split_whitespace().map(str::to_owned);
    let arguments = given.into_iter().chain(options).collect();
    (format!("{table} {measure}"), arguments)
}

#[test]
fn the_scripts_of_tables() {
    if !has_r() {
        return;
    }
    let project = Project::empty();
    let mut analyses: Vec<(String, Value, PathBuf)> = Vec::new();
    for (number, (name, arguments)) in cases().into_iter().enumerate() {
        let run = |last: &str| {
            let mut arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            arguments.push(last);
            let run = project.run(&arguments);
            assert_eq!(run.code, 0, "{run:?}");
            run.out
        };
        let script = project.path().join(format!("{number}.R"));
        fs::write(&script, run("--r-code")).expect("a written script");
        let analysis = serde_json::from_str(&run("--json")).expect("JSON");
        analyses.push((format!("{name} {:?}", &arguments[4..]), analysis, script));
    }
    let scripts: Vec<PathBuf> = analyses.iter().map(|(.., script)| script.clone()).collect();
    let said = said_by(&scripts);
    let faults: Vec<String> = analyses
        .iter()
        .flat_map(|(name, analysis, script)| {
            let faults = numbers::faults(analysis, said.get(script).map_or("", String::as_str));
            faults
                .into_iter()
                .map(move |fault| format!("{name}: {fault}"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
