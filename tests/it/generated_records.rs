//! `distil generate` makes valid evidence of any size, and the same for the same seed.

use testbed::{Project, Run, Site, files_of};

/// The records of thirty studies in five syntheses: one of each sort.
fn generated(seed: &str) -> Project {
    let project = Project::empty();
    let run = generate(
        &project,
        &["--studies", "30", "--syntheses", "5", "--seed", seed],
    );
    assert_eq!(run.code, 0, "{run:?}");
    std::fs::remove_dir(project.content()).unwrap();
    std::fs::rename(project.path().join("invented/content"), project.content()).unwrap();
    project
}

fn generate(project: &Project, size: &[&str]) -> Run {
    let mut arguments = vec!["generate", "invented"];
    arguments.extend(size);
    project.run(&arguments)
}

#[test]
fn invented_records_pass_every_check_and_make_a_site() {
    let project = generated("1");
    let run = project.run(&["build", "--strict", "--quiet"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(Site::of(&project).file("index.html").contains("invented"));
    let schemas = std::fs::read_dir(testbed::root().join("docs/schema")).unwrap();
    for schema in schemas.filter_map(Result::ok) {
        let kind = schema.path().with_extension("");
        let kind = kind.file_name().unwrap().to_string_lossy();
        let has = |name: &str| project.content().join(name).exists();
        // The wording is the program's own.
        assert!(
            kind == "wording" || has(&kind) || has(&format!("{kind}.yaml")),
            "no {kind}"
        );
    }
}

#[test]
fn larger_invented_sites_have_nothing_to_warn_of() {
    for seed in ["1", "7", "23"] {
        let project = Project::empty();
        let size = ["--studies", "240", "--syntheses", "30", "--seed", seed];
        assert_eq!(generate(&project, &size).code, 0);
        let run = project.run(&["check", "--content", "invented/content", "--format", "json"]);
        assert_eq!(run.codes(), Vec::<String>::new(), "seed {seed}");
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let [first, again, other] = ["7", "7", "8"].map(|seed| files_of(&generated(seed).content()));
    assert_eq!(first, again);
    assert_ne!(first, other);
}

#[test]
fn records_are_not_made_where_something_is() {
    let project = generated("1");
    let run = project.run(&["generate", "content"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("nothing was written"), "{run:?}");
    let run = generate(&project, &["--studies", "3", "--syntheses", "4"]);
    assert_eq!(run.code, 2, "{run:?}");
}
