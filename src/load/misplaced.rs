//! Files and folders of the content that hold no record: what they are, and where a record would stand.

use std::path::Path;

use crate::diag::{Diagnostic, Place, codes};
use crate::text::file_name::original_of;
use crate::text::suggest;

use super::folder::names_in;
use super::source::Format;

/// Where records and tables stand.
const RECORDS: &str = "Records are .yaml or .md files directly in the folder of their kind; tables of results are .csv files in `results/` or `studies/`.";
/// Where other files stand.
const CARRIED: &str = "Pictures and other files that the site should carry go into `static/`; texts show them as `![what it shows](static:name.png)` and link them as `[words](static:name.pdf)`.";

/// A folder that is no kind of record.
pub(super) fn folder(folder: &str, path: &Path, known: Vec<&str>) -> Diagnostic {
    let message = format!("`{folder}` is not a kind of record.");
    let problem = Diagnostic::new(&codes::UNKNOWN_FOLDER, message);
    let problem = problem.at(Place::file(path.display().to_string()));
    let small = folder.to_lowercase().replace([' ', '_'], "-");
    let near =
        suggest::nearest(&small, known.iter().copied()).or_else(|| of_one_stem(&small, &known));
    let problem = match near {
        Some(near) => {
            let files = names_in(path).into_iter();
            let records = files.map(|name| format!("{near}/{}", stem_of(&name)));
            let problem = records.fold(problem, Diagnostic::tells_of);
            problem.hint(format!("Did you mean `{near}`?"))
        }
        None => problem,
    };
    problem.hint(format!("Folders are: {}.", known.join(", ")))
}

/// `study` for `studies`: the same first letters.
fn of_one_stem<'k>(folder: &str, known: &[&'k str]) -> Option<&'k str> {
    let stem = folder.get(..4)?;
    known.iter().copied().find(|known| known.starts_with(stem))
}

/// A file that is no record, by its place below the content folder.
pub(super) fn file(parts: &[&str], path: &Path) -> Diagnostic {
    let name = parts.last().copied().unwrap_or_default();
    let problem = Diagnostic::new(
        &codes::UNKNOWN_FILE,
        format!("`{name}` is not a record file."),
    );
    let problem = problem.at(Place::file(path.display().to_string()));
    let problem = match parts {
        [folder, _] => problem.tells_of(format!("{folder}/{}", stem_of(name))),
        [folder, .., _] => problem.tells_of(format!("{folder}/{}", stem_of(name))),
        _ => problem,
    };
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match advice(parts, name) {
        Some(advice) if Format::of_ending(ending).is_some() => problem.hint(advice).hint(RECORDS),
        Some(advice) => problem.hint(advice).hint(RECORDS).hint(CARRIED),
        None => problem.hint(RECORDS).hint(CARRIED),
    }
}

/// Whether a file is a copy that an editor keeps, and the record of which it is one is not there: then the
/// record itself may have got this name.
pub(super) fn is_copy_alone(path: &Path, name: &str) -> bool {
    original_of(name).is_some_and(|original| {
        let stem = stem_of(original);
        ["yaml", "md", "csv"]
            .iter()
            .all(|ending| !path.with_file_name(format!("{stem}.{ending}")).exists())
    })
}

/// A copy `x.yaml~` that an editor left where `x.yaml` was renamed or taken away. Nobody gives a record
/// such a name, so it stops nothing.
pub(super) fn left_by_editor(path: &Path, name: &str) -> Diagnostic {
    let original = original_of(name).unwrap_or(name);
    let message = format!(
        "`{name}` is left out: an editor keeps a copy of `{original}` there, which is gone."
    );
    Diagnostic::new(&codes::LEFT_BY_EDITOR, message)
        .at(Place::file(path.display().to_string()))
        .hint(format!(
            "Delete it; or rename it to `{original}` to have the record back."
        ))
}

/// The name up to its first dot: `smith-2021` of `smith-2021.yaml.txt`.
fn stem_of(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

/// What to do with a file that was probably meant as a record or a table.
fn advice(parts: &[&str], name: &str) -> Option<String> {
    let (stem, small) = (stem_of(name), name.to_lowercase());
    let ending = small.rsplit_once('.').map_or("", |(_, ending)| ending);
    let in_a_folder = parts.len() == 2;
    let is = |list: &[&str]| list.contains(&ending);
    let of_site = ["site", "wording"].contains(&stem) && parts.len() == 1;
    if of_site && (is(&["yml", "txt", ""]) || ending == "yaml") {
        return Some(format!("Rename it to `{stem}.yaml`."));
    }
    let is_record = is(&["yaml", "yml", "md"]);
    match ending {
        _ if parts.len() > 2 && is_record => {
            let folder = parts.first().copied().unwrap_or_default();
            Some(format!(
                "Move it to `{folder}/{name}`, directly in the folder of its kind."
            ))
        }
        _ if parts.len() == 1 && is_record => Some(format!(
            "Move it into the folder of its kind, such as `studies/{name}`."
        )),
        _ if parts.first() == Some(&"results") && is_record => Some(format!(
            "Move it to the folder of its kind, such as `studies/{name}`: `results/` holds tables."
        )),
        "csv" => Some(format!("A table of results stands in `results/{name}`.")),
        "xlsx" | "xls" | "ods" | "numbers" | "tsv" => Some(format!(
            "It is a spreadsheet: save it as \"CSV UTF-8\", as `results/{stem}.csv`."
        )),
        "docx" | "doc" | "odt" | "rtf" | "pages" if in_a_folder => Some(format!(
            "It is a document of Word or another office program: copy its text into a plain text file \
             `{stem}.yaml`."
        )),
        "txt" | "" | "yaml" | "yml" | "json" | "bak" | "orig" | "tmp" | "yaml~" if in_a_folder => {
            Some(format!("If it is a record, rename it to `{stem}.yaml`."))
        }
        "md" | "markdown" | "mdown" if in_a_folder => {
            Some(format!("If it is a record, rename it to `{stem}.md`."))
        }
        _ => None,
    }
}
