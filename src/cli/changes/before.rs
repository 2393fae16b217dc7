//! The records of an earlier version: a folder, or what Git keeps of one, in a temporary folder.

use std::fs;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use zip::ZipArchive;

/// The largest file that is taken from an earlier version, in bytes. Records are far smaller.
const LARGEST: u64 = 64 << 20;

/// The content of an earlier version; what is temporary goes when it is dropped.
#[derive(Debug)]
pub struct Before {
    /// The content folder.
    pub content: PathBuf,
    /// How the version is named: the commit with its short name, or the folder.
    pub name: String,
    _folder: Option<TempDir>,
}

/// The version that `since` names: a folder, or a revision of Git. `content` is the folder of today.
///
/// # Errors
/// There is no such folder and no such revision, in words for staff.
pub fn find(since: &Path, content: &Path) -> Result<Before, String> {
    if since.is_dir() {
        let inside = since.join("content");
        let is_content = since.join("site.yaml").is_file();
        return Ok(Before {
            content: if is_content { since.to_owned() } else { inside },
            name: since.display().to_string(),
            _folder: None,
        });
    }
    let asked = since.to_string_lossy();
    of_git(&asked, content).map_err(|words| no_day(&asked).unwrap_or(words))
}

/// What is wrong with a day that there is not: `2026-02-31`. Nothing where it does not look like a day.
pub fn no_day(asked: &str) -> Option<String> {
    let parts: Vec<&str> = asked.split('-').collect();
    let is_number =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    if year.len() != 4 || !parts.iter().all(is_number) {
        return None;
    }
    let (year, month, day) = (
        year.parse().ok()?,
        month.parse().ok()?,
        day.parse::<i8>().ok()?,
    );
    let why = match jiff::civil::Date::new(year, month, 1) {
        Err(_) => "the months are 01 to 12".to_owned(),
        Ok(first) if day < 1 || day > first.days_in_month() => {
            format!("that month has {} days", first.days_in_month())
        }
        Ok(_) if asked.len() == 10 => return None,
        Ok(_) => "a day is written as 2026-03-01".to_owned(),
    };
    Some(format!("`{asked}` is no day: {why}."))
}

fn of_git(revision: &str, content: &Path) -> Result<Before, String> {
    let whole = content
        .canonicalize()
        .map_err(|_| format!("There is no folder `{}`.", content.display()))?;
    let (Some(project), Some(name)) = (whole.parent(), whole.file_name()) else {
        return Err(format!("`{}` is no content folder.", content.display()));
    };
    let name = name.to_string_lossy();
    let unknown = |_| {
        format!(
            "`{revision}` is neither a folder nor a commit, tag or branch of Git here. `git log --oneline` lists commits; a folder with another version of the records will do as well."
        )
    };
    let commit = format!("{revision}^{{commit}}");
    let arguments = [
        "rev-parse",
        "--verify",
        "--quiet",
        "--short",
        "--end-of-options",
        &commit,
    ];
    let short = git(project, &arguments).map_err(unknown)?;
    let short = String::from_utf8_lossy(&short).trim().to_owned();
    let arguments = ["archive", "--format=zip", &short, "--", &name];
    let archive = git(project, &arguments).map_err(|cause| {
        format!("Git cannot give the folder `{name}` as it was in `{revision}`: {cause}")
    })?;
    let folder = unpack(archive, project).map_err(|cause| {
        format!("The records of `{revision}` cannot be laid out in a temporary folder: {cause}")
    })?;
    let named = match revision == short {
        true => short,
        false => format!("{revision} ({short})"),
    };
    Ok(Before {
        content: folder.path().join(&*name),
        name: named,
        _folder: Some(folder),
    })
}

/// What Git answers; else what it says is wrong.
fn git(project: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let run = Command::new("git")
        .arg("-C")
        .arg(project)
        .args(arguments)
        .output();
    match run {
        Ok(run) if run.status.success() => Ok(run.stdout),
        Ok(run) => Err(String::from_utf8_lossy(&run.stderr).trim().to_owned()),
        Err(cause) => Err(format!("the program `git` cannot be run: {cause}")),
    }
}

/// The last commit before a day, as Git names it.
pub fn last_before(day: &str, content: &Path) -> Option<String> {
    let project = content.parent().filter(|path| !path.as_os_str().is_empty());
    let project = project.unwrap_or(Path::new("."));
    let until = format!("--before={day}T00:00:00Z");
    let found = git(project, &["rev-list", "-1", &until, "HEAD"]).ok()?;
    let found = String::from_utf8_lossy(&found).trim().to_owned();
    (!found.is_empty()).then_some(found)
}

/// Lays the files of an archive out, with the theme of today beside them, so that both versions speak in the
/// same words.
fn unpack(archive: Vec<u8>, project: &Path) -> io::Result<TempDir> {
    let folder = TempDir::with_prefix("distil-before-")?;
    let mut archive = ZipArchive::new(Cursor::new(archive)).map_err(io::Error::other)?;
    for place in 0..archive.len() {
        let entry = archive.by_index(place).map_err(io::Error::other)?;
        let Some(path) = entry
            .enclosed_name()
            .map(|inside| folder.path().join(inside))
        else {
            continue;
        };
        if entry.is_dir() {
            fs::create_dir_all(&path)?;
            continue;
        }
        if let Some(above) = path.parent() {
            fs::create_dir_all(above)?;
        }
        let mut bytes = Vec::new();
        entry.take(LARGEST).read_to_end(&mut bytes)?;
        fs::write(&path, bytes)?;
    }
    for theme in themes(project) {
        copy(
            &theme,
            &folder.path().join(theme.file_name().unwrap_or_default()),
        )?;
    }
    Ok(folder)
}

/// Folders beside the content that are themes: they hold templates, words or assets.
fn themes(project: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(project)
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    let folders = entries.map(|entry| entry.path());
    let is_theme = |folder: &PathBuf| {
        let parts = ["templates", "strings", "assets"];
        let is_built = folder.join("index.html").exists();
        !is_built && parts.iter().any(|part| folder.join(part).is_dir())
    };
    folders.filter(is_theme).collect()
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let place = to.join(entry.file_name());
        if kind.is_dir() {
            copy(&entry.path(), &place)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}
