//! Networks of comparisons: from records to pages and data; what is wrong with one is told at its line;
//! sentences stand only where they hold.

use distil::Diagnostic;
use serde_json::Value;
use testbed::{Project, Site, plain};

const RECORD: &str = "syntheses/tea-break-trials.yaml";
const RESULTS: &str = "results/trials.csv";
const FOLDER: &str = "evidence/tea-break-trials/network";

/// The one problem after an edit.
fn told(file: &str, from: &str, to: &str) -> Diagnostic {
    let project = Project::everything();
    project.replace(file, from, to);
    let mut problems = project.problems();
    assert_eq!(problems.len(), 1, "{to}: {problems:?}");
    problems.remove(0)
}

/// The text of the line at which a problem stands.
fn line(problem: &Diagnostic, edited: &str) -> String {
    let place = problem.place.as_ref().expect("a place");
    let line = edited.lines().nth(place.line - 1);
    line.unwrap_or_default().trim().to_owned()
}

/// What is edited, from what to what, the code, the line at which it is told, and words of the message.
type Slip = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const SLIPS: [Slip; 17] = [
    (
        RECORD,
        "{result: N02, treatment: shared-tea-break}",
        "{result: N02, treatment: long-tea-break}",
        "E0582",
        "- {result: N02, treatment: long-tea-break}",
        "has no arm `long-tea-break`: its arms are `shared-tea-break`, `breaks-alone`",
    ),
    (
        RECORD,
        "label: Alone}\n      - {intervention: shared-tea-break, label: Shared}\n      - {intervention: long",
        "label: Alone, unlike: Another in each library.}\n      - {intervention: shared-tea-break, label: Shared}\n      - {intervention: long",
        "E0583",
        "label: Alone, unlike",
        "trials connect the other treatments without it",
    ),
    (
        RECORD,
        "    measure: MD\n    results:",
        "    measure: OR\n    results:",
        "E0581",
        "measure: OR",
        "No result of the network gives OR",
    ),
    (
        RESULTS,
        "long break,45,,7.7,3.2,47,,9.5,3.4",
        "long break,45,,7.7,,47,,9.5,3.4",
        "E0582",
        "- {result: N05, treatment: long-tea-break}",
        "`N05` of",
    ),
    (
        RECORD,
        "{result: N03, treatment: breaks-alone}",
        "{result: N03, treatment: no-break}",
        "E0582",
        "- {result: N03, treatment: no-break}",
        "with itself",
    ),
    (
        RECORD,
        "{result: N03, treatment: breaks-alone}",
        "{result: N03, treatment: breaks-alone, against: shared-tea-break}",
        "E0582",
        "- {result: N03, treatment: breaks-alone, against: shared-tea-break}",
        "compares with `no-break` by its own record",
    ),
    (
        RECORD,
        "{result: N06, treatment: long-tea-break}",
        "{result: N02, treatment: shared-tea-break}",
        "E0582",
        "- {result: N02, treatment: shared-tea-break}",
        "twice",
    ),
    (
        RECORD,
        "{result: N06, treatment: long-tea-break}",
        "{result: N66, treatment: long-tea-break}",
        "E0519",
        "- {result: N66, treatment: long-tea-break}",
        "no result `N66`",
    ),
    (
        RECORD,
        "{result: N06, treatment: long-tea-break}",
        "{result: C05, treatment: long-tea-break}",
        "E0565",
        "- {result: C05, treatment: long-tea-break}",
        "a result on `calm`",
    ),
    (
        RECORD,
        "    connected: false\n",
        "",
        "E0583",
        "- {intervention: no-break}",
        "2 pieces: `no-break`, `long-tea-break` | `breaks-alone`, `shared-tea-break`",
    ),
    (
        RECORD,
        "    measure: MD\n    results:",
        "    measure: MD\n    connected: false\n    results:",
        "E0583",
        "connected: false",
        "connect all treatments",
    ),
    (
        RECORD,
        "      - treatment: long-tea-break\n        level: low",
        "      - treatment: long-tea-break\n        level: high",
        "E0506",
        "level: high",
        "higher than the largest concern",
    ),
    (
        RECORD,
        "          imprecision: {concern: some, reason: The invented trials are small.}\n        proposed",
        "          imprecision: {concern: some}\n        proposed",
        "E0507",
        "imprecision: {concern: some}",
        "no reason",
    ),
    (
        RECORD,
        "        against: breaks-alone\n        level: very-low",
        "        against: shared-tea-break\n        level: very-low",
        "E0581",
        "- treatment: shared-tea-break",
        "with itself",
    ),
    (
        RECORD,
        "    measure: MD\n    results:",
        "    measure: PROP\n    results:",
        "E0581",
        "measure: PROP",
        "compares nothing",
    ),
    (
        RESULTS,
        "long break,45,,7.7,3.2,47,,9.5,3.4",
        "long break,45,,7.7,3.2,46,,9.5,3.4",
        "E0582",
        "- {result: N05, treatment: long-tea-break}",
        "different data for its arm `no-break`",
    ),
    (
        RESULTS,
        "days away in a year,duty rota,lower,12,shared-tea-break",
        "days away in a year,duty rota,higher,12,shared-tea-break",
        "E0582",
        "- {result: N06, treatment: long-tea-break}",
        "the other direction is good",
    ),
];

