//! `distil new`.

mod ask;
mod reference;

use anstream::{eprintln, println};

use crate::compose::{self, Request};
use crate::edit::Change;
use crate::edit::blank::{self, Given, Lacking, Wanted};
use crate::evidence::{Evidence, Settings};
use crate::load::{Source, source::Format};
use crate::plan;
use crate::record::kind::Kind;
use crate::record::placeholder::{self, Open};

use super::exit::Exit;
use super::new_args::NewArgs;

/// Makes a record and says what is to be done with it.
pub(super) fn run(args: &NewArgs) -> Exit {
    let settings = match super::request::settings(true) {
        Ok(settings) => settings,
        Err(problem) => return super::report::wrong_use(&problem),
    };
    let is_of_study = args.doi.is_some() || args.pmid.is_some() || args.from.is_some();
    if is_of_study && args.kind != Kind::Study {
        eprintln!("`--doi`, `--pmid` and `--from` are for `distil new study`.");
        return Exit::WrongUse;
    }
    let request = Request {
        content: args.content.clone(),
        settings,
        ..Request::default()
    };
    let (evidence, problems) = compose::evidence(&request);
    let Some(evidence) = evidence.filter(|_| !problems.has_errors()) else {
        super::report::errors(&problems);
        eprintln!("Mend the records first, so that a new one can be checked beside them.");
        return Exit::after(&problems, false);
    };
    let change = match &args.from {
        Some(path) => reference::study(args, path, &evidence, settings),
        None => made(args, &evidence, settings),
    };
    let change = match change.and_then(not_in_the_way) {
        Ok(change) => change,
        Err(lacking) => return wrong(&lacking),
    };
    let changes = [change];
    if let Err(exit) = super::as_changed::with(&request, &problems, &changes) {
        return exit;
    }
    match super::write_changes::write(&args.content, &changes) {
        Ok(()) => {
            next(args, &changes[0]);
            Exit::Good
        }
        Err((path, cause)) => {
            eprintln!("`{path}` cannot be written: {cause}.");
            Exit::CannotReadOrWrite
        }
    }
}

/// A new record, if its page does not stand where every site has one.
fn not_in_the_way(change: Change) -> Result<Change, Lacking> {
    let name = change.path.strip_prefix("pages/").unwrap_or_default();
    let address = name.replace(".md", ".html");
    if !plan::is_fixed(&address) {
        return Ok(change);
    }
    Err(Lacking::new(
        format!("Every site has a page of its own at `{address}`, so no other can stand there."),
        "Give another id: `--id NAME`.",
    ))
}

fn wrong(lacking: &Lacking) -> Exit {
    eprintln!("{}", lacking.message);
    eprintln!("{}", lacking.hint);
    Exit::WrongUse
}

/// A record from what was typed and what is answered.
fn made(args: &NewArgs, evidence: &Evidence, settings: Settings) -> Result<Change, Lacking> {
    let asks = !args.yes && ask::is_somebody_there();
    let key = args.kind.title_key();
    let title = args.title.clone().or_else(|| match args.kind {
        _ if !asks => None,
        Kind::Study => ask::line("How is the study cited (Finch 2024)?"),
        kind => ask::line(&format!("The {key} of {}?", kind.with_article())),
    });
    let Some(title) = title else {
        return Err(Lacking::new(
            format!("A new record needs its {key}."),
            format!("Give it: `distil new {} \"…\"`.", args.kind.link_prefix()),
        ));
    };
    let mut given = Given::default();
    for (key, value) in &args.set {
        given.put(key, value);
    }
    for (key, value) in [("doi", &args.doi), ("pmid", &args.pmid)] {
        if let Some(value) = value {
            given.put(&format!("bibliography.{key}"), value);
        }
    }
    given.check(args.kind)?;
    if asks {
        for ask in blank::asks(args.kind, evidence, &given) {
            if let Some(answer) = ask::choice(&ask) {
                given.put(&ask.key, &answer);
            }
        }
    }
    let wanted = Wanted {
        title,
        id: args.id.clone(),
        given,
        today: settings.as_of.or(settings.today),
    };
    blank::blank(args.kind, &wanted, evidence)
}

/// What is to be written and decided, by its lines, and what to do then.
fn next(args: &NewArgs, change: &Change) {
    let path = args.content.join(&change.path);
    println!("Written: {}", path.display());
    let (folder, file) = change.path.split_once('/').unwrap_or(("", &change.path));
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let format = Format::of_ending(ending).unwrap_or(Format::Yaml);
    let (folder, stem) = (folder.to_owned(), stem.to_owned());
    let (source, _) = Source::new(file.to_owned(), folder, stem, format, change.after.clone());
    let line = |at: usize| 1 + change.after[..at].matches('\n').count();
    let mut to_write = Vec::new();
    let mut to_decide = Vec::new();
    for open in placeholder::open_places(&source) {
        match open {
            Open::Text(start, _) => to_write.push(line(start).to_string()),
            Open::Value(what, start, _) => to_decide.push((line(start), what)),
        }
    }
    println!();
    if !to_write.is_empty() {
        println!("Write the texts in lines {}.", to_write.join(", "));
    }
    for (line, what) in to_decide {
        println!("Decide in line {line}: {what}");
    }
    println!();
    println!("  distil check --drafts    look for problems");
    println!("  distil serve --drafts    look at it in a browser while you write");
    if change.after.contains("\nstatus: draft") {
        println!("It is a draft: take `status: draft` out when it is ready to be shown.");
    }
    if args.kind == Kind::Audience {
        println!("Name the audience under `audiences` in site.yaml when it is.");
    }
}
