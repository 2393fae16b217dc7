//! Projects in temporary folders: a copy of an example or of the content of this repository, and
//! what the program makes of them.

#![allow(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

mod disk;
mod expected;
mod site;
mod strace;
mod told;
mod told_sentences;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use assert_cmd::cargo::CommandCargoExt;
use distil::{Date, Diagnostic, Request, Settings, Severity};
use serde_json::Value;
use tempfile::TempDir;

pub use disk::{Disk, as_nobody, is_root};
pub use expected::{Expected, assert_only, assert_told};
pub use site::{Site, all_between, plain, words};
pub use strace::{Call, injected};
pub use told::told_otherwise;
pub use told_sentences::{Spoken, sentences_told_otherwise, spoken, whole};

/// The top folder of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A project with a content folder.
#[derive(Debug)]
pub struct Project {
    folder: TempDir,
}

impl Project {
    /// A project without any content.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("content")).expect("a content folder");
        Self { folder }
    }

    /// A copy of the content of this repository.
    pub fn real() -> Self {
        Self::copy_of("content")
    }

    /// A copy of the site that `distil init` makes.
    pub fn starter() -> Self {
        Self::copy_of("examples/starter/content")
    }

    /// A copy of the example that shows every feature.
    pub fn everything() -> Self {
        Self::copy_of("examples/everything/content")
    }

    /// A copy of the starter with its output, which is made once for all tests of a process.
    pub fn built() -> Self {
        static BUILT: OnceLock<Project> = OnceLock::new();
        let built = BUILT.get_or_init(|| {
            let project = Self::starter();
            let run = project.run(&["build"]);
            assert_eq!(run.code, 0, "{run:?}");
            project
        });
        let project = Self::empty();
        copy_tree(built.path(), project.path());
        project
    }

    /// A copy of an example by its name.
    pub fn example(name: &str) -> Self {
        Self::copy_of(&format!("examples/{name}/content"))
    }

    fn copy_of(folder: &str) -> Self {
        let project = Self::empty();
        copy_tree(&root().join(folder), &project.content());
        project
    }

    /// The project's folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The content folder.
    pub fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    /// The output folder.
    pub fn output(&self) -> PathBuf {
        self.folder.path().join("output")
    }

    /// Lays a folder of this repository over the content.
    pub fn overlay(&self, folder: &str) -> &Self {
        copy_tree(&root().join(folder), &self.content());
        self
    }

    /// The text of a file of the content.
    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.content().join(file)).expect("a content file")
    }

    /// Writes a file of the content, in place of one that may be there.
    pub fn write(&self, file: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.content().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let _ = fs::remove_file(&path);
        fs::write(path, text).expect("a written file");
        self
    }

    /// Removes a file of the content.
    pub fn remove(&self, file: &str) -> &Self {
        fs::remove_file(self.content().join(file)).expect("a removed file");
        self
    }

    /// Replaces the first `from` in a file and gives the byte at which it stood.
    pub fn replace(&self, file: &str, from: &str, to: &str) -> usize {
        let text = self.read(file);
        let at = text
            .find(from)
            .unwrap_or_else(|| panic!("{file} does not hold {from:?}"));
        self.write(file, text.replacen(from, to, 1));
        at
    }

    /// The line and column, counted from 1, of `needle` at or after byte `from` of a file.
    pub fn place_of(&self, file: &str, from: usize, needle: &str) -> (usize, usize) {
        let text = self.read(file);
        let at = text[from..]
            .find(needle)
            .map(|at| from + at)
            .unwrap_or_else(|| panic!("{file} does not hold {needle:?} there"));
        let line_start = text[..at].rfind('\n').map_or(0, |at| at + 1);
        (
            text[..at].matches('\n').count() + 1,
            text[line_start..at].chars().count() + 1,
        )
    }

    /// Reads, links and checks the content without making pages: all problems but notes, with
    /// places inside the content.
    pub fn problems(&self) -> Vec<Diagnostic> {
        self.told(distil::check(&self.request()))
    }

    /// As [`Self::problems`], with what is wrong with addresses and the theme.
    pub fn problems_of_site(&self) -> Vec<Diagnostic> {
        self.told(distil::prepare(&self.request()).1.into_iter().collect())
    }

    fn request(&self) -> Request {
        let settings = Settings {
            today: Some(Date(jiff::civil::date(2026, 11, 21))),
            ..Settings::default()
        };
        Request {
            content: self.content(),
            settings,
            ..Request::default()
        }
    }

    fn told(&self, mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let inside = format!("{}/", self.content().display());
        for place in problems.iter_mut().filter_map(|p| p.place.as_mut()) {
            place.file = place.file.replace(&inside, "");
        }
        problems.retain(|problem| problem.severity != Severity::Note);
        problems
    }

    /// The codes of the problems, in order.
    pub fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<_> = self.problems().iter().map(|p| p.code.id).collect();
        codes.sort_unstable();
        codes
    }

    /// Codes and messages of everything that `distil check` reports, notes left out.
    pub fn problems_of_check(&self) -> Vec<(String, String)> {
        let report = self.run(&["check", "--format", "json"]).json();
        let list = report["problems"].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let problems = list.iter().filter(|problem| problem["severity"] != "note");
        problems
            .map(|p| (text(&p["code"]), text(&p["message"])))
            .collect()
    }

    /// Makes the site and gives its files.
    pub fn build(&self) -> Site {
        let run = self.run(&["build", "-q"]);
        assert_eq!(run.code, 0, "{run:?}");
        Site::of(self)
    }

    /// The program, to be run in the project's folder.
    pub fn distil(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("distil").expect("the program");
        command.args(arguments).current_dir(self.path());
        command
    }

    /// Runs the program in the project's folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&mut self.distil(arguments))
    }

    /// Every file of the output folder with its bytes, in the order of names; without the notes that
    /// the program keeps there for itself.
    pub fn site(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = files_of(&self.output());
        files.retain(|(name, _)| !name.starts_with(".distil/"));
        files
    }
}

