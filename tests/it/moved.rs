//! A record that has another name now: everything that leads to its old one still leads to it.

use testbed::{Project, listed};

/// The starter with a study, its question and its body of evidence renamed, and nobody else told of it.
fn renamed() -> Project {
    let project = Project::starter();
    for (from, to, alias) in [
        (
            "studies/wren-2023.yaml",
            "studies/wren-2024.yaml",
            "wren-2023",
        ),
        (
            "questions/tea-breaks.yaml",
            "questions/tea.yaml",
            "tea-breaks",
        ),
        (
            "syntheses/tea-break-trials.yaml",
            "syntheses/tea-trials.yaml",
            "tea-break-trials",
        ),
        (
            "glossary/mean-difference.yaml",
            "glossary/difference-of-means.yaml",
            "mean-difference",
        ),
    ] {
        let text = project.read(from);
        project.remove(from);
        project.write(to, format!("{text}\naliases: [{alias}]\n"));
    }
    let about = project.read("pages/about.md");
    project.write(
        "pages/about.md",
        format!(
            "{about}\nSee [the trial](study:wren-2023) and [the term](term:mean-difference).\n"
        ),
    );
    project
}

fn text_of(files: &[(String, Vec<u8>)], address: &str) -> String {
    let file = files.iter().find(|(name, _)| name == address);
    let (_, bytes) = file.unwrap_or_else(|| panic!("no {address}"));
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn links_references_rows_of_tables_pages_and_files_follow_a_new_name() {
    let project = renamed();
    assert!(
        project.problems().is_empty(),
        "{}",
        listed(&project.problems())
    );
    let run = project.run(&["build", "--base-url", "https://example.org/tea"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let files = project.site();
    for (before, now) in [
        ("studies/wren-2023.html", "url=../studies/wren-2024.html"),
        ("questions/tea-breaks.html", "url=../questions/tea.html"),
        ("managers/tea-breaks.html", "url=../managers/tea.html"),
        (
            "managers/tea-breaks-sheet.html",
            "url=../managers/tea-sheet.html",
        ),
        (
            "evidence/tea-break-trials.html",
            "url=../evidence/tea-trials.html",
        ),
        (
            "evidence/tea-break-trials/methods.html",
            "url=../../evidence/tea-trials/methods.html",
        ),
    ] {
        assert!(text_of(&files, before).contains(now), "{before}");
    }
    for (before, now) in [
        ("questions/tea-breaks-feed.xml", "questions/tea-feed.xml"),
        (
            "evidence/tea-break-trials-references.ris",
            "evidence/tea-trials-references.ris",
        ),
    ] {
        assert_eq!(text_of(&files, before), text_of(&files, now), "{before}");
    }
    let about = text_of(&files, "about.html");
    assert!(about.contains("studies/wren-2024.html"), "{about}");
    assert!(
        about.contains("glossary/index.html#difference-of-means"),
        "{about}"
    );
    // The result of the study that the table names by its old id is still in the pool.
    let results = text_of(&files, "data/results.csv");
    assert!(
        results.contains("wren-2024") && !results.contains("wren-2023"),
        "{results}"
    );
    let sitemap = text_of(&files, "sitemap.xml");
    assert!(
        sitemap.contains("questions/tea.html") && !sitemap.contains("tea-breaks"),
        "{sitemap}"
    );
    for (name, line) in [
        (
            "_redirects",
            "/tea/studies/wren-2023.html /tea/studies/wren-2024.html 301\n",
        ),
        (
            ".htaccess",
            "Redirect 301 /tea/managers/tea-breaks.html /tea/managers/tea.html\n",
        ),
        (
            "nginx-redirects.map",
            "/tea/questions/tea-breaks.html /tea/questions/tea.html;\n",
        ),
    ] {
        let text = std::fs::read_to_string(project.output().join(name)).unwrap();
        assert!(text.contains(line), "{name}: {text}");
    }
}

#[test]
fn a_new_name_is_told_as_a_new_address_and_as_nothing_else() {
    let before = Project::starter();
    let now = renamed();
    now.write("pages/about.md", before.read("pages/about.md"));
    let since = before.path().to_string_lossy().into_owned();
    let run = now.run(&["changes", "--since", &since]);
    assert_eq!(run.code, 0, "{run:?}");
    for words in [
        "has a new address: `wren-2023` is `wren-2024` now.",
        "has a new address: `tea-breaks` is `tea` now.",
        "has a new address: `tea-break-trials` is `tea-trials` now.",
    ] {
        assert!(run.out.contains(words), "{words} is not in:\n{}", run.out);
    }
    for words in [
        "came in",
        "taken out",
        "No longer",
        "no longer",
        "New:",
        "is new",
        "Changed in",
        "text",
    ] {
        assert!(!run.out.contains(words), "{words} is in:\n{}", run.out);
    }
    let draft = now.run(&["changes", "--since", &since, "--draft"]);
    assert_eq!(draft.code, 0, "{draft:?}");
    let base = ["--base-url", "https://tea.example"];
    let run = now.run(&[&["digest", "--since", &since][..], &base].concat());
    assert!(
        run.out.contains("Nothing that these readers see"),
        "{run:?}"
    );
    // What changed beside the name is told as a change of the same record.
    now.replace(
        "questions/tea.yaml",
        "Agree a time at which the desk is quiet.",
        "Agree a quiet time.",
    );
    let run = now.run(&["changes", "--since", &since]);
    assert!(run.out.contains("New: Agree a quiet time."), "{}", run.out);
    assert!(!run.out.contains("This question is new"), "{}", run.out);
}

#[test]
fn the_line_that_is_advised_for_a_page_without_a_successor_is_right() {
    let project = Project::built();
    let text = project.read("pages/about.md");
    project.remove("pages/about.md");
    let run = project.run(&["build"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let line = run
        .err
        .lines()
        .find_map(|it| it.split_once("`- {from: about"));
    let (_, line) = line.unwrap_or_else(|| panic!("no line in {}", run.err));
    let line = line.split('`').next().unwrap();
    let site = project.read("site.yaml");
    project.write(
        "site.yaml",
        format!("{site}redirects:\n  - {{from: about{line}\n"),
    );
    let run = project.run(&["build"]);
    assert_eq!(run.code, 0, "{} after {text}", run.err);
}

#[test]
fn the_name_that_a_table_and_a_list_use_changes_no_number() {
    let numbers = |project: &Project| {
        let run = project.run(&["build", "-q"]);
        assert_eq!(run.code, 0, "{run:?}");
        text_of(&project.site(), "data/pooled-results.csv")
            .replace("tea-break-trials", "tea-trials")
    };
    assert_eq!(numbers(&renamed()), numbers(&Project::starter()));
}

#[test]
fn a_page_that_vanishes_is_an_error_with_the_line_to_add() {
    let project = Project::built();
    let text = project.read("studies/wren-2023.yaml");
    for file in [
        "syntheses/tea-break-trials.yaml",
        "results/tea-breaks.csv",
        "questions/tea-breaks.yaml",
    ] {
        project.write(file, project.read(file).replace("wren-2023", "wren-2024"));
    }
    project.remove("studies/wren-2023.yaml");
    project.write("studies/wren-2024.yaml", &text);
    let run = project.run(&["build"]);
    assert_eq!(run.code, 1, "{}", run.err);
    for words in [
        "E0709",
        "studies/wren-2023.html",
        "`studies/wren-2024.yaml`",
        "aliases: [wren-2023]",
    ] {
        assert!(run.err.contains(words), "{words} is not in: {}", run.err);
    }
    assert!(project.output().join("studies/wren-2023.html").is_file());
    project.write(
        "studies/wren-2024.yaml",
        format!("{text}\naliases: [wren-2023]\n"),
    );
    let run = project.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(project.output().join("studies/wren-2023.html").is_file());
}

#[test]
fn a_redirect_of_the_site_or_a_word_of_staff_lets_a_page_go() {
    let project = Project::built();
    project.remove("risks/tea-near-books.yaml");
    let file = "questions/tea-breaks.yaml";
    let question = project.read(file);
    let question = question
        .replace("risks: [tea-near-books]\n", "")
        .replace("; see the [risk](risk:tea-near-books)", "");
    project.write(file, question);
    assert_eq!(project.run(&["build"]).code, 1);
    let site = project.read("site.yaml");
    let wrong = "redirects:\n  - {from: risks/tea-near-books.html, to: risks/indx.html}\n";
    project.write("site.yaml", format!("{site}{wrong}"));
    let run = project.run(&["build"]);
    assert!(
        run.err.contains("The site has no page `risks/indx.html`"),
        "{}",
        run.err
    );
    project.write(
        "site.yaml",
        format!("{site}{}", wrong.replace("risks/indx", "questions/index")),
    );
    let run = project.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let stub = std::fs::read_to_string(project.output().join("risks/tea-near-books.html")).unwrap();
    assert!(stub.contains("url=../questions/index.html"), "{stub}");
    project.write("site.yaml", site);
    assert_eq!(project.run(&["build"]).code, 1);
    assert_eq!(project.run(&["build", "--let-go"]).code, 0);
    assert!(!project.output().join("risks/tea-near-books.html").exists());
}

#[test]
fn an_alias_that_is_the_id_of_another_record_is_told_once_and_for_what_it_is() {
    for (file, alias) in [
        ("studies/wren-2023.yaml", "finch-2021"),
        ("outcomes/calm.yaml", "calm"),
    ] {
        let project = Project::starter();
        let text = project.read(file);
        project.write(file, format!("{text}\naliases: [{alias}]\n"));
        let run = project.run(&["build"]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert_eq!(run.err.matches("error[").count(), 1, "{}", run.err);
        let told = format!("The earlier id `{alias}` is the id");
        assert!(run.err.contains(&told), "{}", run.err);
    }
}
