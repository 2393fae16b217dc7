//! Every usual slip in YAML is named with its line, in words that need no knowledge of YAML, and
//! what is sound is left alone. The cases stand in `cases.txt`.

use crate::diag::Diagnostic;
use crate::load::marked;
use crate::load::source::{Format, Source};

const CASES: &str = include_str!("cases.txt");

/// A case: what it is called, what must be named, and the file.
struct Case {
    title: &'static str,
    expected: &'static str,
    words: Vec<&'static str>,
    text: String,
}

fn cases() -> Vec<Case> {
    CASES.split("\n=== ").skip(1).map(case).collect()
}

fn case(part: &'static str) -> Case {
    let (head, text) = part.split_once('\n').unwrap_or((part, ""));
    let mut head = head.split(" | ");
    let (title, expected) = (
        head.next().unwrap_or_default(),
        head.next().unwrap_or_default(),
    );
    let words = head.next().unwrap_or_default().split(", ");
    let mut text = text.replace('→', "\t").replace('¶', "\r");
    text.push('\n');
    Case {
        title,
        expected,
        words: words.filter(|word| !word.is_empty()).collect(),
        text,
    }
}

/// What the program says about a file: `fine`, or the problem.
fn problem(text: &str) -> Option<Diagnostic> {
    let file = |name: &str| name.to_owned();
    let (source, _) = Source::new(
        file("a.yaml"),
        file("studies"),
        file("a"),
        Format::Yaml,
        text.to_owned(),
    );
    let fault = marked::parse(source.yaml()).err()?;
    Some(super::explain(&source, &fault))
}

fn told(problem: &Diagnostic) -> String {
    let place = problem
        .place
        .as_ref()
        .map_or((0, 0), |p| (p.line, p.column));
    format!("{} {}:{}", problem.code.id, place.0, place.1)
}

fn words(problem: &Diagnostic) -> String {
    format!("{} {}", problem.message, problem.hints.join(" "))
}

#[test]
fn every_slip_is_named_with_its_line() {
    let mut wrong = Vec::new();
    for case in cases() {
        let problem = problem(&case.text);
        let found = problem.as_ref().map_or_else(|| "fine".to_owned(), told);
        let said = problem.as_ref().map(words).unwrap_or_default();
        if std::env::var_os("DISTIL_SHOW").is_some() {
            println!("{}\n  {found}: {said}", case.title);
        }
        let misses = case.words.iter().find(|word| !said.contains(**word));
        if found != case.expected || misses.is_some() {
            let missing = misses.map(|word| format!(" (without the words {word:?})"));
            wrong.push(format!(
                "{}: expected {}, found {found}{}\n    {said}",
                case.title,
                case.expected,
                missing.unwrap_or_default()
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
