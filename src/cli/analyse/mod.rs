//! `distil analyse`.

mod agreement;
mod checked;
mod columns;
mod deeper;
mod ends;
mod figures;
mod given;
mod impossible;
mod medians;
mod rows;
mod settings;
mod small_studies;
mod text;

use std::path::Path;

use anstream::{eprintln, println};
use serde_json::Value;

use crate::compose::{self, Request};
use crate::diag::{Diagnostics, codes};
use crate::evidence::Evidence;
use crate::load::source::{Format, Source};
use crate::load::walk;
use crate::quote;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::synthesis::Synthesis;
use crate::render::{numbers_json, synthesis_json};
use crate::sentence::r_code::{DataFrom, r_script};
use crate::sentence::statement::statement;
use crate::sentence::unpooled::unpooled;
use crate::sentence::voice::Voice;
use crate::synthesis::{BySynthesis, Findings, MetaAnalysis, Numbers, Unpooled};
use crate::text::suggest;
use crate::words::Words;

use super::analyse_args::{AnalyseArgs, TableArgs};
use super::exit::Exit;
use super::report;
use deeper::Trouble;

/// Prints the analyses of the content or of a table.
pub(super) fn run(args: &AnalyseArgs) -> Exit {
    match args.source.as_deref().filter(|source| is_table(source)) {
        Some(path) => of_table(path, args),
        None if args.table != TableArgs::default() => only_for_tables(),
        None => of_content(args),
    }
}

