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

#[test]
fn effects_that_their_scale_cannot_hold_are_errors_at_their_cell() {
    let beyond = [
        ("PR", "1.4", "goes from 0 to 1"),
        ("PR", "-0.1", "goes from 0 to 1"),
        ("PR", "41.5", "0.415 for 41.5%"),
        ("PLN", "0.75", "`--measure PR`"),
        ("PAS", "1.7", "goes from 0 to 1.5708"),
        ("RD", "-1.3", "goes from −1 to 1"),
        ("AS", "1.7", "goes from −1.5708 to 1.5708"),
        ("COR", "1.3", "goes from −1 to 1"),
        ("IR", "-2", "is 0 or more"),
        ("IRS", "-2", "is 0 or more"),
    ];
    for (measure, yi, why) in beyond {
        let fine = if measure == "PLN" { "-0.11" } else { "0.11" };
        let table = format!("study,yi,sei\nA,{yi},0.05\nB,{fine},0.04\n");
        let run = analyse_table(&table, &["--measure", measure]);
        assert_eq!(run.code, 1, "{measure} {run:?}");
        let said = &run.err;
        assert!(said.contains("E0510") && said.contains(why), "{said}");
        assert!(said.contains("table.csv:2:3"), "{said}");
    }
    let rounded = "study,yi,sei\nA,1.571,0.05\nB,1.2,0.04\n";
    assert_eq!(analyse_table(rounded, &["--measure", "PAS"]).code, 0);
}

#[test]
fn what_no_row_can_hold_has_the_code_that_records_have() {
    let impossible = [
        ("HR", "hr,ci_low,ci_high", "0.5,0,0.9", "E0504", "2:7"),
        ("HR", "hr,ci_low,ci_high", "-0.5,0.2,0.9", "E0504", "2:3"),
        ("HR", "hr,ci_low,ci_high", "1.5,0.2,0.9", "E0501", "2:3"),
        ("MD", "yi,sei", "1.5,0", "E0504", "2:7"),
        ("MD", "yi,vi", "1.5,-1", "E0504", "2:7"),
        ("ZCOR", "ri,ni", "1.3,50", "E0510", "2:3"),
        ("COR", "ri,ni", "0.3,0", "E0510", "2:7"),
        ("PR", "xi,ni", "60,50", "E0502", "2:3"),
        ("RR", "ai,n1i,ci,n2i", "6,50,60,50", "E0502", "2:8"),
        (
            "MD",
            "m1i,sd1i,n1i,m2i,sd2i,n2i",
            "6,5,50,5,0,50",
            "E0504",
            "2:12",
        ),
        ("IRR", "x1i,t1i,x2i,t2i", "6,50,5,0", "E0504", "2:10"),
        ("IR", "xi,ti", "-6,50", "E0510", "2:3"),
    ];
    for (measure, columns, cells, code, place) in impossible {
        let table = format!("study,{columns}\nA,{cells}\n");
        let run = analyse_table(&table, &["--measure", measure]);
        assert_eq!(run.code, 1, "{measure} {run:?}");
        let place = format!("table.csv:{place}");
        let is_told = run.err.contains(code) && run.err.contains(&place);
        assert!(is_told, "{measure} {cells}: {}", run.err);
    }
}

#[test]
fn an_effect_that_is_not_that_of_its_row_is_told() {
    let beside = [
        ("PR", "xi,ni,yi", "20,50,0.9", "W0521", "2:9"),
        ("ZCOR", "ri,ni,yi", "0.3,50,0.9", "W0521", "2:10"),
        ("MN", "mi,sdi,ni,yi", "12,2,50,21", "W0521", "2:11"),
        ("PR", "xi,ni,vi", "20,50,0.9", "W0523", "2:9"),
        ("RR", "ai,n1i,ci,n2i,yi", "6,50,12,50,0.9", "W0521", "2:14"),
        (
            "RR",
            "ai,n1i,ci,n2i,sei",
            "6,50,12,50,0.01",
            "W0523",
            "2:14",
        ),
    ];
    for (measure, columns, cells, code, place) in beside {
        let table = format!("study,{columns}\nA,{cells}\n");
        let run = analyse_table(&table, &["--measure", measure]);
        let place = format!("table.csv:{place}");
        let is_told = run.err.contains(code) && run.err.contains(&place);
        assert!(is_told, "{measure} {cells}: {}", run.err);
    }
    let sound = "study,ai,n1i,ci,n2i,yi,vi\nA,6,50,12,50,-0.6931,0.21\n";
    assert_eq!(analyse_table(sound, &["--measure", "RR"]).err, "");
    let two = "study,xi,ni,vi,sei\nA,6,50,0.04,0.5\n";
    assert_eq!(analyse_table(two, &["--measure", "PR"]).code, 1);
}

