//! Checks of the data find known faults of real published data without being told, and leave
//! clean data alone.

mod accepted;
mod clean;
mod faults;
mod known;

use crate::support::Project;
use distil::compose::{Request, evidence, prepare};
use distil::diag::{Diagnostic, Diagnostics, Severity};
use distil::evidence::Settings;
use distil::record::value::Date;
use distil::sentence;
use distil::synthesis::Findings;

/// Everything that a check of a project tells, notes left out, with places inside the content.
fn problems(project: &Project) -> Vec<Diagnostic> {
    let (evidence, _, mut found) = evidence(&request(project));
    if let Some(evidence) = evidence {
        let (findings, problems) = Findings::of(&evidence);
        found.append(problems);
        found.append(sentence::doubt::problems(&evidence, findings.doubts()));
    }
    without_notes(project, &found)
}

/// The same as a build tells them.
fn build_problems(project: &Project) -> Vec<Diagnostic> {
    without_notes(project, &prepare(&request(project)).1)
}

fn without_notes(project: &Project, found: &Diagnostics) -> Vec<Diagnostic> {
    let mut problems: Vec<Diagnostic> = found.sorted().into_iter().cloned().collect();
    let inside = format!("{}/", project.content().display());
    for place in problems.iter_mut().filter_map(|p| p.place.as_mut()) {
        place.file = place.file.replace(&inside, "");
    }
    problems.retain(|problem| problem.severity != Severity::Note);
    problems
}

/// The codes of the problems, in order.
fn codes(project: &Project) -> Vec<String> {
    let mut codes: Vec<String> = problems(project)
        .iter()
        .map(|p| p.code.id.to_owned())
        .collect();
    codes.sort();
    codes
}

/// What is found in a project, with all doubts, told or not.
fn findings(project: &Project) -> Findings {
    let (evidence, _, _) = evidence(&request(project));
    Findings::of(&evidence.expect("evidence")).0
}

fn request(project: &Project) -> Request {
    Request {
        content: project.content(),
        settings: Settings {
            today: Some(Date(jiff::civil::date(2026, 11, 21))),
            ..Settings::default()
        },
        ..Request::default()
    }
}

/// Problems as lines, for messages of tests.
fn listed(problems: &[Diagnostic]) -> String {
    let line = |problem: &Diagnostic| {
        let place = problem.place.as_ref().map(distil::diag::Place::label);
        format!(
            "  {} {}: {} | {}\n",
            problem.code.id,
            place.unwrap_or_default(),
            problem.message,
            problem.hints.join(" | ")
        )
    };
    problems.iter().map(line).collect()
}
