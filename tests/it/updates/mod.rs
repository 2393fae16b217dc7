//! A build that begins where the last one ended: after any edits its site is that of a clean build,
//! byte for byte, and it does only what there is to do.

mod edits;

use std::fs;
use std::path::Path;

use testbed::{Project, Run, files_of};

use edits::{Chance, Options};

/// How many rounds of edits a run tries; the environment may ask for more.
const ROUNDS: usize = 12;

fn build(project: &Project, options: &Options) -> Run {
    let mut command = project.distil(&["build", "--format", "json", "--let-go"]);
    Run::of(options.add_to(&mut command))
}

/// The site of a build into an empty folder that asks no earlier build, and its report.
fn clean(project: &Project, options: &Options) -> (Run, Vec<(String, Vec<u8>)>) {
    let folder = project.path().join("clean");
    let _ = fs::remove_dir_all(&folder);
    let mut command = project.distil(&["build", "--format", "json", "--no-cache", "--let-go"]);
    command.args(["--output", "clean"]);
    let run = Run::of(options.add_to(&mut command));
    (run, site(&folder))
}

/// What a check says, with what earlier runs have left or without.
fn check(project: &Project, options: &Options, more: &[&str]) -> Run {
    let mut command = project.distil(&["check", "--format", "json"]);
    Run::of(options.add_to(command.args(more)))
}

/// The files of a site, without what the program notes beside them.
fn site(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = files_of(folder);
    files.retain(|(name, _)| !name.starts_with('.'));
    files
}

/// What there was to do: parsed, analysed, rendered, written.
fn work(run: &Run) -> [u64; 4] {
    let report = run.json();
    let count = |of: &str, name: &str| {
        let count = report[of][name].as_u64();
        count.unwrap_or_else(|| panic!("no {of}.{name}: {run:?}"))
    };
    [
        count("work", "parsed"),
        count("work", "analysed"),
        count("work", "rendered"),
        count("changes", "written"),
    ]
}

fn assert_same(project: &Project, options: &Options, after: &str) {
    let run = build(project, options);
    let (expected, files) = clean(project, options);
    assert_eq!(run.code, expected.code, "{after}: {run:?}");
    assert_eq!(
        run.json()["problems"],
        expected.json()["problems"],
        "{after}"
    );
    assert_eq!(
        check(project, options, &[]).json()["problems"],
        check(project, options, &["--no-cache"]).json()["problems"],
        "{after}"
    );
    if run.code == 0 {
        let there = site(&project.output());
        let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
            files.iter().map(|(name, _)| name.clone()).collect()
        };
        assert_eq!(names(&there), names(&files), "{after}");
        for (there, expected) in there.iter().zip(&files) {
            assert!(there.1 == expected.1, "{} differs after {after}", there.0);
        }
    }
}

#[test]
fn after_any_edits_the_site_is_that_of_a_clean_build() {
    let number = |name: &str| std::env::var(name).ok()?.parse().ok();
    let rounds = number("DISTIL_UPDATE_ROUNDS").unwrap_or(ROUNDS);
    let seed = number("DISTIL_UPDATE_SEED").unwrap_or(20_261_129);
    let project = Project::starter();
    let (mut chance, mut options) = (Chance::new(seed as u64), Options::default());
    let mut done = Vec::new();
    for round in 0..rounds {
        let before = edits::Saved::of(&project);
        for _ in 0..=chance.below(2) {
            done.push(edits::any(&project, &mut chance, &mut options));
        }
        let after = format!("seed {seed}, round {round}, {done:?}");
        assert_same(&project, &options, &after);
        if build(&project, &options).code != 0 {
            before.restore(&project);
            done.push("taken back".to_owned());
        }
    }
}

#[test]
fn when_nothing_has_changed_nothing_is_done() {
    let project = Project::starter();
    let first = build(&project, &Options::default());
    assert!(work(&first).iter().all(|count| *count > 0), "{first:?}");
    let again = build(&project, &Options::default());
    assert_eq!(work(&again), [0, 0, 0, 0]);
    for (report, name) in [("records", ""), ("pages", ""), ("problems", "")] {
        assert_eq!(again.json()[report], first.json()[report], "{name}");
    }
}

/// What there was to do for a check: parsed, analysed, rendered.
fn work_of_check(run: &Run) -> [u64; 3] {
    let report = run.json();
    ["parsed", "analysed", "rendered"].map(|name| {
        let count = report["work"][name].as_u64();
        count.unwrap_or_else(|| panic!("no {name}: {run:?}"))
    })
}

#[test]
fn a_check_asks_what_a_build_has_left_and_a_build_what_a_check_has() {
    let (project, options) = (Project::starter(), Options::default());
    build(&project, &options);
    let first = check(&project, &options, &[]);
    let [tables, analysed, rendered] = work_of_check(&first);
    // Tables of results are read every time.
    assert_eq!((tables, analysed), (1, 0));
    let pages = first.json()["pages"].as_u64().unwrap();
    assert!(0 < rendered && rendered < pages, "a page of each kind");
    let again = check(&project, &options, &[]);
    assert_eq!(work_of_check(&again), [0, 0, 0]);
    assert_eq!(again.json()["problems"], first.json()["problems"]);
    project.replace("studies/finch-2021.yaml", "mean: 6.4", "mean: 6.5");
    let [parsed, analysed, _] = work_of_check(&check(&project, &options, &[]));
    assert!(parsed == 2 && analysed > 0, "{parsed} {analysed}");
    let [parsed, analysed, ..] = work(&build(&project, &options));
    assert_eq!((parsed, analysed), (1, 0));
}

