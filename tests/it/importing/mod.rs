//! What is brought in from files of other programs: it becomes records that pass the checks, nothing that
//! a person wrote is changed, and what no record holds is told.

mod again;
mod columns;
mod edited;
mod exported;
mod guide;
mod hostile_files;
mod placeholders;
mod references;
mod reviews;
mod tables;
mod told;

use testbed::{Project, Run};

/// The starter with a file in its folder.
fn with(name: &str, bytes: impl AsRef<[u8]>) -> Project {
    let project = Project::example("starter");
    put(&project, name, bytes);
    project
}

/// A file beside the content.
fn put(project: &Project, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::write(project.path().join(name), bytes).expect("a file");
}

/// Imports and writes.
fn import(project: &Project, arguments: &[&str]) -> Run {
    let mut all = vec!["import"];
    all.extend(arguments);
    all.push("--yes");
    let run = project.run(&all);
    assert_eq!(run.code, 0, "{}\n{}", run.out, run.err);
    run
}

/// A record must be there without errors, drafts included.
fn passes(project: &Project) {
    let run = project.run(&["check", "--drafts", "--no-cache"]);
    assert_eq!(run.code, 0, "{}\n{}", run.out, run.err);
}

#[track_caller]
fn says(run: &Run, words: &[&str]) {
    for word in words {
        assert!(
            run.out.contains(word),
            "{word:?} is not in:\n{}\n{}",
            run.out,
            run.err
        );
    }
}
