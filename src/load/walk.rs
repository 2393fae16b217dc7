//! Reads the content folder: which files there are, and their text.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::text::{number, suggest};

use super::source::{Format, FrontMatterFault, Source};

/// A record file may not be larger, in bytes.
const LARGEST_RECORD: u64 = 2 << 20;
/// A results table may not be larger, in bytes.
const LARGEST_TABLE: u64 = 20 << 20;

/// What the content folder holds.
#[derive(Debug, Default)]
pub struct Content {
    /// Record files and tables in the order of their names.
    pub sources: Vec<Source>,
    /// Files that the site takes over as they are: the content of `static/`.
    pub assets: Vec<PathBuf>,
}

/// Reads every file below `root`. `folders` are the folders that hold records.
pub fn read_content(root: &Path, folders: &[&str]) -> (Content, Diagnostics) {
    let mut walk = Walk {
        root,
        folders,
        content: Content::default(),
        found: Diagnostics::new(),
    };
    walk.run();
    (walk.content, walk.found)
}

struct Walk<'a> {
    root: &'a Path,
    folders: &'a [&'a str],
    content: Content,
    found: Diagnostics,
}

impl Walk<'_> {
    fn run(&mut self) {
        if !self.root.is_dir() {
            let message = format!("There is no folder `{}`.", self.root.display());
            self.found.push(
                Diagnostic::new(&codes::UNREADABLE, message)
                    .at(Place::file(self.root.display().to_string()))
                    .hint("Run the program in the folder of your project, or name the content folder with `--content FOLDER`.")
                    .hint("To start a new site: `distil init my-site`."),
            );
            return;
        }
        let entries = WalkDir::new(self.root)
            .min_depth(1)
            .sort_by_file_name()
            .into_iter();
        for entry in entries.filter_entry(|entry| !is_hidden(entry)) {
            match entry {
                Ok(entry) => self.take(&entry),
                Err(error) => self.unreadable(&error),
            }
        }
    }

    fn take(&mut self, entry: &DirEntry) {
        let relative = entry.path().strip_prefix(self.root).unwrap_or(entry.path());
        let parts: Vec<String> = relative
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if entry.path_is_symlink() && !self.stays_inside(entry.path()) {
            return self.outside(entry.path());
        }
        if entry.path().is_dir() {
            if parts.len() == 1 {
                self.check_folder(&parts[0], entry.path());
            }
            return;
        }
        match parts.as_slice() {
            [file] if file == "site.yaml" => self.read(entry.path(), "", "site", Format::Yaml),
            [folder, ..] if folder == "static" => {
                self.content.assets.push(entry.path().to_owned());
            }
            [folder, file] => self.take_file(entry.path(), folder, file),
            _ => self.unknown_file(entry.path()),
        }
    }

    fn take_file(&mut self, path: &Path, folder: &str, file: &str) {
        let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
        let known_folder = self.folders.contains(&folder) || folder == "results";
        let format = Format::of_ending(ending);
        let table_elsewhere =
            format == Some(Format::Csv) && !matches!(folder, "results" | "studies");
        let record_in_results = folder == "results" && format != Some(Format::Csv);
        match format {
            _ if !known_folder => {}
            Some(format) if !table_elsewhere && !record_in_results => {
                self.read(path, folder, stem, format);
            }
            _ => self.unknown_file(path),
        }
    }

    fn check_folder(&mut self, folder: &str, path: &Path) {
        if self.folders.contains(&folder) || matches!(folder, "results" | "static") {
            return;
        }
        let message = format!("`{folder}` is not a kind of record.");
        let mut problem = Diagnostic::new(&codes::UNKNOWN_FOLDER, message)
            .at(Place::file(path.display().to_string()));
        let known = self.folders.iter().copied().chain(["results", "static"]);
        if let Some(near) = suggest::nearest(folder, known) {
            problem = problem.hint(format!("Did you mean `{near}`?"));
        }
        let list = self.folders.join(", ");
        self.found
            .push(problem.hint(format!("Folders are: {list}, results, static.")));
    }

    fn unknown_file(&mut self, path: &Path) {
        let message = format!("`{}` is not a record file.", file_name(path));
        self.found.push(
            Diagnostic::new(&codes::UNKNOWN_FILE, message)
                .at(Place::file(path.display().to_string()))
                .hint("Records are .yaml or .md files directly in the folder of their kind; tables of results are .csv files in `results/` or `studies/`.")
                .hint("Pictures and other files that the site should carry go into `static/`."),
        );
    }

    fn read(&mut self, path: &Path, folder: &str, stem: &str, format: Format) {
        let name = path.display().to_string();
        let limit = if format == Format::Csv {
            LARGEST_TABLE
        } else {
            LARGEST_RECORD
        };
        match read_text(path, limit) {
            Ok(text) => self.keep(name, folder, stem, format, text),
            Err(problem) => self.found.push(problem.at(Place::file(name))),
        }
    }

    fn keep(&mut self, name: String, folder: &str, stem: &str, format: Format, text: String) {
        let (source, fault) = Source::new(name, folder.to_owned(), stem.to_owned(), format, text);
        match fault {
            Some(fault) => self.found.push(front_matter_problem(&source, fault)),
            None => self.content.sources.push(source),
        }
    }

    fn stays_inside(&self, path: &Path) -> bool {
        let inside = |root: PathBuf| path.canonicalize().is_ok_and(|to| to.starts_with(root));
        self.root.canonicalize().is_ok_and(inside)
    }

    fn outside(&mut self, path: &Path) {
        let message = format!(
            "`{}` is a link that leads out of the content folder.",
            file_name(path)
        );
        self.found.push(
            Diagnostic::new(&codes::OUTSIDE_PROJECT, message)
                .at(Place::file(path.display().to_string()))
                .hint("Copy the file into the content folder in place of the link."),
        );
    }

    fn unreadable(&mut self, error: &walkdir::Error) {
        let path = error.path().unwrap_or(self.root).display().to_string();
        let cause = error
            .io_error()
            .map_or_else(|| error.to_string(), plain_cause);
        self.found.push(
            Diagnostic::new(
                &codes::UNREADABLE,
                format!("`{path}` cannot be read: {cause}."),
            )
            .at(Place::file(path)),
        );
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// What went wrong with a file, in words for people.
pub fn plain_cause(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::PermissionDenied => "you are not allowed to open it".to_owned(),
        ErrorKind::NotFound => "it does not exist".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        _ => error.to_string(),
    }
}

