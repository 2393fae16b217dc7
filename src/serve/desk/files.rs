//! The files of records, which the editor knows by a folder and an id and never by a path.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use xxhash_rust::xxh3::xxh3_128;

use crate::diag::cause::plain_cause;
use crate::editor::{self, BASE};
use crate::load::Source;
use crate::load::source::Format;
use crate::record::kind::Kind;

/// A record may not be larger, in bytes.
const LARGEST: u64 = 2 << 20;

/// What a form says.
pub(super) type Said = Map<String, Value>;

/// A record as the editor names it: `studies/finch-2021.yaml`, whatever the ending of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub kind: Kind,
    /// Its id.
    pub stem: String,
}

/// A file of a record as it is now.
#[derive(Debug)]
pub(super) struct Found {
    pub named: Named,
    path: PathBuf,
    /// Its state: another one when any byte of it is another.
    pub base: String,
    /// The record, with the ends of lines of today's systems.
    pub source: Source,
    ends: Ends,
}

/// How the lines of a file end, and whether it begins with a mark of its encoding.
#[derive(Debug, Clone, Copy)]
struct Ends {
    is_crlf: bool,
    has_mark: bool,
}

impl Named {
    /// The record that the editor names.
    pub fn of(path: &str) -> Option<Self> {
        if path == Kind::Site.folder() {
            let stem = "site".to_owned();
            return Some(Self {
                kind: Kind::Site,
                stem,
            });
        }
        let (folder, name) = path.split_once('/')?;
        let stem = name.strip_suffix(".yaml")?;
        let kind = Kind::from_folder(folder)?;
        let is_name =
            !stem.is_empty() && !stem.contains(['/', '\\', ':']) && !stem.starts_with('.');
        is_name.then(|| Self {
            kind,
            stem: stem.to_owned(),
        })
    }

    /// As the editor names it.
    pub fn path(&self) -> String {
        match self.kind {
            Kind::Site => self.kind.folder().to_owned(),
            kind => format!("{}/{}.yaml", kind.folder(), self.stem),
        }
    }

    fn folder(&self) -> &'static str {
        match self.kind {
            Kind::Site => "",
            kind => kind.folder(),
        }
    }

    /// The file of the record; nothing where there is none.
    ///
    /// # Errors
    /// It cannot be read, in words.
    pub fn find(&self, content: &Path) -> Result<Option<Found>, String> {
        match files(content, self.folder())
            .into_iter()
            .find(|(stem, ..)| *stem == self.stem)
        {
            Some((_, format, path)) => read(self.clone(), format, path).map(Some),
            None => Ok(None),
        }
    }

    /// Writes a new record.
    ///
    /// # Errors
    /// It cannot be written, in words.
    pub fn create(&self, content: &Path, ending: &str, text: &str) -> Result<(), String> {
        let folder = content.join(self.folder());
        let told = |error| {
            format!(
                "`{}` cannot be written: {}.",
                folder.display(),
                plain_cause(&error)
            )
        };
        fs::create_dir_all(&folder).map_err(told)?;
        if !is_own(&folder) {
            return Err(format!(
                "`{}` leads to another place, where nothing is written.",
                folder.display()
            ));
        }
        let path = folder.join(format!("{}.{ending}", self.stem));
        let file = fs::File::create_new(path);
        file.and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(told)
    }
}

/// All records of a kind, each with what stands in its way where it cannot be read.
pub(super) fn of_kind(content: &Path, kind: Kind) -> Vec<(Named, Result<Found, String>)> {
    let all = files(content, kind.folder()).into_iter();
    all.map(|(stem, format, path)| {
        let named = Named { kind, stem };
        (named.clone(), read(named, format, path))
    })
    .collect()
}

/// The record files of a folder: their ids, their formats, and where they are.
fn files(content: &Path, folder: &str) -> Vec<(String, Format, PathBuf)> {
    let folder = content.join(folder);
    if !is_own(&folder) {
        return Vec::new();
    }
    let entries = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let mut found: Vec<_> = files
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let (stem, ending) = name.rsplit_once('.')?;
            let format = Format::of_ending(ending).filter(|format| *format != Format::Csv)?;
            (!stem.starts_with('.')).then(|| (stem.to_owned(), format, entry.path()))
        })
        .collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

/// Whether a folder is one, and no way to another.
fn is_own(folder: &Path) -> bool {
    fs::symlink_metadata(folder).is_ok_and(|about| about.is_dir())
}

fn read(named: Named, format: Format, path: PathBuf) -> Result<Found, String> {
    let told = |cause: &str| format!("`{}` cannot be opened in a form: {cause}.", path.display());
    let size = fs::metadata(&path).map_or(0, |about| about.len());
    if size > LARGEST {
        return Err(told("it is too large"));
    }
    let bytes = fs::read(&path).map_err(|error| told(&plain_cause(&error)))?;
    let base = format!("{:032x}", xxh3_128(&bytes));
    let text = String::from_utf8(bytes).map_err(|_| told("it is not UTF-8"))?;
    let ends = Ends {
        is_crlf: text.contains("\r\n")
            && text.matches('\n').count() == text.matches("\r\n").count(),
        has_mark: text.starts_with('\u{FEFF}'),
    };
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    let (name, folder) = (path.display().to_string(), named.folder().to_owned());
    let (source, fault) = Source::new(name, folder, named.stem.clone(), format, text);
    if fault.is_some() {
        return Err(told(
            "its front matter does not begin or end with a line of three hyphens",
        ));
    }
    Ok(Found {
        named,
        path,
        base,
        source,
        ends,
    })
}

impl Found {
    /// What a form shows of it, with the state of the file.
    ///
    /// # Errors
    /// It has a fault, in words.
    pub fn shown(&self) -> Result<Said, String> {
        let mut shown = editor::shown(self.named.kind, &self.source)?;
        shown.insert(BASE.to_owned(), Value::String(self.base.clone()));
        Ok(shown)
    }

    /// Writes another text in its place: beside it first, so that it is never half there.
    ///
    /// # Errors
    /// It cannot be written, in words.
    pub fn write(&self, text: &str) -> Result<(), String> {
        let text = if self.ends.is_crlf {
            text.replace('\n', "\r\n")
        } else {
            text.to_owned()
        };
        let mark = if self.ends.has_mark { "\u{FEFF}" } else { "" };
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let beside = self.path.with_file_name(format!(".{name}.new"));
        let written = fs::File::create_new(&beside)
            .and_then(|mut file| file.write_all(format!("{mark}{text}").as_bytes()))
            .and_then(|()| fs::rename(&beside, &self.path));
        written.map_err(|error| {
            let _ = fs::remove_file(&beside);
            format!(
                "`{}` cannot be written: {}.",
                self.path.display(),
                plain_cause(&error)
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_records_have_names() {
        assert!(Named::of("site.yaml").is_some());
        let named = Named::of("studies/owl-2024.yaml");
        assert_eq!(
            named.map(|named| named.path()).as_deref(),
            Some("studies/owl-2024.yaml")
        );
        for path in [
            "",
            "x.yaml",
            "static/a.yaml",
            "studies/../site.yaml",
            "../studies/a.yaml",
            "studies/.a.yaml",
            "studies/a/b.yaml",
            "studies/a\\b.yaml",
            "studies/c:a.yaml",
            "studies/.yaml",
            "/studies/a.yaml",
            "studies/a.csv",
        ] {
            assert!(Named::of(path).is_none(), "{path}");
        }
    }
}
