//! The words of a topic come from the content: a value added there works everywhere, and one that
//! is not there is refused at its line.

use testbed::Project;

const STAGES: &str = "vocabularies/stages.yaml";

fn page(project: &Project, address: &str) -> String {
    let path = project.output().join(address);
    std::fs::read_to_string(path).expect("a page")
}

#[test]
fn an_unknown_value_is_refused_with_those_that_are_known() {
    let project = Project::everything();
    let file = "implementation/a02-find-a-room.yaml";
    project.replace(file, "stage: choose-room", "stage: chose-room");
    let problems = project.problems();
    let errors: Vec<_> = problems.iter().filter(|p| p.code.id == "E0304").collect();
    assert_eq!(errors.len(), 1);
    let place = errors[0].place.as_ref().expect("a place");
    assert!(
        place.label().ends_with("a02-find-a-room.yaml:3:8"),
        "{}",
        place.label()
    );
    let said = errors[0].hints.join(" ");
    assert!(said.contains("Did you mean `choose-room`?"), "{said}");
    assert!(said.contains("pilot, choose-room, employ"), "{said}");
    assert!(said.contains("vocabularies/stages.yaml"), "{said}");
}

#[test]
fn a_key_that_names_a_place_is_checked_too() {
    let project = Project::everything();
    project.replace(
        "questions/does-it-help.yaml",
        "    far-north:",
        "    far-nroth:",
    );
    let problems = project.problems();
    let found = problems
        .iter()
        .any(|p| p.message.contains("`far-nroth`") && p.code.id == "E0304");
    assert!(found);
}

#[test]
fn a_vocabulary_has_a_known_name_and_each_value_once() {
    let project = Project::everything();
    let text = project.read(STAGES);
    project.write("vocabularies/stagse.yaml", &text);
    let twice = format!("{text}  - id: pilot\n    words: Again\n");
    project.write(STAGES, twice);
    let codes: Vec<&str> = project.problems().iter().map(|p| p.code.id).collect();
    assert!(
        codes.contains(&"E0304") && codes.contains(&"E0109"),
        "{codes:?}"
    );
}

#[test]
fn a_vocabulary_that_cannot_be_read_is_the_only_problem() {
    let project = Project::everything();
    project.replace(STAGES, "values:", "vaules:");
    let problems = project.problems();
    let errors = problems.iter().filter(|p| p.code.id.starts_with('E'));
    assert_eq!(errors.count(), 1);
}

#[test]
fn stages_and_settings_of_the_content_alone_work_everywhere() {
    let project = Project::everything();
    project.replace(
        "implementation/a02-find-a-room.yaml",
        "stage: choose-room",
        "stage: pilot",
    );
    assert_eq!(project.run(&["build"]).code, 0);
    assert!(page(&project, "checklist/index.html").contains("Trying it out"));
    assert!(page(&project, "data/checklist.csv").contains("Trying it out"));
    assert!(page(&project, "studies/by/setting.html").contains("School libraries"));
    for data in ["map/studies.json", "search/index.json", "data/studies.csv"] {
        assert!(page(&project, data).contains("School libraries"), "{data}");
    }
    let evidence = page(&project, "evidence/tea-break-trials/whole.html");
    assert!(evidence.contains("took place in school libraries"));
    // A value that nothing uses shows nowhere.
    let all = project.site();
    let said = |words: &str| {
        let is_in = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains(words);
        all.iter().any(|(_, bytes)| is_in(bytes))
    };
    assert!(said("Having tea") && !said("Choosing a room"));
}

#[test]
fn a_site_that_names_no_place_shows_none() {
    let project = Project::everything();
    project.replace("site.yaml", "here: [nowhere, far-north]\n", "");
    let run = project.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let question = page(&project, "questions/does-it-help.html");
    assert!(!question.contains("From Nowhere") && !question.contains("the far north"));
}

#[test]
fn what_comes_from_here_is_counted_and_stands_first() {
    let project = Project::everything();
    assert_eq!(project.run(&["build"]).code, 0);
    let question = page(&project, "questions/does-it-help.html");
    assert!(question.contains("From Nowhere") && question.contains("From the far north"));
    let examples = page(&project, "examples/index.html");
    let at = |id: &str| examples.find(&format!("id=\"{id}\"")).expect("an example");
    // The nearest place comes first, then the wider one, then the rest.
    assert!(at("far-hill") < at("harbour") && at("harbour") < at("overseas-stacks"));
}

#[test]
fn words_of_the_program_are_marked_as_english_on_a_site_in_another_language() {
    let project = Project::starter();
    project.replace("site.yaml", "language: en-GB", "language: de");
    let run = project.run(&["build", "-q"]);
    assert_eq!(run.code, 0, "{run:?}");
    let site = testbed::Site::of(&project);
    let checklist = site.file("checklist/index.html");
    assert!(
        checklist.contains("<span lang=\"en\">Deciding and planning</span>")
            || checklist.contains("<span lang=\"en\">Preparing"),
        "{checklist}"
    );
    // A list of the site's own is in the language of the site.
    project.write("vocabularies/stages.yaml", "title: Phasen\nvalues:\n  - {id: prepare, words: Vorbereiten}\n  - {id: plan, words: Planen}\n");
    let site = project.build();
    let checklist = site.file("checklist/index.html");
    assert!(checklist.contains("Vorbereiten") || checklist.contains("Planen"));
    assert!(!checklist.contains("<span lang=\"en\">Vorbereiten"));
}

#[test]
fn a_value_that_a_file_of_ones_own_has_taken_away_is_told_so() {
    let project = Project::starter();
    project.write(
        "vocabularies/stages.yaml",
        "title: Stages\nvalues:\n  - {id: brew, words: Brewing}\n",
    );
    let problems = project.problems();
    let problem = problems
        .iter()
        .find(|p| p.code.id == "E0304")
        .expect("a problem");
    let said = problem.hints.join(" ");
    assert!(said.contains("takes the place of the whole list"), "{said}");
    project.write("vocabularies/stages.yaml", "title: Stages\nvalues: []\n");
    let problems = testbed::listed(&project.problems());
    assert!(
        problems.contains("There is nothing to choose from"),
        "{problems}"
    );
    assert!(!problems.contains("Choose: ."), "{problems}");
}
