//! A page of a list of all studies by one property, or of the studies behind a row of the map.

use serde::Serialize;

use crate::evidence::{Facet, FacetValue};
use crate::plan::{Browse, BrowseSection, Sorting, browse_address};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::view::desk::{Desk, Here};
use crate::view::evidence::study_row;
use crate::view::head::Head;
use crate::view::part::{Link, Row};
use crate::view::shared::facet::{browse_studies, value_key, value_words};
use crate::view::shared::order::StudyOrder;
use crate::view::shared::pager::{Pager, pager};
use crate::words::{TextId, count, say, text_id};

/// What the template `browse.html` sees.
#[derive(Debug, Serialize)]
pub struct BrowsePage {
    /// What is listed and how studies are counted.
    pub lede: String,
    /// Every value with the number of its studies, linked to its section.
    pub values: Vec<Row>,
    /// The sections of this page.
    pub sections: Vec<Section>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
    /// Other lists.
    pub others: Vec<Link>,
}

/// The studies of one value.
#[derive(Debug, Serialize)]
pub struct Section {
    /// The anchor.
    pub id: String,
    /// The value, linked to its own page when it has one.
    pub heading: Link,
    /// Whether the section began on an earlier page.
    pub continued: bool,
    /// Its studies.
    pub studies: Vec<StudyLine>,
}

/// A study in a section.
#[derive(Debug, Serialize)]
pub struct StudyLine {
    /// The study.
    pub study: Link,
    /// What was done; empty when it is not said.
    pub headline: String,
    /// Its design.
    pub design: String,
    /// Countries.
    pub countries: String,
    /// The year of publication.
    pub year: String,
    /// By what the table sorts.
    pub sort: StudyOrder,
}

/// Makes a page of a list.
pub fn view(desk: &Desk<'_>, here: &Here, list: &Browse) -> Option<(Head, BrowsePage)> {
    let facet = match &list.sorting {
        Sorting::By(facet) => *facet,
        Sorting::MapRow(_) => Facet::Outcome,
    };
    let page = BrowsePage {
        lede: desk.text(lede(&list.sorting)),
        values: values(desk, here, list, facet),
        sections: list
            .sections
            .iter()
            .map(|section| section_view(desk, here, facet, section))
            .collect(),
        pager: pager(
            desk.words,
            here,
            |page| browse_address(&list.sorting, page),
            list.pages,
            list.page,
            None,
        ),
        others: browse_studies(desk, here),
    };
    Some((head(desk, here, list), page))
}

fn head(desk: &Desk<'_>, here: &Here, list: &Browse) -> Head {
    let name = match &list.sorting {
        Sorting::By(facet) => crate::view::shared::facet::studies_by(desk, *facet),
        Sorting::MapRow(id) => {
            let name = desk.evidence.title_of(Kind::Intervention, id.as_str());
            say!(
                desk,
                "page.studies-by-outcome",
                intervention = name.unwrap_or(id.as_str())
            )
        }
    };
    let (section, crumb) = match &list.sorting {
        Sorting::By(_) => (
            "studies/index.html",
            here.link(say!(desk, "link.studies"), "studies/index.html"),
        ),
        Sorting::MapRow(_) => (
            "evidence/index.html",
            here.link(say!(desk, "link.evidence-map"), "map/index.html"),
        ),
    };
    let title = match list.page {
        0 => name,
        page => say!(
            desk,
            "pager.title",
            title = &name,
            page = page + 1,
            pages = list.pages
        ),
    };
    Head {
        description: say!(desk, "page.studies-in-a-list", title = &title),
        title,
        page_type: "browse",
        section,
        crumbs: vec![crumb],
        ..Head::default()
    }
}

fn lede(sorting: &Sorting) -> TextId {
    match sorting {
        Sorting::By(Facet::RiskOfBias) => {
            text_id!("page.studies-by-appraisal")
        }
        Sorting::By(Facet::Design | Facet::Year | Facet::Setting | Facet::People | Facet::Role) => {
            text_id!("page.studies-by-one-value")
        }
        Sorting::By(_) => {
            text_id!("page.studies-by-several-values")
        }
        Sorting::MapRow(_) => {
            text_id!("page.studies-of-a-row")
        }
    }
}

fn values(desk: &Desk<'_>, here: &Here, list: &Browse, facet: Facet) -> Vec<Row> {
    let row = |value: &crate::plan::BrowseValue| {
        let page = browse_address(&list.sorting, value.page);
        let address = format!("{page}#{}", value_key(&value.value));
        Row {
            label: value_words(desk, facet, &value.value),
            text: count!(desk, "count.studies-and-sources", value.studies),
            href: here.href(&address),
        }
    };
    list.values.iter().map(row).collect()
}

fn section_view(desk: &Desk<'_>, here: &Here, facet: Facet, section: &BrowseSection) -> Section {
    let label = value_words(desk, facet, &section.value);
    let heading = match &section.value {
        FacetValue::Outcome(id) => desk.link(here, Kind::Outcome, id),
        FacetValue::Intervention(id) | FacetValue::Comparator(id) => {
            desk.link(here, Kind::Intervention, id)
        }
        FacetValue::RiskOfBias { tool, .. } => {
            Link::new(label, desk.link(here, Kind::Tool, tool).href)
        }
        _ => Link::new(label, String::new()),
    };
    let studies = section.studies.iter();
    Section {
        id: value_key(&section.value),
        heading,
        continued: section.continued,
        studies: studies.filter_map(|id| line(desk, here, id)).collect(),
    }
}

fn line(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<StudyLine> {
    let entry = desk.evidence.records.studies.get(id)?;
    let row = study_row(desk, here, entry);
    let year = entry.value.bibliography.year;
    Some(StudyLine {
        study: row.study,
        headline: entry.value.headline.clone().unwrap_or_default(),
        design: row.design,
        countries: row.countries,
        sort: row.sort,
        year: year.map_or_else(
            || say!(desk, "studies.not-recorded"),
            |year| year.to_string(),
        ),
    })
}
