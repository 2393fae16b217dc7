//! The list of syntheses.

use serde::Serialize;

use crate::plan::List;
use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;
use crate::view::desk::{Desk, Here, credit};
use crate::view::evidence::set_aside::is_set_aside;
use crate::view::head::Head;
use crate::view::part::Link;
use crate::view::shared::lists_in_use::holds_records;
use crate::view::shared::pager::{Pager, Part};
use crate::words::{count, say, text_id};

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
    /// Studies, outcomes and findings; a study that editors left out of every analysis does not count.
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
        title: part.title(desk.words, &say!(desk, "title.evidence")),
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
            browse: browse(desk, here),
            pager: part.pager(desk.words, here, |page| List::Evidence.address(page)),
        },
    ))
}

fn card(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>) -> SynthesisCard {
    let synthesis = &entry.value;
    let found = desk.findings.of_synthesis(&entry.id);
    let outcomes = found.len();
    let listed = synthesis.studies.iter();
    let studies = listed
        .filter(|study| !is_set_aside(found, study.id()))
        .count();
    let findings = synthesis.findings.len();
    let parts = [
        (studies, count!(desk, "count.studies", studies)),
        (outcomes, count!(desk, "count.outcomes", outcomes)),
        (
            findings,
            count!(desk, "count.qualitative-findings", findings),
        ),
    ];
    let size = parts.into_iter().filter(|(n, _)| *n > 0);
    let size: Vec<String> = size.map(|(_, words)| words).collect();
    SynthesisCard {
        link: desk.link(here, crate::record::kind::Kind::Synthesis, &entry.id),
        kind: desk.value(synthesis.kind),
        summary_html: desk.html(here, &synthesis.summary),
        size: size.join(", "),
    }
}

/// Links to every list of the evidence.
pub fn browse(desk: &Desk<'_>, here: &Here) -> Vec<Link> {
    let lists = [
        (text_id!("page.evidence-map-with-gaps"), "map/index.html"),
        (text_id!("link.by-certainty"), "certainty/index.html"),
        (text_id!("link.studies"), "studies/index.html"),
        (text_id!("link.outcomes"), "outcomes/index.html"),
        (
            text_id!("link.interventions-and-comparators"),
            "interventions/index.html",
        ),
        (text_id!("link.findings-by-theme"), "findings/index.html"),
        (text_id!("link.economic-evidence"), "economics/index.html"),
        (text_id!("link.policy-time-line"), "policies/index.html"),
        (text_id!("link.places-where-it-runs"), "examples/index.html"),
        (text_id!("link.appraisal-tools"), "tools/index.html"),
        (text_id!("link.downloads"), "downloads/index.html"),
    ];
    lists
        .into_iter()
        .filter(|(_, address)| holds_records(desk.evidence, address))
        .map(|(label, address)| here.link(desk.text(label), address))
        .collect()
}
