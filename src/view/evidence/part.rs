//! The parts of a body of evidence: a page each, and all of them as one document for paper.

use serde::Serialize;

use crate::plan::EvidencePart;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::synthesis::Synthesis;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::Link;
use crate::view::shared::credits::credits;
use crate::words::say;

use super::accuracy::{self, AccuracyPart};
use super::analysis::{self, AnalysisView};
use super::costs::{self, CostsPart};
use super::included::{self, StudiesPart};
use super::menu::{self, PartLink};
use super::methods::{self, MethodsPart};
use super::network::{self, NetworkPart};
use super::page::{self, EvidencePage};
use super::qualitative::{self, ReviewFindingView};
use super::risk_of_bias::{self, RiskOfBias};
use super::search::{self, SearchPart};

/// What the template `evidence_part.html` sees.
#[derive(Debug, Serialize)]
pub struct EvidencePartPage {
    /// The body of evidence, to its summary.
    pub review: Link,
    /// The part; on the page for paper all parts.
    pub parts: Vec<ReviewPart>,
    /// The summary, on the page for paper only; nothing elsewhere.
    pub summary: Option<EvidencePage>,
    /// The outcomes, each with its page.
    pub outcomes: Vec<PartLink>,
    /// The other parts, each with its page.
    pub others: Vec<PartLink>,
}

/// A part.
#[derive(Debug, Serialize)]
pub struct ReviewPart {
    /// Its name on the page for paper.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it shows.
    pub body: PartBody,
}

/// What a part shows.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PartBody {
    /// The results on an outcome.
    Outcome(Box<OutcomePart>),
    /// A network of comparisons.
    Network(Box<NetworkPart>),
    /// The accuracy of a test.
    Accuracy(Box<AccuracyPart>),
    /// What people say.
    Voices(VoicesPart),
    /// Costs and consequences.
    Costs(CostsPart),
    /// Risk of bias of the studies.
    Appraisal(AppraisalPart),
    /// Characteristics of the studies.
    Studies(Box<StudiesPart>),
    /// Searches, and the flow of studies.
    Search(Box<SearchPart>),
    /// Methods, certainty, doubts and files.
    Methods(Box<MethodsPart>),
}

/// The results on an outcome.
#[derive(Debug, Serialize)]
pub struct OutcomePart {
    /// The analysis.
    pub analysis: AnalysisView,
}

/// What people say.
#[derive(Debug, Serialize)]
pub struct VoicesPart {
    /// Findings with their confidence.
    pub findings: Vec<ReviewFindingView>,
}

/// Risk of bias of the studies.
#[derive(Debug, Serialize)]
pub struct AppraisalPart {
    /// By tool.
    pub tools: Vec<RiskOfBias>,
}

/// Makes the page of a part.
pub fn view(
    desk: &Desk<'_>,
    here: &Here,
    id: &Id,
    part: &EvidencePart,
) -> Option<(Head, EvidencePartPage)> {
    let entry = desk.evidence.records.syntheses.get(id)?;
    let is_whole = *part == EvidencePart::Whole;
    let shown: Vec<EvidencePart> = match is_whole {
        true => EvidencePart::all(desk.evidence, &entry.value),
        false => vec![part.clone()],
    };
    let parts = shown.iter();
    let parts: Vec<ReviewPart> = parts
        .filter_map(|part| self::shown(desk, here, entry, part))
        .collect();
    let title = match (parts.as_slice(), is_whole) {
        ([only], false) => only.title.clone(),
        (_, true) => say!(desk, "evidence-part.whole", title = &entry.value.title),
        _ => return None,
    };
    let (outcomes, others) = menu::menu(desk, here, entry, Some(part));
    let page = EvidencePartPage {
        review: desk.link(here, Kind::Synthesis, id),
        parts,
        summary: is_whole.then(|| page::page(desk, here, entry)),
        outcomes,
        others,
    };
    Some((head(desk, here, entry, title, part), page))
}

fn head(
    desk: &Desk<'_>,
    here: &Here,
    entry: &Entry<Synthesis>,
    title: String,
    part: &EvidencePart,
) -> Head {
    let synthesis = &entry.value;
    Head {
        description: say!(
            desk,
            "evidence-part.description",
            part = &title,
            title = &synthesis.title
        ),
        title,
        page_type: match part {
            EvidencePart::Outcome { .. } => "evidence-outcome",
            EvidencePart::Network(_) => "evidence-network",
            EvidencePart::Whole => "evidence-whole",
            _ => "evidence-part",
        },
        crumbs: vec![
            here.link(say!(desk, "link.evidence"), "evidence/index.html"),
            desk.link(here, Kind::Synthesis, &entry.id),
        ],
        section: "evidence/index.html",
        attributions: credits(desk, synthesis),
        overdue: desk.overdue(entry),
        hidden: *part == EvidencePart::Whole,
        ..Head::default()
    }
}

/// A part with its title; nothing for what has a template of its own.
fn shown(
    desk: &Desk<'_>,
    here: &Here,
    entry: &Entry<Synthesis>,
    part: &EvidencePart,
) -> Option<ReviewPart> {
    let body = match part {
        EvidencePart::Outcome {
            comparison,
            outcome,
        } => PartBody::Outcome(Box::new(OutcomePart {
            analysis: analysis::analysis(desk, here, entry, comparison, outcome)?,
        })),
        EvidencePart::Network(id) => {
            PartBody::Network(Box::new(network::part(desk, here, entry, id)?))
        }
        EvidencePart::Accuracy(id) => {
            PartBody::Accuracy(Box::new(accuracy::part(desk, here, entry, id)?))
        }
        EvidencePart::Voices => PartBody::Voices(VoicesPart {
            findings: qualitative::findings(desk, here, entry),
        }),
        EvidencePart::Costs => PartBody::Costs(costs::part(desk, here, entry)),
        EvidencePart::Appraisal => PartBody::Appraisal(AppraisalPart {
            tools: risk_of_bias::tables(desk, here, entry),
        }),
        EvidencePart::Studies(page) => {
            PartBody::Studies(Box::new(included::part(desk, here, entry, *page)))
        }
        EvidencePart::Search => PartBody::Search(Box::new(search::part(desk, here, entry))),
        EvidencePart::Methods => PartBody::Methods(Box::new(methods::part(desk, here, entry))),
        EvidencePart::Further { .. } | EvidencePart::Whole => return None,
    };
    Some(ReviewPart {
        id: menu::anchor(part),
        title: menu::title(desk, entry, part),
        body,
    })
}
