//! Sentences follow the judgements and the numbers, and typed text may not say otherwise.

use testbed::{Project, Site, words};

/// The codes of problems, and the first line with its file.
fn problems(project: &Project) -> Vec<(String, String, u64)> {
    let run = project.run(&["check", "--format", "json"]);
    let report = run.json();
    let list = report["problems"].as_array().expect("a list").clone();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    list.iter()
        .filter(|p| p["severity"] != "note")
        .map(|p| {
            (
                text(&p["code"]),
                text(&p["file"]),
                p["line"].as_u64().unwrap_or(0),
            )
        })
        .collect()
}

const TRIALS: &str = "syntheses/tea-break-trials.yaml";
const PAGE: &str = "evidence/tea-break-trials/whole.html";

#[test]
fn certainty_chooses_the_verb() {
    let project = Project::everything();
    project.replace(
        TRIALS,
        "          level: low\n          domains:\n            risk-of-bias:\n              change: -1",
        "          level: moderate\n          domains:\n            risk-of-bias:\n              change: 0",
    );
    let page = words(project.build().file(PAGE));
    assert!(page.contains("Shared tea break probably improves calm at work slightly."));
    let page = words(Site::everything().file(PAGE));
    assert!(page.contains("Shared tea break may improve calm at work slightly."));
}

#[test]
fn very_low_certainty_has_one_sentence_and_plain_readers_have_their_own() {
    let site = Site::everything();
    let page = words(site.file(PAGE));
    assert!(page.contains(
        "The evidence is very uncertain about the effect of shared tea break on spilt tea."
    ));
    let plain = words(site.file("staff/does-it-help.html"));
    assert!(plain.contains(
        "Feeling calm at the end of the day: may be better with shared tea break, by a little."
    ));
}

#[test]
fn a_typed_sentence_that_is_too_sure_is_an_error() {
    let project = Project::everything();
    let typed = "        statement: Tea may help people to be calm.\n        compare_with:";
    project.replace(TRIALS, "        compare_with:", typed);
    assert_eq!(problems(&project), []);
    project.replace(TRIALS, "Tea may help people", "Tea helps people");
    let found = problems(&project);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].0.as_str(), found[0].1.as_str()),
        ("E0542", "content/syntheses/tea-break-trials.yaml")
    );
}

#[test]
fn a_short_answer_that_is_too_sure_is_a_warning() {
    let project = Project::everything();
    project.replace(
        "questions/does-it-help.yaml",
        "a shared tea break may make staff feel a little calmer",
        "a shared tea break improves calm at work",
    );
    let found = problems(&project);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "W0543");
}

#[test]
fn words_of_the_publisher_take_the_place_of_ours() {
    let project = Project::everything();
    project.replace(
        "wording.yaml",
        "small: \"{intervention} may {verb} {outcome} slightly.\"",
        "small: \"It may be that {intervention} will {verb} {outcome} a bit.\"",
    );
    let page = words(project.build().file(PAGE));
    assert!(page.contains("It may be that shared tea break will improve calm at work a bit."));
    project.replace(
        "wording.yaml",
        "will {verb} {outcome}",
        "will {verv} {outcome}",
    );
    let found = problems(&project);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0].0.as_str(), found[0].1.as_str()),
        ("E0541", "content/wording.yaml")
    );
    assert!(found[0].2 > 0);
}

#[test]
fn a_site_without_wording_speaks_in_the_words_of_the_program() {
    let project = Project::everything();
    project.remove("wording.yaml");
    assert_eq!(project.run(&["build", "-q"]).code, 0);
    let site = Site::of(&project);
    for (name, page) in Site::everything().pages() {
        assert_eq!(site.file(name), page, "{name}");
    }
}
