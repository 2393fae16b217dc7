//! Measures say what they are: a proportion or a correlation compares nothing, limits end where the
//! measure ends, and a remark stands only where its words are true.

use std::fs;

use serde_json::Value;
use testbed::{Project, Run, words};

fn project() -> Project {
    let project = Project::starter();
    project.overlay("tests/it/measures/one-group");
    project
}

fn page(synthesis: &str) -> String {
    let site = project().build();
    words(site.file(&format!("evidence/{synthesis}/whole.html")))
}

/// `distil analyse` of a table that is written here.
fn analyse(table: &str, options: &[&str]) -> Run {
    let project = Project::empty();
    fs::write(project.path().join("table.csv"), table).expect("a written table");
    project.run(&[&["analyse", "table.csv"], options].concat())
}

fn numbers(table: &str, options: &[&str]) -> Value {
    let run = analyse(table, &[&["--json"], options].concat());
    assert_eq!(run.code, 0, "{run:?}");
    run.json()
}

fn within(value: &Value, least: f64, most: f64) {
    let value = value.as_f64().expect("a number");
    assert!((least..=most).contains(&value), "{value}");
}

fn close(value: &Value, expected: f64) {
    let value = value.as_f64().expect("a number");
    assert!((value - expected).abs() < 5e-4, "{value}, not {expected}");
}

#[test]
fn a_proportion_has_no_side_and_no_test_of_no_effect() {
    let page = page("prop");
    for unwanted in [
        "favour",
        "no difference",
        "test of no effect",
        "is better with",
    ] {
        assert!(!page.contains(unwanted), "the page has {unwanted:?}");
    }
    assert!(page.contains("Nothing is compared here"));
}

#[test]
fn proportions_are_pooled_on_the_logit_and_stay_between_0_and_1() {
    let run = project().run(&["analyse", "prop", "--json"]);
    let pooled = run.json()["analyses"][0]["pooled"].clone();
    for limit in ["ci_low", "ci_high", "prediction_low", "prediction_high"] {
        within(&pooled[limit], 0.0, 1.0);
    }
    assert!(
        pooled["on_scale"]["estimate"].as_f64() < Some(0.0),
        "{pooled}"
    );
}

#[test]
fn correlations_are_pooled_on_fishers_z() {
    let run = project().run(&["analyse", "cor", "--json"]);
    let pooled = run.json()["analyses"][0]["pooled"].clone();
    for limit in ["ci_low", "ci_high", "prediction_low", "prediction_high"] {
        within(&pooled[limit], -1.0, 1.0);
    }
    let page = page("cor");
    assert!(!page.contains("Favours") && !page.contains("test of no effect"));
}

#[test]
fn one_correlation_keeps_the_interval_that_its_source_gives() {
    let page = page("cor1");
    assert!(page.contains("0.90 (95% CI 0.80 to 0.95)"), "{page}");
    assert!(!page.contains("Pooled result"));
}

const PROPORTIONS: &str = "study,xi,ni\nA,0,10\nB,1,12\nC,9,11\nD,1,30\n";

#[test]
fn raw_proportions_that_reach_beyond_their_scale_are_cut_and_that_is_said() {
    let found = numbers(PROPORTIONS, &["--measure", "PR"]);
    for limit in ["ci_low", "ci_high", "prediction_low", "prediction_high"] {
        within(&found["pooled"][limit], 0.0, 1.0);
    }
    let said = analyse(PROPORTIONS, &["--measure", "PR"]).out;
    assert!(said.contains("beyond what this measure can be"), "{said}");
    let logit = analyse(PROPORTIONS, &["--measure", "PLO"]).out;
    assert!(
        !logit.contains("beyond what this measure can be"),
        "{logit}"
    );
}

#[test]
fn a_risk_difference_ends_at_1() {
    let table = "study,ai,n1i,ci,n2i\nA,1,2,2,2\nB,0,2,2,2\nC,1,3,3,3\n";
    let found = numbers(table, &["--measure", "RD", "--preset", "metafor"]);
    for row in found["inputs"].as_array().expect("rows") {
        within(&row["ci_low"], -1.0, 1.0);
    }
    within(&found["pooled"]["ci_low"], -1.0, 1.0);
}

