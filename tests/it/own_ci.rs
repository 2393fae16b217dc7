//! A new site brings the steps by which its hosts check and publish it, and each of them runs.

use std::fs;
use std::process::Command;

use testbed::{Project, Run};

/// The lines of a file of steps that call the program, without what the shell does with their output.
fn calls(steps: &str) -> Vec<String> {
    let lines = steps.lines().map(|line| {
        line.trim()
            .trim_start_matches("- ")
            .trim_start_matches("run: ")
    });
    let calls = lines.filter_map(|line| line.strip_prefix("distil "));
    let calls = calls.map(|call| {
        call.split(['|', '>'])
            .next()
            .unwrap_or(call)
            .trim()
            .to_owned()
    });
    calls.collect()
}

/// The lines of a step of GitHub's file by its name.
fn step(steps: &str, name: &str) -> String {
    let (_, after) = steps.split_once(&format!("- name: {name}\n")).unwrap();
    let (_, script) = after.split_once("run: |\n").unwrap();
    let lines = script
        .lines()
        .take_while(|line| line.starts_with("          "));
    lines.map(|line| format!("{}\n", line.trim())).collect()
}

#[test]
fn the_report_reaches_the_comment_on_a_pull_request_whole() {
    let project = Project::empty();
    assert_eq!(project.run(&["init", "my-site"]).code, 0);
    let steps = project.path().join("my-site/.github/workflows/site.yml");
    let script = step(
        &fs::read_to_string(steps).unwrap(),
        "Say what readers will see differ",
    );
    // A program in the place of ours, whose report has a line as a shell would end a text.
    let report = "# What differs\nEOF\nreport<<EOF\n";
    let bin = project.path().join("bin");
    fs::create_dir(&bin).unwrap();
    fs::write(bin.join("report"), report).unwrap();
    let script = format!("distil() {{ cat bin/report; }}\nuuidgen() {{ echo 1; }}\n{script}");
    let run = Command::new("bash")
        .args(["-e", "-c", &script])
        .current_dir(project.path())
        .env("RUNNER_TEMP", ".")
        .env("GITHUB_BASE_REF", "main")
        .env("GITHUB_STEP_SUMMARY", "summary")
        .env("GITHUB_OUTPUT", "output")
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    let read = |name: &str| fs::read_to_string(project.path().join(name)).unwrap();
    assert_eq!(read("summary"), report);
    assert_eq!(read("output"), format!("report<<end-1\n{report}\nend-1\n"));
}

#[test]
fn every_call_of_the_program_in_the_steps_of_a_new_site_works_there() {
    let project = Project::empty();
    assert_eq!(project.run(&["init", "my-site"]).code, 0);
    let site = project.path().join("my-site");
    for arguments in [
        &["init", "-q", "-b", "main"][..],
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
        &["branch", "origin-main"],
    ] {
        let run = Command::new("git")
            .args(arguments)
            .current_dir(&site)
            .output()
            .unwrap();
        assert!(run.status.success(), "{run:?}");
    }
    for file in [".github/workflows/site.yml", ".gitlab-ci.yml"] {
        let steps = fs::read_to_string(site.join(file)).unwrap();
        assert!(
            steps.contains(concat!(
                "DISTIL_VERSION: \"",
                env!("CARGO_PKG_VERSION"),
                "\""
            )),
            "{steps}"
        );
        let calls = calls(&steps);
        assert!(calls.len() >= 3, "{file}: {calls:?}");
        for call in calls {
            let call = call
                .replace("\"$SITE_ADDRESS\"", "https://example.org/site")
                .replace("\"$CI_PAGES_URL\"", "https://example.org/site")
                .replace("\"origin/$GITHUB_BASE_REF\"", "origin-main")
                .replace("\"$CI_MERGE_REQUEST_DIFF_BASE_SHA\"", "HEAD");
            let arguments: Vec<&str> = call.split_whitespace().collect();
            let run = Run::of(project.distil(&arguments).current_dir(&site));
            assert_eq!(run.code, 0, "{file}: {call}: {run:?}");
        }
    }
    let ignored = Command::new("git")
        .args(["status", "--porcelain"])
        .current_dir(&site)
        .output()
        .unwrap();
    let left = String::from_utf8_lossy(&ignored.stdout).into_owned();
    let left: Vec<&str> = left
        .lines()
        .filter(|line| !line.ends_with(" public/") && !line.ends_with(" site/"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}
