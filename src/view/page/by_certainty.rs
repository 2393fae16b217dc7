//! Everything that was judged, by how sure it is: outcomes by certainty, what people say by confidence.

use serde::Serialize;

use crate::evidence::Judged;
use crate::plan::List;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::synthesis::{CertaintyLevel, Synthesis};
use crate::view::desk::{Desk, Here, level_id};
use crate::view::evidence::summary;
use crate::view::head::Head;
use crate::view::part::{Badge, Link, Row};
use crate::view::shared::pager::{Pager, Part};
use crate::words::{count, say};

/// What the template `by_certainty.html` sees.
#[derive(Debug, Serialize)]
pub struct CertaintyPage {
    /// Every level with how much stands under it, linked to its section.
    pub levels: Vec<Row>,
    /// The sections of this page, the surest first.
    pub sections: Vec<LevelSection>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
}

/// What is of one level.
#[derive(Debug, Serialize)]
pub struct LevelSection {
    /// The anchor.
    pub id: String,
    /// The level.
    pub heading: String,
    /// Whether it began on an earlier page.
    pub continued: bool,
    /// Its lines.
    pub lines: Vec<JudgedLine>,
}

/// An outcome or a finding.
#[derive(Debug, Serialize)]
pub struct JudgedLine {
    /// The outcome, or the body of evidence that says what people say.
    pub link: Link,
    /// With what it is compared, or that it is a finding about what people say.
    pub about: String,
    /// What is found.
    pub statement_html: String,
    /// The body of evidence.
    pub synthesis: Link,
    /// The judgement; nothing when there is none.
    pub badge: Option<Badge>,
}

type Line<'a> = (&'a Entry<Synthesis>, Judged<'a>);

/// Makes a page of the list, counted from 0.
pub fn list(desk: &Desk<'_>, here: &Here, page: usize) -> Option<(Head, CertaintyPage)> {
    let mut lines: Vec<Line<'_>> = desk.evidence.judged().collect();
    lines.sort_by_key(|(entry, judged)| (place(judged.level()), entry.value.order));
    let part = Part {
        total: lines.len(),
        page,
    };
    let head = Head {
        title: part.title(desk.words, &say!(desk, "by-certainty.title")),
        description: say!(desk, "by-certainty.description"),
        page_type: "by-certainty",
        crumbs: vec![here.link(say!(desk, "link.evidence"), "evidence/index.html")],
        section: "evidence/index.html",
        ..Head::default()
    };
    let page = CertaintyPage {
        levels: levels(desk, here, &lines),
        sections: sections(desk, here, part, &lines),
        pager: part.pager(desk.words, here, |page| List::Certainty.address(page)),
    };
    Some((head, page))
}

/// The place of a level in the list: the surest first, what nobody judged last.
fn place(level: Option<CertaintyLevel>) -> usize {
    match level {
        Some(CertaintyLevel::High) => 0,
        Some(CertaintyLevel::Moderate) => 1,
        Some(CertaintyLevel::Low) => 2,
        Some(CertaintyLevel::VeryLow) => 3,
        None => 4,
    }
}

fn key(level: Option<CertaintyLevel>) -> &'static str {
    level.map_or("not-judged", level_id)
}

fn heading(desk: &Desk<'_>, level: Option<CertaintyLevel>) -> String {
    match level {
        Some(level) => desk.value(level),
        None => say!(desk, "by-certainty.not-judged"),
    }
}

/// The levels that occur, each with the page on which it begins.
fn levels(desk: &Desk<'_>, here: &Here, lines: &[Line<'_>]) -> Vec<Row> {
    let mut first = 0;
    let same = |a: &Line<'_>, b: &Line<'_>| a.1.level() == b.1.level();
    let mut rows = Vec::new();
    for of_level in lines.chunk_by(same) {
        let level = of_level.first().and_then(|(_, judged)| judged.level());
        let page = List::Certainty.address(first / crate::plan::PAGE_OF_LIST);
        rows.push(Row {
            label: heading(desk, level),
            text: count!(desk, "by-certainty.count", of_level.len()),
            href: here.href(&format!("{page}#{}", key(level))),
        });
        first += of_level.len();
    }
    rows
}

fn sections(desk: &Desk<'_>, here: &Here, part: Part, lines: &[Line<'_>]) -> Vec<LevelSection> {
    let before = part.first().checked_sub(1).and_then(|at| lines.get(at));
    let on_page: Vec<Line<'_>> = part.take(lines.iter().copied()).collect();
    let same = |a: &Line<'_>, b: &Line<'_>| a.1.level() == b.1.level();
    let sections = on_page.chunk_by(same).enumerate().map(|(nth, of_level)| {
        let level = of_level.first().and_then(|(_, judged)| judged.level());
        LevelSection {
            id: key(level).to_owned(),
            heading: heading(desk, level),
            continued: nth == 0 && before.is_some_and(|(_, judged)| judged.level() == level),
            lines: of_level
                .iter()
                .filter_map(|(entry, judged)| line(desk, here, entry, *judged))
                .collect(),
        }
    });
    sections.collect()
}

fn line(
    desk: &Desk<'_>,
    here: &Here,
    entry: &Entry<Synthesis>,
    judged: Judged<'_>,
) -> Option<JudgedLine> {
    let synthesis = desk.link(here, Kind::Synthesis, &entry.id);
    match judged {
        Judged::Outcome(comparison, analysis) => {
            let outcome = analysis.outcome.id();
            let (statement, badge) = found(desk, here, &entry.id, &comparison.id, outcome)?;
            let address = desk.addresses.analysis(&entry.id, &comparison.id, outcome);
            Some(JudgedLine {
                link: here.link(desk.title(Kind::Outcome, outcome), &address),
                about: comparison.title.clone(),
                statement_html: crate::text::escape::html(&statement),
                synthesis,
                badge,
            })
        }
        Judged::Finding(finding) => Some(JudgedLine {
            link: here.link(
                say!(desk, "by-certainty.finding", id = &finding.id),
                &desk.addresses.review_finding(&finding.id),
            ),
            about: say!(desk, "by-certainty.what-people-say"),
            statement_html: desk.inline(here, &finding.statement),
            synthesis,
            badge: Some(desk.confidence_badge(finding.confidence, String::new())),
        }),
    }
}

/// What is found on an outcome, and its badge.
fn found(
    desk: &Desk<'_>,
    here: &Here,
    synthesis: &Id,
    comparison: &Id,
    outcome: &Id,
) -> Option<(String, Option<Badge>)> {
    let mut all = desk.findings.of_synthesis(synthesis).iter();
    let found = all.find(|found| found.comparison == *comparison && found.outcome == *outcome)?;
    let row = summary(desk, here, found);
    Some((row.statement, row.badge))
}
