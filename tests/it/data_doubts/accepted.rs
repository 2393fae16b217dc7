//! Doubts that editors have accepted, and acceptances that fit nothing.

use std::fs;

use super::{build_problems, codes, listed, problems};
use crate::support::Project;

#[test]
fn an_accepted_doubt_is_shown_beside_the_number() {
    let project = Project::real();
    assert_eq!(project.run(&["build", "-q"]).code, 0);
    let page = |page: &str| fs::read_to_string(project.output().join(page)).expect("a page");
    for address in [
        "studies/salzer-2016.html",
        "outcomes/personal-recovery.html",
        "evidence/recovery-trials.html",
    ] {
        let page = page(address);
        let said = "so they look like standard errors. The database prints them as SDs";
        assert!(page.contains(said), "{address}");
    }
    for address in ["studies/rogers-2016.html", "evidence/recovery-trials.html"] {
        let said = "M54 and M55 come from one trial and share people";
        assert!(page(address).contains(said), "{address}");
    }
}

/// A result without any remark of the editors is still shown in doubt, with what was found.
#[test]
fn a_doubt_that_nobody_has_dealt_with_is_shown_too() {
    let project = Project::starter();
    let file = "studies/finch-2021.yaml";
    project.replace(file, "mean: 6.4, sd: 1.8}", "mean: 6.4, sd: 0.3}");
    project.replace(file, "mean: 5.9, sd: 1.9}", "mean: 5.9, sd: 0.31}");
    assert_eq!(codes(&project), ["W0527"]);
    assert_eq!(project.run(&["build", "-q"]).code, 0);
    for address in [
        "studies/finch-2021.html",
        "outcomes/calm.html",
        "evidence/tea-break-trials.html",
    ] {
        let page = fs::read_to_string(project.output().join(address)).expect("a page");
        assert!(page.contains("In doubt:"), "{address}");
        assert!(page.contains("look like standard errors"), "{address}");
        assert!(page.contains("have not dealt with this yet"), "{address}");
        assert!(!page.contains("In doubt:</strong> </span>"), "{address}");
    }
}

/// What a problem says is to be copied silences it, once a reason is filled in.
fn take_the_advice(project: &Project, file: &str) {
    let problems = problems(project);
    let hints = problems.iter().flat_map(|problem| &problem.hints);
    let line = hints
        .filter_map(|hint| {
            let at = hint.find("accept:")?;
            let end = hint.rfind("`.")?;
            Some(hint[at..end].to_owned())
        })
        .next()
        .expect("a line to copy");
    let record = project.read(file);
    let line = line.replace('…', "The invented paper says so.");
    let text = match line.strip_prefix("accept:` add `") {
        Some(item) => record.replace("accept:\n", &format!("accept:\n  {item}\n")),
        None => format!("{record}{line}\n"),
    };
    project.write(file, text);
}

#[test]
fn the_line_that_a_problem_proposes_silences_it() {
    let project = Project::starter();
    let file = "studies/finch-2021.yaml";
    project.replace(
        file,
        "    intervention: {n: 38",
        "    n: 80\n    intervention: {n: 38",
    );
    assert_eq!(codes(&project), ["W0529"]);
    take_the_advice(&project, file);
    assert_eq!(listed(&problems(&project)), "");
}

#[test]
fn a_second_line_goes_below_the_first() {
    let project = Project::real();
    let file = "studies/corrigan-2017.yaml";
    project.replace(
        "results/metapsy-peer-support.csv",
        "0.256289,0.242548",
        "0.256289,0.342548",
    );
    assert!(codes(&project).iter().any(|code| code == "W0523"));
    take_the_advice(&project, file);
    assert_eq!(listed(&problems(&project)), "");
}

#[test]
fn a_result_can_accept_its_own_doubt() {
    let project = Project::starter();
    let file = "studies/finch-2021.yaml";
    project.replace(
        file,
        "    intervention: {n: 38",
        "    n: 80\n    accept: [{check: W0529, reason: Five people gave no group.}]\n    intervention: {n: 38",
    );
    assert_eq!(listed(&problems(&project)), "");
}

#[test]
fn an_edition_is_accepted_by_its_audience() {
    let project = Project::real();
    let file = "questions/does-it-help.yaml";
    hard_words(&project);
    assert_eq!(codes(&project), ["W0532", "W0533"]);
    let record = project.read(file);
    let accept = |audience: &str| {
        format!(
            "{record}accept:\n  - {{check: W0532, audience: {audience}, reason: A quotation.}}\n  - {{check: W0533, audience: {audience}, reason: A quotation.}}\n"
        )
    };
    project.write(file, accept("lived-experience"));
    assert_eq!(listed(&problems(&project)), "");
    project.write(file, accept("clinician"));
    assert_eq!(codes(&project), ["W0532", "W0533", "W0534", "W0534"]);
}

/// Makes the short answer for people who use services hard to read.
pub(crate) fn hard_words(project: &Project) {
    project.replace(
        "questions/does-it-help.yaml",
        "Peer support may help you a little with your own recovery and how you feel.",
        "The organisational implementation of interdisciplinary peer support may significantly facilitate individuals' multidimensional self-actualisation.",
    );
}

/// The stale acceptance is told at its line, with the words.
fn assert_stale(project: &Project, file: &str, at: &str, words: &[&str]) {
    let problems = problems(project);
    let place = Some(project.place_of(file, 0, at));
    let stale = problems.iter().find(|problem| {
        let told = problem.place.as_ref();
        problem.code.id == "W0534"
            && told.is_some_and(|told| told.file == file && Some((told.line, told.column)) == place)
    });
    let stale = stale.unwrap_or_else(|| panic!("not told:\n{}", listed(&problems)));
    let said = format!("{} {}", stale.message, stale.hints.join(" "));
    for word in words {
        assert!(said.contains(word), "{word:?} is not in: {said}");
    }
}

#[test]
fn an_acceptance_that_fits_nothing_is_told() {
    let project = Project::real();
    let file = "studies/solomon-1995.yaml";
    project.replace(file, "result: M64", "result: M63");
    assert_eq!(codes(&project), ["W0523", "W0534"]);
    assert_stale(&project, file, "W0523", &["Nothing here raises W0523"]);
}

#[test]
fn an_acceptance_of_a_check_that_does_not_exist_is_told() {
    let project = Project::real();
    let file = "studies/solomon-1995.yaml";
    project.replace(file, "check: W0523", "check: WO523");
    assert_stale(
        &project,
        file,
        "WO523",
        &["no check `WO523`", "Did you mean `W0523`?"],
    );
}

#[test]
fn an_acceptance_without_words_is_an_error() {
    let project = Project::real();
    let file = "studies/salzer-2016.yaml";
    let record = project.read(file);
    let (kept, _) = record.split_once("accept:").expect("a list");
    project.write(
        file,
        format!("{kept}accept: [{{check: W0527, reason: \"…\"}}]\n"),
    );
    assert_eq!(codes(&project), ["E0309"]);
}

/// Doubts are told together with errors; acceptances are not called stale then.
#[test]
fn an_error_hides_no_doubt() {
    let project = Project::real();
    project.replace(
        "studies/salzer-2016.yaml",
        "design: randomised-trial",
        "design: nonsense",
    );
    project.replace(
        "results/metapsy-peer-support.csv",
        "0.256289,0.242548",
        "0.256289,0.342548",
    );
    let problems = build_problems(&project);
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code.id).collect();
    assert_eq!(codes, ["W0523", "E0304"], "{}", listed(&problems));
}
