//! The site's own pooled results against the published ones.

use serde_json::Value;
use testbed::Project;

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

#[test]
fn doubtful_rows_are_pooled_and_the_result_without_them_is_at_hand() {
    let analysis = analysis("personal-recovery");
    assert_eq!(analysis["pooled"]["k"], 19);
    assert_eq!(analysis["pooled_without_doubt"]["k"], 18);
}
