//! The list of outcomes, and the page of one with its results.

use serde::Serialize;

use crate::plan::List;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::outcome::{Instrument, Outcome, Thresholds};

use crate::view::desk::{Desk, Here, credit};
use crate::view::evidence::{SummaryRow, summary};
use crate::view::head::{Head, defined};
use crate::view::part::{Credit, Link, Row};
use crate::view::shared::compare_link::{self, CompareKind};
use crate::view::shared::pager::{Pager, Part};
use crate::view::shared::result_row::{ResultRow, result_row};
use crate::words::{as_given, count, say};

/// What the template `outcomes.html` sees.
#[derive(Debug, Serialize)]
pub struct OutcomesPage {
    /// Outcomes, by domain.
    pub outcomes: Vec<OutcomeLine>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
}

/// An outcome in the list.
#[derive(Debug, Serialize)]
pub struct OutcomeLine {
    /// Its id.
    pub id: String,
    /// The outcome.
    pub outcome: Link,
    /// Its domain.
    pub domain: String,
    /// Its name in plain words.
    pub plain: String,
    /// How many results there are, or that there are none.
    pub results: String,
    /// The number of results.
    pub n: usize,
    /// Its importance, from 1 to 9.
    pub importance: u8,
}

/// Makes a page of the list, counted from 0.
pub fn list(desk: &Desk<'_>, here: &Here, page: usize) -> Option<(Head, OutcomesPage)> {
    let part = Part {
        total: desk.evidence.records.outcomes.len(),
        page,
    };
    let head = Head {
        title: part.title(desk.words, &say!(desk, "title.outcomes")),
        description: say!(desk, "line.what-studies-measured-and-what-nobody-measured"),
        page_type: "outcomes",
        crumbs: vec![here.link(say!(desk, "link.evidence"), "evidence/index.html")],
        section: "evidence/index.html",
        ..Head::default()
    };
    let mut outcomes: Vec<_> = desk.evidence.records.outcomes.values().collect();
    outcomes.sort_by_key(|entry| desk.evidence.records.ranked(&entry.value.domain));
    let n = |entry: &Entry<Outcome>| desk.evidence.results.on_outcome(&entry.id).len();
    let lines = part
        .take(outcomes)
        .map(|entry| line(desk, here, entry, n(entry)));
    let page = OutcomesPage {
        outcomes: lines.collect(),
        pager: part.pager(desk.words, here, |page| List::Outcomes.address(page)),
    };
    Some((head, page))
}

fn line(desk: &Desk<'_>, here: &Here, entry: &Entry<Outcome>, n: usize) -> OutcomeLine {
    OutcomeLine {
        id: entry.id.to_string(),
        outcome: desk.link(here, crate::record::kind::Kind::Outcome, &entry.id),
        domain: desk.word(&entry.value.domain),
        plain: entry.value.plain_name.clone(),
        results: if n == 0 {
            say!(desk, "page.no-result-in-this-evidence")
        } else {
            count!(desk, "count.results", n)
        },
        n,
        importance: entry.value.importance,
    }
}

/// What the template `outcome.html` sees.
#[derive(Debug, Serialize)]
pub struct OutcomePage {
    /// Its name in plain words.
    pub plain: String,
    /// What it means.
    pub definition_html: String,
    /// Facts: domain, direction, importance, thresholds.
    pub facts: Vec<Row>,
    /// The wider outcome, when there is one.
    pub parent: Option<Link>,
    /// Outcomes that are a part of it.
    pub parts: Vec<Link>,
    /// What each synthesis says about it.
    pub findings: Vec<SummaryRow>,
    /// The first results on it.
    pub results: Vec<ResultRow>,
    /// The way to the others; nothing when these are all.
    pub pager: Option<Pager>,
    /// Instruments.
    pub instruments: Vec<Row>,
    /// What studies did not measure or report; empty when nothing is said.
    pub gap_html: String,
    /// The comparison with other outcomes.
    pub compare: Link,
}

/// What the template `outcome_results.html` sees: further results on an outcome.
#[derive(Debug, Serialize)]
pub struct OutcomeResultsPage {
    /// The outcome.
    pub outcome: Link,
    /// The results of this page.
    pub results: Vec<ResultRow>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
}

/// Makes a page of results after the first, counted from 0.
pub fn results(
    desk: &Desk<'_>,
    here: &Here,
    id: &Id,
    page: usize,
) -> Option<(Head, OutcomeResultsPage)> {
    let entry = desk.evidence.records.outcomes.get(id)?;
    let outcome = desk.link(here, Kind::Outcome, id);
    let (part, results) = results_of(desk, here, id, page);
    let title = part.title(
        desk.words,
        &say!(desk, "page.results-of", name = &entry.value.name),
    );
    let head = Head {
        description: say!(desk, "page.results-as-in-the-sources", title = &title),
        title,
        page_type: "outcome-results",
        crumbs: vec![
            here.link(say!(desk, "link.evidence"), "evidence/index.html"),
            here.link(say!(desk, "link.outcomes"), "outcomes/index.html"),
            outcome.clone(),
        ],
        section: "evidence/index.html",
        attributions: credits(desk, id),
        ..Head::default()
    };
    let page = OutcomeResultsPage {
        pager: pager(desk, here, id, part),
        outcome,
        results,
    };
    Some((head, page))
}

fn pager(desk: &Desk<'_>, here: &Here, id: &Id, part: Part) -> Option<Pager> {
    let list = List::Results(id.clone());
    part.pager(desk.words, here, |page| list.address(page))
}

