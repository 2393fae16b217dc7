//! `distil analyse`: numbers of plain tables against published software, and what the command says
//! when a table cannot be used.

use serde_json::Value;
use testbed::Project;

/// The expected values of a reference case.
fn expected(case: &str) -> Value {
    let text = include_str!("../../crates/stats/tests/reference/public.json");
    let all: Value = serde_json::from_str(text).expect("the reference cases");
    let cases = all["cases"].as_array().expect("cases");
    let found = cases.iter().find(|one| one["id"] == case);
    found.unwrap_or_else(|| panic!("no case {case}"))["expected"].clone()
}

fn table(name: &str) -> String {
    format!(
        "{}/tests/it/analyse_tables/{name}.csv",
        env!("CARGO_MANIFEST_DIR")
    )
}

/// The JSON of a table's analysis.
fn analyse(name: &str, options: &[&str]) -> Value {
    let path = table(name);
    let arguments = [&["analyse", path.as_str(), "--json"], options].concat();
    let run = Project::empty().run(&arguments);
    assert_eq!(run.code, 0, "{run:?}");
    serde_json::from_str(&run.out).expect("JSON")
}

fn close(got: &Value, expected: &Value, what: &str) {
    let (got, expected) = (got.as_f64().expect(what), expected.as_f64().expect(what));
    let allowed = (1e-6 * expected.abs()).max(1e-9);
    assert!(
        (got - expected).abs() <= allowed,
        "{what}: {got} {expected}"
    );
}

fn close_pool(got: &Value, expected: &Value) {
    let scale = &got["on_scale"];
    close(&scale["estimate"], &expected["beta"], "estimate");
    close(&scale["se"], &expected["se"], "standard error");
    close(&scale["ci_low"], &expected["ci_lb"], "lower limit");
    close(&scale["ci_high"], &expected["ci_ub"], "upper limit");
    // A proportion of one group is tested against nothing.
    if !got["p"].is_null() {
        close(&got["p"], &expected["pval"], "p value");
    }
    close(&got["q"], &expected["Q"], "Q");
    if expected.get("tau2").is_some_and(Value::is_number) && got["tau2"].is_number() {
        close(&got["tau2"], &expected["tau2"], "tau2");
        close(&got["i2_tau2_percent"], &expected["I2"], "I2");
        close(&got["tau2_low"], &expected["tau2_ci_lb"], "tau2 low");
    }
}

#[test]
fn pooled_results_agree_with_metafor() {
    let cases: [(&str, &str, &[&str], &str); 12] = [
        (
            "bcg",
            "RR",
            &["--method", "REML", "--test", "knha"],
            "P-bcg-RR-REML-knha",
        ),
        (
            "bcg",
            "RR",
            &["--method", "DL", "--test", "adhoc"],
            "P-bcg-RR-DL-adhoc",
        ),
        (
            "bcg",
            "RR",
            &["--method", "SJ", "--test", "z"],
            "P-bcg-RR-SJ",
        ),
        ("bcg", "RR", &["--method", "common"], "P-bcg-RR-FE"),
        ("bcg", "OR", &["--preset", "metafor"], "P-bcg-OR-REML"),
        ("bcg", "RD", &["--preset", "revman5"], "P-bcg-RD-DL"),
        (
            "normand",
            "SMD",
            &["--preset", "metafor"],
            "P-normand-SMD-REML",
        ),
        (
            "normand",
            "SMD",
            &["--preset", "revman5"],
            "P-normand-SMD-RevMan-DL",
        ),
        (
            "normand",
            "MD",
            &["--preset", "metafor"],
            "P-normand-MD-REML",
        ),
        ("hart", "IRR", &["--preset", "metafor"], "P-hart-IRR-REML"),
        (
            "molloy",
            "ZCOR",
            &["--preset", "metafor"],
            "P-molloy-ZCOR-REML",
        ),
        ("pritz", "PFT", &["--preset", "metafor"], "P-pritz-PFT-REML"),
    ];
    for (name, measure, options, case) in cases {
        let got = analyse(name, &[&["--measure", measure], options].concat());
        close_pool(&got["pooled"], &expected(case));
    }
}

