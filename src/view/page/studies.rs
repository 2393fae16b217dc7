//! A page of the list of studies.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::plan::{PAGE_OF_LIST, study_list_address};
use crate::record::entry::Entry;
use crate::record::study::Study;
use crate::view::desk::{Desk, Here};
use crate::view::evidence::study_row;
use crate::view::head::Head;
use crate::view::part::{Link, Row};
use crate::view::shared::appraisal::{JudgementRow, judgement_row};
use crate::view::shared::facet::browse_studies;
use crate::view::shared::like_mine::{LikeMine, like_mine};
use crate::view::shared::order::StudyOrder;
use crate::view::shared::pager::{Pager, Part};
use crate::words::{count, say};

/// What the template `studies.html` sees.
#[derive(Debug, Serialize)]
pub struct StudiesPage {
    /// How many studies there are in all.
    pub count: String,
    /// How many of each design, on the first page.
    pub designs: Vec<Row>,
    /// The studies of this page.
    pub studies: Vec<StudyLine>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
    /// The same studies by one property.
    pub sorted: Vec<Link>,
    /// All studies by what is known of their settings; on the first page of the list only.
    pub like_mine: Option<LikeMine>,
}

/// A study in the list.
#[derive(Debug, Serialize)]
pub struct StudyLine {
    /// Its id.
    pub id: String,
    /// The study.
    pub study: Link,
    /// What was done; empty when not said.
    pub headline: String,
    /// Its design.
    pub design: String,
    /// Countries.
    pub countries: String,
    /// Who took part.
    pub people: String,
    /// The overall judgement of its first appraisal, when there is one.
    pub judged: Option<JudgementRow>,
    /// What it holds: results, pooled results, findings.
    pub holds: String,
    /// By what the table sorts and filters.
    pub sort: StudyOrder,
    /// What is known of its setting.
    pub like: String,
}

/// Makes a page of the list; `index` counts from 0.
pub fn view(desk: &Desk<'_>, here: &Here, index: usize) -> Option<(Head, StudiesPage)> {
    let shelf = &desk.evidence.records.studies;
    let part = Part {
        total: shelf.len(),
        page: index,
    };
    // The first page counts all studies.
    let all = (index == 0).then(|| shelf.values().collect::<Vec<_>>());
    let title = part.title(desk.words, &say!(desk, "link.studies"));
    let head = Head {
        title: title.clone(),
        description: say!(desk, "page.studies-about", title = &title),
        page_type: "studies",
        section: "studies/index.html",
        ..Head::default()
    };
    let lines = shelf.between(part.first(), part.first() + PAGE_OF_LIST);
    let page = StudiesPage {
        count: count!(desk, "count.sources", part.total),
        designs: all.as_ref().map_or_else(Vec::new, |all| designs(desk, all)),
        studies: lines.map(|study| line(desk, here, study)).collect(),
        pager: part.pager(desk.words, here, study_list_address),
        sorted: browse_studies(desk, here),
        like_mine: all.map(|all| like_mine(desk, here, all)),
    };
    Some((head, page))
}

fn designs(desk: &Desk<'_>, studies: &[&Entry<Study>]) -> Vec<Row> {
    let mut counts = BTreeMap::new();
    for study in studies {
        *counts.entry(study.value.design).or_insert(0_usize) += 1;
    }
    counts
        .into_iter()
        .map(|(design, n)| Row::new(desk.value(design), desk.words.whole(n)))
        .collect()
}

fn line(desk: &Desk<'_>, here: &Here, entry: &Entry<Study>) -> StudyLine {
    let row = study_row(desk, here, entry);
    StudyLine {
        id: row.id,
        study: row.study,
        headline: entry.value.headline.clone().unwrap_or_default(),
        design: row.design,
        countries: row.countries,
        people: row.people,
        judged: judged(desk, &entry.value),
        holds: holds(desk, entry),
        sort: row.sort,
        like: row.like,
    }
}

fn judged(desk: &Desk<'_>, study: &Study) -> Option<JudgementRow> {
    let appraisal = study.appraisals.first()?;
    let tool = &desk.evidence.records.tools.get(appraisal.tool.id())?.value;
    Some(judgement_row(
        desk,
        tool,
        &tool.name,
        Some(appraisal.overall.as_ref()?),
    ))
}

fn holds(desk: &Desk<'_>, entry: &Entry<Study>) -> String {
    let results = desk.evidence.results_of(&entry.id).len();
    let pooled = entry.value.pooled_results.len();
    let findings = entry.value.findings.len();
    let claims = entry.value.claims.len();
    let parts = [
        (results, count!(desk, "count.results", results)),
        (pooled, count!(desk, "count.pooled-results", pooled)),
        (findings, count!(desk, "count.findings", findings)),
        (claims, count!(desk, "count.claims-about-it", claims)),
    ];
    let held = parts.into_iter().filter(|(n, _)| *n > 0);
    let parts: Vec<String> = held.map(|(_, words)| words).collect();
    if parts.is_empty() {
        say!(desk, "page.reference-only")
    } else {
        parts.join(", ")
    }
}