/// The results of a page, and which part of all they are.
fn results_of(desk: &Desk<'_>, here: &Here, id: &Id, page: usize) -> (Part, Vec<ResultRow>) {
    let on: Vec<_> = desk.evidence.results.on_outcome(id).collect();
    let part = Part {
        total: on.len(),
        page,
    };
    let rows = part.take(on).map(|result| result_row(desk, here, result));
    (part, rows.collect())
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, OutcomePage)> {
    let entry = desk.evidence.records.outcomes.get(id)?;
    let head = Head {
        title: entry.value.name.clone(),
        description: defined(&entry.value.name, &entry.value.definition),
        page_type: "outcome",
        crumbs: vec![
            here.link(say!(desk, "link.evidence"), "evidence/index.html"),
            here.link(say!(desk, "link.outcomes"), "outcomes/index.html"),
        ],
        section: "evidence/index.html",
        attributions: credits(desk, id),
        overdue: desk.overdue(entry),
        ..Head::default()
    };
    Some((head, page(desk, here, entry)))
}

/// The credits owed for the results on an outcome, each once.
fn credits(desk: &Desk<'_>, outcome: &Id) -> Vec<Credit> {
    let mut credits: Vec<Credit> = Vec::new();
    let results = desk
        .evidence
        .results
        .values()
        .filter(|r| r.result.outcome.id() == outcome);
    for attribution in results.filter_map(|r| desk.evidence.study_of(r)?.value.attribution.as_ref())
    {
        if !credits.iter().any(|known| known.href == *attribution.url) {
            credits.push(credit(attribution));
        }
    }
    credits
}

fn page(desk: &Desk<'_>, here: &Here, entry: &Entry<Outcome>) -> OutcomePage {
    let outcome = &entry.value;
    let outcomes = desk.evidence.records.outcomes.values();
    let is_part =
        |o: &&Entry<Outcome>| o.value.parent.as_ref().is_some_and(|p| *p.id() == entry.id);
    let (part, results) = results_of(desk, here, &entry.id, 0);
    OutcomePage {
        compare: compare_link::link(
            here,
            CompareKind::Outcomes,
            &entry.id,
            &say!(desk, "page.compare-outcomes"),
        ),
        plain: outcome.plain_name.clone(),
        definition_html: desk.html(here, &outcome.definition),
        facts: facts(desk, outcome),
        parent: outcome
            .parent
            .as_ref()
            .map(|parent| desk.link_ref(here, parent)),
        parts: outcomes
            .filter(is_part)
            .map(|o| desk.link(here, Kind::Outcome, &o.id))
            .collect(),
        findings: desk
            .findings
            .on_outcome(&entry.id)
            .map(|f| summary(desk, here, f))
            .collect(),
        results,
        pager: pager(desk, here, &entry.id, part),
        instruments: outcome
            .instruments
            .iter()
            .map(|it| instrument(desk, it))
            .collect(),
        gap_html: outcome
            .gap
            .as_ref()
            .map(|gap| desk.html(here, gap))
            .unwrap_or_default(),
    }
}

fn facts(desk: &Desk<'_>, outcome: &Outcome) -> Vec<Row> {
    let thresholds = outcome.thresholds.as_ref().map(|it| thresholds(desk, it));
    let mut rows = vec![
        Row::new(say!(desk, "row.belongs-to"), desk.word(&outcome.domain)),
        Row::new(say!(desk, "row.direction"), desk.value(outcome.better)),
        Row::new(
            say!(desk, "row.importance"),
            importance(desk, outcome.importance),
        ),
        Row::new(
            say!(desk, "row.differences-that-matter"),
            thresholds.unwrap_or_else(|| say!(desk, "page.no-threshold")),
        ),
    ];
    if !outcome.also.is_empty() {
        rows.push(Row::new(
            say!(desk, "row.also-called"),
            outcome.also.join("; "),
        ));
    }
    rows
}

fn importance(desk: &Desk<'_>, n: u8) -> String {
    let importance = u32::from(n);
    match n {
        7..=9 => say!(desk, "page.critical-of-9", n = importance),
        4..=6 => say!(desk, "page.important-of-9", n = importance),
        _ => say!(desk, "page.less-important-of-9", n = importance),
    }
}

fn thresholds(desk: &Desk<'_>, thresholds: &Thresholds) -> String {
    let (scale, small) = (&thresholds.scale, as_given(thresholds.small));
    match (
        thresholds.moderate.map(as_given),
        thresholds.large.map(as_given),
    ) {
        (None, None) => say!(desk, "threshold.small", scale = scale, small = small),
        (Some(moderate), None) => say!(
            desk,
            "threshold.small-and-moderate",
            scale = scale,
            small = small,
            moderate = moderate
        ),
        (None, Some(large)) => say!(
            desk,
            "threshold.small-and-large",
            scale = scale,
            small = small,
            large = large
        ),
        (Some(moderate), Some(large)) => say!(
            desk,
            "threshold.all",
            scale = scale,
            small = small,
            moderate = moderate,
            large = large
        ),
    }
}

fn instrument(desk: &Desk<'_>, instrument: &Instrument) -> Row {
    let range = instrument.low.zip(instrument.high).map(|(low, high)| {
        say!(
            desk,
            "page.range",
            low = as_given(low),
            high = as_given(high)
        )
    });
    let source = instrument.source.as_ref().and_then(|source| {
        let address = source.url.as_ref().map(|url| url.to_string());
        let place = source.place.clone().or(address)?;
        Some(say!(desk, "page.range-read-in", source = place))
    });
    let sd = instrument
        .typical_sd
        .map(|sd| say!(desk, "page.typical-sd", sd = as_given(sd)));
    let parts: Vec<String> = std::iter::once(desk.value(instrument.better))
        .chain(range)
        .chain(source)
        .chain(sd)
        .chain(instrument.note.clone())
        .collect();
    Row::new(instrument.name.clone(), parts.join("; "))
}
