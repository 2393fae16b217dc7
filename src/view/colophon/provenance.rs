//! The lines of the panel "About this page".

use std::collections::BTreeSet;

use crate::plan::{List, PageKind};
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::study::Appraisal;
use crate::record::synthesis::Synthesis;
use crate::record::value::Date;
use crate::view::desk::{Desk, Here};
use crate::view::part::{Link, Row};
use crate::words::{Phrase, count, counted, date, say};

use super::behind::{Behind, Dates};
use super::feeds::{concerns, of_page};

/// Up to so many syntheses have a line of their own; more are told in one.
const OWN_LINES: usize = 3;

/// The lines that apply to the page; `own` are those that only its kind has.
pub(super) fn rows(
    desk: &Desk<'_>,
    here: &Here,
    page: &PageKind,
    behind: &Behind<'_>,
    own: &[Row],
) -> Vec<Row> {
    let mut rows = searched(desk, here, &behind.syntheses);
    rows.extend(dates(desk, behind));
    rows.extend(judgements(desk, page, behind));
    rows.extend(own.iter().cloned());
    rows.extend(versions(desk, page, behind));
    rows.push(what_changed(desk, here, page, behind));
    let feeds = of_page(desk, here, page, behind).into_iter();
    rows.extend(
        feeds
            .filter(|feed| feed.is_own)
            .map(|feed| Row::linked(say!(desk, "row.follow"), Link::new(feed.what, feed.href))),
    );
    rows.push(licence(desk));
    rows
}

fn searched(desk: &Desk<'_>, here: &Here, syntheses: &[&Entry<Synthesis>]) -> Vec<Row> {
    if syntheses.len() > OWN_LINES {
        return vec![searched_in_all(desk, here, syntheses)];
    }
    let row = |entry: &&Entry<Synthesis>| {
        let day = entry.value.searched_to.map(|day| desk.date(day));
        let day = day.unwrap_or_else(|| say!(desk, "provenance.no-date-of-search"));
        if syntheses.len() == 1 && here.address == address(desk, entry) {
            return Row::new(say!(desk, "row.searched-to"), day);
        }
        let link = here.link(
            say!(
                desk,
                "provenance.evidence-searched",
                evidence = &entry.value.short,
                when = day
            ),
            &address(desk, entry),
        );
        Row::linked(say!(desk, "row.searched-to"), link)
    };
    syntheses.iter().map(row).collect()
}

fn address(desk: &Desk<'_>, entry: &Entry<Synthesis>) -> String {
    desk.addresses.of(Kind::Synthesis, entry.id.as_str())
}

fn searched_in_all(desk: &Desk<'_>, here: &Here, syntheses: &[&Entry<Synthesis>]) -> Row {
    let days: BTreeSet<Date> = syntheses
        .iter()
        .filter_map(|s| s.value.searched_to)
        .collect();
    let without = syntheses.iter().filter(|s| s.value.searched_to.is_none());
    let mut parts: Vec<String> = Vec::new();
    if let (Some(first), Some(last)) = (days.first(), days.last()) {
        parts.push(match first == last {
            true => desk.date(*first),
            false => say!(
                desk,
                "provenance.from-to",
                first = date(first.0),
                last = date(last.0)
            ),
        });
    }
    let without = without.count();
    if without > 0 {
        parts.push(count!(
            desk,
            "provenance.without-date-of-search",
            syntheses.len(),
            without = without
        ));
    }
    Row::linked(
        say!(desk, "row.searched-to"),
        here.link(parts.join("; "), "evidence/index.html"),
    )
}

fn dates(desk: &Desk<'_>, behind: &Behind<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(own) = behind.record {
        let reviewed = own.reviewed.map(|day| desk.date(day));
        let reviewed = reviewed.unwrap_or_else(|| say!(desk, "provenance.not-recorded"));
        rows.push(Row::new(say!(desk, "row.content-reviewed"), reviewed));
        rows.extend(own.review_by.map(|it| due(desk, it)));
    } else if !behind.listed.is_empty() {
        rows.push(Row::new(
            say!(desk, "row.content-reviewed"),
            reviewed_in_all(desk, &behind.listed),
        ));
        let next = behind.listed.iter().filter_map(|dates| dates.review_by);
        rows.extend(next.min().map(|it| due(desk, it)));
    }
    rows
}

