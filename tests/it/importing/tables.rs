//! Tables of results, in the forms in which people save them.

use std::io::{Cursor, Write};

use testbed::Project;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{import, passes, put, says, with};

const SEMICOLONS: &str = "sep=;\nCalm after three months (invented);;;;;;\nStudy;Year;Mean (treatment group);SD (treatment group);N (treatment group);Mean (control);SD (control);N (control);Room\nOwl;2018;6,4;1,8;38;5,9;1,9;37;blue\nSiskin;2019;6,8;2;52;6;2,1;50;red\nLinnet;2020;7,9;1,5;22;5,6;1,7;22;red\nMagpie;2021;7,9;0;22;5,6;1,7;22;red\n;;;;;;;;\n";

#[test]
fn a_spreadsheet_becomes_a_forest_plot_in_three_commands() {
    let project = with("trials.csv", SEMICOLONS);
    let run = import(
        &project,
        &[
            "trials.csv",
            "--outcome",
            "calm",
            "--intervention",
            "shared-tea-break",
            "--comparator",
            "breaks-alone",
            "--synthesis",
            "Further tea trials",
        ],
    );
    says(
        &run,
        &[
            "3 studies, 3 results",
            "Mean (treatment group)  intervention.mean",
            "trials.csv:2: The row \"Calm after three months (invented)\"",
            "which no spread can be",
            "trials.csv:7",
            "column \"Room\"",
            "evidence/further-tea-trials.html",
        ],
    );
    let record = project.read("studies/owl-2018.yaml");
    for line in [
        "label: Owl 2018\n",
        "    intervention: {n: 38, mean: 6.4, sd: 1.8}\n",
        "where: \"trials.csv, row 4\"}\n",
    ] {
        assert!(record.contains(line), "{line:?} is not in:\n{record}");
    }
    passes(&project);
    let run = project.run(&["build", "--drafts"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = std::fs::read_to_string(
        project
            .output()
            .join("evidence/further-tea-trials/whole.html"),
    )
    .expect("the page");
    assert!(
        page.contains("Owl 2018") && page.contains("<svg"),
        "a forest plot"
    );
    let again = import(
        &project,
        &[
            "trials.csv",
            "--outcome",
            "calm",
            "--intervention",
            "shared-tea-break",
            "--comparator",
            "breaks-alone",
            "--synthesis",
            "Further tea trials",
        ],
    );
    says(&again, &["There is nothing to write.", "not added again"]);
}

#[test]
fn what_columns_are_is_kept_and_given_back() {
    let table = "who,hits,all,hits2,all2,room,shelf\nOwl 2018,12,120,20,118,blue,3.5\nSiskin 2019,9,80,15,82,red,4\n";
    let project = with("odd.csv", table);
    let refused = project.run(&["import", "odd.csv", "--outcome", "calm"]);
    assert_eq!(refused.code, 1);
    assert!(
        refused.err.contains("No column names the study"),
        "{}",
        refused.err
    );
    put(
        &project,
        "map.yaml",
        "columns:\n  who: study\n  hits: intervention.events\n  all: intervention.n\n  hits2: comparator.events\n  all2: comparator.n\n  room: groups.room\n  shelf: numbers.shelf\n",
    );
    import(
        &project,
        &[
            "odd.csv",
            "--outcome",
            "calm",
            "--columns",
            "map.yaml",
            "--keep-columns",
            "kept.yaml",
        ],
    );
    let record = project.read("studies/owl-2018.yaml");
    for line in [
        "intervention: {n: 120, events: 12}",
        "  room: blue\n",
        "  shelf: 3.5\n",
    ] {
        assert!(record.contains(line), "{line:?} is not in:\n{record}");
    }
    let kept = std::fs::read_to_string(project.path().join("kept.yaml")).expect("the map");
    assert!(
        kept.contains("\"hits2\": comparator.events") && kept.contains("decimal: point"),
        "{kept}"
    );
    passes(&project);
}

#[test]
fn tables_of_packages_are_known_by_their_columns() {
    let project = with(
        "bcg.csv",
        "\"trial\",\"author\",\"year\",\"tpos\",\"tneg\",\"cpos\",\"cneg\"\n1,\"Owl et al\",1948,4,119,11,128\n2,\"Siskin & Linnet\",1949,6,300,29,274\n3,\"Jay\",1950,NA,NA,NA,NA\n4,\"Rook\",1951,9,3,4,1.5\n",
    );
    put(
        &project,
        "effects.csv",
        "slab\tyi\tvi\nOwl 1948\t-0,5\t0,04\nTern 1960\t0,1\t0,09\n",
    );
    let run = import(
        &project,
        &[
            "bcg.csv",
            "--outcome",
            "Staff who left",
            "--better",
            "lower",
        ],
    );
    says(
        &run,
        &["bcg.csv:4", "it has no numbers", "bcg.csv:5", "is no count"],
    );
    let record = project.read("studies/owl-et-al-1948.yaml");
    assert!(
        record.contains("intervention: {n: 123, events: 4}"),
        "{record}"
    );
    assert!(record.contains("and_others: true"), "{record}");
    assert!(
        project
            .read("studies/siskin-linnet-1949.yaml")
            .contains("    - Linnet\n")
    );
    let refused = project.run(&["import", "effects.csv", "--outcome", "calm", "--yes"]);
    assert!(refused.err.contains("`--measure SMD`"), "{}", refused.err);
    import(
        &project,
        &[
            "effects.csv",
            "--outcome",
            "staff-who-left",
            "--measure",
            "RR",
        ],
    );
    let record = project.read("studies/owl-1948.yaml");
    assert!(record.contains("effect: {measure: RR, estimate: 0.6065306597, se: 0.2, positive: higher-with-intervention}"), "{record}");
    passes(&project);
}

/// A workbook with one sheet of these rows.
pub(super) fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| match text.parse::<f64>() {
        Ok(number) => format!("<c><v>{number}</v></c>"),
        Err(_) => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    let row = |(at, cells): (usize, &&[&str])| {
        let cells: String = cells.iter().map(cell).collect();
        format!("<row r=\"{}\">{cells}</row>", at + 1)
    };
    let rows: String = rows.iter().enumerate().map(row).collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    archive(&[
        ("[Content_Types].xml", format!("<?xml version=\"1.0\"?><Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>").into_bytes()),
        ("_rels/.rels", format!("<?xml version=\"1.0\"?><Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>").into_bytes()),
        ("xl/workbook.xml", format!("<?xml version=\"1.0\"?><workbook xmlns=\"{main}\" xmlns:r=\"{rel}\"><sheets><sheet name=\"Trials\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>").into_bytes()),
        ("xl/_rels/workbook.xml.rels", format!("<?xml version=\"1.0\"?><Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{rel}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>").into_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<?xml version=\"1.0\"?><worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>").into_bytes()),
    ])
}

/// An archive of files.
pub(super) fn archive(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a file");
        writer.write_all(bytes).expect("bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn a_workbook_is_read_like_a_table() {
    let rows: [&[&str]; 4] = [
        &["Calm (invented)"],
        &["Study", "n.e", "mean.e", "sd.e", "n.c", "mean.c", "sd.c"],
        &["Owl 2018", "38", "6.4", "1.8", "37", "5.9", "1.9"],
        &["Siskin 2019", "52", "6.8", "2", "50", "6", "2.1"],
    ];
    let project: Project = with("trials.xlsx", workbook(&rows));
    let run = import(&project, &["trials.xlsx", "--outcome", "calm"]);
    says(&run, &["workbook with a table", "2 studies, 2 results"]);
    let record = project.read("studies/siskin-2019.yaml");
    assert!(
        record.contains("comparator: {n: 50, mean: 6, sd: 2.1}"),
        "{record}"
    );
    passes(&project);
}

#[test]
fn rows_that_sum_up_others_are_no_studies_and_are_named() {
    let table = "Study,ai,n1i,ci,n2i\nOwl 2018,4,40,8,41\nSiskin 2019,6,52,9,50\nSubtotal (95% CI),10,92,17,91\n\
                 Linnet 2020,3,22,5,22\nTotal,13,114,22,113\n\"Heterogeneity: Tau² = 0.00\",,,,\n";
    let project = with("trials.csv", table);
    let run = import(&project, &["trials.csv", "--outcome", "calm"]);
    says(
        &run,
        &[
            "3 studies, 3 results",
            "\"Subtotal (95% CI)\" sums up other rows",
            "\"Total\" sums up other rows",
            "trials.csv:4",
            "trials.csv:6",
        ],
    );
    let dated = "Study,Year,ai,n1i,ci,n2i\nOverall,1962,4,40,8,41\nSiskin,2019,6,52,9,50\n";
    let project = with("dated.csv", dated);
    says(
        &import(&project, &["dated.csv", "--outcome", "calm"]),
        &["2 studies, 2 results"],
    );
}

#[test]
fn several_rows_of_a_study_are_marked_for_somebody_to_decide() {
    let twice = "Study;Year;months;Mean (treatment group);SD (treatment group);N (treatment group);Mean (control);SD (control);N (control)\nOwl;2018;6;6,4;1,8;38;5,9;1,9;37\nOwl;2018;12;6,5;1,8;38;5,9;1,9;37\nSiskin;2019;6;6,8;2;52;6;2,1;50\n";
    let project = with("trials.csv", twice);
    let pair = [
        "--outcome",
        "calm",
        "--intervention",
        "shared-tea-break",
        "--comparator",
        "breaks-alone",
    ];
    let asked = ["--synthesis", "Further tea trials"];
    let run = import(&project, &[&["trials.csv"][..], &pair, &asked].concat());
    assert_eq!(run.code, 0, "{run:?}");
    let record = project.read("syntheses/further-tea-trials.yaml");
    let (before, _) = record.split_once("several_results:").expect("the setting");
    let above = before.trim_end().lines().last().unwrap_or_default().trim();
    assert!(
        above.starts_with("# To be decided: what to do with several results of one study."),
        "{record}"
    );
    passes(&project);
    // While it is not decided nobody can publish it.
    project.replace("syntheses/further-tea-trials.yaml", "status: draft\n", "");
    let run = project.run(&["check"]);
    assert!(run.err.contains("E0563"), "{}", run.err);
}
