//! What the preview adds to a page: a script that reloads it, and the problems of the last build.

use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::text::escape::html as escape;

/// The address of the script.
pub(super) const SCRIPT_ADDRESS: &str = "__distil/preview.js";
/// The address of the style of the overlay.
pub(super) const STYLE_ADDRESS: &str = "__distil/preview.css";
/// The address of the script that waits for all pages.
pub(super) const WORKER_ADDRESS: &str = "__distil/worker.js";
/// The address of the problems of the last build.
pub(super) const PROBLEMS_ADDRESS: &str = "__distil/problems";
/// The address of the number of the last build.
pub(super) const WAIT_ADDRESS: &str = "__distil/wait";
/// The script: it waits for the next build, shows problems, reloads.
pub(super) const SCRIPT: &str = include_str!("preview.js");
/// The script that waits for all pages of a browser.
pub(super) const WORKER: &str = include_str!("worker.js");
/// The style of the overlay.
pub(super) const STYLE: &str = include_str!("preview.css");

/// A page with the script in it; `build` is the number of the build that made it.
pub(super) fn with_script(html: &str, build: u64) -> String {
    let addition = format!(
        "<link rel=\"stylesheet\" href=\"/{STYLE_ADDRESS}\"><script src=\"/{SCRIPT_ADDRESS}\" data-build=\"{build}\" defer></script></head>"
    );
    html.replacen("</head>", &addition, 1)
}

/// The page that is shown while there is no good site yet.
pub(super) fn waiting_page(problems: &str, build: u64) -> String {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Preview</title></head><body><h1>The site cannot be shown yet</h1><p>Mend the problems and save; this page renews itself.</p>{problems}</body></html>"
    );
    with_script(&page, build)
}

/// The problems as HTML, without notes; empty when there are none.
pub(super) fn problems_html(found: &Diagnostics) -> String {
    let shown = |problem: &&Diagnostic| problem.severity != Severity::Note;
    let items: String = found
        .sorted()
        .into_iter()
        .filter(shown)
        .map(problem_html)
        .collect();
    if items.is_empty() {
        items
    } else {
        format!("<ol class=\"distil-problems\">{items}</ol>")
    }
}

fn problem_html(problem: &Diagnostic) -> String {
    let place = problem.place.as_ref();
    let label = place.map(|place| place.label()).unwrap_or_default();
    let excerpt = place
        .map(|place| place.excerpt.as_str())
        .unwrap_or_default();
    let hints: String = problem
        .advice()
        .into_iter()
        .map(|hint| format!("<li>{}</li>", escape(hint)))
        .collect();
    format!(
        "<li><p><strong>{} {}</strong> {}</p><p><code>{}</code></p><pre>{}</pre><p>{}</p><ul>{hints}</ul></li>",
        problem.severity.word(),
        problem.code.id,
        escape(&problem.message),
        escape(&label),
        escape(excerpt),
        escape(problem.reason()),
    )
}
