//! Wrong input to the program itself, rather than to the records: it is told with what to do.

use std::fs;

use testbed::{Project, Run};

#[test]
fn a_day_that_is_none_is_refused_by_every_verb_that_needs_one() {
    let project = Project::starter();
    for arguments in [
        &["build"][..],
        &["check"],
        &["analyse", "tea-break-trials"],
        &["serve"],
    ] {
        for day in ["tomorrow", "", "-1", "99999999999999999999"] {
            let run = Run::of(project.distil(arguments).env("SOURCE_DATE_EPOCH", day));
            assert_eq!(run.code, 2, "{run:?}");
            for told in ["E0704", "SOURCE_DATE_EPOCH", "1767225600"] {
                assert!(run.err.contains(told), "{told}: {run:?}");
            }
        }
    }
    assert!(!project.output().exists());
}

#[test]
fn a_day_that_is_none_stands_in_the_report_for_programs() {
    let project = Project::starter();
    let mut command = project.distil(&["check", "--format", "json"]);
    let run = Run::of(command.env("SOURCE_DATE_EPOCH", "tomorrow"));
    assert_eq!((run.code, run.codes()), (2, vec!["E0704".to_owned()]));
}

/// The starter with a file beside its content, and what a check says of it.
fn beside(file: &str) -> Run {
    let project = Project::starter();
    let path = project.path().join(file);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, "x").expect("a file");
    project.run(&["check"])
}

#[test]
fn a_misspelt_part_of_a_theme_is_told_with_the_nearest_name() {
    for (file, part, meant) in [
        (
            "theme/template/study.html",
            "theme/template",
            "theme/templates",
        ),
        ("theme/asset/site.css", "theme/asset", "theme/assets"),
        ("theme/string/en.yaml", "theme/string", "theme/strings"),
        ("theme/site.css", "theme/site.css", "theme/assets/site.css"),
        ("themes/templates/study.html", "themes", "theme"),
        ("theem/assets/site.css", "theem", "theme"),
    ] {
        let run = beside(file);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.err.contains("W0611"), "{file}: {run:?}");
        assert!(
            run.err.contains(&format!("Nothing in `{part}` is used.")),
            "{run:?}"
        );
        assert!(
            run.err.contains(&format!("Did you mean `{meant}`?")),
            "{run:?}"
        );
    }
}

#[test]
fn a_part_of_a_theme_that_is_like_no_other_is_told_with_the_parts_that_there_are() {
    let run = beside("theme/pictures/logo.png");
    assert!(run.err.contains("W0611"), "{run:?}");
    assert!(run.err.contains("templates, assets, strings"), "{run:?}");
}

#[test]
fn what_is_no_theme_is_left_alone() {
    for file in [
        "theme/README.md",
        "themes/notes.txt",
        "themes/default/templates/x.html",
        "team/assets/x.css",
    ] {
        let run = beside(file);
        assert!(!run.err.contains("W0611"), "{file}: {run:?}");
    }
}

#[test]
fn a_file_of_a_theme_that_nothing_uses_is_told_with_the_nearest_name() {
    for (file, advice) in [
        ("theme/templates/studdy.html", "Did you mean `study.html`?"),
        ("theme/assets/sitte.css", "Did you mean `site.css`?"),
        ("theme/strings/de.yaml", "Name it after `language`"),
        ("static/logo.png", "Did you mean `content/static`?"),
    ] {
        let run = beside(file);
        assert!(run.err.contains("W0611"), "{file}: {run:?}");
        assert!(run.err.contains(advice), "{file}: {run:?}");
    }
}

#[test]
fn what_another_file_of_the_theme_names_is_used() {
    let project = Project::starter();
    let write = |file: &str, text: &str| {
        let path = project.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    let risk = "{% extends \"default/risk.html\" %}{% block lede %}{% include \"own.html\" %}{% endblock %}";
    write("theme/templates/risk.html", risk);
    write(
        "theme/templates/own.html",
        "<img src=\"assets/logo.svg\" alt=\"\">",
    );
    write(
        "theme/assets/logo.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    write("theme/assets/LICENCE.txt", "Free.");
    let run = project.run(&["check", "--strict"]);
    assert_eq!(run.code, 0, "{run:?}");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_in_a_theme_is_told_and_not_waited_for() {
    let project = Project::starter();
    let assets = project.path().join("theme/assets");
    fs::create_dir_all(&assets).expect("a folder");
    let _socket =
        std::os::unix::net::UnixListener::bind(assets.join("site.css")).expect("a socket");
    let run = project.run(&["check"]);
    assert!(
        run.err
            .contains("`site.css` is neither a file nor a folder."),
        "{run:?}"
    );
    let project = Project::starter();
    let theme = project.path().join("theme");
    fs::create_dir_all(theme.join("assets")).expect("a folder");
    std::os::unix::fs::symlink("assets", theme.join("templates")).expect("a link");
    let run = project.run(&["check"]);
    assert!(
        run.err.contains("`templates` is a link to a folder"),
        "{run:?}"
    );
    let project = Project::starter();
    std::os::unix::fs::symlink("/tmp", project.path().join("theme")).expect("a link");
    let run = project.run(&["check"]);
    assert!(run.err.contains("Put the folder itself there"), "{run:?}");
}
