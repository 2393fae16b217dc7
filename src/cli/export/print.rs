//! A page of the site as PDF. A browser prints it, so that the file says what the page says and looks as
//! its printed page does.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anstream::eprintln;

use crate::compose::Site;
use crate::diag::cause::plain_cause;
use crate::diag::{Diagnostic, codes};
use crate::view::head::published;

use super::super::exit::Exit;
use super::super::overwrite::cannot;
use super::super::report;

/// Browsers that print, by the names under which they are installed.
const BROWSERS: [&str; 9] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
];

/// How a page is printed: nothing is fetched.
const QUIETLY: [&str; 7] = [
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
];

/// What a browser that an administrator starts asks for; the page is our own, and no
/// network is there.
const AS_ADMINISTRATOR: &str = "--no-sandbox";

/// The page at an address, printed.
///
/// # Errors
/// The page cannot be made, or no browser prints it: told, with how the program ends.
pub(super) fn pdf(site: &Site, address: &str, browser: Option<&Path>) -> Result<Vec<u8>, Exit> {
    let folder =
        tempfile::tempdir().map_err(|error| cannot(&std::env::temp_dir(), &plain_cause(&error)))?;
    put_page(site, address, folder.path()).map_err(|problem| report::wrong_use(&problem))?;
    let target = folder.path().join("briefing.pdf");
    printed(&folder.path().join(address), &target, browser)?;
    fs::read(&target).map_err(|error| cannot(&target, &plain_cause(&error)))
}

/// Writes the page with all that it shows into a folder. Its links lead to where the site is published.
fn put_page(site: &Site, address: &str, folder: &Path) -> Result<(), Box<Diagnostic>> {
    let place = |to: &str| published(&site.desk().evidence.site.value, &from_root(address, to));
    site.each_file(|file| {
        let is_page = file.address.ends_with(".html");
        if is_page && file.address != address {
            return Ok(());
        }
        let bytes = match String::from_utf8(file.bytes) {
            Ok(page) if is_page => with_full_links(&page, place).into_bytes(),
            Ok(text) => text.into_bytes(),
            Err(other) => other.into_bytes(),
        };
        let path = folder.join(&file.address);
        let parent = path.parent().unwrap_or(folder);
        let written = fs::create_dir_all(parent).and_then(|()| fs::write(&path, bytes));
        written.map_err(|error| {
            let message = format!(
                "`{}` cannot be written: {}.",
                path.display(),
                plain_cause(&error)
            );
            Box::new(Diagnostic::new(&codes::CANNOT_WRITE, message))
        })
    })
}

/// Where a link of a page leads, from the root of the site.
fn from_root(page: &str, to: &str) -> String {
    let folders = page.rsplit_once('/').map_or("", |(folders, _)| folders);
    let mut path: Vec<&str> = folders.split('/').filter(|part| !part.is_empty()).collect();
    for part in to.split('/') {
        match part {
            "." => {}
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.join("/")
}

/// The page with its links to other pages as `place` gives them. A link that has no place leads nowhere:
/// what it led to is not beside the printed page.
fn with_full_links(page: &str, place: impl Fn(&str) -> Option<String>) -> String {
    let mut links = page.split("<a ");
    let mut out = links.next().unwrap_or_default().to_owned();
    for link in links {
        let (tag, rest) = link.split_once('>').unwrap_or((link, ""));
        out.push_str("<a ");
        out.push_str(&with_full_link(tag, &place));
        out.push('>');
        out.push_str(rest);
    }
    out
}

fn with_full_link(tag: &str, place: impl Fn(&str) -> Option<String>) -> String {
    const HREF: &str = "href=\"";
    let Some((before, (to, after))) = tag
        .split_once(HREF)
        .and_then(|(before, rest)| Some((before, rest.split_once('"')?)))
    else {
        return tag.to_owned();
    };
    if to.starts_with('#') || to.contains(':') {
        return tag.to_owned();
    }
    match place(to) {
        Some(full) => format!("{before}{HREF}{full}\"{after}"),
        None => format!("{before}{after}"),
    }
}

/// Prints a page with the browser that was named, or with the first that is there.
fn printed(page: &Path, target: &Path, browser: Option<&Path>) -> Result<(), Exit> {
    let named = browser.map(Path::to_owned);
    let known = BROWSERS.iter().map(PathBuf::from);
    let browsers: Vec<PathBuf> = named.map_or_else(|| known.collect(), |named| vec![named]);
    for browser in &browsers {
        match print_with(browser, page, target) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(cannot_print(browser, &plain_cause(&error))),
            Ok(_) if target.exists() => return Ok(()),
            Ok(run) => {
                let said = String::from_utf8_lossy(&run.stderr);
                let cause = said.trim();
                let cause = if cause.is_empty() {
                    "it says nothing"
                } else {
                    cause
                };
                return Err(cannot_print(browser, cause));
            }
        }
    }
    match browser {
        Some(named) => eprintln!("There is no program `{}`.", named.display()),
        None => eprintln!("No browser that prints was found."),
    }
    eprintln!(
        "Install Chromium, Chrome or Edge, or name one with `--browser`; `--to docx` needs none."
    );
    Err(Exit::CannotReadOrWrite)
}

fn cannot_print(browser: &Path, cause: &str) -> Exit {
    eprintln!("`{}` does not print the page: {cause}", browser.display());
    eprintln!("Name another with `--browser`; `--to docx` needs none.");
    Exit::CannotReadOrWrite
}

/// Prints; once more as an administrator's browser wants it, where it asks for that.
fn print_with(browser: &Path, page: &Path, target: &Path) -> std::io::Result<Output> {
    let run = |further: Option<&str>| {
        let mut to = OsString::from("--print-to-pdf=");
        to.push(target);
        let mut profile = OsString::from("--user-data-dir=");
        profile.push(target.with_extension("profile"));
        Command::new(browser)
            .args(QUIETLY)
            .args(further)
            .args([to, profile])
            .arg(page)
            .output()
    };
    let first = run(None)?;
    let asks = String::from_utf8_lossy(&first.stderr).contains(AS_ADMINISTRATOR);
    match asks && !target.exists() {
        true => run(Some(AS_ADMINISTRATOR)),
        false => Ok(first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_published_site_or_nowhere() {
        let page = "<p><a class=\"x\" href=\"../studies/a.html#r1\">A</a> <a href=\"#b\">B</a> \
                    <a href=\"https://c.org/\">C</a></p>";
        let place = |to: &str| {
            Some(format!(
                "https://s.org/{}",
                from_root("managers/q.html", to)
            ))
        };
        assert_eq!(
            with_full_links(page, place),
            page.replace("../studies", "https://s.org/studies")
        );
        assert_eq!(
            with_full_links(page, |_| None),
            page.replace("href=\"../studies/a.html#r1\"", "")
        );
        assert_eq!(from_root("index.html", "./a/b.html"), "a/b.html");
    }
}
