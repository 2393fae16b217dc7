//! Edits by chance, each with a name for the report of a failure.

use std::fs;
use std::process::Command;

use testbed::{Project, files_of};

/// Numbers that look like chance and are the same in every run with one seed.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// What a build is asked beside the content.
#[derive(Debug, Default)]
pub struct Options {
    drafts: bool,
    base_url: Option<&'static str>,
    day: Option<&'static str>,
    plain: bool,
}

impl Options {
    pub fn add_to<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        if self.drafts {
            command.arg("--drafts");
        }
        if let Some(address) = self.base_url {
            command.args(["--base-url", address]);
        }
        if self.plain {
            command.args(["--theme", "plain"]);
        }
        match self.day {
            Some(day) => command.env("SOURCE_DATE_EPOCH", day),
            None => command,
        }
    }
}

/// The files of a project that edits change.
pub struct Saved(Vec<(&'static str, Files)>);

/// Files with their bytes.
type Files = Vec<(String, Vec<u8>)>;

const FOLDERS: [&str; 2] = ["content", "theme"];

impl Saved {
    pub fn of(project: &Project) -> Self {
        let files = |folder| (folder, files_of(&project.path().join(folder)));
        Self(FOLDERS.map(files).into())
    }

    /// Puts the files back, where edits have made content that cannot be built.
    pub fn restore(&self, project: &Project) {
        for (folder, files) in &self.0 {
            let folder = project.path().join(folder);
            let _ = fs::remove_dir_all(&folder);
            for (name, bytes) in files {
                let path = folder.join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
        }
    }
}

/// Makes some edit, and says which.
pub fn any(project: &Project, chance: &mut Chance, options: &mut Options) -> String {
    match chance.below(18) {
        0..=4 => words(project, chance, " again"),
        16 | 17 => {
            let value = *chance.one_of(&QUOTED);
            words(project, chance, value)
        }
        5 | 6 => number(project, chance),
        7 => rename(project, chance),
        8 => remove(project, chance),
        9 => copy(project, chance),
        10 | 11 => theme(project, chance),
        12 => asset(project, chance),
        13 => cache(project, chance),
        14 => output(project, chance),
        _ => setting(project, chance, options),
    }
}

fn records(project: &Project) -> Vec<String> {
    let files = files_of(&project.content()).into_iter();
    let names = files.map(|(name, _)| name);
    names.filter(|name| !name.starts_with("static/")).collect()
}

/// Values that texts come to quote.
const QUOTED: [&str; 4] = [
    " <study:finch-2021/T1/intervention/mean>",
    " <study:finch-2021/population/n>",
    " <study:wren-2023>",
    " <synthesis:tea-break-trials/calm/effect>",
];

/// More words at the end of a line with a text.
fn words(project: &Project, chance: &mut Chance, more: &str) -> String {
    const KEYS: [&str; 14] = [
        "title", "label", "headline", "name", "short", "aim", "note", "text", "term", "meaning",
        "tagline", "answer", "setting", "reason",
    ];
    let file = chance.one_of(&records(project)).clone();
    let text = project.read(&file);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let is_text = |line: &String| {
        let key = line.trim_start().trim_start_matches("- ");
        let is_key = KEYS
            .iter()
            .any(|known| key.starts_with(&format!("{known}: ")));
        is_key && line.ends_with(|c: char| c.is_alphabetic() || c == '.')
    };
    let places: Vec<usize> = (0..lines.len()).filter(|at| is_text(&lines[*at])).collect();
    if places.is_empty() {
        return format!("no words in {file}");
    }
    let at = *chance.one_of(&places);
    lines[at].push_str(more);
    project.write(&file, lines.join("\n") + "\n");
    format!("{more} in {file}:{}", at + 1)
}

/// Another digit.
fn number(project: &Project, chance: &mut Chance) -> String {
    let file = chance.one_of(&records(project)).clone();
    let text = project.read(&file);
    let digits: Vec<usize> = text
        .match_indices(|c: char| c.is_ascii_digit())
        .map(|(at, _)| at)
        .collect();
    if digits.is_empty() {
        return format!("no number in {file}");
    }
    let at = *chance.one_of(&digits);
    let digit = chance.below(10).to_string();
    project.write(&file, format!("{}{digit}{}", &text[..at], &text[at + 1..]));
    format!("{digit} at byte {at} of {file}")
}

fn id_of(file: &str) -> Option<&str> {
    let name = file.split_once('/')?.1;
    name.strip_suffix(".yaml").or(name.strip_suffix(".md"))
}

/// Another id for a record, wherever it is named.
fn rename(project: &Project, chance: &mut Chance) -> String {
    let files = records(project);
    let file = chance.one_of(&files).clone();
    let Some(id) = id_of(&file) else {
        return format!("{file} keeps its name");
    };
    let new = format!("{id}-b");
    for other in &files {
        let text = project.read(other);
        if text.contains(id) {
            project.write(other, text.replace(id, &new));
        }
    }
    let to = file.replace(id, &new);
    fs::rename(project.content().join(&file), project.content().join(&to)).unwrap();
    format!("{file} is {to}")
}

fn remove(project: &Project, chance: &mut Chance) -> String {
    let file = chance.one_of(&records(project)).clone();
    project.remove(&file);
    format!("without {file}")
}

/// A record once more, under another id; ids inside it get another ending.
fn copy(project: &Project, chance: &mut Chance) -> String {
    let file = chance.one_of(&records(project)).clone();
    let Some(id) = id_of(&file) else {
        return format!("no copy of {file}");
    };
    let text = project.read(&file).replace(id, &format!("{id}-c"));
    let lines = text.lines().map(|line| match line.trim_start() {
        start if start.starts_with("- id: ") => format!("{line}-c\n"),
        _ => format!("{line}\n"),
    });
    let to = file.replace(id, &format!("{id}-c"));
    project.write(&to, lines.collect::<String>());
    format!("{to} from {file}")
}

fn theme(project: &Project, chance: &mut Chance) -> String {
    let files = [
        ("theme/assets/own.css", "body { margin: 0 }\n"),
        ("theme/strings/en.yaml", "menu:\n  evidence: \"Proof\"\n"),
        (
            "theme/templates/not_found.html",
            "<!doctype html><title>Gone</title>\n",
        ),
        ("theme/templat/odd.html", "x"),
        ("themes/templates/odd.html", "x"),
    ];
    let (name, text) = *chance.one_of(&files);
    let path = project.path().join(name);
    if path.exists() && chance.below(2) == 0 {
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
        return format!("without {name}");
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let text = match name.ends_with("html") {
        true => format!("{text}<!-- {} -->", chance.below(99)),
        false => text.to_owned(),
    };
    fs::write(path, text).unwrap();
    name.to_owned()
}

fn asset(project: &Project, chance: &mut Chance) -> String {
    let name = *chance.one_of(&["static/a.txt", "static/b/c.txt"]);
    if project.content().join(name).exists() && chance.below(2) == 0 {
        project.remove(name);
        return format!("without {name}");
    }
    project.write(name, chance.below(1000).to_string());
    name.to_owned()
}

fn cache(project: &Project, chance: &mut Chance) -> String {
    let folder = project.path().join(".distil-cache");
    let files = files_of(&folder);
    if files.is_empty() || chance.below(3) == 0 {
        let _ = fs::remove_dir_all(folder);
        return "without cache".to_owned();
    }
    let (name, mut bytes) = files[chance.below(files.len())].clone();
    if !bytes.is_empty() {
        let at = chance.below(bytes.len());
        bytes[at] ^= 4;
    }
    fs::write(folder.join(&name), bytes).unwrap();
    format!("another byte in {name}")
}

fn output(project: &Project, chance: &mut Chance) -> String {
    let files = files_of(&project.output());
    let pages: Vec<&String> = files.iter().map(|(name, _)| name).collect();
    let pages: Vec<&&String> = pages.iter().filter(|name| !name.starts_with('.')).collect();
    if pages.is_empty() {
        return "no output".to_owned();
    }
    let name = **chance.one_of(&pages);
    fs::remove_file(project.output().join(name)).unwrap();
    format!("{name} is gone")
}

fn setting(project: &Project, chance: &mut Chance, options: &mut Options) -> String {
    match chance.below(5) {
        0 => options.drafts = !options.drafts,
        1 => options.base_url = *chance.one_of(&[None, Some("https://example.org/a")]),
        2 => options.day = *chance.one_of(&[None, Some("1796083200"), Some("1798761600")]),
        3 => options.plain = !options.plain,
        _ => {
            let site = project.read("site.yaml");
            let other = match site.contains("language: en-GB") {
                true => site.replace("language: en-GB", "language: gd"),
                false => site.replace("language: gd", "language: en-GB"),
            };
            project.write("site.yaml", other);
        }
    }
    format!("{options:?}")
}
