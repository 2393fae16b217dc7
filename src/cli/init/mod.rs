//! `distil init`.

mod examples;

use std::fs;
use std::io;
use std::path::Path;

use anstream::{eprint, eprintln, print, println};
use include_dir::Dir;

use crate::diag::cause::plain_cause;
use crate::text::suggest;

use super::args::InitArgs;
use super::exit::Exit;
use examples::Example;

/// Keeps the made site, and what the program notes for itself, out of version control.
const IGNORED: &str = "output/\n.distil-cache/\n.distil-edited/\ndigest/\n";
/// The steps by which GitHub and GitLab check and publish a site.
const FOR_GITHUB: &str = include_str!("ci/github.yml");
const FOR_GITLAB: &str = include_str!("ci/gitlab.yml");

/// Makes a small working site, or lists those that there are.
pub(super) fn run(args: &InitArgs) -> Exit {
    if args.list {
        print!("{}", examples::list());
        return Exit::Good;
    }
    let Some(example) = examples::named(&args.example) else {
        return unknown(&args.example);
    };
    let Some(folder) = &args.folder else {
        eprintln!("Name a folder for the new site: `distil init my-site`.");
        return Exit::WrongUse;
    };
    if holds_something(folder) {
        eprintln!(
            "`{}` holds something already, so nothing was written.",
            folder.display()
        );
        eprintln!("Choose a name for a new folder: `distil init my-site`.");
        return Exit::WrongUse;
    }
    make(example, folder)
}

/// Whether a new site would lie among other files, or where a file is.
pub(super) fn holds_something(folder: &Path) -> bool {
    let has_entries = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    has_entries || folder.is_file()
}

fn unknown(name: &str) -> Exit {
    eprintln!("There is no example `{name}`, so nothing was written.");
    let names = examples::ALL.iter().map(|example| example.name);
    if let Some(near) = suggest::nearest(name, names) {
        eprintln!("Did you mean `{near}`?");
    }
    eprintln!("Examples are:");
    eprint!("{}", examples::list());
    Exit::WrongUse
}

fn make(example: &Example, folder: &Path) -> Exit {
    match write(example, folder) {
        Ok(()) => {
            welcome(example, folder);
            Exit::Good
        }
        Err(error) => {
            eprintln!(
                "`{}` cannot be written: {}.",
                folder.display(),
                plain_cause(&error)
            );
            Exit::CannotReadOrWrite
        }
    }
}

fn write(example: &Example, folder: &Path) -> io::Result<()> {
    extract(&example.content, &folder.join("content"))?;
    fs::write(folder.join("README.md"), example.readme)?;
    super::schema::install(folder)?;
    fs::write(folder.join(".gitignore"), IGNORED)?;
    let workflows = folder.join(".github").join("workflows");
    fs::create_dir_all(&workflows)?;
    fs::write(workflows.join("site.yml"), with_version(FOR_GITHUB))?;
    fs::write(folder.join(".gitlab-ci.yml"), with_version(FOR_GITLAB))
}

/// The steps of a host with the version of this program in them.
fn with_version(steps: &str) -> String {
    steps.replace("@VERSION@", env!("CARGO_PKG_VERSION"))
}

fn extract(from: &Dir<'_>, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for file in from.files() {
        let path = to.join(file.path());
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, file.contents())?;
    }
    from.dirs().try_for_each(|dir| extract(dir, to))
}

fn welcome(example: &Example, folder: &Path) {
    println!("In `{}`: {}", folder.display(), example.tagline());
    println!();
    println!("  cd {}", folder.display());
    println!("  distil serve     look at it in a browser while you edit content/");
    println!("  distil build     make the site in output/");
}
