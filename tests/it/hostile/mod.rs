//! Records made to do harm to those who read the site: each is refused with a message that names the
//! place, or is shown as the text that it is.

mod addresses;
mod characters;
mod exports;
mod links_out;
mod preview;
mod site_settings;
mod stubs;

use testbed::{Project, Run};

/// Checks a project that `spoil` has spoilt.
fn checked(spoil: impl FnOnce(&Project)) -> Run {
    let project = Project::starter();
    spoil(&project);
    project.run(&["check", "--format", "json"])
}

/// What a run says, as code, file and line of each problem that is an error.
fn told(run: &Run) -> Vec<(String, String, u64)> {
    let json = run.json();
    let problems = json["problems"].as_array().expect("problems");
    let of = |problem: &serde_json::Value| {
        (
            problem["code"].as_str().expect("a code").to_owned(),
            problem["file"].as_str().unwrap_or_default().to_owned(),
            problem["line"].as_u64().unwrap_or_default(),
        )
    };
    let errors = problems.iter().map(of);
    errors
        .filter(|(code, _, _)| code.starts_with('E'))
        .collect()
}
