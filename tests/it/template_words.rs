//! Templates hold no words of their own: what a reader sees comes from the files of languages.

use std::fs;
use std::path::Path;

/// Names that are the same in every language.
const NAMES: &[&str] = &["GRADE", "RIS", "BibTeX", "CSV", "JSON", "PICO", "SPIDER"];
/// Attributes that readers see or hear.
const ATTRIBUTES: [&str; 12] = [
    "aria-label",
    "aria-description",
    "title",
    "alt",
    "placeholder",
    "data-title",
    "data-name",
    "data-copy",
    "data-label",
    "data-question",
    "data-phrase",
    "data-folded",
];
/// What is given to components in words.
const ARGUMENTS: [&str; 7] = [
    "text", "caption", "heading", "label", "title", "summary", "note",
];

/// Two letters or more in a row that are no name.
fn has_words(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic());
    let mut words = words.filter(|word| word.chars().count() > 1);
    words.any(|word| !NAMES.contains(&word))
}

/// A template with its code taken out, and the code.
fn without_code(template: &str) -> (String, Vec<&str>) {
    let (mut text, mut code, mut rest) = (String::new(), Vec::new(), template);
    while let Some(at) = rest.find('{') {
        let end = match rest.get(at..at + 2) {
            Some("{#") => "#}",
            Some("{%") => "%}",
            Some("{{") => "}}",
            _ => "{",
        };
        let inside = at + end.len();
        let length = rest[inside..].find(end).filter(|_| end.len() == 2);
        let stop = length.map_or(inside, |length| inside + length + 2);
        text.push_str(&rest[..at]);
        if end != "#}" {
            code.push(&rest[at..stop]);
        }
        rest = &rest[stop..];
    }
    text.push_str(rest);
    (text, code)
}

/// The value of `name="…"` wherever it stands.
fn values<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(name).filter_map(move |(at, _)| {
        let is_whole = !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_');
        let value = text[at + name.len()..].strip_prefix("=\"")?;
        value.split('"').next().filter(|_| is_whole)
    })
}

/// Literals of code in which words stand side by side; codes and names of files have no spaces.
fn sentences(code: &str) -> impl Iterator<Item = &str> {
    let literals = code.split('"').skip(1).step_by(2);
    literals.filter(|literal| literal.trim().contains(' '))
}

fn words_of(template: &str) -> Vec<String> {
    let (text, code) = without_code(template);
    let mut found: Vec<&str> = Vec::new();
    for part in text.split('<') {
        // After a tag stands text; the first part has no tag.
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        found.push(text);
        found.extend(ATTRIBUTES.iter().flat_map(|name| values(tag, name)));
    }
    for code in code {
        let is_component = code[2..]
            .trim_start_matches('-')
            .trim_start()
            .starts_with('<');
        if is_component {
            found.extend(ARGUMENTS.iter().flat_map(|name| values(code, name)));
        }
        found.extend(sentences(code));
        found.extend(
            code.split(" or \"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next()),
        );
    }
    let found = found.into_iter().filter(|text| has_words(text));
    found.map(|text| text.trim().to_owned()).collect()
}

#[test]
fn templates_take_every_word_from_the_files_of_languages() {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("themes")];
    let mut wrong = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "html") {
                let text = fs::read_to_string(&path).expect("a template");
                let words = words_of(&text);
                wrong.extend(
                    words
                        .iter()
                        .map(|words| format!("{}: {words}", path.display())),
                );
            }
        }
    }
    wrong.sort();
    let told = wrong.join("\n");
    assert!(
        wrong.is_empty(),
        "docs/themes.md says how words are said:\n{told}"
    );
}

#[test]
fn words_are_found_wherever_they_can_stand() {
    for template in [
        "<p>Word</p>",
        "<p>{{ page.title }} of it</p>",
        "<nav aria-label=\"Main\">",
        "{{ <missing text=\"not\" /> }}",
        "{{ <citation_box of=\"the study\" /> }}",
        "<ul data-copy=\"what to watch\">",
        "{{ row.time or \"unknown\" }}",
    ] {
        assert_eq!(words_of(template).len(), 1, "{template}");
    }
    let clean =
        "{# Words #}<p class=\"meta\">{{ say(id=\"study.what\", n=page.n) }} – GRADE (1)</p>";
    assert!(words_of(clean).is_empty(), "{:?}", words_of(clean));
}
