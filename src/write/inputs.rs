//! The output folder is none of the folders from which a site is made.

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Place, codes};

use super::problem::Problem;

/// Folders beside the content that are no place for a site, with what they are.
const BESIDE: [(&str, &str); 3] = [
    ("theme", "the folder of the site's theme"),
    ("static", "a folder for files of the site"),
    (".git", "the folder in which Git keeps its history"),
];

/// Refuses an output folder that is one of the folders from which a site is made, lies in one, or holds
/// the content.
///
/// # Errors
/// It is.
pub(super) fn refuse_inputs(root: &Path, content: &Path, theme: &str) -> Result<(), Problem> {
    let project = content.parent().unwrap_or(Path::new(""));
    let own = project.join(theme);
    let chosen = own.is_dir().then_some((own, "the folder of the theme"));
    let beside = BESIDE.map(|(name, what)| (project.join(name), what));
    let inputs = [(content.to_owned(), "the content folder")];
    let inputs = inputs.into_iter().chain(chosen).chain(beside);
    let output = absolute(root);
    for (input, what) in inputs {
        let real = absolute(&input);
        let relation = if output == real {
            "is"
        } else if output.starts_with(&real) {
            "lies in"
        } else if real.starts_with(&output) && input.exists() {
            "holds"
        } else {
            continue;
        };
        let message = format!("The output folder `{}` {relation} {what}.", root.display());
        let problem = Diagnostic::new(&codes::OUTPUT_INSIDE_CONTENT, message);
        let problem = problem.at(Place::file(root.display().to_string()));
        return Err(Box::new(
            problem.hint("Choose a folder of its own: `--output site`."),
        ));
    }
    Ok(())
}

/// The real path of a folder that may not exist yet.
fn absolute(path: &Path) -> PathBuf {
    let mut missing = Vec::new();
    let mut at = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    loop {
        if let Ok(real) = at.canonicalize() {
            return missing
                .iter()
                .rev()
                .fold(real, |path, part| path.join(part));
        }
        match (
            at.file_name().map(ToOwned::to_owned),
            at.parent().map(Path::to_owned),
        ) {
            (Some(name), Some(parent)) => {
                missing.push(name);
                at = parent;
            }
            _ => return path.to_owned(),
        }
    }
}
