//! The program knows no topic: no word of the topics of this repository's sites stands in it or in
//! its tests.

use std::fs;
use std::path::{Path, PathBuf};

/// Words of topics, in small letters; each is looked for as it stands, also inside longer words.
const WORDS: &[&str] = &[
    "peer work",
    "peer support",
    "peer role",
    "mental health",
    "psychiat",
    "scotland",
    "scottish",
    "united kingdom",
    "nhs ",
    "perinatal",
    "postnatal",
    "personal recovery",
    "recovery college",
    "clinical recovery",
    "lived experience",
    "lived-experience",
    "support worker",
    "service user",
    "crisis team",
    "johnson-2018",
    "gordon-bradstreet",
];

/// Where the program and its tests stand.
const FOLDERS: &[&str] = &["src", "crates", "themes", "tests/it", "tests/testbed"];
const FILES: &[&str] = &["build.rs", "Cargo.toml"];
/// These files name topics on purpose, to look for them; one lists the countries of the world.
const LEAVE_OUT: [&str; 3] = ["topic_words.rs", "example_sites.rs", "author/places.rs"];

#[test]
fn no_word_of_a_topic_stands_in_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = FILES.iter().map(|file| root.join(file)).collect();
    for folder in FOLDERS {
        let walk = walkdir::WalkDir::new(root.join(folder)).into_iter();
        files.extend(walk.filter_map(Result::ok).map(|entry| entry.into_path()));
    }
    let is_left_out = |path: &Path| {
        let path = path.to_string_lossy();
        LEAVE_OUT.iter().any(|name| path.ends_with(name)) || path.contains("/target/")
    };
    let mut found = Vec::new();
    let mut read = 0;
    for file in files.iter().filter(|file| !is_left_out(file)) {
        let Ok(text) = fs::read_to_string(file) else {
            continue;
        };
        read += 1;
        for (number, line) in text.to_lowercase().lines().enumerate() {
            let word = WORDS.iter().find(|word| line.contains(**word));
            if let Some(word) = word {
                found.push(format!("{}:{}: {word}", file.display(), number + 1));
            }
        }
    }
    assert!(read > 400, "files are found");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
