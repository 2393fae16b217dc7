//! `distil changes`.

pub mod before;
mod draft;
mod told;
mod two;

use anstream::{eprintln, println};
use serde_json::json;

use crate::changes::{self, Untold, Why, sections};
use crate::text::number;
use crate::words::{Words, say};

use super::changes_args::{ChangesArgs, ChangesFormat};
use super::exit::Exit;

pub use told::unread_lines;
pub use two::{Two, read_two};

/// Tells what readers will see differ.
pub(super) fn run(args: &ChangesArgs) -> Exit {
    let two = match read_two(&args.content, &args.since.since) {
        Ok(two) => two,
        Err(exit) => return exit,
    };
    if let Some(audience) = &args.audience
        && let Some(exit) = two.unknown_audience(audience)
    {
        return exit;
    }
    let untold = two.changes.untold();
    if args.draft {
        return draft::write(&two, args);
    }
    match args.format {
        ChangesFormat::Text => println!("{}", as_text(&two, &untold, args)),
        ChangesFormat::Markdown => println!("{}", as_markdown(&two, &untold, args)),
        ChangesFormat::Json => println!("{}", as_json(&two, &untold)),
    }
    if args.strict && !untold.is_empty() {
        if args.format != ChangesFormat::Text {
            eprintln!("{}", untold_lines(&untold).join("\n"));
        }
        return Exit::Problems;
    }
    Exit::Good
}

fn as_text(two: &Two, untold: &[Untold], args: &ChangesArgs) -> String {
    let words = Words::english();
    let mut text = format!("{}\n\n", two.heading());
    let sections = sections(&words, &two.changes, args.audience.as_deref());
    if two.changes.is_empty() {
        text.push_str(&say!(words, "changes.nothing"));
        text.push('\n');
    }
    text.push_str(&changes::plain(&sections, None));
    for line in told::beside(&two.changes) {
        text.push_str(&format!("{line}\n"));
    }
    let mut lines = untold_lines(untold);
    lines.extend(unread_lines(&two.changes.unread(args.audience.as_deref())));
    if !lines.is_empty() {
        text.push_str(&format!("\n{}\n", lines.join("\n")));
    }
    text.trim_end().to_owned()
}

fn as_markdown(two: &Two, untold: &[Untold], args: &ChangesArgs) -> String {
    let words = Words::english();
    let mut text = format!("## {}\n\n", say!(words, "changes.title"));
    text.push_str(&format!("{}\n\n", two.heading()));
    if two.changes.is_empty() {
        text.push_str(&format!("{}\n", say!(words, "changes.nothing")));
    }
    let sections = sections(&words, &two.changes, args.audience.as_deref());
    text.push_str(&changes::markdown(
        &sections,
        3,
        two.base_url.as_deref(),
        false,
    ));
    for line in told::beside(&two.changes) {
        text.push_str(&format!("- {line}\n"));
    }
    let unread = two.changes.unread(args.audience.as_deref());
    let lines = untold_lines(untold).into_iter();
    for line in lines.chain(unread_lines(&unread)) {
        text.push_str(&format!("\n> **Attention.** {line}\n"));
    }
    text.trim_end().to_owned()
}

fn as_json(two: &Two, untold: &[Untold]) -> String {
    json!({
        "format": "distil changes 1",
        "since": two.since,
        "changes": two.changes,
        "untold": untold,
        "unread": two.changes.unread(None),
    })
    .to_string()
}

/// What is said of conclusions of which no news tells.
fn untold_lines(untold: &[Untold]) -> Vec<String> {
    let line = |it: &Untold| {
        let what = match it.outcomes.as_slice() {
            [] => "its certainty".to_owned(),
            names => names.join(", "),
        };
        match &it.why {
            Why::NoNews => format!(
                "The answer to \"{}\" changed ({what}), and no new update tells of it. `distil changes --draft` begins one; set `changes_answer: true` in it.",
                it.question
            ),
            Why::SaysNothingChanged(update) => format!(
                "The answer to \"{}\" changed ({what}), and the update `{update}` says that no answer did. Set `changes_answer: true` in it, or correct the records.",
                it.question
            ),
        }
    };
    let mut lines: Vec<String> = untold.iter().map(line).collect();
    if lines.len() > 1 {
        lines.push(number::count(
            untold.len(),
            "conclusion is untold.",
            "conclusions are untold.",
        ));
    }
    lines
}
