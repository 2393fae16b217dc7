//! A newsletter and posts of what changed: what a reader is told is what the pages say, with its certainty.

use testbed::{Project, Run, plain};

/// The starter with a study that came in; the folder before is given back too.
fn with_news() -> (Project, Project) {
    let before = Project::starter();
    let file = "syntheses/tea-break-trials.yaml";
    let synthesis = before
        .read(file)
        .replace("  - wren-2023\n", "")
        .replace("included_studies: 3", "included_studies: 2")
        .replace("      n: 5\n", "      n: 6\n");
    before.write(file, synthesis);
    let now = Project::starter();
    now.write(
        "updates/third-trial.md",
        "---\ntitle: A third trial is in\ndate: 2026-02-01\nkind: new-evidence\nsummary: Wren & others came in.\nchanges_answer: true\nquestions: [tea-breaks]\naudiences: [manager]\n---\nText.\n",
    );
    (before, now)
}

fn digest(now: &Project, before: &Project, more: &[&str]) -> Run {
    let since = before.path().to_string_lossy().into_owned();
    let mut command = now.distil(&["digest", "--since", &since]);
    Run::of(command.args(more).env("SOURCE_DATE_EPOCH", "1772323200"))
}

fn read(project: &Project, name: &str) -> String {
    let path = project.path().join("digest").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {}", path.display()))
}

#[test]
fn a_newsletter_says_what_changed_for_its_reader_with_the_certainty_of_the_pages() {
    let (before, now) = with_news();
    let base = ["--base-url", "https://tea.example/site"];
    let run = digest(
        &now,
        &before,
        &[&base[..], &["--audience", "manager"]].concat(),
    );
    assert_eq!(run.code, 0, "{run:?}");
    assert!(
        run.err.contains("Warning: The numbers behind")
            && run
                .err
                .contains("the answer did not, for manager: read it again"),
        "{}",
        run.err
    );
    let html = read(&now, "2026-03-01-manager.html");
    let text = read(&now, "2026-03-01-manager.txt");
    for part in [&plain(&html), &text] {
        for words in [
            "A third trial is in",
            "Wren & others came in.",
            "Low certainty",
            "The numbers were:",
            "1 study came in: Wren 2023 (invented).",
            "Licence of the text: CC0 1.0",
            "as of 1 March 2026",
        ] {
            assert!(part.contains(words), "{words} is not in:\n{part}");
        }
    }
    assert!(
        text.contains("https://tea.example/site/managers/")
            || text.contains("https://tea.example/site/questions/tea-breaks.html"),
        "{text}"
    );
    // The news are for managers alone.
    let run = digest(
        &now,
        &before,
        &[&base[..], &["--audience", "staff"]].concat(),
    );
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!read(&now, "2026-03-01-staff.txt").contains("A third trial is in"));
}

#[test]
fn an_answer_that_was_read_again_is_sent_without_a_warning() {
    let (before, now) = with_news();
    let answer = "a shared tea break may make staff feel a little calmer.";
    now.replace(
        "questions/tea-breaks.yaml",
        answer,
        "a shared tea break may calm staff.",
    );
    let base = ["--base-url", "https://tea.example", "--audience", "manager"];
    let run = digest(&now, &before, &base);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!run.err.contains("read it again"), "{}", run.err);
}

#[test]
fn mail_programs_can_show_it_without_asking_anybody() {
    let (before, now) = with_news();
    let run = digest(&now, &before, &["--base-url", "https://tea.example"]);
    assert_eq!(run.code, 0, "{run:?}");
    let html = read(&now, "2026-03-01.html");
    for loads in [
        "<script",
        "<img",
        "<link",
        "<style",
        "class=",
        "url(",
        "@import",
        "position:",
        "float:",
    ] {
        assert!(!html.contains(loads), "{loads}");
    }
    for (at, _) in html.match_indices("href=\"") {
        assert!(
            html[at + 6..].starts_with("https://tea.example"),
            "{}",
            &html[at..at + 60]
        );
    }
    assert_eq!(
        html.matches("<table").count(),
        html.matches("role=\"presentation\"").count()
    );
    assert!(
        html.len() < 100_000,
        "mail programs cut longer ones: {}",
        html.len()
    );
}

