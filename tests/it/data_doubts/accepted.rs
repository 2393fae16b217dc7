//! Doubts that editors have accepted, and acceptances that fit nothing.

use testbed::{Project, Site, listed};

#[test]
fn an_accepted_doubt_is_shown_beside_the_number() {
    let site = Site::everything();
    for address in [
        "studies/plover-2016.html",
        "outcomes/calm.html",
        "evidence/tea-break-trials/whole.html",
    ] {
        let said = "look like standard errors. The invented paper prints them as SDs";
        assert!(site.file(address).contains(said), "{address}");
    }
    for address in [
        "studies/dunlin-2018.html",
        "evidence/tea-break-trials/whole.html",
    ] {
        let said = "C04 and C04b come from one trial and share people";
        assert!(site.file(address).contains(said), "{address}");
    }
}

/// A result without any remark of the editors is still shown in doubt, with what was found.
#[test]
fn a_doubt_that_nobody_has_dealt_with_is_shown_too() {
    let project = Project::starter();
    let file = "studies/finch-2021.yaml";
    project.replace(file, "mean: 6.4, sd: 1.8}", "mean: 6.4, sd: 0.3}");
    project.replace(file, "mean: 5.9, sd: 1.9}", "mean: 5.9, sd: 0.31}");
    assert_eq!(project.codes(), ["W0527"]);
    let site = project.build();
    for address in [
        "studies/finch-2021.html",
        "outcomes/calm.html",
        "evidence/tea-break-trials/whole.html",
    ] {
        let page = site.file(address);
        assert!(page.contains("In doubt:"), "{address}");
        assert!(page.contains("look like standard errors"), "{address}");
        assert!(page.contains("have not dealt with this yet"), "{address}");
        assert!(!page.contains("In doubt:</strong> </span>"), "{address}");
    }
}

/// What a problem says is to be copied silences it, once a reason is filled in.
fn take_the_advice(project: &Project, file: &str) {
    let problems = project.problems();
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
    assert_eq!(project.codes(), ["W0529"]);
    take_the_advice(&project, file);
    assert_eq!(listed(&project.problems()), "");
}

/// Makes the stated error of a result of Robin 2015 fight its arms.
fn a_second_doubt(project: &Project) {
    let table = project.read(TABLE);
    let row = table
        .lines()
        .find(|line| line.starts_with("S01,"))
        .expect("a row");
    let error = row
        .split(',')
        .find(|cell| cell.starts_with("0.26"))
        .expect("an error");
    project.replace(TABLE, &format!(",{error},"), ",0.4612,");
}

#[test]
fn a_second_line_goes_below_the_first() {
    let project = Project::everything();
    a_second_doubt(&project);
    assert_eq!(project.codes(), ["W0523"]);
    take_the_advice(&project, "studies/robin-2015.yaml");
    assert_eq!(listed(&project.problems()), "");
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
    assert_eq!(listed(&project.problems()), "");
}

#[test]
fn an_edition_is_accepted_by_its_audience() {
    let project = Project::everything();
    let file = "questions/does-it-help.yaml";
    hard_words(&project);
    assert_eq!(project.codes(), ["W0532", "W0533"]);
    let record = project.read(file);
    let accept = |audience: &str| {
        format!(
            "{record}accept:\n  - {{check: W0532, audience: {audience}, reason: A quotation.}}\n  - {{check: W0533, audience: {audience}, reason: A quotation.}}\n"
        )
    };
    project.write(file, accept("staff"));
    assert_eq!(listed(&project.problems()), "");
    project.write(file, accept("adviser"));
    assert_eq!(project.codes(), ["W0532", "W0533", "W0534", "W0534"]);
}

/// Makes the short answer for library staff hard to read.
pub(crate) fn hard_words(project: &Project) {
    project.replace(
        "questions/does-it-help.yaml",
        "In these invented data, people who had tea together may feel a little calmer.",
        "The organisational implementation of interdisciplinary refreshment may significantly facilitate individuals' multidimensional equanimity.",
    );
}

const TABLE: &str = "results/trials.csv";

/// The stale acceptance is told at its line, with the words.
fn assert_stale(project: &Project, file: &str, at: &str, words: &[&str]) {
    let problems = project.problems();
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
    let project = Project::everything();
    let file = "studies/robin-2015.yaml";
    project.replace(file, "check: W0522\n", "check: W0522\n    result: C01\n");
    assert_eq!(project.codes(), ["W0522", "W0534"]);
    assert_stale(&project, file, "W0522", &["Nothing here raises W0522"]);
}

#[test]
fn an_acceptance_of_a_check_that_does_not_exist_is_told() {
    let project = Project::everything();
    let file = "studies/robin-2015.yaml";
    project.replace(file, "check: W0522", "check: WO522");
    assert_stale(
        &project,
        file,
        "WO522",
        &["no check `WO522`", "Did you mean `W0522`?"],
    );
}

/// Other acceptances are not told while results may be missing; this one depends on no result.
#[test]
fn it_is_told_beside_errors_too() {
    let project = Project::everything();
    let file = "studies/robin-2015.yaml";
    project.replace(file, "check: W0522", "check: W052");
    project.replace(file, "\ndesign: ", "\nunknown: key\ndesign: ");
    assert_stale(&project, file, "W052", &["no check `W052`"]);
    assert!(project.codes().contains(&"E0301"));
}

#[test]
fn an_acceptance_without_words_is_an_error() {
    let project = Project::everything();
    let file = "studies/plover-2016.yaml";
    let record = project.read(file);
    let (kept, _) = record.split_once("accept:").expect("a list");
    project.write(
        file,
        format!("{kept}accept: [{{check: W0527, reason: \"…\"}}]\n"),
    );
    assert_eq!(project.codes(), ["E0309"]);
}

/// Doubts are told together with errors; acceptances are not called stale then.
#[test]
fn an_error_hides_no_doubt() {
    let project = Project::everything();
    project.replace(
        "studies/plover-2016.yaml",
        "design: randomised-trial",
        "design: nonsense",
    );
    a_second_doubt(&project);
    let run = project.run(&["build", "--format", "json"]);
    assert_eq!(run.codes(), ["W0523", "E0304"], "{run:?}");
}
