//! Records that are not published yet, and those whose time is over.

use testbed::{Project, Run, plain};

/// Seconds since 1970 of a day of 2026 and of the next year.
const IN_MARCH: &str = "1772323200";
const IN_JUNE: &str = "1780272000";

fn build_on(project: &Project, day: &str, more: &[&str]) -> Run {
    let mut command = project.distil(&["build", "--no-cache", "--base-url", "https://example.org"]);
    Run::of(command.args(more).env("SOURCE_DATE_EPOCH", day))
}

fn page(project: &Project, address: &str) -> Option<String> {
    std::fs::read_to_string(project.output().join(address)).ok()
}

const NEWS: &str = "---\ntitle: A date in spring\ndate: 2026-05-01\npublish_on: 2026-05-01\nexpires_on: 2026-05-20\nkind: update\nsummary: Tea is on the roof.\nchanges_answer: false\n---\nCome.\n";

#[test]
fn news_are_shown_from_their_day_on_and_leave_a_note_when_it_is_over() {
    let project = Project::starter();
    project.write("updates/on-the-roof.md", NEWS);
    let run = build_on(&project, IN_MARCH, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(page(&project, "updates/on-the-roof.html"), None);
    assert!(!page(&project, "updates/feed.xml").unwrap().contains("roof"));
    let run = build_on(&project, "1777939200", &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    let home = plain(&page(&project, "index.html").unwrap());
    assert!(
        page(&project, "updates/on-the-roof.html").is_some() && home.contains("as of 5 May 2026"),
        "{home}"
    );
    let run = build_on(&project, IN_JUNE, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    let over = plain(&page(&project, "updates/on-the-roof.html").unwrap());
    assert!(over.contains("It was last shown on 20 May 2026"), "{over}");
    assert!(
        !page(&project, "updates/index.html")
            .unwrap()
            .contains("roof")
    );
}

#[test]
fn a_day_to_come_is_asked_about_and_is_never_the_day_of_the_site() {
    let project = Project::starter();
    project.write(
        "updates/on-the-roof.md",
        NEWS.replace("publish_on: 2026-05-01\n", "")
            .replace("2026-05-01", "2062-05-01"),
    );
    let run = build_on(&project, IN_MARCH, &[]);
    assert_eq!(run.code, 1);
    for words in ["E0544", "has not come yet", "publish_on: 2062-05-01"] {
        assert!(run.err.contains(words), "{words} is not in: {}", run.err);
    }
}

#[test]
fn what_is_built_with_drafts_says_so_on_every_kind_and_to_nobody_else() {
    let project = Project::starter();
    project.write("updates/on-the-roof.md", NEWS);
    let mut drafts = Vec::new();
    for (file, address) in [
        ("questions/tea-breaks.yaml", "questions/tea-breaks.html"),
        ("risks/tea-near-books.yaml", "risks/tea-near-books.html"),
        ("outcomes/calm.yaml", "outcomes/calm.html"),
        (
            "interventions/breaks-alone.yaml",
            "interventions/breaks-alone.html",
        ),
        (
            "economics/tea-cost-model.yaml",
            "economics/tea-cost-model.html",
        ),
        (
            "resources/tea-break-checklist.md",
            "resources/tea-break-checklist.html",
        ),
        (
            "syntheses/tea-break-trials.yaml",
            "evidence/tea-break-trials.html",
        ),
        ("studies/wren-2023.yaml", "studies/wren-2023.html"),
    ] {
        let text = project.read(file).replace("status: published\n", "");
        let text = match text.strip_prefix("---\n") {
            Some(rest) => format!("---\nstatus: draft\n{rest}"),
            None => format!("{text}\nstatus: draft\n"),
        };
        project.write(file, text);
        drafts.push(address);
    }
    drafts.extend([
        "updates/on-the-roof.html",
        "managers/tea-breaks.html",
        "managers/tea-breaks-sheet.html",
    ]);
    let term = project
        .read("glossary/mean-difference.yaml")
        .replace("status: published\n", "");
    project.write(
        "glossary/mean-difference.yaml",
        format!("{term}\nstatus: draft\n"),
    );
    let run = build_on(&project, IN_MARCH, &["--drafts"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for address in &drafts {
        let page = page(&project, address).unwrap_or_else(|| panic!("no {address}"));
        assert!(
            page.contains("<meta name=\"robots\" content=\"noindex\">"),
            "{address}"
        );
        assert!(
            plain(&page).contains("This page is not published"),
            "{address}"
        );
    }
    let glossary = plain(&page(&project, "glossary/index.html").unwrap());
    assert!(
        glossary.contains("Not published on this page: Mean difference"),
        "{glossary}"
    );
    let sitemap = page(&project, "sitemap.xml").unwrap();
    let feed = page(&project, "updates/feed.xml").unwrap();
    for address in &drafts {
        assert!(
            !sitemap.contains(address) && !feed.contains(address),
            "{address}"
        );
    }
    for (name, bytes) in project.site() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if name.starts_with("search/records") {
            for address in &drafts {
                assert!(!text.contains(address), "{address} is in {name}");
            }
        }
    }
}
