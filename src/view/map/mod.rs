//! The evidence map: what was studied, how certain it is, and where nobody looked.

mod filter;
mod shown;
mod themes;

use serde::Serialize;

use crate::evidence::{EvidenceMap, MapCell};
use crate::plan::{Sorting, browse_address};
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::outcome::Outcome;
use crate::sentence::certainty::certainty;
use crate::text::case;
use crate::words::{count, say};

use super::desk::{Desk, Here};
use super::head::Head;
use super::page::evidence_list::browse;
use super::part::{Badge, Link};

pub use filter::index;
pub use themes::ThemeMap;

use shown::Shown;

/// What the template `map.html` sees.
#[derive(Debug, Serialize)]
pub struct MapPage {
    /// The interventions, one column each.
    pub interventions: Vec<Link>,
    /// The outcomes by domain, one row each.
    pub domains: Vec<MapDomain>,
    /// What is said where the map shows a part of all; empty where it shows all.
    pub left_out: String,
    /// Where all interventions and all outcomes stand.
    pub lists: [Link; 2],
    /// How many cells are gaps that somebody asked about.
    pub gaps: String,
    /// Themes of qualitative findings by source; none when there are no findings.
    pub themes: Option<ThemeMap>,
    /// Other ways into the evidence.
    pub browse: Vec<Link>,
    /// Where the file of the filter stands, as a link from the page.
    pub index: String,
}

/// The outcomes of a domain.
#[derive(Debug, Serialize)]
pub struct MapDomain {
    /// The domain.
    pub domain: String,
    /// Its outcomes.
    pub rows: Vec<MapRow>,
}

/// An outcome with its cells.
#[derive(Debug, Serialize)]
pub struct MapRow {
    /// The id of the outcome.
    pub id: String,
    /// The outcome.
    pub outcome: Link,
    /// One cell for each intervention.
    pub cells: Vec<CellView>,
}

/// A cell.
#[derive(Debug, Serialize)]
pub struct CellView {
    /// Its key in the file of the map's filter: `intervention/outcome`.
    pub key: String,
    /// The intervention, for narrow screens.
    pub intervention: String,
    /// `studied`, `none-found` or `not-sought`.
    pub state: &'static str,
    /// What is known, in words.
    pub words: String,
    /// How many studies, in figures.
    pub number: String,
    /// How large the mark in the picture is, from 1 for one study to 5 for twenty and more; 0 for none.
    pub size: u8,
    /// What the mark says, in words: studies, intervention, outcome and certainty.
    pub mark_words: String,
    /// What a screen reader hears in place of the words where they are a link.
    pub full_words: String,
    /// The list of the studies; empty when there are none.
    pub href: String,
    /// The best certainty, when it was judged.
    pub badge: Option<Badge>,
    /// Whether that judgement awaits agreement.
    pub proposed: bool,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, MapPage)> {
    let head = Head {
        title: say!(desk, "title.evidence-map"),
        description: say!(desk, "line.what-was-studied-for-each-intervention-and"),
        page_type: "map",
        crumbs: vec![here.link(say!(desk, "link.evidence"), "evidence/index.html")],
        section: "evidence/index.html",
        ..Head::default()
    };
    let map = EvidenceMap::of(desk.evidence);
    let shown = Shown::of(&map, desk.evidence.records.outcomes.keys());
    let interventions: Vec<&Id> = shown.interventions.iter().copied().collect();
    let domains = domains(desk, here, &map, &shown);
    let cells = domains.iter().flat_map(|domain| &domain.rows);
    let cells = cells.flat_map(|row| &row.cells);
    let gaps = cells.filter(|cell| cell.state == "none-found").count();
    let links = interventions.iter();
    let page = MapPage {
        interventions: links
            .map(|id| desk.link(here, Kind::Intervention, id))
            .collect(),
        domains,
        left_out: left_out(desk, &shown),
        lists: [
            here.link(
                say!(desk, "link.interventions-and-comparators"),
                "interventions/index.html",
            ),
            here.link(say!(desk, "link.outcomes"), "outcomes/index.html"),
        ],
        gaps: count!(desk, "count.cells", gaps),
        themes: themes::theme_map(desk, here),
        browse: browse(desk, here),
        index: here.href("map/studies.json"),
    };
    Some((head, page))
}

