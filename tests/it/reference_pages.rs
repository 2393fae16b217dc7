//! The pages of the documentation that are made from the program are current: `cargo run -- docs`
//! writes them anew.

use std::fs;

use testbed::{Project, files_of, root};

/// Asserts that a page of `docs/` is what a test made of the sources; `DISTIL_BLESS=1` writes it anew.
pub fn assert_current(name: &str, made: &str) {
    let path = root().join("docs").join(name);
    if std::env::var_os("DISTIL_BLESS").is_some() {
        fs::write(&path, made).expect("a written page");
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there == made,
        "docs/{name} is not current: run `DISTIL_BLESS=1 cargo test --test it reference`"
    );
}

#[test]
fn the_reference_of_records_and_problems_is_current() {
    let project = Project::empty();
    let run = project.run(&["docs", "made"]);
    assert_eq!(run.code, 0, "{run:?}");
    let made = files_of(&project.path().join("made"));
    assert!(made.len() > 15, "{run:?}");
    for (name, bytes) in &made {
        let there = fs::read(root().join("docs").join(name)).unwrap_or_default();
        assert!(
            &there == bytes,
            "docs/{name} is not current: run `cargo run -- docs`"
        );
    }
    let schemas = fs::read_dir(root().join("docs/schema")).expect("the schemas");
    for entry in schemas.filter_map(Result::ok) {
        let name = format!("schema/{}", entry.file_name().to_string_lossy());
        let is_made = made.iter().any(|(made, _)| *made == name);
        assert!(is_made, "docs/{name} is of no kind of record");
    }
}

#[test]
fn every_link_of_the_record_format_leads_to_a_heading() {
    let text = fs::read_to_string(root().join("docs/record-format.md")).expect("a page");
    let anchor = |heading: &str| {
        let name = heading.trim_start_matches('#').trim().to_lowercase();
        name.replace(' ', "-").replace(['`', '(', ')'], "")
    };
    let headings: Vec<String> = text
        .lines()
        .filter(|line| line.starts_with("##"))
        .map(anchor)
        .collect();
    for link in text.split("](#").skip(1) {
        let target = link.split(')').next().unwrap_or_default();
        let count = headings.iter().filter(|heading| *heading == target).count();
        assert_eq!(count, 1, "#{target} is the anchor of {count} headings");
    }
}
