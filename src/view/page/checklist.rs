//! The readiness checklist.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::record::vocabulary::{Offered, Ranked, Stage};
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::Link;
use crate::view::shared::action::{ActionLine, action_line};
use crate::words::say;

/// What the template `checklist.html` sees.
#[derive(Debug, Serialize)]
pub struct ChecklistPage {
    /// The stages in order, with their actions.
    pub stages: Vec<StageGroup>,
    /// How many actions there are.
    pub count: usize,
    /// How many of them are musts.
    pub musts: usize,
    /// The register of questions to decide locally.
    pub open_issues: Link,
    /// A copy to download and fill in, when there is one.
    pub resources: Vec<Link>,
}

/// The actions of a stage.
#[derive(Debug, Clone, Serialize)]
pub struct StageGroup {
    /// Its name in addresses.
    pub id: String,
    /// The stage in words.
    pub stage: String,
    /// Its actions, the most important first.
    pub actions: Vec<ActionLine>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, ChecklistPage)> {
    let head = Head {
        title: say!(desk, "title.readiness-checklist"),
        description: say!(desk, "line.what-must-should-and-could-be-in"),
        page_type: "checklist",
        section: "resources/index.html",
        crumbs: vec![here.link(say!(desk, "link.toolkit"), "resources/index.html")],
        ..Head::default()
    };
    let actions = &desk.evidence.records.implementation;
    let is_must = |a: &&crate::record::entry::Entry<
        crate::record::implementation::Implementation,
    >| { a.value.priority == crate::record::implementation::Priority::Must };
    let kinds = desk.choices(|value| value.offered == Some(Offered::Checklist));
    let checklists = desk.evidence.records.resources.values();
    let checklists = checklists.filter(|resource| kinds.contains(&resource.value.kind));
    let page = ChecklistPage {
        stages: stages(desk, here, |_| true),
        count: actions.len(),
        musts: actions.values().filter(is_must).count(),
        open_issues: here.link(
            say!(desk, "link.questions-to-decide-locally"),
            "open-issues/index.html",
        ),
        resources: checklists
            .map(|r| desk.link(here, crate::record::kind::Kind::Resource, &r.id))
            .collect(),
    };
    Some((head, page))
}

/// The stages that have actions which `wanted` takes, by the id of the action.
pub fn stages(
    desk: &Desk<'_>,
    here: &Here,
    wanted: impl Fn(&crate::record::id::Id) -> bool,
) -> Vec<StageGroup> {
    let mut stages: BTreeMap<Ranked<Stage>, Vec<_>> = BTreeMap::new();
    let actions = desk.evidence.records.implementation.values();
    for entry in actions.filter(|entry| wanted(&entry.id)) {
        let stage = desk.evidence.records.ranked(&entry.value.stage);
        stages.entry(stage).or_default().push(entry);
    }
    stages
        .into_iter()
        .map(|(stage, mut entries)| {
            entries.sort_by_key(|entry| (entry.value.priority, entry.value.code.clone()));
            let actions = entries
                .into_iter()
                .map(|entry| action_line(desk, here, entry));
            StageGroup {
                id: stage.choice.to_string(),
                stage: desk.word(&stage.choice),
                actions: actions.collect(),
            }
        })
        .collect()
}
