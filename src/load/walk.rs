//! Reads the content folder: which files there are, and their text.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::diag::cause::plain_cause;
use crate::diag::{Code, Diagnostic, Diagnostics, Place, codes};
use crate::text::character::{Unfit, unfit};
use crate::text::file_name::{is_made_by_itself, is_of_tool, is_reserved};
use crate::text::number;

use super::source::{Format, FrontMatterFault, Source};
use super::{merge_marks, misplaced, odd, unfinished};

/// A record file may not be larger, in bytes.
const LARGEST_RECORD: u64 = 2 << 20;
/// A results table may not be larger, in bytes.
const LARGEST_TABLE: u64 = 20 << 20;

/// What the content folder holds.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// Record files and tables in the order of their names.
    pub sources: Vec<Source>,
    /// Files that the site takes over as they are: the content of `static/`.
    pub assets: Vec<PathBuf>,
    /// Record files that are there and could not be taken.
    pub refused: Vec<Refused>,
}

impl From<Vec<Source>> for Content {
    fn from(sources: Vec<Source>) -> Self {
        Self {
            sources,
            ..Self::default()
        }
    }
}

/// A record file that is there and could not be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The folder below the content folder; empty for `site.yaml`.
    pub folder: String,
    /// The file name without its ending.
    pub stem: String,
    /// Its text as far as it can be read, which tells what other records may mean.
    pub text: String,
}

/// Reads every file below `root`. `folders` are the folders that hold records.
pub fn read_content(root: &Path, folders: &[&str]) -> (Content, Diagnostics) {
    let mut walk = Walk {
        root,
        folders,
        wanted: Vec::new(),
        content: Content::default(),
        found: Diagnostics::new(),
    };
    walk.run();
    walk.read_wanted();
    (walk.content, walk.found)
}

struct Walk<'a> {
    root: &'a Path,
    folders: &'a [&'a str],
    /// The files to be read, in the order of their names.
    wanted: Vec<Wanted>,
    content: Content,
    found: Diagnostics,
}

/// A record file or table to be read.
struct Wanted {
    path: PathBuf,
    folder: String,
    stem: String,
    format: Format,
}

/// What is in a file, or only its letters where nothing of it can be taken; with what is to be told of it.
type Read = (Result<Source, String>, Diagnostics);

