//! The list of interventions and comparators, and the page of one.

use serde::Serialize;

use crate::evidence::Facet;
use crate::plan::{Sorting, browse_address};
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::intervention::{ArmRole, Intervention, RoleLine};
use crate::record::kind::Kind;
use crate::view::desk::{Desk, Here};
use crate::view::head::{Head, defined};
use crate::view::part::Link;
use crate::words::{count, say};

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
pub fn list(desk: &Desk<'_>, here: &Here) -> Option<(Head, InterventionsPage)> {
    let head = Head {
        title: say!(desk, "title.interventions-and-comparators"),
        description: say!(desk, "line.what-is-studied-and-what-it-is"),
        page_type: "interventions",
        crumbs: vec![here.link(say!(desk, "link.evidence"), "evidence/index.html")],
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

/// What the template `intervention.html` sees.
#[derive(Debug, Serialize)]
pub struct InterventionPage {
    /// Its name in plain words.
    pub plain: String,
    /// What it is.
    pub definition_html: String,
    /// Other names.
    pub also: Vec<String>,
    /// The wider intervention, when there is one.
    pub parent: Option<Link>,
    /// Interventions that are a kind of it.
    pub kinds: Vec<Link>,
    /// How it is delivered.
    pub profile: Vec<ProfileLine>,
    /// What the role does, may do and does not do; nothing for comparators.
    pub role_card: Option<RoleCardView>,
    /// Studies with an arm of it.
    pub studies: Vec<Link>,
    /// The list of all of them; nothing when they stand here.
    pub all_studies: Option<Link>,
    /// Where else it is used.
    pub used_in: Vec<Link>,
}

/// A line of a delivery profile.
#[derive(Debug, Clone, Serialize)]
pub struct ProfileLine {
    /// What it is about.
    pub item: String,
    /// What is known.
    pub text_html: String,
    /// Findings behind it.
    pub findings: Vec<Link>,
}

/// A role card.
#[derive(Debug, Clone, Serialize)]
pub struct RoleCardView {
    /// What they do that others do not.
    pub does: Vec<RoleLineView>,
    /// What they may do.
    pub may: Vec<RoleLineView>,
    /// What they do not do.
    pub does_not: Vec<RoleLineView>,
    /// How the role differs from others.
    pub contrast_html: String,
    /// With whom it is contrasted, inside a sentence.
    pub contrast_with: String,
    /// How far people agree.
    pub agreement_html: String,
}

/// A line of a role card.
#[derive(Debug, Clone, Serialize)]
pub struct RoleLineView {
    /// The line.
    pub text: String,
    /// Findings behind it.
    pub findings: Vec<Link>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, InterventionPage)> {
    let entry = desk.evidence.records.interventions.get(id)?;
    let head = Head {
        title: entry.value.name.clone(),
        description: defined(&entry.value.name, &entry.value.definition),
        page_type: "intervention",
        crumbs: vec![
            here.link(say!(desk, "link.evidence"), "evidence/index.html"),
            here.link(
                say!(desk, "link.interventions-and-comparators"),
                "interventions/index.html",
            ),
        ],
        section: "evidence/index.html",
        overdue: desk.overdue(entry),
        ..Head::default()
    };
    Some((head, page(desk, here, entry)))
}

/// How many studies stand on the page; more stand in the list of studies by intervention.
const MOST_STUDIES: usize = 100;

fn all_studies(desk: &Desk<'_>, here: &Here, n: usize) -> Link {
    let list = browse_address(&Sorting::By(Facet::Intervention), 0);
    here.link(
        count!(desk, "count.all-studies-of-an-intervention", n),
        &list,
    )
}

fn page(desk: &Desk<'_>, here: &Here, entry: &Entry<Intervention>) -> InterventionPage {
    let value = &entry.value;
    let all = desk.evidence.records.interventions.values();
    let is_kind =
        |o: &&Entry<Intervention>| o.value.parent.as_ref().is_some_and(|p| *p.id() == entry.id);
    let key = (Kind::Intervention, entry.id.clone());
    let users = |wanted: bool| -> Vec<Link> {
        let users = desk.evidence.cited_by.of(&key);
        users
            .filter(|(kind, _)| (*kind == Kind::Study) == wanted)
            .map(|(kind, id)| desk.link(here, *kind, id))
            .collect()
    };
    let studies = users(true);
    InterventionPage {
        plain: value.plain_name.clone(),
        definition_html: desk.html(here, &value.definition),
        also: value.also.clone(),
        parent: value
            .parent
            .as_ref()
            .map(|parent| desk.link_ref(here, parent)),
        kinds: all
            .filter(is_kind)
            .map(|o| desk.link(here, Kind::Intervention, &o.id))
            .collect(),
        profile: profile(desk, here, value),
        role_card: role_card(desk, here, value),
        all_studies: (studies.len() > MOST_STUDIES).then(|| all_studies(desk, here, studies.len())),
        studies: studies.into_iter().take(MOST_STUDIES).collect(),
        used_in: users(false),
    }
}

/// The delivery profile of an intervention.
pub fn profile(desk: &Desk<'_>, here: &Here, value: &Intervention) -> Vec<ProfileLine> {
    let line = |item: &crate::record::intervention::ProfileItem| ProfileLine {
        item: item.item.clone(),
        text_html: desk.inline(here, &item.text),
        findings: desk.finding_links(here, &item.findings),
    };
    value.profile.iter().map(line).collect()
}

/// The role card of an intervention, when it has one.
pub fn role_card(desk: &Desk<'_>, here: &Here, value: &Intervention) -> Option<RoleCardView> {
    let card = value.role_card.as_ref()?;
    let lines = |lines: &[RoleLine]| {
        let line = |line: &RoleLine| RoleLineView {
            text: line.text.clone(),
            findings: desk.finding_links(here, &line.findings),
        };
        lines.iter().map(line).collect()
    };
    Some(RoleCardView {
        does: lines(&card.does),
        may: lines(&card.may),
        does_not: lines(&card.does_not),
        contrast_html: desk.html(here, &card.contrast),
        contrast_with: card
            .contrast_with
            .clone()
            .unwrap_or_else(|| say!(desk, "role-card.other-roles")),
        agreement_html: desk.html(here, &card.agreement),
    })
}
