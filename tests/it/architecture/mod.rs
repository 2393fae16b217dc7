//! The rules of the house that a compiler does not know: which room may import which, who touches
//! files, clocks and terminals, and how long a file or a function may be.

mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A room, and the rooms that it may import besides itself. A room comes after those it imports.
#[rustfmt::skip]
const MAY_IMPORT: &[(&str, &str)] = &[
    ("diag", ""),
    ("text", ""),
    ("stats", ""),
    ("chart", ""),
    ("generate", ""),
    ("load", "diag text"),
    ("words", "diag text load"),
    ("record", "diag text load"),
    ("evidence", "diag text load record"),
    ("synthesis", "diag text record evidence stats"),
    ("sentence", "diag text words record evidence stats synthesis chart"),
    ("quote", "diag text words load record evidence synthesis sentence"),
    ("plan", "diag text record evidence synthesis"),
    ("prose", "diag text record evidence plan"),
    ("reference", "text words record"),
    ("view", "diag text words record evidence synthesis sentence plan prose chart reference"),
    ("edition", "diag text words record evidence synthesis sentence plan prose chart view"),
    ("render", "diag text words load record evidence synthesis sentence plan prose chart reference view edition"),
    ("write", "diag text"),
    ("cache", "diag"),
    ("edit", "diag text load record evidence"),
    ("editor", "load record evidence edit"),
    ("import", "diag text load record evidence edit"),
    ("compose", "cache diag text words load record evidence synthesis sentence quote plan prose view render write"),
    ("changes", "text words load record evidence prose synthesis sentence view"),
    ("slides", "text words evidence record view changes"),
    ("serve", "diag text load record compose editor"),
    ("cli", "changes slides cache diag text generate edit editor import words load record evidence stats synthesis sentence quote plan prose chart reference view edition render write compose serve"),
];

/// What only some rooms may use: the words by which it is known, and the rooms.
const RESERVED: &[(&str, &[&str], &[&str])] = &[
    (
        "files",
        &["std::fs", "fs::", "File::open", "walkdir"],
        &["load", "write", "cache", "serve", "cli"],
    ),
    (
        "the clock",
        &["SystemTime", "Timestamp::now", "Zoned::now"],
        &["cli"],
    ),
    ("the environment", &["std::env", "env::var"], &["cli"]),
    (
        "YAML",
        &["granit", "serde_saphyr", "serde_yaml"],
        &["load", "record"],
    ),
    ("the template engine", &["tera::"], &["render"]),
    (
        "the terminal",
        &[
            "println!",
            "print!(",
            "IsTerminal",
            "indicatif",
            "console::",
        ],
        &["cli", "serve"],
    ),
    ("the end of the program", &["process::exit"], &[]),
];

/// A file of the program: its room, its address and its text without tests and comments.
struct Source {
    room: String,
    path: String,
    code: String,
}

/// All files of the program: those of `src/`, and those of each crate as a room of its name.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = below(&root.join("src"), "");
    let crates = fs::read_dir(root.join("crates")).expect("the crates");
    for folder in crates.map(|entry| entry.expect("a crate").path()) {
        let name = folder.file_name().expect("a name").to_string_lossy();
        found.extend(below(&folder.join("src"), &format!("{name}/")));
    }
    found
}

fn below(root: &Path, before: &str) -> Vec<Source> {
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
    let files = files
        .filter_map(Result::ok)
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "rs"));
    let source = |file: walkdir::DirEntry| {
        let inside = file.path().strip_prefix(root).expect("below the root");
        let path = format!("{before}{}", inside.to_string_lossy().replace('\\', "/"));
        let room = path.split('/').next().expect("a name");
        let text = fs::read_to_string(file.path()).expect("a source file");
        Source {
            room: room.trim_end_matches(".rs").to_owned(),
            code: without_tests_and_comments(&text),
            path,
        }
    };
    let mut found: Vec<Source> = files.map(source).collect();
    let of_tests = files_of_tests(root);
    found.retain(|source| {
        !of_tests
            .iter()
            .any(|path| format!("{before}{path}") == source.path)
    });
    found
}

