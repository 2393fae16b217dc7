//! The accuracy of tests, from records to pages, data and checks.

use std::fs;

use serde_json::Value;
use testbed::Project;

fn near(value: &Value, pointer: &str, expected: f64) {
    let found = value.pointer(pointer).and_then(Value::as_f64);
    let found = found.unwrap_or_else(|| panic!("no number at {pointer} in {value}"));
    assert!(
        (found - expected).abs() <= 1e-6 * expected.abs(),
        "{pointer}: {found}, not {expected}"
    );
}

/// `mada::reitsma(dat, method = "reml")` of mada 0.5.12 on the studies of people with symptoms in
/// dat.kearon1998.
#[test]
fn ultrasound_gives_the_published_summary() {
    let content = format!("{}/examples/methods/content", env!("CARGO_MANIFEST_DIR"));
    let run = Project::empty().run(&[
        "analyse",
        "vein-ultrasound",
        "--content",
        &content,
        "--json",
    ]);
    assert_eq!(run.code, 0, "{run:?}");
    let json = run.json();
    let found = &json["accuracy"][0];
    let model = &found["model"];
    assert_eq!(model["k"], 16);
    assert_eq!(model["half_added"], true);
    for (pointer, expected) in [
        ("/sensitivity/estimate", 0.885_898_934_647_503_9),
        ("/sensitivity/ci_low", 0.835_924_540_555_440_5),
        ("/sensitivity/ci_high", 0.922_071_042_016_790_7),
        ("/specificity/estimate", 0.947_030_678_459_808_8),
        ("/specificity/ci_low", 0.903_052_122_217_465_1),
        ("/logit_sensitivity/tau", 0.677_635_474_306_064_4),
        ("/logit_false_positive_rate/tau", 1.072_306_074_428_942),
        ("/curve/accuracy", 4.870_505_900_385_254),
        ("/curve/shape", 0.458_957_323_230_171_4),
        ("/odds_ratio", 138.814_271_307_158_92),
        ("/positive_likelihood_ratio", 16.724_755_176_924_756),
    ] {
        near(model, pointer, expected);
    }
    let tested = &found["tested"][0];
    let people = |key: &str| tested[key]["estimate"].as_u64().expect("people");
    let with = tested["with_condition"].as_u64().expect("people");
    assert_eq!(people("found") + people("missed"), with);
    assert_eq!(people("cleared") + people("wrongly_found"), 1000 - with);
}

#[test]
fn a_page_says_what_a_test_does_to_people_and_what_is_not_known() {
    let project = Project::example("everything");
    let run = project.run(&["build", "--quiet", "--strict"]);
    assert_eq!(run.code, 0, "{run:?}");
    let read = |file: &str| fs::read_to_string(project.output().join(file)).expect("a page");
    let page = read("evidence/break-directions/calm-check-accuracy.html");
    assert!(page.contains("If 400 of 1,000 people tested have a calm day"));
    assert!(page.contains("If 100 of 1,000") || page.contains("100 of 1,000 have the condition"));
    assert!(page.contains("Moderate certainty"));
    assert!(page.contains("With fewer than ten the model"));
    assert!(page.contains("different thresholds"));
    assert!(page.contains("The interview came a month later"));
    assert!(
        !page.contains("The threshold is not known in"),
        "all are named"
    );
    assert!(read("evidence/break-directions.html").contains("calm-check-accuracy.html"));
    let data = read("evidence/break-directions-calm-check.csv");
    assert_eq!(data.lines().count(), 7, "{data}");
    assert!(read("evidence/break-directions-calm-check.R").contains("rma.mv"));
}

const ACCURACY: &str = "\
accuracy:
  - id: check
    title: A check
    test: calm-check
    test_name: the check
    reference: an interview
    condition: calm
    population: Staff
    setting: Libraries
";

/// The check of a site in which a study has these test results and its synthesis asks for them.
fn check(results: &str, accuracy: &str) -> String {
    let project = Project::example("starter");
    for (file, more) in [
        ("studies/finch-2021.yaml", results),
        ("syntheses/tea-break-trials.yaml", accuracy),
    ] {
        let text = project.read(file);
        project.write(file, format!("{}\n{more}", text.trim_end()));
    }
    let run = project.run(&["check"]);
    run.out + &run.err
}

fn result(id: &str, cells: [u32; 4], threshold: &str) -> String {
    let [tp, fp, missed, tn] = cells;
    format!(
        "  - {{id: {id}, test: calm-check, threshold: {threshold}, tp: {tp}, fp: {fp}, fn: {missed}, tn: {tn}, \
         source: {{url: https://example.org, where: Table 1}}}}\n"
    )
}

#[test]
fn nobody_with_the_condition_is_an_error() {
    let results = format!("test_results:\n{}", result("V01", [0, 3, 0, 9], "A"));
    let run = check(&results, ACCURACY);
    assert!(run.contains("E0503"), "{run}");
    assert!(run.contains("nobody with the condition"), "{run:?}");
}

#[test]
fn two_thresholds_of_one_study_need_a_choice() {
    let both = [("V01", "A"), ("V02", "B")];
    let both = both.map(|(id, threshold)| result(id, [5, 3, 2, 9], threshold));
    let results = format!("test_results:\n{}", both.concat());
    let run = check(&results, ACCURACY);
    assert!(run.contains("E0520"), "{run:?}");
    let chosen = format!("{ACCURACY}    threshold: A\n");
    let run = check(&results, &chosen);
    assert!(!run.contains("E0520"), "{run:?}");
}