#[test]
fn a_post_holds_its_answer_with_its_certainty_or_there_is_none() {
    let (before, now) = with_news();
    let base = ["--base-url", "https://tea.example"];
    assert_eq!(digest(&now, &before, &base).code, 0);
    let posts = read(&now, "2026-03-01.posts.txt");
    let bodies: Vec<&str> = posts.split("=== ").skip(1).collect();
    assert_eq!(bodies.len(), 2, "{posts}");
    for (body, most) in bodies.iter().zip([280, 1500]) {
        let (_, post) = body.split_once('\n').unwrap();
        assert!(post.trim().chars().count() <= most, "{post}");
        for words in [
            "may feel a little calmer",
            "Low certainty",
            "https://tea.example/",
            "1 March 2026",
        ] {
            assert!(post.contains(words), "{words} is not in: {post}");
        }
    }
    assert!(
        bodies[1].contains("Licence of the text") && bodies[1].contains("Version"),
        "{}",
        bodies[1]
    );
    let long = "people who had tea together may feel a little calmer, ".repeat(8);
    now.replace(
        "questions/tea-breaks.yaml",
        "people who had tea together may feel a little calmer.",
        &format!("{long}perhaps."),
    );
    let run = digest(
        &now,
        &before,
        &[&base[..], &["--audience", "staff"]].concat(),
    );
    assert_eq!(run.code, 0, "{run:?}");
    let posts = read(&now, "2026-03-01-staff.posts.txt");
    let short = posts.split("=== ").nth(1).unwrap();
    assert!(
        short.contains(" may be better ") && short.contains("Low certainty"),
        "the sentence on its outcome takes its place: {short}"
    );
    let base = format!("https://tea.example/{}", "long/".repeat(50));
    let again = ["--base-url", &base, "--audience", "staff", "--overwrite"];
    let run = digest(&now, &before, &again);
    assert_eq!(run.code, 0, "{run:?}");
    let posts = read(&now, "2026-03-01-staff.posts.txt");
    assert!(posts.contains("no post of 280 characters"), "{posts}");
}

#[test]
fn without_an_address_of_the_site_there_is_no_newsletter() {
    let (before, now) = with_news();
    let run = digest(&now, &before, &[]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("`base_url`") && run.err.contains("--base-url"),
        "{}",
        run.err
    );
}

#[test]
fn slides_are_one_landscape_sheet_each_and_hold_the_certainty() {
    let project = Project::starter();
    let run = project.run(&[
        "slides",
        "tea-breaks",
        "--audience",
        "manager",
        "--base-url",
        "https://tea.example",
    ]);
    assert_eq!(run.code, 0, "{run:?}");
    let html = std::fs::read_to_string(project.path().join("tea-breaks-manager.html")).unwrap();
    assert!(
        html.contains("@page{size:A4 landscape") && html.contains("break-after:page"),
        "{html}"
    );
    for loads in ["<script", "<img", "<link", "url(", "@import", " src="] {
        assert!(!html.contains(loads), "{loads}");
    }
    let slides = html.matches("<section").count();
    assert!(
        slides >= 4 && html.matches("<footer>").count() == slides,
        "{html}"
    );
    let text = plain(&html);
    for words in [
        "a shared tea break may make staff feel a little calmer.",
        "Low certainty",
        "https://tea.example/managers/tea-breaks.html",
        "Licence of the text: CC0 1.0",
        "Try it for three months",
    ] {
        assert!(text.contains(words), "{words} is not in: {text}");
    }
    let run = project.run(&["slides", "tea-break", "--audience", "manager"]);
    assert!(
        run.code == 2 && run.err.contains("Did you mean `tea-breaks`?"),
        "{run:?}"
    );
}

fn exported(project: &Project, what: &str, audience: &str, name: &str) -> String {
    let command = [
        "export",
        what,
        "tea-breaks",
        "--audience",
        audience,
        "--base-url",
        "https://tea.example",
        "--overwrite",
    ];
    let run = project.run(&command);
    assert_eq!(run.code, 0, "{run:?}");
    std::fs::read_to_string(project.path().join(name)).expect("the file")
}

#[test]
fn posts_of_a_question_hold_certainty_address_day_and_licence_and_never_half_a_sentence() {
    let project = Project::starter();
    let posts = exported(&project, "posts", "staff", "tea-breaks-staff.posts.txt");
    let bodies: Vec<&str> = posts.split("=== ").skip(1).collect();
    assert_eq!(bodies.len(), 2, "{posts}");
    for (body, most) in bodies.iter().zip([280, 1500]) {
        let (_, post) = body.split_once('\n').unwrap();
        assert!(post.trim().chars().count() <= most, "{post}");
        for words in [
            "Low certainty",
            "https://tea.example/",
            "Licence of the text: CC0 1.0",
        ] {
            assert!(post.contains(words), "{words} is not in: {post}");
        }
    }
    // An answer that is too long gives way to the whole sentence on its outcome, which keeps its hedge.
    let long = "people who had tea together may feel a little calmer, ".repeat(8);
    project.replace(
        "questions/tea-breaks.yaml",
        "people who had tea together may feel a little calmer.",
        &format!("{long}perhaps."),
    );
    let posts = exported(&project, "posts", "staff", "tea-breaks-staff.posts.txt");
    let short = posts.split("=== ").nth(1).unwrap();
    assert!(
        short.contains(" may ") && short.contains("Low certainty"),
        "{short}"
    );
    assert!(!short.contains("perhaps"), "{short}");
}

