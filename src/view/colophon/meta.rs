//! `meta` elements: the study of a study page for reference managers (Highwire Press names), and
//! our own pages for catalogues (Dublin Core).

use serde::Serialize;

use crate::plan::PageKind;
use crate::reference::name::inverted;
use crate::reference::{Item, ItemKind};
use crate::view::desk::Desk;

/// A `meta` element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MetaTag {
    /// Its name.
    pub name: &'static str,
    /// Its content.
    pub content: String,
}

/// The elements of a page; `item` is the page as something to cite.
pub(super) fn tags(desk: &Desk<'_>, page: &PageKind, item: &Item) -> Vec<MetaTag> {
    match page {
        PageKind::Study(id) => {
            let study = desk.evidence.records.studies.get(id);
            study.map_or_else(Vec::new, |study| of_study(&Item::of_study(study)))
        }
        PageKind::Question(_)
        | PageKind::Decision(_)
        | PageKind::Edition { .. }
        | PageKind::Sheet { .. }
        | PageKind::Evidence(_)
        | PageKind::EvidencePart(..)
        | PageKind::Analyses(_)
        | PageKind::Economic(_) => of_page(desk, item),
        _ => Vec::new(),
    }
}

/// A study without a recorded title gets none: half a reference would be imported as a whole one.
fn of_study(item: &Item) -> Vec<MetaTag> {
    let Some(title) = &item.title else {
        return Vec::new();
    };
    let (first, last) = item.page_range();
    let is_report = item.kind == ItemKind::Report;
    let date = match (item.date, item.year) {
        (Some(day), _) => Some(day.to_string().replace('-', "/")),
        (None, year) => year.map(|year| year.to_string()),
    };
    let authors = item.authors.iter().map(|name| MetaTag {
        name: "citation_author",
        content: inverted(name),
    });
    let rest = [
        ("citation_publication_date", date),
        ("citation_journal_title", item.container.clone()),
        ("citation_volume", item.volume.clone()),
        ("citation_issue", item.issue.clone()),
        ("citation_firstpage", first.map(str::to_owned)),
        ("citation_lastpage", last.map(str::to_owned)),
        (
            "citation_technical_report_institution",
            item.publisher.clone().filter(|_| is_report),
        ),
        ("citation_doi", item.doi.as_deref().map(str::to_owned)),
        ("citation_pmid", item.pmid.as_ref().map(|id| id.to_string())),
    ];
    let mut tags = vec![MetaTag {
        name: "citation_title",
        content: title.clone(),
    }];
    tags.extend(authors);
    tags.extend(known(rest));
    tags
}

fn of_page(desk: &Desk<'_>, item: &Item) -> Vec<MetaTag> {
    let licence = &desk.evidence.site.value.licence;
    let rights = licence.url.as_deref().unwrap_or(&licence.name).to_owned();
    known([
        ("DC.title", item.title.clone()),
        ("DC.creator", item.publisher.clone()),
        ("DC.publisher", item.publisher.clone()),
        ("DC.date", item.date.map(|day| day.to_string())),
        ("DC.type", Some("Text".to_owned())),
        ("DC.language", item.language.clone()),
        ("DC.rights", Some(rights)),
        ("DC.identifier", item.url.clone()),
    ])
    .collect()
}

fn known(
    tags: impl IntoIterator<Item = (&'static str, Option<String>)>,
) -> impl Iterator<Item = MetaTag> {
    tags.into_iter()
        .filter_map(|(name, content)| content.map(|content| MetaTag { name, content }))
}
