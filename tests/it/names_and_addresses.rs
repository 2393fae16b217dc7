//! Names of files, addresses and characters that cannot work everywhere, and files that nobody has made on
//! purpose.

use distil::{Diagnostic, Place};
use testbed::Project;

fn with_study(name: &str) -> Vec<Diagnostic> {
    let project = Project::starter();
    let text = project.read("glossary/mean-difference.yaml");
    project.write(
        &format!("glossary/{name}"),
        text.replace("Mean difference", "Other difference"),
    );
    project.problems()
}

fn ids(problems: &[Diagnostic]) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.code.id).collect()
}

fn label(problem: &Diagnostic) -> String {
    problem.place.as_ref().map(Place::label).unwrap_or_default()
}

#[test]
fn names_that_windows_keeps_are_refused() {
    for name in [
        "con.yaml",
        "aux.yaml",
        "nul.yaml",
        "lpt9.yaml",
        "com1.yaml",
        "prn.yaml",
    ] {
        let problems = with_study(name);
        assert!(ids(&problems).contains(&"E0108"), "{name}: {problems:?}");
    }
    let project = Project::starter();
    project
        .write("static/aux.txt", "text")
        .write("static/con/a.txt", "text");
    assert_eq!(ids(&project.problems()), ["E0108", "E0108"]);
}

#[test]
fn a_record_called_index_is_told_in_plain_words() {
    let project = Project::starter();
    let text = project.read("studies/wren-2023.yaml");
    project.write("studies/index.yaml", text);
    let problems = project.problems();
    let told = problems.iter().find(|problem| problem.code.id == "E0108");
    let told = told.expect("a word");
    assert!(label(told).ends_with("studies/index.yaml"), "{told:?}");
    assert!(
        told.message.contains("the list of all records of its kind"),
        "{told:?}"
    );
}

#[test]
fn another_name_is_proposed_in_plain_letters() {
    for (name, proposed) in [
        ("müller-2020.yaml", "`muller-2020`"),
        ("Łódź.yaml", "`lodz`"),
        ("straße 1.yaml", "`strasse-1`"),
    ] {
        let problems = with_study(name);
        let told = problems.iter().find(|problem| problem.code.id == "E0108");
        let hints = &told.expect(name).hints;
        assert!(
            hints.iter().any(|hint| hint.contains(proposed)),
            "{name}: {hints:?}"
        );
    }
}

#[test]
fn the_address_of_a_site_is_that_of_a_folder() {
    for address in [
        "https://example.org/tea?x=1",
        "https://example.org/tea#top",
        "https://example.org/tea/index.html",
        "https://exämple.org/tea",
        "https://example.org/t e a",
    ] {
        let project = Project::starter();
        let run = project.run(&["build", "--base-url", address]);
        assert_eq!(run.code, 2, "{address}: {run:?}");
        let text = project.read("site.yaml");
        let lines = text.lines().filter(|line| !line.starts_with("base_url"));
        let lines: Vec<&str> = lines.collect();
        project.write(
            "site.yaml",
            format!("{}\nbase_url: \"{address}\"\n", lines.join("\n")),
        );
        assert_eq!(ids(&project.problems()), ["E0310"], "{address}");
    }
}

#[test]
fn days_and_years_to_come_are_told() {
    let project = Project::starter();
    let text = project.read("updates/first-version.md");
    let day = text
        .lines()
        .find(|line| line.starts_with("date:"))
        .expect("a date");
    project.write(
        "updates/first-version.md",
        text.replace(day, "date: 2099-01-01"),
    );
    assert!(
        ids(&project.problems()).contains(&"E0544"),
        "{:?}",
        project.problems()
    );
    for (year, code) in [("20200", "E0510"), ("2099", "E0544")] {
        let project = Project::starter();
        project.replace(
            "studies/wren-2023.yaml",
            "year: 2023",
            &format!("year: {year}"),
        );
        let problems = project.problems();
        assert!(ids(&problems).contains(&code), "{year}: {problems:?}");
    }
}

#[test]
fn files_of_systems_and_editors_are_passed_over() {
    let project = Project::starter();
    for name in [
        "Thumbs.db",
        "studies/desktop.ini",
        "studies/wren-2023.yaml~",
        "studies/#wren-2023.yaml#",
        "studies/4913",
        "results/~$tea-breaks.csv",
        "glossary/.calm.yaml.swp",
        "glossary/mean-difference.yaml.bak",
    ] {
        project.write(name, "not a record");
    }
    assert_eq!(ids(&project.problems()), [""; 0]);
    // A copy whose record is gone stops nothing either: it is told to those who ask for notes.
    project.write("studies/wren-2022.yaml~", "not a record");
    let told = project.run(&["check", "--verbose"]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(
        told.err.contains("N0114") || told.out.contains("N0114"),
        "{told:?}"
    );
    project.remove("studies/wren-2022.yaml~");
    project.write("studies/notes.txt", "not a record");
    assert_eq!(ids(&project.problems()), ["E0107"]);
}

#[test]
fn garbled_and_unseen_characters_are_told_at_their_place() {
    for (text, place) in [
        ("the patientâ€™s view", 24),
        ("a cafÃ© of tea", 18),
        ("soft\u{AD}hyphen", 17),
        ("zero\u{200B}width", 17),
        ("\u{202A}turned\u{202C}", 13),
        ("lost \u{FFFD}", 18),
    ] {
        let project = Project::starter();
        let own = format!("term: Odd\ndefinition: {text}\n");
        project.write("glossary/odd.yaml", own);
        let problems = project.problems();
        let told = problems.iter().find(|problem| problem.code.id == "W0333");
        let told = told.unwrap_or_else(|| panic!("{text:?}: {problems:?}"));
        assert!(
            label(told).ends_with(&format!("odd.yaml:2:{place}")),
            "{}",
            label(told)
        );
    }
    let project = Project::starter();
    let table = project.read("results/tea-breaks.csv");
    let mut lines = table.lines();
    let header = lines.next().expect("a header");
    let rows: Vec<String> = lines.map(|row| format!("{row},5Â\u{A0}days")).collect();
    project.write(
        "results/tea-breaks.csv",
        format!("{header},note\n{}\n", rows.join("\n")),
    );
    assert!(ids(&project.problems()).contains(&"W0333"));
}
