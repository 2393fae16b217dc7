//! What may be missing from an exported table, or cannot be taken from an edited one, is told.

use testbed::Project;

use super::{import, put, says};

/// The starter with its results as a table of commas, and the table without the mark before it.
fn exported() -> (Project, Vec<String>) {
    let project = Project::example("starter");
    let run = project.run(&["export", "table", "tea-break-trials", "--to", "csv"]);
    assert_eq!(run.code, 0, "{}\n{}", run.out, run.err);
    let path = project.path().join("tea-break-trials.csv");
    let table = std::fs::read_to_string(path).expect("the table");
    let lines = table.trim_start_matches('\u{FEFF}').lines();
    (project, lines.map(str::to_owned).collect())
}

#[test]
fn a_row_with_a_cell_too_many_is_told() {
    let (project, mut lines) = exported();
    let columns = lines[0].split(',').count();
    lines[2].push_str(",more");
    put(&project, "edited.csv", lines.join("\n"));
    let run = import(&project, &["edited.csv"]);
    let told = format!("it has more cells than the {columns} columns");
    says(&run, &[&told, "edited.csv:3"]);
}

#[test]
fn a_result_in_two_rows_is_told_and_neither_is_written() {
    let (project, mut lines) = exported();
    let at = lines[0]
        .split(',')
        .position(|name| name == "better")
        .expect("a column");
    let cells: Vec<&str> = lines[1].split(',').collect();
    let id = cells[1].to_owned();
    let other = match cells[at] {
        "lower" => "higher",
        _ => "lower",
    };
    let mut cells: Vec<String> = cells.into_iter().map(str::to_owned).collect();
    cells[at] = other.to_owned();
    lines.insert(2, cells.join(","));
    put(&project, "edited.csv", lines.join("\n"));
    let run = import(&project, &["edited.csv"]);
    let told = format!("The result `{id}` stands in the lines 2 and 3, and none of them was taken");
    says(
        &run,
        &[
            &told,
            "edited.csv:2:",
            "edited.csv:3:",
            "There is nothing to write.",
        ],
    );
    // Once alone, the same row is written.
    lines.remove(1);
    put(&project, "edited.csv", lines.join("\n"));
    says(&import(&project, &["edited.csv"]), &["1 record changed"]);
}

#[test]
fn a_record_with_an_error_is_not_left_out_in_silence() {
    let project = Project::example("starter");
    let path = project.content().join("studies/finch-2021.yaml");
    let record = std::fs::read_to_string(&path).expect("a record");
    std::fs::write(
        &path,
        format!("<<<<<<< ours\n{record}=======\n>>>>>>> theirs\n"),
    )
    .expect("written");
    let run = project.run(&["export", "table", "tea-break-trials", "--to", "csv"]);
    assert_eq!(run.code, 1, "{}\n{}", run.out, run.err);
    assert!(run.err.contains("finch-2021.yaml"), "{}", run.err);
    assert!(
        run.err.contains(
            "What stands in records with errors may be missing from `tea-break-trials.csv`"
        ),
        "{}",
        run.err
    );
    let run = project.run(&["export", "table", "finch-2021", "--to", "csv"]);
    assert_ne!(run.code, 0);
    assert!(run.err.contains("finch-2021.yaml"), "{}", run.err);
}
