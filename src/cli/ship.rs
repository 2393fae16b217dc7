//! `distil completions` and `distil man`: what an installed program brings along for shells and readers.

use std::fs;
use std::io::{self, Write};

use anstream::{eprintln, println};
use clap::CommandFactory;

use crate::diag::cause::plain_cause;

use super::args::Args;
use super::exit::Exit;
use super::ship_args::{CompletionsArgs, ManArgs};

/// Prints the completions of a shell.
pub(super) fn completions(args: &CompletionsArgs) -> Exit {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "distil", &mut text);
    printed(io::stdout().write_all(&text))
}

/// Prints the first manual page, or writes all of them.
pub(super) fn man(args: &ManArgs) -> Exit {
    let Some(folder) = &args.folder else {
        let mut text = Vec::new();
        let made = clap_mangen::Man::new(Args::command()).render(&mut text);
        return printed(made.and_then(|()| io::stdout().write_all(&text)));
    };
    let written =
        fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(Args::command(), folder));
    match written {
        Ok(()) => {
            println!("The manual pages are in `{}`.", folder.display());
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

/// Whoever reads may stop before the end, as `head` does.
fn printed(result: io::Result<()>) -> Exit {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Exit::CannotReadOrWrite,
        _ => Exit::Good,
    }
}
