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

#[test]
fn a_day_in_the_past_is_today_for_days_to_come() {
    let project = Project::starter();
    let on = |seconds: &str| {
        let mut command = project.distil(&["check", "--format", "json"]);
        Run::of(command.env("SOURCE_DATE_EPOCH", seconds)).codes()
    };
    // 20 and 10 January 2026, before and after which the example was written.
    assert_eq!(on("1768867200"), Vec::<String>::new());
    let told = on("1768003200");
    assert!(
        !told.is_empty() && told.iter().all(|code| code == "E0544"),
        "{told:?}"
    );
}

#[test]
fn a_folder_that_is_no_theme_is_refused_before_it_is_read() {
    let project = Project::starter();
    for (theme, said) in [
        ("../..", "lies outside the project"),
        ("/", "lies outside the project"),
        (
            "content",
            "is no theme: it has none of the folders templates, assets, strings",
        ),
        (".", "is no theme"),
        ("nowhere", "There is no theme `nowhere`"),
    ] {
        for verb in ["check", "build"] {
            let run = project.run(&[verb, "--theme", theme, "--format", "json"]);
            let report = run.json();
            let problem = &report["problems"][0];
            assert_eq!(problem["code"], "E0602", "{theme}: {run:?}");
            let message = problem["message"].as_str().unwrap_or_default();
            assert!(message.contains(said), "{theme}: {message}");
        }
    }
    assert!(!project.output().exists());
}

#[test]
fn a_site_is_not_written_into_what_it_is_made_from() {
    let project = Project::starter();
    for folder in ["theme/assets", "static", ".git"] {
        fs::create_dir_all(project.path().join(folder)).expect("a folder");
    }
    for (output, said) in [
        ("theme", "is the folder of the site's theme"),
        ("theme/assets", "lies in the folder of the site's theme"),
        ("content", "is the content folder"),
        ("content/studies", "lies in the content folder"),
        ("static", "is a folder for files of the site"),
        (".git", "is the folder in which Git keeps its history"),
        (".", "holds the content folder"),
    ] {
        let run = project.run(&["build", "--output", output, "--format", "json"]);
        assert_eq!(
            (run.code, run.codes()),
            (2, vec!["E0701".to_owned()]),
            "{output}"
        );
        assert!(run.out.contains(said), "{output}: {run:?}");
    }
    assert_eq!(testbed::files_of(&project.path().join(".git")).len(), 0);
}

#[test]
fn hidden_files_of_static_are_carried_or_told() {
    let project = Project::starter();
    project.write(
        "static/.well-known/security.txt",
        "Contact: mailto:a@example.org\n",
    );
    project.write("static/.nojekyll", "");
    project.write("static/.DS_Store", "x");
    project.write("static/.secret/key.txt", "x");
    project.write("static/.htpasswd", "x");
    let run = project.run(&["build", "--format", "json"]);
    assert_eq!(
        (run.code, run.codes()),
        (0, vec!["W0112".to_owned(), "W0112".to_owned()])
    );
    for name in [
        "`.secret` begins with a dot",
        "`.htpasswd` begins with a dot",
    ] {
        assert!(run.out.contains(name), "{name}: {run:?}");
    }
    let has = |file: &str| project.output().join(file).exists();
    assert!(has(".well-known/security.txt") && has(".nojekyll"));
    assert!(!has(".htpasswd") && !has(".secret") && !has(".DS_Store"));
    // A change there is noticed by the next build.
    project.write(
        "static/.well-known/security.txt",
        "Contact: mailto:b@example.org\n",
    );
    assert_eq!(project.run(&["build"]).code, 0);
    let text = fs::read_to_string(project.output().join(".well-known/security.txt"));
    assert!(text.expect("a file").contains("b@example.org"));
}

#[test]
fn what_does_not_follow_from_errors_of_records_is_told_beside_them() {
    let project = Project::starter();
    project.replace("outcomes/calm.yaml", "importance: 7", "importance: 70");
    project.write("static/index.html", "x");
    let theme = project.path().join("theme");
    fs::create_dir_all(theme.join("templates")).expect("a folder");
    fs::create_dir_all(theme.join("strings")).expect("a folder");
    fs::write(
        theme.join("templates/risk.html"),
        "{% extends \"default/risk.htm\" %}\n",
    )
    .expect("a template");
    fs::write(
        theme.join("strings/en.yaml"),
        "study:\n  what-it-found: {few: \"A {plcae}\", other: B}\n",
    )
    .expect("words");
    let mut codes = project.run(&["check", "--format", "json"]).codes();
    codes.sort();
    assert_eq!(codes, ["E0510", "E0601", "E0603"]);
    fs::remove_file(theme.join("templates/risk.html")).expect("a file");
    let mut codes = project.run(&["check", "--format", "json"]).codes();
    codes.sort();
    assert_eq!(codes, ["E0510", "E0603", "E0608", "E0609"]);
}