/// What is said of a map that shows a part of all.
fn left_out(desk: &Desk<'_>, shown: &Shown<'_>) -> String {
    if !shown.is_part() {
        return String::new();
    }
    say!(
        desk,
        "map.shows-the-most-studied",
        columns = shown.interventions.len(),
        interventions = shown.all_interventions,
        rows = shown.outcomes.len(),
        outcomes = shown.all_outcomes,
    )
}

fn domains(desk: &Desk<'_>, here: &Here, map: &EvidenceMap, shown: &Shown<'_>) -> Vec<MapDomain> {
    let outcomes = desk.evidence.records.outcomes.values();
    let outcomes = outcomes.filter(|entry| shown.outcomes.contains(&entry.id));
    let mut outcomes: Vec<&Entry<Outcome>> = outcomes.collect();
    outcomes.sort_by_key(|entry| {
        (
            desk.evidence.records.ranked(&entry.value.domain),
            std::cmp::Reverse(entry.value.importance),
        )
    });
    let of_domain = outcomes.chunk_by(|a, b| a.value.domain == b.value.domain);
    let row = |outcome: &&Entry<Outcome>| MapRow {
        id: outcome.id.to_string(),
        outcome: desk.link(here, Kind::Outcome, &outcome.id),
        cells: shown
            .interventions
            .iter()
            .map(|of| cell(desk, here, map, of, &outcome.id))
            .collect(),
    };
    of_domain
        .filter_map(|entries| {
            Some(MapDomain {
                domain: desk.word(&entries.first()?.value.domain),
                rows: entries.iter().map(row).collect(),
            })
        })
        .collect()
}

/// The size of a mark: one study, 2 to 4, 5 to 9, 10 to 19, more. `map.js` has the same steps.
fn size(studies: usize) -> u8 {
    match studies {
        0 => 0,
        1 => 1,
        2..=4 => 2,
        5..=9 => 3,
        10..=19 => 4,
        _ => 5,
    }
}

fn cell(desk: &Desk<'_>, here: &Here, map: &EvidenceMap, of: &Id, outcome: &Id) -> CellView {
    let nothing = MapCell::default();
    let cell = map.cell(of, outcome).unwrap_or(&nothing);
    let title = |kind: Kind, id: &Id| {
        let title = desk.evidence.title_of(kind, id.as_str());
        title.unwrap_or(id.as_str()).to_owned()
    };
    let (state, words) = match (cell.studies, cell.is_sought) {
        (0, true) => ("none-found", say!(desk, "line.none-found")),
        (0, false) => ("not-sought", say!(desk, "line.not-sought-here")),
        (n, _) => ("studied", count!(desk, "count.studies", n)),
    };
    let intervention = title(Kind::Intervention, of);
    let list = browse_address(&Sorting::MapRow(of.clone()), 0);
    let full_words = say!(
        desk,
        "map.studies-of-on",
        studies = &words,
        intervention = &intervention,
        outcome = title(Kind::Outcome, outcome),
    );
    let certainty = desk.text(certainty(cell.best.as_ref().map(|grade| grade.level)));
    CellView {
        key: format!("{of}/{outcome}"),
        number: desk.words.whole(cell.studies as u64),
        size: size(cell.studies),
        mark_words: say!(
            desk,
            "map.mark",
            studies = &full_words,
            certainty = case::small(&certainty)
        ),
        full_words,
        intervention,
        state,
        words,
        href: if cell.studies == 0 {
            String::new()
        } else {
            here.href(&format!("{list}#{outcome}"))
        },
        badge: cell
            .best
            .as_ref()
            .map(|grade| desk.certainty_badge(grade.level, String::new())),
        proposed: cell.best.as_ref().is_some_and(|grade| grade.proposed),
    }
}
