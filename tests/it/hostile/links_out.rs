//! Links of the file system that lead out of the project.

use std::fs;
use std::os::unix::fs::symlink;

use testbed::Project;

/// Builds a project after `spoil`, and expects that a link out of it is refused.
fn assert_refused(spoil: impl FnOnce(&Project)) {
    assert_refused_as("E0105", spoil);
}

/// The same, for a link that another message names.
fn assert_refused_as(code: &str, spoil: impl FnOnce(&Project)) {
    let project = Project::starter();
    spoil(&project);
    let run = project.run(&["build", "--format", "json"]);
    assert_ne!(run.code, 0, "{run:?}");
    assert!(run.codes().iter().any(|found| found == code), "{run:?}");
    assert!(project.site().is_empty(), "nothing was written");
}

#[test]
fn a_file_of_a_theme() {
    for part in ["assets/host.css", "templates/home.html", "strings/en.yaml"] {
        assert_refused(|project| {
            let link = project.path().join("theme").join(part);
            fs::create_dir_all(link.parent().expect("a folder")).expect("a folder");
            symlink("/etc/hostname", link).expect("a link");
        });
    }
}

#[test]
fn a_folder_of_a_theme() {
    assert_refused(|project| {
        fs::create_dir(project.path().join("theme")).expect("a folder");
        symlink("/etc", project.path().join("theme/assets")).expect("a link");
    });
}

#[test]
fn a_theme_itself() {
    assert_refused(|project| symlink("/etc", project.path().join("theme")).expect("a link"));
    // Nothing behind the link is read but the names of the folders that a theme has.
    assert_refused_as("E0602", |project| {
        symlink("/etc", project.path().join("mine")).expect("a link");
        project.replace("site.yaml", "language:", "theme: mine\nlanguage:");
    });
}

#[test]
fn a_table_of_results() {
    assert_refused(|project| {
        symlink("/etc/hostname", project.content().join("results/host.csv")).expect("a link");
    });
}

#[test]
fn a_folder_of_records() {
    assert_refused(|project| {
        fs::remove_dir_all(project.content().join("glossary")).expect("a removed folder");
        symlink("/etc", project.content().join("glossary")).expect("a link");
    });
}

#[test]
fn a_link_inside_a_theme_is_followed() {
    let project = Project::starter();
    fs::create_dir_all(project.path().join("theme/assets")).expect("a folder");
    fs::write(project.path().join("theme/assets/a.css"), "a{}").expect("a file");
    symlink("a.css", project.path().join("theme/assets/b.css")).expect("a link");
    assert_eq!(project.run(&["build"]).code, 0);
    let copied = fs::read_to_string(project.output().join("assets/b.css"));
    assert_eq!(copied.expect("it is there"), "a{}");
}
