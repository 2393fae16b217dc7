//! Makes the table of the program's English texts from `themes/default/strings/en.yaml`, so that the
//! compiler knows every id, its places and whether it has forms for counts; and a fingerprint of all
//! sources of the program, by which it knows what it has kept itself.
//!
//! The file has a strict form of its own, a small part of YAML: `group:`, and below it lines with
//! two spaces, `key: "text"` or `key: {one: "…", other: "…"}`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The file of English, from the folder of this script.
const FILE: &str = "themes/default/strings/en.yaml";
/// The names of forms in files, and in the program.
const FORMS: [(&str, &str); 2] = [("one", "One"), ("other", "Other")];

fn main() {
    println!("cargo::rerun-if-changed={FILE}");
    println!("cargo::rerun-if-changed=build.rs");
    if let Err(problem) = write_table() {
        println!("cargo::error={problem}");
    }
    let mut print = DefaultHasher::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        add(Path::new(source), &mut print);
    }
    println!("cargo::rustc-env=DISTIL_SOURCES={:016x}", print.finish());
}

/// What the program is made from.
const SOURCES: [&str; 5] = ["src", "crates", "themes", "Cargo.toml", "Cargo.lock"];

/// Adds the names and bytes of a file, or of all files below a folder, in the order of names.
fn add(path: &Path, print: &mut DefaultHasher) {
    path.hash(print);
    if let Ok(bytes) = fs::read(path) {
        bytes.hash(print);
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let mut inside: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    inside.sort();
    for path in inside {
        add(&path, print);
    }
}

fn write_table() -> Result<(), String> {
    let text = fs::read_to_string(FILE).map_err(|error| format!("{FILE}: {error}"))?;
    let texts = read(&text)?;
    let folder = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let file = Path::new(&folder).join("english.rs");
    fs::write(file, table(&texts)).map_err(|error| error.to_string())
}

/// The forms of a text: their names in the program, and their words.
type Forms = Vec<(&'static str, String)>;

/// Every text of the file by its id.
fn read(text: &str) -> Result<BTreeMap<String, Forms>, String> {
    let mut texts = BTreeMap::new();
    let mut group = "";
    for (index, line) in text.lines().enumerate() {
        let wrong = |what: &str| format!("{FILE}:{}: {what}", index + 1);
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some(entry) = line.strip_prefix("  ") else {
            group = line
                .strip_suffix(':')
                .filter(|name| is_name(name))
                .ok_or_else(|| wrong("a group is written `name:` at the start of a line"))?;
            continue;
        };
        let (key, value) = entry
            .split_once(": ")
            .filter(|(key, _)| is_name(key))
            .ok_or_else(|| wrong("a text is written `  key: \"text\"`"))?;
        let forms = forms(value).ok_or_else(|| {
            wrong("expected one text in double quotes, or `{one: \"…\", other: \"…\"}`")
        })?;
        if texts.insert(format!("{group}.{key}"), forms).is_some() {
            return Err(wrong(&format!(
                "the text `{group}.{key}` stands here a second time"
            )));
        }
    }
    Ok(texts)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// One text, or `{one: "…", other: "…"}`.
fn forms(value: &str) -> Option<Forms> {
    let Some(inside) = value.strip_prefix('{') else {
        let (text, rest) = quoted(value)?;
        return rest.is_empty().then(|| vec![("Other", text)]);
    };
    let mut rest = inside;
    let mut forms = Vec::new();
    for (index, (name, form)) in FORMS.into_iter().enumerate() {
        rest = rest.strip_prefix(if index == 0 { "" } else { ", " })?;
        let (text, after) = quoted(rest.strip_prefix(name)?.strip_prefix(": ")?)?;
        forms.push((form, text));
        rest = after;
    }
    (rest == "}").then_some(forms)
}

/// A text in double quotes at the start, and what follows on it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut letters = inside.char_indices();
    let mut words = String::new();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some((words, &inside[at + 1..])),
            '\\' => words.push(
                letters
                    .next()
                    .map(|(_, c)| c)
                    .filter(|c| "\"\\".contains(*c))?,
            ),
            _ => words.push(letter),
        }
    }
    None
}

/// The names in braces of all forms.
fn places(forms: &Forms) -> BTreeSet<&str> {
    let opened = forms.iter().flat_map(|(_, text)| text.split('{').skip(1));
    opened
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

/// The table as a constant of Rust, in the order of ids.
fn table(texts: &BTreeMap<String, Forms>) -> String {
    let mut table = String::from("&[\n");
    for (id, forms) in texts {
        let places: Vec<&str> = places(forms).into_iter().collect();
        let _ = write!(table, "Entry {{ id: {id:?}, places: &{places:?}, forms: &[");
        for (form, text) in forms {
            let _ = write!(table, "(Form::{form}, {text:?}), ");
        }
        table.push_str("] },\n");
    }
    table + "]\n"
}
