//! The list of interventions and comparators.

use serde::Serialize;

use crate::record::intervention::ArmRole;
use crate::record::kind::Kind;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::shared::part::Link;

/// What the template `interventions.html` sees.
#[derive(Debug, Serialize)]
pub struct InterventionsPage {
    /// What is studied.
    pub interventions: Vec<InterventionLine>,
    /// What it is compared with.
    pub comparators: Vec<InterventionLine>,
}

/// An intervention in the list.
#[derive(Debug, Serialize)]
pub struct InterventionLine {
    /// The intervention.
    pub link: Link,
    /// Its name in plain words.
    pub plain: String,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, InterventionsPage)> {
    let head = Head {
        title: desk.say("title.interventions-and-comparators"),
        description: desk.say("line.what-is-studied-and-what-it-is"),
        page_type: "interventions",
        crumbs: vec![here.link(desk.say("link.evidence"), "evidence/index.html")],
        section: "evidence/index.html",
        ..Head::default()
    };
    let of = |role: ArmRole| {
        let entries = desk.evidence.records.interventions.values();
        entries
            .filter(|entry| entry.value.role == role)
            .map(|entry| InterventionLine {
                link: desk.link(here, Kind::Intervention, &entry.id),
                plain: entry.value.plain_name.clone(),
            })
            .collect()
    };
    let page = InterventionsPage {
        interventions: of(ArmRole::Intervention),
        comparators: of(ArmRole::Comparator),
    };
    Some((head, page))
}
