//! Results that were edited in a spreadsheet: only what was changed is written, each value in its place.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use testbed::Project;

use super::{import, passes, put, says};

/// The starter with its results as a table of commas.
fn exported() -> (Project, String) {
    let project = Project::example("starter");
    let run = project.run(&["export", "table", "tea-break-trials", "--to", "csv"]);
    assert_eq!(run.code, 0, "{}\n{}", run.out, run.err);
    let path = project.path().join("tea-break-trials.csv");
    let table = std::fs::read_to_string(path).expect("the table");
    (project, table)
}

#[test]
fn a_table_that_was_not_edited_changes_nothing() {
    let (project, table) = exported();
    assert!(table.starts_with("\u{FEFF}study,id,"), "{table}");
    let run = import(&project, &["tea-break-trials.csv"]);
    says(&run, &["There is nothing to write."]);
    assert!(!run.out.contains("Different"), "{}", run.out);
    // A spreadsheet of another country divides by semicolons, and adds noughts.
    let again = project.run(&["export", "table", "tea-break-trials", "--to", "csv"]);
    assert_eq!(again.code, 2, "nothing is overwritten: {}", again.out);
}

#[test]
fn only_what_was_changed_is_written_where_it_stands() {
    let (project, table) = exported();
    let finch = project.read("studies/finch-2021.yaml");
    let results = project.read("results/tea-breaks.csv");
    let header: Vec<&str> = table
        .trim_start_matches('\u{FEFF}')
        .lines()
        .next()
        .expect("names")
        .split(',')
        .collect();
    let at = |name: &str| header.iter().position(|has| *has == name).expect(name);
    // A study's own result, and one in a table of results.
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(table.trim_start_matches('\u{FEFF}').as_bytes());
    let mut rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect();
    for row in &mut rows {
        match row[at("study")].as_str() {
            "finch-2021" => row[at("intervention.n")] = "39".to_owned(),
            "wren-2023" => row[at("intervention.sd")] = "1.75".to_owned(),
            _ => {}
        }
    }
    rows[1][at("better")] = "up".to_owned();
    let mut writer = csv::Writer::from_writer(Vec::new());
    rows.iter()
        .for_each(|row| writer.write_record(row).expect("a row"));
    put(&project, "edited.csv", writer.into_inner().expect("bytes"));
    let run = import(&project, &["edited.csv"]);
    says(
        &run,
        &["records changed", "`up` is not one of lower, higher"],
    );
    let changed = |before: &str, after: &str| {
        let lines = before.lines().zip(after.lines());
        let changed: Vec<String> = lines
            .filter(|(before, after)| before != after)
            .map(|(_, after)| after.to_owned())
            .collect();
        assert_eq!(before.lines().count(), after.lines().count(), "{after}");
        changed
    };
    let own = changed(&finch, &project.read("studies/finch-2021.yaml"));
    assert!(
        !own.is_empty() && own.iter().all(|line| line.contains("n: 39")),
        "{own:?}"
    );
    let tabled = changed(&results, &project.read("results/tea-breaks.csv"));
    assert!(
        !tabled.is_empty() && tabled.iter().all(|line| line.contains(",1.75,")),
        "{tabled:?}"
    );
    passes(&project);
    says(
        &import(&project, &["edited.csv"]),
        &["There is nothing to write."],
    );
}

#[test]
fn a_workbook_has_lists_and_checks_and_is_taken_back() {
    let project = Project::example("starter");
    let run = project.run(&["export", "table", "all", "--to", "xlsx"]);
    assert_eq!(run.code, 0, "{}\n{}", run.out, run.err);
    let bytes = std::fs::read(project.path().join("all.xlsx")).expect("the workbook");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).expect("a workbook");
    assert_eq!(book.sheet_names(), ["Results", "lists"]);
    let sheet = book.worksheet_range("Results").expect("the sheet");
    assert_eq!(sheet.get((0, 0)), Some(&Data::String("study".to_owned())));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).expect("an archive");
    let mut xml = String::new();
    let mut file = archive
        .by_name("xl/worksheets/sheet1.xml")
        .expect("the sheet");
    std::io::Read::read_to_string(&mut file, &mut xml).expect("its text");
    drop(file);
    for kind in ["type=\"list\"", "type=\"whole\"", "type=\"decimal\""] {
        assert!(xml.contains(kind), "no {kind}");
    }
    says(
        &import(&project, &["all.xlsx"]),
        &["There is nothing to write."],
    );
}
