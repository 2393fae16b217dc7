//! Records that are begun with the program: each passes the checks as it is, and nothing is overwritten.

use testbed::{Project, Run};

const KINDS: [&str; 17] = [
    "audience",
    "question",
    "synthesis",
    "study",
    "outcome",
    "intervention",
    "action",
    "risk",
    "open-issue",
    "resource",
    "economic",
    "policy",
    "example",
    "update",
    "term",
    "page",
    "tool",
];

fn new(project: &Project, arguments: &[&str]) -> Run {
    let mut all = vec!["new"];
    all.extend(arguments);
    let run = project.run(&all);
    assert_eq!(run.code, 0, "{arguments:?}\n{}\n{}", run.out, run.err);
    run
}

fn is_clean(project: &Project, arguments: &[&str]) {
    let mut all = vec!["check", "--strict"];
    all.extend(arguments);
    let run = project.run(&all);
    assert_eq!(run.code, 0, "{}\n{}", run.out, run.err);
}

#[test]
fn a_record_of_every_kind_passes_the_checks() {
    let project = Project::example("starter");
    for kind in KINDS {
        let run = new(&project, &[kind, "Some new thing"]);
        assert!(run.out.contains("distil check --drafts"), "{}", run.out);
    }
    new(
        &project,
        &["vocabulary", "Properties", "--id", "study-properties"],
    );
    is_clean(&project, &[]);
    is_clean(&project, &["--drafts"]);
    // They are as tidy as the program makes them.
    let run = project.run(&["fmt", "--check", "content/questions/some-new-thing.yaml"]);
    assert_eq!(run.code, 0, "{}\n{}", run.out, run.err);
    // Nothing is overwritten.
    let before = project.read("studies/some-new-thing.yaml");
    let run = project.run(&["new", "study", "Some new thing"]);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(run.err.contains("already"), "{}", run.err);
    assert_eq!(project.read("studies/some-new-thing.yaml"), before);
}

#[test]
fn what_is_said_is_taken_and_what_is_not_is_marked() {
    let project = Project::example("starter");
    let run = new(
        &project,
        &[
            "study",
            "Owl 2024",
            "--set",
            "design=cluster-randomised-trial",
            "--set",
            "bibliography.year=2024",
            "--doi",
            "10.1000/owl",
        ],
    );
    let record = project.read("studies/owl-2024.yaml");
    for line in [
        "label: Owl 2024\n",
        "\ndesign: cluster-randomised-trial\n",
        "  year: 2024\n",
        "  doi: 10.1000/owl\n",
        "  title: To be written.\n",
        "status: draft\n",
        "# What kind of source it is.",
    ] {
        assert!(record.contains(line), "{line:?} is not in:\n{record}");
    }
    assert!(!record.contains("To be decided"), "{record}");
    assert!(run.out.contains("Write the texts in lines"), "{}", run.out);
    let run = new(&project, &["study", "Jay 2023"]);
    assert!(run.out.contains("Decide in line"), "{}", run.out);
    for (arguments, told) in [
        (["study", "A", "--set", "desin=x"], "Did you mean `design`"),
        (
            ["study", "A", "--set", "design=x"],
            "Choose: randomised-trial",
        ),
        (
            ["outcome", "A", "--doi", "10.1000/a"],
            "are for `distil new study`",
        ),
    ] {
        let run = project.run(&[&["new"], &arguments[..]].concat());
        assert_eq!(run.code, 2, "{}", run.out);
        assert!(run.err.contains(told), "{told}\n{}", run.err);
    }
}

#[test]
fn a_question_needs_editions_for_those_whom_it_names() {
    let project = Project::example("starter");
    new(
        &project,
        &["question", "Only for staff", "--set", "audiences=staff"],
    );
    let record = project.read("questions/only-for-staff.yaml");
    assert!(!record.contains("  manager:"), "{record}");
    is_clean(&project, &["--drafts"]);
    // Without the key, every audience of the site needs one.
    project.write(
        "questions/only-for-staff.yaml",
        record.replace("audiences: [staff]\n", ""),
    );
    let run = project.run(&["check", "--drafts"]);
    assert!(
        run.err.contains("There is no edition for `manager`")
            && run.err.contains("audiences: [staff]"),
        "{}",
        run.err
    );
}

