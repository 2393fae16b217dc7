//! The data of a site for reuse: every column is in the dictionary with its meaning, and what other programs
//! read has their form.

use std::collections::BTreeSet;
use std::path::Path;

use testbed::{Project, Run};

/// The files of the set, below a folder.
fn exported(project: &Project) -> std::path::PathBuf {
    let run = project.run(&["export", "dataset", "set"]);
    assert_eq!(run.code, 0, "{run:?}");
    project.path().join("set")
}

/// The cells of a table, with its header.
fn table(path: &Path) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_path(path).expect("a table");
    let cells = |row: &csv::StringRecord| row.iter().map(str::to_owned).collect();
    let header = cells(reader.headers().expect("a header"));
    let rows = reader.records().map(|row| cells(&row.expect("a row")));
    (header, rows.collect())
}

/// The addresses of the tables below a folder.
fn tables(folder: &Path) -> Vec<String> {
    let files = testbed::files_of(folder).into_iter().map(|(name, _)| name);
    files.filter(|name| name.ends_with(".csv")).collect()
}

#[test]
fn every_column_is_in_the_dictionary_with_its_meaning_and_the_reverse() {
    for example in ["everything", "methods", "bcg"] {
        let project = Project::example(example);
        let set = exported(&project);
        let (_, rows) = table(&set.join("dictionary.csv"));
        let told: BTreeSet<(String, String)> = rows
            .iter()
            .map(|row| (row[0].clone(), row[1].clone()))
            .collect();
        let stands = tables(&set).into_iter().flat_map(|name| {
            let (header, _) = table(&set.join(&name));
            header.into_iter().map(move |column| (name.clone(), column))
        });
        assert_eq!(told, stands.collect(), "{example}");
        for row in rows {
            assert!(
                !row[2].is_empty() && !row[3].is_empty(),
                "{example}: {row:?}"
            );
        }
    }
}

#[test]
fn cells_are_among_the_values_that_the_dictionary_gives() {
    let project = Project::everything();
    let set = exported(&project);
    let (_, dictionary) = table(&set.join("dictionary.csv"));
    let mut looked_at = 0;
    for row in dictionary.iter().filter(|row| !row[5].is_empty()) {
        let values: BTreeSet<&str> = row[5].split("; ").collect();
        let (header, cells) = table(&set.join(&row[0]));
        let at = header
            .iter()
            .position(|name| *name == row[1])
            .expect("the column");
        for cell in cells.iter().flat_map(|cells| cells[at].split("; ")) {
            assert!(
                cell.is_empty() || values.contains(cell),
                "{}: {}: {cell} is not among {values:?}",
                row[0],
                row[1]
            );
            looked_at += usize::from(!cell.is_empty());
        }
    }
    assert!(looked_at > 100, "{looked_at}");
    let months = dictionary
        .iter()
        .find(|row| row[0] == "data/results.csv" && row[1] == "months");
    assert_eq!(months.expect("months")[4], "months");
}

#[test]
fn the_archive_has_the_same_bytes_each_time_and_nothing_is_written_over() {
    let project = Project::starter();
    let zip = |name: &str| {
        let run = project.run(&["export", "dataset", name]);
        assert_eq!(run.code, 0, "{run:?}");
        std::fs::read(project.path().join(name)).expect("the archive")
    };
    let first = zip("one.zip");
    assert_eq!(first, zip("two.zip"));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&first)).expect("an archive");
    let names: BTreeSet<String> = archive.file_names().map(str::to_owned).collect();
    let folder = exported(&project);
    let files: BTreeSet<String> = testbed::files_of(&folder)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, files);
    let mut readme = String::new();
    std::io::Read::read_to_string(
        &mut archive.by_name("README.txt").expect("README.txt"),
        &mut readme,
    )
    .expect("text");
    assert!(
        readme.contains("dictionary.csv") && readme.contains("CC0"),
        "{readme}"
    );
    for taken in ["one.zip", "set"] {
        let run = project.run(&["export", "dataset", taken]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains("--overwrite"), "{}", run.err);
    }
}

#[test]
fn importers_know_the_flow_and_the_judgements_for_what_they_are() {
    let project = Project::everything();
    let set = exported(&project);
    let known = |file: &str, more: &[&str]| -> Run {
        let path = set.join(file);
        let path = path.to_string_lossy();
        project.run(&[&["import", &*path, "--dry-run"], more].concat())
    };
    let flows = tables(&set.join("flow"));
    assert!(!flows.is_empty());
    for flow in flows {
        let run = known(&format!("flow/{flow}"), &[]);
        assert!(
            run.out.contains("PRISMA 2020") && !run.out.contains("is no count"),
            "{run:?}"
        );
    }
    let judged = tables(&set.join("risk-of-bias"));
    assert!(judged.iter().any(|name| name == "rob2.csv"), "{judged:?}");
    let (header, rows) = table(&set.join("risk-of-bias/rob2.csv"));
    assert_eq!(header, ["Study", "D1", "D2", "D3", "D4", "D5", "Overall"]);
    let names: BTreeSet<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names.len(), rows.len(), "a row for each name");
    let run = known("risk-of-bias/rob2.csv", &["--tool", "rob2"]);
    assert!(run.out.contains("robvis"), "{run:?}");
}

#[test]
fn judgements_of_a_pooled_outcome_have_the_weights_of_its_studies() {
    let project = Project::everything();
    let set = exported(&project);
    let tables = tables(&set.join("risk-of-bias/rob2"));
    assert!(
        !tables.is_empty(),
        "a pooled outcome whose studies were all judged"
    );
    for name in tables {
        let (header, rows) = table(&set.join("risk-of-bias/rob2").join(&name));
        assert_eq!(header.last().map(String::as_str), Some("Weight"), "{name}");
        let weights = rows
            .iter()
            .filter_map(|row| row.last()?.parse::<f64>().ok());
        assert!((weights.sum::<f64>() - 100.0).abs() < 1e-6, "{name}");
    }
}