/// Files that only tests see: `#[cfg(test)] mod cases;`.
fn files_of_tests(root: &Path) -> Vec<String> {
    let files = walkdir::WalkDir::new(root)
        .into_iter()
        .filter_map(Result::ok);
    let folders = files.filter(|file| file.file_name() == "mod.rs");
    let mut found = Vec::new();
    for file in folders {
        let text = fs::read_to_string(file.path()).expect("a source file");
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let next = line.trim() == "#[cfg(test)]";
            let name = next.then(|| lines.next()).flatten();
            let name = name.and_then(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
            let folder = file
                .path()
                .parent()
                .and_then(|folder| folder.strip_prefix(root).ok());
            if let (Some(name), Some(folder)) = (name, folder) {
                found.push(
                    folder
                        .join(format!("{name}.rs"))
                        .to_string_lossy()
                        .replace('\\', "/"),
                );
            }
        }
    }
    found
}

fn without_tests_and_comments(text: &str) -> String {
    let mut marks = text.match_indices("#[cfg(test)]");
    let tests = marks.find(|(at, mark)| {
        let next = text[at + mark.len()..].trim_start().lines().next();
        !next.is_some_and(|line| line.ends_with(';'))
    });
    let code = &text[..tests.map_or(text.len(), |(at, _)| at)];
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The rooms that a file names after `crate::`, grouped imports included.
///
/// Inside a crate of its own `crate::` names its own modules; which crates it imports, Cargo knows.
fn imports(source: &Source) -> BTreeSet<String> {
    let code = &source.code;
    let names = |part: &str| -> Vec<String> {
        let inner = part
            .strip_prefix('{')
            .and_then(|rest| rest.split('}').next());
        let list = inner.unwrap_or(part).split(',');
        list.map(|name| {
            let end = name
                .trim()
                .find(|c: char| !(c.is_alphanumeric() || c == '_'));
            name.trim()[..end.unwrap_or(name.trim().len())].to_owned()
        })
        .take(if inner.is_some() { usize::MAX } else { 1 })
        .collect()
    };
    let inside = code.split("crate::").skip(1);
    let inside = inside.filter(|_| !CRATES.contains(&source.room.as_str()));
    let mut found: BTreeSet<String> = inside.flat_map(names).collect();
    found.extend(
        CRATES
            .iter()
            .filter(|name| names_crate(code, name))
            .map(|name| (*name).to_owned()),
    );
    found.remove("");
    found
}

/// Rooms that are crates of their own.
const CRATES: [&str; 2] = ["stats", "chart"];

/// Whether the code has a path that begins with the crate.
fn names_crate(code: &str, name: &str) -> bool {
    let before = |at: usize| code[..at].chars().next_back().unwrap_or(' ');
    code.match_indices(&format!("{name}::"))
        .any(|(at, _)| !(before(at).is_alphanumeric() || "_:".contains(before(at))))
}

fn allowed(room: &str) -> Option<Vec<&'static str>> {
    let mut rooms = MAY_IMPORT.iter();
    let (_, imports) = rooms.find(|(name, _)| *name == room)?;
    Some(imports.split_whitespace().collect())
}

fn assert_none(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn rooms_import_one_way() {
    let mut broken = Vec::new();
    let sources = sources();
    let view = sources.iter().filter(|source| source.room == "view");
    assert!(view.flat_map(imports).any(|room| room == "prose"));
    for source in sources {
        let Some(rooms) = allowed(&source.room) else {
            let is_top = ["lib", "main"].contains(&source.room.as_str());
            assert!(is_top, "{} is in no room of the table", source.path);
            continue;
        };
        for import in imports(&source) {
            let is_room = allowed(&import).is_some();
            if is_room && import != source.room && !rooms.contains(&import.as_str()) {
                let (path, room) = (&source.path, &source.room);
                broken.push(format!("{path}: `{room}` may not import `{import}`"));
            }
        }
    }
    assert_none(&broken);
}

#[test]
fn the_table_of_rooms_has_no_way_back() {
    for (index, (room, imports)) in MAY_IMPORT.iter().enumerate() {
        for import in imports.split_whitespace() {
            let earlier = MAY_IMPORT[..index].iter().any(|(name, _)| *name == import);
            assert!(earlier, "`{room}` imports `{import}`, which comes later");
        }
    }
}

#[test]
fn files_clock_and_terminal_stay_in_their_rooms() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| source.room != "main") {
        for (what, words, rooms) in RESERVED {
            let uses = words.iter().find(|word| source.code.contains(**word));
            if let Some(word) = uses.filter(|_| !rooms.contains(&source.room.as_str())) {
                let path = &source.path;
                broken.push(format!("{path}: `{word}`: {what} belongs to {rooms:?}"));
            }
        }
    }
    assert_none(&broken);
}

