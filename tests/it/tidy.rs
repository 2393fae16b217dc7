//! Records made tidy: nothing that they say changes, no remark is lost, and a second time changes nothing.

use std::collections::BTreeMap;
use std::path::Path;

use testbed::Project;

/// The problems of a site without the places, which move with the keys.
fn problems(project: &Project) -> Vec<String> {
    let run = project.run(&["check", "--drafts", "--no-cache", "--verbose"]);
    let told = run.err.lines().filter(|line| {
        ["error[", "warning[", "note["]
            .iter()
            .any(|start| line.starts_with(start))
    });
    let mut told: Vec<String> = told.map(str::to_owned).collect();
    told.sort();
    told
}

fn texts(content: &Path) -> BTreeMap<String, String> {
    let files = walkdir::WalkDir::new(content).into_iter();
    let files = files
        .filter_map(Result::ok)
        .filter(|file| file.file_type().is_file());
    let text = |file: walkdir::DirEntry| {
        let text = std::fs::read_to_string(file.path()).ok()?;
        Some((file.path().display().to_string(), text))
    };
    files.filter_map(text).collect()
}

/// The words of a text in the order of letters, without quotation marks.
fn words(text: &str) -> Vec<&str> {
    let split = text.split(|c: char| c.is_whitespace() || "\"'\\".contains(c));
    let mut words: Vec<&str> = split.filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words
}

#[test]
fn every_example_can_be_made_tidy_and_says_the_same() {
    for name in ["starter", "bcg", "teacher-expectations", "everything"] {
        let project = Project::example(name);
        let (before, said) = (texts(&project.content()), problems(&project));
        let run = project.run(&["fmt"]);
        assert_eq!(run.code, 0, "{name}: {}", run.err);
        assert_eq!(run.err, "", "{name}: every file can be made tidy");
        let after = texts(&project.content());
        for (file, text) in &before {
            assert_eq!(words(text), words(&after[file]), "{file}");
            let is_record = file.ends_with(".yaml") || file.ends_with(".md");
            assert!(!is_record || after[file].ends_with('\n'), "{file}");
        }
        assert_eq!(said, problems(&project), "{name}");
        let again = project.run(&["fmt", "--check"]);
        assert_eq!(again.code, 0, "{name}: {}", again.out);
        assert_eq!(after, texts(&project.content()), "{name}");
    }
}

const UNTIDY: &str = "# Kept by hand, above all.\n\ndesign:    randomised-trial   # as the protocol says  \nlabel: \"Owl 2024\"\n# Of the paper.\nbibliography:\n      title: 'Tea: a trial'\n      # The year of print.\n      year: 2024\n      volume: \"7\"\n      authors:\n      - Owl A\n      -   \"Jay, Bea\"\nnote: >-\n        Two lines\n        of a note\n\n\n\nmethods: |\n   # not a remark\n     deeper\n   ends\nresults:\n-   outcome: calm\n    id: owl-2024-calm\n    intervention: {n: 10, mean: 5.0,\n      sd: 1.0}\n    comparator: {n: 11, mean: 4.0, sd: 1.0}\n    source: {record: owl-2024, where: \"table 2\"}\n    # The end of the results.\nstatus: draft";

const TIDY: &str = "# Kept by hand, above all.\n\nlabel: Owl 2024\ndesign: randomised-trial   # as the protocol says\n# Of the paper.\nbibliography:\n  authors:\n    - Owl A\n    - Jay, Bea\n  # The year of print.\n  year: 2024\n  title: 'Tea: a trial'\n  volume: \"7\"\n\nmethods: |\n  # not a remark\n    deeper\n  ends\nresults:\n  - id: owl-2024-calm\n    outcome: calm\n    intervention: {n: 10, mean: 5.0,\n      sd: 1.0}\n    comparator: {n: 11, mean: 4.0, sd: 1.0}\n    source: {record: owl-2024, where: \"table 2\"}\n  # The end of the results.\nnote: >-\n  Two lines\n  of a note\nstatus: draft\n";

#[test]
fn keys_stand_in_order_and_remarks_stay_with_them() {
    let project = Project::example("starter");
    project.write("studies/owl-2024.yaml", UNTIDY);
    let path = "content/studies/owl-2024.yaml";
    let run = project.run(&["fmt", "--check", path]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert_eq!(project.read("studies/owl-2024.yaml"), UNTIDY);
    let run = project.run(&["fmt", path]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert_eq!(project.read("studies/owl-2024.yaml"), TIDY);
    project.write("studies/jay-2020.yaml", "label: [a\n");
    let run = project.run(&["fmt", "content/studies"]);
    assert!(
        run.err.contains("jay-2020.yaml: left as it is"),
        "{}",
        run.err
    );
    assert_eq!(project.read("studies/jay-2020.yaml"), "label: [a\n");
}

#[test]
fn a_site_that_was_just_made_is_tidy() {
    for name in ["starter", "bcg", "teacher-expectations"] {
        let project = Project::empty();
        let made = project.run(&["init", "site", "--example", name]);
        assert_eq!(made.code, 0, "{}", made.err);
        let run = project.run(&["fmt", "--check", "--content", "site/content"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{name}: {}", run.out);
        assert!(run.out.contains("0 of "), "{name}: {}", run.out);
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_fails() {
    let project = Project::starter();
    std::fs::write(
        project.content().join("studies/jay-2020.yaml"),
        b"label: J\xe4y\n",
    )
    .expect("a file");
    for arguments in [&["fmt", "--check"][..], &["fmt"]] {
        let run = project.run(arguments);
        assert_eq!(run.code, 1, "{}", run.out);
        assert!(run.err.contains("studies/jay-2020.yaml"), "{}", run.err);
    }
    project.write("studies/jay-2020.yaml", "label: [a\n");
    let run = project.run(&["fmt", "--check"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.err.contains("it has a fault"), "{}", run.err);
    // What was not asked for is not told.
    let run = project.run(&["fmt", "--check", "content/outcomes"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
}

#[test]
fn a_file_has_one_kind_of_ends_of_lines() {
    let project = Project::starter();
    let page = project.read("pages/about.md");
    let mixed = page.replacen("---\n", "---\r\n", 1).trim_end().to_owned() + "\r\nThe end.\r\n";
    project.write("pages/about.md", &mixed);
    let run = project.run(&["fmt", "content/pages/about.md"]);
    assert_eq!(
        run.out,
        "content/pages/about.md\n1 of 1 file was made tidy.\n"
    );
    assert_eq!(
        project.read("pages/about.md"),
        page.trim_end().to_owned() + "\nThe end.\n"
    );
}
