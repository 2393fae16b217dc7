//! How to cite a page, and the study that a page is about.

use serde::Serialize;

use crate::plan::{List, PageKind};
use crate::record::author::Author;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::study::Study;
use crate::reference::csl::csl;
use crate::reference::styles::{Styled, styles};
use crate::reference::{Item, ItemKind};
use crate::text::escape;
use crate::text::slug::slug;
use crate::view::desk::{Desk, Here};
use crate::view::head::{Head, canonical};
use crate::view::reading::{studies_of, syntheses_of};
use crate::words::{all_of, count, say};

/// How to cite something.
#[derive(Debug, Clone, Serialize)]
pub struct Citing {
    /// The citation in each style; none where the title is not recorded.
    pub styles: Vec<Styled>,
    /// It as CSL-JSON, safe inside a `script` element: a script makes files for reference managers
    /// from it.
    pub data: String,
    /// The name of those files, without ending.
    pub name: String,
    /// Whether there are more authors than are recorded, which CSL-JSON cannot say.
    pub and_others: bool,
    /// What is not recorded, in a sentence; empty when all is.
    pub missing: String,
    /// The reference as the source gives it, where its parts are not recorded; else empty.
    pub as_given: String,
    /// The studies behind the page, or all of the site, as files for reference managers.
    pub studies: Vec<CiteFile>,
    /// What those files hold, in words: "The 28 studies behind this page".
    pub studies_label: String,
}

/// A file for reference managers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CiteFile {
    /// The format, and who reads it.
    pub label: &'static str,
    /// Where it is.
    pub href: String,
    /// The name under which it is saved.
    pub name: String,
    /// Its type.
    pub media_type: &'static str,
}

/// Formats: ending, type and label.
const FORMATS: [(&str, &str, &str); 3] = [
    (
        "ris",
        "application/x-research-info-systems",
        "RIS (EndNote, Zotero, Mendeley)",
    ),
    ("bib", "application/x-bibtex", "BibTeX"),
    (
        "json",
        "application/vnd.citationstyles.csl+json",
        "CSL-JSON (Zotero)",
    ),
];

/// The page as something to cite: by its publisher, in the version that the reader sees.
pub(super) fn item(desk: &Desk<'_>, here: &Here, page: &PageKind, head: &Head) -> Item {
    let site = &desk.evidence.site.value;
    let title = title(desk, page, head);
    Item {
        key: name(desk, here),
        kind: ItemKind::Page,
        authors: vec![Author::Organisation(site.organisation.name.clone())],
        and_others: false,
        label: title.clone(),
        container: (title != site.title).then(|| site.title.clone()),
        title: Some(title),
        publisher: Some(site.organisation.name.clone()),
        year: Some(desk.evidence.as_of().0.year()),
        date: Some(desk.evidence.as_of()),
        volume: None,
        issue: None,
        pages: None,
        version: Some(site.version.clone()),
        doi: None,
        pmid: None,
        pmcid: None,
        url: canonical(site, &here.address),
        language: Some(site.language.to_string()),
        as_given: None,
    }
}

/// A name for the page among files and keys: "risks", "evidence-adoption"; that of the site for the
/// home page.
fn name(desk: &Desk<'_>, here: &Here) -> String {
    match here.address.trim_end_matches(".html") {
        "index" => slug(&desk.evidence.site.value.title),
        address => slug(address.trim_end_matches("/index")),
    }
}

/// The title of the page, with what tells it from other pages of the same title.
fn title(desk: &Desk<'_>, page: &PageKind, head: &Head) -> String {
    let readers = |audience: &Id| {
        let audience = desk.evidence.records.audiences.get(audience);
        audience.map_or("", |audience| audience.value.plural.as_str())
    };
    let title = &head.title;
    match page {
        PageKind::Edition { audience, .. } => {
            say!(
                desk,
                "cite.title-of-edition",
                title = title,
                readers = readers(audience)
            )
        }
        PageKind::Sheet { audience, .. } => {
            say!(
                desk,
                "cite.title-of-sheet",
                title = title,
                readers = readers(audience)
            )
        }
        PageKind::Study(_) => say!(desk, "cite.title-of-study-page", title = title),
        _ => title.clone(),
    }
}