#[test]
fn nothing_panics_on_purpose() {
    let words = [
        ".unwrap()",
        ".expect(",
        "panic!(",
        "unreachable!(",
        "todo!(",
        "unimplemented!(",
    ];
    let mut broken = Vec::new();
    // This file runs in the compiler only, where a panic is a message.
    let in_program = |source: &Source| source.path != "words/compiled.rs";
    for source in sources().into_iter().filter(in_program) {
        for word in words.iter().filter(|word| source.code.contains(**word)) {
            broken.push(format!("{}: `{word}`", source.path));
        }
    }
    assert_none(&broken);
}

#[test]
fn files_and_functions_are_short() {
    let mut broken = Vec::new();
    let mut lengths = Vec::new();
    for source in sources() {
        let lines = source.code.lines().count();
        if lines > 500 {
            broken.push(format!("{}: {lines} lines", source.path));
        }
        for (name, length) in functions(&source.code) {
            lengths.push(length);
            if length > 70 {
                broken.push(format!("{}: `{name}` has {length} lines", source.path));
            }
        }
    }
    assert_none(&broken);
    assert!(lengths.len() > 1000, "functions are found");
    lengths.sort_unstable();
    let (median, ninth) = (lengths[lengths.len() / 2], lengths[lengths.len() * 9 / 10]);
    assert!(
        median <= 10 && ninth <= 30,
        "median {median}, nine in ten {ninth}"
    );
}

/// The functions of a formatted file with their lengths: from `fn` to the brace that closes at
/// the same indent.
fn functions(code: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let Some((before, after)) = line.split_once("fn ") else {
            continue;
        };
        let is_item = before.trim().split(' ').all(|word| {
            word.is_empty()
                || word.starts_with("pub")
                || ["const", "async", "in"].contains(&word)
                || word.starts_with("crate")
                || word.ends_with(')')
        });
        if !is_item || line.trim_end().ends_with('}') || line.trim_end().ends_with(';') {
            continue;
        }
        let close = format!("{}}}", " ".repeat(indent));
        let end = lines[start..].iter().position(|line| *line == close);
        let name = after.split(['(', '<']).next().unwrap_or_default();
        found.push((name.to_owned(), end.map_or(1, |end| end + 1)));
    }
    found
}

#[test]
fn the_program_itself_is_thin() {
    let main = sources()
        .into_iter()
        .find(|source| source.path == "main.rs");
    assert!(main.is_some_and(|main| main.code.lines().count() <= 30));
}

#[test]
fn no_folder_is_a_drawer() {
    let drawers = [
        "utils", "util", "common", "helpers", "helper", "manager", "misc",
    ];
    for source in sources() {
        let parts = source.path.trim_end_matches(".rs").split('/');
        for part in parts {
            assert!(!drawers.contains(&part), "{}", source.path);
        }
    }
}

#[test]
fn no_folder_is_named_as_the_output_of_a_build() {
    let outputs = [
        "build", "dist", "out", "output", "target", "bin", "obj", "site", "public",
    ];
    for source in sources() {
        let folders = source
            .path
            .rsplit_once('/')
            .map_or("", |(folders, _)| folders);
        for folder in folders.split('/') {
            assert!(!outputs.contains(&folder), "{}", source.path);
        }
    }
}

/// The imports between the files of each crate.
fn graphs() -> Vec<imports::Graph> {
    let sources = sources();
    let mut crates: BTreeSet<&str> = BTreeSet::from([""]);
    let is_crate = |room: &str| {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("crates")
            .join(room)
            .is_dir()
    };
    crates.extend(
        sources
            .iter()
            .map(|source| source.room.as_str())
            .filter(|room| is_crate(room)),
    );
    crates
        .iter()
        .map(|name| {
            let inside = sources.iter().filter(|source| {
                source.room == *name || (name.is_empty() && !crates.contains(source.room.as_str()))
            });
            imports::Graph::of(inside.map(|source| {
                let path = source.path.strip_prefix(*name).unwrap_or(&source.path);
                (path.trim_start_matches('/'), source)
            }))
        })
        .collect()
}