#[test]
fn rows_of_a_double_arcsine_lead_back_by_their_own_size() {
    let found = numbers(PROPORTIONS, &["--measure", "PFT"]);
    close(&found["inputs"][2]["estimate"], 9.0 / 11.0);
    close(&found["inputs"][3]["estimate"], 1.0 / 30.0);
}

#[test]
fn the_interval_of_hartung_and_knapp_is_called_narrower_only_where_it_is() {
    let table = fs::read_to_string("tests/it/analyse_tables/proportions.csv").expect("a table");
    let options = ["--measure", "PAS", "--method", "SJ", "--test", "knha"];
    let found = numbers(&table, &options);
    close(&found["pooled"]["on_scale"]["ci_low"], 0.3645);
    close(&found["pooled"]["on_scale"]["ci_high"], 0.6084);
    let said = analyse(&table, &options).out;
    assert!(!said.contains("narrower"), "{said}");
}

#[test]
fn ratios_with_their_limits_are_read_as_papers_print_them() {
    let table = "study,hr,ci_low,ci_high\nA,0.75,0.60,0.94\nB,0.80,0.62,1.03\nC,0.92,0.80,1.06\n";
    let found = numbers(
        table,
        &["--measure", "HR", "--method", "common", "--test", "z"],
    );
    // metafor: rma(log(hr), sei = (log(high) - log(low)) / (2 * qnorm(.975)), method = "FE").
    let logs = [
        (0.75_f64, 0.60_f64, 0.94_f64),
        (0.80, 0.62, 1.03),
        (0.92, 0.80, 1.06),
    ];
    let weights = logs.map(|(_, low, high)| {
        let se = (high.ln() - low.ln()) / (2.0 * 1.959_963_984_540_054);
        1.0 / (se * se)
    });
    let sum: f64 = weights.iter().sum();
    let mean = logs
        .iter()
        .zip(weights)
        .map(|(one, w)| one.0.ln() * w)
        .sum::<f64>()
        / sum;
    close(&found["pooled"]["estimate"], mean.exp());
}

#[test]
fn positive_values_that_may_be_ratios_or_logarithms_are_asked_about() {
    let table = "study,yi,sei\nA,0.75,0.1\nB,0.8,0.1\n";
    let asked = analyse(table, &["--measure", "HR"]);
    assert_eq!(asked.code, 1, "{asked:?}");
    assert!(
        asked.err.contains("--yi log") && asked.err.contains("--yi ratio"),
        "{asked:?}"
    );
    let ratio = numbers(table, &["--measure", "HR", "--yi", "ratio"]);
    within(&ratio["pooled"]["estimate"], 0.75, 0.8);
    let log = numbers(table, &["--measure", "HR", "--yi", "log"]);
    within(&log["pooled"]["estimate"], 2.1, 2.3);
}

#[test]
fn a_variance_at_odds_with_its_standard_error_is_an_error() {
    let wrong = analyse(
        "study,yi,vi,sei\nA,0.5,0.04,0.3\nB,0.2,0.09,0.3\n",
        &["--measure", "SMD"],
    );
    assert_eq!(wrong.code, 1, "{wrong:?}");
    assert!(
        wrong.err.contains("square of the standard error"),
        "{wrong:?}"
    );
    let right = analyse(
        "study,yi,vi,sei\nA,0.5,0.04,0.2\nB,0.2,0.09,0.3\n",
        &["--measure", "SMD"],
    );
    assert_eq!(right.code, 0, "{right:?}");
}