fn is_table(source: &str) -> bool {
    Path::new(source)
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

fn only_for_tables() -> Exit {
    eprintln!(
        "The choices of a synthesis stand in its record, so that the site and this command agree."
    );
    eprintln!(
        "Name a table that ends in .csv, or leave the choices out. See `distil analyse --help`."
    );
    Exit::WrongUse
}

fn of_content(args: &AnalyseArgs) -> Exit {
    let settings = match super::request::settings(false) {
        Ok(settings) => settings,
        Err(problem) => return super::report::wrong_use(&problem),
    };
    let request = Request {
        content: args.content.clone(),
        settings,
        ..Request::default()
    };
    let (evidence, found) = compose::evidence(&request);
    report::errors(&found);
    let Some(mut evidence) = evidence.filter(|_| !found.has_errors()) else {
        return Exit::after(&found, false);
    };
    // Doubts count as in a build: results in doubt are told apart.
    let (mut findings, _) = Findings::of(&evidence, &BySynthesis::new());
    quote::fill(&Words::english(), &mut evidence, &mut findings);
    let wanted = args.source.as_deref();
    let shelf = &evidence.records.syntheses;
    if let Some(id) = wanted.filter(|id| !shelf.contains_key(&Id::new(*id))) {
        return no_such_synthesis(id, shelf.keys().map(Id::as_str));
    }
    let chosen: Vec<&Entry<Synthesis>> = shelf
        .values()
        .filter(|entry| wanted.is_none_or(|id| entry.id.as_str() == id))
        .collect();
    if args.json {
        print_json(&evidence, &chosen, &findings, wanted.is_some());
    } else {
        for entry in chosen {
            print_synthesis(&evidence, entry, &findings, args.r_code);
        }
    }
    Exit::Good
}

fn no_such_synthesis<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Exit {
    eprintln!("There is no synthesis `{id}`.");
    let known: Vec<&str> = known.collect();
    match suggest::nearest(id, known.iter().copied()) {
        Some(near) => eprintln!("Did you mean `{near}`?"),
        None => eprintln!("There are: {}.", known.join(", ")),
    }
    eprintln!("A table of study data has to end in .csv.");
    Exit::WrongUse
}

/// One synthesis as the object that stands beside its page; several as a list.
fn print_json(evidence: &Evidence, chosen: &[&Entry<Synthesis>], findings: &Findings, one: bool) {
    let mut all: Vec<Value> = chosen
        .iter()
        .map(|entry| synthesis_json(evidence, entry, findings))
        .collect();
    let value = match all.pop() {
        Some(only) if one => only,
        last => {
            all.extend(last);
            Value::Array(all)
        }
    };
    println!("{}", pretty(&value));
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

fn print_synthesis(
    evidence: &Evidence,
    entry: &Entry<Synthesis>,
    findings: &Findings,
    r_code: bool,
) {
    let words = &Words::english();
    let found = findings.of_synthesis(&entry.id);
    if r_code {
        for outcome in found {
            if let Some(script) = outcome
                .numbers()
                .and_then(|n| r_script(words, &n, DataFrom::Script))
            {
                println!(
                    "# {}: {} ({})\n{script}",
                    entry.id, outcome.outcome, outcome.comparison
                );
            }
        }
        return;
    }
    println!(
        "{}\n{}",
        entry.id,
        "=".repeat(entry.id.as_str().chars().count())
    );
    if found.is_empty() {
        println!("No outcome with numbers.\n");
    }
    for outcome in found {
        println!("\n{} ({})", outcome.outcome, outcome.comparison);
        match outcome.numbers() {
            Some(numbers) => println!("{}", text::analysis(words, &numbers)),
            None => println!("{}", text::rows(words, &outcome.rows)),
        }
        if let Some(why) = outcome.unpooled {
            println!("Not pooled: {}.", unpooled(words, why));
        }
        let found = statement(words, evidence, outcome, Voice::Standard);
        println!("{found}");
    }
    println!();
}

fn of_table(path: &str, args: &AnalyseArgs) -> Exit {
    let text = match walk::read_table(path.as_ref()) {
        Ok(text) => text,
        Err(problem) => {
            eprintln!("{}", report::snippet(&problem));
            return match problem.code.id == codes::UNREADABLE.id {
                true => Exit::CannotReadOrWrite,
                false => Exit::Problems,
            };
        }
    };
    let (source, _) = Source::new(path.into(), String::new(), path.into(), Format::Csv, text);
    if let Some((choice, users)) = args.table.deeper.unused() {
        eprintln!("`{choice}` would change nothing here. What uses it: {users}.");
        return Exit::WrongUse;
    }
    if args.table.deeper.is_asked() {
        return of_table_deeper(&source, args);
    }
    let Some(measure) = args.table.measure else {
        eprintln!("Name the measure of effect, for instance `distil analyse {path} --measure RR`.");
        eprintln!("`distil analyse --help` lists the measures and the columns that each needs.");
        return Exit::WrongUse;
    };
    if let Some(fault) = settings::fault(&args.table, measure) {
        eprintln!("{fault}");
        return Exit::WrongUse;
    }
    let (worked, found) = work_out(&source, &args.table, measure);
    show(&found);
    match worked {
        Some(worked) => print_table(&worked, args, path),
        None => Exit::after(&found, false),
    }
}

/// A table by one of the deeper methods.
fn of_table_deeper(source: &Source, args: &AnalyseArgs) -> Exit {
    if args.r_code {
        eprintln!(
            "`--r-code` repeats the usual analyses of a table; the deeper methods have none."
        );
        return Exit::WrongUse;
    }
    match deeper::work_out(source, &args.table) {
        Ok((numbers, found)) => {
            show(&found);
            match args.json {
                true => println!("{}", pretty(&numbers)),
                false => println!("{}", deeper::text(&numbers, &args.table)),
            }
            Exit::Good
        }
        Err(Trouble::WrongUse(message)) => {
            eprintln!("{message}");
            Exit::WrongUse
        }
        Err(Trouble::Faults(found)) => {
            show(&found);
            Exit::after(&found, false)
        }
        // Told as a fault of the table.
        Err(Trouble::NoAnswer(_)) => Exit::Problems,
    }
}

/// Shows the errors of a table, and the doubts about its rows.
fn show(found: &Diagnostics) {
    for problem in found.sorted() {
        eprintln!("{}\n", report::snippet(problem));
    }
}

/// The analysis of a table; nothing when the table has faults.
fn work_out(
    source: &Source,
    args: &TableArgs,
    measure: super::analyse_args::TableMeasure,
) -> (Option<MetaAnalysis>, Diagnostics) {
    let choices = settings::choices(args);
    let (rows, found) = rows::read(source, args, measure, &choices);
    let Some((rows, scale)) = rows.filter(|_| !found.has_errors()) else {
        return (None, found);
    };
    let mut found = found;
    found.append(checked::doubts(source, args, measure));
    let wanted = settings::wanted(args);
    (Some(MetaAnalysis::of(rows, scale, choices, &wanted)), found)
}

fn print_table(worked: &MetaAnalysis, args: &AnalyseArgs, path: &str) -> Exit {
    let numbers: Numbers<'_> = worked.numbers();
    let words = &Words::english();
    if let Some(why) = worked.unpooled.filter(|why| *why != Unpooled::OneResult) {
        eprintln!("{path} cannot be pooled: {}.", unpooled(words, why));
        return Exit::Problems;
    }
    if args.json {
        println!("{}", pretty(&numbers_json(&numbers)));
    } else if args.r_code {
        println!(
            "{}",
            r_script(words, &numbers, DataFrom::Script).unwrap_or_default()
        );
    } else {
        println!("{}", text::analysis(words, &numbers));
    }
    Exit::Good
}
