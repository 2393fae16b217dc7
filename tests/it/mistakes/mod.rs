//! The mistakes that people make in records, in the small example: each is told at its line in words that
//! help, none is passed over, and what it causes is not told beside it. `cases.txt` says how they are
//! written.

use std::fmt::Write as _;
use std::fs;

use distil::Diagnostic;
use testbed::{Project, listed};

const CASES: &str = include_str!("cases.txt");

/// So many problems of one mistake are no wall.
const FEW: usize = 3;

/// A mistake, and what has to be told of it.
struct Case {
    title: &'static str,
    steps: Vec<&'static str>,
}

fn cases() -> Vec<Case> {
    let parts = CASES.split("\n=== ").skip(1);
    parts
        .map(|part| {
            let mut lines = part.lines();
            Case {
                title: lines.next().expect("a title"),
                steps: lines.filter(|line| !line.is_empty()).collect(),
            }
        })
        .collect()
}

/// Letters that a line of the cases cannot hold.
fn letters(text: &str) -> String {
    let text = text.replace("\\n", "\n").replace("\\t", "\t");
    let mut parts = text.replace("\\x20", " ");
    while let Some(at) = parts.find("\\u") {
        let code = u32::from_str_radix(&parts[at + 2..at + 6], 16).expect("a number");
        let letter = char::from_u32(code).expect("a letter").to_string();
        parts.replace_range(at..at + 6, &letter);
    }
    parts
}

impl Case {
    /// What is wrong with what the program says; nothing when it is good.
    fn fault(&self) -> Option<String> {
        let project = Project::starter();
        let (told, others): (Vec<&str>, Vec<&str>) = self
            .steps
            .iter()
            .partition(|step| step.starts_with("tell ") || **step == "fine");
        for step in others {
            make(&project, step);
        }
        let problems = told_by_check(&project);
        let are_told = told.iter().all(|told| is_told(&project, told, &problems));
        let is_good = are_told && problems.len() <= FEW && problems.iter().all(is_in_content);
        (!is_good).then(|| format!("{}: {told:?}\n{}", self.title, listed(&problems)))
    }
}

/// Makes a mistake.
fn make(project: &Project, step: &str) {
    let (verb, rest) = step.split_once(' ').expect("a verb");
    let (file, what) = rest.split_once(" |").unwrap_or((rest, ""));
    let what = what.trim_start_matches(' ');
    match verb {
        "edit" => {
            let (from, to) = what.split_once(" =>").expect("an arrow");
            let to = to.strip_prefix(' ').unwrap_or(to);
            project.replace(file, &letters(from), &letters(to));
        }
        "write" => {
            project.write(file, letters(what));
        }
        "remove" => {
            project.remove(file);
        }
        "rename" => {
            let bytes = fs::read(project.content().join(file)).expect("a file");
            project.remove(file).write(what, bytes);
        }
        "copy" => {
            let bytes = fs::read(project.content().join(file)).expect("a file");
            project.write(what, bytes);
        }
        "encode" => {
            let text = project.read(file);
            project.write(file, encoded(&text, what));
        }
        _ => panic!("{step}"),
    }
}

fn encoded(text: &str, way: &str) -> Vec<u8> {
    match way {
        "crlf" => text.replace('\n', "\r\n").into_bytes(),
        "bom" => format!("\u{feff}{text}").into_bytes(),
        "utf16" => {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect()
        }
        "latin1" => text
            .chars()
            .map(|letter| u8::try_from(u32::from(letter)).expect("a letter of Latin-1"))
            .collect(),
        "semicolons" => text.replace(',', ";").into_bytes(),
        "tabs" => text.replace(',', "\t").into_bytes(),
        _ => panic!("{way}"),
    }
}

/// What `distil check` would say, themes and addresses included, without notes.
fn told_by_check(project: &Project) -> Vec<Diagnostic> {
    let mut problems = project.problems();
    let has_errors = |problem: &Diagnostic| problem.code.id.starts_with('E');
    if !problems.iter().any(has_errors) {
        let mut prepared = project.problems_of_site();
        prepared.retain(|problem| !problems.contains(problem));
        problems.extend(prepared);
    }
    problems
}

/// Whether a problem is told at its line with its words.
fn is_told(project: &Project, told: &str, problems: &[Diagnostic]) -> bool {
    let Some(told) = told.strip_prefix("tell ") else {
        return problems.is_empty();
    };
    let mut parts = told.splitn(3, " | ");
    let mut part = || parts.next().expect("three parts");
    let (code, file) = part().split_once(' ').expect("a code");
    let (at, words) = (letters(part()), letters(part()));
    let line = match at.as_str() {
        "-" => 0,
        at => {
            let bytes = fs::read(project.content().join(file)).expect("a file");
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let line = text.lines().position(|line| line.contains(at));
            line.map(|line| line + 1)
                .unwrap_or_else(|| panic!("{at:?} is not in {file}"))
        }
    };
    problems.iter().any(|problem| {
        let place = problem.place.as_ref();
        let mut said = problem.message.clone();
        let _ = write!(said, " {}", problem.hints.join(" "));
        problem.code.id == code
            && place.is_some_and(|place| place.file == file && place.line == line)
            && said.contains(&words)
    })
}

fn is_in_content(problem: &Diagnostic) -> bool {
    let file = problem
        .place
        .as_ref()
        .map_or("", |place| place.file.as_str());
    !file.is_empty() && !file.starts_with('/') && !file.starts_with("themes/")
}

#[test]
fn every_mistake_is_told_where_it_is_in_words_that_help() {
    let cases = cases();
    assert!(cases.len() > 150, "{} cases", cases.len());
    let faults: Vec<String> = cases.iter().filter_map(Case::fault).collect();
    assert!(
        faults.is_empty(),
        "{} of {}:\n{}",
        faults.len(),
        cases.len(),
        faults.join("\n")
    );
}
