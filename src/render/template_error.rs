//! What the template engine says of a template, at its line and with the name that was perhaps meant.

use std::collections::BTreeMap;

use tera::{ErrorKind, ReportError};

use crate::diag::{Diagnostic, Place, codes};
use crate::text::suggest;

use super::template::Template;

/// All templates by name.
pub(super) type Templates = BTreeMap<String, Template>;

/// What always helps.
const REFERENCE: &str = "docs/themes.md lists what each template is given.";

/// A fault of a template as a problem.
pub(super) fn problem(error: &tera::Error, templates: &Templates) -> Box<Diagnostic> {
    let problem = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            reported(report, error, templates)
        }
        ErrorKind::MissingParent { current, parent } => {
            named_elsewhere(parent, Some(current), templates)
        }
        ErrorKind::TemplateNotFound(name) => named_elsewhere(name, None, templates),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            let message = "This template takes itself in, by way of others.";
            at_file(Diagnostic::new(&codes::TEMPLATE, message), tpl, templates)
                .hint("Take one of `extends` and `include` out.")
        }
        _ => of_words(&error.to_string(), templates),
    };
    Box::new(problem.hint(REFERENCE))
}

/// A fault that the engine has put into words, perhaps with its place behind an arrow.
fn of_words(said: &str, templates: &Templates) -> Diagnostic {
    let words = said.lines().next().unwrap_or_default();
    let words = words.trim_start_matches("error: ").trim_end_matches('.');
    let message = format!("The template cannot be used: {}.", first_small(words));
    let problem = Diagnostic::new(&codes::TEMPLATE, message);
    // " --> risk.html:1:20"
    let arrow = said
        .lines()
        .find_map(|line| line.trim().strip_prefix("--> "));
    let mut parts = arrow.into_iter().flat_map(|arrow| arrow.rsplitn(3, ':'));
    let column = parts.next().and_then(|part| part.parse::<usize>().ok());
    let line = parts.next().and_then(|part| part.parse::<usize>().ok());
    let template = parts.next().and_then(|name| templates.get(name));
    let place = template
        .zip(line)
        .zip(column)
        .map(|((template, line), column)| {
            let before = template
                .text
                .split_inclusive('\n')
                .take(line.saturating_sub(1));
            let start = before.map(str::len).sum::<usize>() + column.saturating_sub(1);
            let length = in_marks(words).map_or(1, str::len);
            Place::in_text(&template.file, &template.text, start, start + length)
        });
    let problem = match place {
        Some(place) => problem.at(place),
        None => problem,
    };
    match in_marks(words).and_then(|wrong| nearest_name(wrong, templates)) {
        Some(near) => problem.hint(format!("Did you mean `{near}`?")),
        None => problem,
    }
}

/// A fault with a place.
fn reported(report: &ReportError, error: &tera::Error, templates: &Templates) -> Diagnostic {
    // "Field `titel` is not defined. Available fields: lede, title"
    let (words, available) = report
        .message()
        .split_once(" Available ")
        .unwrap_or((report.message(), ""));
    let words = words.trim_end_matches('.');
    let available: Vec<&str> = match available.split_once(": ") {
        Some((_, names)) => names.split(", ").collect(),
        None => Vec::new(),
    };
    let message = format!("The template cannot be used: {}.", first_small(words));
    let problem = Diagnostic::new(&codes::TEMPLATE, message);
    let Some(template) = templates.get(report.filename()) else {
        return problem.why(error.to_string());
    };
    let range = report.span().range.clone();
    let written = template.text.get(range.clone()).unwrap_or_default();
    let place = Place::in_text(&template.file, &template.text, range.start, range.end);
    let problem = problem.at(place);
    let wrong = in_marks(words).unwrap_or_else(|| last_name(written));
    let near = match available.is_empty() {
        true => nearest_name(wrong, templates),
        false => suggest::nearest(wrong, available.iter().copied()),
    };
    match near {
        Some(near) => problem.hint(format!("Did you mean `{near}`?")),
        None if available.is_empty() => problem,
        None => problem.hint(format!("There are: {}.", available.join(", "))),
    }
}

/// A template that another one names and that is not there.
fn named_elsewhere(name: &str, by: Option<&String>, templates: &Templates) -> Diagnostic {
    let message = format!("There is no template `{name}`.");
    let problem = Diagnostic::new(&codes::TEMPLATE, message);
    let quoted = format!("\"{name}\"");
    let mut users = templates.iter().filter(|(user, template)| {
        by.is_none_or(|by| by == *user) && template.text.contains(&quoted)
    });
    let place = users.next().and_then(|(_, template)| {
        let at = template.text.find(&quoted)?;
        let (start, end) = (at + 1, at + 1 + name.len());
        Some(Place::in_text(&template.file, &template.text, start, end))
    });
    let problem = match (place, by) {
        (Some(place), _) => problem.at(place),
        (None, Some(by)) => at_file(problem, by, templates),
        (None, None) => problem,
    };
    let others = templates
        .keys()
        .map(String::as_str)
        .filter(|other| *other != name);
    match suggest::nearest(name, others) {
        Some(near) => problem.hint(format!("Did you mean `{near}`?")),
        None => problem.hint("Add it to `templates/` of the theme, or take the line out."),
    }
}

fn at_file(problem: Diagnostic, name: &str, templates: &Templates) -> Diagnostic {
    let file = templates.get(name).map(|template| template.file.as_str());
    problem.at(Place::file(file.unwrap_or(name)))
}

/// The name in a message: "Field `titel` is not defined".
fn in_marks(words: &str) -> Option<&str> {
    let mut parts = words.split('`');
    parts.nth(1).map(last_name)
}

/// The last name of an expression: `titel` of `page.titel`.
fn last_name(written: &str) -> &str {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut names = written.split(|c| !is_part(c));
    names.rfind(|name| !name.is_empty()).unwrap_or_default()
}

/// The name in the templates of the program that is nearest to one that is not known.
fn nearest_name<'t>(wrong: &str, templates: &'t Templates) -> Option<&'t str> {
    if wrong.len() < 3 {
        return None;
    }
    let of_program = templates
        .iter()
        .filter(|(name, _)| name.starts_with("default/"));
    let names = of_program.flat_map(|(_, template)| {
        let code = template
            .text
            .split("{{")
            .chain(template.text.split("{%"))
            .skip(1);
        let code = code.map(|rest| rest.split(['}', '%']).next().unwrap_or_default());
        code.flat_map(|code| code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
    });
    let known = names.filter(|name| name.len() > 2 && *name != wrong);
    suggest::nearest(wrong, known)
}

fn first_small(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}
