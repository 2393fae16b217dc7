//! Licences of data ask that their credit goes where the data go: into each file.

use testbed::{Project, Site};

/// A study of the starter whose data were taken from elsewhere.
const LINE: &str = "attribution:\n  name: Tea Data\n  credit: \"Data of the Tea Board,\\n2021.\"\n  url: https://example.org/tea-data\n  licence:\n    name: ODC-By 1.0\nbibliography:\n";

#[test]
fn every_file_with_rows_of_a_study_carries_its_credit() {
    let project = Project::starter();
    project.replace("studies/finch-2021.yaml", "bibliography:\n", LINE);
    let site = project.build();
    let owed = |name: &str| {
        site.file(name).contains("Tea Board") && site.file(name).contains("ODC-By 1.0")
    };
    for name in ["data/README.txt", "data/studies.csv", "data/results.csv"] {
        assert!(owed(name), "{name}");
    }
    let mut kinds = [0; 3];
    for (name, _) in site.files() {
        // References are of the studies themselves, not of their data.
        let is_of_synthesis =
            name.starts_with("evidence/tea-break-trials") && !name.contains("-references");
        let kind = [".csv", ".json", ".R"]
            .iter()
            .position(|end| name.ends_with(end));
        if let (true, Some(kind)) = (is_of_synthesis, kind) {
            assert!(owed(name), "{name}");
            kinds[kind] += 1;
        }
    }
    assert!(kinds.iter().all(|count| *count > 0), "{kinds:?}");
    for name in [
        "compare/studies/0.json",
        "compare/evidence/0.json",
        "compare/outcomes/0.json",
    ] {
        assert!(owed(name), "{name}");
    }
    let mut pictures = site.ending(".svg");
    pictures.retain(|(name, _)| name.starts_with("evidence/tea-break-trials"));
    assert!(!pictures.is_empty());
    for (name, drawing) in pictures {
        assert!(drawing.contains("Tea Board"), "{name}");
        assert!(drawing.contains("ODC-By"), "{name}");
    }
    for (name, script) in site.ending(".R") {
        let first = script.lines().next().expect("a line");
        assert!(
            first.starts_with("# Tea Data") && first.contains("2021."),
            "{name}: {first}"
        );
    }
}

#[test]
fn a_row_of_another_study_owes_nothing() {
    let project = Project::starter();
    project.replace("studies/finch-2021.yaml", "bibliography:\n", LINE);
    let site = project.build();
    let rows = site.file("evidence/tea-break-trials-results.csv");
    let of = |study: &str| {
        rows.lines()
            .filter(|row| row.contains(study))
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert!(of("finch-2021").contains("Tea"));
    assert!(!of("wren-2023").contains("Tea Board"));
}

#[test]
fn a_business_case_carries_the_credit_of_the_evidence_that_it_rests_on() {
    let case = Site::everything().file("managers/does-it-help-business-case.txt");
    assert!(case.contains("Invented database of tea"), "{case}");
}
