//! What no file gives is asked for or left open, and what is open reaches no reader.

use testbed::Project;

use super::{import, passes, says, with};

const TABLE: &str = "Study,Mood,n.e,mean.e,sd.e,n.c,mean.c,sd.c,outcome\nOwl 2018,1,38,6.4,1.8,37,5.9,1.9,Peace\nJay 2019,2,52,6.8,2,50,6,2.1,Strain\n";

fn wants(project: &Project, more: &[&str], code: i32) -> String {
    let run = project.run(&[&["import", "trials.csv"], more].concat());
    assert_eq!(run.code, code, "{}\n{}", run.out, run.err);
    run.err
}

#[test]
fn a_direction_that_no_file_gives_is_asked_for() {
    let project = with("trials.csv", TABLE);
    for how in ["--dry-run", "--yes", "--publish"] {
        let told = wants(&project, &[how], 2);
        assert!(
            told.contains("  Peace\n  Strain\n") && told.contains("--better \"Peace=lower\""),
            "{told}"
        );
        assert!(!project.content().join("outcomes/peace.yaml").exists());
    }
    let told = wants(&project, &["--better", "Peace=higher", "--yes"], 2);
    assert!(
        told.contains("  Strain\n") && !told.contains("  Peace"),
        "{told}"
    );
    let told = wants(&project, &["--better", "up", "--yes"], 2);
    assert!(told.contains("`lower` or `higher`"), "{told}");
    import(
        &project,
        &[
            "trials.csv",
            "--better",
            "Peace=higher",
            "--better",
            "lower",
        ],
    );
    assert!(
        project
            .read("outcomes/peace.yaml")
            .contains("better: higher\n")
    );
    assert!(
        project
            .read("outcomes/strain.yaml")
            .contains("better: lower\n")
    );
    passes(&project);
}

#[test]
fn what_is_still_to_be_written_is_shown_to_nobody() {
    let project = with("trials.csv", TABLE);
    let asked = ["--better", "higher", "--synthesis", "Further tea trials"];
    // It cannot be published while it is brought in,
    let told = wants(&project, &[&asked[..], &["--publish", "--yes"]].concat(), 1);
    assert!(
        told.contains("E0563") && told.contains("still to be written"),
        "{told}"
    );
    assert!(!project.content().join("outcomes/peace.yaml").exists());
    // nor afterwards, by taking the word draft out: each place is told at its line.
    import(&project, &[&["trials.csv"], &asked[..]].concat());
    let file = "outcomes/peace.yaml";
    let draft = project.read(file);
    project.write(file, draft.replace("status: draft\n", ""));
    let lines: Vec<&str> = draft.lines().collect();
    let at = |start: &str| {
        1 + lines
            .iter()
            .position(|line| line.starts_with(start))
            .expect(start)
    };
    let run = project.run(&["check", "--no-cache"]);
    assert_eq!(run.code, 1, "{}", run.out);
    for (what, line) in [
        ("This text is still to be written", at("definition: ")),
        (
            "to which domain it belongs",
            at("# To be decided: to which"),
        ),
        ("how important it is", at("# To be decided: how")),
    ] {
        assert!(run.err.contains(what), "{what} is not in:\n{}", run.err);
        let place = format!("peace.yaml:{line}:");
        assert!(run.err.contains(&place), "{place} is not in:\n{}", run.err);
    }
    // Written and decided, it is shown.
    let written = draft
        .replace("status: draft\n", "")
        .replace("To be written.", "Whether somebody is at peace.");
    let decided: Vec<&str> = written
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    project.write(file, format!("{}\n", decided.join("\n")));
    let run = project.run(&["check", "--no-cache"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn a_design_that_nobody_gave_is_no_design() {
    let project = with(
        "refs.ris",
        "TY  - JOUR\nAU  - Owl, A\nPY  - 2018\nTI  - Tea and calm in a small library\nER  - \n",
    );
    let run = project.run(&["import", "refs.ris", "--publish", "--yes"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.err.contains("which design it is"), "{}", run.err);
    let run = import(
        &project,
        &["refs.ris", "--publish", "--design", "randomised-trial"],
    );
    says(&run, &["1 new record"]);
    let run = project.run(&["check", "--no-cache"]);
    assert_eq!(run.code, 0, "{}", run.err);
}
