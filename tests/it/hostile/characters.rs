//! Characters that no text may hold, however they are written.

use super::{checked, told};

#[test]
fn however_yaml_writes_them() {
    for written in [
        "\"a\\0b\"",
        "\"a\\x07b\"",
        "\"a\\u0000b\"",
        "\"a\\U0000001Bb\"",
        "\"a\\eb\"",
        "\"a\\x7fb\"",
        "\"a\\Nb\"",
        "\"a\\uFFFEb\"",
        "\"a\\uFFFFb\"",
        "\"a\\uFDD0b\"",
        "\"a\\uFDD2b\"",
        "\"a\\uFDEFb\"",
        "\"a\\U0001FFFFb\"",
        "\"a\\u202Eb\"",
        "\"a\\u2066b\"",
    ] {
        let run = checked(|project| {
            project.write(
                "glossary/odd.yaml",
                format!("term: A\ndefinition: {written}\n"),
            );
        });
        let told = told(&run);
        assert_eq!(told.len(), 1, "{written}: {run:?}");
        assert_eq!((told[0].0.as_str(), told[0].2), ("E0102", 2), "{written}");
    }
}

#[test]
fn in_a_key_as_well() {
    let run = checked(|project| {
        project.write("glossary/odd.yaml", "term: A\n\"defi\\0nition\": B\n");
    });
    assert_eq!(told(&run)[0].0, "E0102", "{run:?}");
}

#[test]
fn as_they_are() {
    for character in [
        '\u{85}',
        '\u{9b}',
        '\u{FFFE}',
        '\u{FDD0}',
        '\u{FDD2}',
        '\u{10FFFF}',
        '\u{202E}',
    ] {
        let run = checked(|project| {
            let text = format!("term: A\ndefinition: \"Wörter {character} b\"\n");
            project.write("glossary/odd.yaml", text);
        });
        let told = told(&run);
        assert_eq!(told.len(), 1, "U+{:04X}: {run:?}", u32::from(character));
        assert_eq!((told[0].0.as_str(), told[0].2), ("E0102", 2), "{run:?}");
    }
}

#[test]
fn by_their_number_in_markdown() {
    for written in [
        "&#7;",
        "&#x1b;",
        "&#xFDD2;",
        "&#xFFFF;",
        "&#x202E;",
        "[a](https://example.org \"&#7;\")",
    ] {
        let run = checked(|project| {
            let text = format!("---\ntitle: Odd\nlede: A.\n---\nA {written} b.\n");
            project.write("pages/odd.md", text);
        });
        let told = told(&run);
        assert_eq!(told.len(), 1, "{written}: {run:?}");
        assert_eq!(told[0].0, "E0102", "{written}");
    }
}

#[test]
fn in_a_cell_of_a_table() {
    let run = checked(|project| {
        let table = project.read("results/tea-breaks.csv");
        let mut lines = table.lines();
        let header = lines.next().expect("a header");
        let rows: Vec<String> = lines.map(|row| format!("{row},a\u{202E}b")).collect();
        project.write(
            "results/tea-breaks.csv",
            format!("{header},note\n{}\n", rows.join("\n")),
        );
    });
    assert!(
        told(&run)
            .iter()
            .any(|(code, _, line)| code == "E0102" && *line == 2),
        "{run:?}"
    );
}

#[test]
fn writing_from_right_to_left_stays() {
    let run = checked(|project| {
        let text = "term: A\ndefinition: \"שלום \\u2067abc\\u2069 \\u200F!\"\n";
        project.write("glossary/odd.yaml", text);
    });
    assert_eq!(told(&run), [], "{run:?}");
}
