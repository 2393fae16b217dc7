//! The picture of an answer: the rows on which its sentence rests, what lies outside, and the file that
//! goes around without its page.

use testbed::{Project, Site};

const QUESTION: &str = "questions/does-it-help.html";

/// The names of the rows of the picture on a page, and what is compared above them, in order.
fn rows(page: &str) -> Vec<String> {
    let picture = page.split("<figure id=\"figure-answer\"").nth(1);
    let picture = picture.and_then(|it| it.split("</figure>").next());
    let parts = picture.unwrap_or_default().split("<th ").skip(1);
    let heads = parts.filter(|part| part.starts_with("scope=\"row\"") || part.contains("rowgroup"));
    heads
        .filter_map(|part| part.split_once('>')?.1.split("</th>").next())
        .map(|head| {
            let texts = head
                .split('<')
                .map(|part| part.rsplit('>').next().unwrap_or(part));
            texts.collect::<String>()
        })
        .collect()
}

#[test]
fn the_rows_on_which_an_answer_rests_come_first_and_stand_alone_on_the_home_page() {
    let site = Site::everything();
    let home = rows(site.file("index.html"));
    assert_eq!(
        home.last().map(String::as_str),
        Some("Calm at work"),
        "{home:?}"
    );
    let own = rows(site.file(QUESTION));
    assert!(own.len() > home.len(), "{own:?}");
    assert_eq!(own[..home.len()], home[..], "{own:?}");
}

#[test]
fn what_lies_outside_is_said_on_the_page_of_the_question_and_left_out_on_the_home_page() {
    let project = Project::everything();
    project.replace(
        "questions/does-it-help.yaml",
        "comparison: shared-or-alone, outcome: calm}",
        "comparison: shared-or-alone, outcome: calm}\n  - {synthesis: break-directions, comparison: friendly, outcome: friendliness}",
    );
    let site = project.build();
    let outside = "Outside what is asked here: the question asks how calm staff are";
    let page = site.file(QUESTION);
    let (answer, rest) = page
        .split_once("<details class=\"outside-answer\">")
        .expect("a fold of what is no part of the answer");
    assert!(!answer.contains(outside), "it stands in the answer");
    let (fold, _) = rest
        .split_once("</figure>")
        .expect("the end of the picture");
    assert!(fold.contains(outside));
    assert!(fold.contains("<summary>Outside what is asked here: 1 comparison</summary>"));
    assert!(!site.file("index.html").contains(outside));
    let own = rows(site.file(QUESTION));
    assert!(
        own.iter()
            .any(|row| row.contains("Friendliness") || row.contains("riendl")),
        "{own:?}"
    );
}

#[test]
fn the_file_of_an_answer_says_by_itself_how_sure_it_is_and_where_it_comes_from() {
    let svg = Site::everything().file("questions/does-it-help-picture.svg");
    // Lines of text are elements of their own.
    let texts = svg.split('<').filter_map(|part| part.split_once('>'));
    let texts: Vec<&str> = texts
        .map(|(_, text)| text)
        .filter(|text| !text.is_empty())
        .collect();
    let text = texts.join(" ");
    for part in [
        "Does a shared tea break help library staff?",
        "Low certainty",
        "How to read it: ",
        "Source: Shared tea breaks in invented trials",
        "https://tea-breaks.example/questions/does-it-help.html. As of 15 January 2026",
        "In doubt: checks of the data",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    for mark in ["ch-sure-dot-on", "ch-sure-ring"] {
        assert!(svg.contains(mark), "{mark}");
    }
}
