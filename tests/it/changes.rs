//! What readers will see differ from an earlier version, as a report and as a draft of news.

use std::process::Command;

use testbed::{Project, Run};

/// The starter under version control, as it was committed.
fn committed() -> Project {
    under_version_control(Project::starter())
}

fn under_version_control(project: Project) -> Project {
    for arguments in [
        &["init", "-q"][..],
        &["add", "-A"],
        &[
            "-c",
            "user.name=Nobody",
            "-c",
            "user.email=nobody@example.org",
            "commit",
            "-qm",
            "First",
        ],
    ] {
        let run = Command::new("git")
            .args(arguments)
            .current_dir(project.path())
            .output()
            .unwrap();
        assert!(run.status.success(), "{run:?}");
    }
    project
}

/// The same, with a certainty that was lowered and the wording of an answer and a message that differ.
fn edited() -> Project {
    let project = committed();
    let file = "syntheses/tea-break-trials.yaml";
    let synthesis = project.read(file);
    let lowered = synthesis
        .replacen("level: low", "level: very-low", 1)
        .replacen(
            "imprecision:\n              change: -1",
            "imprecision:\n              change: -2",
            1,
        );
    project.write(file, lowered);
    let file = "questions/tea-breaks.yaml";
    project.replace(
        file,
        "Agree a time at which the desk is quiet.",
        "Agree a quiet time.",
    );
    project
}

fn changes(project: &Project, more: &[&str]) -> Run {
    let mut command = project.distil(&["changes"]);
    Run::of(command.args(more))
}

