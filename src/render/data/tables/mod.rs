//! The tables of the site.

mod action;
mod cells;
mod corrections;
mod findings;
mod results;
mod studies;
mod terms;

use crate::render::output_file::OutputFile;
use crate::render::piece::{MadeFrom, Piece};
use crate::view::Desk;
use crate::words::say;

use super::credit;
use super::sheet::Sheet;

/// Makes a table.
type Make = fn(&Desk<'_>) -> Sheet;

/// All tables.
pub(super) fn pieces<'a>(desk: &'a Desk<'a>) -> Vec<Piece<'a>> {
    let tables: [(&str, Make); 13] = [
        ("studies", studies::studies),
        ("results", results::results),
        ("pooled-results", results::pooled_results),
        ("findings", findings::findings),
        ("review-findings", findings::review_findings),
        ("outcomes", terms::outcomes),
        ("appraisals", studies::appraisals),
        ("checklist", action::checklist),
        ("risks", action::risks),
        ("policies", action::policies),
        ("economics", action::economics),
        ("glossary", terms::glossary),
        ("corrections", corrections::corrections),
    ];
    let piece = |(name, table): (&str, Make)| {
        let make = move || vec![table(desk).into_file()];
        Piece::new(format!("table/{name}"), MadeFrom::Reads, make)
    };
    tables.into_iter().map(piece).collect()
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
    let credits = credit::of_everything(desk.evidence);
    if !credits.is_empty() {
        text.push_str(&format!("{}\n", say!(desk, "data-files.credits")));
    }
    for credit in credits {
        text.push_str(&format!("- {credit}\n"));
    }
    OutputFile::text("data/README.txt", text)
}