#[test]
fn what_is_wrong_with_a_network_is_told_at_its_line() {
    let project = Project::everything();
    let record = project.read(RECORD);
    for (file, from, to, code, at, words) in SLIPS {
        let problem = told(file, from, to);
        let edited = match file {
            RECORD => record.replacen(from, to, 1),
            _ => record.clone(),
        };
        assert_eq!(problem.code.id, code, "{to}: {problem:?}");
        assert!(problem.message.contains(words), "{to}: {}", problem.message);
        let line = line(&problem, &edited);
        assert!(line.contains(at), "{to}: told at {line:?}");
    }
}

/// Two results of a trial of three arms that give effects, and what stands in place of the third.
fn of_three_arms(third: &str) -> Vec<Diagnostic> {
    let project = Project::everything();
    let stated = |id: &str, against: &str, arm: &str, effect: &str| {
        format!(
            "{id},linnet-2022,absence,days away in a year,duty rota,lower,12,{against},{arm},,,,,,,,,,MD,{effect},0.7,,,,higher-with-intervention,,,,,,linnet-2022,Table 3 (invented)\n"
        )
    };
    let mut text = project.read(RESULTS);
    let is_of_arms = |line: &&str| !line.starts_with("N04") && !line.starts_with("N05");
    let kept: Vec<&str> = text.lines().filter(is_of_arms).collect();
    text = kept.join("\n") + "\n";
    text += &stated("N04", "no-break", "shared break", "-1.4");
    text += &stated("N05", "no-break", "long break", "-1.8");
    if !third.is_empty() {
        text += &stated("N07", "shared-tea-break", "long or shared break", third);
        let named = "      - {result: N06, treatment: long-tea-break}\n";
        let both = format!("{named}      - {{result: N07, treatment: long-tea-break}}\n");
        project.replace(RECORD, named, &both);
    }
    project.write(RESULTS, text);
    project.problems()
}

#[test]
fn effects_of_a_trial_of_three_arms_are_whole_and_close() {
    let lacking = of_three_arms("");
    assert_eq!(lacking.len(), 1, "{lacking:?}");
    assert!(
        lacking[0].message.contains("needs 3 effects"),
        "{}",
        lacking[0].message
    );
    let open = of_three_arms("1.5");
    assert_eq!(open.len(), 1, "{open:?}");
    assert!(
        open[0].message.contains("do not fit each other"),
        "{}",
        open[0].message
    );
    let closed = of_three_arms("-0.4");
    assert!(closed.is_empty(), "{closed:?}");
}

#[test]
fn a_page_tells_each_comparison_with_its_certainty_and_never_names_a_best() {
    let site = Site::everything();
    let page = plain(site.file(&format!("{FOLDER}/kinds-of-break.html")));
    for words in [
        "Compared with no break",
        "Low certainty",
        "Certainty not judged",
        "4 treatments are compared in 6 trials",
        "not judged",
        "P-score",
        "It does not say how much better",
        "design-by-treatment test",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.to_lowercase().contains("the best"), "{page}");
    let summary = plain(site.file("evidence/tea-break-trials.html"));
    assert!(summary.contains("Which kind of break, compared with which?"));
}

#[test]
fn treatments_that_no_trial_connects_are_shown_in_pieces_and_without_effects() {
    let site = Site::everything();
    let page = plain(site.file(&format!("{FOLDER}/two-pieces.html")));
    assert!(page.contains("2 groups that no trial connects"), "{page}");
    assert!(page.contains("No break and Long"), "{page}");
    for words in ["P-score", "95% CI", "Certainty not judged"] {
        assert!(!page.contains(words), "{words}");
    }
    assert!(!site.has("evidence/tea-break-trials-network-two-pieces.R"));
}