#[test]
fn a_threshold_that_no_study_has_is_told_with_those_that_there_are() {
    let results = format!("test_results:\n{}", result("V01", [5, 3, 2, 9], "ten"));
    let run = check(
        &results,
        &format!("{ACCURACY}    threshold: twelve points\n"),
    );
    assert!(run.contains("E0514") || run.contains("E0503"), "{run}");
    assert!(run.contains("has the threshold `twelve points`"), "{run}");
    assert!(run.contains("tea-break-trials.yaml:"), "{run}");
}

#[test]
fn cells_that_contradict_the_people_tested_are_told() {
    let results = format!("test_results:\n{}", result("V01", [5, 3, 2, 9], "A"));
    let results = results.replace("tp: 5", "n: 20, tp: 5");
    let run = check(&results, ACCURACY);
    assert!(
        run.contains("are 19 people together, and `n` is 20"),
        "{run}"
    );
    let right = check(&results.replace("n: 20", "n: 19"), ACCURACY);
    assert!(!right.contains("people together"), "{right}");
}

#[test]
fn a_prevalence_that_cannot_be_is_an_error() {
    let results = format!("test_results:\n{}", result("V01", [5, 3, 2, 9], "A"));
    let prevalence = "    prevalences:\n      - {label: all, per_1000: 1200, source: {url: https://example.org}}\n";
    let run = check(&results, &format!("{ACCURACY}{prevalence}"));
    assert!(run.contains("1200") && run.contains("1000"), "{run}");
}

#[test]
fn two_studies_with_the_same_numbers_are_told() {
    let project = Project::example("starter");
    for (file, id) in [("finch-2021", "V01"), ("heron-2022", "V02")] {
        let file = format!("studies/{file}.yaml");
        let text = project.read(&file);
        let more = result(id, [5, 3, 2, 9], "A");
        project.write(&file, format!("{}\ntest_results:\n{more}", text.trim_end()));
    }
    let text = project.read("syntheses/tea-break-trials.yaml");
    let text = format!("{}\n{ACCURACY}", text.trim_end());
    project.write("syntheses/tea-break-trials.yaml", text);
    let run = project.run(&["check"]);
    let said = run.out + &run.err;
    assert!(
        said.contains("W0535") && said.contains("`V02` has exactly"),
        "{said}"
    );
}

#[test]
fn a_test_that_no_study_has_is_told_with_the_name_that_is_near() {
    let results = format!("test_results:\n{}", result("V01", [5, 3, 2, 9], "A"));
    let run = check(
        &results,
        &ACCURACY.replace("test: calm-check", "test: calm-chek"),
    );
    assert!(run.contains("Did you mean `calm-check`?"), "{run:?}");
}

/// The check of six studies of one test; the cells of one of them are `odd`.
fn among_others(odd: [u32; 4]) -> String {
    let project = Project::everything();
    let file = "studies/robin-2015.yaml";
    let text = project.read(file);
    let [tp, fp, missed, tn] = odd;
    let text = text
        .replace("tp: 18", &format!("tp: {tp}"))
        .replace("fp: 4", &format!("fp: {fp}"))
        .replace("fn: 2", &format!("fn: {missed}"))
        .replace("tn: 36", &format!("tn: {tn}"));
    project.write(file, text);
    let run = project.run(&["check"]);
    run.out + &run.err
}

#[test]
fn a_test_that_is_wrong_more_often_than_right_is_told() {
    let said = among_others([2, 36, 18, 4]);
    assert!(said.contains("W0595"), "{said}");
    assert!(
        said.contains("people without the condition test positive more often (90 of 100) than people with it (10 of 100)"),
        "{said}"
    );
    assert!(said.contains("robin-2015.yaml:"), "{said}");
}

#[test]
fn a_test_that_says_the_same_of_everybody_is_told() {
    let said = among_others([20, 40, 0, 0]);
    assert!(said.contains("nobody tests negative"), "{said}");
}

#[test]
fn more_people_tested_than_the_study_has_are_told() {
    let said = among_others([18, 4, 2, 360]);
    assert!(
        said.contains("384 people tested, and the study has"),
        "{said}"
    );
}

#[test]
fn a_study_far_from_the_others_is_told_and_usual_differences_are_not() {
    let said = among_others([1, 4, 19, 36]);
    assert!(
        said.contains("The sensitivity in `V01` is 5%, far from the 4 other studies"),
        "{said}"
    );
    let usual = among_others([15, 7, 5, 33]);
    assert!(!usual.contains("W0595"), "{usual}");
}

#[test]
fn an_unusual_test_can_be_accepted_in_the_record_of_its_study() {
    let results = format!("test_results:\n{}", result("V01", [2, 20, 18, 1], "A"));
    let run = check(&results, ACCURACY);
    assert!(run.contains("W0595"), "{run}");
    let accepted = format!("{results}accept: [{{check: W0595, reason: The source says so.}}]\n");
    let run = check(&accepted, ACCURACY);
    assert!(!run.contains("W0595") && !run.contains("W0534"), "{run}");
}
