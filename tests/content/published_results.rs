//! The site's own pooled results against the published ones.

use serde_json::Value;
use testbed::{Project, Site};

/// The analysis of an outcome over all recovery trials, with its numbers in full precision.
fn analysis(outcome: &str) -> Value {
    let run = Project::real().run(&["analyse", "recovery-trials", "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let report = run.json();
    let analyses = report["analyses"].as_array().expect("analyses").iter();
    let mut found =
        analyses.filter(|one| one["comparison"] == "usual-care" && one["outcome"] == outcome);
    found.next().expect("the analysis").clone()
}

fn printed(value: &Value, decimals: usize) -> String {
    format!("{:.decimals$}", value.as_f64().expect("a number"))
}

/// Smit 2023 prints g 0.15 (0.04 to 0.27), I² 43% (1 to 67) for personal recovery, 19 comparisons.
#[test]
fn personal_recovery_agrees_with_the_published_review_to_its_printed_digits() {
    let pooled = &analysis("personal-recovery")["pooled"];
    assert_eq!(pooled["k"], 19);
    let scale = &pooled["on_scale"];
    assert_eq!(printed(&scale["estimate"], 2), "0.15");
    assert_eq!(printed(&scale["ci_low"], 2), "0.04");
    assert_eq!(printed(&scale["ci_high"], 2), "0.27");
    assert_eq!(printed(&pooled["i2_q_percent"], 0), "43");
    assert_eq!(printed(&pooled["i2_q_low"], 0), "1");
    assert_eq!(printed(&pooled["i2_q_high"], 0), "67");
}

/// Smit 2023 prints g 0.08 (−0.02 to 0.18), I² 36% (0 to 61) for functional recovery, and g 0.19
/// (0.11 to 0.27), I² 10% (0 to 44) for clinical recovery, with the Hartung-Knapp interval. Ours is Wald's
/// there, because the trials do not vary, and its page says that this is the difference.
#[test]
fn functional_and_clinical_recovery_agree_with_the_published_review() {
    let functional = &analysis("functional-recovery")["pooled"];
    assert_eq!(printed(&functional["estimate"], 2), "0.08");
    assert_eq!(printed(&functional["ci_low"], 2), "-0.02");
    assert_eq!(printed(&functional["ci_high"], 2), "0.18");
    assert_eq!(printed(&functional["i2_q_percent"], 0), "36");
    assert_eq!(printed(&functional["i2_q_high"], 0), "61");
    let clinical = analysis("clinical-recovery");
    let pooled = &clinical["pooled"];
    assert_eq!(printed(&pooled["estimate"], 2), "0.19");
    assert_eq!(printed(&pooled["i2_q_percent"], 0), "10");
    assert_eq!(printed(&pooled["i2_q_high"], 0), "44");
    assert_eq!(pooled["hartung_knapp"], false);
    let reml = &clinical["further"]["estimators"][0]["hartung_knapp"];
    assert_eq!(printed(&reml["ci_low"], 2), "0.11");
    assert_eq!(printed(&reml["ci_high"], 2), "0.27");
    let page = Site::real().file("evidence/recovery-trials/whole.html");
    assert!(
        page.contains("the two differ in method only"),
        "the page says why"
    );
}

/// The rows without which nothing varies fall back on Wald's interval, and are marked.
#[test]
fn rows_that_fell_back_on_the_ordinary_interval_are_marked() {
    let clinical = analysis("clinical-recovery");
    let steps = clinical["further"]["leave_one_out"]
        .as_array()
        .expect("steps");
    let fell_back = steps.iter().filter(|step| step["wald_by_rule"] == true);
    let page =
        Site::real().file("evidence/recovery-trials/usual-care-clinical-recovery-analyses.html");
    assert!(fell_back.count() > 15);
    assert!(page.matches(" (Wald)").count() > 15, "each row is marked");
    assert!(page.contains("(Wald): these have Wald’s interval"));
}

#[test]
fn doubtful_rows_are_pooled_and_the_result_without_them_is_at_hand() {
    let analysis = analysis("personal-recovery");
    assert_eq!(analysis["pooled"]["k"], 19);
    assert_eq!(analysis["pooled_without_doubt"]["k"], 18);
}
