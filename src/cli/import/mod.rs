//! `distil import`.

mod pooled;
mod reading;
mod report;

use std::io::{BufRead, IsTerminal};

use anstream::{eprintln, println};

use crate::compose::{self, Request};
use crate::evidence::Settings;
use crate::import::{self, EditedTable, Found, Plan};
use crate::text::number;

use super::exit::Exit;
use super::import_args::ImportArgs;

/// Reads the files, shows what would change, and writes it when that is wanted.
pub(super) fn run(args: &ImportArgs) -> Exit {
    let settings = match super::request::settings(true) {
        Ok(settings) => settings,
        Err(problem) => return super::report::wrong_use(&problem),
    };
    let (found, edited) = match read(args) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let request = request(args, settings);
    let (evidence, problems) = compose::evidence(&request);
    let Some(evidence) = evidence.filter(|_| !problems.has_errors()) else {
        super::report::errors(&problems);
        eprintln!("Mend the records first: what is there already cannot be told from what is new.");
        return Exit::after(&problems, false);
    };
    let mut plan = import::plan(found, &evidence, &reading::asked(args, settings));
    edited
        .iter()
        .for_each(|table| table.take(&evidence, &mut plan));
    report::show(&plan, args.verbose);
    if plan.changes.is_empty() {
        println!("There is nothing to write.");
        return Exit::Good;
    }
    if let Some(fault) = undirected(&plan) {
        eprintln!("{fault}");
        return Exit::WrongUse;
    }
    match super::as_changed::with(&request, &problems, &plan.changes) {
        Ok(evidence) => pooled::show(&evidence, &plan.syntheses),
        Err(exit) => return exit,
    }
    write(&plan, args)
}

fn request(args: &ImportArgs, settings: Settings) -> Request {
    Request {
        content: args.content.clone(),
        settings,
        ..Request::default()
    }
}

/// Reads every file; what the columns of tables were taken for is shown, and kept where that is wanted.
fn read(args: &ImportArgs) -> Result<(Found, Vec<EditedTable>), Exit> {
    let reading = reading::reading(args).map_err(|fault| {
        eprintln!("{fault}");
        Exit::WrongUse
    })?;
    let mut all = Found::default();
    let mut edited = Vec::new();
    for path in &args.files {
        let name = path.display().to_string();
        let bytes = crate::load::folder::read_file(path, "The file").map_err(|problem| {
            let problem =
                problem.why("Without it there is nothing to bring in; nothing was written.");
            eprintln!("{}", super::report::snippet(&problem));
            Exit::CannotReadOrWrite
        })?;
        let read = import::read(&name, &bytes, &reading).map_err(|fault| {
            eprintln!("{name}: {}", fault.message);
            eprintln!("{}", fault.hint);
            Exit::Problems
        })?;
        let counted = match &read.edited {
            Some(table) => number::count(table.count(), "row", "rows"),
            None => report::counted(&read.found),
        };
        println!("{name} ({}): {counted}", read.form.name());
        if let Some(columns) = &read.columns {
            report::columns(columns);
            keep(&columns.columns, &name, args)?;
        }
        all.append(read.found);
        edited.extend(read.edited);
    }
    Ok((all, edited))
}

/// Writes down what the columns were taken for.
fn keep(columns: &import::ColumnMap, name: &str, args: &ImportArgs) -> Result<(), Exit> {
    let Some(path) = &args.table.keep_columns else {
        return Ok(());
    };
    let written = std::fs::write(path, columns.to_text(name));
    written.map_err(|error| {
        let cause = crate::diag::cause::plain_cause(&error);
        eprintln!("`{}` cannot be written: {cause}.", path.display());
        Exit::CannotReadOrWrite
    })?;
    println!("What the columns are was written to `{}`.", path.display());
    Ok(())
}

/// A direction that nobody gave is asked for and never guessed: a wrong one turns every result round.
fn undirected(plan: &Plan) -> Option<String> {
    let first = plan.undirected.first()?;
    let names: Vec<String> = plan
        .undirected
        .iter()
        .map(|name| format!("  {name}"))
        .collect();
    Some(format!(
        "Nothing was written: the files do not say which direction of these new outcomes is good.\n{}\nGive `--better lower` or `--better higher` for all of them, or `--better \"{first}=lower\"` for each.",
        names.join("\n")
    ))
}

fn write(plan: &Plan, args: &ImportArgs) -> Exit {
    let changes = report::changes(plan);
    if args.dry_run {
        println!("Nothing was written (--dry-run): {changes}.");
        return Exit::Good;
    }
    if !args.yes && !asks_to_write(&changes) {
        println!("Nothing was written. `--yes` writes without asking.");
        return Exit::Good;
    }
    match super::write_changes::write(&args.content, &plan.changes) {
        Ok(()) => {
            println!("Written: {changes}.");
            report::next(plan, args.publish);
            Exit::Good
        }
        Err((path, cause)) => {
            eprintln!("`{path}` cannot be written: {cause}.");
            eprintln!(
                "What was written before it is whole; run the command again when the cause is gone."
            );
            Exit::CannotReadOrWrite
        }
    }
}

/// Asks on a terminal. Where there is none, nobody can answer.
fn asks_to_write(changes: &str) -> bool {
    if !std::io::stdin().is_terminal() {
        return false;
    }
    eprintln!("Write this: {changes}? [y/N]");
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}