#[test]
fn back_transformed_limits_agree_with_metafor() {
    let got = analyse("pritz", &["--measure", "PFT", "--preset", "metafor"]);
    let back = &expected("P-pritz-PFT-REML")["back"];
    let values = back.as_object().expect("back");
    let of = |part: &str| {
        let found = values.iter().find(|(key, _)| key.contains(part));
        found
            .unwrap_or_else(|| panic!("{part} in {back}"))
            .1
            .clone()
    };
    close(&got["pooled"]["ci_low"], &of("lb"), "lower limit");
    close(&got["pooled"]["ci_high"], &of("ub"), "upper limit");
}

#[test]
fn mantel_haenszel_agrees_with_both_programs() {
    let mh = [
        "--pooling",
        "mantel-haenszel",
        "--measure",
        "OR",
        "--preset",
    ];
    for (name, preset, case) in [
        ("bcg", "metafor", "P-bcg-MH-OR"),
        ("nielweise7", "cochrane-2025", "P-nielweise7-MH-OR-revman"),
        ("nielweise7", "metafor", "P-nielweise7-MH-OR"),
    ] {
        let got = analyse(name, &[&mh[..], &[preset]].concat());
        let (got, expected) = (&got["pooled"]["on_scale"], expected(case));
        close(&got["estimate"], &expected["beta"], case);
        close(&got["ci_low"], &expected["ci_lb"], case);
        close(&got["ci_high"], &expected["ci_ub"], case);
    }
}

#[test]
fn further_analyses_agree_with_metafor() {
    let options = [
        "--measure",
        "RR",
        "--method",
        "REML",
        "--test",
        "z",
        "--subgroup",
        "alloc",
        "--moderator",
        "ablat",
    ];
    let further = analyse("bcg", &options)["further"].clone();
    let subgroups = &further["subgroups"][0];
    let between = &expected("P-bcg-RR-REML-by-alloc-separate")["between"];
    close(&subgroups["between"]["q"], &between["Q"], "Q between");
    close(&subgroups["between"]["p"], &between["p"], "p between");
    let slope = &expected("P-bcg-RR-REML-mods-ablat")["coefficients"][1];
    close(
        &further["moderators"][0]["slope"]["estimate"],
        &slope["estimate"],
        "slope",
    );
    close(
        &further["moderators"][0]["slope"]["se"],
        &slope["se"],
        "se of the slope",
    );
    let egger = &expected("P-bcg-RR-REML-asymmetry")["egger_lm"];
    close(
        &further["small_studies"]["egger"]["value"],
        &egger["bias"],
        "Egger",
    );
    close(
        &further["small_studies"]["egger"]["p"],
        &egger["pval"],
        "p of Egger",
    );
    let left = &expected("P-bcg-RR-REML-leave1out")["beta"];
    for (index, value) in left.as_array().expect("values").iter().enumerate() {
        let got = &further["leave_one_out"][index]["pooled"]["on_scale"]["estimate"];
        close(got, value, "left out");
    }
    let fill = &further["small_studies"]["trim_and_fill"];
    let expected = expected("P-bcg-RR-REML-trimfill-L0");
    assert_eq!(
        (&fill["missing"], &fill["side"]),
        (&expected["k0"], &expected["side"])
    );
}

/// What the command says on a table with this text.
fn complaint(text: &str, options: &[&str]) -> (i32, String) {
    let project = Project::empty();
    std::fs::write(project.path().join("t.csv"), text).expect("a table");
    let run = project.run(&[&["analyse", "t.csv"], options].concat());
    (run.code, run.err)
}

#[test]
fn a_bad_table_is_told_with_its_place() {
    let rr = ["--measure", "RR"];
    let (code, said) = complaint("study,ai,n1i,ci,n2i\nA,1,10,2,10\nB,one,10,2,10\n", &rr);
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("t.csv:3:3") && said.contains("`one` in the column `ai`"),
        "{said}"
    );
    let (code, said) = complaint("study,ai,n1i,ci,n2i\nA,11,10,2,10\n", &rr);
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("t.csv:2:3") && said.contains("between 0 and the people"),
        "{said}"
    );
    let (code, said) = complaint("study,ai,n1,ci,n2i\nA,1,10,2,10\n", &rr);
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("lacks n1i") && said.contains("`n1`"),
        "{said}"
    );
    let (code, said) = complaint("study;ai\nA;1\n", &rr);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("semicolons"), "{said}");
}

