//! What has one name and is not one thing can be told apart wherever it is named.

use std::collections::BTreeSet;

use serde_json::Value;
use testbed::{Project, words};

/// The starter whose trials are all called "Smith 2020".
fn smiths() -> Project {
    let project = Project::starter();
    for (study, label) in [("finch-2021", "Finch 2021"), ("heron-2022", "Heron 2022")] {
        let file = format!("studies/{study}.yaml");
        project.replace(
            &file,
            &format!("label: {label} (invented)"),
            "label: Smith 2020",
        );
    }
    project.replace(
        "studies/wren-2023.yaml",
        "label: Wren 2023 (invented)",
        "label: Smith 2020b",
    );
    project
}

#[test]
fn studies_of_one_label_have_letters_in_the_order_of_their_ids() {
    let site = smiths().build();
    // The letter b would make the name of the third one.
    for (study, label) in [
        ("finch-2021", "Smith 2020a"),
        ("heron-2022", "Smith 2020c"),
        ("wren-2023", "Smith 2020b"),
    ] {
        let page = site.file(&format!("studies/{study}.html"));
        assert!(page.contains(&format!("<h1>{label}")), "{study}");
    }
    let analyses = site.json("evidence/tea-break-trials-analyses.json");
    let analysis = &analyses["analyses"][0];
    let labels = |lines: &Value| -> Vec<String> {
        let lines = lines.as_array().expect("lines").iter();
        lines
            .map(|line| line["label"].as_str().expect("a label").to_owned())
            .collect()
    };
    for lines in [
        &analysis["inputs"],
        &analysis["further"]["leave_one_out"],
        &analysis["further"]["cumulative"],
    ] {
        let labels = labels(lines);
        let apart: BTreeSet<&String> = labels.iter().collect();
        assert_eq!(apart.len(), 3, "{labels:?}");
    }
    let studies = site.file("data/studies.csv");
    assert!(studies.contains("Smith 2020c"), "{studies}");
}

#[test]
fn a_label_that_changes_for_another_study_changes_the_pages_that_name_it() {
    let project = Project::starter();
    project.build();
    let file = "studies/finch-2021.yaml";
    project.replace(
        file,
        "label: Finch 2021 (invented)",
        "label: Heron 2022 (invented)",
    );
    let site = project.build();
    assert!(
        site.file("studies/heron-2022.html")
            .contains("Heron 2022 (invented) (b)")
    );
    let page = site.file("evidence/tea-break-trials/whole.html");
    assert!(
        page.contains("Heron 2022 (invented) (a)") && page.contains("Heron 2022 (invented) (b)")
    );
}

#[test]
fn several_results_of_a_trial_that_are_kept_apart_are_named_by_their_ids() {
    let project = Project::starter();
    let table = "results/tea-breaks.csv";
    let row = "T4,wren-2023,calm,calm at noon,Calm Desk Scale,higher,3,21,6.4,1.7,22,6.0,1.8,,wren-2023,Table 1\n";
    project.write(table, format!("{}{row}", project.read(table)));
    project.replace(
        "syntheses/tea-break-trials.yaml",
        "          method: pool\n",
        "          method: pool\n          several_results: keep-as-published\n",
    );
    let site = project.build();
    let page = words(site.file("evidence/tea-break-trials/shared-or-alone-calm-analyses.html"));
    for name in ["Wren 2023 (invented), T3", "Wren 2023 (invented), T4"] {
        assert!(page.contains(name), "{name}");
    }
}

#[test]
fn rows_of_a_table_can_be_told_apart() {
    let project = Project::empty();
    let table = "study,slab,yi,sei\none,Smith 2020,0.1,0.1\ntwo,Smith 2020,0.2,0.1\ntwo,Smith 2020,0.4,0.2\nthree,Kim 2019,0.3,0.1\n";
    std::fs::write(project.path().join("table.csv"), table).expect("a table");
    let run = project.run(&[
        "analyse",
        "table.csv",
        "--measure",
        "GEN",
        "--several-results",
        "keep-as-published",
        "--json",
    ]);
    assert_eq!(run.code, 0, "{run:?}");
    let rows = run.json()["inputs"].clone();
    let labels: Vec<&str> = rows
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row["label"].as_str())
        .collect();
    assert_eq!(
        labels,
        [
            "Smith 2020a",
            "Smith 2020b, row 2",
            "Smith 2020b, row 3",
            "Kim 2019"
        ]
    );
}