#[test]
fn networks_and_tests_on_which_no_question_rests_are_told() {
    let project = under_version_control(Project::everything());
    let none = changes(&project, &[]);
    assert!(!none.out.contains("Before:"), "{none:?}");
    let results = "results/trials.csv";
    project.replace(
        results,
        "long break,71,,7.8,3.0,",
        "long break,71,,6.1,3.0,",
    );
    let run = changes(&project, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(
        run.out.contains("Before:") && run.out.contains("MD"),
        "{run:?}"
    );
    let study = "studies/curlew-2017.yaml";
    project.replace(study, "tp: 12", "tp: 17");
    let run = changes(&project, &[]);
    assert!(
        run.out.contains("sensitivity") || run.out.contains("1,000"),
        "{run:?}"
    );
}

#[test]
fn a_certainty_that_was_lowered_is_told_with_what_it_was_and_that_no_news_tells_of_it() {
    let project = edited();
    let run = changes(&project, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    for words in [
        "Does a shared tea break help library staff?",
        "Very low certainty",
        "Before: Low certainty",
        "New: Agree a quiet time.",
        "Taken out: Agree a time at which the desk is quiet.",
        "no new update tells of it",
    ] {
        assert!(run.out.contains(words), "{words} is not in:\n{}", run.out);
    }
    assert_eq!(changes(&project, &["--strict"]).code, 1);
    // The staff were told nothing else: no line is for them.
    let run = changes(&project, &["--audience", "staff"]);
    assert!(
        run.out.contains("Very low certainty") && !run.out.contains("Agree"),
        "{}",
        run.out
    );
    let run = changes(&project, &["--format", "json"]);
    let told = run.json();
    assert_eq!(told["untold"][0]["id"], "tea-breaks", "{told}");
    assert_eq!(
        told["changes"]["questions"][0]["certainty"]["is"],
        "Very low certainty"
    );
    let run = changes(&project, &["--format", "markdown"]);
    assert!(
        run.out.starts_with("## What changed") && run.out.contains("### "),
        "{}",
        run.out
    );
}

#[test]
fn a_draft_of_news_can_be_finished_and_then_the_conclusion_is_told() {
    let project = edited();
    let run = changes(&project, &["--draft"]);
    assert_eq!(run.code, 0, "{run:?}");
    let folder = project.content().join("updates");
    let names = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().file_name());
    let name = names
        .map(|it| it.to_string_lossy().into_owned())
        .find(|it| it.starts_with("changes-"));
    let file = format!("updates/{}", name.expect("a draft"));
    let draft = project.read(&file);
    assert!(
        draft.contains("status: draft") && draft.contains("changes_answer: true"),
        "{draft}"
    );
    assert!(
        draft.contains("[Does a shared tea break help library staff?](question:tea-breaks)"),
        "{draft}"
    );
    // As it stands it is no news yet: nobody wrote its title.
    let check = project.run(&["check"]);
    assert_eq!(check.code, 0, "{}", check.err);
    project.write(&file, draft.replace("status: draft\n", ""));
    assert_eq!(project.run(&["check"]).code, 1);
    let written = draft
        .replace("status: draft\n", "")
        .replace("To be written.", "We are less sure.");
    project.write(&file, written);
    let check = project.run(&["check"]);
    assert_eq!(check.code, 0, "{}", check.err);
    let run = changes(&project, &["--strict"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("We are less sure."), "{}", run.out);
}

#[test]
fn a_study_that_came_in_and_one_that_was_retracted_are_named_with_the_reason() {
    let project = committed();
    let study = project.read("studies/wren-2023.yaml");
    let out =
        "status: retracted\nremoval: {date: 2026-01-20, reason: Its numbers were made up twice.}\n";
    project.write("studies/wren-2023.yaml", format!("{study}{out}"));
    let file = "syntheses/tea-break-trials.yaml";
    let synthesis = project
        .read(file)
        .replace("  - wren-2023\n", "")
        .replace("included_studies: 3", "included_studies: 2")
        .replace(
            "      n: 5\n",
            "      n: 5\n    - reason: retracted\n      n: 1\n",
        );
    project.write(file, synthesis);
    let run = changes(&project, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(
        run.out.contains(
            "1 study was taken out: Wren 2023 (invented) (Its numbers were made up twice)."
        ),
        "{}",
        run.out
    );
    assert!(run.out.contains("The numbers were:"), "{}", run.out);
    assert!(
        run.out
            .contains("the answer did not, for manager, staff: read it again"),
        "{}",
        run.out
    );
    // What was taken out is no new evidence, and whether it is a correction is for people to say.
    let run = changes(&project, &["--draft"]);
    assert!(run.err.contains("read it again"), "{}", run.err);
    let draft = draft_of(&project);
    assert!(
        draft.contains("kind: update\n")
            && draft.contains("# To be decided: `update` or `correction`?"),
        "{draft}"
    );
}

/// The draft of news that was written.
fn draft_of(project: &Project) -> String {
    let names = std::fs::read_dir(project.content().join("updates")).unwrap();
    let names = names.map(|it| it.unwrap().file_name().to_string_lossy().into_owned());
    let mut drafts = names.filter(|it| it.starts_with("changes-"));
    project.read(&format!("updates/{}", drafts.next().expect("a draft")))
}

#[test]
fn texts_that_readers_see_are_named_with_their_record_and_field() {
    let project = committed();
    project.replace(
        "syntheses/tea-break-trials.yaml",
        "  - All data are invented.",
        "  - All data are made up.",
    );
    project.replace(
        "syntheses/tea-break-trials.yaml",
        "Nothing was searched:",
        "Nobody searched anything:",
    );
    project.replace("site.yaml", "It shows one question", "It shows a question");
    project.replace(
        "questions/tea-breaks.yaml",
        "A longer trial,",
        "A long trial,",
    );
    let run = changes(&project, &[]);
    for words in [
        "Changed in syntheses/tea-break-trials: `limitations`, `methods`.",
        "Changed in site.yaml: `introduction`.",
        "Changed in questions/tea-breaks: `gaps`.",
        "All data are made up.",
        "Before: All data are invented.",
    ] {
        assert!(run.out.contains(words), "{words} is not in:\n{}", run.out);
    }
    assert!(!run.out.contains("No conclusion, certainty"), "{}", run.out);
    assert!(!run.out.contains("read it again"), "{}", run.out);
    let told = changes(&project, &["--format", "json"]).json();
    assert_eq!(
        told["changes"]["texts"].as_array().map(Vec::len),
        Some(3),
        "{told}"
    );
}

#[test]
fn a_number_of_a_study_that_changed_is_no_text() {
    let project = committed();
    let file = "studies/finch-2021.yaml";
    project.replace(file, "mean: 6.4", "mean: 6.5");
    let run = changes(&project, &[]);
    assert!(
        run.out.contains("Finch 2021 (invented): 6.5")
            && run.out.contains("The numbers were: 6.4."),
        "{}",
        run.out
    );
    assert!(!run.out.contains("1 text"), "{}", run.out);
}

#[test]
fn nothing_is_made_of_nothing_and_a_wrong_version_is_told() {
    let project = committed();
    let run = changes(&project, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(
        run.out.contains("No conclusion, certainty, number"),
        "{}",
        run.out
    );
    let other = Project::starter();
    let folder = other.path().to_string_lossy().into_owned();
    let run = changes(&project, &["--since", &folder]);
    assert!(
        run.out.contains("No conclusion, certainty, number"),
        "{}",
        run.out
    );
    let run = changes(&project, &["--since", "no-such-tag"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err
            .contains("`no-such-tag` is neither a folder nor a commit"),
        "{}",
        run.err
    );
    let run = changes(&project, &["--since", "--output=x"]);
    assert_eq!(run.code, 2);
}

#[test]
fn what_waits_is_told_in_words_and_as_data() {
    let project = Project::starter();
    let question = project.read("questions/tea-breaks.yaml");
    project.write(
        "questions/tea-breaks.yaml",
        format!("{question}\nreview_by: 2026-02-01\n"),
    );
    project.write(
        "glossary/new.yaml",
        "term: Zzyzx\ndefinition: A.\nstatus: draft\n",
    );
    let at = |more: &[&str]| {
        let mut command = project.distil(&["status"]);
        Run::of(command.args(more).env("SOURCE_DATE_EPOCH", "1772323200"))
    };
    let run = at(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    for words in [
        "On 2026-03-01",
        "Reviews that are overdue: 1",
        "2026-02-01",
        "Drafts: 1",
        "Zzyzx",
        "Whether the effect lasts longer",
        "never tried",
    ] {
        assert!(run.out.contains(words), "{words} is not in:\n{}", run.out);
    }
    let told = at(&["--format", "json"]).json();
    assert_eq!(told["waiting"]["overdue"][0]["day"], "2026-02-01", "{told}");
    assert_eq!(told["waiting"]["drafts"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_day_that_there_is_not_is_told_as_one() {
    let project = Project::starter();
    for (asked, told) in [
        ("2026-02-31", "that month has 28 days"),
        ("2026-13-01", "the months are 01 to 12"),
        ("2026-3-1", "a day is written as 2026-03-01"),
    ] {
        for verb in ["changes", "digest"] {
            let run = project.run(&[verb, "--since", asked]);
            assert_eq!(run.code, 2, "{verb} {asked}: {}", run.out);
            assert!(run.err.contains(told), "{verb} {asked}: {}", run.err);
        }
    }
}