fn read_text(path: &Path, limit: u64) -> Result<String, Diagnostic> {
    let refuse = |error: &std::io::Error| {
        let message = format!("The file cannot be read: {}.", plain_cause(error));
        Diagnostic::new(&codes::UNREADABLE, message).hint("Check the permissions of the file.")
    };
    let size = std::fs::metadata(path)
        .map_err(|error| refuse(&error))?
        .len();
    if size > limit {
        let size = number::grouped(size >> 20);
        let message = format!("The file has {size} MB; {} MB are allowed.", limit >> 20);
        return Err(Diagnostic::new(&codes::TOO_LARGE, message));
    }
    let bytes = std::fs::read(path).map_err(|error| refuse(&error))?;
    text_of(bytes)
}

fn text_of(bytes: Vec<u8>) -> Result<String, Diagnostic> {
    if bytes.contains(&0) {
        let message = "The file is not text: it holds bytes that only programs, pictures or office files have.";
        return Err(Diagnostic::new(&codes::NOT_TEXT, message)
            .hint("Check whether a picture or a document was saved under this name."));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        let message = format!("The text is not in UTF-8; the first fault is in line {line}.");
        Diagnostic::new(&codes::NOT_TEXT, message)
            .hint("Open the file in an editor and save it again with the encoding UTF-8.")
    })?;
    let text = text
        .strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Diagnostic::new(
            &codes::EMPTY_FILE,
            "There is nothing in the file.",
        ));
    }
    Ok(text)
}

fn front_matter_problem(source: &Source, fault: FrontMatterFault) -> Diagnostic {
    let message = match fault {
        FrontMatterFault::Missing => "The file does not begin with a line of three hyphens.",
        FrontMatterFault::NotClosed => "The front matter has no closing line of three hyphens.",
    };
    let first_line = source.text.find('\n').unwrap_or(source.text.len());
    Diagnostic::new(&codes::FRONT_MATTER, message)
        .at(source.place_of_bytes(0, first_line))
        .hint("Put the keys between two lines `---`, and the text below the second.")
}
