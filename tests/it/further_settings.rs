//! Further analyses that a record asks for are made, or said to be of another kind than the main one, or
//! reported: none is passed over in silence.

use std::fs;

use testbed::Project;

/// The messages of errors about settings, after a change of an example.
fn told(example: &str, file: &str, from: &str, to: &str) -> Vec<String> {
    let project = Project::example(example);
    assert!(project.replace(file, from, to) > 0, "{from} in {file}");
    let problems = project.problems().into_iter();
    let of_settings = problems.filter(|problem| problem.code.id == "E0551");
    of_settings.map(|problem| problem.message).collect()
}

const SCHOOLS: &str = "syntheses/school-calendars.yaml";
const CATHETERS: &str = "syntheses/catheters.yaml";
const EXPERIMENTS: &str = "syntheses/expectancy-experiments.yaml";

#[test]
fn what_takes_results_on_their_own_does_not_stand_beside_a_model_of_trials() {
    for (key, setting) in [
        ("bayes", "bayes: {scale: 0.5, reason: Named.}"),
        ("sequential", "sequential: {effect: 0.3, reason: Named.}"),
        ("regression", "regression: {moderators: [year]}"),
        ("moderators", "moderators: [year]"),
    ] {
        let to = format!("correlation: 0\n          {setting}\n");
        let messages = told("methods", SCHOOLS, "correlation: 0\n", &to);
        let [message] = messages.as_slice() else {
            panic!("{key}: {messages:?}");
        };
        assert!(message.starts_with(&format!("`{key}` takes every result")));
        assert!(
            message.contains("`several_results: three-level`"),
            "{message}"
        );
    }
}

#[test]
fn a_sequential_boundary_does_not_stand_beside_tables_of_events() {
    let to = "          sequential: {effect: 0.7, reason: Named.}\n          bayes:\n";
    let messages = told("methods", CATHETERS, "          bayes:\n", to);
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].contains("`pooling` is `mantel-haenszel`"));
}

#[test]
fn values_of_a_fit_are_of_the_regression_and_possible() {
    let number = "numbers: {weeks-up-to-three: 0}";
    let group = "groups: {tester: did not know}";
    for (from, to, expected) in [
        (
            number,
            "numbers: {weeks-upto-three: 0}",
            "`at` names `weeks-upto-three`",
        ),
        (
            group,
            "groups: {testers: did not know}",
            "`at` names `testers`",
        ),
        (
            group,
            "groups: {tester: did not knew}",
            "`tester` is `did not knew`",
        ),
    ] {
        let messages = told("teacher-expectations", EXPERIMENTS, from, to);
        assert!(!messages.is_empty(), "{to}");
        for message in &messages {
            assert!(message.starts_with(expected), "{message}");
        }
    }
    let year = "          regression: {moderators: [year], at: [{label: Old, numbers: {year: 1800}}]}\n          bayes:\n";
    let messages = told("methods", CATHETERS, "          bayes:\n", year);
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].starts_with("`year` is 1800, which no study can have"));
}

#[test]
fn a_page_says_where_a_further_analysis_pools_otherwise() {
    let said = "The main result is pooled from tables of events.";
    let page = |is_pooled_from_tables: bool| {
        let project = Project::example("methods");
        if !is_pooled_from_tables {
            project.replace(CATHETERS, "          pooling: mantel-haenszel\n", "");
        }
        let run = project.run(&["build", "--quiet"]);
        assert_eq!(run.code, 0, "{run:?}");
        let file = "evidence/catheters/catheters-bloodstream-infection-analyses.html";
        fs::read_to_string(project.output().join(file)).expect("a page")
    };
    assert!(page(true).contains(said));
    assert!(!page(false).contains(said));
}