#[test]
fn several_rows_of_one_study_need_a_decision() {
    let text = "study,yi,vi\nA,0.1,0.04\nA,0.3,0.04\nB,0.2,0.05\n";
    let (code, said) = complaint(text, &["--measure", "GEN"]);
    assert!(
        code == 1 && said.contains("t.csv:3:1") && said.contains("E0520"),
        "{said}"
    );
    let project = Project::empty();
    std::fs::write(project.path().join("t.csv"), text).unwrap();
    let options = [
        "--measure",
        "GEN",
        "--several-results",
        "combine",
        "--method",
        "common",
        "--json",
    ];
    let run = project.run(&[&["analyse", "t.csv"], &options[..]].concat());
    let got: Value = serde_json::from_str(&run.out).expect("JSON");
    // Mean 0.2 of the two; variance (0.04 + 0.04 + 2 * 0.5 * 0.04) / 4 = 0.03.
    let combined = &got["inputs"][2];
    assert_eq!(
        combined["combines"].as_array().map(Vec::len),
        Some(2),
        "{got}"
    );
    close(&combined["yi"], &Value::from(0.2), "mean");
    close(
        &combined["sei"],
        &Value::from(0.03_f64.sqrt()),
        "standard error",
    );
    assert_eq!(got["pooled"]["k"], 2);
}

#[test]
fn the_content_prints_what_the_build_writes() {
    let project = Project::built();
    let run = project.run(&["analyse", "tea-break-trials", "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let file = project
        .output()
        .join("evidence/tea-break-trials-analyses.json");
    let written = std::fs::read_to_string(file).expect("a written file");
    assert_eq!(run.out, written);
    let text = project.run(&["analyse", "tea-break-trials"]).out;
    assert!(
        text.contains("Pooled:") && text.contains("Method:"),
        "{text}"
    );
}

#[test]
fn wrong_use_says_what_to_do() {
    let project = Project::starter();
    let near = project.run(&["analyse", "tea-break-trial"]);
    assert_eq!(near.code, 2);
    assert!(near.err.contains("tea-break-trials"), "{near:?}");
    let path = table("bcg");
    let without = project.run(&["analyse", path.as_str()]);
    assert!(
        without.code == 2 && without.err.contains("--measure RR"),
        "{without:?}"
    );
    let misplaced = project.run(&["analyse", "--measure", "RR"]);
    assert_eq!(misplaced.code, 2, "{misplaced:?}");
    let peto = project.run(&[
        "analyse",
        path.as_str(),
        "--measure",
        "RR",
        "--pooling",
        "peto",
    ]);
    assert!(
        peto.code == 2 && peto.err.contains("measure OR"),
        "{peto:?}"
    );
}

#[test]
fn settings_that_do_not_go_together_and_undecided_trials_are_refused() {
    let project = Project::everything();
    let file = "syntheses/tea-break-trials.yaml";
    project.replace(file, "          several_results: keep-as-published\n", "");
    project.replace(
        file,
        "          preset: cochrane-2025\n",
        "          preset: cochrane-2025\n          pooling: peto\n",
    );
    let ids: Vec<&str> = project.problems().iter().map(|p| p.code.id).collect();
    assert!(ids.contains(&"E0520") && ids.contains(&"E0551"), "{ids:?}");
}

#[test]
fn a_proportion_of_one_group_is_not_tested() {
    let project = Project::empty();
    let table = "study,xi,ni\na,10,50\nb,20,60\nc,12,40\n";
    std::fs::write(project.path().join("table.csv"), table).expect("a table");
    let of = |measure: &str, json: &[&str]| {
        let arguments = [&["analyse", "table.csv", "--measure", measure], json].concat();
        project.run(&arguments)
    };
    let said = of("PLO", &[]).out;
    let pooled = said
        .lines()
        .find(|line| line.starts_with("Pooled:"))
        .expect("a result");
    assert!(pooled.ends_with("k 3"), "{pooled}");
    let result = of("PLO", &["--json"]).json()["pooled"].clone();
    assert!(result["p"].is_null() && result["on_scale"]["statistic"].is_null());
    assert!(result["q_p"].is_number() || result["q"].is_number());
}
