//! What the columns of a table are taken for: a total of both groups fills no group, the more exact name
//! wins, and whatever had to be decided is told.

use testbed::{Project, Run};

use super::{import, passes, put, says, with};

const COMPARED: [&str; 8] = [
    "--outcome",
    "Calm reached",
    "--better",
    "higher",
    "--intervention",
    "shared-tea-break",
    "--comparator",
    "breaks-alone",
];

/// Imports a table with its outcome and groups named.
fn compared(project: &Project, file: &str, more: &[&str]) -> Run {
    let mut all = vec![file];
    all.extend(COMPARED);
    all.extend(more);
    import(project, &all)
}

fn holds(project: &Project, record: &str, lines: &[&str]) {
    let text = project.read(record);
    for line in lines {
        assert!(text.contains(line), "{line:?} is not in:\n{text}");
    }
}

#[test]
fn a_total_of_both_groups_fills_no_group() {
    let table =
        "id,study,year,ni,ai,n1i,ci,n2i\n1,Owl,1979,60,19,30,3,30\n2,Siskin,1987,49,15,25,3,24\n";
    let project = with("trials.csv", table);
    let run = compared(&project, "trials.csv", &[]);
    says(&run, &["ni     n\n", "n1i    intervention.n\n"]);
    assert!(!run.out.contains("Look:"), "{}", run.out);
    holds(
        &project,
        "studies/owl-1979.yaml",
        &[
            "intervention: {n: 30, events: 19}",
            "comparator: {n: 30, events: 3}",
            "n: 60",
        ],
    );
    passes(&project);
    for (header, all) in [
        ("N", 60),
        ("Total", 60),
        ("Sample size", 60),
        ("N (total)", 60),
    ] {
        let file = format!(
            "{}.csv",
            header.to_lowercase().replace([' ', '(', ')'], "-")
        );
        let table = format!(
            "study,{header},events_t,events_c,n_t,n_c\nRook 2001,{all},9,4,31,29\nJay 2002,{all},9,4,31,29\n"
        );
        let project = with(&file, table);
        compared(&project, &file, &[]);
        holds(
            &project,
            "studies/rook-2001.yaml",
            &[
                "intervention: {n: 31, events: 9}",
                "comparator: {n: 29, events: 4}",
            ],
        );
    }
}

#[test]
fn numbers_that_name_no_group_are_left_out_where_others_name_one() {
    let table = "study,events,n,events (treatment),events (control),n (treatment),n (control)\nOwl 1979,22,60,19,3,30,30\n";
    let project = with("trials.csv", table);
    let run = compared(&project, "trials.csv", &[]);
    says(
        &run,
        &[
            "Look: `events` does not say of which group it is",
            "--keep-columns",
        ],
    );
    holds(
        &project,
        "studies/owl-1979.yaml",
        &[
            "intervention: {n: 30, events: 19}",
            "comparator: {n: 30, events: 3}",
        ],
    );
    // A group without its people is told, and so is a number that only one group has.
    let project = with("half.csv", "study,n,events_t,n_c\nOwl 1979,60,19,30\n");
    let run = compared(&project, "half.csv", &["--dry-run"]);
    says(
        &run,
        &[
            "No column was taken for `comparator.events`",
            "No column says how many people were in the group (`intervention.n`)",
        ],
    );
}

