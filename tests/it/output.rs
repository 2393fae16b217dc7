//! What a build writes, what it leaves alone, what it says, and how it ends: the contract with
//! people, scripts and hosts.

use std::fs;
use std::process::Command;
use std::time::SystemTime;

use distil::{Date, Request, Settings};
use testbed::{Project, Run};

/// The changes in a report of `--format json`: written, unchanged, removed.
fn changes(run: &Run) -> (u64, u64, u64) {
    let changes = &run.json()["changes"];
    let count = |name: &str| changes[name].as_u64().unwrap_or_else(|| panic!("{run:?}"));
    (count("written"), count("unchanged"), count("removed"))
}

fn build(project: &Project) -> Run {
    let run = project.run(&["build", "--format", "json"]);
    assert_eq!(run.code, 0, "{run:?}");
    run
}

// The same bytes

/// The files of the example that shows everything, built in a folder of its own under `settings` of the
/// shell, with the day of the site fixed.
fn built_under(settings: &str) -> Vec<(String, Vec<u8>)> {
    let project = Project::everything();
    let program = project.distil(&[]).get_program().to_owned();
    let mut command = Command::new("sh");
    command
        .args([
            "-c",
            &format!("{settings}; exec \"$0\" build -q --content \"$1\" --output \"$2\""),
        ])
        .arg(program)
        .arg(project.content())
        .arg(project.output())
        .env("SOURCE_DATE_EPOCH", "1769904000")
        .current_dir("/");
    let run = Run::of(&mut command);
    assert_eq!(run.code, 0, "{run:?}");
    project.site()
}

#[cfg(unix)]
#[test]
fn a_site_is_the_same_on_any_machine() {
    let one = built_under("export RAYON_NUM_THREADS=1 TZ=Pacific/Kiritimati LC_ALL=C; umask 077");
    let other =
        built_under("export RAYON_NUM_THREADS=16 TZ=America/Adak LC_ALL=tr_TR.UTF-8; umask 002");
    assert!(one.len() > 200, "the whole site is there");
    for (first, second) in one.iter().zip(&other) {
        assert!(first == second, "{} and {} differ", first.0, second.0);
    }
    assert_eq!(one.len(), other.len());
}

/// The files of the starter, built on a day.
fn built_on(day: Date) -> Vec<(String, Vec<u8>)> {
    let project = Project::starter();
    let request = Request {
        content: project.content(),
        settings: Settings {
            today: Some(day),
            ..Settings::default()
        },
        ..Request::default()
    };
    let (site, problems) = distil::prepare(&request);
    let site = site.unwrap_or_else(|| panic!("{problems:?}"));
    distil::write(&site, &project.output(), &project.content()).expect("a site");
    project.site()
}

#[test]
fn the_day_of_the_build_does_not_reach_the_site() {
    let one = built_on(Date(jiff::civil::date(2026, 1, 20)));
    let two = built_on(Date(jiff::civil::date(2031, 12, 31)));
    for (first, second) in one.iter().zip(&two) {
        assert!(first == second, "{} and {} differ", first.0, second.0);
    }
    assert_eq!(one.len(), two.len());
}

#[test]
fn the_day_as_of_which_a_site_speaks_does_reach_it() {
    let project = Project::starter();
    let on = |seconds: &str| {
        let mut command = project.distil(&["build", "-q"]);
        let run = Run::of(command.env("SOURCE_DATE_EPOCH", seconds));
        assert_eq!(run.code, 0, "{run:?}");
        project.site()
    };
    assert!(on("1768500000") != on("1924992000"));
}

#[test]
fn a_second_build_writes_nothing() {
    let project = Project::starter();
    let (written, unchanged, removed) = changes(&build(&project));
    assert!(written > 30 && unchanged == 0 && removed == 0);
    let times = || -> Vec<SystemTime> {
        let files = walkdir::WalkDir::new(project.output())
            .sort_by_file_name()
            .into_iter();
        let files = files
            .filter_map(Result::ok)
            .filter(|found| found.file_type().is_file() && found.file_name() != "lock")
            .filter_map(|found| found.metadata().ok());
        files.filter_map(|found| found.modified().ok()).collect()
    };
    let before = times();
    assert_eq!(changes(&build(&project)), (0, written, 0));
    assert!(before == times(), "no file was touched");
}

#[test]
fn one_edited_record_rewrites_few_files() {
    let project = Project::built();
    project.replace(
        "glossary/mean-difference.yaml",
        "half a point",
        "0.5 points",
    );
    let (written, unchanged, removed) = changes(&build(&project));
    assert!((1..=12).contains(&written), "{written} files were written");
    assert!(unchanged > written && removed == 0);
}

#[test]
fn an_edited_site_is_the_same_as_a_fresh_one() {
    let (edited, fresh) = (Project::built(), Project::starter());
    for project in [&edited, &fresh] {
        project.replace("studies/finch-2021.yaml", "mean: 6.4", "mean: 6.6");
        project.write("static/extra/note.txt", "carried as it is\n");
        build(project);
    }
    assert!(edited.site() == fresh.site());
}

