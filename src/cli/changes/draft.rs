//! An update record that tells of changes, as a draft to edit.

use std::fs;
use std::path::PathBuf;

use anstream::{eprintln, println};

use crate::changes::draft;
use crate::diag::cause::plain_cause;

use super::super::changes_args::ChangesArgs;
use super::super::exit::Exit;
use super::told::unread_lines;
use super::two::Two;

/// Writes the record beside the others, and says where.
pub(super) fn write(two: &Two, args: &ChangesArgs) -> Exit {
    if two.changes.is_empty() {
        println!(
            "Nothing that readers see differs from {}, so there is nothing to tell.",
            two.since
        );
        return Exit::Good;
    }
    let today = two.request.settings.today.map(|day| day.0.to_string());
    let today = today.unwrap_or_default();
    let desk = two.site.desk();
    let text = draft(desk.words, &two.changes, &today, args.audience.as_deref());
    let path = free_path(two, &today);
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    match folder.and_then(|()| fs::write(&path, text)) {
        Ok(()) => {
            println!(
                "{} tells of what differs from {}, as a draft.",
                path.display(),
                two.since
            );
            for line in unread_lines(&two.changes.unread(args.audience.as_deref())) {
                eprintln!("Warning: {line}");
            }
            println!(
                "Write its title and summary, take out what readers need not know, delete `status: draft`, then `distil check`."
            );
            Exit::Good
        }
        Err(error) => {
            eprintln!(
                "`{}` cannot be written: {}.",
                path.display(),
                plain_cause(&error)
            );
            Exit::CannotReadOrWrite
        }
    }
}

/// A name that no update has yet.
fn free_path(two: &Two, today: &str) -> PathBuf {
    let folder = two.request.content.join("updates");
    let name = |number: usize| match number {
        1 => format!("changes-{today}.md"),
        _ => format!("changes-{today}-{number}.md"),
    };
    let free = (1..).map(|number| folder.join(name(number)));
    free.into_iter()
        .find(|path| !path.exists())
        .unwrap_or(folder)
}