#[test]
fn a_template_that_cannot_be_used_is_told_with_its_line_and_the_nearest_name() {
    for (template, line, near) in [
        (
            "{% extends \"default/risk.htm\" %}\n",
            1,
            "`default/risk.html`",
        ),
        ("<p>\n{{ page.controlls }}</p>\n", 2, "`controls`"),
        ("<p>\n\n{{ pgae.title }}</p>\n", 3, "`page`"),
        ("<p>{{ page.title | uper }}</p>\n", 1, ""),
        ("<p>\n{% if page.title %}\n</p>\n", 0, ""),
    ] {
        let project = Project::starter();
        let folder = project.path().join("theme/templates");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("risk.html"), template).expect("a template");
        let report = project.run(&["check", "--format", "json"]).json();
        let problem = &report["problems"][0];
        assert_eq!(problem["code"], "E0601", "{template}: {report}");
        assert_eq!(
            problem["file"], "theme/templates/risk.html",
            "{template}: {report}"
        );
        let told = problem["line"].as_u64().unwrap_or_default();
        assert!(
            told >= 1 && (line == 0 || told == line),
            "{template}: {report}"
        );
        let hints = problem["hints"].to_string();
        assert!(hints.contains(near), "{template}: {hints}");
    }
}

#[test]
fn no_more_than_twenty_problems_are_shown_and_notes_when_they_are_asked_for() {
    let project = Project::starter();
    let text = project.read("pages/about.md");
    let lines: String = (0..30)
        .map(|n| format!("\nOf {{study:finch-2021/T{n}}} it is.\n"))
        .collect();
    project.write("pages/about.md", format!("{text}{lines}"));
    let run = project.run(&["check"]);
    assert_eq!(run.err.matches("error[E0414]").count(), 20, "{run:?}");
    assert!(
        run.err
            .contains("10 errors more are not shown; `--verbose` shows all."),
        "{run:?}"
    );
    let run = project.run(&["check", "--verbose"]);
    assert_eq!(run.err.matches("error[E0414]").count(), 30, "{run:?}");
    let project = Project::starter();
    let study = project.read("studies/wren-2023.yaml");
    project.write(
        "studies/alone-2023.yaml",
        study.replace("Tea in small places", "Alone in large places far away"),
    );
    let run = project.run(&["check"]);
    assert!(
        run.err.contains("1 note") && !run.err.contains("N0407"),
        "{run:?}"
    );
    assert!(project.run(&["check", "-v"]).err.contains("N0407"));
}

#[test]
fn what_a_faulty_or_missing_record_causes_is_counted_and_not_told() {
    let project = Project::starter();
    let quote = "\n<synthesis:tea-break-trials/shared-or-alone/calm/nothing> and <study:heron-2022/nothing>.\n";
    project.write(
        "pages/about.md",
        format!("{}{quote}", project.read("pages/about.md")),
    );
    let codes = |project: &Project| -> Vec<&'static str> { project.codes() };
    assert_eq!(codes(&project), ["E0408", "E0408"]);
    let text = project.read("studies/heron-2022.yaml");
    project.write(
        "studies/heron-2022.yaml",
        text.replace("\n  year:", "\n  yaer:"),
    );
    let problems = project.problems();
    assert_eq!(problems.len(), 1, "{}", testbed::listed(&problems));
    assert_eq!((problems[0].code.id, problems[0].held_back), ("E0301", 1));
    project.remove("studies/heron-2022.yaml");
    let problems = project.problems();
    assert_eq!(problems.len(), 1, "{}", testbed::listed(&problems));
    assert_eq!(problems[0].code.id, "E0401");
    assert!(problems[0].held_back >= 2, "{}", testbed::listed(&problems));
}

#[test]
fn a_doubt_about_a_record_itself_can_be_accepted() {
    let project = Project::starter();
    let file = "outcomes/calm-again.yaml";
    project.write(
        file,
        project
            .read("outcomes/calm.yaml")
            .replace("instruments:", "x-instruments:"),
    );
    let text = project.read("outcomes/calm.yaml");
    let copy = text
        .split("instruments:")
        .next()
        .expect("a part")
        .to_owned();
    project.write(file, &copy);
    assert_eq!(project.codes(), ["W0545"]);
    let accept = "accept:\n  - {check: W0545, reason: They are two.}\n";
    project.write(file, format!("{copy}{accept}"));
    assert_eq!(project.codes(), Vec::<&str>::new());
    project.write(
        file,
        format!("{}{accept}", copy.replace("name: Calm", "name: Quiet")),
    );
    assert_eq!(project.codes(), ["W0534"]);
}
