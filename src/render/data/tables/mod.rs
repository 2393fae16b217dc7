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
    let mut text = format!(
        "{}, version {}\n\nTables as CSV in UTF-8, one header row, an id in the first column where records have one.\nText of this site: {}.\n\nCredits owed for data:\n",
        site.title, site.version, site.licence.name
    );
    let mut credits: Vec<String> = desk
        .evidence
        .records
        .studies
        .values()
        .filter_map(|study| study.value.attribution.as_ref().map(Attribution::line))
        .collect();
    credits.sort();
    credits.dedup();
    for credit in credits {
        text.push_str(&format!("- {credit}\n"));
    }
    OutputFile::text("data/README.txt", text)
}