#[test]
fn a_table_of_one_group_has_its_people() {
    let project = with("one.csv", "study,xi,ni\nOwl 1979,19,30\nJay 1980,9,31\n");
    import(
        &project,
        &["one.csv", "--outcome", "Calm reached", "--better", "higher"],
    );
    holds(
        &project,
        "studies/owl-1979.yaml",
        &["intervention: {n: 30, events: 19}"],
    );
    let project = with(
        "paired.csv",
        "study,m1i,sd1i,m2i,sd2i,ni,ri\nOwl 1979,1,2,3,2,30,0.5\n",
    );
    let run = project.run(&["import", "paired.csv", "--outcome", "calm", "--yes"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.err.contains("one group measured twice"), "{}", run.err);
}

#[test]
fn two_columns_for_one_place_are_told_and_can_be_chosen() {
    let table =
        "study,author,n_randomised_e,n.e,events.e,n.c,events.c\nOwl 1979,Owl,33,30,19,30,3\n";
    let project = with("trials.csv", table);
    let run = compared(&project, "trials.csv", &["--dry-run"]);
    assert!(
        !run.out.contains("intervention.n\n    n_randomised_e"),
        "{}",
        run.out
    );
    let table = "study,n_e,n_t,events_e,n_c,events_c\nOwl 1979,30,60,19,30,3\n";
    let project = with("trials.csv", table);
    let run = compared(
        &project,
        "trials.csv",
        &["--keep-columns", "kept.yaml", "--dry-run"],
    );
    says(
        &run,
        &[
            "Look: `n_e` was taken for `intervention.n`; `n_t`, which could be that as well, was left out",
        ],
    );
    let kept = std::fs::read_to_string(project.path().join("kept.yaml")).expect("the map");
    let both = kept.replace("\"n_t\": leave-out", "\"n_t\": intervention.n");
    assert_ne!(both, kept);
    put(&project, "both.yaml", &both);
    let run = project.run(&[
        "import",
        "trials.csv",
        "--outcome",
        "calm",
        "--columns",
        "both.yaml",
    ]);
    assert!(
        run.err
            .contains("`n_e` and `n_t` are both `intervention.n`"),
        "{}",
        run.err
    );
    let other = both.replace("\"n_e\": intervention.n", "\"n_e\": leave-out");
    put(&project, "other.yaml", other);
    compared(&project, "trials.csv", &["--columns", "other.yaml"]);
    holds(
        &project,
        "studies/owl-1979.yaml",
        &["intervention: {n: 60, events: 19}"],
    );
}

#[test]
fn columns_of_one_name_are_not_guessed_at() {
    let table = "Study,Events,Total,Events,Total\nOwl 1979,19,30,3,30\n";
    let project = with("trials.csv", table);
    let run = project.run(&["import", "trials.csv", "--outcome", "calm", "--yes"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(
        run.err.contains("\"Events, column 2\"") && run.err.contains("\"Total, column 5\""),
        "{}",
        run.err
    );
    put(
        &project,
        "map.yaml",
        "columns:\n  Study: study\n  Events, column 2: intervention.events\n  Total, column 3: intervention.n\n  Events, column 4: comparator.events\n  Total, column 5: comparator.n\n",
    );
    compared(&project, "trials.csv", &["--columns", "map.yaml"]);
    holds(
        &project,
        "studies/owl-1979.yaml",
        &[
            "intervention: {n: 30, events: 19}",
            "comparator: {n: 30, events: 3}",
        ],
    );
}

#[test]
fn events_that_did_not_happen_are_not_taken_for_events() {
    let table =
        "study,events_t,non-events_t,events_c,no events_c,nonevents_c\nOwl 1979,19,11,3,27,27\n";
    let project = with("trials.csv", table);
    compared(&project, "trials.csv", &[]);
    holds(
        &project,
        "studies/owl-1979.yaml",
        &[
            "intervention: {n: 30, events: 19}",
            "comparator: {n: 30, events: 3}",
        ],
    );
}

#[test]
fn ratios_by_name_are_not_read_as_their_logarithms() {
    let project = with("ratios.csv", "study,OR,se\nOwl 1979,1.8,0.3\n");
    let asked = [
        "import",
        "ratios.csv",
        "--outcome",
        "calm",
        "--measure",
        "OR",
        "--yes",
    ];
    let run = project.run(&asked);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.err.contains("--plain-ratios"), "{}", run.err);
    import(&project, &[&asked[1..6], &["--plain-ratios"]].concat());
    holds(&project, "studies/owl-1979.yaml", &["estimate: 1.8"]);
    // Of two measures in one table, the one that is asked for is read.
    let project = with(
        "two.csv",
        "study,rr,or,ci_low,ci_high\nOwl 1979,1.2,1.8,1.1,2.9\n",
    );
    let run = import(
        &project,
        &[
            "two.csv",
            "--outcome",
            "calm",
            "--measure",
            "OR",
            "--plain-ratios",
        ],
    );
    says(&run, &["`or` was taken for `effect.estimate`; `rr`"]);
    holds(&project, "studies/owl-1979.yaml", &["estimate: 1.8"]);
}

#[test]
fn a_column_that_divides_the_rows_is_told() {
    let table = "table,id,trial,ai,n1i,ci,n2i\n6,1,Owl 1979,14,56,15,58\n6,2,Jay 1980,18,66,19,64\n7,1,Owl 1979,1,56,2,58\n7,2,Jay 1980,2,66,3,64\n";
    let project = with("trials.csv", table);
    let told = "The column `table` divides the rows into 2 parts: 6 (2), 7 (2)";
    let run = compared(&project, "trials.csv", &["--synthesis", "All", "--dry-run"]);
    says(&run, &[told, "--only \"table=6\""]);
    let run = compared(
        &project,
        "trials.csv",
        &["--synthesis", "Six", "--only", "table=6"],
    );
    assert!(!run.out.contains("divides the rows"), "{}", run.out);
    says(&run, &["2 studies, 2 results"]);
    // The groups of a trial on rows of their own come again under another name.
    let long = "study,treatment,events,n\nOwl 1979,tea,19,30\nOwl 1979,none,3,30\nJay 1980,tea,9,31\nJay 1980,none,4,29\n";
    let project = with("long.csv", long);
    let run = import(
        &project,
        &[
            "long.csv",
            "--outcome",
            "calm",
            "--better",
            "higher",
            "--dry-run",
        ],
    );
    says(
        &run,
        &[
            "The column `treatment` divides the rows",
            "put each trial on one row",
        ],
    );
    // A property of trials divides no table.
    let plain = "study,alloc,ai,n1i,ci,n2i\nOwl 1979,random,14,56,15,58\nJay 1980,random,18,66,19,64\nRook 1981,other,1,56,2,58\nTern 1982,other,2,66,3,64\n";
    let project = with("plain.csv", plain);
    let run = compared(&project, "plain.csv", &["--dry-run"]);
    assert!(!run.out.contains("divides"), "{}", run.out);
}
