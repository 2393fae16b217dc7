//! A new study from a file of references.

use std::path::Path;

use crate::edit::Change;
use crate::edit::blank::Lacking;
use crate::evidence::{Evidence, Settings};
use crate::import::{self, Asked, Found, FoundStudy, Reading};

use super::super::new_args::NewArgs;

/// The study that the arguments name, or the only one of the file, as a new record.
///
/// # Errors
/// The file cannot be read, it is not clear which study is meant, or the study is there already.
pub(super) fn study(
    args: &NewArgs,
    path: &Path,
    evidence: &Evidence,
    settings: Settings,
) -> Result<Change, Lacking> {
    let name = path.display().to_string();
    let bytes = crate::load::folder::read_file(path, "The file")
        .map_err(|problem| Lacking::new(problem.message, "Look at its name and its folder."))?;
    let read = import::read(&name, &bytes, &Reading::default())
        .map_err(|fault| Lacking::new(format!("{name}: {}", fault.message), fault.hint))?;
    let study = chosen(args, &name, read.found.studies)?;
    let found = Found {
        studies: vec![study],
        ..Found::default()
    };
    let asked = Asked {
        design: None,
        today: settings.as_of.or(settings.today),
        ..Asked::default()
    };
    let plan = import::plan(found, evidence, &asked);
    let new = plan
        .changes
        .into_iter()
        .find(|change| change.before.is_none());
    new.ok_or_else(|| {
        let there = plan.same.first().map(|remark| remark.text.clone());
        Lacking::new(
            there.unwrap_or_else(|| "There is nothing new in it.".to_owned()),
            format!("`distil import {name}` adds to it what it lacks."),
        )
    })
}

fn chosen(args: &NewArgs, name: &str, studies: Vec<FoundStudy>) -> Result<FoundStudy, Lacking> {
    let small = |text: &str| {
        let text = text.trim().to_lowercase();
        text.trim_start_matches("https://doi.org/").to_owned()
    };
    let is_it = |study: &&FoundStudy| {
        let paper = &study.bibliography;
        let doi = args.doi.as_ref().is_none_or(|doi| {
            paper
                .doi
                .as_ref()
                .is_some_and(|has| small(has) == small(doi))
        });
        let pmid = args
            .pmid
            .as_ref()
            .is_none_or(|pmid| paper.pmid.as_ref().is_some_and(|has| **has == *pmid.trim()));
        doi && pmid
    };
    let all: Vec<&FoundStudy> = studies.iter().filter(is_it).collect();
    match all.as_slice() {
        [only] => Ok((*only).clone()),
        [] => Err(Lacking::new(
            format!("No reference in {name} is the one that is asked for."),
            format!("`distil import {name} --dry-run` shows what is in it."),
        )),
        several => {
            let shown = several.iter().take(8).map(|study| {
                let doi = study.bibliography.doi.as_ref().map(ToString::to_string);
                let title = study.bibliography.title.clone().unwrap_or_default();
                format!("  {}  {title}", doi.unwrap_or_default())
            });
            let shown: Vec<String> = shown.collect();
            Err(Lacking::new(
                format!(
                    "{name} holds {} references.\n{}",
                    several.len(),
                    shown.join("\n")
                ),
                format!(
                    "Say which: `--doi DOI` or `--pmid NUMBER`; `distil import {name}` brings in all."
                ),
            ))
        }
    }
}