#[test]
fn a_study_is_filled_from_a_file_of_references() {
    let project = Project::example("starter");
    let references = "TY  - JOUR\nAU  - Owl, A\nPY  - 2018\nTI  - Tea and calm in a small library\nDO  - 10.1000/tea\nER  - \n\nTY  - JOUR\nAU  - Jay, B\nPY  - 2019\nTI  - Coffee and calm in a small library\nDO  - 10.1000/coffee\nER  - \n";
    std::fs::write(project.path().join("refs.ris"), references).expect("a file");
    let run = project.run(&["new", "study", "--from", "refs.ris"]);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(run.err.contains("10.1000/coffee"), "{}", run.err);
    new(
        &project,
        &[
            "study",
            "--from",
            "refs.ris",
            "--doi",
            "https://doi.org/10.1000/TEA",
        ],
    );
    let record = project.read("studies/owl-2018.yaml");
    assert!(
        record.contains("title: Tea and calm in a small library"),
        "{record}"
    );
    is_clean(&project, &["--drafts"]);
    let again = project.run(&["new", "study", "--from", "refs.ris", "--doi", "10.1000/tea"]);
    assert_eq!(again.code, 2, "{}", again.out);
    assert!(again.err.contains("`owl-2018`"), "{}", again.err);
}

#[test]
fn editors_find_the_schemas_in_a_new_site() {
    let folder = Project::example("starter");
    let run = folder.run(&["init", "made"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let made = folder.path().join("made");
    let read = |name: &str| std::fs::read_to_string(made.join(name)).expect(name);
    let settings: serde_json::Value =
        serde_json::from_str(&read(".vscode/settings.json")).expect("JSON");
    let places = settings["yaml.schemas"].as_object().expect("schemas");
    let mut files = 0;
    for (schema, patterns) in places {
        let schema: serde_json::Value =
            serde_json::from_str(&read(schema.trim_start_matches("./"))).expect("JSON");
        assert!(schema["properties"].is_object());
        let pattern = patterns[0].as_str().expect("a pattern");
        let folder = pattern.trim_end_matches("/*.yaml");
        files += usize::from(made.join(folder).exists());
    }
    assert!(
        files >= 10,
        "the schemas are for files that are there: {files}"
    );
    assert!(read(".vscode/extensions.json").contains("redhat.vscode-yaml"));
    // Settings of a person stay, and what belongs into them is told.
    std::fs::write(made.join(".vscode/settings.json"), "{ \"a\": 1 }").expect("a file");
    let run = folder.run(&["schema", "--install", "--project", "made"]);
    assert_eq!(read(".vscode/settings.json"), "{ \"a\": 1 }");
    assert!(
        run.out.contains("yaml-language-server: $schema="),
        "{}",
        run.out
    );
    assert!(run.out.contains("\"yaml.schemas\""), "{}", run.out);
}

#[test]
fn a_new_vocabulary_begins_as_the_one_whose_place_it_takes() {
    let project = Project::example("starter");
    new(&project, &["vocabulary", "Stages"]);
    let text = project.read("vocabularies/stages.yaml");
    assert!(text.contains("prepare"), "{text}");
    is_clean(&project, &[]);
    let run = project.run(&["new", "vocabulary", "Colours"]);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(run.err.contains("`stages`"), "{}", run.err);
}

#[test]
fn a_page_does_not_take_the_address_of_one_that_every_site_has() {
    let project = Project::example("starter");
    for title in ["Search", "Briefing", "Compare"] {
        let run = project.run(&["new", "page", title]);
        assert_eq!(run.code, 2, "{}", run.out);
        assert!(
            run.err.contains("Every site has a page of its own"),
            "{}",
            run.err
        );
    }
    new(&project, &["page", "Search", "--id", "how-we-searched"]);
}
