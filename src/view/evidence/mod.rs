//! The evidence page of a synthesis: everything, for every reader, in full.

mod analysis;
mod bias_charts;
mod certainty;
mod consequences;
mod doubts;
mod economics;
mod effect_direction;
mod flow;
mod forest_columns;
mod harvest;
mod overlap;
mod published;
mod qualitative;
mod risk_of_bias;
mod studies;
mod summary;
mod swim;

use chart::Figure;
use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::synthesis::{Eligibility, Synthesis};
use crate::record::value::Markdown;
use crate::words::say;

use super::desk::{Desk, Here};
use super::head::Head;
use super::part::{Download, Link, Row};
use super::shared::compare_link::{self, CompareKind};
use super::shared::credits::credits;
use super::shared::doubt_line::{self, DoubtLine};
use super::shared::like_mine::LikeMine;
use crate::view::shared::most::{Kept, Rest, rest};

pub use analysis::AnalysisView;
pub use economics::EconomicRow;
pub use economics::basis as economic_basis;
pub(super) use economics::row as economic_row;
pub use qualitative::ReviewFindingView;
pub(super) use studies::row as study_row;
pub(super) use summary::summary;
pub use summary::{SummaryRow, SummaryTable};

/// What the template `evidence.html` sees.
#[derive(Debug, Serialize)]
pub struct EvidencePage {
    /// The kind of synthesis in words.
    pub kind: String,
    /// The review question.
    pub question_html: String,
    /// The answer in two or three sentences.
    pub summary_html: String,
    /// Whether there are comparisons with outcomes; otherwise one line says that there are none.
    pub has_comparisons: bool,
    /// That there are none, and why.
    pub no_comparisons: String,
    /// Summary of findings, one table per comparison.
    pub summary: Vec<SummaryTable>,
    /// Which way the results of each trial point, drawn; empty when all is pooled.
    pub directions_html: String,
    /// Trials by direction, for outcomes of which nothing else is known; nothing when there are none.
    pub harvest: Option<Figure>,
    /// The analyses of outcomes, in full.
    pub analyses: Vec<AnalysisView>,
    /// Qualitative findings with their confidence.
    pub findings: Vec<ReviewFindingView>,
    /// Economic records.
    pub economics: Vec<economics::EconomicRow>,
    /// Costs and consequences side by side; empty without economic records.
    pub consequences: Vec<consequences::ConsequenceRow>,
    /// Policies on which it rests.
    pub policies: Vec<Link>,
    /// Risk of bias of the studies, by tool.
    pub risk_of_bias: Vec<risk_of_bias::RiskOfBias>,
    /// Results in doubt.
    pub doubts: Vec<doubts::Doubt>,
    /// What checks found about its studies and dates.
    pub own_doubts: Vec<DoubtLine>,
    /// How it was made.
    pub methods_html: String,
    /// Protocol, last search, interests.
    pub facts: Vec<Row>,
    /// The flow of studies; nothing when none is on record.
    pub flow: Option<flow::FlowView>,
    /// The searches.
    pub searches: Vec<flow::SearchRow>,
    /// The items of the guideline for synthesis without meta-analysis; empty when all is pooled.
    pub swim: Vec<Row>,
    /// Which studies were eligible.
    pub eligible: Vec<String>,
    /// Which were not.
    pub not_eligible: Vec<String>,
    /// Whether there is anything to say of studies: those that contribute, or others.
    pub has_studies_section: bool,
    /// That no study was eligible, where the line on comparisons does not say so already; else empty.
    pub none_eligible: String,
    /// Characteristics of the studies.
    pub studies: Vec<studies::StudyRow>,
    /// What is told of the other studies; nothing when all stand in the table.
    pub more_studies: Option<Rest>,
    /// The same by what is known of their settings.
    pub like_mine: LikeMine,
    /// Studies left out, with their reasons.
    pub excluded: Vec<Row>,
    /// Sources that give context and are not counted.
    pub context: Vec<Link>,
    /// How far the reviews among them rest on the same studies; nothing when there are no reviews.
    pub overlap: Option<overlap::OverlapView>,
    /// What it cannot say.
    pub limitations_html: Vec<String>,
    /// What is missing.
    pub gaps_html: Vec<String>,
    /// Judgements of a panel; empty when no panel judged.
    pub panel_html: String,
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
        draft: synthesis.life.status == crate::record::life::Status::Draft,
        ..Head::default()
    }
}