#[test]
fn no_files_import_each_other() {
    let graphs = graphs();
    let program = graphs
        .iter()
        .find(|graph| graph.edges.contains_key("lib.rs"));
    let edges = program
        .expect("the program")
        .edges
        .values()
        .map(BTreeSet::len);
    assert!(edges.sum::<usize>() > 1000, "imports are found");
    let mut broken = Vec::new();
    for graph in &graphs {
        for circle in graph.circles() {
            let inside = |file: &&str| -> Vec<String> {
                let to = graph.edges[*file].iter();
                let to = to.filter(|to| circle.contains(to.as_str()));
                to.map(|to| format!("  {file} imports {to}")).collect()
            };
            let edges: Vec<String> = circle.iter().flat_map(inside).collect();
            broken.push(format!(
                "a circle of {} files:\n{}",
                circle.len(),
                edges.join("\n")
            ));
        }
    }
    assert_none(&broken);
}

#[test]
fn folders_import_one_way() {
    let graphs = graphs();
    let circles = graphs.iter().flat_map(imports::Graph::circles_of_folders);
    let broken: Vec<String> = circles
        .map(|(folder, names)| format!("in {folder:?} these import each other: {names:?}"))
        .collect();
    assert_none(&broken);
}

#[test]
fn no_lint_hides_dead_code() {
    let hides = |source: &Source| {
        let code = source.code.split_whitespace().collect::<String>();
        ["allow(dead_code", "expect(dead_code", "allow(unused)"]
            .iter()
            .any(|word| code.contains(word))
    };
    let broken: Vec<String> = sources()
        .into_iter()
        .filter(hides)
        .map(|source| source.path)
        .collect();
    assert_none(&broken);
}

#[test]
fn no_room_has_more_than_a_quarter_of_the_code() {
    let mut rooms: BTreeMap<String, usize> = BTreeMap::new();
    for source in sources() {
        *rooms.entry(source.room).or_default() += source.code.lines().count();
    }
    let all: usize = rooms.values().sum();
    let large = rooms.iter().filter(|(_, lines)| *lines * 4 > all);
    let broken: Vec<String> = large
        .map(|(room, lines)| format!("`{room}` has {lines} of {all} lines"))
        .collect();
    assert_none(&broken);
}

/// An analysis that would look at prose of a study would not be worked out again when that changes:
/// `record/read/facts.rs` leaves these keys out of the fingerprint of a study.
#[test]
fn analyses_do_not_look_at_prose_of_studies() {
    let all = sources();
    let facts = all
        .iter()
        .find(|source| source.path == "record/read/facts.rs");
    let keys = facts.expect("the facts").code.split('"').skip(1).step_by(2);
    let keys: Vec<String> = keys.take(8).map(|key| format!(".{key}")).collect();
    assert!(keys.contains(&".aim".to_owned()) && keys.contains(&".unresolved".to_owned()));
    let of_analyses = all.iter().filter(|source| {
        source.room == "synthesis" && !source.path.starts_with("synthesis/doubt/")
    });
    for source in of_analyses {
        let word = |key: &String| {
            let mut after = source.code.split(key.as_str()).skip(1);
            after.any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        };
        assert!(!keys.iter().any(word), "{} looks at prose", source.path);
    }
}

/// A page that showed prose of a study and did not say that it reads it would not be made again when that
/// changes. Syntheses have methods too.
#[test]
fn who_shows_prose_of_studies_says_so() {
    let shown = [
        ".aim",
        ".involvement",
        ".funding",
        ".limitations_stated",
        ".limitations_seen",
        ".implications",
        ".unresolved",
        ".texts(",
    ];
    let rooms = ["view", "edition", "render", "sentence", "reference", "plan"];
    let sources = sources().into_iter();
    let of_pages = sources.filter(|source| rooms.contains(&source.room.as_str()));
    for source in of_pages.filter(|source| source.path != "render/theme.rs") {
        let word = |key: &&str| {
            let mut after = source.code.split(*key).skip(1);
            after.any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        };
        let says_so = source.code.contains("note_prose");
        assert!(
            says_so || !shown.iter().any(word),
            "{} shows prose",
            source.path
        );
    }
}

/// What other threads read for a page is not noted, so they may read only where that is said.
#[test]
fn pages_are_made_on_one_thread() {
    for source in sources() {
        let makes_pages = [
            "view",
            "edition",
            "prose",
            "render",
            "sentence",
            "reference",
        ];
        if makes_pages.contains(&source.room.as_str()) && source.code.contains("par_iter") {
            let is_index = source.path == "render/search/terms.rs";
            let says_so = source.code.contains("Read::Everything");
            assert!(
                is_index || says_so,
                "{} reads on other threads",
                source.path
            );
        }
    }
}
