//! Bodies of evidence as resources of FHIR: the numbers, the sentence and the certainty of the pages, and nothing
//! for what is not known.

use serde_json::Value;
use testbed::Project;

fn bundle(project: &Project, arguments: &[&str]) -> Value {
    let run = project.run(&[&["export", "fhir"], arguments, &["--output", "bundle.json"]].concat());
    assert_eq!(run.code, 0, "{run:?}");
    let text = std::fs::read_to_string(project.path().join("bundle.json")).expect("the bundle");
    assert!(!text.contains("null"), "FHIR has no null");
    serde_json::from_str(&text).expect("JSON")
}

fn of_kind<'b>(bundle: &'b Value, kind: &str) -> Vec<&'b Value> {
    let entries = bundle["entry"].as_array().expect("entries").iter();
    let resources = entries.map(|entry| &entry["resource"]);
    resources.filter(|it| it["resourceType"] == kind).collect()
}

#[test]
fn an_answer_keeps_its_numbers_and_its_certainty() {
    let project = Project::starter();
    let bundle = bundle(
        &project,
        &["tea-breaks", "--base-url", "https://tea.example"],
    );
    project.run(&["build", "-q"]);
    let file = project
        .output()
        .join("evidence/tea-break-trials-analyses.json");
    let analyses: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let analyses = analyses["analyses"].as_array().unwrap();
    let evidence = of_kind(&bundle, "Evidence");
    assert_eq!(evidence.len(), analyses.len());
    for (evidence, analysis) in evidence.iter().zip(analyses) {
        assert_eq!(evidence["assertion"], analysis["statement"]);
        assert_eq!(
            evidence["statistic"][0]["quantity"]["value"],
            analysis["result"]["estimate"]
        );
        let interval = &evidence["statistic"][0]["attributeEstimate"][0]["range"];
        assert_eq!(interval["low"]["value"], analysis["result"]["ci_low"]);
    }
    let address = evidence[0]["identifier"][0]["value"].as_str().unwrap();
    assert!(
        address.starts_with("https://tea.example/evidence/"),
        "{address}"
    );
    let certainty = &evidence[0]["certainty"][0];
    assert_eq!(
        certainty["rating"]["coding"][0]["code"], "low",
        "{certainty}"
    );
    let assessments = of_kind(&bundle, "ArtifactAssessment");
    assert_eq!(assessments.len(), evidence.len());
    assert_eq!(
        assessments[0]["content"][0]["type"]["text"],
        "Summary of findings"
    );
    assert!(
        !of_kind(&bundle, "Citation").is_empty()
            && !of_kind(&bundle, "EvidenceVariable").is_empty()
    );
}

#[test]
fn what_is_not_known_is_left_out() {
    let project = Project::starter();
    let file = "syntheses/tea-break-trials.yaml";
    let text = project.read(file);
    let start = text.find("        grade:").expect("a grade");
    let rest = &text[start + 1..];
    let end = rest.match_indices('\n').map(|(at, _)| at + 1).find(|at| {
        let line = rest[*at..].lines().next().unwrap_or_default();
        line.len() - line.trim_start().len() <= 8
    });
    let end = start + 1 + end.unwrap_or(rest.len());
    project.write(file, format!("{}{}", &text[..start], &text[end..]));
    let bundle = bundle(&project, &["tea-break-trials"]);
    let evidence = of_kind(&bundle, "Evidence");
    assert!(
        evidence.iter().any(|it| it.get("certainty").is_none()),
        "{evidence:?}"
    );
    assert!(
        evidence.iter().all(|it| it.get("identifier").is_none()),
        "no address is made up"
    );
    let two = self::bundle(&Project::starter(), &["all"]);
    assert_eq!(
        two,
        self::bundle(&Project::starter(), &["tea-breaks", "tea-break-trials"]),
        "each stands once"
    );
}

#[test]
fn an_id_that_is_nothing_is_told_with_the_nearest() {
    let project = Project::starter();
    let run = project.run(&["export", "fhir", "tea-brakes"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(
        run.err.contains("Did you mean `tea-breaks`?"),
        "{}",
        run.err
    );
}
