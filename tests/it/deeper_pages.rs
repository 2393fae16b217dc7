//! Deeper methods from records to pages and data: the examples with public data give what published
//! software gives, and sentences stand only where they hold.

use std::fs;

use serde_json::Value;

use testbed::Project;

/// The one analysis of a synthesis of an example, in full precision.
fn analysis(example: &str, synthesis: &str) -> Value {
    let content = format!("{}/examples/{example}/content", env!("CARGO_MANIFEST_DIR"));
    let run = Project::empty().run(&["analyse", synthesis, "--content", &content, "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    run.json()["analyses"][0].take()
}

fn agree(value: &Value, room: f64, expected: &[(&str, f64)]) {
    for (path, expected) in expected {
        let found = value.pointer(path).and_then(Value::as_f64);
        let got = found.unwrap_or_else(|| panic!("no number at {path} in {value}"));
        let is_near = (got - expected).abs() <= room * expected.abs();
        assert!(is_near, "{path}: {got}, not {expected}");
    }
}

/// metafor 5.0-1, `rma.mv(yi, vi, random = ~ 1 | district/school)` on dat.konstantopoulos2011, with
/// profile limits, and clubSandwich 0.5.8 (CR2) on it.
#[test]
fn schools_within_districts_give_the_published_three_level_result() {
    let analysis = analysis("methods", "school-calendars");
    agree(
        &analysis,
        1e-6,
        &[
            ("/pooled/estimate", 0.18471316349663833),
            ("/pooled/on_scale/se", 0.08455591782376201),
            ("/pooled/tau2", 0.06506194246151731 + 0.03273651760467334),
            ("/pooled/i2_tau2_percent", 95.18731366456706),
            ("/pooled/on_scale/df", 10.0),
        ],
    );
    let within = &analysis["further"]["within_trials"];
    agree(
        within,
        1e-5,
        &[
            ("/levels/between/variance", 0.06506194246151731),
            ("/levels/between/low", 0.022239690666496444),
            ("/levels/between/high", 0.20724161921235548),
            ("/levels/within/variance", 0.03273651760467334),
            ("/levels/within/i2_percent", 31.862476846901938),
            ("/levels/likeness", 0.6652655104945718),
            ("/correlations/0/robust/se", 0.08445799537111734),
            ("/correlations/0/robust/df", 9.863156227375438),
        ],
    );
    assert_eq!(within["correlations"][0]["correlation"], 0.0);
    let method = analysis["pooled"]["method"]
        .as_str()
        .expect("a method line");
    assert!(method.contains("three-level model"), "{method}");
}

/// The exact likelihoods of lme4's and BiasedUrn's models on dat.nielweise2007, integrated on a dense
/// grid.
#[test]
fn rare_events_give_the_exact_likelihoods() {
    let analysis = analysis("methods", "catheters");
    let lines = analysis["further"]["rare_events"]["lines"].as_array();
    let lines = lines.expect("lines of methods");
    let line = |name: &str| {
        let mut named = lines.iter().filter(|line| line["name"] == name);
        named.next().unwrap_or_else(|| panic!("no {name}"))
    };
    let intercepts = [
        ("/estimate", (-1.2364934638406997f64).exp()),
        ("/se", 0.280337641433437),
        ("/tau2", 0.3195129563816343),
    ];
    agree(line("study_intercepts"), 1e-4, &intercepts);
    let conditional = [
        ("/estimate", (-1.3531581252254734f64).exp()),
        ("/se", 0.3510403289920982),
        ("/tau2", 0.6934578034494322),
    ];
    agree(line("conditional"), 1e-4, &conditional);
    assert_eq!(analysis["further"]["rare_events"]["silent"], 1);
}

/// clubSandwich and metafor aside: the intercepts of R's `lm` and metafor's selection model on
/// dat.raudenbush1985, the latter climbed to its end.
#[test]
fn models_of_publication_bias_give_the_published_results() {
    let analysis = analysis("teacher-expectations", "expectancy-experiments");
    agree(
        &analysis["further"]["publication_bias"],
        1e-5,
        &[
            ("/pet/estimate", -0.17903112308198119),
            ("/pet/se", 0.12669486519312412),
            ("/selection/0/estimate", 0.01581081052262934),
            ("/selection/0/se", 0.040048550095865255),
        ],
    );
}

/// What pages say of these methods, and what they do not say where it would not hold.
#[test]
fn pages_say_what_holds_and_nothing_else() {
    let page = |example: &str, file: &str| {
        let project = Project::example(example);
        let run = project.run(&["build", "--quiet", "--strict"]);
        assert_eq!(run.code, 0, "{run:?}");
        fs::read_to_string(project.output().join(file)).expect("a page")
    };
    let schools = page(
        "methods",
        "evidence/school-calendars/calendars-achievement-analyses.html",
    );
    assert!(schools.contains("56 results come from 11 trials"));
    assert!(schools.contains("0 (assumed here)"));
    assert!(!schools.contains("fewer than four degrees of freedom"));
    assert!(!schools.contains("Where events are rare"));
    let experiments = page(
        "teacher-expectations",
        "evidence/expectancy-experiments/expectations-or-none-iq-analyses.html",
    );
    assert!(experiments.contains("fewer than ten for each"));
    assert!(experiments.contains("Studies were not randomised to their properties"));
    assert!(
        experiments
            .contains("The probability that the mean effect is better than no difference is")
    );
    assert!(experiments.contains("fewer than 20 results (Stanley 2017)"));
}

/// The common effect is that of metafor, `rma(measure = "RR", method = "EE")` on dat.bcg: -0.4303.
#[test]
fn risks_and_precision_are_drawn_where_arms_have_counts() {
    let analysis = analysis("bcg", "bcg-trials");
    let further = &analysis["further"];
    let first = &further["risks"][0];
    assert_eq!(first["result"], "B01");
    agree(
        first,
        1e-12,
        &[
            ("/intervention", 4.0 / 123.0),
            ("/comparator", 11.0 / 139.0),
        ],
    );
    agree(&further["radial"], 1e-4, &[("/slope", -0.4303)]);
    let schools = self::analysis("methods", "school-calendars");
    assert!(schools["further"]["risks"].is_null(), "no counts");
    assert!(
        schools["further"]["radial"].is_null(),
        "results of one district are not independent"
    );
}

/// The boundaries are those of R's ldbounds at the shares that the page shows.
#[test]
fn a_sequential_boundary_stands_only_where_a_record_asks() {
    let analysis = analysis("bcg", "bcg-trials");
    let own = &analysis["further"]["sequential"];
    let looks = own["looks"].as_array().expect("looks");
    let shares: Vec<f64> = looks
        .iter()
        .filter_map(|look| look["share"].as_f64())
        .collect();
    assert!(shares.windows(2).all(|two| two[0] < two[1]), "{shares:?}");
    let share = own["information"]
        .as_f64()
        .zip(own["required_information"].as_f64());
    let (there, required) = share.expect("information");
    let last = shares.last().expect("a look");
    assert!((last - there / required).abs() < 1e-12);
    let experiments = self::analysis("teacher-expectations", "expectancy-experiments");
    assert!(
        experiments["further"]["sequential"].is_null(),
        "off unless asked for"
    );
}
