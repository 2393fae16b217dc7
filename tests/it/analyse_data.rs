//! The checks of the data that run on records run on plain tables as well.

use testbed::{Project, Run};

/// What is said of a table, and the analysis of it.
fn analysed(table: &str, measure: &str) -> Run {
    let project = Project::empty();
    std::fs::write(project.path().join("table.csv"), table).expect("a table");
    let run = project.run(&["analyse", "table.csv", "--measure", measure]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("Pooled") || !run.out.is_empty(), "{run:?}");
    run
}

/// An analysis of a table, whatever comes of it.
fn analyse_table(table: &str, arguments: &[&str]) -> Run {
    let project = Project::empty();
    std::fs::write(project.path().join("table.csv"), table).expect("a table");
    project.run(&[&["analyse", "table.csv"], arguments].concat())
}

const MEANS: &str = "study,m1i,sd1i,n1i,m2i,sd2i,n2i\n\
    A,12.1,4.0,40,11.2,4.2,41\nB,13.0,3.8,55,12.1,4.1,52\nC,11.8,4.4,33,11.5,4.0,35\n\
    D,12.4,4.1,61,11.4,3.9,60\nE,12.9,4.3,48,12.0,4.4,47\n";

#[test]
fn sound_tables_raise_no_doubt() {
    assert_eq!(analysed(MEANS, "SMD").err, "");
}

#[test]
fn a_decimal_point_that_moved_is_told_at_its_cell() {
    let said = analysed(&MEANS.replace("D,12.4", "D,124"), "SMD").err;
    assert!(said.contains("W0554"), "{said}");
    assert!(said.contains("D, row 4"), "{said}");
    assert!(said.contains("table.csv:5:3"), "{said}");
    assert!(said.contains("With 12.4 in place of 124"), "{said}");
}

#[test]
fn a_standard_error_in_one_arm_is_told_at_its_cell() {
    let said = analysed(&MEANS.replace("B,13.0,3.8", "B,13.0,0.51"), "MD").err;
    assert!(said.contains("W0527"), "{said}");
    assert!(said.contains("table.csv:3:8"), "{said}");
}

#[test]
fn a_row_that_stands_twice_is_told() {
    let said = analysed(
        &MEANS.replace("E,12.9,4.3,48,12.0,4.4,47", "E,12.1,4.0,40,11.2,4.2,41"),
        "SMD",
    )
    .err;
    assert!(said.contains("W0535"), "{said}");
    assert!(!said.contains("accept"), "{said}");
}

#[test]
fn counts_and_stated_ratios_are_checked_too() {
    let counts = "study,ai,n1i,ci,n2i\nA,12,80,20,81\nB,15,95,26,94\nC,9,70,17,72\nD,110,120,30,118\nE,14,88,22,90\n";
    let said = analysed(counts, "OR").err;
    assert!(
        said.contains("W0554") && said.contains("D, row 4"),
        "{said}"
    );
    let ratios = "study,hr,ci_low,ci_high\nA,0.80,0.60,1.07\nB,0.75,0.55,1.02\nC,0.85,0.45,1.00\n";
    let said = analysed(ratios, "HR").err;
    assert!(
        said.contains("W0524") && said.contains("C, row 3"),
        "{said}"
    );
}

#[test]
fn tables_of_metadat_and_meta_are_known_by_their_own_names() {
    let effect = |table: &str, measure: &str| {
        let run = analyse_table(table, &["--measure", measure, "--json"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let report: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
        report["pooled"]["on_scale"]["estimate"].to_string()
    };
    let plain = effect(
        "study,ai,n1i,ci,n2i\nA,4,123,11,139\nB,6,306,29,303\n",
        "RR",
    );
    assert_ne!(plain, "null");
    let parts = effect(
        "study,tpos,tneg,cpos,cneg\nA,4,119,11,128\nB,6,300,29,274\n",
        "RR",
    );
    assert_eq!(parts, plain);
    let named = effect(
        "studlab,event.e,n.e,event.c,n.c\nA,4,123,11,139\nB,6,306,29,303\n",
        "RR",
    );
    assert_eq!(named, plain);
    // A message names the column as the table does.
    let run = analyse_table(
        "study,tpos,tneg,cpos,cneg\nA,four,119,11,128\n",
        &["--measure", "RR"],
    );
    assert!(
        run.err.contains("`four` in the column `tpos` is no number"),
        "{}",
        run.err
    );
}
