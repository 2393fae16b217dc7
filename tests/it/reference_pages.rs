//! The pages of the documentation that are made from the program are current.
//! `DISTIL_BLESS=1 cargo test --test it reference` writes them anew.

use std::fs;
use std::path::{Path, PathBuf};

use distil::{diag, record};

fn page(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(name)
}

pub fn assert_current(name: &str, made: &str) {
    let path = page(name);
    if std::env::var_os("DISTIL_BLESS").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, made).expect("a written page");
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there == made,
        "docs/{name} is not current; run DISTIL_BLESS=1 cargo test --test it reference"
    );
}

#[test]
fn the_errors_are_current() {
    assert_current("errors.md", &diag::reference::markdown());
}

#[test]
fn the_record_format_is_current() {
    assert_current("record-format.md", &record::format::reference());
}

#[test]
fn the_schemas_for_editors_are_current() {
    let mut names = Vec::new();
    for (name, schema) in record::format::schemas() {
        let mut text = serde_json::to_string_pretty(schema).expect("JSON");
        text.push('\n');
        assert_current(&format!("schema/{name}"), &text);
        names.push(name);
    }
    let there = fs::read_dir(page("schema")).expect("the schemas");
    for entry in there.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(names.contains(&name), "docs/schema/{name} is of no kind");
    }
}

#[test]
fn every_link_of_the_record_format_leads_to_a_heading() {
    let text = record::format::reference();
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
