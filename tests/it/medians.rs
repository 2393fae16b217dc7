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
    assert!(says("mean: Luo and others 2018; SD: Wan and others 2014"));
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

const SYNTHESIS: &str = "syntheses/tea-break-trials.yaml";
const SKEWED: &str = "{n: 38, median: 5.4, q1: 5.2, q3: 7.6}";

/// The mean difference of the result of which an arm has a median, by a method, and what its page says.
fn by(method: &str) -> (f64, String) {
    let project = with(SKEWED);
    let to = format!("measure: MD\n          conventions: {{medians: {method}}}");
    project.replace(SYNTHESIS, "measure: MD", &to);
    let run = project.run(&["build", "--quiet"]);
    assert_eq!(run.code, 0, "{run:?}");
    let read = |file: &str| fs::read_to_string(project.output().join(file)).expect("a file");
    let json = read("evidence/tea-break-trials-analyses.json");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let rows = json["analyses"][0]["inputs"].as_array().expect("rows");
    let row = rows.iter().find(|row| row["result"] == "T1").expect("T1");
    let said = read("data/results.csv") + &read("evidence/tea-break-trials-results.csv");
    (row["yi"].as_f64().expect("an effect"), said)
}

#[test]
fn methods_for_skewed_values_are_chosen_in_the_record_and_named() {
    for (method, words) in [
        (
            "quantile-estimation",
            "quantile estimation, McGrath and others 2020",
        ),
        ("box-cox", "Box-Cox method, McGrath and others 2020"),
    ] {
        let (effect, said) = by(method);
        assert!(said.contains(words), "{method}: {said}");
        let usual = by("luo-wan").0;
        assert!(
            (effect - usual).abs() > 0.01,
            "{method}: {effect} and {usual}"
        );
    }
}

/// What `check` says of the study with this arm: the code, the line of the record and words of the message.
fn told(arm: &str) -> String {
    let run = with(arm).run(&["check"]);
    run.out + &run.err
}

#[test]
fn medians_from_which_no_mean_follows_are_told_at_their_line() {
    for (arm, code, words) in [
        (
            "{n: 4, median: 6.4, q1: 5.2, q3: 7.6}",
            "W0584",
            "of 4 people",
        ),
        (
            "{median: 6.4, q1: 5.2, q3: 7.6}",
            "W0584",
            "of how many people",
        ),
        ("{n: 38, median: 6.4}", "W0584", "stands alone"),
        (
            "{n: 38, median: 6.4, q1: 6.4, q3: 6.4}",
            "W0584",
            "are equal",
        ),
        (
            "{n: 38, median: 6.4, q1: 5.2, q3: 10.4}",
            "W0528",
            "The upper quartile 10.4",
        ),
        (
            "{n: 38, median: 11, q1: 10.5, q3: 12}",
            "W0528",
            "The median 11",
        ),
        (
            "{n: 8, median: 0.3, q1: 0.1, q3: 9.8}",
            "W0584",
            "can hardly have these",
        ),
    ] {
        let said = told(arm);
        assert!(said.contains(code) && said.contains(words), "{arm}: {said}");
        assert!(said.contains("finch-2021.yaml:"), "{arm}: {said}");
    }
    let fine = told("{n: 38, median: 6.4, q1: 5.2, q3: 7.6}");
    assert!(!fine.contains("W0584") && !fine.contains("W0528"), "{fine}");
}

#[test]
fn box_cox_is_refused_for_values_at_zero() {
    let project = with("{n: 38, median: 6.4, q1: 0, q3: 7.6}");
    let to = "measure: MD\n          conventions: {medians: box-cox}";
    project.replace(SYNTHESIS, "measure: MD", to);
    let run = project.run(&["check"]);
    let said = run.out + &run.err;
    assert!(
        said.contains("W0584") && said.contains("not above zero"),
        "{said}"
    );
}

#[test]
fn a_plain_table_takes_medians_and_tells_those_that_fall() {
    let project = Project::empty();
    let table = |q3: &str| {
        format!(
            "study,n1i,median1i,q11i,q31i,m1i,sd1i,n2i,m2i,sd2i\nA,60,15,10,{q3},,,58,18,9\nB,40,,,,14,6,41,15,7\n"
        )
    };
    let run = |q3: &str| {
        project.write("table.csv", table(q3));
        let file = project.content().join("table.csv");
        let file = file.to_str().expect("a path").to_owned();
        let arguments = [
            "analyse",
            &file,
            "--measure",
            "MD",
            "--json",
            "--medians",
            "quantile-estimation",
        ];
        project.run(&arguments)
    };
    let json = run("22").json();
    let effect = json["inputs"][0]["yi"].as_f64().expect("an effect");
    assert!((effect - (17.629_532_6 - 18.0)).abs() < 1e-5, "{effect}");
    let falling = run("14");
    let said = falling.out + &falling.err;
    assert!(
        said.contains("E0510") && said.contains("table.csv:2"),
        "{said}"
    );
}
