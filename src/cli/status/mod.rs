//! `distil status`.

mod state;

use anstream::{eprintln, println};
use serde_json::json;

use crate::compose::{self, Request};
use crate::diag::Severity;
use crate::record::value::Date;
use crate::text::number;

use super::exit::Exit;
use super::external::Kept;
use super::report;
use super::status_args::{StatusArgs, StatusFormat};
use state::{State, Waiting, of_records};

/// How many of a kind are named when not all are asked for.
const MOST: usize = 12;

/// Tells what waits for somebody.
pub(super) fn run(args: &StatusArgs) -> Exit {
    let settings = match super::request::settings(true) {
        Ok(settings) => settings,
        Err(problem) => return report::wrong_use(&problem),
    };
    let today = settings
        .today
        .unwrap_or(Date(jiff::civil::date(2000, 1, 1)));
    let request = Request {
        content: args.content.clone(),
        settings,
        ..Request::default()
    };
    let (evidence, found) = compose::evidence(&request);
    let Some(evidence) = evidence else {
        report::errors(&found);
        return Exit::after(&found, false);
    };
    let mut state = of_records(&evidence, &found, today, args.within);
    links(&Kept::read(&args.content), &mut state);
    let counts = (found.count(Severity::Error), found.count(Severity::Warning));
    match args.format {
        StatusFormat::Json => println!("{}", as_json(&state, today, counts)),
        StatusFormat::Text => println!("{}", as_text(&state, today, args)),
    }
    if args.format == StatusFormat::Text && counts.0 > 0 {
        eprintln!(
            "{}; `distil check` shows them.",
            number::count(counts.0, "error in the records", "errors in the records")
        );
    }
    Exit::Good
}

/// What became of links to other sites when they were last tried.
fn links(kept: &Kept, state: &mut State) {
    state.links_tried = kept.last_day().map(str::to_owned);
    let broken = kept.broken().map(|(address, why)| Waiting {
        file: address.to_owned(),
        what: why.to_owned(),
        day: None,
    });
    state.broken_links = broken.collect();
}

fn as_json(state: &State, today: Date, (errors, warnings): (usize, usize)) -> String {
    json!({
        "format": "distil status 1",
        "today": today.0.to_string(),
        "errors": errors,
        "warnings": warnings,
        "waiting": state,
    })
    .to_string()
}

fn as_text(state: &State, today: Date, args: &StatusArgs) -> String {
    let within = args.within;
    let groups: [(String, &[Waiting]); 10] = [
        ("Reviews that are overdue".to_owned(), &state.overdue),
        (format!("Reviews due within {within} days"), &state.due_soon),
        (
            "Judgements that wait for agreement".to_owned(),
            &state.proposals,
        ),
        ("Drafts".to_owned(), &state.drafts),
        ("Shown from a day on".to_owned(), &state.scheduled),
        (
            format!("Shown no longer than the next {within} days"),
            &state.ending,
        ),
        (
            "Editions that read harder than their readers want".to_owned(),
            &state.hard_to_read,
        ),
        (
            "Links to other sites that lead nowhere".to_owned(),
            &state.broken_links,
        ),
        ("Records that nothing uses".to_owned(), &state.unused),
        ("What is not known, by question".to_owned(), &state.gaps),
    ];
    let mut text = format!("On {today}:\n", today = today.0);
    let mut nothing = Vec::new();
    for (heading, waiting) in &groups {
        if waiting.is_empty() {
            nothing.push(heading.as_str());
            continue;
        }
        text.push_str(&format!("\n{heading}: {}\n", waiting.len()));
        let most = if args.verbose { usize::MAX } else { MOST };
        for one in waiting.iter().take(most) {
            text.push_str(&format!("  {}\n", line(one)));
        }
        if waiting.len() > most {
            text.push_str(&format!(
                "  and {} more; `--verbose` names all\n",
                waiting.len() - most
            ));
        }
    }
    if !nothing.is_empty() {
        text.push_str(&format!("\nNone: {}.\n", nothing.join("; ")));
    }
    text.push_str(&match &state.links_tried {
        Some(day) => format!("\nLinks to other sites were tried on {day}.\n"),
        None => {
            "\nLinks to other sites were never tried: `distil check --external` does.\n".to_owned()
        }
    });
    text.trim_end().to_owned()
}

fn line(one: &Waiting) -> String {
    match &one.day {
        Some(day) => format!("{day}  {}  {}", one.file, one.what),
        None => format!("{}  {}", one.file, one.what),
    }
}
