//! A record that was on the site and is out: its page says so, it is nowhere else, and what rested on it is
//! told.

use testbed::{Project, listed, plain};

const REMOVAL: &str = "removal:\n  date: 2026-01-20\n  reason: The invented journal took the paper back.\n  notice: Its numbers were made up twice.\n  url: https://example.org/notice\n  replaced_by: finch-2021\naliases: [wren-2022]\n";

/// The starter with a study that was retracted, and a link to it in a text.
fn retracted() -> Project {
    let project = Project::example("starter");
    let study = project.read("studies/wren-2023.yaml");
    project.write(
        "studies/wren-2023.yaml",
        format!("{study}status: retracted\n{REMOVAL}"),
    );
    let about = project.read("pages/about.md");
    project.write(
        "pages/about.md",
        format!("{about}\nWhat became of [the trial](study:wren-2023).\n"),
    );
    project
}

/// The same with what rested on the study put right.
fn put_right() -> Project {
    let project = retracted();
    let file = "syntheses/tea-break-trials.yaml";
    let synthesis = project
        .read(file)
        .replace("  - wren-2023\n", "")
        .replace("included_studies: 3", "included_studies: 2")
        .replace(
            "      n: 5\n",
            "      n: 5\n    - reason: retracted\n      n: 1\n",
        );
    project.write(file, synthesis);
    project
}

#[test]
fn what_rested_on_a_study_that_is_out_is_told_at_its_line() {
    let project = retracted();
    let problems = project.problems();
    let told: Vec<_> = problems
        .iter()
        .filter(|problem| problem.code.id == "E0417")
        .collect();
    // The row of a table leaves with its study, and a link in a text may stay.
    assert_eq!(told.len(), 1, "{}", listed(&problems));
    let text = listed(&problems);
    for words in [
        "`wren-2023` is out (retracted, 20 January 2026)",
        "tea-break-trials.yaml:34",
    ] {
        assert!(text.contains(words), "{words} is not in:\n{text}");
    }
}

#[test]
fn the_page_stays_with_its_notice_and_the_study_is_nowhere_else() {
    let project = put_right();
    let run = project.run(&["build", "--no-cache"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let files = project.site();
    let text_of = |address: &str| {
        let file = files.iter().find(|(name, _)| name == address);
        let (_, bytes) = file.unwrap_or_else(|| panic!("no {address}"));
        String::from_utf8_lossy(bytes).into_owned()
    };
    let page = text_of("studies/wren-2023.html");
    let read = plain(&page);
    for words in [
        "Retracted. It was taken out of this site on 20 January 2026.",
        "The invented journal took the paper back.",
        "Its numbers were made up twice.",
    ] {
        assert!(read.contains(words), "{words} is not in:\n{read}");
    }
    assert!(page.contains("In its place:") && page.contains("href=\"../studies/finch-2021.html\""));
    assert!(page.contains("https://example.org/notice") && page.contains("noindex"));
    assert!(
        !read.contains("6.1"),
        "a result of the study is shown: {read}"
    );
    assert!(text_of("studies/wren-2022.html").contains("url=../studies/wren-2023.html"));
    assert!(text_of("about.html").contains("studies/wren-2023.html"));
    let named: Vec<&str> = files
        .iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("Wren 2023"))
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(named, ["studies/wren-2023.html"]);
    let results = text_of("data/results.csv");
    assert!(
        results.contains("finch-2021") && !results.contains("wren-2023"),
        "{results}"
    );
}

#[test]
fn evidence_and_a_question_that_are_out_leave_stubs_at_their_pages() {
    let project = Project::example("starter");
    let out = "status: withdrawn\nremoval: {date: 2026-01-20, reason: Nobody asks any more.}\n";
    let question = project.read("questions/tea-breaks.yaml");
    let question = question.replace("status: published\n", out);
    project.write("questions/tea-breaks.yaml", question);
    let news = project.read("updates/first-version.md");
    let news = news.replace("questions: [tea-breaks]\n", "");
    project.write("updates/first-version.md", news);
    let run = project.run(&["build", "--no-cache"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for (name, bytes) in project.site() {
        let is_of_question =
            name.ends_with("/tea-breaks.html") || name.ends_with("/tea-breaks-sheet.html");
        if is_of_question && name != "questions/tea-breaks.html" {
            let stub = String::from_utf8_lossy(&bytes).into_owned();
            assert!(
                stub.contains("url=../questions/tea-breaks.html"),
                "{name}: {stub}"
            );
        }
    }
    let page = std::fs::read_to_string(project.output().join("questions/tea-breaks.html"));
    assert!(
        page.expect("the page")
            .contains("Withdrawn on 20 January 2026.")
    );
}

#[test]
fn a_record_that_is_out_says_why() {
    let project = Project::example("starter");
    let study = project.read("studies/wren-2023.yaml");
    project.write(
        "studies/wren-2023.yaml",
        format!("{study}status: withdrawn\n"),
    );
    assert!(listed(&project.problems()).contains("does not say why"));
    project.write("studies/wren-2023.yaml", format!("{study}{REMOVAL}"));
    assert!(listed(&project.problems()).contains("is not out"));
    let to_come = REMOVAL.replace("2026-01-20", "2099-01-01");
    project.write(
        "studies/wren-2023.yaml",
        format!("{study}status: withdrawn\n{to_come}"),
    );
    let check = project.run(&["check"]);
    assert!(
        check.err.contains("E0544") && check.err.contains("1 January 2099, which has not come yet"),
        "{}",
        check.err
    );
    let other = REMOVAL.replace("finch-2021", "nobody-2000");
    project.write(
        "studies/wren-2023.yaml",
        format!("{study}status: retracted\n{other}"),
    );
    assert!(listed(&project.problems()).contains("`nobody-2000`, which should take its place"));
}
