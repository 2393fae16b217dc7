//! The page of a body of evidence: what is found, as a picture whose rows unfold; what was included; and
//! the ways to all its parts.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::question::Question;
use crate::record::synthesis::Synthesis;
use crate::record::value::Markdown;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::{Download, Link, Row};
use crate::view::shared::compare_link::{self, CompareKind};
use crate::view::shared::credits::credits;
use crate::view::shared::panel_line;
use crate::words::say;

use super::accuracy::{self, AccuracyLine};
use super::included;
use super::menu::{self, PartLink};
use super::network::{self, NetworkLine};
use super::picture::{self, FindingsPicture};
use super::qualitative::{self, ReviewFindingView};

/// What the template `evidence.html` sees.
#[derive(Debug, Serialize)]
pub struct EvidencePage {
    /// The kind of synthesis in words.
    pub kind: String,
    /// The review question.
    pub question_html: String,
    /// The answer in two or three sentences.
    pub summary_html: String,
    /// What is found, outcome by outcome; nothing when no result is on the question.
    pub picture: Option<FindingsPicture>,
    /// Networks of comparisons; empty where there are none.
    pub networks: Vec<NetworkLine>,
    /// That there are no comparisons, and why.
    pub no_comparisons: String,
    /// The accuracy of tests.
    pub accuracy: Vec<AccuracyLine>,
    /// Qualitative findings with their confidence.
    pub findings: Vec<ReviewFindingView>,
    /// What was included, in lines.
    pub included: Vec<Row>,
    /// The outcomes, each with its page.
    pub outcomes: Vec<PartLink>,
    /// The other parts, each with its page.
    pub parts: Vec<PartLink>,
    /// The list of further analyses; nothing when no result is pooled.
    pub further: Option<Link>,
    /// Policies on which it rests.
    pub policies: Vec<Link>,
    /// What it cannot say.
    pub limitations_html: Vec<String>,
    /// What is missing.
    pub gaps_html: Vec<String>,
    /// What panels judged of its questions, each with its table for a meeting.
    pub panels: Vec<Row>,
    /// Versions, newest first.
    pub versions: Vec<VersionRow>,
    /// Questions that it answers.
    pub questions: Vec<Link>,
    /// Files to download.
    pub downloads: Vec<Download>,
    /// The comparison with other bodies of evidence.
    pub compare: Link,
}

/// A version of a synthesis.
#[derive(Debug, Serialize)]
pub struct VersionRow {
    /// Its number.
    pub version: String,
    /// Its date.
    pub date: String,
    /// What changed.
    pub changed: String,
    /// Whether the conclusions changed, in words.
    pub conclusions: String,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, EvidencePage)> {
    let entry = desk.evidence.records.syntheses.get(id)?;
    Some((head(desk, here, entry), page(desk, here, entry)))
}

fn head(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>) -> Head {
    let synthesis = &entry.value;
    Head {
        title: synthesis.title.clone(),
        description: crate::prose::plain_text(&synthesis.summary.0),
        page_type: "evidence",
        crumbs: vec![here.link(say!(desk, "link.evidence"), "evidence/index.html")],
        section: "evidence/index.html",
        attributions: credits(desk, synthesis),
        overdue: desk.overdue(entry),
        ..Head::default()
    }
}

/// What the page shows, for the document of all parts as well.
pub(super) fn page(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>) -> EvidencePage {
    let synthesis = &entry.value;
    let found = desk.findings.of_synthesis(&entry.id);
    let inline = |text: &Markdown| desk.inline(here, text);
    let html = |texts: &[Markdown]| texts.iter().map(inline).collect::<Vec<_>>();
    let (outcomes, parts) = menu::menu(desk, here, entry, None);
    let versions = synthesis.versions.iter();
    EvidencePage {
        kind: desk.value(synthesis.kind),
        question_html: desk.html(here, &synthesis.question),
        summary_html: desk.html(here, &synthesis.summary),
        picture: picture::of_synthesis(desk, here, entry),
        networks: network::lines(desk, here, entry),
        no_comparisons: included::no_comparisons(desk, synthesis),
        accuracy: accuracy::lines(desk, here, entry),
        findings: qualitative::findings(desk, here, entry),
        included: included::rows(desk, here, entry),
        outcomes,
        parts,
        further: found
            .iter()
            .any(|found| found.further.is_some())
            .then(|| menu::further(desk, here, entry)),
        policies: desk.links(here, &synthesis.policies),
        limitations_html: html(&synthesis.limitations),
        gaps_html: html(&synthesis.gaps),
        panels: panels(desk, here, &entry.id),
        versions: versions.map(|it| version_row(desk, it)).collect(),
        questions: questions(desk, here, &entry.id),
        downloads: downloads(desk, here, &entry.id, desk.findings.has_numbers(&entry.id)),
        compare: compare_link::link(
            here,
            CompareKind::Syntheses,
            &entry.id,
            &say!(desk, "evidence-page.compare"),
        ),
    }
}

/// What panels judged of the questions that the synthesis answers, with the table of each.
fn panels(desk: &Desk<'_>, here: &Here, id: &Id) -> Vec<Row> {
    let questions = desk.evidence.records.questions.values();
    let answered = questions.filter(|q| q.value.syntheses.iter().any(|s| s.id() == id));
    let row = |question: &Entry<Question>| Row {
        label: desk.title(Kind::Question, &question.id).to_owned(),
        text: panel_line::line(desk, question),
        href: panel_line::table(desk, here, question).href,
    };
    answered.map(row).collect()
}

fn version_row(desk: &Desk<'_>, version: &crate::record::synthesis::Version) -> VersionRow {
    let conclusions = if version.conclusions_changed {
        say!(desk, "evidence-page.conclusions-changed")
    } else {
        say!(desk, "evidence-page.conclusions-did-not-change")
    };
    VersionRow {
        version: version.version.clone(),
        date: desk.date(version.date),
        changed: version.changed.clone(),
        conclusions,
    }
}

fn questions(desk: &Desk<'_>, here: &Here, id: &Id) -> Vec<Link> {
    let questions = desk.evidence.records.questions.values();
    let answered = questions.filter(|q| q.value.syntheses.iter().any(|s| s.id() == id));
    answered
        .map(|q| desk.link(here, Kind::Question, &q.id))
        .collect()
}

fn downloads(desk: &Desk<'_>, here: &Here, id: &Id, has_results: bool) -> Vec<Download> {
    let file = |label: String, address: String, format: &str| Download {
        label,
        href: here.href(&address),
        format: format.to_owned(),
    };
    if !has_results {
        return vec![file(
            say!(desk, "evidence-page.qualitative-findings"),
            "data/review-findings.csv".into(),
            "CSV",
        )];
    }
    vec![
        file(
            say!(desk, "evidence-page.results-of-synthesis"),
            format!("evidence/{id}-results.csv"),
            "CSV",
        ),
        file(
            say!(desk, "evidence-page.analyses-in-full"),
            format!("evidence/{id}-analyses.json"),
            "JSON",
        ),
    ]
}