/// How to cite a page.
pub(super) fn citing(desk: &Desk<'_>, here: &Here, page: &PageKind, item: &Item) -> Citing {
    let (studies, studies_label) = studies(desk, here, page);
    Citing {
        styles: styles(item, desk.words),
        data: data(item),
        name: item.key.clone(),
        and_others: item.and_others,
        missing: match item.url {
            Some(_) => String::new(),
            None => say!(desk, "cite.no-address"),
        },
        as_given: String::new(),
        studies,
        studies_label,
    }
}

/// An item as CSL-JSON. Inside `script` only `<` could end the element or open a comment.
fn data(item: &Item) -> String {
    escape::json_in_page(&csl(item).to_string())
}

/// The studies behind a page as files, and what they hold in words.
fn studies(desk: &Desk<'_>, here: &Here, page: &PageKind) -> (Vec<CiteFile>, String) {
    let records = &desk.evidence.records;
    let behind = |name: String, studies: usize| match studies {
        0 => (Vec::new(), String::new()),
        n => (
            files_at(here, &name),
            count!(desk, "cite.studies-behind", n),
        ),
    };
    match page {
        PageKind::Evidence(id) | PageKind::EvidencePart(id, _) | PageKind::Analyses(id) => {
            let synthesis = records.syntheses.get(id);
            let studies = synthesis.map_or(0, |s| studies_of(desk, &[s]).len());
            behind(format!("evidence/{id}-references"), studies)
        }
        PageKind::Question(id)
        | PageKind::Decision(id)
        | PageKind::Edition { question: id, .. }
        | PageKind::Sheet { question: id, .. } => {
            let question = records.questions.get(id);
            let studies = question.map_or(0, |q| studies_of(desk, &syntheses_of(desk, q)).len());
            behind(format!("questions/{id}-references"), studies)
        }
        PageKind::Studies(_)
        | PageKind::Browse(_)
        | PageKind::List(List::Evidence, _)
        | PageKind::Map => all_sources(desk, here),
        _ => (Vec::new(), String::new()),
    }
}

/// The files of all studies, and what they hold in words; none on a site without studies.
fn all_sources(desk: &Desk<'_>, here: &Here) -> (Vec<CiteFile>, String) {
    let sources = desk.evidence.records.studies.len();
    if sources == 0 {
        return (Vec::new(), String::new());
    }
    let label = count!(desk, "cite.all-sources", sources);
    (files_at(here, "data/references"), label)
}

/// How to cite a study. Without scripts there are the files of all studies.
pub fn of_study(desk: &Desk<'_>, here: &Here, entry: &Entry<Study>) -> Citing {
    let item = Item::of_study(entry);
    let missing = item.missing();
    let (studies, studies_label) = all_sources(desk, here);
    Citing {
        styles: styles(&item, desk.words),
        data: data(&item),
        name: item.key.clone(),
        and_others: item.and_others,
        missing: match missing.is_empty() {
            true => String::new(),
            false => say!(desk, "cite.not-recorded", parts = all_of(missing)),
        },
        as_given: item.as_given.unwrap_or_default(),
        studies,
        studies_label,
    }
}

/// The three files of references that a build writes under this name.
fn files_at(here: &Here, name: &str) -> Vec<CiteFile> {
    let file = |(ending, media_type, label): &(&'static str, &'static str, &'static str)| {
        let address = format!("{name}.{ending}");
        CiteFile {
            label,
            href: here.href(&address),
            name: address.rsplit('/').next().unwrap_or_default().to_owned(),
            media_type,
        }
    };
    FORMATS.iter().map(file).collect()
}