/// What a run of the program gave.
#[derive(Debug)]
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Run {
    /// Runs a command.
    pub fn of(command: &mut Command) -> Self {
        let Output {
            status,
            stdout,
            stderr,
        } = command.output().expect("the program runs");
        Self {
            code: status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&stdout).into_owned(),
            err: String::from_utf8_lossy(&stderr).into_owned(),
        }
    }

    /// The report of `--format json`.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// The codes of all problems in a report of `--format json`, without notes.
    pub fn codes(&self) -> Vec<String> {
        let report = self.json();
        let problems = report["problems"].as_array().cloned().unwrap_or_default();
        let code = |problem: &Value| problem["code"].as_str().unwrap_or_default().to_owned();
        let codes = problems.iter().map(code);
        codes.filter(|code| !code.starts_with('N')).collect()
    }
}

/// Every file below a folder with its bytes, in the order of names.
pub fn files_of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter();
    entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let inside = entry.path().strip_prefix(folder).expect("inside");
            let bytes = fs::read(entry.path()).expect("a readable file");
            (inside.display().to_string(), bytes)
        })
        .collect()
}

/// Copies a folder.
fn copy_tree(from: &Path, to: &Path) {
    let entries = walkdir::WalkDir::new(from).into_iter();
    for entry in entries.filter_map(Result::ok) {
        let target = to.join(entry.path().strip_prefix(from).expect("inside"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("a folder");
        } else {
            fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}

/// Problems as lines, for messages of tests.
pub fn listed(problems: &[Diagnostic]) -> String {
    let line = |problem: &Diagnostic| {
        let place = problem.place.as_ref().map(distil::Place::label);
        format!(
            "  {} {}: {} | {}\n",
            problem.code.id,
            place.unwrap_or_default(),
            problem.message,
            problem.hints.join(" | ")
        )
    };
    problems.iter().map(line).collect()
}