fn due(desk: &Desk<'_>, day: Date) -> Row {
    Row::new(say!(desk, "row.next-review-due"), desk.date(day))
}

fn reviewed_in_all(desk: &Desk<'_>, listed: &[Dates]) -> String {
    let days: BTreeSet<Date> = listed.iter().filter_map(|dates| dates.reviewed).collect();
    let without = listed.iter().filter(|dates| dates.reviewed.is_none());
    let mut parts: Vec<String> = Vec::new();
    if let (Some(first), Some(last)) = (days.first(), days.last()) {
        parts.push(match first == last {
            true => desk.date(*first),
            false => say!(
                desk,
                "provenance.between",
                first = date(first.0),
                last = date(last.0)
            ),
        });
    }
    match (without.count(), listed.len()) {
        (0, _) => {}
        (some, all) if some == all => parts.push(say!(desk, "provenance.not-recorded")),
        (some, all) => parts.push(count!(
            desk,
            "provenance.not-recorded-for",
            all,
            some = some
        )),
    }
    parts.join("; ")
}

/// Who judged, and how much of it awaits agreement.
fn judgements(desk: &Desk<'_>, page: &PageKind, behind: &Behind<'_>) -> Vec<Row> {
    match page {
        PageKind::Study(id) => {
            let study = desk.evidence.records.studies.get(id);
            study.map_or_else(Vec::new, |study| appraised(desk, &study.value.appraisals))
        }
        PageKind::Outcome(id) => rated(desk, behind, Some(id)),
        PageKind::Home
        | PageKind::AudienceHome(_)
        | PageKind::List(List::Questions, _)
        | PageKind::Question(_)
        | PageKind::Decision(_)
        | PageKind::Edition { .. }
        | PageKind::Sheet { .. }
        | PageKind::List(List::Evidence | List::Certainty, _)
        | PageKind::Evidence(_)
        | PageKind::EvidencePart(..)
        | PageKind::Analyses(_)
        | PageKind::List(List::Outcomes, _)
        | PageKind::Findings
        | PageKind::List(List::Theme(_), _)
        | PageKind::Map => rated(desk, behind, None),
        _ => Vec::new(),
    }
}

/// Levels of certainty and confidence in the syntheses; `only` of one outcome.
fn rated(desk: &Desk<'_>, behind: &Behind<'_>, only: Option<&Id>) -> Vec<Row> {
    let synthesis = behind.syntheses.iter().map(|entry| &entry.value);
    let outcomes = synthesis.clone().flat_map(|s| &s.comparisons);
    let outcomes = outcomes.flat_map(|comparison| &comparison.outcomes);
    let grades: Vec<_> = outcomes
        .filter(|outcome| only.is_none_or(|id| outcome.outcome.id() == id))
        .filter_map(|outcome| outcome.grade.as_ref())
        .collect();
    let findings: Vec<_> = match only {
        Some(_) => Vec::new(),
        None => synthesis.flat_map(|s| &s.findings).collect(),
    };
    let mut people: Vec<&str> = Vec::new();
    for grade in &grades {
        if !people.contains(&grade.by.as_str()) {
            people.push(&grade.by);
        }
    }
    let mut rows = Vec::new();
    if people.len() <= OWN_LINES && behind.syntheses.len() <= OWN_LINES {
        rows.extend(rated_by(desk, &people));
    }
    let proposed = grades.iter().filter(|grade| grade.proposed).count()
        + findings.iter().filter(|finding| finding.proposed).count();
    let levels = grades.len() + findings.len();
    if levels > 0 {
        let judgements = match (grades.is_empty(), findings.is_empty()) {
            (_, true) => counted!("provenance.levels-of-certainty", levels),
            (true, _) => counted!("provenance.levels-of-confidence", levels),
            _ => counted!("provenance.levels-of-both", levels),
        };
        rows.push(Row::new(
            say!(desk, "row.judgements"),
            agreed(desk, judgements, levels, proposed),
        ));
    }
    rows
}