#[test]
fn a_check_with_templates_of_the_site_makes_every_page() {
    let project = Project::starter();
    let templates = project.path().join("theme/templates");
    fs::create_dir_all(&templates).unwrap();
    let own = "{% extends \"default/study.html\" %}";
    fs::write(templates.join("study.html"), own).unwrap();
    let run = check(&project, &Options::default(), &[]);
    let [_, _, rendered] = work_of_check(&run);
    assert_eq!(run.json()["pages"].as_u64(), Some(rendered), "{run:?}");
}

#[test]
fn a_check_finds_a_file_that_is_in_the_way_of_data() {
    let project = Project::starter();
    project.write("static/search/terms/0.json", "{}");
    let run = check(&project, &Options::default(), &[]);
    assert_eq!(run.codes(), ["E0603"], "{run:?}");
}

/// The names of the files that are not as they were.
fn changed(before: &[(String, Vec<u8>)], after: &[(String, Vec<u8>)]) -> Vec<String> {
    let differs = |file: &&(String, Vec<u8>)| !before.contains(file);
    after
        .iter()
        .filter(differs)
        .map(|(name, _)| name.clone())
        .collect()
}

#[test]
fn prose_of_a_study_is_written_where_it_is_shown_and_analyses_nothing() {
    let project = Project::starter();
    let file = "studies/finch-2021.yaml";
    project.write(
        file,
        project.read(file) + "aim: To see whether zebras help.\n",
    );
    build(&project, &Options::default());
    let before = site(&project.output());
    project.replace(file, "zebras help", "zebras hinder");
    let run = build(&project, &Options::default());
    let after = site(&project.output());
    let [parsed, analysed, rendered, written] = work(&run);
    let changed = changed(&before, &after);
    assert_eq!((analysed, written), (0, changed.len() as u64), "{run:?}");
    // The study and the table of results, which is read every time; the page of the study alone.
    assert_eq!((parsed, rendered), (2, 1), "{changed:?}");
    for name in changed.iter().filter(|name| name.ends_with(".html")) {
        let page = fs::read_to_string(project.output().join(name)).unwrap();
        assert!(page.contains("zebras hinder"), "{name}");
    }
    assert!(changed.contains(&"studies/finch-2021.html".to_owned()));
}

#[test]
fn a_number_is_analysed_again() {
    let project = Project::starter();
    build(&project, &Options::default());
    project.replace("studies/finch-2021.yaml", "mean: 6.4", "mean: 6.5");
    let [_, analysed, rendered, _] = work(&build(&project, &Options::default()));
    assert!(analysed > 0 && rendered > 0);
}

#[test]
fn a_change_of_the_theme_analyses_nothing() {
    let project = Project::starter();
    let [_, _, pages, _] = work(&build(&project, &Options::default()));
    let own = |name: &str, text: &str| {
        let path = project.path().join("theme").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        work(&build(&project, &Options::default()))
    };
    let [_, analysed, rendered, written] = own("assets/own.css", "body { margin: 0 }");
    assert_eq!((analysed, rendered, written), (0, 0, 1));
    let [_, analysed, rendered, _] = own("strings/en.yaml", "menu:\n  evidence: \"Proof\"\n");
    assert_eq!((analysed, rendered), (0, pages));
}

#[test]
fn a_file_that_is_only_touched_changes_nothing() {
    let project = Project::starter();
    build(&project, &Options::default());
    let file = "studies/finch-2021.yaml";
    project.write(file, project.read(file));
    let again = build(&project, &Options::default());
    assert_eq!(work(&again), [0, 0, 0, 0]);
}

#[test]
fn a_change_of_the_same_length_right_after_a_build_is_seen() {
    let project = Project::starter();
    build(&project, &Options::default());
    project.replace(
        "studies/finch-2021.yaml",
        "four libraries",
        "nine libraries",
    );
    build(&project, &Options::default());
    let page = fs::read_to_string(project.output().join("studies/finch-2021.html"));
    assert!(page.unwrap().contains("nine libraries"));
}

#[test]
fn a_cache_that_is_cut_short_changed_or_gone_is_no_cache() {
    let project = Project::starter();
    build(&project, &Options::default());
    let folder = project.path().join(".distil-cache");
    for spoil in [
        |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 2),
        |bytes: &mut Vec<u8>| {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        },
        |bytes: &mut Vec<u8>| bytes.clear(),
    ] {
        for (name, mut bytes) in files_of(&folder) {
            spoil(&mut bytes);
            fs::write(folder.join(name), bytes).unwrap();
        }
        let run = build(&project, &Options::default());
        let [parsed, .., written] = work(&run);
        assert!(parsed > 0 && written == 0, "{run:?}");
    }
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(work(&build(&project, &Options::default()))[3], 0);
}

#[test]
fn a_page_that_somebody_removed_or_edited_comes_back() {
    let project = Project::starter();
    build(&project, &Options::default());
    let page = project.output().join("studies/finch-2021.html");
    let good = fs::read(&page).unwrap();
    fs::write(&page, "other").unwrap();
    build(&project, &Options::default());
    assert_eq!(fs::read(&page).unwrap(), good);
    fs::remove_file(&page).unwrap();
    build(&project, &Options::default());
    assert_eq!(fs::read(&page).unwrap(), good);
}