#[test]
fn a_poster_is_one_sheet_that_loads_nothing() {
    let project = Project::starter();
    let html = exported(
        &project,
        "poster",
        "manager",
        "tea-breaks-manager.poster.html",
    );
    for loads in ["<script", "<img", "<link", "@import", " src=", "<?xml"] {
        assert!(!html.contains(loads), "{loads}");
    }
    assert!(
        html.contains("@page{size:A4 portrait") && html.contains("<svg"),
        "{html}"
    );
    let text = plain(&html);
    for words in [
        "a shared tea break may make staff feel a little calmer.",
        "Low certainty",
        "https://tea.example/managers/tea-breaks.html",
        "Licence of the text: CC0 1.0",
    ] {
        assert!(text.contains(words), "{words} is not in: {text}");
    }
}

#[test]
fn an_earlier_id_leads_to_the_record_with_a_note() {
    let project = Project::starter();
    let alias = |file: &str, line: &str| {
        let text = project.read(file);
        project.write(file, format!("{}\n{line}\n", text.trim_end()));
    };
    alias("questions/tea-breaks.yaml", "aliases: [breaks]");
    alias("syntheses/tea-break-trials.yaml", "aliases: [trials]");
    for command in [
        &["slides", "breaks", "--audience", "manager"][..],
        &["export", "poster", "breaks", "--audience", "manager"],
        &["export", "fhir", "breaks"],
        &["export", "table", "trials", "--to", "csv"],
        &["quote", "synthesis:trials"],
        &["quote", "trials"],
    ] {
        let run = project.run(command);
        assert_eq!(run.code, 0, "{command:?}: {run:?}");
        assert!(run.err.contains("` now."), "{command:?}: {}", run.err);
    }
    assert!(project.path().join("tea-break-trials.csv").exists());
}

#[test]
fn what_is_there_is_not_written_over_unless_that_is_asked_for() {
    let (before, project) = with_news();
    let base = ["--base-url", "https://tea.example"];
    let of_question = ["tea-breaks", "--audience", "manager"];
    let since = before.path().to_string_lossy().into_owned();
    let named = |name: &str| project.path().join(name);
    for (command, name) in [
        (
            [&["slides"][..], &of_question, &base].concat(),
            "tea-breaks-manager.html",
        ),
        (
            [&["export", "posts"][..], &of_question, &base].concat(),
            "tea-breaks-manager.posts.txt",
        ),
        (
            [&["export", "poster"][..], &of_question, &base].concat(),
            "tea-breaks-manager.poster.html",
        ),
        (
            [&["export", "fhir", "all"][..], &base].concat(),
            "all.fhir.json",
        ),
        (vec!["export", "table", "all", "--to", "csv"], "all.csv"),
        (
            [
                &["digest", "--since", since.as_str(), "--output", "letters"][..],
                &base,
            ]
            .concat(),
            "letters",
        ),
        (vec!["export", "dataset", "set"], "set"),
    ] {
        let run = project.run(&command);
        assert_eq!(run.code, 0, "{command:?}: {run:?}");
        let file = match named(name).is_dir() {
            true => {
                let files = std::fs::read_dir(named(name)).unwrap();
                files
                    .map(|file| file.unwrap().path())
                    .find(|it| it.is_file())
                    .unwrap()
            }
            false => named(name),
        };
        std::fs::write(&file, "mine").unwrap();
        let run = project.run(&command);
        assert_eq!(run.code, 2, "{command:?}: {run:?}");
        assert!(
            run.err.contains("is there already") && run.err.contains("--overwrite"),
            "{run:?}"
        );
        assert_eq!(
            std::fs::read_to_string(&file).unwrap(),
            "mine",
            "{command:?}"
        );
        let run = project.run(&[&command[..], &["--overwrite"]].concat());
        assert_eq!(run.code, 0, "{command:?}: {run:?}");
        assert_ne!(std::fs::read(&file).unwrap(), b"mine", "{command:?}");
    }
}
