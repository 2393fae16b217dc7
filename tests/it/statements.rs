//! Sentences follow the judgements and the numbers, and typed text may not say otherwise.

use crate::support::Project;

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

/// The words of a page without its tags, because terms within a sentence are links.
fn words(project: &Project, page: &str) -> String {
    let html = std::fs::read_to_string(project.output().join(page)).expect("a page");
    let pieces = html
        .split('<')
        .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces.collect()
}

#[test]
fn certainty_chooses_the_verb() {
    let project = Project::real();
    project.replace("syntheses/recovery-trials.yaml", "start: high\n          level: low\n          domains:\n            risk-of-bias:\n              change: -1", "start: high\n          level: moderate\n          domains:\n            risk-of-bias:\n              change: 0");
    assert_eq!(project.run(&["build", "-q"]).code, 0);
    let page = words(&project, "evidence/recovery-trials.html");
    assert!(page.contains("Peer support probably improves personal recovery."));
    assert!(page.contains("Peer support may improve clinical recovery."));
}

#[test]
fn an_interval_close_to_no_difference_is_little_or_no_difference() {
    let project = Project::real();
    assert_eq!(project.run(&["build", "-q"]).code, 0);
    let read = |page: &str| std::fs::read_to_string(project.output().join(page)).expect("a page");
    let evidence = read("evidence/recovery-trials.html");
    assert!(evidence.contains("may result in little to no difference in functional recovery"));
    let plain = read("peer-workers-and-people-using-services/does-it-help.html");
    assert!(plain.contains("Living well on your own terms: may be better with peer support."));
}

#[test]
fn a_typed_sentence_that_is_too_sure_is_an_error() {
    let project = Project::real();
    let with = |sentence: &str| {
        let typed = format!("        statement: {sentence}\n        compare_with:");
        project.replace(
            "syntheses/recovery-trials.yaml",
            "        compare_with:",
            &typed,
        );
        problems(&project)
    };
    assert_eq!(with("Peer support may help people to recover."), []);
    project.replace(
        "syntheses/recovery-trials.yaml",
        "Peer support may help people",
        "Peer support helps people",
    );
    let found = problems(&project);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].0.as_str(), found[0].1.as_str()),
        ("E0542", "content/syntheses/recovery-trials.yaml")
    );
}

#[test]
fn a_short_answer_that_is_too_sure_is_a_warning() {
    let project = Project::real();
    project.replace(
        "questions/does-it-help.yaml",
        "Peer support may help people's own recovery a little and may ease symptoms",
        "Peer support helps people's own recovery a little and eases symptoms",
    );
    let found = problems(&project);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "W0543");
}

#[test]
fn words_of_the_publisher_take_the_place_of_ours() {
    let project = Project::real();
    project.replace(
        "wording.yaml",
        "direction_only: \"{intervention} may {verb} {outcome}.\"",
        "direction_only: \"It may be that {intervention} will {verb} {outcome}.\"",
    );
    assert_eq!(project.run(&["build", "-q"]).code, 0);
    let page = words(&project, "evidence/recovery-trials.html");
    assert!(page.contains("It may be that peer support will improve personal recovery."));
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
    let project = Project::real();
    assert_eq!(project.run(&["build", "-q"]).code, 0);
    let with = project.site();
    project.remove("wording.yaml");
    assert_eq!(project.run(&["build", "-q"]).code, 0);
    assert!(project.site() == with);
}