#[test]
fn a_removed_record_takes_its_page_with_it() {
    let project = Project::built();
    project.write("updates/second.md", UPDATE);
    build(&project);
    let page = project.output().join("updates/second.html");
    assert!(page.exists());
    let with = project.site().len();
    project.remove("updates/second.md");
    let run = project.run(&["build", "--format", "json", "--let-go"]);
    let (_, _, removed) = changes(&run);
    assert!(!page.exists());
    // Its lines in the search may have had a file of their own.
    assert_eq!(removed as usize, with - project.site().len());
}

#[test]
fn an_empty_folder_goes_with_its_last_page() {
    let project = Project::built();
    project.write("static/deep/down/file.txt", "x");
    build(&project);
    assert!(project.output().join("deep/down/file.txt").exists());
    project.remove("static/deep/down/file.txt");
    build(&project);
    assert!(!project.output().join("deep").exists());
}

const UPDATE: &str = "---\ntitle: News\ndate: 2026-01-14\nkind: update\nsummary: A change.\nchanges_answer: false\n---\nText.\n";

#[test]
fn a_failed_build_leaves_the_last_site() {
    let project = Project::built();
    let site = project.site();
    project.replace("site.yaml", "title: Tea", "title: Coffee");
    project.replace("outcomes/calm.yaml", "importance: 7", "importance: 70");
    let run = project.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("Nothing was written"), "{}", run.err);
    assert!(project.site() == site);
}

#[test]
fn nothing_is_left_behind_when_a_first_build_fails() {
    let project = Project::starter();
    project.replace("outcomes/calm.yaml", "importance: 7", "importance: 70");
    assert_eq!(project.run(&["build"]).code, 1);
    assert!(!project.output().exists());
}

#[test]
fn check_writes_nothing() {
    let project = Project::starter();
    assert_eq!(project.run(&["check"]).code, 0);
    assert!(!project.output().exists());
}

// Switches

