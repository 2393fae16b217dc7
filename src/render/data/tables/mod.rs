//! The tables of the site.

mod action;
mod cells;
mod findings;
mod results;
mod studies;
mod terms;

use crate::record::value::Attribution;
use crate::render::output_file::OutputFile;
use crate::view::Desk;
use crate::words::say;

use super::sheet::Sheet;

/// All tables.
pub(super) fn files(desk: &Desk<'_>) -> Vec<OutputFile> {
    let tables: [fn(&Desk<'_>) -> Sheet; 12] = [
        studies::studies,
        results::results,
        results::pooled_results,
        findings::findings,
        findings::review_findings,
        terms::outcomes,
        studies::appraisals,
        action::checklist,
        action::risks,
        action::policies,
        action::economics,
        terms::glossary,
    ];
    tables
        .into_iter()
        .map(|table| table(desk).into_file())
        .collect()
}

/// What the files are, and the credits owed for them.
pub(super) fn readme(desk: &Desk<'_>) -> OutputFile {
    let site = &desk.evidence.site.value;
    let mut text = [
        say!(
            desk,
            "data-files.of-the-site",
            site = &site.title,
            version = &site.version
        ),
        String::new(),
        say!(desk, "data-files.form"),
        say!(desk, "data-files.licence", licence = &site.licence.name),
        String::new(),
        String::new(),
    ]
    .join("\n");
    let mut credits: Vec<String> = desk
        .evidence
        .records
        .studies
        .values()
        .filter_map(|study| study.value.attribution.as_ref().map(Attribution::line))
        .collect();
    credits.sort();
    credits.dedup();
    if !credits.is_empty() {
        text.push_str(&format!("{}\n", say!(desk, "data-files.credits")));
    }
    for credit in credits {
        text.push_str(&format!("- {credit}\n"));
    }
    OutputFile::text("data/README.txt", text)
}