#[test]
fn a_standard_deviation_of_zero_is_refused_in_its_own_words() {
    let table = "study,m1i,sd1i,n1i,m2i,sd2i,n2i\nA,5,0,10,4,0,10\nB,5,1,20,4,1,10\n";
    let run = analyse(table, &["--measure", "SMD"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(
        run.err.contains("a standard deviation is above 0"),
        "{run:?}"
    );
    assert!(!run.err.contains("events"), "{run:?}");
    assert!(run.err.contains("E0504"), "{run:?}");
}

#[test]
fn a_real_minus_sign_is_a_minus_sign() {
    let found = numbers(
        "study,yi,sei\nA,−0.5,0.1\nB,-0.2,0.1\n",
        &["--measure", "MD"],
    );
    close(&found["inputs"][0]["yi"], -0.5);
}

#[test]
fn a_table_in_an_old_encoding_says_how_to_save_it() {
    let project = Project::empty();
    let table = b"study,ai,n1i,ci,n2i\nJos\xe9,5,20,8,21\nB,2,20,4,20\n";
    fs::write(project.path().join("table.csv"), table).expect("a written table");
    let run = project.run(&["analyse", "table.csv", "--measure", "RR"]);
    assert!(
        run.err.contains("E0102") && run.err.contains("UTF-8"),
        "{run:?}"
    );
    assert!(run.err.contains("table.csv:2"), "{run:?}");
}

#[test]
fn small_studies_say_why_there_is_no_test() {
    let table = fs::read_to_string("tests/it/analyse_tables/equal-errors.csv").expect("a table");
    let said = analyse(&table, &["--measure", "SMD"]).out;
    assert!(
        said.contains("All results have the same standard error"),
        "{said}"
    );
    assert!(!said.contains("Egger's regression test"), "{said}");
}

#[test]
fn a_value_of_one_group_needs_no_word_on_its_sides() {
    let project = project();
    for study in ["p0-2019", "p1-2019", "p2-2019", "p3-2019"] {
        let file = format!("studies/{study}.yaml");
        let from = ", \"positive\": \"higher-with-intervention\"";
        project.replace(&file, from, "");
    }
    assert!(!project.codes().contains(&"E0302"), "{:?}", project.codes());
    let site = project.build();
    let shown = words(site.file("studies/p0-2019.html"));
    assert!(shown.contains("0.10"), "{shown}");
    assert!(!shown.contains("above 0"), "{shown}");
    // A correlation has none either; an effect that compares two groups has.
    let ratio = "\"PROP\", \"estimate\": 0.1, \"ci_low\": 0.03";
    let compared = "\"RR\", \"estimate\": 0.1, \"ci_low\": 0.03";
    project.replace("studies/p0-2019.yaml", ratio, compared);
    assert!(project.codes().contains(&"E0302"), "{:?}", project.codes());
}

#[test]
fn the_range_of_an_instrument_is_told_where_every_result_counts_events() {
    let range = "instruments:\n  - {name: Relapse Scale, better: lower, low: 0, high: 10}\n";
    let project = project();
    let outcome = project.read("outcomes/prev.yaml");
    project.write("outcomes/prev.yaml", format!("{outcome}{range}"));
    assert!(project.codes().contains(&"W0567"), "{:?}", project.codes());
    let named = "\"event\": \"x\", \"instrument\": \"Relapse Scale\"";
    project.replace("studies/p0-2019.yaml", "\"event\": \"x\"", named);
    assert!(!project.codes().contains(&"W0567"), "{:?}", project.codes());
}

#[test]
fn what_is_added_to_rates_without_events_is_said_where_it_is_added() {
    let with = "study,xi,ti\nA,0,40\nB,3,52\nC,5,61\n";
    let without = "study,xi,ti\nA,1,40\nB,3,52\nC,5,61\n";
    let said = "0.5 added to the events of groups without any";
    for measure in ["IR", "IRLN"] {
        let shown = analyse(with, &["--measure", measure]).out;
        assert!(shown.contains(said), "{measure}: {shown}");
        let shown = analyse(without, &["--measure", measure]).out;
        assert!(!shown.contains(said), "{measure}: {shown}");
    }
    let root = analyse(with, &["--measure", "IRS"]).out;
    assert!(!root.contains("added to the events"), "{root}");
}

#[test]
fn limits_cut_on_the_arcsine_are_told_on_the_page() {
    let project = project();
    let measure = "\"measure\": \"PROP\"";
    let with_scale = format!("{measure}, \"scale\": \"arcsine\"");
    project.replace("syntheses/prop.yaml", measure, &with_scale);
    let site = project.build();
    let page = words(site.file("evidence/prop/whole.html"));
    assert!(
        page.contains("An interval reached beyond what this measure can be"),
        "{page}"
    );
}