const TWO_PIECES: &str = "      - {intervention: no-break}
      - {intervention: long-tea-break, label: Long}
      - {intervention: breaks-alone, label: Alone}
      - {intervention: shared-tea-break, label: Shared}
    reference: no-break
    measure: MD
    connected: false
    results:
      - {result: A01, treatment: long-tea-break}
      - {result: N01, treatment: shared-tea-break}
";
const THROUGH_NO_BREAK: &str =
    "      - {intervention: no-break, unlike: Some libraries close for an hour and some do not.}
      - {intervention: long-tea-break, label: Long}
      - {intervention: breaks-alone, label: Alone}
      - {intervention: shared-tea-break, label: Shared}
    reference: no-break
    measure: MD
    connected: false
    results:
      - {result: A01, treatment: long-tea-break}
      - {result: N03, treatment: breaks-alone}
      - {result: N04, treatment: shared-tea-break}
";

#[test]
fn a_comparator_that_differs_between_trials_connects_nothing_and_the_page_says_so() {
    let project = Project::everything();
    project.replace(RECORD, TWO_PIECES, THROUGH_NO_BREAK);
    assert!(project.problems().is_empty(), "{:?}", project.problems());
    let run = project.run(&["build", "--quiet"]);
    assert_eq!(run.code, 0, "{run:?}");
    let page = project.output().join(format!("{FOLDER}/two-pieces.html"));
    let page = plain(&std::fs::read_to_string(page).expect("a page"));
    for words in [
        "connect these groups only through no break",
        "they are not ranked",
        "Long, alone",
        "Some libraries close for an hour",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("P-score"), "{page}");
    project.replace(RECORD, "    connected: false\n", "");
    let problems = project.problems();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].message.contains("3 pieces"), "{problems:?}");
}

#[test]
fn a_trial_in_two_forms_of_data_and_a_network_of_one_trial_are_told() {
    let project = Project::everything();
    let text = project.read(RESULTS);
    let stated = "N05,linnet-2022,absence,days away in a year,duty rota,lower,12,no-break,long break,,,,,,,,,,MD,-1.8,0.7,,,,higher-with-intervention,,,,,,linnet-2022,Table 3 (invented)\n";
    let kept: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("N05"))
        .collect();
    project.write(RESULTS, kept.join("\n") + "\n" + stated);
    let problems = project.problems();
    let mixed = |problem: &Diagnostic| {
        problem
            .message
            .contains("data of arms in `N04` and an effect in `N05`")
    };
    assert!(problems.iter().any(mixed), "{problems:?}");
    let alone = "      - {intervention: no-break}
      - {intervention: long-tea-break, label: Long}
    reference: no-break
    measure: MD
    results:
      - {result: A01, treatment: long-tea-break}
";
    let problem = told(RECORD, TWO_PIECES, alone);
    assert!(
        problem.message.contains("are of one trial"),
        "{}",
        problem.message
    );
}

fn number(value: &Value, path: &str) -> f64 {
    let found = value.pointer(path).and_then(Value::as_f64);
    found.unwrap_or_else(|| panic!("no number at {path}"))
}

/// metafor 3.8, `rma.mv` on the contrasts of dat.hasselblad1998 with 0.5 added where an arm is empty:
/// `random = ~ contrast | study, rho = 1/2`, by REML.
#[test]
fn kinds_of_help_to_stop_smoking_give_what_metafor_gives() {
    let content = format!("{}/examples/methods/content", env!("CARGO_MANIFEST_DIR"));
    let arguments = [
        "analyse",
        "smoking-cessation",
        "--content",
        &content,
        "--json",
    ];
    let run = Project::empty().run(&arguments);
    assert_eq!(run.code, 0, "{run:?}");
    let network = run.json()["networks"][0].take();
    let pairs = network["fit"]["pairs"].as_array().expect("pairs");
    let pair = |name: &str| {
        let mut named = pairs.iter().filter(|pair| pair["name"] == name);
        named.next().unwrap_or_else(|| panic!("no {name}"))
    };
    let near = |found: f64, expected: f64, what: &str| {
        assert!(
            (found - expected).abs() < 1e-6 * expected.abs(),
            "{what}: {found}"
        );
    };
    near(number(&network, "/fit/tau2"), 0.4502301, "tau2");
    near(number(&network, "/fit/q/statistic"), 202.6189, "Q");
    for (name, estimate, se) in [
        ("self-help:no-contact", 0.3971686, 0.3286394),
        ("individual-counselling:no-contact", 0.7090094, 0.1952506),
        ("group-counselling:no-contact", 0.8687335, 0.3720733),
    ] {
        near(number(pair(name), "/on_scale/estimate"), estimate, name);
        near(number(pair(name), "/on_scale/se"), se, name);
    }
    assert_eq!(network["trials"], 24);
}