#[test]
fn strict_lets_warnings_fail() {
    let project = Project::starter();
    project.replace("pages/about.md", "It shows", "It <i>shows</i>");
    let run = project.run(&["check"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("warning"), "{run:?}");
    let run = project.run(&["check", "--strict", "--format", "json"]);
    assert_eq!((run.code, run.codes()), (1, vec!["W0308".to_owned()]));
    assert_eq!(project.run(&["build", "--strict"]).code, 1);
    assert!(!project.output().exists());
}

#[test]
fn the_starter_is_strictly_sound() {
    let project = Project::starter();
    let run = project.run(&["check", "--strict", "--format", "json"]);
    assert_eq!((run.code, run.codes()), (0, Vec::new()), "{run:?}");
}

#[test]
fn the_address_can_be_given() {
    let project = Project::starter();
    let address = "https://tea.example/sub";
    let run = project.run(&["build", "--base-url", address]);
    assert_eq!(run.code, 0, "{run:?}");
    let sitemap = fs::read_to_string(project.output().join("sitemap.xml")).expect("a sitemap");
    assert!(sitemap.contains(&format!("{address}/index.html")) || sitemap.contains(address));
    let wrong = project.run(&["build", "--base-url", "tea.example"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("https://"), "{wrong:?}");
}

#[test]
fn drafts_are_shown_on_request_only() {
    let project = Project::starter();
    project.write(
        "glossary/new.yaml",
        "term: Zzyzx\ndefinition: A.\nstatus: draft\n",
    );
    let holds_draft = || {
        let is_in = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("Zzyzx");
        project.site().iter().any(|(_, bytes)| is_in(bytes))
    };
    build(&project);
    assert!(!holds_draft());
    assert_eq!(project.run(&["build", "--drafts"]).code, 0);
    assert!(holds_draft());
}

#[test]
fn a_published_record_may_not_lead_to_a_draft() {
    let project = Project::starter();
    project.replace(
        "risks/tea-near-books.yaml",
        "title:",
        "status: draft\ntitle:",
    );
    let run = project.run(&["check", "--format", "json"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.codes().iter().all(|code| code == "E0402"), "{run:?}");
    assert_eq!(project.run(&["check", "--drafts"]).code, 0);
}

#[test]
fn an_overdue_review_warns() {
    let project = Project::starter();
    project.replace(
        "pages/about.md",
        "order: 10",
        "order: 10\nreview_by: 2026-01-20",
    );
    let day = |seconds: &str| {
        let mut command = project.distil(&["check", "--format", "json"]);
        Run::of(command.env("SOURCE_DATE_EPOCH", seconds)).codes()
    };
    assert_eq!(day("1768500000"), Vec::<String>::new());
    assert_eq!(day("1769500000"), ["W0512"]);
}

// Reports

fn spoiled() -> Project {
    let project = Project::starter();
    project.replace("outcomes/calm.yaml", "importance: 7", "importance: 70");
    project.replace("outcomes/calm.yaml", "better: higher\n", "better: upward\n");
    project
}

#[test]
fn the_report_for_people() {
    let run = spoiled().run(&["check"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    let (report, last) = run.err.trim_end().rsplit_once("\n\n").expect("two parts");
    let expected = "\
error[E0304]: `upward` is not one of the choices for `better`.
 --> content/outcomes/calm.yaml:7:9
  |
7 | better: upward
  |         ^^^^^^
  |
  = why: Lists and filters work only when the same thing is always called the same.
  = do: Choose: lower, higher.";
    assert_eq!(report, expected);
    assert!(last.starts_with("1 error, 0 warnings; "), "{last}");
    assert!(last.contains("`distil explain CODE`"), "{last}");
}

#[test]
fn the_report_for_people_has_no_colours_in_a_file() {
    let run = spoiled().run(&["check"]);
    assert!(!run.err.contains('\u{1b}'));
}

#[test]
fn the_report_for_programs() {
    let run = spoiled().run(&["check", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let report = run.json();
    assert_eq!(report["errors"], 1);
    assert_eq!(report["warnings"], 0);
    assert!(report["changes"].is_null());
    let problem = &report["problems"][0];
    let expected = serde_json::json!({
        "code": "E0304",
        "severity": "error",
        "file": "content/outcomes/calm.yaml",
        "line": 7,
        "column": 9,
        "excerpt": "better: upward",
        "message": "`upward` is not one of the choices for `better`.",
        "why": "Lists and filters work only when the same thing is always called the same.",
        "hints": ["Choose: lower, higher."],
        "more": 0,
    });
    assert_eq!(problem, &expected);
}

#[test]
fn the_report_for_github() {
    let run = spoiled().run(&["check", "--format", "github"]);
    assert_eq!(run.code, 1);
    let expected = "::error file=content/outcomes/calm.yaml,line=7,col=9,\
title=E0304 A value is not one of the choices::`upward` is not one of the choices for `better`.%0A\
Lists and filters work only when the same thing is always called the same.%0A\
Choose: lower, higher.\n";
    assert_eq!(run.out, expected);
}

#[test]
fn quiet_says_nothing_when_all_is_well() {
    let run = Project::starter().run(&["build", "--quiet"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
}

// The command

const VERBS: [&str; 5] = ["build", "check", "serve", "init", "explain"];

#[test]
fn the_help_names_every_verb_and_every_exit_code() {
    let project = Project::empty();
    let run = project.run(&["--help"]);
    assert_eq!(run.code, 0);
    for verb in VERBS {
        assert!(
            run.out.contains(&format!("\n  {verb} ")),
            "{verb}: {}",
            run.out
        );
        assert_eq!(project.run(&[verb, "--help"]).code, 0, "{verb}");
    }
    assert!(run.out.contains("0 good, 1 problems"), "{}", run.out);
}

#[test]
fn wrong_use_ends_with_two() {
    let project = Project::empty();
    for arguments in [
        &["biuld"][..],
        &["build", "--fast"],
        &[],
        &["explain", "E9999"],
    ] {
        let run = project.run(arguments);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(!run.err.is_empty() && run.out.is_empty(), "{run:?}");
    }
}

#[test]
fn every_code_is_explained() {
    let project = Project::empty();
    let list = project.run(&["explain"]).out;
    let codes: Vec<&str> = list
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(codes.len() > 80, "{list}");
    for (code, line) in codes.iter().zip(list.lines()) {
        let run = project.run(&["explain", &code.to_lowercase()]);
        assert_eq!(run.code, 0, "{run:?}");
        let title = line.trim_start_matches(code).trim();
        assert!(
            run.out.contains(title) && run.out.lines().count() > 3,
            "{run:?}"
        );
    }
    let near = project.run(&["explain", "E03022"]);
    assert!(near.err.contains("Did you mean `E0302`?"), "{near:?}");
}

#[test]
fn init_makes_a_site_that_can_be_built() {
    let project = Project::empty();
    let run = project.run(&["init", "my-site"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("invented"), "{run:?}");
    let mut build = project.distil(&["build", "--strict"]);
    let run = Run::of(build.current_dir(project.path().join("my-site")));
    assert_eq!(run.code, 0, "{run:?}");
    let home = project.path().join("my-site/output/index.html");
    let home = fs::read_to_string(home).expect("a home page");
    assert!(home.contains("invented"), "the data are labelled");
}

#[test]
fn init_never_writes_into_a_folder_that_holds_something() {
    let project = Project::starter();
    let before = testbed::files_of(project.path());
    for folder in [".", "content", "content/site.yaml"] {
        let run = project.run(&["init", folder]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains("nothing was written"), "{run:?}");
    }
    assert!(testbed::files_of(project.path()) == before);
}

#[test]
fn a_lost_listener_is_no_failure() {
    use std::process::Stdio;
    let mut command = Project::empty().distil(&["explain"]);
    command
        .current_dir("/")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(!err.contains("panicked"), "{err}");
}