#[test]
fn rows_are_left_out_with_the_reason_that_is_theirs() {
    let alone = analyse_table(
        "study,yi,vi\nA,0.3,\nB,0.2,0.1\nC,0.1,0.1\n",
        &["--measure", "MD"],
    );
    assert!(alone.out.contains("It has no standard error."), "{alone:?}");
    let reasons = [
        ("MNLN", "mi,sdi,ni", "0,2,40", "3,2,40", "no logarithm"),
        (
            "ROM",
            "m1i,sd1i,n1i,m2i,sd2i,n2i",
            "-1,2,40,3,2,40",
            "3,2,40,3,2,40",
            "ratio of its means has no logarithm",
        ),
        ("ZCOR", "ri,ni", "1,40", "0.4,40", "correlation of 1 or −1"),
        ("ZCOR", "ri,ni", "0.5,3", "0.4,40", "more than 3 people"),
        ("COR", "ri,ni", "0.5,1", "0.4,40", "more than 1 person"),
    ];
    for (measure, columns, odd, fine, reason) in reasons {
        let table = format!("study,{columns}\nA,{odd}\nB,{fine}\nC,{fine}\n");
        let shown = analyse_table(&table, &["--measure", measure]).out;
        assert!(shown.contains(reason), "{measure}: {shown}");
        assert!(!shown.contains("events"), "{measure}: {shown}");
    }
}

#[test]
fn limits_that_are_cut_at_the_ends_are_told() {
    for measure in ["PAS", "PFT", "IRS"] {
        let people = if measure == "IRS" { "ti" } else { "ni" };
        let table = format!("study,xi,{people}\nA,0,12\nB,2,15\nC,3,11\n");
        let shown = analyse_table(&table, &["--measure", measure]).out;
        assert!(
            shown.contains("A: Its interval reached beyond"),
            "{measure}: {shown}"
        );
    }
    let wide = "study,xi,ni\nA,1,12\nB,12,15\n";
    let shown = analyse_table(wide, &["--measure", "PAS"]).out;
    assert!(
        shown.contains("Note: An interval reached beyond"),
        "{shown}"
    );
}

#[test]
fn a_row_with_a_logarithm_alone_stands_beside_rows_with_ratios() {
    let table = "study,hr,ci_low,ci_high,yi,vi\nA,0.75,0.60,0.94,,\nB,0.80,0.62,1.03,-0.223,0.0168\nC,,,,-0.094,0.0177\n";
    let run = analyse_table(table, &["--measure", "HR"]);
    assert!(run.out.contains("k 3"), "{run:?}");
    let contradicts = [
        ("-0.223,", "0.9,", "3:18", "logarithm of the 0.8 in `hr`"),
        ("0.0168", "0.25", "3:25", "the limits of the row"),
    ];
    for (from, to, place, why) in contradicts {
        let run = analyse_table(&table.replace(from, to), &["--measure", "HR"]);
        assert_eq!(run.code, 1, "{run:?}");
        let is_told = run.err.contains(place) && run.err.contains(why);
        assert!(is_told, "{}", run.err);
    }
}

#[test]
fn the_text_shows_what_was_asked_for_by_its_own_name() {
    let rows = (1..=12).map(|n| format!("S{n},{},{},120,20,118,g{}\n", n + 3, 100 + n, n % 2));
    let rows: String = rows.collect();
    let table = format!("study,ai,n1i,extra,ci,n2i,kind\n{rows}");
    let arguments = [
        "--measure",
        "RR",
        "--level",
        "90",
        "--small-studies",
        "harbord",
        "--small-studies",
        "peters",
        "--small-studies",
        "egger-mixed",
        "--trim-and-fill",
        "r0",
        "--category-moderator",
        "kind",
    ];
    let shown = analyse_table(&table, &arguments).out;
    let wanted = [
        "At 90% the interval",
        "Harbord's test",
        "Peters' test",
        "Egger's test as a meta-regression",
        "(R0, by inverse variance",
        "g1 against g0",
    ];
    for words in wanted {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}

#[test]
fn a_row_that_sums_up_others_is_not_pooled_with_them() {
    let table = "study,ai,n1i,ci,n2i\nA,4,40,8,41\nB,6,52,9,50\nTotal (95% CI),10,92,17,91\n";
    let run = analyse_table(table, &["--measure", "RR"]);
    assert_eq!(run.code, 1, "{run:?}");
    let is_told = run.err.contains("sums up other rows") && run.err.contains("table.csv:4:1");
    assert!(is_told, "{}", run.err);
}