impl Wanted {
    fn read(&self) -> Read {
        let name = self.path.display().to_string();
        let limit = if self.format == Format::Csv {
            LARGEST_TABLE
        } else {
            LARGEST_RECORD
        };
        let mut found = Diagnostics::new();
        let text = match read_text(&self.path, &name, limit) {
            Ok(text) => text,
            Err(problem) => {
                found.push(*problem);
                return (Err(letters(&self.path, limit)), found);
            }
        };
        if let Some(problem) = merge_marks::problem(&name, &text) {
            found.push(problem);
            return (Err(text), found);
        }
        let (folder, stem) = (self.folder.clone(), self.stem.clone());
        let (source, fault) = Source::new(name, folder, stem, self.format, text);
        if let Some(fault) = fault {
            found.push(front_matter_problem(&source, fault));
            return (Err(source.text), found);
        }
        odd::tell(&source.name, &source.text, &mut found);
        if self.format != Format::Csv {
            unfinished::tell(
                &source.name,
                &source.text,
                self.format == Format::Yaml,
                &mut found,
            );
        }
        (Ok(source), found)
    }
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
        let mut entries = WalkDir::new(self.root)
            .min_depth(1)
            .sort_by_file_name()
            .into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if self.passes_over(&entry) => {
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
                Ok(entry) => self.take(&entry),
                Err(error) => self.unreadable(&error),
            }
        }
    }

    /// Whether a file or folder is none of the site's: what systems and tools make by themselves, and
    /// what is hidden. Where somebody may have meant it for the site, it is told.
    fn passes_over(&mut self, entry: &DirEntry) -> bool {
        let name = entry.file_name().to_string_lossy();
        let relative = entry.path().strip_prefix(self.root).unwrap_or(entry.path());
        let mut parts = relative.iter().map(|part| part.to_string_lossy());
        let folder = parts.next().unwrap_or_default();
        if is_made_by_itself(&name) {
            if folder == "static" && entry.file_type().is_dir() && is_of_tool(&name) {
                self.of_tool(entry.path());
            }
            let is_in_kind = self.folders.contains(&&*folder) && entry.depth() == 2;
            if is_in_kind
                && entry.file_type().is_file()
                && misplaced::is_copy_alone(entry.path(), &name)
            {
                match name.ends_with('~') {
                    true => self
                        .found
                        .push(misplaced::left_by_editor(entry.path(), &name)),
                    false => self.unknown_file(entry.path()),
                }
            }
            return true;
        }
        let is_carried = folder == "static" && parts.next().is_some_and(|part| is_carried(&part));
        if !name.starts_with('.') || is_carried {
            return false;
        }
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_record = entry.file_type().is_file() && Format::of_ending(ending).is_some();
        if folder == "static" || is_record {
            self.hidden(entry.path(), folder == "static");
        }
        true
    }

    fn of_tool(&mut self, path: &Path) {
        let name = file_name(path);
        let message =
            format!("The folder `{name}` is left out: a program keeps its own files there.");
        let hint = "Move it out of `static/`. Where a repository was copied into `static/`, copy only the \
                    files that readers need.";
        self.push(&codes::HIDDEN_FILE, message, path, hint);
    }

    fn hidden(&mut self, path: &Path, is_static: bool) {
        let name = file_name(path);
        let message = format!("`{name}` begins with a dot, and so is hidden and left out.");
        let hint = match is_static {
            true => format!(
                "Call it `{}`; or move it out of `static/`, if it is none of the site's.",
                name.trim_start_matches('.')
            ),
            false => format!(
                "Call it `{}`, or move it out of the content folder.",
                name.trim_start_matches('.')
            ),
        };
        self.push(&codes::HIDDEN_FILE, message, path, &hint);
    }

    fn take(&mut self, entry: &DirEntry) {
        let relative = entry.path().strip_prefix(self.root).unwrap_or(entry.path());
        let parts: Vec<String> = relative
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if entry.path_is_symlink() && !self.may_follow(entry.path()) {
            return self.refuse(&parts, String::new());
        }
        if entry.path().is_dir() {
            if parts.len() == 1 {
                self.check_folder(&parts[0], entry.path());
            }
            return;
        }
        if !entry.path().is_file() {
            return self.no_file(entry.path());
        }
        match parts.as_slice() {
            [file] if file == "site.yaml" => self.want(entry.path(), "", "site", Format::Yaml),
            [file] if file == "wording.yaml" => {
                self.want(entry.path(), "", "wording", Format::Yaml);
            }
            [folder, rest @ ..] if folder == "static" => {
                if let Some(name) = rest.iter().find(|name| is_reserved(name)) {
                    let message = format!("Windows keeps the name `{name}` for a device.");
                    let hint = "Give the file another name: nobody with Windows could write or check it out.";
                    self.push(&codes::BAD_ID, message, entry.path(), hint);
                }
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
                self.want(path, folder, stem, format);
            }
            _ => self.unknown_file(path),
        }
    }

    fn check_folder(&mut self, folder: &str, path: &Path) {
        if self.folders.contains(&folder) || matches!(folder, "results" | "static") {
            return;
        }
        let known = self.folders.iter().copied().chain(["results", "static"]);
        self.found
            .push(misplaced::folder(folder, path, known.collect()));
    }

    fn unknown_file(&mut self, path: &Path) {
        let relative = path.strip_prefix(self.root).unwrap_or(path);
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        self.found.push(misplaced::file(&parts, path));
    }

    fn want(&mut self, path: &Path, folder: &str, stem: &str, format: Format) {
        self.wanted.push(Wanted {
            path: path.to_owned(),
            folder: folder.to_owned(),
            stem: stem.to_owned(),
            format,
        });
    }

    /// Reads the files on all threads: many small ones wait for the disk more than they are worked on.
    fn read_wanted(&mut self) {
        let wanted = std::mem::take(&mut self.wanted);
        let read: Vec<Read> = wanted.par_iter().map(Wanted::read).collect();
        for (wanted, (source, found)) in wanted.into_iter().zip(read) {
            self.found.append(found);
            match source {
                Ok(source) => self.content.sources.push(source),
                Err(text) => self.refuse(&[wanted.folder, format!("{}.", wanted.stem)], text),
            }
        }
    }

    /// Notes that a record is there, so that references to it are not called dangling.
    fn refuse(&mut self, parts: &[String], text: String) {
        let (folder, file) = match parts {
            [file] => ("", file),
            [folder, file] => (folder.as_str(), file),
            _ => return,
        };
        let stem = file
            .rsplit_once('.')
            .map_or(file.as_str(), |(stem, _)| stem);
        self.content.refused.push(Refused {
            folder: folder.to_owned(),
            stem: stem.to_owned(),
            text,
        });
    }

    /// True for a link to a file inside the content folder; else the reason is told.
    fn may_follow(&mut self, path: &Path) -> bool {
        let (Ok(target), Ok(root)) = (path.canonicalize(), self.root.canonicalize()) else {
            let message = format!("`{}` is a link that leads nowhere.", file_name(path));
            let hint = "Delete the link, or put the file itself in its place.";
            self.push(&codes::UNREADABLE, message, path, hint);
            return false;
        };
        if !target.starts_with(&root) {
            let message = format!(
                "`{}` is a link that leads out of the content folder.",
                file_name(path)
            );
            let hint = "Copy the file into the content folder in place of the link.";
            self.push(&codes::OUTSIDE_PROJECT, message, path, hint);
            return false;
        }
        if target.is_dir() {
            let message = format!("`{}` is a link to a folder.", file_name(path));
            let hint = "Links to folders are not followed; put the files themselves there.";
            self.push(&codes::UNKNOWN_FILE, message, path, hint);
            return false;
        }
        true
    }

    /// Pipes, sockets and devices: to open one could wait for ever.
    fn no_file(&mut self, path: &Path) {
        let message = format!("`{}` is neither a file nor a folder.", file_name(path));
        let hint = "Move it out of the content folder.";
        self.push(&codes::UNKNOWN_FILE, message, path, hint);
    }

    fn push(&mut self, code: &'static Code, message: String, path: &Path, hint: &str) {
        let problem = Diagnostic::new(code, message)
            .at(Place::file(path.display().to_string()))
            .hint(hint);
        self.found.push(problem);
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

/// Names in `static/` that begin with a dot and that servers look for there.
fn is_carried(name: &str) -> bool {
    matches!(name, ".well-known" | ".nojekyll" | ".htaccess")
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Reads a table that is named on the command line.
///
/// # Errors
/// It cannot be read, or is no text in UTF-8.
pub fn read_table(path: &Path) -> Result<String, Box<Diagnostic>> {
    let name = path.display().to_string();
    read_text(path, &name, LARGEST_TABLE)
}

/// The letters of a file that is no text in UTF-8; nothing of one that is too large.
fn letters(path: &Path, limit: u64) -> String {
    let is_small = std::fs::metadata(path).is_ok_and(|file| file.len() <= limit);
    let bytes = is_small.then(|| std::fs::read(path).ok()).flatten();
    let text = bytes.map(|bytes| String::from_utf8_lossy(&bytes).replace('\0', ""));
    text.unwrap_or_default()
}

fn read_text(path: &Path, name: &str, limit: u64) -> Result<String, Box<Diagnostic>> {
    let refuse = |error: &std::io::Error| {
        let message = format!("The file cannot be read: {}.", plain_cause(error));
        let problem = Diagnostic::new(&codes::UNREADABLE, message).at(Place::file(name));
        Box::new(problem.hint("Check the permissions of the file."))
    };
    let size = std::fs::metadata(path)
        .map_err(|error| refuse(&error))?
        .len();
    if size > limit {
        let size = number::grouped(size >> 20);
        let message = format!("The file has {size} MB; {} MB are allowed.", limit >> 20);
        let problem = Diagnostic::new(&codes::TOO_LARGE, message).at(Place::file(name));
        return Err(Box::new(
            problem.hint("Check whether something else was saved under this name."),
        ));
    }
    let bytes = std::fs::read(path).map_err(|error| refuse(&error))?;
    text_of(bytes, name).map_err(Box::new)
}

/// The bytes of a file as text.
fn text_of(bytes: Vec<u8>, name: &str) -> Result<String, Diagnostic> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let message = "The text is saved as UTF-16, which some programs call \"Unicode\".";
        return Err(not_text(message.to_owned(), Place::file(name)));
    }
    if bytes.contains(&0) {
        let message = "The file is not text: it holds bytes that only programs, pictures or office files have.";
        let problem = Diagnostic::new(&codes::NOT_TEXT, message).at(Place::file(name));
        return Err(
            problem.hint("Check whether a picture or a document was saved under this name.")
        );
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let lossy = String::from_utf8_lossy(error.as_bytes());
        let message = "The text is not in UTF-8: here is a byte that UTF-8 does not have.";
        not_text(message.to_owned(), Place::in_text(name, &lossy, at, at + 1))
    })?;
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    let is_plain = |byte: u8| matches!(byte, b'\n' | b'\r' | b'\t' | b' '..=b'~');
    let mut odd = text.char_indices().filter(|(_, c)| unfit(*c).is_some());
    let odd = (!text.bytes().all(is_plain)).then(|| odd.next()).flatten();
    if let Some((at, character)) = odd {
        let what = unfit(character).map(Unfit::words).unwrap_or_default();
        let message = format!("Here is {what} (U+{:04X}).", u32::from(character));
        let problem = Diagnostic::new(&codes::NOT_TEXT, message);
        let shown = text.replace(|c| unfit(c).is_some(), " ");
        let before = text[..at]
            .chars()
            .map(|c| unfit(c).map_or(c.len_utf8(), |_| 1));
        let place = Place::in_text(
            name,
            &shown,
            before.clone().sum(),
            before.sum::<usize>() + 1,
        );
        return Err(problem
            .at(place)
            .hint("Delete it; it often comes with a text copied from a PDF file."));
    }
    if text.trim().is_empty() {
        let problem = Diagnostic::new(&codes::EMPTY_FILE, "There is nothing in the file.");
        return Err(problem.at(Place::file(name)));
    }
    Ok(text)
}

fn not_text(message: String, place: Place) -> Diagnostic {
    let hint = match place.file.ends_with(".csv") {
        true => "Save the spreadsheet again as \"CSV UTF-8\".",
        false => "Open the file in an editor and save it again with the encoding UTF-8.",
    };
    Diagnostic::new(&codes::NOT_TEXT, message)
        .at(place)
        .hint(hint)
}

fn front_matter_problem(source: &Source, fault: FrontMatterFault) -> Diagnostic {
    let message = match fault {
        FrontMatterFault::Missing => "The file does not begin with a line of three hyphens.",
        FrontMatterFault::NotClosed => "The line of three hyphens that closes the keys is missing.",
    };
    let first_line = source.text.find('\n').unwrap_or(source.text.len());
    Diagnostic::new(&codes::FRONT_MATTER, message)
        .at(source.place_of_bytes(0, first_line))
        .hint("Put the keys between two lines `---`, and the text below the second.")
}
