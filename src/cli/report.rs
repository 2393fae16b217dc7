//! Reports of problems: for people, as JSON, as annotations for GitHub.

use std::path::PathBuf;
use std::time::Duration;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use anstream::{eprintln, println};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use crate::compose::Work;
use crate::diag::{Diagnostic, Diagnostics, Place, Severity, codes};
use crate::text::number;
use crate::write::{Changes, Recovery};

use super::args::{Format, ReportArgs};
use super::exit::Exit;
use super::shown::to_show;

/// What a run did.
#[derive(Debug, Default)]
pub(super) struct Summary {
    /// Records read.
    pub records: usize,
    /// Pages made.
    pub pages: usize,
    /// What there was to do, where it is counted.
    pub work: Option<Work>,
    /// What changed on disk, and where; nothing when nothing was written.
    pub changes: Option<(Changes, PathBuf)>,
    /// What became of an earlier build that was cut off.
    pub recovery: Recovery,
    /// How long it took.
    pub time: Duration,
}

/// A line that shows that something is going on, on a terminal only.
pub(super) fn progress(args: &ReportArgs, what: &'static str) -> ProgressBar {
    if args.quiet || args.format != Format::Human {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner().with_message(what);
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} …") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

/// Shows what was found and what was done.
pub(super) fn show(found: &Diagnostics, summary: &Summary, args: &ReportArgs) {
    match args.format {
        Format::Human => human(found, summary, args),
        Format::Json => println!("{}", as_json(found, summary)),
        Format::Github => github(found, summary),
    }
}

/// Reports what stands against a run that cannot begin.
pub(super) fn refuse(problem: Diagnostic, args: &ReportArgs) -> Exit {
    let found: Diagnostics = std::iter::once(problem).collect();
    show(&found, &Summary::default(), args);
    Exit::after(&found, args.strict)
}

/// Prints errors alone, for a verb that reads the content and reports something else.
pub(super) fn errors(found: &Diagnostics) {
    let mut sorted = found.sorted();
    sorted.retain(|problem| problem.severity == Severity::Error);
    tell(&sorted);
}

/// Prints problems in the order in which they are best read, as many as anybody reads at once.
pub(super) fn tell(sorted: &[&Diagnostic]) {
    let (shown, left_out) = to_show(sorted, false);
    for problem in shown {
        eprintln!("{}\n", snippet(problem));
    }
    if let Some(more) = left_out {
        eprintln!("{more}\n");
    }
}

/// The same where a verb has no report of its own.
pub(super) fn wrong_use(problem: &Diagnostic) -> Exit {
    eprintln!("{}", snippet(problem));
    Exit::WrongUse
}

fn human(found: &Diagnostics, summary: &Summary, args: &ReportArgs) {
    let sorted = found.sorted();
    let (shown, left_out) = to_show(&sorted, args.verbose);
    for problem in shown {
        eprintln!("{}\n", snippet(problem));
    }
    let is_silent = args.quiet && !found.has_errors();
    if !is_silent {
        let more = left_out.map(|more| format!("{more}\n"));
        eprintln!("{}{}", more.unwrap_or_default(), last_lines(found, summary));
    }
}

/// A problem as the terminal shows it.
pub(crate) fn snippet(problem: &Diagnostic) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(problem.message.as_str())
        .id(problem.code.id);
    let mut group = Group::with_title(title);
    let (source, range) = problem.place.as_ref().map(excerpt).unwrap_or_default();
    if let Some(place) = &problem.place {
        group = if place.line == 0 {
            group.element(annotate_snippets::Origin::path(place.file.as_str()))
        } else {
            group.element(
                Snippet::source(source.as_str())
                    .line_start(place.line)
                    .path(place.file.as_str())
                    .annotation(AnnotationKind::Primary.span(range)),
            )
        };
    }
    group = group.element(Level::NOTE.with_name("why").message(problem.reason()));
    for hint in problem.advice() {
        group = group.element(Level::HELP.with_name("do").message(hint));
    }
    if let Some(more) = problem.more() {
        group = group.element(Level::NOTE.with_name("more").message(more));
    }
    Renderer::styled().render(&[group])
}

/// The line of a place, cut around the marked part when it is very long, with the marked bytes.
fn excerpt(place: &Place) -> (String, std::ops::Range<usize>) {
    let characters: Vec<char> = place.excerpt.chars().collect();
    let at = place.column.saturating_sub(1).min(characters.len());
    let until = (at + place.length).min(characters.len());
    let bytes = |from: usize, to: usize| characters[from..to].iter().collect::<String>().len();
    (place.excerpt.clone(), bytes(0, at)..bytes(0, until))
}

