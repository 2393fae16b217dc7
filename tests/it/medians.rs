//! Medians with quartiles or range in the place of means: worked out, told beside the number, and in order.

use std::fs;

use testbed::Project;

const STUDY: &str = "studies/finch-2021.yaml";
const MEAN: &str = "{n: 38, mean: 6.4, sd: 1.8}";

fn with(arm: &str) -> Project {
    let project = Project::example("starter");
    project.replace(STUDY, MEAN, arm);
    project
}

/// Luo's mean of 38 people is 6.4 here, because the median is the middle of the quartiles; Wan's SD is 2.4 over
/// 1.2980, twice the normal quantile of (0.75 × 38 − 0.125) / 38.25, which is 1.849.
#[test]
fn quartiles_stand_in_for_mean_and_sd_and_the_page_says_so() {
    let project = with("{n: 38, median: 6.4, q1: 5.2, q3: 7.6}");
    let run = project.run(&["build", "--quiet"]);
    assert_eq!(run.code, 0, "{run:?}");
    let pages = project.output().join("evidence/tea-break-trials");
    let pages = fs::read_dir(pages).expect("pages");
    let pages = pages.map(|page| fs::read_to_string(page.expect("a page").path()));
    let all: Vec<String> = pages.filter_map(Result::ok).collect();
    let says = |words: &str| all.iter().any(|page| page.contains(words));
    assert!(says("median 6.4 (quartiles 5.2 to 7.6)"));
    assert!(says("worked out from a median with quartiles or range"));
    let json = project
        .output()
        .join("evidence/tea-break-trials-analyses.json");
    let json = fs::read_to_string(json).expect("analyses");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let inputs = json.pointer("/analyses/0/inputs").expect("inputs");
    let rows = inputs.as_array().expect("rows");
    let row = rows.iter().find(|row| row["result"] == "T1").expect("T1");
    let sei = row["sei"].as_f64().expect("a standard error");
    let expected = (1.849_f64.powi(2) / 38.0 + 1.9_f64.powi(2) / 37.0).sqrt();
    let yi = row["yi"].as_f64().expect("an effect");
    assert!((yi - 0.5).abs() < 1e-9, "{yi}");
    assert!((sei - expected).abs() < 1e-3, "{sei}, not {expected}");
}

#[test]
fn values_out_of_order_are_an_error() {
    let run = with("{n: 38, median: 6.4, q1: 7.2, q3: 7.6}").run(&["check"]);
    let said = run.out + &run.err;
    assert!(
        said.contains("E0510") && said.contains("have to rise"),
        "{said}"
    );
}