/// Everybody who judged, each in the words of the records.
fn rated_by(desk: &Desk<'_>, people: &[&str]) -> Option<Row> {
    let words = people.iter().map(|by| by.trim_end_matches('.'));
    let words = words.collect::<Vec<_>>().join(". ");
    (!people.is_empty()).then(|| Row::new(say!(desk, "row.rated-by"), words))
}

fn appraised(desk: &Desk<'_>, appraisals: &[Appraisal]) -> Vec<Row> {
    let mut people: Vec<&str> = Vec::new();
    for appraisal in appraisals {
        if !people.contains(&appraisal.by.as_str()) {
            people.push(&appraisal.by);
        }
    }
    let mut rows: Vec<Row> = rated_by(desk, &people).into_iter().collect();
    if !appraisals.is_empty() {
        let proposed = appraisals.iter().filter(|a| a.proposed).count();
        let judgements = counted!("provenance.appraisals", appraisals.len());
        let text = agreed(desk, judgements, appraisals.len(), proposed);
        rows.push(Row::new(say!(desk, "row.judgements"), text));
    }
    rows
}

/// How many of all judgements await agreement.
fn agreed(desk: &Desk<'_>, judgements: Phrase<'_>, all: usize, proposed: usize) -> String {
    match proposed {
        0 => say!(desk, "provenance.none-proposed", judgements = judgements),
        1 if all == 1 => say!(desk, "provenance.proposed", judgements = judgements),
        n if n == all => say!(desk, "provenance.all-proposed", judgements = judgements),
        n => count!(desk, "provenance.some-proposed", n, judgements = judgements),
    }
}

fn versions(desk: &Desk<'_>, page: &PageKind, behind: &Behind<'_>) -> Vec<Row> {
    let site = &desk.evidence.site.value;
    let mut rows = Vec::new();
    if let (PageKind::Evidence(_), [synthesis]) = (page, behind.syntheses.as_slice()) {
        rows.extend(synthesis.value.versions.first().map(|version| Row {
            label: say!(desk, "provenance.version-of-evidence"),
            text: say!(
                desk,
                "provenance.version-and-date",
                version = &version.version,
                date = date(version.date.0)
            ),
            href: "#versions".to_owned(),
        }));
    }
    rows.push(Row::new(
        say!(desk, "row.version"),
        say!(
            desk,
            "provenance.version-as-of",
            version = &site.version,
            date = date(desk.evidence.as_of().0)
        ),
    ));
    rows
}

/// The newest update that concerns the page, or all of them.
fn what_changed(desk: &Desk<'_>, here: &Here, page: &PageKind, behind: &Behind<'_>) -> Row {
    let updates = desk.evidence.records.updates.values();
    let newest = updates
        .filter(|update| !matches!(page, PageKind::Update(id) if *id == update.id))
        .filter(|update| concerns(behind, &update.value))
        .max_by_key(|update| (update.value.date, std::cmp::Reverse(&update.id)));
    let link = match newest {
        Some(update) => {
            let address = desk.addresses.of(Kind::Update, update.id.as_str());
            let label = say!(
                desk,
                "provenance.changed",
                date = date(update.value.date.0),
                title = &update.value.title
            );
            here.link(label, &address)
        }
        None => here.link(say!(desk, "provenance.all-updates"), "updates/index.html"),
    };
    Row::linked(say!(desk, "row.what-changed"), link)
}

fn licence(desk: &Desk<'_>) -> Row {
    let licence = &desk.evidence.site.value.licence;
    let link = Link::new(
        licence.name.clone(),
        licence.url.as_deref().unwrap_or_default().to_owned(),
    );
    Row::linked(say!(desk, "row.licence-of-the-text"), link)
}