fn page(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>) -> EvidencePage {
    let synthesis = &entry.value;
    let found = desk.findings.of_synthesis(&entry.id);
    let inline = |text: &Markdown| desk.inline(here, text);
    let html = |texts: &[Markdown]| texts.iter().map(inline).collect::<Vec<_>>();
    let summary = summary::tables(desk, here, &entry.id, &synthesis.comparisons);
    let has_comparisons = !summary.is_empty();
    let none_eligible = none_eligible(desk, synthesis);
    EvidencePage {
        kind: desk.value(synthesis.kind),
        question_html: desk.html(here, &synthesis.question),
        summary_html: desk.html(here, &synthesis.summary),
        has_comparisons,
        no_comparisons: no_comparisons(desk, synthesis),
        summary,
        directions_html: effect_direction::figure(desk, &entry.id),
        harvest: harvest::figure(desk, &entry.id),
        analyses: analysis::analyses(desk, here, entry),
        findings: qualitative::findings(desk, here, entry),
        economics: economics::rows(desk, here, synthesis),
        consequences: consequences::rows(desk, here, entry, found),
        policies: desk.links(here, &synthesis.policies),
        risk_of_bias: risk_of_bias::tables(desk, here, entry),
        doubts: doubts::doubts(desk, here, found),
        own_doubts: doubt_line::of_synthesis(desk, &entry.id),
        methods_html: desk.html(here, &synthesis.methods),
        facts: facts(desk, synthesis),
        flow: synthesis
            .flow
            .as_ref()
            .map(|flow| flow::view(desk, here, &entry.id, flow)),
        searches: synthesis
            .searches
            .iter()
            .map(|s| flow::search_row(desk, s))
            .collect(),
        swim: swim::items(desk, synthesis, found),
        eligible: criteria(synthesis, |both| &both.include),
        not_eligible: criteria(synthesis, |both| &both.exclude),
        has_studies_section: !synthesis.studies.is_empty()
            || !synthesis.excluded.is_empty()
            || !synthesis.context.is_empty()
            || (has_comparisons && none_eligible.is_some()),
        none_eligible: none_eligible
            .filter(|_| has_comparisons)
            .unwrap_or_default(),
        studies: studies::rows(desk, here, synthesis),
        more_studies: more_studies(desk, here, synthesis),
        like_mine: studies::by_setting(desk, here, synthesis),
        excluded: excluded(desk, here, synthesis),
        context: desk.links(here, &synthesis.context),
        overlap: overlap::view(desk, here, synthesis),
        limitations_html: html(&synthesis.limitations),
        gaps_html: html(&synthesis.gaps),
        panel_html: panel(desk, here, synthesis),
        versions: synthesis
            .versions
            .iter()
            .map(|it| version_row(desk, it))
            .collect(),
        questions: questions(desk, here, &entry.id),
        downloads: downloads(desk, here, &entry.id, !found.is_empty()),
        compare: compare_link::link(
            here,
            CompareKind::Syntheses,
            &entry.id,
            &say!(desk, "evidence-page.compare"),
        ),
    }
}

fn criteria(synthesis: &Synthesis, of: impl Fn(&Eligibility) -> &Vec<String>) -> Vec<String> {
    let criteria = synthesis.eligibility.as_ref().map(|both| of(both).clone());
    criteria.unwrap_or_default()
}

/// That no study was eligible, where the synthesis looks for studies and has none.
fn none_eligible(desk: &Desk<'_>, synthesis: &Synthesis) -> Option<String> {
    let looks_for_studies = !synthesis.comparisons.is_empty() || !synthesis.excluded.is_empty();
    (synthesis.studies.is_empty() && looks_for_studies)
        .then(|| say!(desk, "evidence.no-study-was-eligible"))
}

/// What stands in the place of comparisons where there are none with an outcome.
fn no_comparisons(desk: &Desk<'_>, synthesis: &Synthesis) -> String {
    none_eligible(desk, synthesis).unwrap_or_else(|| match synthesis.comparisons.as_slice() {
        [] => say!(desk, "evidence.this-synthesis-has-no-trials-and"),
        _ => say!(desk, "evidence.no-result-on-the-question"),
    })
}

/// What is told of the studies for which the table has no room.
fn more_studies(desk: &Desk<'_>, here: &Here, synthesis: &Synthesis) -> Option<Rest> {
    let all = synthesis.studies.len();
    rest(desk, here, Kept::First, all, "data/studies.csv")
}

fn panel(desk: &Desk<'_>, here: &Here, synthesis: &Synthesis) -> String {
    let panel = synthesis.panel.as_ref();
    let html = panel.map(|panel| desk.html(here, &panel.conclusion));
    html.unwrap_or_default()
}

fn facts(desk: &Desk<'_>, synthesis: &Synthesis) -> Vec<Row> {
    let protocol = synthesis
        .protocol
        .as_ref()
        .map(|p| desk.known(p, String::clone));
    let interests = synthesis.interests.clone();
    vec![
        Row::new(
            say!(desk, "row.protocol"),
            protocol.unwrap_or_else(|| say!(desk, "evidence-page.none-on-record")),
        ),
        Row::new(
            say!(desk, "row.interests"),
            interests.unwrap_or_else(|| say!(desk, "evidence-page.none-on-record")),
        ),
    ]
}

fn excluded(desk: &Desk<'_>, here: &Here, synthesis: &Synthesis) -> Vec<Row> {
    let row = |excluded: &crate::record::synthesis::Excluded| {
        let link = desk.link_ref(here, &excluded.study);
        Row {
            label: excluded.reason.clone(),
            text: link.label,
            href: link.href,
        }
    };
    synthesis.excluded.iter().map(row).collect()
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
        .map(|q| desk.link(here, crate::record::kind::Kind::Question, &q.id))
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