fn last_lines(found: &Diagnostics, summary: &Summary) -> String {
    let errors = found.count(Severity::Error);
    let warnings = found.count(Severity::Warning);
    let mut lines = Vec::new();
    let notes = found.count(Severity::Note);
    let mut counts = format!(
        "{}, {}",
        number::count(errors, "error", "errors"),
        number::count(warnings, "warning", "warnings")
    );
    if notes > 0 {
        counts = format!("{counts}, {}", number::count(notes, "note", "notes"));
    }
    let time = format!("{:.1} s", summary.time.as_secs_f64());
    if summary.records > 0 {
        let records = number::count(summary.records, "record", "records");
        let pages = number::count(summary.pages, "page", "pages");
        lines.push(format!("{records}, {pages}; {counts}; {time}."));
    } else {
        lines.push(format!("{counts}; {time}."));
    }
    lines.extend(recovery_line(summary.recovery).map(ToOwned::to_owned));
    lines.extend(outcome_line(found, summary));
    lines.join("\n")
}

/// What became of an earlier build that was cut off.
fn recovery_line(recovery: Recovery) -> Option<&'static str> {
    match recovery {
        Recovery::None => None,
        Recovery::Completed => Some(
            "An earlier build was cut off while it renewed the site. It was completed first: its site was there, whole.",
        ),
        Recovery::Undone => Some(
            "An earlier build was cut off while it renewed the site. It was taken back first: the site from before it was there, whole.",
        ),
    }
}

/// What is in the output folder now.
fn outcome_line(found: &Diagnostics, summary: &Summary) -> Option<String> {
    if let Some((changes, output)) = &summary.changes {
        return Some(format!(
            "{} written, {} unchanged, {} removed in {}.",
            number::count(changes.written, "file", "files"),
            number::grouped(changes.unchanged as u64),
            number::grouped(changes.removed as u64),
            output.display()
        ));
    }
    let problems = found.sorted();
    let is_between = |problem: &&Diagnostic| problem.code == &codes::OUTPUT_BETWEEN;
    let line = match summary.recovery {
        _ if !found.has_errors() => return None,
        _ if problems.iter().any(is_between) => {
            "The site is not whole now; the next `distil build` makes it so. `distil explain E0706` says more."
        }
        Recovery::None => {
            "Nothing was written; a site that was there is as it was. `distil explain CODE` says more about a code."
        }
        _ => "Nothing else was written. `distil explain CODE` says more about a code.",
    };
    Some(line.to_owned())
}

fn as_json(found: &Diagnostics, summary: &Summary) -> String {
    let problems: Vec<_> = found.sorted().into_iter().map(problem_json).collect();
    let changes = summary.changes.as_ref().map(|(changes, output)| {
        json!({
            "output": output.display().to_string(),
            "written": changes.written,
            "unchanged": changes.unchanged,
            "removed": changes.removed,
        })
    });
    let work = summary.work.map(|work| {
        json!({
            "parsed": work.parsed,
            "analysed": work.analysed,
            "rendered": work.rendered,
        })
    });
    let recovery = match summary.recovery {
        Recovery::None => None,
        Recovery::Completed => Some("completed"),
        Recovery::Undone => Some("undone"),
    };
    json!({
        "records": summary.records,
        "pages": summary.pages,
        "errors": found.count(Severity::Error),
        "warnings": found.count(Severity::Warning),
        "seconds": summary.time.as_secs_f64(),
        "changes": changes,
        "work": work,
        "recovery": recovery,
        "problems": problems,
    })
    .to_string()
}

fn problem_json(problem: &Diagnostic) -> serde_json::Value {
    let place = problem.place.as_ref();
    json!({
        "code": problem.code.id,
        "severity": problem.severity.word(),
        "file": place.map(|place| &place.file),
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "excerpt": place.map(|place| &place.excerpt),
        "message": problem.message,
        "why": problem.reason(),
        "hints": problem.advice(),
        "more": problem.held_back,
    })
}

fn github(found: &Diagnostics, summary: &Summary) {
    for problem in found.sorted() {
        let command = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let place = problem.place.as_ref().map(|place| {
            format!(
                "file={},line={},col={},",
                property(&place.file),
                place.line.max(1),
                place.column.max(1)
            )
        });
        let mut words = vec![problem.message.clone(), problem.reason().to_owned()];
        words.extend(problem.advice().into_iter().map(str::to_owned));
        words.extend(problem.more());
        println!(
            "::{command} {}title={}::{}",
            place.unwrap_or_default(),
            property(&format!("{} {}", problem.code.id, problem.code.title)),
            words
                .join("\n")
                .replace('%', "%25")
                .replace('\r', "%0D")
                .replace('\n', "%0A")
        );
    }
    eprintln!("{}", last_lines(found, summary));
}

/// A value of an annotation, in which commas and colons have a meaning.
fn property(text: &str) -> String {
    text.replace('%', "%25")
        .replace(',', "%2C")
        .replace(':', "%3A")
}
