//! The page of downloads.

use serde::Serialize;

use crate::view::desk::{Desk, Here, credit};
use crate::view::head::Head;
use crate::view::part::{Credit, Download};
use crate::view::shared::data_tables::TABLES;
use crate::words::say;

/// What the template `downloads.html` sees.
#[derive(Debug, Serialize)]
pub struct DownloadsPage {
    /// Tables.
    pub tables: Vec<Download>,
    /// References.
    pub references: Vec<Download>,
    /// Files of each synthesis.
    pub syntheses: Vec<Download>,
    /// Resources as Word documents.
    pub documents: Vec<Download>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, DownloadsPage)> {
    let head = Head {
        title: say!(desk, "title.downloads"),
        description: say!(desk, "line.every-table-of-this-site-as-a"),
        page_type: "downloads",
        attributions: credits(desk),
        ..Head::default()
    };
    let file = |label: String, address: String, format: &str| Download {
        label,
        href: here.href(&address),
        format: format.to_owned(),
    };
    let resources = desk.evidence.records.resources.values();
    let page = DownloadsPage {
        tables: TABLES
            .map(|(label, name)| file(desk.text(label), format!("data/{name}.csv"), "CSV"))
            .into(),
        references: vec![
            file(
                say!(desk, "page.all-references"),
                "data/references.ris".to_owned(),
                "RIS",
            ),
            file(
                say!(desk, "page.all-references"),
                "data/references.bib".to_owned(),
                "BibTeX",
            ),
            file(
                say!(desk, "page.all-references"),
                "data/references.json".to_owned(),
                "CSL-JSON",
            ),
        ],
        syntheses: syntheses(desk, &file),
        documents: resources
            .map(|entry| super::resources::download(desk, here, entry))
            .collect(),
    };
    Some((head, page))
}

fn syntheses(desk: &Desk<'_>, file: &impl Fn(String, String, &str) -> Download) -> Vec<Download> {
    let entries = desk.evidence.records.syntheses.values();
    let with_results = entries.filter(|entry| !desk.findings.of_synthesis(&entry.id).is_empty());
    with_results
        .flat_map(|entry| {
            let name = &entry.value.short;
            [
                file(
                    say!(desk, "page.results-of", name = name),
                    format!("evidence/{}-results.csv", entry.id),
                    "CSV",
                ),
                file(
                    say!(desk, "page.analyses-of", name = name),
                    format!("evidence/{}-analyses.json", entry.id),
                    "JSON",
                ),
            ]
        })
        .collect()
}

/// All credits owed for data of the site, each once.
fn credits(desk: &Desk<'_>) -> Vec<Credit> {
    let mut credits: Vec<Credit> = Vec::new();
    let studies = desk.evidence.records.studies.values();
    for attribution in studies.filter_map(|study| study.value.attribution.as_ref()) {
        if !credits.iter().any(|known| known.href == *attribution.url) {
            credits.push(credit(attribution));
        }
    }
    credits
}
