//! The real program on a real disk: killed, refused by the disk, run twice at once. What stands in
//! docs/reliability.md. Every single touch of the disk is tried beside the code, in
//! `src/write/faults.rs`.

use std::fs::{self, File};
use std::process::Stdio;

use testbed::{Call, Project, Run, injected};

const JSON: [&str; 2] = ["--format", "json"];

type Files = Vec<(String, Vec<u8>)>;

/// A project whose site is there and whose records have changed since.
fn changed() -> Project {
    let project = Project::built();
    change(&project);
    project
}

/// Changes pages, and adds a file in a new folder.
fn change(project: &Project) {
    project.replace(
        "glossary/mean-difference.yaml",
        "half a point",
        "0.5 points",
    );
    project.write("static/new/deep/file.txt", "carried as it is\n");
    project.replace("outcomes/calm.yaml", "importance: 7", "importance: 8");
}

/// The site before the change and the one after it.
fn both_sites() -> (Files, Files) {
    let project = Project::built();
    let old = project.site();
    change(&project);
    assert_eq!(project.run(&["build"]).code, 0);
    let new = project.site();
    assert!(old != new);
    (old, new)
}

#[test]
fn killed_at_a_system_call_the_next_start_makes_the_site_whole_before_anything_else() {
    let (old, new) = both_sites();
    let renames = (1..=12).map(|number| (Call::Rename, number));
    let others = [
        (Call::MakeFolder, 3),
        (Call::Link, 1),
        (Call::Link, 4),
        (Call::Sync, 1),
        (Call::Remove, 6),
        (Call::Remove, 9),
    ];
    let (mut kills, mut between) = (0, 0);
    for call in renames.chain(others) {
        let project = changed();
        let Some(run) = injected(&project, "signal=KILL", call, &["build"]) else {
            return;
        };
        if run.code == 0 {
            assert!(project.site() == new, "{call:?} is not made");
            continue;
        }
        kills += 1;
        let killed = project.site();
        // Not even the content has to be there.
        let next = project.run(&["build", "--content", "nowhere", JSON[0], JSON[1]]);
        let site = project.site();
        match next.json()["recovery"].as_str() {
            Some("completed") => assert!(site == new, "{call:?}: completed"),
            Some(other) => panic!("{call:?}: {other}"),
            None => assert!(killed == old || killed == new, "{call:?}: a mixture"),
        }
        between += usize::from(killed != old && killed != new);
        assert!(site == old || site == new, "{call:?}");
    }
    assert!(
        kills > 12 && between > 4,
        "{kills} kills, {between} between"
    );
}

#[test]
fn an_error_of_the_disk_leaves_the_old_site_and_is_told_so() {
    let (old, new) = both_sites();
    let calls = [
        (Call::Rename, 1),
        (Call::Rename, 2),
        (Call::Rename, 6),
        (Call::MakeFolder, 3),
        (Call::Sync, 1),
    ];
    for call in calls {
        let project = changed();
        // A cache that cannot be written is done without, and would take the first errors.
        let arguments = ["build", "--no-cache", JSON[0], JSON[1]];
        let Some(run) = injected(&project, "error=EIO", call, &arguments) else {
            return;
        };
        let outcome = (run.code, run.codes());
        assert_eq!(outcome, (3, vec!["E0703".to_owned()]), "{call:?}: {run:?}");
        assert!(project.site() == old, "{call:?}: said to be the old site");
        assert_eq!(project.run(&["build"]).code, 0);
        assert!(project.site() == new, "{call:?}: the next build");
    }
}

#[test]
fn a_file_that_was_edited_by_hand_is_told_and_kept() {
    let project = changed();
    let page = project.output().join("outcomes/calm.html");
    fs::write(&page, "written by hand").expect("a page");
    let run = project.run(&["build", JSON[0], JSON[1]]);
    assert_eq!(
        (run.code, run.codes()),
        (0, vec!["W0707".to_owned()]),
        "{run:?}"
    );
    assert!(run.out.contains("outcomes/calm.html"), "{run:?}");
    let (_, new) = both_sites();
    assert!(project.site() == new);
    let kept = project.path().join(".distil-edited/outcomes/calm.html");
    assert_eq!(
        fs::read_to_string(kept).expect("a kept file"),
        "written by hand"
    );
    let run = project.run(&["build", JSON[0], JSON[1]]);
    assert_eq!((run.code, run.codes()), (0, Vec::new()), "told once");
}

#[test]
fn two_builds_at_once_follow_one_another() {
    let project = Project::starter();
    let start = || {
        let mut command = project.distil(&["build", JSON[0], JSON[1]]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the program runs")
    };
    let both = [start(), start()].map(|child| child.wait_with_output().expect("an end"));
    let written = both.map(|output| {
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let report: serde_json::Value = serde_json::from_str(&text).expect("a report");
        // The other may have taken longer than one is ready to wait.
        let is_refused = report["problems"][0]["code"] == "E0705";
        assert!(output.status.success() || is_refused, "{text}");
        report["changes"]["written"].as_u64().unwrap_or_default()
    });
    assert!(written.iter().any(|count| *count > 30), "{written:?}");
    assert!(
        written.contains(&0),
        "the second had nothing to do: {written:?}"
    );
    assert!(!project.path().join(".output.distil-new").exists());
}

#[test]
fn a_folder_into_which_another_build_writes_is_left_alone() {
    let project = changed();
    let site = project.site();
    let path = project.output().join(".distil/lock");
    fs::write(&path, "4711\n").expect("a lock");
    let lock = File::open(&path).expect("a lock");
    lock.lock().expect("it is ours");
    let run = project.run(&["build", JSON[0], JSON[1]]);
    assert_eq!(
        (run.code, run.codes()),
        (3, vec!["E0705".to_owned()]),
        "{run:?}"
    );
    assert!(run.out.contains("process 4711"), "{run:?}");
    assert!(project.site() == site);
    drop(lock);
    let run: Run = project.run(&["build", JSON[0], JSON[1]]);
    assert_eq!(run.code, 0, "a lock that nobody holds is no lock: {run:?}");
}
