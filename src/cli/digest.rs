//! `distil digest`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anstream::{eprintln, println};

use crate::changes::{Letter, Post, Reader, posts, posts_as_text};
use crate::diag::cause::plain_cause;

use super::changes::{Two, before, read_two, unread_lines};
use super::digest_args::DigestArgs;
use super::exit::Exit;
use super::overwrite::cannot;

/// Writes a newsletter of what changed, and posts.
pub(super) fn run(args: &DigestArgs) -> Exit {
    let (since, day) = match since(args) {
        Ok(since) => since,
        Err(exit) => return exit,
    };
    let two = match read_two(&args.content, &since) {
        Ok(two) => two,
        Err(exit) => return exit,
    };
    if let Some(audience) = &args.audience
        && let Some(exit) = two.unknown_audience(audience)
    {
        return exit;
    }
    let Some(base) = two.base_url.clone() else {
        eprintln!("A newsletter needs the address of the site, for its links.");
        eprintln!("Set `base_url` in site.yaml, or give it with `--base-url https://…`.");
        return Exit::WrongUse;
    };
    let desk = two.site.desk();
    let since = day.map_or_else(|| two.since.clone(), |day| desk.words.date(day));
    let reader = args.audience.as_deref().map(|audience| Reader {
        audience,
        readers: two.readers(audience),
    });
    let letter = Letter::new(&desk, &two.changes, reader, &base, &since);
    let posts = posts(
        &desk,
        &two.changes,
        &two.now,
        args.audience.as_deref(),
        &base,
    );
    let stem = stem(args, &two);
    let paths = ENDINGS.map(|ending| args.output.join(format!("{stem}.{ending}")));
    let besides = ", and `--output FOLDER` names another folder";
    let is_free = args
        .overwrite
        .check(paths.iter().map(PathBuf::as_path), besides);
    if let Err(exit) = is_free {
        return exit;
    }
    match write(&args.output, paths, &letter, &posts) {
        Ok(files) => {
            println!("{}", letter.subject);
            for line in unread_lines(&two.changes.unread(args.audience.as_deref())) {
                eprintln!("Warning: {line}");
            }
            if letter.is_empty() {
                println!("Nothing that these readers see has changed: do not send it.");
            }
            for file in files {
                println!("  {}", file.display());
            }
            Exit::Good
        }
        Err(error) => cannot(&args.output, &plain_cause(&error)),
    }
}

/// The endings of the files: the letter as a page and as plain text, and the posts.
const ENDINGS: [&str; 3] = ["html", "txt", "posts.txt"];

/// The version before, with the day where one was asked for.
fn since(args: &DigestArgs) -> Result<(PathBuf, Option<jiff::civil::Date>), Exit> {
    let asked = args.since.to_string_lossy();
    let day: Option<jiff::civil::Date> = asked.parse().ok();
    let Some(day) = day.filter(|_| !args.since.is_dir()) else {
        return Ok((args.since.clone(), None));
    };
    match before::last_before(&asked, &args.content.content) {
        Some(commit) => Ok((PathBuf::from(commit), Some(day))),
        None => {
            eprintln!("Git has no version of these records from before {day}.");
            eprintln!(
                "Give a later day, a commit, or a folder with another version of the records."
            );
            Err(Exit::WrongUse)
        }
    }
}

/// The name of the files, without their endings.
fn stem(args: &DigestArgs, two: &Two) -> String {
    let today = two.request.settings.today.map(|day| day.0.to_string());
    let today = today.unwrap_or_default();
    match &args.audience {
        Some(audience) => format!("{today}-{audience}"),
        None => today,
    }
}

fn write(
    folder: &Path,
    paths: [PathBuf; 3],
    letter: &Letter,
    posts: &[Post],
) -> io::Result<Vec<PathBuf>> {
    fs::create_dir_all(folder)?;
    let texts = [letter.html(), letter.text(), posts_as_text(posts)];
    for (path, text) in paths.iter().zip(texts) {
        fs::write(path, text)?;
    }
    Ok(paths.into())
}
