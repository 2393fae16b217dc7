//! The list of syntheses.

use serde::Serialize;

use crate::plan::List;
use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;
use crate::text::number;
use crate::view::desk::{Desk, Here, credit};
use crate::view::head::Head;
use crate::view::part::Link;
use crate::view::shared::pager::{Pager, Part};
use crate::words::say;

/// What the template `evidence_list.html` sees.
#[derive(Debug, Serialize)]
pub struct EvidenceListPage {
    /// One entry per synthesis, in their order.
    pub syntheses: Vec<SynthesisCard>,
    /// Other ways into the evidence.
    pub browse: Vec<Link>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
}

/// A synthesis in a list.
#[derive(Debug, Serialize)]
pub struct SynthesisCard {
    /// Its page.
    pub link: Link,
    /// What kind it is.
    pub kind: String,
    /// The answer in two or three sentences.
    pub summary_html: String,
    /// Studies, outcomes and findings.
    pub size: String,
}

/// Makes a page of the list, counted from 0.
pub fn view(desk: &Desk<'_>, here: &Here, page: usize) -> Option<(Head, EvidenceListPage)> {
    let attributions = desk.evidence.records.syntheses.values();
    let attributions = attributions.filter_map(|entry| entry.value.attribution.as_ref());
    let part = Part {
        total: desk.evidence.records.syntheses.len(),
        page,
    };
    let head = Head {
        attributions: attributions.map(credit).collect(),
        title: part.title(&say!(desk, "title.evidence")),
        description: say!(desk, "line.all-bodies-of-evidence-on-this-site"),
        page_type: "evidence-list",
        section: "evidence/index.html",
        ..Head::default()
    };
    let mut entries: Vec<_> = desk.evidence.records.syntheses.values().collect();
    entries.sort_by_key(|entry| (entry.value.order, entry.id.clone()));
    let syntheses = part
        .take(entries)
        .map(|entry| card(desk, here, entry))
        .collect();
    Some((
        head,
        EvidenceListPage {
            syntheses,
            browse: browse(here),
            pager: part.pager(here, |page| List::Evidence.address(page)),
        },
    ))
}

fn card(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>) -> SynthesisCard {
    let synthesis = &entry.value;
    let outcomes = desk.findings.of_synthesis(&entry.id).len();
    let parts = [
        (synthesis.studies.len(), "study", "studies"),
        (outcomes, "outcome", "outcomes"),
        (
            synthesis.findings.len(),
            "qualitative finding",
            "qualitative findings",
        ),
    ];
    let size: Vec<String> = parts
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, one, many)| number::count(n, one, many))
        .collect();
    SynthesisCard {
        link: desk.link(here, crate::record::kind::Kind::Synthesis, &entry.id),
        kind: desk.value(synthesis.kind),
        summary_html: desk.html(here, &synthesis.summary),
        size: size.join(", "),
    }
}

/// Links to every list of the evidence.
pub fn browse(here: &Here) -> Vec<Link> {
    let lists = [
        (
            "Evidence map: what was studied, and where nobody looked",
            "map/index.html",
        ),
        ("Studies", "studies/index.html"),
        ("Outcomes", "outcomes/index.html"),
        ("Interventions and comparators", "interventions/index.html"),
        ("Findings by theme", "findings/index.html"),
        ("Economic evidence", "economics/index.html"),
        ("Policy time line", "policies/index.html"),
        ("Places where it runs", "examples/index.html"),
        ("Appraisal tools", "tools/index.html"),
        ("Downloads", "downloads/index.html"),
    ];
    lists
        .into_iter()
        .map(|(label, address)| here.link(label, address))
        .collect()
}
